"""The card "Who asks": the steps in order with what is recorded, the copies, the checks for another."""

from dataclasses import replace
from datetime import date
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.desk import handle, receive, review
from assistant.desk.people import Staff
from assistant.settings import load
from tests.browser.conftest import Served, Visitor, let_in, watch
from tests.browser.test_axe import SETTLED, clean
from tests.unit.desk.test_casework import PICTURE

CARD = "section[aria-labelledby=who]"


def with_copy(served: Served, text: str = "Graag inzage, klantnummer 12345.") -> str:
    """Take a mail with a picture, at a company whose mail lies in a mailbox; return the reference."""
    desk = served.site.desk
    mail = EmailMessage()
    mail["From"], mail["To"] = "Jan Jansen <jan@example.org>", "backoffice@ventum.nl"
    mail["Subject"], mail["Message-ID"] = "Mijn gegevens", "<copy@example.org>"
    mail.set_content(text)
    mail.add_attachment(PICTURE, maintype="image", subtype="png", filename="paspoort.png")
    receive.mail(
        desk,
        mail.as_bytes(),
        tenant_id="ventum",
        envelope_from="jan@example.org",
        recipients=("backoffice@ventum.nl",),
        received=served.site.office.clock.now,
        source="smtp",
    )
    while handle.next(desk, "w"):
        pass
    return next(row.reference for row in review.queue(desk, anna(served)) if row.reference)


def anna(served: Served) -> Staff:
    return Staff(id="anna", name="Anna", roles=dict.fromkeys(("ventum", "natur-energi"), "admin"))


def with_mailbox(served: Served) -> None:
    """Let the company read a mailbox, so that mail with a copy must leave it."""
    office = served.site.office
    tenants = [{"id": "ventum", "mailboxes": [{"host": "imap.example.org", "username": "desk"}]}]
    settings = load(data_dir=office.desk.settings.data_dir, tenants=tenants)
    office.desk = replace(office.desk, settings=settings)


def at(visitor: Visitor, served: Served, reference: str) -> Page:
    let_in(visitor, served)
    visitor.page.goto(f"/console/tickets/{reference}")
    return visitor.page


def test_the_way_up_the_ladder_by_keyboard_to_a_copy_and_its_end(visitor: Visitor, served: Served) -> None:
    reference = with_copy(served)
    page = at(visitor, served, reference)
    card = page.locator(CARD)
    steps = card.locator(".ladder > li .strong").all_inner_texts()
    assert [step.split()[0] for step in steps] == ["Signed", "Writes", "Called", "Control", "Masked"]
    expect(card).to_contain_text("record a reasonable doubt first")
    card.get_by_label("Why you doubt who asks").focus()
    page.keyboard.type("Het adres is nieuw.")
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Record the doubt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Identity set.")
    expect(card).to_contain_text("Het adres is nieuw.")
    expect(card.get_by_role("button", name="Ask for a copy")).to_have_count(0)
    for step in ("Signed in", "Writes from", "Called back", "Control question"):
        row = card.locator(".ladder > li", has_text=step)
        row.locator("summary").focus()
        page.keyboard.press("Enter")
        row.get_by_label("What came of it").select_option("unfit")
        row.get_by_label("How you know, or why not").fill("geen gegevens bekend")
        page.keyboard.press("Enter")
        expect(page.locator("#notice")).to_contain_text("Recorded.")
    expect(card.get_by_text("geen gegevens bekend")).to_have_count(4)
    expect(card.get_by_role("button", name="Ask for a copy by a safe link")).to_be_visible()
    clean(page, "the card before a copy")
    row = card.locator(".ladder > li", has_text="Masked copy")
    row.locator("summary").click()
    row.get_by_label("What came of it").select_option("It is them")
    row.get_by_role("button", name="Record").click()
    expect(page.locator(CARD)).to_contain_text("It is them")
    expect(page.locator("#log")).to_contain_text("Removed")
    clean(page, "the card after the check")


def test_a_file_is_said_to_be_no_copy_and_to_be_one(visitor: Visitor, served: Served) -> None:
    page = at(visitor, served, with_copy(served))
    expect(page.locator("#log")).to_contain_text("Treated as a copy of an ID")
    page.get_by_role("button", name="This is no copy of an ID").click()
    expect(page.locator("#notice")).to_contain_text("It counts as no copy of an ID.")
    expect(page.locator("#log")).not_to_contain_text("Treated as a copy")
    page.get_by_role("button", name="This is a copy of an ID").click()
    expect(page.locator("#log")).to_contain_text("Treated as a copy of an ID")


def test_a_mail_that_must_still_leave_the_mailbox_is_shown_until_it_is_gone(
    visitor: Visitor, served: Served
) -> None:
    reference = with_copy(served)
    with_mailbox(served)
    review.set_identity(served.site.office.desk, anna(served), reference, "confirmed", step="call_back")
    page = at(visitor, served, reference)
    card = page.locator(CARD)
    expect(card).to_contain_text("The mail with the copy must still leave the mailbox.")
    clean(page, "a mail that must leave")
    card.get_by_role("button", name="I deleted it by hand").click()
    expect(page.locator(CARD)).not_to_contain_text("must still leave")


def for_another(served: Served, kind: str) -> str:
    """Return a request for another, of which part was seen, with a doubt and part of the ladder recorded."""
    desk, staff = served.site.desk, anna(served)
    reference = with_copy(served)
    review.set_field(desk, staff, reference, "on_behalf_of", "namens mijn overleden moeder")
    review.set_behalf(desk, staff, reference, kind)
    first = {"heir": "death_seen", "parent": "child_age"}[kind]
    review.check_behalf(desk, staff, reference, first, how="akte gezien", day=date(2026, 11, 1))
    review.set_identity(desk, staff, reference, "doubt", reason="Schrijft vanaf een nieuw adres.")
    review.record_steps(
        desk, staff, reference, {"portal": ("unfit", "geen account"), "call_back": ("failed", "?")}
    )
    return reference


def test_somebody_who_asks_for_another_is_checked_by_kind(visitor: Visitor, served: Served) -> None:
    desk, staff = served.site.desk, anna(served)
    reference = with_copy(served)
    review.set_field(desk, staff, reference, "on_behalf_of", "namens mijn overleden moeder")
    page = at(visitor, served, reference)
    card = page.locator(CARD)
    expect(card.get_by_label("As what they ask")).to_have_value("heir")
    card.get_by_role("button", name="Set", exact=True).click()
    card = page.locator(CARD)
    expect(card).to_contain_text("The GDPR does not hold for somebody who died")
    card.get_by_label("Day of the death").fill("2026-11-01")
    card.get_by_label("What you saw").first.fill("akte van overlijden gezien")
    card.get_by_role("button", name="Record: A proof of the death").click()
    card = page.locator(CARD)
    expect(card).to_contain_text("akte van overlijden gezien (2026-11-01)")
    expect(card).to_contain_text("Check before anything goes out")
    clean(page, "somebody who asks for another")


@pytest.mark.parametrize("language", ["nl", "da", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1200, "dark")])
def test_axe_finds_nothing_in_the_card_and_it_fits(
    chromium: Browser, served: Served, language: str, width: int, scheme: str
) -> None:
    reference = for_another(served, "heir" if language == "nl" else "parent")
    context = chromium.new_context(
        base_url=served.url, viewport={"width": width, "height": 800}, color_scheme=scheme, **SETTLED
    )
    context.add_cookies([{"name": "language", "value": language, "url": served.url}])
    page = at(watch(context), served, reference)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    clean(page, f"{language} {width} {scheme}")
    context.close()

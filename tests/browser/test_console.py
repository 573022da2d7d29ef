"""A member of staff in a real browser: with the mouse, with keys alone, on a phone, beside a colleague."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Served, Visitor, let_in, watch
from tests.browser.test_axe import clean
from tests.unit.desk.library import BILLS
from tests.unit.web.website import PASSWORD

QUESTION = "Hoe lang bewaren jullie mijn gegevens?"


def test_from_the_door_to_the_outgoing_mail(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    page = visitor.page
    page.goto("/console")
    page.get_by_label("E-mail address").fill("anna@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.locator("a.open").first.click()
    expect(page.get_by_role("heading", name="Conversation")).to_be_visible()
    page.get_by_label("Text", exact=True).fill("Beste Jan,\n\nZeven jaar.\n\nGroet, Anna")
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Approved.")
    page.get_by_role("link", name="Outgoing mail").click()
    expect(page.locator("tr[data-state=waiting]")).to_contain_text("jan@example.org")
    served.site.office.clock.on(minutes=1)
    (sent,) = served.site.office.send_all()
    assert b"Zeven jaar." in sent
    page.reload()
    expect(page.locator("tr[data-state=sent]")).to_contain_text("jan@example.org")


def test_eighty_drafts_before_lunch_with_keys_alone(visitor: Visitor, served: Served) -> None:
    for name in ("Jan", "Mia", "Kees"):
        served.site.office.mail(QUESTION, subject=f"Vraag van {name}", sender=f"{name} <{name}@example.org>")
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("tr.here")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/console/tickets/*")
    page.keyboard.press("e")
    page.keyboard.type("Dag. ")
    page.keyboard.press("Escape")
    first = page.url
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != first)
    expect(page.get_by_role("status").first).to_contain_text("Approved.")
    second = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != second)
    page.keyboard.press("q")
    page.wait_for_url("**/console")
    served.site.office.clock.on(minutes=1)
    (sent,) = served.site.office.send_all()
    assert b"Dag. Zeven jaar." in sent


def test_nothing_is_wider_than_a_small_phone(chromium: Browser, served: Served) -> None:
    served.site.office.mail("Wis mijn gegevens. " + QUESTION, subject="Een heel lang onderwerp " * 6)
    context = chromium.new_context(base_url=served.url, viewport={"width": 360, "height": 740})
    visitor = watch(context)
    let_in(visitor, served)
    visitor.page.goto("/console")
    ticket = visitor.page.locator("a.open").first.get_attribute("href")
    for path in (
        f"/console {ticket} /console/board /console/outbox /console/daily /console/quarantine /console/new "
        "/console/staff /console/account /console/register /console/register/report /console/keys /demo "
        "/demo/ventum /demo/outbox /console/retention "
        "/chat/ventum /chat/natur-energi /console?type=erasure /console/knowledge "
        f"/console/knowledge/statement /console/knowledge/text?path={BILLS} "
        f"/console/knowledge/edit?path={BILLS}"
    ).split():
        visitor.page.goto(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


def test_the_essentials_work_without_script(chromium: Browser, served: Served) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    context = chromium.new_context(base_url=served.url, java_script_enabled=False, locale="en-GB")
    visitor = watch(context)
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console")
    page.get_by_label("Type").select_option("erasure")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_text("Nothing here fits the filter.")).to_be_visible()
    page.get_by_role("link", name="Show everything").click()
    page.locator("a.open").first.click()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Approved.")
    context.close()


def test_two_people_race_for_one_draft_and_one_mail_leaves(chromium: Browser, served: Served) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    served.site.staff("Bo", "approver", password="")
    pages = []
    for email in ("anna@example.org", "bo@example.org"):
        visitor = watch(chromium.new_context(base_url=served.url, locale="en-GB"))
        let_in(visitor, served, email)
        visitor.page.goto("/console")
        visitor.page.locator("a.open").first.click()
        pages.append(visitor.page)
    for page in pages:
        page.get_by_role("button", name="Approve", exact=True).click()
    expect(pages[0].get_by_role("status").first).to_contain_text("Approved.")
    expect(pages[1].get_by_role("alert")).to_be_visible()
    served.site.office.clock.on(minutes=1)
    assert len(served.site.office.send_all()) == 1
    for page in pages:
        page.context.close()


def test_the_queue_tells_of_news_by_itself(visitor: Visitor, served: Served) -> None:
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console")
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    served.site.office.mail("Wis mijn gegevens", sender="Jan Jansen <jan@example.org>")
    expect(page.get_by_text("Jan Jansen")).to_be_visible(timeout=20_000)


def test_words_typed_and_not_saved_are_asked_about_before_leaving(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(QUESTION)
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console")
    page.locator("a.open").first.click()
    page.get_by_label("Text", exact=True).press_sequentially("Half een zin")
    asked: list[str] = []

    def answer(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", answer)
    page.get_by_role("link", name="Board").click()
    page.wait_for_url("**/console/board")
    assert asked == ["beforeunload"]


def test_colleagues_at_one_draft_see_each_other_and_what_the_other_did(
    chromium: Browser, served: Served
) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    served.site.staff("Bo", "approver", password="")
    pages = []
    for email in ("anna@example.org", "bo@example.org"):
        visitor = watch(chromium.new_context(base_url=served.url, locale="en-GB"))
        let_in(visitor, served, email)
        visitor.page.goto("/console")
        visitor.page.locator("a.open").first.click()
        pages.append(visitor.page)
    anna, bo = pages
    expect(bo.locator("#others")).to_contain_text("Anna is looking at this too.")
    expect(anna.locator("#others")).to_contain_text("Bo is looking at this too.", timeout=15_000)
    bo.get_by_label("Text", exact=True).fill("Zeven jaar, van Bo.")
    expect(anna.locator("#others")).to_contain_text("Bo is writing here.", timeout=25_000)
    anna.get_by_label("Text", exact=True).fill("Zeven jaar, van Anna.")
    bo.get_by_role("button", name="Save", exact=True).click()
    expect(anna.locator(".toast")).to_contain_text("A colleague changed the reply.", timeout=15_000)
    anna.get_by_role("button", name="Approve", exact=True).click()
    expect(anna.locator("#yours")).to_contain_text("Bo changed the reply")
    expect(anna.get_by_label("Text", exact=True)).to_have_value("Zeven jaar, van Anna.")
    assert served.site.office.send_all() == []
    for page in pages:
        page.context.close()


def test_an_answer_is_mended_and_published_with_keys_alone(chromium: Browser, served: Served) -> None:
    served.site.staff("Bo", "approver", password="")
    anna, bo = (watch(chromium.new_context(base_url=served.url, locale="en-GB")) for _ in range(2))
    let_in(anna, served)
    page = anna.page
    page.goto("/console")
    page.keyboard.press("w")
    page.wait_for_url("**/console/knowledge")
    page.keyboard.press("/")
    page.keyboard.type("facturen")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=facturen**")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/knowledge/text**")
    page.get_by_role("link", name="Edit").focus()
    page.keyboard.press("Enter")
    page.get_by_label("In one sentence, what is asked for first").first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Vijf jaar bewaren we facturen.")
    page.get_by_label("What changes, and why").focus()
    page.keyboard.type("nieuw statement")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("A second person reads and publishes it.")
    let_in(bo, served, "bo@example.org")
    bo.page.goto(page.url)
    bo.page.get_by_role("button", name="Publish").focus()
    bo.page.keyboard.press("Enter")
    expect(bo.page.get_by_role("status").first).to_contain_text("Published.")
    for visitor in (anna, bo):
        visitor.context.close()


def test_one_reply_to_several_requests_with_keys_alone(visitor: Visitor, served: Served) -> None:
    served.site.office.mail("Ik wil inzage, klantnummer 12345. Wis daarna alles.")
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console")
    page.locator("a.open").first.click()
    page.locator("#joint > summary").focus()
    page.keyboard.press("Enter")
    clean(page, "choosing what one reply answers")
    boxes = page.get_by_role("checkbox", name="In this reply")
    expect(boxes).to_have_count(2)
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(boxes.first).to_be_checked()
    page.get_by_role("button", name="Write one reply").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Requests that this reply answers")).to_be_visible()
    clean(page, "one reply to several requests")
    other = page.get_by_role("list", name="Requests that this reply answers").get_by_role("link").nth(1)
    reference = other.inner_text()
    other.click()
    page.wait_for_url(f"**/console/tickets/{reference}")
    expect(page.get_by_text("one reply to both waits for approval")).to_be_visible()
    page.get_by_role("button", name=f"Answer {reference} alone").click()
    expect(page.get_by_text("No reply waits here.")).to_be_visible()
    expect(page.get_by_text("A reply waits for another request of this matter")).to_be_visible()

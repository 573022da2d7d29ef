"""What people see: order on a phone, pills, paper, targets, a lost line, an ended sign-in, who is writing."""

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.desk import sessions
from tests.browser.conftest import Served, Visitor, let_in, watch
from tests.browser.test_axe import clean
from tests.unit.desk.small import person

QUESTION = "Hoe lang bewaren jullie mijn gegevens?"
WISH = "Wis mijn gegevens. " + QUESTION
FIRST = "e => [...e.querySelectorAll('h2')].map(h => h.id)"


def at_ticket(visitor: Visitor, served: Served) -> Page:
    let_in(visitor, served)
    visitor.page.goto("/console")
    visitor.page.locator("a.open").first.click()
    visitor.page.wait_for_url("**/console/tickets/*")
    return visitor.page


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_customers_words_and_the_reply_come_first_to_eye_and_ear(
    chromium: Browser, served: Served, width: int
) -> None:
    served.site.office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    context = chromium.new_context(base_url=served.url, viewport={"width": width, "height": 740})
    page = at_ticket(watch(context), served)
    assert page.locator(".matter").evaluate(FIRST)[:3] == ["talk", "reply", "understood"]
    boxes = [page.locator(f"#{id}").bounding_box() for id in ("talk", "reply", "understood")]
    tops = [box["y"] for box in boxes if box]
    if width < 1000:
        assert tops == sorted(tops), "what is read first stands above"
    else:
        assert tops[0] == tops[1] < tops[2], "the reply stands beside the customer's words"
    context.close()


def test_a_long_conversation_shows_its_end_and_keeps_the_rest_folded(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.page
    page.goto("/demo/ventum")
    page.locator("privacy-chat .launch").click()
    for n in range(4):
        page.locator("privacy-chat textarea").fill(f"hoe lang {n}?")
        page.keyboard.press("Enter")
        expect(page.locator("privacy-chat .bubble")).to_have_count(2 * (n + 1))
    page.locator("privacy-chat .foot .link").click()
    expect(page.locator("privacy-chat dl")).to_contain_text("VEN-")
    at_ticket(visitor, served)
    expect(page.get_by_text("hoe lang 0?", exact=True)).to_be_hidden()
    page.get_by_text("earlier messages").click()
    expect(page.get_by_text("hoe lang 0?", exact=True)).to_be_visible()
    clean(page, "a long conversation")


@pytest.mark.parametrize("language", ["nl", "da"])
def test_no_pill_of_the_queue_breaks_and_no_line_is_wider_than_its_window(
    chromium: Browser, served: Served, language: str
) -> None:
    office = served.site.office
    long = "Wilhelmina-Alexandrina van der Hoogenboezem-Schwartzenberg"
    office.mail(QUESTION, sender=f"{long} <w@example.org>", subject="Persondatabeskyttelsesforordningen" * 4)
    office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    office.mail("Een datalek: andermans brief.", sender="Kees Bos <kees@example.org>")
    context = chromium.new_context(base_url=served.url)
    visitor = watch(context)
    let_in(visitor, served)
    context.add_cookies([{"name": "language", "value": language, "url": served.url}])
    for width in (360, 768, 1024, 1200, 1440):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.page.goto("/console")
        tall = visitor.page.locator(".queue .tag").evaluate_all("all => all.map(e => e.offsetHeight)")
        assert 0 < max(tall) < 32, (width, tall)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
        card = visitor.page.locator(".tablecard")
        assert card.evaluate("e => e.scrollWidth - e.clientWidth") <= 0, width
    context.close()


def test_paper_is_white_holds_the_whole_reply_and_nothing_to_press(chromium: Browser, served: Served) -> None:
    served.site.office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    context = chromium.new_context(base_url=served.url, color_scheme="dark", locale="en-GB")
    context.add_cookies([{"name": "theme", "value": "dark", "url": served.url}])
    page = at_ticket(watch(context), served)
    page.get_by_label("Text", exact=True).fill("Beste Jan,\n\nZeven jaar, getypt en nog niet bewaard.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    expect(page.locator(".printonly")).to_contain_text("getypt en nog niet bewaard")
    expect(page.locator("#text")).to_be_hidden()
    for what in (".side", "#draft .acts", ".noprint"):
        for one in page.locator(what).all():
            expect(one).to_be_hidden()
    page.goto("/console")
    assert page.locator(".queue thead").bounding_box(), "a table on paper, however narrow"
    page.goto("/console/board")
    expect(page.locator(".tiles")).to_be_visible()
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    context.close()


SMALL = """
() => [...document.querySelectorAll('button, summary, select, input:not([type=hidden]), .button, .nav a')]
  .filter(e => e.checkVisibility() && !e.closest('.hide'))
  .map(e => [e.outerHTML.slice(0, 90), (e.closest('label') || e).getBoundingClientRect()])
  .filter(([html, r]) => r.width && (r.height < 24 || r.width < 24))
  .map(([html]) => html)
"""


def test_what_is_pressed_is_large_enough_for_a_thumb(chromium: Browser, served: Served) -> None:
    served.site.office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    context = chromium.new_context(
        base_url=served.url, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    visitor = watch(context)
    page = at_ticket(visitor, served)
    for path in (page.url, "/console", "/console/board", "/console/knowledge", "/console/account"):
        page.goto(path)
        for closed in page.locator("details:not([open]) > summary").all():
            if closed.is_visible():
                closed.click()
        assert page.evaluate(SMALL) == [], path
    context.close()


def test_a_lost_line_keeps_what_was_typed_and_says_so(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    page = at_ticket(visitor, served)
    page.get_by_label("Text", exact=True).fill("Zeven jaar, van Anna.")
    visitor.context.set_offline(True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    clean(page, "no line")
    visitor.context.set_offline(False)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Zeven jaar, van Anna.")


def test_an_ended_sign_in_keeps_what_was_typed_until_one_is_back(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    page = at_ticket(visitor, served)
    page.get_by_label("Text", exact=True).fill("Zeven jaar, van Anna.")
    sessions.end_everywhere(served.site.desk, person("anna"))
    visitor.context.clear_cookies()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("You are signed out.")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_attribute("target", "_blank")
    clean(page, "signed out")
    let_in(visitor, served)  # in another tab
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Approved.")
    served.site.office.clock.on(minutes=1)
    assert b"Zeven jaar, van Anna." in served.site.office.send_all()[0]


def test_what_was_approved_in_passing_is_taken_back_with_one_key(visitor: Visitor, served: Served) -> None:
    for name in ("Jan", "Mia"):
        served.site.office.mail(QUESTION, subject=f"Vraag van {name}", sender=f"{name} <{name}@example.org>")
    page = at_ticket(visitor, served)
    first = page.url
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != first)
    expect(page.locator("#notice [data-undo]")).to_be_visible()
    clean(page, "with what can be taken back")
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Taken back.")
    served.site.office.clock.on(minutes=1)
    assert served.site.office.send_all() == []


def test_customer_and_staff_see_each_other_writing_and_nothing_of_it_is_stored(
    chromium: Browser, served: Served
) -> None:
    customer = watch(chromium.new_context(base_url=served.url))
    customer.page.goto("/demo/ventum")
    customer.page.locator("privacy-chat .launch").click()
    customer.page.locator("privacy-chat .foot .link").click()
    expect(customer.page.locator("privacy-chat dl")).to_contain_text("VEN-")
    staff = watch(chromium.new_context(base_url=served.url, locale="en-GB"))
    page = at_ticket(staff, served)
    page.get_by_role("button", name="Take over this chat").click()
    expect(customer.page.locator("privacy-chat .bubble").last).to_contain_text(
        "Een medewerker praat nu met je"
    )
    customer.page.locator("privacy-chat textarea").press_sequentially("ik wil eigenlijk")
    expect(page.locator("#typing")).to_have_text("The customer is writing …", timeout=15_000)
    page.get_by_label("Write to the customer in the chat").press_sequentially("Dag, met Anna")
    note = customer.page.locator("privacy-chat .scroll > .notice").last
    expect(note).to_have_text("Een medewerker schrijft …", timeout=15_000)
    clean(customer.page, "widget, staff writing")
    clean(page, "ticket, customer writing")
    customer.page.keyboard.press("Enter")
    expect(page.locator("#log")).to_contain_text("ik wil eigenlijk", timeout=15_000)
    expect(page.get_by_label("Write to the customer in the chat")).to_have_value("Dag, met Anna")
    page.get_by_role("button", name="Send in the chat").click()
    expect(customer.page.locator("privacy-chat .bubble.staff")).to_contain_text(
        "Dag, met Anna", timeout=15_000
    )
    expect(note).to_be_hidden()
    expect(page.get_by_label("Write to the customer in the chat")).to_be_focused()
    expect(page.locator("#log")).to_contain_text("Dag, met Anna")
    for visitor in (customer, staff):
        visitor.context.close()
        assert not visitor.troubles


def test_a_new_answer_is_begun_from_the_list_of_texts(visitor: Visitor, served: Served) -> None:
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console/knowledge")
    page.get_by_text("Write an answer that is not there yet").click()
    clean(page, "knowledge, a new answer")
    page.get_by_label("What customers ask, and whose answer it is").select_option(label="Recorded calls")
    page.get_by_role("button", name="Write it").click()
    expect(page.get_by_role("heading", name="Recorded calls")).to_be_visible()
    clean(page, "a new answer")
    page.get_by_label("Title").fill("Opnames van gesprekken")
    page.get_by_label("In one sentence, what is asked for first").fill("Een opname bewaren we drie maanden.")
    page.get_by_label("Section or article").fill("2.1")
    page.get_by_label("Short name, for staff").fill("kept")
    page.get_by_label("How customers ask for it, one a line").first.fill(
        "hoe lang bewaren jullie een opname?"
    )
    page.get_by_label("What changes, and why").fill("Klanten vragen het")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("A second person reads and publishes it.")
    expect(
        page.get_by_text("Somebody else must read").or_(page.get_by_text("somebody else must"))
    ).to_be_visible()
    clean(page, "a new answer that waits")


def test_who_wants_no_movement_gets_none_in_the_console(chromium: Browser, served: Served) -> None:
    for wish, seconds in (("reduce", "0s"), ("no-preference", "0.12s")):
        context = chromium.new_context(base_url=served.url, reduced_motion=wish)  # type: ignore[arg-type]
        visitor = watch(context)
        let_in(visitor, served)
        visitor.page.goto("/console/board")
        taken = visitor.page.locator(".nav a").first.evaluate("e => getComputedStyle(e).transitionDuration")
        assert taken == seconds
        context.close()


def test_enter_in_the_subject_saves_and_sends_nothing(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    page = at_ticket(visitor, served)
    page.get_by_label("Subject").fill("Re: Je vraag")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    served.site.office.clock.on(minutes=1)
    assert served.site.office.send_all() == []


def test_four_times_as_large_everything_is_still_reached(chromium: Browser, served: Served) -> None:
    served.site.office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    context = chromium.new_context(base_url=served.url, viewport={"width": 320, "height": 256})
    visitor = watch(context)
    page = at_ticket(visitor, served)
    for path in (page.url, "/console", "/console/board", "/console/knowledge", "/console/register/report"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.goto("/demo/ventum")
    page.locator("privacy-chat .launch").click()
    page.locator("privacy-chat textarea").fill("hoe lang?")
    page.keyboard.press("Enter")
    answer = page.get_by_text("Zeven jaar.")
    expect(answer).to_be_in_viewport()
    box = page.locator("privacy-chat .panel").evaluate(
        "e => [e.scrollHeight > e.clientHeight, e.clientHeight]"
    )
    assert box == [True, 256], "the whole scrolls: a strip between head and keys would hold no line"
    context.close()

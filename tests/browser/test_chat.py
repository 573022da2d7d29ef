"""A worried customer on a phone: the widget and the plain page, in both languages, over a bad line."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.desk import chat, review
from assistant.store.store import SqlStore
from tests.browser.conftest import Served, Visitor, serve, watch
from tests.unit.desk.small import person
from tests.unit.web.website import website

ASKS = {"ventum": "Hoe lang bewaren jullie dit?", "natur-energi": "hoe lang"}
WISH = {"ventum": "Ik wil inzage", "natur-energi": "Jeg vil have indsigt"}
DAY = timedelta(1)
MARK = {"ventum": "VEN", "natur-energi": "NAT"}


def open_widget(visitor: Visitor, tenant: str = "ventum") -> None:
    visitor.page.goto(f"/demo/{tenant}")
    visitor.page.locator("privacy-chat .launch").click()
    expect(visitor.page.locator("privacy-chat textarea")).to_be_focused()


def say(visitor: Visitor, text: str) -> None:
    visitor.page.locator("privacy-chat textarea").fill(text)
    visitor.page.keyboard.press("Enter")


def stored(visitor: Visitor) -> int:
    return int(visitor.page.evaluate("localStorage.length + sessionStorage.length"))


@pytest.mark.parametrize("tenant", ["ventum", "natur-energi"])
def test_a_question_then_a_request_end_in_a_reference_and_a_date(
    visitor: Visitor, served: Served, tenant: str
) -> None:
    open_widget(visitor, tenant)
    page = visitor.page
    expect(page.locator("privacy-chat .notice").first).to_be_visible()
    assert stored(visitor) == 0
    assert page.context.cookies() == []
    say(visitor, ASKS[tenant])
    expect(page.locator("privacy-chat .bubble.assistant")).to_contain_text("Zeven jaar.")
    expect(page.locator("privacy-chat .source")).to_contain_text("2.6")
    assert stored(visitor) == 1
    say(visitor, WISH[tenant])
    expect(page.locator("privacy-chat dl")).to_contain_text(re.compile(rf"{MARK[tenant]}-\w{{4}}-\w{{4}}"))
    expect(page.locator("privacy-chat dl")).to_contain_text(re.compile("2026|2027"))
    assert all(url.startswith((served.url, "ws://127.0.0.1", "blob:")) for url in visitor.asked)


@pytest.mark.parametrize("tenant", ["ventum", "natur-energi"])
def test_the_plain_page_answers_without_script(chromium: Browser, served: Served, tenant: str) -> None:
    context = chromium.new_context(base_url=served.url, java_script_enabled=False)
    page = watch(context).page
    page.goto(f"/chat/{tenant}")
    page.locator("#text").fill(ASKS[tenant])
    page.locator("#write button").click()
    expect(page.locator(".bubble.assistant")).to_contain_text("Zeven jaar.")
    page.locator("#text").fill(WISH[tenant])
    page.locator("#write button").click()
    expect(page.locator(".ticket")).to_contain_text(MARK[tenant])
    context.close()


def test_the_plain_page_with_script_answers_without_a_reload(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/chat/ventum")
    page.evaluate("window.same = true")
    page.locator("#text").fill(ASKS["ventum"])
    page.locator("#write button").click()
    expect(page.locator(".bubble.assistant")).to_contain_text("Zeven jaar.")
    expect(page.locator("#text")).to_have_value("")
    page.locator("#text").fill(WISH["ventum"])
    page.locator("#write button").click()
    expect(page.locator(".ticket")).to_contain_text("VEN-")
    assert page.evaluate("window.same") is True


def test_it_is_one_conversation_over_reloads_and_tabs(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, ASKS["ventum"])
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2)
    visitor.page.reload()
    visitor.page.locator("privacy-chat .launch").click()
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2)
    other = visitor.context.new_page()
    other.goto("/demo/ventum")
    other.locator("privacy-chat .launch").click()
    other.locator("privacy-chat textarea").fill("hoe lang nog?")
    other.keyboard.press("Enter")
    expect(other.locator("privacy-chat .bubble")).to_have_count(4)
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(4)


def test_after_a_reload_it_opens_where_the_conversation_is(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 360, "height": 640})
    open_widget(visitor)
    newest = visitor.page.locator("privacy-chat .bubble").last
    for asked in range(3):
        say(visitor, ASKS["ventum"])
        expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2 * asked + 2)
    expect(newest).to_be_in_viewport()
    visitor.page.reload()
    visitor.page.locator("privacy-chat .launch").click()
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(6)
    expect(newest).to_be_in_viewport(timeout=3000)


def test_what_is_said_without_a_line_is_sent_when_it_is_back(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, ASKS["ventum"])
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2)
    visitor.context.set_offline(True)
    say(visitor, "hoe lang, echt?")
    expect(visitor.page.locator("privacy-chat [role=status]")).to_contain_text("Geen verbinding")
    expect(visitor.page.locator("privacy-chat .state").last).to_contain_text("Bezig met versturen")
    visitor.context.set_offline(False)
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(4, timeout=20_000)
    expect(visitor.page.locator("privacy-chat .state").last).to_have_text("Verstuurd")
    expect(visitor.page.locator("privacy-chat [role=status]")).to_have_class("hide")


def test_a_person_who_takes_over_is_heard_at_once(visitor: Visitor, served: Served) -> None:
    open_widget(visitor)
    visitor.page.locator("privacy-chat .foot .link").click()
    expect(visitor.page.locator("privacy-chat dl")).to_contain_text("VEN-")
    desk, anna = served.site.desk, person("anna")
    row = review.queue(desk, anna)[0]
    chat.take_over(desk, anna, row.conversation_id)
    chat.staff_says(desk, anna, row.conversation_id, "Dag, met Anna van Ventum.")
    expect(visitor.page.locator("privacy-chat .bubble.staff")).to_contain_text("Anna", timeout=20_000)


def test_what_staff_write_has_lists_and_links_and_nothing_else_that_acts(
    visitor: Visitor, served: Served
) -> None:
    open_widget(visitor)
    visitor.page.locator("privacy-chat .foot .link").click()
    expect(visitor.page.locator("privacy-chat dl")).to_contain_text("VEN-")
    desk, anna = served.site.desk, person("anna")
    row = review.queue(desk, anna)[0]
    chat.take_over(desk, anna, row.conversation_id)
    said = (
        "Lees:\n- https://www.ventum.nl/privacy.\n- <img src=x onerror=alert(1)> javascript:alert(1)\n\nDag"
    )
    chat.staff_says(desk, anna, row.conversation_id, said)
    for path in ("", "/chat/ventum"):
        if path:  # the plain page shows the same
            kept = visitor.page.evaluate("JSON.parse(localStorage['privacy-chat:ventum'])")
            cookie = f"{kept['session']}.{kept['secret']}"
            visitor.context.add_cookies([{"name": "chat-ventum", "value": cookie, "url": served.url}])
            visitor.page.goto(path)
        bubble = visitor.page.locator(".bubble.staff")
        expect(bubble.locator("li")).to_have_count(2, timeout=20_000)
        expect(bubble.locator("li").last).to_contain_text("<img src=x onerror=alert(1)> javascript:")
        expect(bubble.locator("a")).to_have_count(1)
        expect(bubble.locator("a")).to_have_attribute("href", "https://www.ventum.nl/privacy")
        expect(bubble.locator("img")).to_have_count(0)


def test_whether_somebody_is_there_stays_in_sight(visitor: Visitor) -> None:
    open_widget(visitor)
    hours = visitor.page.locator("privacy-chat .foot p")
    expect(hours).to_contain_text("Collega's zijn er")
    say(visitor, ASKS["ventum"])
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2)
    expect(hours).to_be_visible()
    expect(hours).to_contain_text("Er is nu iemand.")


def test_a_first_message_by_a_button_leaves_the_focus_where_one_types(visitor: Visitor) -> None:
    open_widget(visitor)
    visitor.page.locator("privacy-chat .choices button").first.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("privacy-chat textarea")).to_be_focused()


@pytest.mark.parametrize(
    ("tenant", "line"), [("ventum", "De chat is nu niet"), ("natur-energi", "Chatten kan ikke nås")]
)
def test_where_the_service_is_away_the_button_says_so_in_the_pages_language(
    visitor: Visitor, tenant: str, line: str
) -> None:
    page = visitor.page
    page.route(re.compile("/api/chat/"), lambda route: route.abort())
    page.goto(f"/demo/{tenant}")
    expect(page.locator("privacy-chat .launch")).not_to_have_text("Privacy")
    page.locator("privacy-chat .launch").click()
    expect(page.locator("privacy-chat [role=alert]")).to_contain_text(line)
    expect(page.locator("privacy-chat [role=alert] a")).to_have_attribute(
        "href", re.compile(f"/chat/{tenant}$")
    )
    page.unroute(re.compile("/api/chat/"))
    page.locator("privacy-chat .launch").click()
    expect(page.locator("privacy-chat textarea")).to_be_focused()
    expect(page.locator("privacy-chat [role=alert]")).to_have_count(0)


def test_what_two_tabs_wrote_without_a_line_is_sent_once_each_though_one_is_closed(
    visitor: Visitor,
) -> None:
    open_widget(visitor)
    other = Visitor(context=visitor.context, page=visitor.context.new_page(), troubles=[], asked=[])
    open_widget(other)
    visitor.context.set_offline(True)
    say(visitor, "hoe lang, een?")
    expect(other.page.locator("privacy-chat .bubble.customer")).to_have_count(1)
    say(other, "hoe lang, twee?")
    expect(visitor.page.locator("privacy-chat .bubble.customer")).to_have_count(2)
    other.page.close()
    visitor.context.set_offline(False)
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(4, timeout=20_000)
    visitor.page.reload()
    visitor.page.locator("privacy-chat .launch").click()
    expect(visitor.page.locator("privacy-chat .bubble.customer")).to_have_count(2)
    expect(visitor.page.locator("privacy-chat .bubble.assistant")).to_have_count(2)
    assert stored(visitor) == 1


def test_what_waits_is_sent_after_a_reload_though_the_chat_stays_closed(visitor: Visitor) -> None:
    open_widget(visitor)
    visitor.page.route(re.compile("/sessions"), lambda route: route.abort())
    say(visitor, ASKS["ventum"])
    expect(visitor.page.locator("privacy-chat [role=status]")).to_contain_text("Geen verbinding")
    visitor.page.unroute(re.compile("/sessions"))
    visitor.page.reload()
    expect(visitor.page.locator("privacy-chat .launch")).to_have_text("Nieuw bericht", timeout=20_000)
    visitor.page.locator("privacy-chat .launch").click()
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mijn bsn is 111222333", "BSN"),
        ("mit cpr er 010190-1234", "CPR"),
        ("NL91 ABNA 0417 1643 00 is mijn rekening", "bankrekening"),
        ("kaart 4111 1111 1111 1111", "kaartnummer"),
    ],
)
def test_numbers_that_nobody_needs_are_held_back(visitor: Visitor, text: str, kind: str) -> None:
    open_widget(visitor)
    say(visitor, text)
    expect(visitor.page.locator("privacy-chat [role=alert]")).to_contain_text(kind)
    assert stored(visitor) == 0
    assert not [url for url in visitor.asked if "/sessions" in url]
    visitor.page.get_by_role("button", name="Zonder dit versturen").click()
    expect(visitor.page.locator("privacy-chat .bubble.customer")).to_contain_text("[weggehaald]")


def test_a_phone_number_or_customer_number_is_not_held_back(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, "hoe lang? klantnummer 123456782, tel 06 12345678, 1234 AB")
    expect(visitor.page.locator("privacy-chat .bubble.assistant")).to_be_visible()


def test_the_conversation_is_kept_as_text_and_then_deleted(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, ASKS["ventum"])
    expect(visitor.page.locator("privacy-chat .bubble")).to_have_count(2)
    page = visitor.page
    page.get_by_role("button", name="Meer mogelijkheden").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Dit gesprek opslaan").click()
    assert "Zeven jaar." in Path(download.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="Dit gesprek verwijderen").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    expect(page.locator("privacy-chat .bubble")).to_have_count(0)
    assert stored(visitor) == 0
    expect(page.locator("privacy-chat [role=status]")).to_have_text("Dit gesprek is verwijderd.")
    say(visitor, ASKS["ventum"])
    expect(page.locator("privacy-chat .bubble")).to_have_count(2)
    expect(page.locator("privacy-chat [role=status]")).to_have_text("")


@pytest.mark.parametrize("after", ["typing", "closing"])
def test_that_it_was_deleted_is_said_until_something_else_is_done(visitor: Visitor, after: str) -> None:
    open_widget(visitor)
    say(visitor, ASKS["ventum"])
    page, status = visitor.page, visitor.page.locator("privacy-chat [role=status]")
    expect(page.locator("privacy-chat .bubble")).to_have_count(2)
    page.get_by_role("button", name="Meer mogelijkheden").click()
    page.get_by_role("button", name="Dit gesprek verwijderen").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    expect(status).to_have_text("Dit gesprek is verwijderd.")
    if after == "typing":
        page.keyboard.type("D")
    else:
        page.get_by_role("button", name="Chat sluiten").click()
        page.locator("privacy-chat .launch").click()
    expect(status).to_have_text("")


def test_without_a_line_that_stays_said_while_one_types(visitor: Visitor) -> None:
    open_widget(visitor)
    visitor.context.set_offline(True)
    say(visitor, ASKS["ventum"])
    status = visitor.page.locator("privacy-chat [role=status]")
    expect(status).to_contain_text("Geen verbinding")
    visitor.page.keyboard.type("En")
    expect(status).to_contain_text("Geen verbinding")


def test_a_warning_has_no_empty_line_above_it(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, "mijn bsn is 111222333")
    above = visitor.page.locator("privacy-chat .warn").evaluate(
        "(box) => box.querySelector('p').getBoundingClientRect().top - box.getBoundingClientRect().top"
    )
    assert above < 16


def test_it_is_used_with_keys_alone_and_gives_the_focus_back(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/demo/ventum")
    expect(page.locator("privacy-chat .launch")).to_contain_text("Vragen over je gegevens")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "privacy-chat":
            break
    page.keyboard.press("Enter")
    expect(page.locator("privacy-chat textarea")).to_be_focused()
    page.keyboard.type("hoe lang?")
    page.keyboard.press("Enter")
    expect(page.locator("privacy-chat .bubble.assistant")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("privacy-chat .launch")).to_be_focused()


class _Host(BaseHTTPRequestHandler):
    """A company's own page on another address, with a strict policy."""

    chat = ""  # the address of the privacy desk

    def do_GET(self) -> None:
        script = f'<script src="{self.chat}/widget.js" data-company="ventum"></script>'
        sockets = self.chat.replace("http", "ws")
        policy = f"default-src 'none'; script-src {self.chat}; connect-src {self.chat} {sockets}"
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-security-policy", policy)
        self.end_headers()
        self.wfile.write(f'<!doctype html><html lang="nl"><title>x</title><body>{script}'.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def host() -> Iterator[tuple[str, type[_Host]]]:
    """Serve a page of another site; its handler is told later where the chat is."""
    handler = type("Host", (_Host,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler
    finally:
        server.shutdown()


@pytest.mark.parametrize("allowed", [True, False])
def test_another_sites_page_shows_the_chat_only_where_the_company_allows_it(
    chromium: Browser, sqlite_store: SqlStore, tmp_path: Path, allowed: bool
) -> None:
    with host() as (page_url, handler):
        site = website(sqlite_store, tmp_path, origin=page_url if allowed else "https://www.ventum.nl")
        with serve(site) as handler.chat:
            context = chromium.new_context()
            seen = watch(context)
            seen.page.goto(page_url)
            seen.page.locator("privacy-chat .launch").click()
            if allowed:
                seen.page.locator("privacy-chat textarea").fill(ASKS["ventum"])
                seen.page.keyboard.press("Enter")
                expect(seen.page.locator("privacy-chat .bubble.assistant")).to_contain_text("Zeven jaar.")
                assert not seen.troubles
            else:
                seen.page.wait_for_timeout(500)
                assert seen.page.locator("privacy-chat .panel").count() == 0
            context.close()


STEPS = {
    "ventum": ("Jan Jansen", "klantnummer 12345", "Ja, dit klopt", "Ja, mail het me", "De mail gaat naar j…"),
    "natur-energi": ("Mette Holm", "kundenummer 12345", "Ja, det er rigtigt", "Ja, send en e-mail", "til j…"),
}


def answered(page: Page, text: str) -> None:
    expect(page.locator("privacy-chat .bubble.assistant").last).to_contain_text(text)


@pytest.mark.parametrize("tenant", ["ventum", "natur-energi"])
def test_a_request_is_made_step_by_step_on_a_small_phone_with_keys_alone(
    chromium: Browser, served: Served, tenant: str
) -> None:
    name, identifier, confirm, mail, gone = STEPS[tenant]
    context = chromium.new_context(base_url=served.url, viewport={"width": 360, "height": 640})
    seen = watch(context)
    page = seen.page
    open_widget(seen, tenant)
    say(seen, WISH[tenant])
    expect(page.locator("privacy-chat textarea")).to_have_attribute("autocomplete", "name")
    say(seen, name)
    expect(page.locator("privacy-chat .bubble")).to_have_count(5)
    say(seen, identifier)
    expect(page.locator("privacy-chat .noted")).to_contain_text(name)
    for label in (confirm, mail):
        expect(page.get_by_role("button", name=label)).to_be_visible()
        page.keyboard.press("Shift+Tab")
        while (
            page.evaluate("document.querySelector('privacy-chat').shadowRoot.activeElement.textContent")
            != label
        ):
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page.locator("privacy-chat .bubble.customer").last).to_contain_text(label)
        expect(page.locator("privacy-chat textarea")).to_be_focused()
    expect(page.locator("privacy-chat textarea")).to_have_attribute("inputmode", "email")
    say(seen, "jan@example.org")
    answered(page, gone)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    send = page.locator("privacy-chat .write button").bounding_box()
    assert send is not None
    assert send["x"] + send["width"] <= 352, "the button keeps off the edge"
    assert not seen.troubles
    context.close()


def test_a_wrong_reading_is_set_right_with_one_tap(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, ASKS["ventum"])
    page = visitor.page
    page.get_by_role("button", name="Ik bedoelde iets anders").click()
    page.get_by_role("button", name="Inzage in je gegevens").click()
    expect(page.locator("privacy-chat dl").last).to_contain_text("VEN-")
    expect(page.get_by_role("button", name="Inzage in je gegevens")).to_have_count(0)


def test_where_no_socket_gets_through_it_is_heard_by_long_polls(chromium: Browser, served: Served) -> None:
    context = chromium.new_context(base_url=served.url)
    context.route_web_socket(re.compile("/socket$"), lambda socket: socket.close())
    seen = watch(context)
    open_widget(seen)
    say(seen, ASKS["ventum"])
    desk, anna = served.site.desk, person("anna")
    expect(seen.page.locator("privacy-chat .bubble.assistant")).to_be_visible()
    with seen.page.expect_request(re.compile("wait=25")):
        pass
    with desk.store.read() as rows:
        id = rows.past.conversations("ventum", "chat", "answered", desk.now() + DAY).first(1)[0].id
    chat.take_over(desk, anna, id)
    expect(seen.page.locator("privacy-chat .bubble").last).to_contain_text(
        "Een medewerker praat nu met je", timeout=20_000
    )
    context.close()


def test_a_chat_that_was_reloaded_goes_on_where_it_was(visitor: Visitor) -> None:
    open_widget(visitor)
    say(visitor, WISH["ventum"])
    expect(visitor.page.get_by_role("button", name="Sla dit over")).to_be_visible()
    visitor.page.reload()
    visitor.page.locator("privacy-chat .launch").click()
    visitor.page.get_by_role("button", name="Sla dit over").click()
    answered(visitor.page, "Hoe kunnen we je vinden?")
    expect(visitor.page.locator("privacy-chat .choices:visible")).to_have_count(1)


@pytest.mark.parametrize("tenant", ["ventum", "natur-energi"])
def test_without_script_a_request_is_made_step_by_step(
    chromium: Browser, served: Served, tenant: str
) -> None:
    name, identifier, confirm, mail, gone = STEPS[tenant]
    context = chromium.new_context(base_url=served.url, java_script_enabled=False)
    page = watch(context).page
    page.goto(f"/chat/{tenant}")
    for words in (WISH[tenant], name, identifier):
        page.locator("#text").fill(words)
        page.locator("#write button").click()
    for label in (confirm, mail):
        page.get_by_role("button", name=label).click()
    page.locator("#text").fill("jan@example.org")
    page.locator("#write button").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text(gone)
    context.close()


def test_the_page_may_set_its_colours_and_shape(visitor: Visitor) -> None:
    visitor.page.goto("/demo/ventum")
    visitor.page.evaluate(
        "for (const [k, v] of [['accent', 'rgb(1, 2, 3)'], ['radius', '3px'], ['card', 'rgb(9, 9, 9)']])"
        " document.documentElement.style.setProperty(`--privacy-chat-${k}`, v)"
    )
    visitor.page.locator("privacy-chat .launch").click()
    style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderRadius]"
    assert visitor.page.locator("privacy-chat header").evaluate(style)[0] == "rgb(1, 2, 3)"
    assert visitor.page.locator("privacy-chat form").evaluate(style)[0] == "rgb(9, 9, 9)"
    assert visitor.page.locator("privacy-chat .panel").evaluate(style)[1] == "3px"


def test_who_wants_no_movement_gets_none(chromium: Browser, served: Served) -> None:
    for wish, moves in (("reduce", "none"), ("no-preference", "rise")):
        context = chromium.new_context(base_url=served.url, reduced_motion=wish)  # type: ignore[arg-type]
        seen = watch(context)
        open_widget(seen)
        name = seen.page.locator("privacy-chat .panel").evaluate("e => getComputedStyle(e).animationName")
        assert name == moves
        context.close()


def test_on_a_phone_the_keyboard_does_not_hide_the_notice(chromium: Browser, served: Served) -> None:
    context = chromium.new_context(
        base_url=served.url, viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True
    )
    page = watch(context).page
    page.goto("/demo/ventum")
    page.locator("privacy-chat .launch").tap()
    expect(page.locator("privacy-chat h2")).to_be_focused()
    expect(page.locator("privacy-chat .notice").first).to_be_in_viewport()
    context.close()


def test_the_plain_page_takes_a_number_out_before_it_is_stored(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/chat/ventum")
    page.locator("#text").fill("Ik wil inzage, mijn bsn is 111222333")
    page.locator("#write button").click()
    expect(page.locator("[role=alert]")).to_contain_text("BSN")
    expect(page.locator("#text")).to_have_value("Ik wil inzage, mijn bsn is [BSN ***]")
    assert page.context.cookies() == []
    page.locator("#write button").click()
    expect(page.locator(".ticket").first).to_contain_text("VEN-")

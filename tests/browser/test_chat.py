"""A worried customer on a phone: the widget and the plain page, in both languages, over a bad line."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.desk import chat, review
from assistant.store.store import SqlStore
from tests.browser.conftest import Served, Visitor, serve, watch
from tests.unit.desk.small import person
from tests.unit.web.website import website

ASKS = {"ventum": "Hoe lang bewaren jullie dit?", "natur-energi": "hoe lang"}
WISH = {"ventum": "Ik wil inzage", "natur-energi": "Jeg vil have indsigt"}
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


def test_a_person_who_takes_over_is_heard_at_once(visitor: Visitor, served: Served) -> None:
    open_widget(visitor)
    visitor.page.locator("privacy-chat .foot .link").click()
    expect(visitor.page.locator("privacy-chat dl")).to_contain_text("VEN-")
    desk, anna = served.site.desk, person("anna")
    row = review.queue(desk, anna)[0]
    chat.take_over(desk, anna, row.conversation_id)
    chat.staff_says(desk, anna, row.conversation_id, "Dag, met Anna van Ventum.")
    expect(visitor.page.locator("privacy-chat .bubble.staff")).to_contain_text("Anna", timeout=20_000)


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

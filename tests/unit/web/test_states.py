"""States of the console between two pages: what can be taken back, an ended sign-in, who is writing."""

import asyncio

import pytest
from starlette.testclient import TestClient

from assistant.web import words
from assistant.web.chat.bell import Bell
from assistant.web.site import size
from tests.unit.web.website import Website, hidden

QUESTION = "Hoe lang bewaren jullie mijn gegevens?"


def _approved(site: Website) -> tuple[TestClient, str]:
    site.office.mail(QUESTION, sender="Jan Jansen <jan@example.org>")
    site.office.mail(QUESTION, subject="Nog een", sender="Mia Vis <mia@example.org>")
    browser = site.signed_in()
    first = browser.get("/console").text.split('class="open" href="')[1].split('"')[0]
    page = browser.get(first)
    action = page.text.split('<form method="post" action="/console/drafts/')[1].split('"')[0]
    form = hidden(page, f"/console/drafts/{action}")
    draft = page.text.split('<textarea id="text"')[1].split(">", 1)[1].split("</textarea>")[0]
    subject = page.text.split('id="subject" name="subject" value="')[1].split('"')[0]
    answer = browser.post(
        f"/console/drafts/{action}",
        data={**form, "subject": subject, "text": draft, "do": "approve_next"},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    return browser, answer.headers["location"]


def test_the_next_page_offers_to_take_the_approved_reply_back(site: Website) -> None:
    browser, following = _approved(site)
    page = browser.get(following)
    assert "Approved." in page.text
    assert 'data-undo="' in page.text
    action = page.text.split('action="/console/drafts/')[1].split('"')[0]
    assert action.endswith("/undo")
    said = browser.post(f"/console/drafts/{action}", data=hidden(page, f"/console/drafts/{action}"))
    assert "Taken back. Nothing was sent." in said.text
    site.office.clock.on(minutes=1)
    assert site.office.send_all() == []


def test_what_has_left_is_not_offered_to_be_taken_back(site: Website) -> None:
    browser, following = _approved(site)
    site.office.clock.on(minutes=1)
    page = browser.get(following)
    assert "Approved." in page.text
    assert "data-undo" not in page.text


def test_a_page_asks_whether_its_sign_in_holds_before_it_lets_words_go(site: Website) -> None:
    assert site.browser().get("/console/account/pulse", follow_redirects=False).status_code == 401
    browser = site.signed_in()
    answer = browser.get("/console/account/pulse")
    assert answer.json()["csrf"] in browser.get("/console").text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("language", "said"), [("nl", "1,5 MB"), ("da", "1,5 MB"), ("en", "1.5 MB")])
def test_a_size_is_written_as_the_language_does(language: str, said: str) -> None:
    assert size(1_572_864, language) == said


@pytest.mark.parametrize(("language", "said"), [("nl", "Dat kan niet"), ("da", "Det kan ikke lade sig gøre")])
def test_an_address_used_the_wrong_way_says_so_in_the_readers_language(
    site: Website, language: str, said: str
) -> None:
    page = site.browser(**{"accept-language": language}).get("/console/sign-out", follow_redirects=False)
    assert page.status_code == 405
    assert said in page.text
    assert "Method" not in page.text


@pytest.mark.parametrize("kind", ["digest", "checkpoint", "alert_breach", "alert_authority", "code"])
def test_mail_of_the_desk_itself_has_a_name_in_the_outbox(kind: str) -> None:
    assert kind in words.KINDS


def test_who_is_writing_is_known_while_somebody_listens_and_forgotten_after() -> None:
    async def talk() -> None:
        bell = Bell(lambda sessions: {})
        bell.customer_writes("a")
        assert not bell.is_writing("a"), "nobody listens: nothing is kept"
        with bell.listen("a") as ear:
            bell.customer_writes("a")
            assert bell.is_writing("a")
            assert not bell.is_writing("b")
            bell.staff_writes("a")
            bell.staff_writes("b")
            await asyncio.wait_for(ear.rung.wait(), 5)
            assert ear.writes
        assert not bell.is_writing("a")

    asyncio.run(talk())

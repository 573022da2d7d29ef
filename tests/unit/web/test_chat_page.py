"""The plain chat page: forms and links alone."""

import html
import re

import httpx
import pytest
from starlette.testclient import TestClient

from tests.unit.web.website import Website

QUESTION = "Hoe lang bewaren jullie dit allemaal?"


def write(browser: TestClient, page: httpx.Response, text: str, tenant: str = "ventum") -> httpx.Response:
    """Post the page's own form."""
    form = re.search(r'<form[^>]*id="write">.*?</form>', page.text, re.DOTALL)
    assert form
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))
    return browser.post(f"/chat/{tenant}", data={**fields, "text": text})


def test_a_question_gets_its_answer_with_section_and_person_and_more(site: Website) -> None:
    browser = site.browser()
    page = browser.get("/chat/ventum")
    assert '<html lang="nl"' in page.text
    assert "Je schrijft met een machine" in page.text
    page = write(browser, page, QUESTION)
    assert "Zeven jaar." in page.text
    assert "paragraaf 2.6" in page.text
    assert "Met een mens praten" in page.text


def test_a_request_shows_its_reference_and_the_day_in_words(site: Website) -> None:
    browser = site.browser()
    page = write(browser, browser.get("/chat/ventum"), "Ik wil inzage")
    assert re.search(r"VEN-\w{4}-\w{4}", page.text)
    assert "ma 28 dec 2026" in page.text


def test_nothing_is_kept_in_the_browser_before_the_first_message(site: Website) -> None:
    browser = site.browser()
    assert not browser.get("/chat/ventum").headers.get_list("set-cookie")
    answer = browser.post("/chat/ventum", data={"text": QUESTION, "client_id": "a"}, follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("chat-ventum=")
    assert {"HttpOnly", "Path=/chat/ventum", "SameSite=lax"} <= set(cookie.split("; "))


def test_sending_a_form_twice_says_it_once(site: Website) -> None:
    browser = site.browser()
    page = write(browser, browser.get("/chat/ventum"), QUESTION)
    write(browser, page, "hoe lang precies?")
    again = write(browser, page, "hoe lang precies?")
    assert again.text.count("hoe lang precies?") == 1


def test_two_visitors_and_two_companies_never_mix(site: Website) -> None:
    one, two = site.browser(), site.browser()
    write(one, one.get("/chat/ventum"), QUESTION)
    assert QUESTION not in two.get("/chat/ventum").text
    assert QUESTION not in one.get("/chat/natur-energi").text
    assert "privatlivspolitik" not in one.get("/chat/ventum").text


def test_the_conversation_is_saved_and_deleted(site: Website) -> None:
    browser = site.browser()
    page = write(browser, browser.get("/chat/ventum"), QUESTION)
    assert QUESTION in browser.get("/chat/ventum/transcript").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
    assert csrf
    gone = browser.post("/chat/ventum/delete", data={"csrf": csrf[1]})
    assert "Dit gesprek is verwijderd." in gone.text
    assert QUESTION not in gone.text
    assert QUESTION not in browser.get("/chat/ventum").text


def test_a_form_from_another_site_says_and_deletes_nothing(site: Website) -> None:
    browser = site.browser()
    write(browser, browser.get("/chat/ventum"), QUESTION)
    evil = {"sec-fetch-site": "cross-site"}
    for path in ("/chat/ventum", "/chat/ventum/delete", "/chat/ventum/person"):
        assert browser.post(path, data={"text": "x", "csrf": ""}, headers=evil).status_code == 403
    assert browser.post("/chat/ventum/delete", data={"csrf": "f" * 64}).status_code == 403
    assert QUESTION in browser.get("/chat/ventum").text


def test_what_customers_write_never_becomes_markup(site: Website) -> None:
    browser = site.browser()
    attack = '<img src=x onerror="alert(1)"></textarea><script>alert(1)</script>'
    page = write(browser, browser.get("/chat/ventum"), attack)
    assert "<img" not in page.text
    assert html.escape(attack, quote=False)[:20] in page.text


def test_a_number_that_does_not_belong_here_is_shown_before_anything_is_stored(site: Website) -> None:
    browser = site.browser()
    page = write(browser, browser.get("/chat/ventum"), "Ik wil inzage, mijn bsn is 111222333")
    assert page.status_code == 422
    assert "Dit lijkt op een BSN." in page.text
    assert "111222333" not in page.text
    assert not browser.cookies
    sent = write(browser, page, "Ik wil inzage, mijn bsn is [BSN ***]")
    assert re.search(r"VEN-\w{4}-\w{4}", sent.text)


def test_a_person_is_one_press_away(site: Website) -> None:
    browser = site.browser()
    page = browser.post("/chat/ventum/person", data={"csrf": ""})
    assert re.search(r"VEN-\w{4}-\w{4}", page.text)
    assert "op werkdagen van 9.00 tot 17.00 uur" in page.text


def test_a_message_that_is_too_long_is_given_back_to_shorten(site: Website) -> None:
    browser = site.browser()
    page = write(browser, browser.get("/chat/ventum"), "lang " * 1000)
    assert page.status_code == 422
    assert "Je bericht is te lang." in page.text
    assert "lang lang lang" in page.text


@pytest.mark.parametrize("tenant", ["nobody", "VENTUM", "ventum%00"])
def test_an_unknown_company_has_no_page(site: Website, tenant: str) -> None:
    assert site.browser().get(f"/chat/{tenant}").status_code == 404

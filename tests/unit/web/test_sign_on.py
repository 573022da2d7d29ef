"""The company's single sign-on, with a provider that runs; and a person's own sign-ins."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from assistant.desk import accounts, sessions
from assistant.errors import Refused
from assistant.store.store import SqlStore
from tests.unit.web.provider import CLIENT, SECRET, Provider, running
from tests.unit.web.website import PASSWORD, Website, enter, token, website

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
WHO_ARE_YOU = "did not say who you are"


@dataclass
class Company:
    """A desk and the provider at which its staff sign in."""

    site: Website
    provider: Provider

    def visit(self, browser: TestClient, where: str = "/console/board") -> httpx.Response:
        """Go to the provider and come back, as a browser does; return the page after that."""
        begun = browser.get("/console/sign-on", params={"next": where}, follow_redirects=False)
        assert begun.status_code == 303
        there = httpx.get(begun.headers["location"])
        back = httpx.URL(there.headers["location"])
        return self.come_back(browser, back.query.decode())

    def come_back(self, browser: TestClient, query: str) -> httpx.Response:
        """Come back with *query*, and follow the page's own onward address."""
        answer = browser.get(f"/console/sign-on/return?{query}")
        onward = re.search(r'content="0;url=([^"]+)"', answer.text)
        return browser.get(html.unescape(onward[1])) if onward else answer


@pytest.fixture
def company(sqlite_store: SqlStore, tmp_path: Path) -> Iterator[Company]:
    """A desk with single sign-on beside passwords."""
    with running() as provider:
        settings = {"issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET, "label": "Acme"}
        site = website(sqlite_store, tmp_path, sign_on=settings, public_url="http://desk.example")
        yield Company(site=site, provider=provider)


def test_who_is_known_to_the_provider_and_has_an_account_is_let_in(company: Company) -> None:
    anna = company.site.staff()
    browser = company.site.browser()
    assert "Sign in with Acme" in browser.get("/console/sign-in").text
    page = company.visit(browser)
    assert page.status_code == 200
    assert "<h1>Board</h1>" in page.text
    with company.site.desk.store.read() as tx:
        assert tx.people.by_subject(f"{company.provider.issuer} 42").id == anna.id  # type: ignore[union-attr]


def test_the_same_person_is_known_again_under_another_address(company: Company) -> None:
    company.site.staff()
    company.visit(company.site.browser())
    company.provider.claims["email"] = "anna.new@example.org"
    assert "<h1>Board</h1>" in company.visit(company.site.browser()).text


def test_another_subject_with_a_known_address_is_nobody(company: Company) -> None:
    company.site.staff()
    company.visit(company.site.browser())
    company.provider.claims["sub"] = "43"
    assert "this desk does not" in company.visit(company.site.browser()).text


def test_an_address_that_nobody_vouches_for_opens_nothing(company: Company) -> None:
    company.site.staff()
    company.provider.verified = False
    answer = company.visit(company.site.browser())
    assert answer.status_code == 401
    assert "does not vouch" in answer.text


def test_a_stranger_and_a_disabled_account_stay_outside(company: Company) -> None:
    assert "this desk does not" in company.visit(company.site.browser()).text
    anna = company.site.staff()
    accounts.disable(company.site.desk, anna.id)
    assert "this desk does not" in company.visit(company.site.browser()).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another"},
        {"iss": "http://elsewhere.example"},
        {"nonce": "of another sign-in"},
        {"exp": 1_000_000_000, "iat": 999_999_000},
        {"sub": None},
    ],
    ids=["audience", "issuer", "nonce", "expired", "nobody"],
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(company: Company, wrong: dict[str, object]) -> None:
    company.site.staff()
    company.provider.wrong = wrong
    answer = company.visit(company.site.browser())
    assert answer.status_code == 401
    assert WHO_ARE_YOU in answer.text


def test_a_token_signed_with_another_key_is_refused(company: Company) -> None:
    company.site.staff()
    company.provider.published = RSAKey.generate_key(2048, {"kid": "one"})
    assert WHO_ARE_YOU in company.visit(company.site.browser()).text


def test_who_began_in_another_browser_or_brings_another_state_is_refused(company: Company) -> None:
    company.site.staff()
    begun = company.site.browser().get("/console/sign-on", follow_redirects=False)
    back = httpx.URL(httpx.get(begun.headers["location"]).headers["location"]).query.decode()
    assert WHO_ARE_YOU in company.come_back(company.site.browser(), back).text
    own = company.site.browser()
    own.get("/console/sign-on", follow_redirects=False)
    assert WHO_ARE_YOU in company.come_back(own, back).text


def test_a_second_factor_of_the_desk_is_asked_for_all_the_same(company: Company) -> None:
    anna = company.site.staff()
    with company.site.desk.store.write() as tx:
        tx.people.change(anna.id, totp_secret="JBSWY3DPEHPK3PXP", totp_confirmed=True)
    browser = company.site.browser()
    assert "Your code" in company.visit(browser).text
    assert browser.get("/console/board", follow_redirects=False).status_code == 303


def test_a_provider_that_does_not_answer_is_told_plainly(company: Company) -> None:
    company.site.staff()
    browser = company.site.browser()
    company.provider.metadata = lambda: {"issuer": "http://elsewhere.example"}  # type: ignore[method-assign]
    answer = browser.get("/console/sign-on")
    assert answer.status_code == 401
    assert WHO_ARE_YOU in answer.text


def test_it_leads_to_no_other_site(company: Company) -> None:
    company.site.staff()
    answer = company.visit(company.site.browser(), "https://evil.example/")
    assert str(answer.url).startswith("http://desk.example/console")


def test_without_a_provider_there_is_no_such_door(site: Website) -> None:
    assert site.browser().get("/console/sign-on").status_code == 404
    assert site.browser().get("/console/sign-on/return").status_code == 404
    assert "Sign in with" not in site.browser().get("/console/sign-in").text


def test_where_passwords_are_off_none_opens_the_door(sqlite_store: SqlStore, tmp_path: Path) -> None:
    settings = {"issuer": "http://localhost:1", "client_id": "x", "passwords": False}
    site = website(sqlite_store, tmp_path, sign_on=settings)
    site.staff()
    page = site.browser().get("/console/sign-in")
    assert "password" not in page.text.casefold()
    form = {"csrf": token(page), "email": "anna@example.org", "password": PASSWORD}
    browser = site.browser()
    form["csrf"] = token(browser.get("/console/sign-in"))
    assert browser.post("/console/sign-in", data=form).status_code == 404


def test_ones_sign_ins_are_listed_and_ended_one_by_one_or_all(site: Website) -> None:
    site.staff()
    here, there = site.browser(), site.browser(**{"user-agent": FIREFOX})
    enter(here, "anna@example.org")
    enter(there, "anna@example.org")
    page = here.get("/console/account")
    assert "Firefox · Linux" in page.text
    other = re.search(r'name="session" value="([0-9a-f]+)"', page.text)
    assert other
    form = {"csrf": token(page), "session": other[1]}
    assert "That sign-in has ended." in here.post("/console/account/sessions/end", data=form).text
    assert there.get("/console", follow_redirects=False).status_code == 303
    enter(there, "anna@example.org")
    here.post("/console/account/sessions/end-all", data={"csrf": token(here.get("/console/account"))})
    for browser in (here, there):
        assert browser.get("/console", follow_redirects=False).status_code == 303


def test_nobody_ends_anothers_sign_in(site: Website) -> None:
    anna, bo = site.staff(), site.staff("Bo")
    accounts.open_session(site.desk, bo.id)
    (theirs,) = sessions.mine(site.desk, bo)
    sessions.end(site.desk, anna, theirs.id)
    assert len(sessions.mine(site.desk, bo)) == 1


def test_the_accounts_language_comes_along_to_another_browser(site: Website) -> None:
    site.staff()
    browser = site.browser()
    enter(browser, "anna@example.org")
    form = {"csrf": token(browser.get("/console")), "language": "da", "theme": "", "back": "/console"}
    browser.post("/console/preferences", data=form)
    other = site.browser()
    enter(other, "anna@example.org")
    assert '<html lang="da"' in other.get("/console").text


def test_nobody_gets_an_account_by_single_sign_on(site: Website) -> None:
    with pytest.raises(Refused):
        sessions.enter(site.desk, subject="x 1", email="new@example.org", verified=True)
    assert accounts.accounts(site.desk) == []

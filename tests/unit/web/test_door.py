"""Signing in, staying in, and forms that come from elsewhere."""

import re
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from assistant.desk import accounts, totp
from assistant.store.store import SqlStore
from tests.unit.web.website import PASSWORD, Website, enter, hidden, token, website


def test_without_signing_in_the_console_leads_to_the_door_and_back(site: Website) -> None:
    site.staff()
    browser = site.browser()
    asked = browser.get("/console/board", follow_redirects=False)
    assert asked.status_code == 303
    assert asked.headers["location"] == "/console/sign-in?next=/console/board"
    page = browser.get(asked.headers["location"])
    form = {"csrf": token(page), "email": "anna@example.org", "password": PASSWORD, "next": "/console/board"}
    assert str(browser.post("/console/sign-in", data=form).url).endswith("/console/board")


def test_the_session_cookie_is_out_of_reach(sqlite_store: SqlStore, tmp_path: Path) -> None:
    site = website(sqlite_store, tmp_path, secure_cookies=True)
    site.staff()
    browser = site.browser()
    browser.base_url = "https://desk.example"  # type: ignore[assignment]
    page = browser.get("/console/sign-in")
    form = {"csrf": token(page), "email": "anna@example.org", "password": PASSWORD}
    answer = browser.post("/console/sign-in", data=form, follow_redirects=False)
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-session="))
    assert {"HttpOnly", "SameSite=strict", "Secure", "Path=/"} <= set(cookie.split("; "))


def test_a_wrong_password_says_no_more_than_an_unknown_account(site: Website) -> None:
    site.staff()
    wrong = enter(site.browser(), "anna@example.org", "not her password")
    unknown = enter(site.browser(), "nobody@example.org", "not her password")
    assert wrong.status_code == unknown.status_code == 401
    assert "Address or password is wrong." in wrong.text
    assert "Address or password is wrong." in unknown.text


def test_after_five_wrong_passwords_there_is_a_pause(site: Website) -> None:
    site.staff()
    browser = site.browser()
    for _ in range(5):
        enter(browser, "anna@example.org", "not her password")
    assert enter(browser, "anna@example.org").status_code == 429
    site.office.clock.on(minutes=16)
    assert enter(browser, "anna@example.org").status_code == 200


def test_signing_out_ends_the_session_itself(site: Website) -> None:
    browser = site.signed_in()
    stolen = dict(browser.cookies)
    browser.post("/console/sign-out", data={"csrf": token(browser.get("/console"))})
    thief = site.browser()
    thief.cookies.update(stolen)
    assert thief.get("/console", follow_redirects=False).status_code == 303


def test_a_silent_session_ends(site: Website) -> None:
    browser = site.signed_in()
    site.office.clock.on(minutes=61)
    assert browser.get("/console", follow_redirects=False).status_code == 303


def test_the_address_to_go_on_to_is_never_another_site(site: Website) -> None:
    site.staff()
    for elsewhere in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        browser = site.browser()
        page = browser.get("/console/sign-in", params={"next": elsewhere})
        form = {"csrf": token(page), "email": "anna@example.org", "password": PASSWORD, "next": elsewhere}
        answer = browser.post("/console/sign-in", data=form, follow_redirects=False)
        assert answer.headers["location"] == "/console"


def _posts(site: Website) -> list[str]:
    """Return the address of every form of the console."""
    schema = []

    def walk(routes: object) -> None:
        for route in routes:  # type: ignore[attr-defined]
            if isinstance(route, APIRoute) and "POST" in route.methods and "/console" in route.path:
                schema.append(re.sub(r"\{\w+\}", "x", route.path))
            elif getattr(route, "routes", None) is not None:
                walk(route.routes)
            elif getattr(route, "original_router", None) is not None:
                walk(route.original_router.routes)

    walk(site.app.routes)
    return sorted(set(schema))


def test_every_form_of_the_console_is_refused_without_its_token(site: Website) -> None:
    browser = site.signed_in()
    paths = _posts(site)
    assert len(paths) >= 30
    for path in paths:
        for form in ({}, {"csrf": "guessed"}):
            assert browser.post(path, data=form, follow_redirects=False).status_code == 403, path


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_form_from_another_site_is_refused_even_with_the_token(
    site: Website, headers: dict[str, str]
) -> None:
    browser = site.signed_in()
    form = {"csrf": token(browser.get("/console")), "language": "nl"}
    assert browser.post("/console/preferences", data=form, headers=headers).status_code == 403
    assert browser.post("/console/preferences", data=form).status_code == 200


def code_now(site: Website, secret: str) -> str:
    return totp.code(secret, totp.step_of(site.desk.now()))


def test_the_second_factor_is_asked_before_anything_is_shown(site: Website) -> None:
    anna = site.staff()
    secret, _ = accounts.start_totp(site.desk, anna)
    accounts.confirm_totp(site.desk, anna, code_now(site, secret))
    browser = site.browser()
    page = enter(browser, "anna@example.org")
    assert str(page.url).endswith("/console/second-factor")
    assert browser.get("/console", follow_redirects=False).status_code == 303
    site.office.clock.on(seconds=30)
    wrong = browser.post("/console/second-factor", data={"csrf": token(page), "code": "000000"})
    assert wrong.status_code == 401
    code = code_now(site, secret)
    done = browser.post("/console/second-factor", data={"csrf": token(wrong), "code": code})
    assert str(done.url).endswith("/console")


def test_an_administrator_adds_somebody_who_can_then_sign_in(site: Website) -> None:
    browser = site.signed_in()
    form = {"csrf": token(browser.get("/console/staff")), "name": "Bo", "email": "bo@example.org"}
    page = browser.post("/console/staff", data={**form, "role-ventum": "agent"})
    password = re.search(r'class="mono strong">([a-z2-7-]{20,})<', page.text)
    assert password
    assert "Queue" in enter(site.browser(), "bo@example.org", password[1]).text


def test_only_administrators_see_the_accounts(site: Website) -> None:
    browser = site.signed_in("Bo", "officer")
    assert "/console/staff" not in browser.get("/console").text
    assert browser.get("/console/staff").status_code == 404


def test_changing_ones_password_ends_the_other_sessions(site: Website) -> None:
    site.staff()
    browser, other = site.browser(), site.browser()
    enter(browser, "anna@example.org")
    enter(other, "anna@example.org")
    page = browser.get("/console/account")
    form = {**hidden(page, "/console/account/password"), "old": PASSWORD, "new": "another long password"}
    assert browser.post("/console/account/password", data=form).status_code == 200
    assert other.get("/console", follow_redirects=False).status_code == 303
    assert browser.get("/console", follow_redirects=False).status_code == 200

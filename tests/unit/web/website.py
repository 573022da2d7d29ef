"""A web site on a small office: real store, real accounts, real pages."""

import re
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.desk import accounts
from assistant.desk.desk import Desk
from assistant.desk.people import Role, Staff
from assistant.settings import load
from assistant.store.store import SqlStore
from assistant.web.app import create_app
from assistant.web.site import Demo
from tests.unit.desk.library import library
from tests.unit.desk.small import Clock, Office, SmallKnowledge, SmallUnderstander, SmallWriter

PASSWORD = "a long enough password"
ORIGIN = "https://www.ventum.nl"
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Website:
    """An office, its application, and ways to visit it."""

    office: Office
    app: FastAPI

    @property
    def desk(self) -> Desk:
        return self.office.desk

    def staff(
        self, name: str = "Anna", role: Role = "admin", *tenants: str, password: str = PASSWORD
    ) -> Staff:
        roles = dict.fromkeys(tenants or ("ventum", "natur-energi"), role)
        email = f"{name.casefold()}@example.org"
        return accounts.add(self.desk, email=email, name=name, roles=roles, password=password)

    def browser(self, **headers: str) -> TestClient:
        """A visitor without script, who follows redirects."""
        return TestClient(
            self.app, base_url="http://desk.example", headers={"accept-language": "en", **headers}
        )

    def signed_in(self, name: str = "Anna", role: Role = "admin", *tenants: str) -> TestClient:
        """A visitor with a session; the password's slow hash is left to the tests of the door."""
        staff = self.staff(name, role, *tenants, password="")
        browser = self.browser()
        browser.cookies.set("session", accounts.open_session(self.desk, staff.id).cookie)
        return browser


def website(
    store: SqlStore,
    folder: Path,
    *,
    demo: Demo | None = None,
    origin: str = ORIGIN,
    sign_on: dict[str, object] | None = None,
    **web: object,
) -> Website:
    """Return a site on *store*, with *web* over the web settings; *origin* may show ventum's chat."""
    clock = Clock()
    tenants = [{"id": "ventum", "widget_origins": [origin]}]
    settings = load(
        data_dir=folder,
        tenants=tenants,
        web={"secure_cookies": False, **web},
        single_sign_on=sign_on or {},
    )
    desk = Desk(
        store=store,
        clock=clock,
        settings=settings,
        understander=SmallUnderstander(),
        knowledge=SmallKnowledge(),
        writer=SmallWriter(),
        library=library(folder / "texts"),
    )
    return Website(office=Office(desk=desk, clock=clock), app=create_app(desk, settings, demo=demo))


def token(page: httpx.Response) -> str:
    """Return the form token on a page."""
    found = _CSRF.search(page.text)
    assert found, "the page has no form"
    return found[1]


def seen(page: httpx.Response) -> str:
    """Return a page without the words that only a screen reader says."""
    return re.sub(r'<span class="hide"[^>]*>[^<]*</span>', "", page.text)


def enter(browser: TestClient, email: str, password: str = PASSWORD) -> httpx.Response:
    """Sign in by the form."""
    page = browser.get("/console/sign-in")
    form = {"csrf": token(page), "email": email, "password": password, "next": "/console"}
    return browser.post("/console/sign-in", data=form)


def hidden(page: httpx.Response, form_action: str) -> dict[str, str]:
    """Return the hidden fields of the form with this action."""
    form = re.search(rf'<form[^>]*action="{re.escape(form_action)}".*?</form>', page.text, re.DOTALL)
    assert form, f"no form posts to {form_action}"
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))

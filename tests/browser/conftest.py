"""A web site on a real port, and a real Chromium to visit it."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assistant.desk import accounts
from assistant.store.store import SqlStore
from assistant.web.site import Caught, Demo, DemoStaff
from tests.conftest import free_port
from tests.unit.desk.small import START
from tests.unit.web.website import PASSWORD, Website, website


@dataclass
class Served:
    """A site that listens."""

    site: Website
    url: str


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "backoffice@ventum.nl", "jan@example.org", "Re: Mijn gegevens"
    mail.set_content("Zeven jaar.\n")
    mail.add_alternative("<p>Zeven jaar.</p>", subtype="html")
    return mail


@pytest.fixture
def served(sqlite_store: SqlStore, tmp_path: Path) -> Iterator[Served]:
    """Serve a small office, the demonstration's pages included, on a free port."""
    demo = Demo(
        staff=(DemoStaff(name="Anna", email="anna@example.org", password=PASSWORD),),
        caught=lambda: [Caught(id="1", at=START, mail=_mail())],
    )
    site = website(sqlite_store, tmp_path, demo=demo)
    site.staff("Anna")
    with serve(site) as url:
        yield Served(site=site, url=url)


@contextmanager
def serve(site: Website) -> Iterator[str]:
    """Let *site* listen on a free port."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(site.app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="package")  # not longer: playwright's loop would be in the way of other tests' own
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """A window, and what went wrong in it."""

    context: BrowserContext
    page: Page
    troubles: list[str]
    asked: list[str]  # every address that was asked for


@pytest.fixture
def visitor(chromium: Browser, served: Served) -> Iterator[Visitor]:
    """A fresh window; whatever the page's own code complains of fails the test."""
    context = chromium.new_context(base_url=served.url, locale="en-GB")
    seen = watch(context)
    yield seen
    context.close()
    assert not seen.troubles


def watch(context: BrowserContext) -> Visitor:
    """Return a window of *context* whose errors and requests are written down."""
    context.set_default_timeout(15_000)
    page = context.new_page()
    seen = Visitor(context=context, page=page, troubles=[], asked=[])
    page.on("pageerror", lambda error: seen.troubles.append(str(error)))
    page.on(
        "console", lambda m: seen.troubles.append(m.text) if "Content Security Policy" in m.text else None
    )
    page.on("request", lambda request: seen.asked.append(request.url))
    return seen


def let_in(visitor: Visitor, served: Served, email: str = "anna@example.org") -> None:
    """Give the window a session; the door has tests of its own."""
    staff = accounts.by_email(served.site.desk, email)
    cookie = accounts.open_session(served.site.desk, staff.id).cookie
    visitor.context.add_cookies([{"name": "session", "value": cookie, "url": served.url}])

"""Make the pictures in `docs/screenshots`: starts the demonstration and visits its pages with Chromium.

Run `python docs/make_screenshots.py` in the project's environment; it needs the extra `test` and an
installed Chromium. The customers and mails in the pictures are invented.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

OUT = Path(__file__).parent / "screenshots"
WIDE = {"width": 1200, "height": 780}
PHONE = {"width": 360, "height": 720}
ANSWER = "nl/ventum/answers/faq.debt.yaml"
QUESTION = {"ventum": "Hoe lang bewaren jullie mijn gegevens?", "natur-energi": "Slet mine oplysninger"}


@contextmanager
def demonstration() -> Iterator[dict[str, Any]]:
    """Run `assistant demo` on a free port; give its addresses."""
    command = [sys.executable, "-m", "assistant", "demo", "--json", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603  # ours
        try:
            assert running.stdout is not None  # noqa: S101  # asked for above
            yield json.loads(running.stdout.readline())
        finally:
            running.terminate()


def sign_in(page: Page, addresses: dict[str, Any], role: str, language: str) -> None:
    """Sign in with one click as the member of staff with *role*."""
    page.context.add_cookies([{"name": "language", "value": language, "url": addresses["web"]}])
    page.goto(f"{addresses['web']}/demo")
    page.locator(f"form[action='/demo/sign-in'] button:has-text('{role}')").click()
    page.wait_for_url("**/console")


def shoot(page: Page, name: str) -> None:
    """Keep what the window shows."""
    page.wait_for_timeout(400)
    page.screenshot(path=OUT / f"{name}.png")


def console(browser: Browser, addresses: dict[str, Any]) -> None:
    """Picture the pages of staff: in English by day, in Dutch by night, in Danish on a phone."""
    page = browser.new_context(viewport=WIDE, locale="en-GB").new_page()
    page.goto(addresses["console"])
    shoot(page, "sign-in")
    sign_in(page, addresses, "admin", "en")
    page.locator("tr:has-text('draft ready')").nth(3).wait_for()
    shoot(page, "queue")
    page.goto(f"{addresses['console']}?type=erasure")
    shoot(page, "queue-filter")
    work(page, addresses)
    for name in ("board", "outbox", "daily", "staff", "knowledge", "account"):
        page.goto(f"{addresses['console']}/{name}")
        shoot(page, name)
    page.goto(f"{addresses['console']}/knowledge/edit?path={ANSWER}")
    shoot(page, "knowledge-edit")
    page.locator("#more-1").fill("Daarna wissen we het.")
    page.locator("#reason").fill("Gevraagd door klanten")
    page.locator(".bar-below button").click()
    page.wait_for_url("**/knowledge/text**")
    night = browser.new_context(viewport=WIDE, color_scheme="dark").new_page()
    sign_in(night, addresses, "officer", "nl")
    night.goto(page.url)
    shoot(night, "knowledge-publish-dark-nl")
    night.goto(addresses["console"])
    night.locator("a.open").first.click()
    shoot(night, "ticket-dark-nl")
    page.goto(night.url)
    page.locator("#others p").wait_for()
    shoot(page, "ticket-together")
    phone = browser.new_context(viewport=PHONE, device_scale_factor=1.5).new_page()
    sign_in(phone, addresses, "approver", "da")
    shoot(phone, "queue-phone-da")
    phone.locator("a.open:has-text('Lars Holm')").click()
    shoot(phone, "ticket-phone-da")
    phone.goto(f"{addresses['console']}/board")
    shoot(phone, "board-phone-da")
    paper(browser, addresses)


def paper(browser: Browser, addresses: dict[str, Any]) -> None:
    """Picture a request and the board as they are printed: a sheet of A4 without its margins."""
    page = browser.new_context(viewport={"width": 680, "height": 960}).new_page()
    sign_in(page, addresses, "officer", "nl")
    for name, path in (("ticket-print-nl", "a.open:has-text('Tom Bakker')"), ("board-print-nl", "/board")):
        if path.startswith("/"):
            page.goto(f"{addresses['console']}{path}")
        else:
            page.locator(path).click()
        page.wait_for_load_state()
        page.emulate_media(media="print")
        page.screenshot(path=OUT / f"{name}.png", full_page=True)
        page.emulate_media(media="screen")


def take_over(browser: Browser, addresses: dict[str, Any]) -> None:
    """Picture a chat that staff took over, while both sides write."""
    customer = browser.new_context(viewport=PHONE, device_scale_factor=1.5).new_page()
    customer.goto(addresses["widget"]["natur-energi"])
    customer.locator("privacy-chat .launch").click()
    customer.locator("privacy-chat .foot .link").click()
    customer.locator("privacy-chat dl").first.wait_for()
    page = browser.new_context(viewport=WIDE).new_page()
    sign_in(page, addresses, "approver", "da")
    page.locator("tr:has-text('Chat') a.open").first.click()
    page.locator("form[action$='/take-over'] button").click()
    customer.locator("privacy-chat .bubble:nth-of-type(3)").wait_for()
    customer.locator("privacy-chat textarea").press_sequentially("Jeg vil gerne")
    page.locator("#say").press_sequentially("Hej, du taler med Robin")
    customer.locator("privacy-chat .scroll > .notice:last-of-type").wait_for()
    page.locator("#typing:not(:empty)").wait_for()
    shoot(page, "ticket-chat-da")
    shoot(customer, "widget-staff-writes")


def work(page: Page, addresses: dict[str, Any]) -> None:
    """Approve two drafts, one of them edited, so that the board has something to show."""
    for words in ("", "Dag. "):
        page.goto(addresses["console"])
        page.locator("tr:has-text('draft ready') a.open").first.click()
        if not words:
            shoot(page, "ticket")
        else:
            page.locator("#text").press_sequentially(words)
        page.locator("button[value=approve]").click()
        page.locator("[data-undo]").wait_for()
        page.wait_for_timeout(4000)  # until it has left


def chats(browser: Browser, addresses: dict[str, Any]) -> None:
    """Picture what customers see."""
    for tenant, question in QUESTION.items():
        page = browser.new_context(viewport=WIDE).new_page()
        page.goto(addresses["widget"][tenant])
        page.locator("privacy-chat .launch").click()
        page.locator("privacy-chat textarea").fill(question)
        page.keyboard.press("Enter")
        page.locator("privacy-chat .bubble.assistant").first.wait_for()
        shoot(page, f"widget-{tenant}")
        phone = browser.new_context(viewport=PHONE, device_scale_factor=1.5).new_page()
        phone.goto(f"{addresses['web']}/chat/{tenant}")
        shoot(phone, f"chat-{tenant}")
    page.goto(addresses["outbox"])
    shoot(page, "demo-outbox")


REQUEST = {
    "ventum": ("Ik wil weten welke gegevens jullie van mij hebben", "Jan de Vries", "klantnummer 5512345"),
    "natur-energi": ("Jeg vil have slettet alle mine oplysninger", "Mette Holm", "kundenummer 778812"),
}


def widgets(browser: Browser, addresses: dict[str, Any]) -> None:
    """Picture a request made on a phone, by day and by night: first sight, receipt, summary."""
    for tenant, light in (("ventum", "light"), ("natur-energi", "dark")):
        page = browser.new_context(
            viewport=PHONE, device_scale_factor=1.5, color_scheme=light, has_touch=True, is_mobile=True
        ).new_page()
        page.goto(addresses["widget"][tenant])
        page.locator("privacy-chat .launch").tap()
        shoot(page, f"widget-phone-{tenant}-1-open")
        for number, words in enumerate(REQUEST[tenant], start=1):
            page.locator("privacy-chat textarea").fill(words)
            page.locator("privacy-chat .write button").tap()
            page.locator(f":nth-match(privacy-chat .bubble.assistant, {number + 1})").wait_for()
            shoot(page, f"widget-phone-{tenant}-{number + 1}")


def main() -> None:
    """Make all pictures anew."""
    OUT.mkdir(exist_ok=True)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with demonstration() as addresses, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        console(browser, addresses)
        chats(browser, addresses)
        widgets(browser, addresses)
        take_over(browser, addresses)
        browser.close()


if __name__ == "__main__":
    main()

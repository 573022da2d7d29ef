"""Axe finds nothing (WCAG 2.2 AA) on any page, in each language, light and dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from assistant.desk import accounts, comparing, filters, retained, revising
from assistant.desk.views import Report
from tests.browser.conftest import Served, let_in, watch
from tests.unit.desk.library import BILLS, SECTIONS, WORDING
from tests.unit.desk.small import person
from tests.unit.knowledge import mini

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# Colours are measured on the page as it stands, not half-way through its 0.16 s of opening.
SETTLED: dict[str, Any] = {"reduced_motion": "reduce"}
QUESTION = "Hoe lang bewaren jullie mijn gegevens?"
PAGES = (
    "/console/board /console/outbox /console/daily?day=2026-11-25 /console/quarantine /console/new "
    "/console/staff /console/account /console/register /console/retention /console/keys /nowhere /demo "
    "/demo/outbox /console?type=erasure /console/knowledge /console/knowledge/statement "
    f"/console/knowledge/text?path={BILLS} /console/knowledge/text?path={BILLS}&version=0 "
    f"/console/knowledge/text?path={WORDING} /console/knowledge/text?path={SECTIONS} "
    f"/console/knowledge/edit?path={BILLS} /console/knowledge/edit?path={BILLS}&how=text "
    f"/console/knowledge/edit?path={WORDING}&how=receipt"
).split()


def clean(page: Page, what: str) -> None:
    """Fail with what axe found."""
    found = Axe().run(page, options=RULES)
    told = [
        f"{v['id']}: {v['help']}: {n['html'][:160]} {n['failureSummary'][:200]}"
        for v in found.response["violations"]
        for n in v["nodes"][:3]
    ]
    assert not told, f"{what}: " + "\n".join(told)


def _texts(served: Served) -> None:
    """Leave a revision that waits, and a statement that says something else."""
    desk, anna = served.site.desk, person("kim", "officer")
    text = mini.RETENTION.replace("Zeven jaar", "Vijf jaar")
    row = revising.save(desk, anna, BILLS, text, reason="het statement is gewijzigd")
    revising.send_back(desk, person("bo"), row.id, "noem de wet")
    comparing.keep(desk, anna, "ventum", mini.STATEMENT.replace("zeven jaar", "acht jaar"))
    filters.keep(desk, accounts.by_email(desk, "anna@example.org"), "Wissen", "type=erasure")


def _work(served: Served) -> None:
    _texts(served)
    office = served.site.office
    office.mail("Ik wil inzage", sender="Mia Vis <mia@example.org>")
    office.clock.on(days=40)
    office.mail("Een datalek: andermans brief. " + QUESTION, sender="Kees Bos <kees@example.org>")
    office.mail("Wis mijn gegevens. " + QUESTION, sender="Jan Jansen <jan@example.org>")
    office.mail("bedankt", sender="Lia <lia@example.org>")
    office.mail("kapot", handle=False)
    counts = {"chats": 3, "tickets": 40}
    by = {"ventum": counts}
    retained.keep(
        served.site.desk,
        Report(
            dry_run=False, erased=counts, kept={}, finished=False, by_tenant=by, stays={"ventum": {"held": 2}}
        ),
    )


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "da", "en"])
def test_the_console_is_open_to_everybody(
    chromium: Browser, served: Served, language: str, light: str
) -> None:
    _work(served)
    context = chromium.new_context(
        base_url=served.url, color_scheme="light" if light == "light" else "dark", **SETTLED
    )
    visitor = watch(context)
    context.add_cookies([{"name": "language", "value": language, "url": served.url}])
    page = visitor.page
    page.goto("/console/sign-in")
    clean(page, "sign in")
    let_in(visitor, served)
    page.goto("/console")
    clean(page, "queue")
    tickets = [a.get_attribute("href") or "" for a in page.locator("a.open").all()]
    page.keyboard.press("?")
    clean(page, "keys")
    for path in [*tickets, *PAGES]:
        page.goto(path)
        for closed in page.locator("details:not([open]):not(.menu) > summary").all():
            if closed.is_visible():
                closed.click()
        clean(page, path)
    context.close()


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("tenant", ["ventum", "natur-energi"])
def test_the_chat_is_open_to_everybody(chromium: Browser, served: Served, tenant: str, light: str) -> None:
    context = chromium.new_context(
        base_url=served.url, color_scheme="light" if light == "light" else "dark", **SETTLED
    )
    page = watch(context).page
    page.goto(f"/chat/{tenant}")
    clean(page, "plain page")
    page.locator("#text").fill(QUESTION + " Ik wil inzage")
    page.locator("#write button.main").click()
    page.wait_for_selector(".bubble.assistant")
    clean(page, "plain page, talking")
    page.goto(f"/demo/{tenant}")
    page.locator("privacy-chat .launch").click()
    page.locator("privacy-chat textarea").fill(QUESTION + " Ik wil inzage")
    clean(page, "widget, open")
    page.keyboard.press("Enter")
    page.wait_for_selector("privacy-chat .bubble.assistant")
    clean(page, "widget, answer and a question of the form")
    for words in ("Jan Jansen", "12345"):
        said = page.locator("privacy-chat .bubble").count()
        page.locator("privacy-chat textarea").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_function(
            "n => document.querySelector('privacy-chat').shadowRoot"
            ".querySelectorAll('.bubble').length > n + 1",
            arg=said,
        )
    clean(page, "widget, summary")
    context.set_offline(True)
    page.locator("privacy-chat textarea").fill("ja")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('privacy-chat').shadowRoot.querySelector('[role=status]').textContent"
    )
    clean(page, "widget, no line")
    context.set_offline(False)
    page.locator("privacy-chat textarea").fill("mijn bsn is 111222333")
    page.keyboard.press("Enter")
    page.wait_for_selector("privacy-chat [role=alert]")
    page.locator("privacy-chat header button").first.click()
    clean(page, "widget, talking, warning, menu")
    page.locator("privacy-chat .menu button").last.click()
    clean(page, "widget, before deleting")
    context.close()


def test_a_small_phone_shows_nothing_that_axe_minds(chromium: Browser, served: Served) -> None:
    _work(served)
    context = chromium.new_context(base_url=served.url, viewport={"width": 360, "height": 740}, **SETTLED)
    visitor = watch(context)
    let_in(visitor, served)
    visitor.page.goto("/console")
    visitor.page.locator(".menu > summary").click()
    clean(visitor.page, "queue with menu")
    visitor.page.locator("a.open").first.click()
    clean(visitor.page, "ticket")
    context.close()

"""The register's report, saved and opened from a disk: axe finds nothing, and nothing is asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served, let_in, watch
from tests.browser.test_axe import SETTLED, clean


@pytest.mark.parametrize("language", ["nl", "da", "en"])
def test_the_saved_report_is_open_to_everybody(
    chromium: Browser, served: Served, tmp_path: Path, language: str
) -> None:
    for number in range(3):
        served.site.office.clock.on(days=40)
        served.site.office.mail(f"Graag inzage {number}", sender=f"Mia <mia{number}@example.org>")
    context = chromium.new_context(base_url=served.url, **SETTLED)
    visitor = watch(context)
    context.add_cookies([{"name": "language", "value": language, "url": served.url}])
    let_in(visitor, served)
    answer = visitor.page.goto("/console/register/report?tenant=ventum&since=2026-11-01")
    assert answer is not None
    assert visitor.troubles == [], "the page keeps its own policy"
    saved = tmp_path / "report.html"
    saved.write_bytes(answer.body())
    seen = watch(context)
    seen.page.goto(saved.as_uri())
    assert seen.asked == [saved.as_uri()]
    assert seen.page.locator("svg[role=img]").count() == 3
    clean(seen.page, "report")
    context.close()

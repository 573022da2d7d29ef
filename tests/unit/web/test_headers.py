"""What every answer carries, and what no page holds."""

import re
from pathlib import Path

import pytest

from assistant.store.store import SqlStore
from tests.unit.web.website import Website, website

OPEN = [
    "/console/sign-in",
    "/chat/ventum",
    "/chat/natur-energi",
    "/healthz",
    "/readyz",
    "/metrics",
    "/nowhere",
]
CONSOLE = (
    "/console /console/board /console/outbox /console/daily /console/quarantine /console/new /console/staff "
    "/console/account /console/register /console/keys"
).split()


@pytest.mark.parametrize("path", [*OPEN, *CONSOLE])
def test_every_answer_is_dressed(site: Website, path: str) -> None:
    headers = site.signed_in().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers


def test_over_https_browsers_are_told_to_stay_there(sqlite_store: SqlStore, tmp_path: Path) -> None:
    site = website(sqlite_store, tmp_path, public_url="https://desk.example")
    answer = site.browser().get("/chat/ventum")
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")


@pytest.mark.parametrize("path", [*OPEN[:3], *CONSOLE])
def test_no_page_holds_a_script_or_style_of_its_own(site: Website, path: str) -> None:
    site.office.mail("Wis mijn gegevens")
    text = site.signed_in().get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_a_file_with_its_hash_is_kept_for_ever_and_changes_its_address(site: Website) -> None:
    browser = site.browser()
    url = re.search(r'href="(/static/chat\.css\?v=\w+)"', browser.get("/chat/ventum").text)
    assert url
    answer = browser.get(url[1])
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    again = browser.get(url[1], headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_an_address_that_is_not_there_is_told_in_plain_words(site: Website) -> None:
    answer = site.browser().get("/nowhere/at/all")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert "Traceback" not in answer.text


def test_a_fault_of_ours_shows_no_traceback_and_keeps_the_headers(site: Website) -> None:
    browser = site.browser()
    browser.get("/chat/ventum")
    site.desk.store.close()
    with site.desk.store.write() as tx:  # the file is gone under the open desk
        tx.instance.set("x", 1)
    (Path(str(site.desk.settings.data_dir)) / "assistant.db").write_bytes(b"not a database")
    answer = browser.get("/console/sign-in", cookies={"session": "x" * 43})
    answer = browser.get("/console", cookies={"session": "x" * 43})
    assert answer.status_code in (500, 503)
    assert "Traceback" not in answer.text
    assert "sqlite" not in answer.text.casefold()
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(site: Website) -> None:
    browser = site.browser()
    said = browser.post("/chat/ventum", content=b"x" * 600_000)
    assert said.status_code == 413

    def pieces():  # type: ignore[no-untyped-def]
        for _ in range(700):
            yield b"x" * 1024

    unsaid = browser.post(
        "/chat/ventum", content=pieces(), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert unsaid.status_code == 413


def test_the_first_load_of_the_console_is_below_100_kib(site: Website) -> None:
    browser = site.signed_in()
    for _ in range(50):
        site.office.mail("Wis mijn gegevens", sender="Jan <jan@example.org>")
        site.office.clock.on(minutes=1)
    page = browser.get("/console")
    files = re.findall(r'(?:href|src)="(/static/[^"#]+)"', page.text)
    loaded = len(page.content) + sum(len(browser.get(file).content) for file in set(files))
    assert loaded <= 100 * 1024


def test_the_widget_is_below_20_kib_gzipped(site: Website) -> None:
    with site.browser().stream("GET", "/widget.js", headers={"accept-encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert len(packed) <= 20 * 1024

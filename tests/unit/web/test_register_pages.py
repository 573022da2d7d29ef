"""The register in the console: a page of lines with counts of all, a way on, and all of them as CSV."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.desk.records import Conversation, Ticket
from assistant.store.store import SqlTransaction
from assistant.web.console.register import PAGE
from assistant.web.words import REGISTER
from tests.unit.desk.small import START
from tests.unit.web.website import Website

SINCE = {"since": (START - timedelta(30)).date().isoformat()}


def many(site: Website, count: int) -> None:
    """Store as many requests as the first one, one received a minute before the other."""
    site.office.mail("Wis alles.", sender="Jan Jansen <jan@example.org>")
    with site.desk.store.write() as tx:
        assert isinstance(tx, SqlTransaction)
        (row,) = tx.tickets.open_of("ventum")
        matter = tx.conversations.get(row.conversation_id)
        assert matter
        for number in range(1, count):
            other(tx, row, matter, number)


def other(tx: SqlTransaction, row: Ticket, matter: Conversation, number: int) -> None:
    """Store a request like *row*."""
    id = f"{number:032x}"
    tx.conversations.add(replace(matter, id=id, token=id))
    received = row.received_at - timedelta(minutes=number)
    assert tx.tickets.add(
        replace(row, id=id, conversation_id=id, reference=f"VEN-{number:04}", received_at=received)
    )


def references(page: str) -> list[str]:
    """Return the references of a page's lines."""
    return re.findall(r"<td>(VEN-[^<]+)</td>", page)


def test_the_register_shows_a_page_counts_all_and_leads_on(site: Website) -> None:
    many(site, PAGE + 3)
    browser = site.signed_in()
    first = browser.get("/console/register", params=SINCE).text
    assert f"<strong>{PAGE + 3} requests</strong> · Answered in time: 0 · Too late: 0" in first
    assert len(references(first)) == PAGE
    assert references(first)[1:3] == ["VEN-0001", "VEN-0002"], "the newest first"
    (on,) = re.findall(r'href="(/console/register\?[^"]*after=[^"]+)"', first)
    second = browser.get(on.replace("&amp;", "&")).text
    assert references(second) == [f"VEN-{n:04}" for n in (PAGE, PAGE + 1, PAGE + 2)]
    assert f"<strong>{PAGE + 3} requests</strong>" in second
    assert "Back to the newest" in second
    assert "Show more" not in second


def test_a_register_of_one_page_leads_nowhere(site: Website) -> None:
    many(site, 2)
    page = site.signed_in().get("/console/register", params=SINCE).text
    assert len(references(page)) == 2
    assert "after=" not in page
    assert "Back to the newest" not in page


def test_the_csv_holds_every_request_with_days_and_whether_it_was_in_time(site: Website) -> None:
    many(site, 1203)  # more than are read at once
    answer = site.signed_in().get("/console/register.csv", params=SINCE)
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert list(rows[0]) == list(REGISTER)
    assert len({row["reference"] for row in rows}) == len(rows) == 1203
    assert {(row["days"], row["on_time"]) for row in rows} == {("", "True")}


@pytest.mark.parametrize("wrong", ["?after=x", "?after=2026-01-01", "?since=0001-01-01", "?until=9999-12-31"])
def test_what_is_not_a_place_or_a_day_shows_the_register_as_if_nothing_was_asked(
    site: Website, wrong: str
) -> None:
    many(site, 1)
    for path in ("/console/register", "/console/register.csv", "/console/register/report"):
        assert site.signed_in(f"Anna{len(path)}").get(path + wrong).status_code == 200


def test_a_request_of_just_after_midnight_is_in_the_register_of_today(site: Website) -> None:
    site.office.clock.now = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # the 26th, half past midnight here
    site.office.mail("Wis alles.", sender="Jan Jansen <jan@example.org>")
    page = site.signed_in().get("/console/register").text
    assert len(references(page)) == 1
    heads = re.findall(r'<th scope="col">([^<]+)', page)
    assert heads[:4] == ["Reference", "Type", "Received", "Due"], "the dates are in sight on a laptop"

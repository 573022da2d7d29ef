"""Alive, ready, measured."""

import re
from pathlib import Path

from assistant.desk import clearing, mailboxes
from assistant.web.app import create_app
from tests.unit.web.test_board import must_leave
from tests.unit.web.website import Website


def test_alive_and_ready_say_so(site: Website) -> None:
    browser = site.browser()
    assert browser.get("/healthz").text == "ok\n"
    assert browser.get("/readyz").json() == {"ready": True, "checks": {"database": "ok"}}


def test_what_is_wrong_makes_it_not_ready_and_is_named(site: Website) -> None:
    probes = {"smtp": lambda: "port 2525 is taken", "model": lambda: ""}
    site.app = create_app(site.desk, site.desk.settings, probes=probes)
    answer = site.browser().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": "ok", "smtp": "port 2525 is taken", "model": "ok"}


def test_a_probe_that_breaks_is_not_ready_and_tells_no_exception(site: Website) -> None:
    def broken() -> str:
        raise RuntimeError("jan@example.org")

    site.app = create_app(site.desk, site.desk.settings, probes={"model": broken})
    answer = site.browser().get("/readyz")
    assert answer.status_code == 503
    assert "jan" not in answer.text


def test_the_numbers_hold_counts_and_routes_and_nobodys_data(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Wis mijn gegevens", sender="Jan Jansen <jan@example.org>")
    reference = browser.get("/console").text.split('class="open" href="/console/tickets/')[1].split('"')[0]
    browser.get(f"/console/tickets/{reference}")
    text = browser.get("/metrics").text
    assert 'assistant_desk{what="open"} 1.0' in text
    assert "assistant_database_up 1.0" in text
    assert 'route="/console/tickets/{key}",status="2xx"' in text
    assert reference not in text
    assert "jan" not in text.casefold()


def test_each_mailbox_is_well_or_not_with_what_is_missing_and_when_it_last_answered(site: Website) -> None:
    name = "ventum/imap.example.org/0a/INBOX"
    mailboxes.advance(site.desk, name, 7, 3)
    mailboxes.reconcile(site.desk, name, 3, 3)
    text = site.browser().get("/metrics").text
    assert f'assistant_mailbox_well{{mailbox="{name}"}} 1.0' in text
    at = site.desk.now().timestamp()
    assert float(text.split(f'assistant_mailbox_answered_seconds{{mailbox="{name}"}} ')[1].split()[0]) == at
    mailboxes.reconcile(site.desk, name, 3, 1)
    text = site.browser().get("/metrics").text
    assert f'assistant_mailbox_well{{mailbox="{name}"}} 0.0' in text
    assert f'assistant_mailbox_missing{{mailbox="{name}"}} 2.0' in text


def test_every_number_that_the_operators_page_names_an_alarm_after_is_told(site: Website) -> None:
    mailboxes.advance(site.desk, "ventum/imap.example.org/0/INBOX", 7, 3)
    page = (Path(__file__).parents[3] / "docs" / "operations.md").read_text("utf-8")
    named = set(re.findall(r'assistant_\w+(?:\{what="\w+"\})?', page))
    told = site.browser().get("/metrics").text

    assert len(named) > 6
    assert [name for name in named if name not in told] == []


def test_a_copy_of_an_id_that_could_not_be_deleted_in_a_mailbox_makes_it_not_well(site: Website) -> None:
    name = "ventum/imap.example.org/0a/INBOX"
    mailboxes.advance(site.desk, name, 7, 3)
    must_leave(site.desk, name)
    assert f'assistant_mailbox_leaving{{mailbox="{name}"}} 1.0' in site.browser().get("/metrics").text
    clearing.failed(site.desk, "c1", "still_there")
    assert f'assistant_mailbox_well{{mailbox="{name}"}} 0.0' in site.browser().get("/metrics").text

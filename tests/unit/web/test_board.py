"""Drafts counted on the board, filters that are kept, many lines at once."""

import re

from starlette.testclient import TestClient

from assistant.desk import accounts, clearing, filters, mailboxes, retain, review
from assistant.desk.desk import Desk
from assistant.desk.people import Clearing
from tests.unit.web.test_console import QUESTION, draft_form, first
from tests.unit.web.test_together import keys, post, viewer
from tests.unit.web.website import Website, token


def must_leave(desk: Desk, mailbox: str) -> None:
    """Write down that a mail with a copy of an ID must leave *mailbox*."""
    now = desk.now()
    row = Clearing(
        id="c1",
        tenant="ventum",
        conversation_id="k",
        mailbox=mailbox,
        message_id="",
        dedupe_key="d1",
        asked_at=now,
        not_before=now,
    )
    with desk.store.write() as tx:
        tx.instance.add_clearing(row)


def counted(page: str) -> dict[str, list[int]]:
    """Return the numbers of the table by kind."""
    table = page.split("By kind of draft</summary>")[1].split("</table>", maxsplit=1)[0]
    rows = re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', table)
    return {name: [int(n) for n in re.findall(r">(\d+)<", cells)] for name, cells in rows}


def answer(site: Website, browser: TestClient, **form: str) -> None:
    """Approve the first draft of the queue, and let it leave."""
    action, fields = draft_form(browser.get(first(browser)))
    browser.post(action, data={**fields, **form, "do": "approve"})
    site.office.clock.on(minutes=1)
    assert len(site.office.send_all()) == 1


def test_drafts_sent_as_they_were_edited_and_thrown_away_are_told_apart(site: Website) -> None:
    anna = site.signed_in()
    for name in ("jan", "mia", "kees", "lia"):
        site.office.mail(QUESTION, sender=f"{name} <{name}@example.org>", subject=name)
    answer(site, anna)
    answer(site, anna, text="Anders.")
    action, fields = draft_form(anna.get(first(anna)))
    anna.post(f"{action}/discard", data=fields)
    page = anna.get("/console/board").text
    assert counted(page)["Answer"] == [1, 1, 1], "the fourth still waits"
    assert "<strong>33 %</strong>" in page
    assert page.count('<rect class="unchanged"') == 1
    assert page.count('<rect class="edited"') == 1
    assert page.count('<rect class="thrown_away"') == 1


def test_drafts_of_another_company_are_not_counted(site: Website) -> None:
    anna, dane = site.signed_in(), site.signed_in("Dorte", "officer", "natur-energi")
    site.office.mail(QUESTION)
    answer(site, anna)
    assert "No draft of the assistant" in dane.get("/console/board").text


def test_a_filter_is_kept_used_and_dropped(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    site.office.mail("Ik wil inzage", sender="Jan <jan@example.org>")
    page = anna.get("/console?type=erasure&q=jan")
    form = {"csrf": token(page), "name": "Wissen van Jan", "query": "q=jan&type=erasure"}
    kept = anna.post("/console/filters", data=form)
    assert "The filter is kept." in kept.text
    assert 'href="/console?q=jan&amp;type=erasure" aria-current="true">Wissen van Jan' in kept.text
    assert "Wissen van Jan" not in bo.get("/console").text
    (row,) = filters.mine(site.desk, accounts.by_email(site.desk, "anna@example.org"))
    bo.post(f"/console/filters/{row.id}/drop", data={"csrf": token(bo.get("/console"))})
    assert "Wissen van Jan" in anna.get("/console").text, "nobody drops another's filter"
    post(anna, f"/console/filters/{row.id}/drop")
    assert "Wissen van Jan" not in anna.get("/console").text


def test_many_lines_are_taken_at_once_and_what_does_not_fit_is_told(site: Website) -> None:
    anna = site.signed_in()
    site.office.mail("Ik wil inzage", sender="Jan <jan@example.org>")
    site.office.mail("Wis mijn gegevens", sender="Mia <mia@example.org>")
    site.office.mail("zomaar iets", sender="Kees <kees@example.org>")
    everything = keys(site)
    loose = [key for key in everything if "-" not in key]
    assert len(loose) == 1
    form = {"csrf": token(anna.get("/console")), "pick": everything, "do": "mine"}
    page = anna.post("/console/bulk", data=form).text
    assert "2 done. 1 left as it was." in page
    assert page.count(">Anna</td>") == 2
    page = anna.post("/console/bulk", data={**form, "do": "work"}).text
    states = {row.state for row in review.queue(site.desk, viewer()) if row.reference}
    assert states == {"in_progress"}
    page = anna.post("/console/bulk", data={**form, "do": "seen"}).text
    assert "1 done. 2 left as they were." in page
    assert loose[0] not in keys(site)


def test_nothing_that_cannot_be_undone_is_done_to_many(site: Website) -> None:
    anna = site.signed_in()
    site.office.mail("Ik wil inzage")
    form = {"csrf": token(anna.get("/console")), "pick": keys(site), "do": "closed"}
    anna.post("/console/bulk", data=form)
    (row,) = review.queue(site.desk, viewer())
    assert row.state == "new"


def test_what_the_daily_job_erased_is_shown_with_what_stays_and_why(site: Website) -> None:
    auditor = site.signed_in("Ada", "auditor", "ventum")
    assert "The job has not run yet" in auditor.get("/console/retention").text
    site.office.mail("Ik ben er niet.", headers={"Auto-Submitted": "auto-replied"})
    site.office.mail("Graag inzage, klantnummer 12345.")
    site.office.clock.on(days=31)
    retain.run(site.desk)
    page = site.signed_in("Olga", "officer", "ventum").get("/console/retention").text
    assert "Spam: 1" in page
    assert "Not closed: 1" in page
    assert "Natur-Energi" not in page.split("<table", 1)[1].split("</table>", maxsplit=1)[0]


def test_mail_that_lies_in_a_mailbox_and_not_here_is_red(site: Website) -> None:
    anna, dane = site.signed_in(), site.signed_in("Dorte", "officer", "natur-energi")
    mailboxes.advance(site.desk, "ventum/imap.example.org/0a/INBOX", 7, 3)
    mailboxes.reconcile(site.desk, "ventum/imap.example.org/0a/INBOX", 3, 3)
    assert "Mailbox INBOX is read" in anna.get("/console/board").text
    mailboxes.reconcile(site.desk, "ventum/imap.example.org/0a/INBOX", 3, 1)
    page = anna.get("/console/board").text
    red = re.search(r'<li class="no">.*?<span>(.*?)</span>', page)
    assert red is not None
    assert red[1] == "Mailbox INBOX: 2 mails lie there and are not here"
    assert "INBOX" not in dane.get("/console/board").text


def test_a_copy_of_an_id_that_must_leave_a_mailbox_is_said_and_red_once_a_try_failed(site: Website) -> None:
    anna, name = site.signed_in(), "ventum/imap.example.org/0a/INBOX"
    mailboxes.advance(site.desk, name, 7, 3)
    must_leave(site.desk, name)
    page = anna.get("/console/board").text
    assert "Mailbox INBOX: 1 mail with a copy of an ID must still be deleted there, since" in page
    assert "it is read no more: delete them by hand" in page, "the settings name no mailbox"
    clearing.failed(site.desk, "c1", "still_there")
    red = re.search(r'<li class="no">.*?<span>(.*?)</span>', anna.get("/console/board").text)
    assert red is not None
    assert "still_there" in red[1]

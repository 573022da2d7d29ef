"""What `assistant check` says of mailboxes that were read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.assembly import building, checks
from assistant.desk import clearing, mailboxes
from assistant.desk.people import Clearing
from assistant.settings import Mailbox, load

BOX = {"host": "imap.example.org", "username": "desk", "password": "letmein"}


def test_mail_that_the_daily_count_misses_is_bad_in_check(tmp_path: Path) -> None:
    settings = load(data_dir=tmp_path, tenants=[{"id": "ventum", "mailboxes": [BOX]}])
    with building.desk(settings) as desk:
        assert list(checks.taken(settings)) == [], "it was never read"
        name = mailboxes.name_of(desk, "ventum", Mailbox(**BOX))
        mailboxes.advance(desk, name, 7, 3)
        mailboxes.reconcile(desk, name, 3, 3)
        assert [found.ok for found in checks.taken(settings)] == [True]
        mailboxes.reconcile(desk, name, 3, 1)
        (found,) = checks.taken(settings)
        assert not found.ok
        assert found.detail.startswith("2 mails lie in the folder and not in the ledger")
        mailboxes.reconcile(desk, name, 3, 3)
        mailboxes.trouble(desk, name, "not_taken 1")
        (found,) = checks.taken(settings)
        assert (found.ok, found.detail) == (False, "last round: not_taken 1")


def test_mail_with_a_copy_of_an_id_that_still_lies_in_a_mailbox_is_named_and_bad_once_a_try_failed(
    tmp_path: Path,
) -> None:
    settings = load(data_dir=tmp_path, tenants=[{"id": "ventum", "mailboxes": [BOX]}])
    asked = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with building.desk(settings) as desk:
        assert list(checks.leaving(settings)) == []
        name = mailboxes.name_of(desk, "ventum", Mailbox(**BOX))
        for number, mailbox in enumerate([name, name, "ventum/old.example.org/0/INBOX"]):
            row = Clearing(
                id=f"c{number}",
                tenant="ventum",
                conversation_id="k",
                mailbox=mailbox,
                message_id="",
                dedupe_key=f"d{number}",
                asked_at=asked + timedelta(days=number),
                not_before=asked,
            )
            with desk.store.write() as tx:
                tx.instance.add_clearing(row)
        here, gone = checks.leaving(settings)
        assert (here.what, here.ok) == (f"copies of an ID in {name}", True)
        assert here.detail == "2 mails still lie there, since 2026-11-20"
        assert not gone.ok
        assert gone.detail.startswith(
            "1 mail still lies there, since 2026-11-22; this mailbox is read no more"
        )
        clearing.failed(desk, "c1", "still_there")
        here, _ = checks.leaving(settings)
        assert not here.ok
        assert "still_there; see docs/operations.md" in here.detail

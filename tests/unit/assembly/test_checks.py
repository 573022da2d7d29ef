"""What `assistant check` says of mailboxes that were read."""

from pathlib import Path

from assistant.assembly import building, checks
from assistant.desk import mailboxes
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

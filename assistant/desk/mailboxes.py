"""How far each IMAP mailbox was read, and how it is: the cursor is ours, never a flag on the server."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.desk.desk import Desk
from assistant.desk.people import Cursor
from assistant.desk.ports import Transaction
from assistant.settings import Mailbox


def name_of(desk: Desk, tenant_id: str, mailbox: Mailbox) -> str:
    """Return the name under which the place in a mailbox is kept: no user name stands in it."""
    account = desk.store.vault.digest("mailbox", f"{mailbox.host}\n{mailbox.username}\n{mailbox.folder}")[:12]
    return f"{tenant_id}/{mailbox.host[:30]}/{account}/{mailbox.folder[:20]}"


def cursor(desk: Desk, mailbox: str) -> Cursor | None:
    """Return how far *mailbox* was read; None before the first time."""
    with desk.store.read() as tx:
        return tx.instance.cursor(mailbox)


def advance(desk: Desk, mailbox: str, uidvalidity: int, last_uid: int) -> None:
    """Keep that all mail up to *last_uid* is in the ledger, and that the server answers."""
    with desk.store.write() as tx:
        row = _of(tx, mailbox)
        tx.instance.set_cursor(
            replace(row, uidvalidity=uidvalidity, last_uid=last_uid, ok_at=desk.now(), error_tag="")
        )


def trouble(desk: Desk, mailbox: str, tag: str) -> None:
    """Keep what is wrong with *mailbox*: a tag of ours, never the server's words."""
    with desk.store.write() as tx:
        tx.instance.set_cursor(replace(_of(tx, mailbox), error_tag=tag[:200]))


def known(desk: Desk, sources: Sequence[str]) -> frozenset[str]:
    """Return which of these sources stand in the ledger."""
    with desk.store.read() as tx:
        return tx.ledger.known_sources(sources)


def reconcile(desk: Desk, mailbox: str, server_count: int, ledger_count: int) -> None:
    """Keep how many mails lie in the folder, and how many of them the ledger knows."""
    with desk.store.write() as tx:
        row = replace(_of(tx, mailbox), server_count=server_count, ledger_count=ledger_count)
        tx.instance.set_cursor(row)


def health(desk: Desk) -> Sequence[Cursor]:
    """Return every mailbox with what was wrong in its last round, and what is missing."""
    with desk.store.read() as tx:
        return tx.instance.cursors()


def _of(tx: Transaction, mailbox: str) -> Cursor:
    return tx.instance.cursor(mailbox) or Cursor(mailbox=mailbox, uidvalidity=0, last_uid=0)

"""How far each IMAP mailbox was read, and how it is: the cursor is ours, never a flag on the server."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.desk.desk import Desk
from assistant.desk.people import Clearing, Cursor
from assistant.desk.ports import Transaction
from assistant.settings import Mailbox


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """How a mailbox is: the one source of what the board, `/metrics` and `assistant check` say of it."""

    cursor: Cursor
    read: bool  # whether it stands in the settings; where it does not, nobody deletes anything in it
    leaving: tuple[Clearing, ...]  # mails with a copy of an ID that must still leave it, first asked first

    @property
    def troubles(self) -> list[str]:
        """Why a deletion failed: tags of ours, each once."""
        return sorted({row.trouble for row in self.leaving if row.trouble})

    @property
    def forgotten(self) -> bool:
        """Whether mail must leave it and it is read no more: a person must delete it."""
        return bool(self.leaving) and not self.read

    @property
    def well(self) -> bool:
        """Whether the last round went well, nothing is missing and no deletion has failed."""
        taken = not self.cursor.error_tag and not self.cursor.missing
        return taken and not self.troubles and not self.forgotten


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


def health(desk: Desk) -> list[Health]:
    """Return every mailbox with what was wrong in its last round, what is missing and what must leave it."""
    read = {name_of(desk, t.id, mailbox) for t in desk.settings.tenants for mailbox in t.mailboxes}
    leaving: dict[str, list[Clearing]] = {}
    with desk.store.read() as tx:
        cursors = {row.mailbox: row for row in tx.instance.cursors()}
        for row in tx.instance.clearings():
            leaving.setdefault(row.mailbox, []).append(row)
    return [
        Health(
            cursor=cursors.get(name) or _unread(name), read=name in read, leaving=tuple(leaving.get(name, ()))
        )
        for name in sorted({*cursors, *leaving})
    ]


def _of(tx: Transaction, mailbox: str) -> Cursor:
    return tx.instance.cursor(mailbox) or _unread(mailbox)


def _unread(mailbox: str) -> Cursor:
    return Cursor(mailbox=mailbox, uidvalidity=0, last_uid=0)

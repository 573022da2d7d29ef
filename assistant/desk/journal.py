"""Every change leaves its entry, in the transaction that makes it."""

from typing import Any

from assistant.casework import journal as chain
from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import JournalRow, Ticket

ASSISTANT = "assistant"
CUSTOMER = "customer"


def entry_of(row: JournalRow) -> chain.Entry:
    """Return a stored row as casework knows it."""
    return chain.Entry(
        chain=row.chain,
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        tag=row.tag,
        data=row.data,
        previous=row.previous,
        hash=row.hash,
    )


def key(desk: Desk) -> bytes:
    """Return the key of all chains."""
    return desk.store.vault.key("journal")


def record(
    desk: Desk,
    tx: Transaction,
    *,
    tenant: str,
    on: str,
    actor: str,
    tag: str,
    value: str = "",
    **data: Any,
) -> None:
    """Append an entry to the chain *on* (a ticket's, a conversation's, or the tenant's own id).

    *data* holds tags, ids and counts; a person's words go into *value*, which can be erased.
    """
    tx.serialise(f"journal:{on}")
    last = tx.journals.head(on)
    entry = chain.append(
        key(desk),
        chain=on,
        last=entry_of(last) if last else None,
        at=desk.now(),
        actor=actor,
        tag=tag,
        data=data,
    )
    row = JournalRow(
        id=desk.new_id(),
        tenant=tenant,
        chain=on,
        seq=entry.seq,
        at=entry.at,
        actor=actor,
        tag=tag,
        data=data,
        previous=entry.previous,
        hash=entry.hash,
    )
    tx.journals.add(row, value or None)


def on_ticket(
    desk: Desk, tx: Transaction, ticket: Ticket, actor: str, tag: str, *, value: str = "", **data: Any
) -> None:
    """Append an entry to a ticket's chain."""
    record(desk, tx, tenant=ticket.tenant, on=ticket.id, actor=actor, tag=tag, value=value, **data)


def whole(desk: Desk, rows: list[JournalRow]) -> bool:
    """Return whether a chain verifies."""
    return chain.verify(key(desk), [entry_of(row) for row in rows]) is None

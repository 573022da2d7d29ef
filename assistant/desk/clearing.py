"""A mail whose copy of an ID is gone here leaves the provider's mailbox too.

The desk only writes down what must go, in the transaction that removes the copy; the reader of the
mailbox carries it out, and tries again until it is done. Where a company has no mailbox (it receives
by SMTP), nothing is written down.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from assistant.desk import access, mailboxes
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.people import Clearing, Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import StoredMessage
from assistant.errors import NotFound
from assistant.mail import reading
from assistant.mail.records import dedupe_key

_FIRST_RETRY, _LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=1)


def ask(desk: Desk, tx: Transaction, message: StoredMessage) -> None:
    """Write down that a mail must leave every mailbox of its company; asked twice, it stands once."""
    row = tx.ledger.get(message.inbound_id) if message.inbound_id else None
    if row is None or not row.dedupe_key:
        return
    for mailbox in desk.tenant(row.tenant).mailboxes:
        tx.instance.add_clearing(
            Clearing(
                id=desk.new_id(),
                tenant=row.tenant,
                conversation_id=message.conversation_id,
                mailbox=mailboxes.name_of(desk, row.tenant, mailbox),
                message_id=message.body.message_id,
                dedupe_key=row.dedupe_key,
                asked_at=desk.now(),
                not_before=desk.now(),
            )
        )


def due(desk: Desk, mailbox: str) -> Sequence[Clearing]:
    """Return what is to leave *mailbox* now, the first asked first."""
    with desk.store.read() as tx:
        return tx.instance.clearings_due(mailbox, desk.now())


def is_it(desk: Desk, clearing: Clearing, raw: bytes) -> bool:
    """Return whether these bytes are the mail that must go; another mail may bear its Message-ID."""
    key = dedupe_key(clearing.tenant, reading.skim(raw))
    return desk.store.vault.digest("dedupe", key) == clearing.dedupe_key


def done(desk: Desk, id: str, found: int, *, actor: str = ASSISTANT) -> None:
    """Write into the journal that a mail has left its mailbox; *found*: how often it lay there."""
    with desk.store.write() as tx:
        row = tx.instance.take_clearing(id)
        if row is not None:
            _end(desk, tx, row, actor, "id_copy.mailbox_cleared", found=found)


def failed(desk: Desk, id: str, tag: str) -> None:
    """Keep why a mail could not leave its mailbox; it is tried again, at the latest in an hour."""
    with desk.store.write() as tx:
        row = tx.instance.take_clearing(id)
        if row is not None:
            pause = min(_FIRST_RETRY * 2 ** min(row.attempts, 10), _LONGEST_RETRY)
            tx.instance.change_clearing(
                id, attempts=row.attempts + 1, not_before=desk.now() + pause, trouble=tag[:200]
            )


def by_hand(desk: Desk, staff: Staff, key: str, id: str) -> None:
    """Record that a person took the mail out of the mailbox, where the server let only people do it."""
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        row = tx.instance.take_clearing(id)
        if row is None or row.conversation_id != conversation.id:
            raise NotFound("That is done already.")
        _end(desk, tx, row, staff.id, "id_copy.mailbox_by_hand")


def _end(desk: Desk, tx: Transaction, row: Clearing, actor: str, tag: str, **data: Any) -> None:
    tx.instance.end_clearing(row.id)
    chains = [ticket.id for ticket in tx.tickets.of(row.conversation_id)] or [row.tenant]
    for chain in chains:
        record(desk, tx, tenant=row.tenant, on=chain, actor=actor, tag=tag, **data)

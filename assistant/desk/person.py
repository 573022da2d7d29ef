"""What the desk itself keeps about a person: found, exported, erased by one command each (GDPR 15, 17)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Ticket
from assistant.desk.views import Report


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Where somebody appears: ids and counts."""

    tenant: str
    conversation_id: str
    channel: str
    references: tuple[str, ...]
    messages: int
    open: bool  # a request of it is not closed
    held: bool  # a request of it must stay for a claim or the authority


def find(desk: Desk, address: str, *, tenants: Sequence[str] | None = None) -> list[Found]:
    """Return the matters in which an address takes part, newest first."""
    with desk.store.read() as tx:
        return [
            Found(
                tenant=row.tenant,
                conversation_id=row.id,
                channel=row.channel,
                references=tuple(ticket.reference for ticket in tickets),
                messages=len(tx.messages.of(row.id)),
                open=any(ticket.state != "closed" for ticket in tickets),
                held=any(ticket.held for ticket in tickets),
            )
            for row, tickets in _matters(desk, tx, address, tenants)
        ]


def export(desk: Desk, address: str, *, tenants: Sequence[str] | None = None) -> dict[str, Any]:
    """Return everything kept about an address, as plain data for JSON; it is the person's own copy.

    Internal notes are in it: they are about the person (GDPR 15(1)). Names of staff are not.
    """
    with desk.store.read() as tx:
        matters = [_exported(tx, row, tickets) for row, tickets in _matters(desk, tx, address, tenants)]
    return {"address": address, "made_at": desk.now().isoformat(), "matters": matters}


def erase(
    desk: Desk,
    address: str,
    *,
    tenants: Sequence[str] | None = None,
    actor: str = "server",
    dry_run: bool = False,
) -> Report:
    """Erase a person's matters, one transaction each; those with an open request stay, and are said.

    A matter in which somebody else takes part as well goes too: it is one exchange. What comes in
    afterwards opens a new matter. It can be stopped and run again.
    """
    erased = {"conversations": 0, "messages": 0, "tickets": 0}
    kept: dict[str, str] = {}
    for found in find(desk, address, tenants=tenants):
        if found.open or found.held:
            why = "the request is not closed: close it first" if found.open else "held; the journal says why"
            kept |= dict.fromkeys(found.references, why)
            continue
        erased["conversations"] += 1
        erased["messages"] += found.messages
        erased["tickets"] += len(found.references)
        if not dry_run:
            _erase(desk, found, actor)
    if not dry_run and not kept:
        with desk.store.write() as tx:
            for tenant in tenants or [t.id for t in desk.settings.tenants]:
                tx.outbox.allow(tenant, desk.digest_of_address(address))
    return Report(dry_run=dry_run, erased=erased, kept=kept)


def _erase(desk: Desk, found: Found, actor: str) -> None:
    with desk.store.write() as tx:
        row = tx.conversations.take(found.conversation_id)
        tickets = tx.tickets.of(found.conversation_id)
        if row is None or any(ticket.state != "closed" or ticket.held for ticket in tickets):
            return  # somebody wrote or re-opened it meanwhile
        tx.conversations.erase(row.id, desk.now())
        record(
            desk,
            tx,
            tenant=row.tenant,
            on=row.tenant,
            actor=actor,
            tag="person.erased",
            tickets=len(tickets),
            messages=found.messages,
        )


def _matters(
    desk: Desk, tx: Transaction, address: str, tenants: Sequence[str] | None
) -> list[tuple[Conversation, Sequence[Ticket]]]:
    digest = desk.digest_of_address(address)
    found: dict[str, Conversation] = {}
    for tenant in tenants if tenants is not None else [t.id for t in desk.settings.tenants]:
        for row in tx.conversations.of_participant(tenant, digest):
            found[row.id] = row
        for ticket in tx.tickets.of_person([tenant], digest):
            conversation = tx.conversations.get(ticket.conversation_id)
            if conversation is not None:
                found[conversation.id] = conversation
    return [(row, tx.tickets.of(row.id)) for row in found.values()]


def _exported(tx: Transaction, row: Conversation, tickets: Sequence[Ticket]) -> dict[str, Any]:
    return {
        "company": row.tenant,
        "channel": row.channel,
        "subject": row.subject,
        "began": row.created_at.isoformat(),
        "messages": [
            {
                "at": message.at.isoformat(),
                "by": message.by,
                "from": message.body.from_address,
                "to": list(message.body.to),
                "subject": message.body.subject,
                "text": message.body.text,
                "understood": asdict(message.understanding) if message.understanding else None,
            }
            for message in tx.messages.of(row.id)
        ],
        "files": [
            {"name": file.name, "type": file.type, "bytes": file.size, "kept": file.removed_at is None}
            for file in tx.messages.attachments(row.id)
        ],
        "requests": [
            {
                "reference": ticket.reference,
                "type": ticket.type,
                "state": ticket.state,
                "outcome": ticket.outcome,
                "received": ticket.received_at.isoformat(),
                "due": ticket.due,
                "person": asdict(ticket.person),
                "fields": ticket.fields,
                "notes": [{"at": n.at.isoformat(), "text": n.text} for n in tx.tickets.notes(ticket.id)],
                "journal": [
                    {"at": entry.at.isoformat(), "what": entry.tag} for entry in tx.journals.of(ticket.id)
                ],
            }
            for ticket in tickets
        ],
    }

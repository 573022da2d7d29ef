"""What a further message does to the tickets that are there: raised, taken up again, re-opened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from assistant.casework.guards import State
from assistant.casework.states import against, move
from assistant.desk import alerts, drafting, facts
from assistant.desk.desk import Desk
from assistant.desk.journal import CUSTOMER, on_ticket
from assistant.desk.opening import reclock
from assistant.desk.ports import Transaction
from assistant.desk.records import Ticket
from assistant.desk.settling import Matter, Settled
from assistant.desk.threads import Thread
from assistant.settings import Tenant

_RAISING = {"authority": "authority", "reminder": "reminder", "threat": "reminder"}
"""What a message says → why it raises a ticket, the gravest first."""


def came_in(desk: Desk, tx: Transaction, matter: Matter, settled: Settled) -> tuple[Ticket, ...]:
    """A participant wrote again: approvals are void, what waited goes on, what was answered opens again.

    Return the tickets that it raised.
    """
    drafting.void(desk, tx, matter.conversation)
    thanks = settled.action == "ignore"
    why, raised = _raises(matter), []
    for ticket in tx.tickets.of(matter.conversation.id):
        if ticket.id in {opened.id for opened in settled.opened}:
            continue
        now = tx.tickets.get(ticket.id) or ticket
        if now.state == "waiting":
            now = clock_goes_on(desk, tx, now, matter.message.received)
        if now.state == "waiting" or (
            now.state in ("answered", "closed") and not thanks and not settled.opened
        ):
            now = to_work(desk, tx, now, matter.tenant, CUSTOMER)
        if now.state == "closed" or thanks:
            continue
        if why:
            raised.append(now)
        else:
            on_ticket(desk, tx, now, CUSTOMER, "message.added", message=matter.stored.id)
    return _raised(desk, tx, matter, raised, why)


def probably(
    desk: Desk, tx: Transaction, matter: Matter, thread: Thread, settled: Settled
) -> tuple[Ticket, ...]:
    """It may belong to another matter: kept apart, linked, and that matter's tickets are raised.

    Return the tickets that it raised.
    """
    other = thread.probable
    if other is None:
        return ()
    theirs = tx.tickets.of(other.id)
    for ticket in settled.opened:
        for earlier in theirs:
            tx.tickets.link(ticket.id, earlier.id, "related")
    why = _raises(matter)
    known = tx.conversations.takes_part(other.id, desk.digest_of_address(matter.stored.body.from_address))
    raised = [ticket for ticket in theirs if ticket.state != "closed" and known and why]
    return _raised(desk, tx, matter, raised, why)


def _raises(matter: Matter) -> str:
    """Return why a further message raises a ticket; an addition (a number, a file) does not."""
    notes = matter.understanding.notes
    for note, why in _RAISING.items():
        if note in notes:
            return why
    said = {wish.intent for wish in matter.understanding.wishes[:2]}
    if "request.complaint" in said:
        return "complaint"
    return "question" if "request.status" in said and "?" in matter.message.text else ""


def _raised(
    desk: Desk, tx: Transaction, matter: Matter, tickets: Sequence[Ticket], why: str
) -> tuple[Ticket, ...]:
    """Lift tickets in the queue: somebody asks again, or the authority writes: the officer knows at once."""
    for ticket in tickets:
        values: dict[str, Any] = {"raised": True}
        if why == "authority":
            day = matter.message.received.astimezone(matter.tenant.zone).date().isoformat()
            values |= {"authority": True, "authority_on": day}
        tx.tickets.change(ticket.id, **values)
        on_ticket(desk, tx, ticket, CUSTOMER, "ticket.raised", why=why, overdue=ticket.due_at < desk.now())
    if why == "authority":
        alerts.authority(desk, tx, matter.tenant, tickets)
    return tuple(tickets)


def to_work(desk: Desk, tx: Transaction, ticket: Ticket, tenant: Tenant, actor: str) -> Ticket:
    """Take a ticket back to work, where the states allow it."""
    now = facts.of_ticket(ticket, tenant, desk.now())
    if against(now, State.IN_PROGRESS):
        return ticket
    moved = move(now, State.IN_PROGRESS)
    values: dict[str, Any] = {"state": moved.state.value, "outcome": ""}
    if moved.reopened:
        values |= {"answered_at": None, "closed_at": None, "delivered_at": None}
    tx.tickets.change(ticket.id, **values)
    on_ticket(desk, tx, ticket, actor, moved.tag, was=ticket.state)
    return tx.tickets.get(ticket.id) or ticket


def clock_goes_on(desk: Desk, tx: Transaction, ticket: Ticket, at: datetime) -> Ticket:
    """End the time in which the clock stood still; whole days count."""
    if ticket.stopped_at is None:
        return ticket
    days = max((at - ticket.stopped_at).days, 0)
    return reclock(
        desk,
        tx,
        ticket,
        CUSTOMER,
        "clock_goes_on",
        stopped_days=ticket.stopped_days + days,
        stopped_at=None,
    )

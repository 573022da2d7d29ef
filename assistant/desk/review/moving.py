"""States and clock of a ticket, as a person sets them."""

from datetime import datetime
from typing import Any

from assistant.casework.guards import HOW_WITHDRAWN, NO_OUTCOME, Outcome
from assistant.casework.states import State
from assistant.casework.states import move as moved_by
from assistant.desk import access, answering, facts, followups, opening
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket
from assistant.desk.people import Staff
from assistant.desk.records import StoredDraft, Ticket
from assistant.desk.review.replies import new_draft
from assistant.errors import Refused


def move(desk: Desk, staff: Staff, reference: str, to: str, *, outcome: str = "", how: str = "") -> Ticket:
    """Move a ticket. Raises Refused with every reason against it.

    To `answered` by hand needs an *outcome*: a withdrawal, or something done that discloses, changes,
    erases and refuses nothing; the rest is told by an approved reply. *how* says how the customer knows,
    or withdrew: without it nothing was delivered, and the ticket cannot be closed.
    """
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        state, tenant = State(to), desk.tenant(ticket.tenant)
        if state is State.ANSWERED:
            if not outcome:
                raise Refused(NO_OUTCOME)
            if outcome == Outcome.WITHDRAWN and not how.strip():
                raise Refused(HOW_WITHDRAWN)
            delivered = desk.now() if how.strip() else None
            ticket = answering.answer(desk, tx, ticket, Outcome(outcome), actor=staff.id, delivered=delivered)
            if how.strip():
                on_ticket(
                    desk,
                    tx,
                    ticket,
                    staff.id,
                    "answer.given",
                    value=how.strip(),
                )
            return ticket
        if state is State.IN_PROGRESS:
            moved_by(facts.of_ticket(ticket, tenant, desk.now()), state)
            ticket = followups.clock_goes_on(desk, tx, ticket, desk.now())
            return followups.to_work(desk, tx, ticket, tenant, staff.id)
        moved = moved_by(facts.of_ticket(ticket, tenant, desk.now()), state)
        values: dict[str, Any] = {"state": moved.state.value}
        if state is State.CLOSED:
            values["closed_at"] = desk.now()
        tx.tickets.change(ticket.id, **values)
        on_ticket(desk, tx, ticket, staff.id, moved.tag, was=ticket.state)
        return tx.tickets.get(ticket.id) or ticket


def close(desk: Desk, staff: Staff, reference: str) -> Ticket:
    """Close an answered ticket; refused before its answer was delivered."""
    return move(desk, staff, reference, State.CLOSED.value)


def extend(desk: Desk, staff: Staff, reference: str, reason: str) -> StoredDraft:
    """Write the notice of an extension; the clock moves when the customer was told, not before."""
    if not reason.strip():
        raise Refused("Say why: the customer must be told the reason (GDPR 12(3)).")
    return new_draft(desk, staff, reference, stage="extended", reason=reason.strip())


def set_received(desk: Desk, staff: Staff, reference: str, received: datetime, why: str) -> Ticket:
    """Set when a request reached the company: earlier, never later.

    Of a breach the officer may record a later moment of awareness, with the reason: the hours run from
    there, and the time of receipt stays.
    """
    if received.tzinfo is None:
        raise Refused("A time of receipt needs an offset.")
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        later = received > ticket.received_at
        if later and ticket.type != "breach_report":
            raise Refused("The time of receipt can be set earlier, never later.")
        if ticket.type == "breach_report" and (later or ticket.aware_at is not None):
            access.allow(staff, ticket.tenant, access.OFFICER)
        if received > desk.now() or not why.strip():
            raise Refused("Give a moment that has passed, and the reason.")
        tag, was = "received.set", ticket.received_at
        values: dict[str, Any] = {"received_at": received, "aware_at": None}
        if later:
            tag, was = "awareness.set", ticket.aware_at or ticket.received_at
            values = {"aware_at": received}
        on_ticket(
            desk, tx, ticket, staff.id, tag, was=was.isoformat(), now=received.isoformat(), value=why.strip()
        )
        return opening.reclock(desk, tx, ticket, staff.id, "awareness" if later else "received", **values)

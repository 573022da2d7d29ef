"""Who somebody is, and for whom they ask: what a person records of steps and checks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.casework import behalf, identity
from assistant.casework.identity import Identity, Result, Step
from assistant.desk import access, copies, facts, followups
from assistant.desk.contents import Behalf, BehalfCheck, StepTaken
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket
from assistant.desk.people import Staff
from assistant.desk.records import Ticket
from assistant.desk.review.working import ticked
from assistant.errors import InputError, Refused


def set_identity(
    desk: Desk, staff: Staff, reference: str, to: str, *, step: str = "", reason: str = ""
) -> Ticket:
    """Set the identity mark. A copy of an ID is gone everywhere the moment the check is done.

    *step* says by which rung it was confirmed; a doubt or a failure needs a written *reason*.
    """
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        mark = identity.mark(
            Identity(ticket.identity),
            Identity(to),
            type=ticket.type,
            step=Step(step) if step else None,
            reason=reason,
            on=facts.ladder_of(ticket, desk.tenant(ticket.tenant)),
        )
        confirmed = mark is Identity.CONFIRMED
        values: dict[str, Any] = {
            "identity": mark.value,
            "identity_verified_at": desk.now() if confirmed else None,
        }
        if confirmed:
            values["steps"] = _with(desk, ticket, staff, step, (Result.PASSED.value, reason))
        if confirmed and step == Step.ADDRESS_ON_FILE.value:
            values["address_known"] = True
        tx.tickets.change(ticket.id, **values)
        tag = f"identity.{mark.value}"
        on_ticket(desk, tx, ticket, staff.id, tag, step=step, value=reason.strip())
        ticket = tx.tickets.get(ticket.id) or ticket
        if mark in (Identity.CONFIRMED, Identity.FAILED):
            copies.destroy(desk, tx, ticket, staff.id)
            ticket = followups.clock_goes_on(desk, tx, ticket, desk.now())
        return ticket


def record_steps(desk: Desk, staff: Staff, reference: str, given: Mapping[str, tuple[str, str]]) -> Ticket:
    """Record of lower steps that they do not fit (`unfit`) or were tried in vain (`failed`), each with why.

    *given* is by step; a step that is enough is recorded by confirming identity with it.
    """
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        on = facts.ladder_of(ticket, desk.tenant(ticket.tenant))
        if not copies.in_step([ticket]):
            raise Refused(identity.KNOWN)
        for step, (result, note) in given.items():
            if step not in on.lower:
                raise Refused(identity.NOT_ENOUGH)
            if result not in (Result.FAILED, Result.UNFIT) or not note.strip():
                raise Refused("Say of each step whether it does not fit or was in vain, and why.")
            taken = _with(desk, ticket, staff, step, (result, note))
            ticket = replace(ticket, steps=taken)
            tx.tickets.change(ticket.id, steps=taken)
            tag = f"identity.step_{result}"
            on_ticket(desk, tx, ticket, staff.id, tag, step=step, value=note.strip())
        return tx.tickets.get(ticket.id) or ticket


def _with(
    desk: Desk, ticket: Ticket, staff: Staff, step: str, came: tuple[str, str]
) -> tuple[StepTaken, ...]:
    """Return what is recorded of the steps with one more; of each step the last record stands."""
    result, note = came
    others = tuple(one for one in ticket.steps or () if one.step != step)
    return (*others, StepTaken(step=step, result=result, note=note.strip(), by=staff.id, at=desk.now()))


def set_behalf(desk: Desk, staff: Staff, reference: str, kind: str) -> Ticket:
    """Say as what somebody asks for another: agent, parent, guardian or heir. The checks begin anew."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        if not ticket.on_behalf_of:
            raise Refused("Write down for whom they ask first (detail: on behalf of).")
        if kind not in {each.value for each in behalf.Kind}:
            raise InputError(f"Somebody asks for another as one of {', '.join(behalf.Kind)}.")
        if ticket.behalf is None or ticket.behalf.kind != kind:
            items = ticked(ticket, "mandate", "", None)
            tx.tickets.change(ticket.id, behalf=Behalf(kind=kind), mandate_checked=False, checklist=items)
            on_ticket(desk, tx, ticket, staff.id, "behalf.set", kind=kind)
        return tx.tickets.get(ticket.id) or ticket


def check_behalf(
    desk: Desk, staff: Staff, reference: str, check: str, *, how: str, day: date | None = None
) -> Ticket:
    """Record what was seen for one check of a request for another; an empty *how* takes it back.

    With the last check the mandate is checked. *day* is the date that a check is about, of a death.
    """
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        now = ticket.behalf
        if now is None:
            raise Refused("Say first as what they ask: agent, parent, guardian or heir.")
        tenant = desk.tenant(ticket.tenant)
        rules = behalf.rules(behalf.Kind(now.kind), tenant.country)
        if check not in {one.id for one in rules.checks}:
            raise InputError("There is no such check for this kind of request.")
        if how.strip() and (
            why := behalf.against(rules, check, day, desk.now().astimezone(tenant.zone).date())
        ):
            raise Refused(why)
        done = [one for one in now.checks if one.id != check]
        if how.strip():
            said = day.isoformat() if day else ""
            done.append(BehalfCheck(id=check, how=how.strip(), day=said, by=staff.id, at=desk.now()))
        whole = {one.id for one in rules.checks} <= {one.id for one in done}
        items = ticked(ticket, "mandate", staff.id if whole else "", desk.now() if whole else None)
        tx.tickets.change(
            ticket.id,
            behalf=replace(now, checks=tuple(done)),
            mandate_checked=whole,
            checklist=items,
        )
        tag = "behalf.checked" if how.strip() else "behalf.unchecked"
        on_ticket(desk, tx, ticket, staff.id, tag, check=check, value=how.strip())
        if whole != ticket.mandate_checked:
            tag = "mandate.checked" if whole else "mandate.unchecked"
            on_ticket(desk, tx, ticket, staff.id, tag, kind=now.kind)
        return tx.tickets.get(ticket.id) or ticket

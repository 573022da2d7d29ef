"""Requests as the command line shows them: citizen, account and card numbers are masked everywhere."""

from collections.abc import Iterator
from typing import Any

from assistant.desk.views import DraftView, QueueRow, TicketView
from assistant.privacy import mask


def row(one: QueueRow) -> dict[str, Any]:
    """Return a line of the queue for JSON."""
    return {
        "reference": one.reference or None,
        "key": one.key,
        "tenant": one.tenant,
        "type": one.type or None,
        "attention": one.attention or None,
        "state": one.state or None,
        "identity": one.identity or None,
        "due": one.due or None,
        "days_left": one.days_left,
        "overdue": one.overdue,
        "raised": one.raised,
        "received": one.received_at.isoformat(),
        "channel": one.channel,
        "person": mask(one.person),
        "subject": mask(one.subject),
        "has_draft": one.has_draft,
    }


def cells(one: QueueRow) -> tuple[str, ...]:
    """Return a line of the queue for people."""
    left = "" if one.days_left is None else f"{one.days_left} d"
    return (
        one.reference or one.key,
        one.tenant,
        one.type or f"({one.attention})",
        one.state,
        one.due[:16],
        left,
        mask(one.person),
        mask(one.subject),
    )


def whole(view: TicketView) -> dict[str, Any]:
    """Return everything on a request's page for JSON."""
    ticket = view.ticket
    return {
        "conversation": view.conversation.id,
        "tenant": view.conversation.tenant,
        "tickets": [
            {
                "reference": one.reference,
                "type": one.type,
                "state": one.state,
                "outcome": one.outcome or None,
                "identity": one.identity,
                "received": one.received_at.isoformat(),
                "due": one.due,
                "steps": list(one.derivation),
                "fields": {name: mask(value) for name, value in one.fields.items()},
                "missing": list(one.missing),
                "person": {"name": mask(one.person.name), "address": one.person.address},
            }
            for one in view.tickets
        ],
        "messages": [
            {
                "by": one.by,
                "direction": one.direction,
                "at": one.at.isoformat(),
                "subject": mask(one.body.subject),
                "text": mask(one.body.text),
            }
            for one in view.messages
        ],
        "drafts": [_draft(number, one) for number, one in enumerate(view.drafts, 1)],
        "journal": [
            {"at": one.at.isoformat(), "actor": one.actor, "tag": one.tag, "data": one.data}
            for one in view.journal
        ],
        "journal_whole": view.journal_whole,
        "notes": [{"at": one.at.isoformat(), "text": mask(one.text)} for one in view.notes],
        "reference": ticket.reference if ticket else None,
    }


def _draft(number: int, view: DraftView) -> dict[str, Any]:
    draft = view.draft
    return {
        "number": number,
        "kind": draft.kind,
        "state": draft.state,
        "to": list(draft.content.recipients),
        "subject": draft.content.subject,
        "text": draft.content.text,
        "outdated": view.outdated,
        "problems": list(view.problems),
        "approvals": len(view.approvals),
        "approvals_needed": view.approvals_needed,
        "sent": view.outbox.state if view.outbox else None,
    }


def lines(view: TicketView) -> Iterator[str]:
    """Yield a request's page as lines for people."""
    for ticket in view.tickets:
        yield f"{ticket.reference}  {ticket.type}  {ticket.state}  identity {ticket.identity}"
        yield f"  received {ticket.received_at:%Y-%m-%d %H:%M} UTC, due {ticket.due}"
        yield from (f"    {step}" for step in ticket.derivation)
        yield from (f"  {name}: {mask(value)}" for name, value in ticket.fields.items())
        if ticket.missing:
            yield f"  missing: {', '.join(ticket.missing)}"
    for message in view.messages:
        yield ""
        yield f"{message.at:%Y-%m-%d %H:%M} {message.by}: {mask(message.body.subject)}"
        yield from (f"  | {line}" for line in mask(message.body.text).splitlines())
    for number, one in enumerate(view.drafts, 1):
        yield ""
        state = one.draft.state + (f", mail {one.outbox.state}" if one.outbox else "")
        yield f"draft {number}: {one.draft.kind}, {state}, to {', '.join(one.draft.content.recipients)}"
        yield from (f"  ! {problem}" for problem in one.problems)
        yield f"  {one.draft.content.subject}"
        yield from (f"  | {line}" for line in one.draft.content.text.splitlines())
    yield ""
    chain = "whole" if view.journal_whole else "BROKEN: somebody changed it"
    yield f"journal ({chain}):"
    for entry in view.journal:
        actor = view.staff_names.get(entry.actor, entry.actor)
        yield f"  {entry.at:%Y-%m-%d %H:%M} {actor} {entry.tag}"

"""The queue: what is open, by what is due."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from assistant.casework.calendars import add_working_days
from assistant.casework.types import TICKET_TYPES
from assistant.desk.desk import Desk
from assistant.desk.listed import Heading, Listed
from assistant.desk.opening import due_day, search_digests
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation
from assistant.desk.views import Filters, QueueRow

HOUSE_DAYS = 2
"""Working days within which somebody looks at a message without a ticket."""

EVERYTHING = Filters()

_THEN = "~"  # in a cursor: between how far the tickets and the messages without one have been shown


@dataclass(frozen=True, kw_only=True, slots=True)
class _About:
    """What the lines of a page are told by."""

    names: dict[str, str]  # of staff, by id
    headings: dict[str, Heading]  # by the matter's id
    now: datetime


def queue(desk: Desk, staff: Staff, filters: Filters = EVERYTHING) -> list[QueueRow]:
    """Return the tickets and messages that staff must work on, breaches first, then by due date.

    The `cursor` of a line leads to what follows it, of tickets and of messages without one; a breach that
    stands above earlier dates may come again there, nothing is left out.
    """
    tenants = tuple(t for t in staff.tenants if not filters.tenants or t in filters.tenants)
    if not tenants:
        return []
    now = desk.now()
    with desk.store.read() as tx:
        words = search_digests(desk, [filters.search]) if filters.search else []
        after, _, after_loose = filters.after.partition(_THEN)
        tickets = tx.queue.tickets(tenants, _asked(filters, now), words, filters.limit, after)
        wanted = _wants_loose(filters)
        loose = tx.queue.attention(tenants, filters.limit, after_loose) if wanted else ()
        names = tx.people.names()
        matters = [ticket.conversation_id for ticket in tickets]
        headings = tx.queue.headings([*matters, *(conversation.id for conversation in loose)])
        about = _About(names=names, headings=headings, now=now)
        rows = [_ticket_row(desk, ticket, about) for ticket in tickets]
        others = [_loose_row(desk, tx, conversation, about) for conversation in loose]
    return _page(rows, others, filters)


def _page(tickets: list[QueueRow], loose: list[QueueRow], filters: Filters) -> list[QueueRow]:
    """Return the first lines of both lists, each with the cursor behind which nothing is left out.

    A list is cut where its first line is not shown: of tickets that may lie before a breach.
    """
    order = {row.key: _order(row) for row in tickets}
    latest = 0.0  # messages come by arrival; with other holidays elsewhere a later one may be due sooner
    for row in loose:
        latest = max(latest, row.due_at.timestamp() if row.due_at else 0.0)
        order[row.key] = (1, latest, row.received_at.timestamp(), row.key)
    shown = sorted([*tickets, *loose], key=lambda row: order[row.key])[: filters.limit]
    first, _, second = filters.after.partition(_THEN)
    cuts = (_Cut(rows=tickets, at=first), _Cut(rows=loose, at=second))
    found = []
    for row in shown:
        places = [cut.shows(row) for cut in cuts]
        found.append(replace(row, cursor=_THEN.join(places).rstrip(_THEN)))
    return found


@dataclass(kw_only=True, slots=True)
class _Cut:
    """How far a list has been shown without a gap."""

    rows: list[QueueRow]
    at: str  # the cursor of the last one of these
    keys: set[str] = field(default_factory=set)
    next: int = 0

    def shows(self, row: QueueRow) -> str:
        """Count a line as shown; return the cursor."""
        self.keys.add(row.key)
        while self.next < len(self.rows) and self.rows[self.next].key in self.keys:
            self.at = self.rows[self.next].cursor
            self.next += 1
        return self.at


def _asked(filters: Filters, now: datetime) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "type": filters.types,
        "states": filters.states,
        "identity": filters.identity,
        "channel": filters.channel,
    }
    if filters.assignee == "none":
        asked["unassigned"] = True
    elif filters.assignee:
        asked["assignee"] = filters.assignee
    if filters.raised:
        asked["raised"] = True
    if filters.overdue:
        asked["due_before"] = now
    return asked


def _wants_loose(filters: Filters) -> bool:
    """Messages without a ticket stand in a queue that asks for nothing special."""
    narrow = (
        filters.types,
        filters.states,
        filters.assignee,
        filters.overdue,
        filters.raised,
        filters.identity,
        filters.search,
    )
    return not any(narrow) and filters.channel in ("", "email", "chat")


def _ticket_row(desk: Desk, ticket: Listed, about: _About) -> QueueRow:
    tenant, now = desk.tenant(ticket.tenant), about.now
    heading = about.headings.get(ticket.conversation_id)
    left = (due_day(ticket.due) - now.astimezone(tenant.zone).date()).days
    return QueueRow(
        key=ticket.reference,
        tenant=ticket.tenant,
        ticket_id=ticket.id,
        conversation_id=ticket.conversation_id,
        reference=ticket.reference,
        type=ticket.type,
        attention=heading.attention if heading else "",
        state=ticket.state,
        identity=ticket.identity,
        due=ticket.due,
        due_at=ticket.due_at,
        days_left=left,
        overdue=ticket.due_at < now and ticket.state not in ("answered", "closed"),
        raised=ticket.raised,
        authority=ticket.authority,
        assignee=ticket.assignee,
        assignee_name=about.names.get(ticket.assignee or "", ""),
        person=ticket.person.name or ticket.person.address,
        subject=heading.subject if heading else "",
        channel=ticket.channel,
        received_at=ticket.received_at,
        outcome=ticket.outcome,
        extended=ticket.extended,
        has_draft=heading is not None and heading.has_draft,
        to_give=heading is not None and heading.to_give,
        cursor=f"{ticket.due_at.isoformat()}|{ticket.id}",
    )


def _loose_row(desk: Desk, tx: Transaction, conversation: Conversation, about: _About) -> QueueRow:
    tenant, now = desk.tenant(conversation.tenant), about.now
    day = add_working_days(tenant.country, conversation.last_at.astimezone(tenant.zone).date(), HOUSE_DAYS)
    first = tx.messages.first_from_customer(conversation.id)
    due_at = tenant.begins(day + timedelta(1))
    return QueueRow(
        key=conversation.id,
        tenant=conversation.tenant,
        conversation_id=conversation.id,
        attention=conversation.attention,
        due=day.isoformat(),
        due_at=due_at,
        days_left=(day - now.astimezone(tenant.zone).date()).days,
        overdue=due_at < now,
        person=first.body.from_name or first.body.from_address if first else "",
        subject=conversation.subject,
        channel=conversation.channel,
        received_at=conversation.last_at,
        has_draft=about.headings[conversation.id].has_draft,
        to_give=about.headings[conversation.id].to_give,
        cursor=f"{conversation.last_at.isoformat()}|{conversation.id}",
    )


def _order(row: QueueRow) -> tuple[int, float, float, str]:
    """Return where a request stands: breaches first, then by due date and id, as the store has them."""
    kind = TICKET_TYPES.get(row.type)
    first = 0 if kind is not None and kind.rank == 0 else 1
    return first, row.due_at.timestamp() if row.due_at else 0.0, 0.0, row.ticket_id

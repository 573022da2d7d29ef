"""Tickets, their details and states, for the company's own systems."""

import base64
import binascii
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from assistant.casework.types import TICKET_TYPES
from assistant.desk import review
from assistant.desk.contents import Person
from assistant.desk.desk import Desk
from assistant.desk.tokens import System
from assistant.desk.views import Filters, QueueRow, TicketView
from assistant.errors import InputError, NotFound
from assistant.web.api.door import Door
from assistant.web.api.problems import PREFIX, RESPONSES
from assistant.web.api.records import (
    Brief,
    Changes,
    Linked,
    Move,
    NewTicket,
    Page,
    Remark,
    Ticked,
    Ticket,
    TicketState,
    Todo,
    Who,
)
from assistant.web.api.repeats import KEYED, repeatable
from assistant.web.site import Site

Reference = Annotated[str, Path(pattern=r"^[A-Z]{2,4}-[2-9A-Z]{4}-[2-9A-Z]{4}$", examples=["VEN-7K3M-9QXA"])]
_STATES = ("new", "in_progress", "waiting", "answered", "closed")


def router(site: Site, door: Door) -> APIRouter:
    """Return the calls about tickets."""
    api = APIRouter(
        prefix=f"{PREFIX}/tickets", tags=["tickets"], responses=RESPONSES, route_class=repeatable(site)
    )
    _reading(api, site.desk, door)
    _writing(api, site.desk, door)
    return api


def _reading(api: APIRouter, desk: Desk, door: Door) -> None:
    @api.get("", summary="List tickets by due date")
    def list_tickets(
        *,
        system: Annotated[System, door.needs("tickets:read")],
        state: Annotated[list[TicketState] | None, Query(description="Only these states.")] = None,
        type: Annotated[list[str] | None, Query(description="Only these types.", max_length=20)] = None,
        overdue: Annotated[bool, Query(description="Only what is late.")] = False,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str, Query(max_length=300, description="`next` of the page before.")] = "",
    ) -> Page:
        """Without personal data. The page after the last one that was full may be empty."""
        filters = Filters(
            states=tuple(state or _STATES),
            types=tuple(type or ()),
            overdue=overdue,
            limit=limit,
            after=_opened(cursor),
        )
        rows = [row for row in review.queue(desk, system.staff, filters) if row.reference]
        following = _sealed(rows[-1].cursor) if len(rows) == limit else None
        rows.sort(key=lambda row: (row.due_at or row.received_at, row.ticket_id))
        return Page(items=[_brief(row) for row in rows], next=following)

    @api.get("/{reference}", summary="One ticket")
    def get_ticket(system: Annotated[System, door.needs("tickets:read")], reference: Reference) -> Ticket:
        """With personal data: who asks, and the details found."""
        return _whole(desk, system, reference)


def _writing(api: APIRouter, desk: Desk, door: Door) -> None:
    @api.post("", dependencies=[KEYED], status_code=201, summary="Open a ticket for a letter or a call")
    def open_ticket(
        system: Annotated[System, door.needs("tickets:write")], given: NewTicket, answer: Response
    ) -> Ticket:
        """Its clock runs from `received_at`, which has passed."""
        if given.received_at.tzinfo is None:
            raise InputError("received_at needs an offset, for example 2026-11-25T10:00:00+01:00.")
        person = Person(name=given.person.name, address=given.person.address, phone=given.person.phone)
        ticket = review.open_by_hand(
            desk,
            system.staff,
            tenant_id=system.token.tenant,
            type=given.type,
            channel=given.channel,
            received=given.received_at,
            person=person,
            text=given.text,
            fields=_fields(given),
        )
        answer.headers["location"] = f"{PREFIX}/tickets/{ticket.reference}"
        return _whole(desk, system, ticket.reference)

    @api.patch("/{reference}/fields", summary="Set details")
    def set_fields(
        system: Annotated[System, door.needs("tickets:write")], reference: Reference, given: Changes
    ) -> Ticket:
        """Each one leaves its entry in the journal."""
        for name, value in given.fields.items():
            review.set_field(desk, system.staff, reference, name, value)
        return _whole(desk, system, reference)

    @api.post("/{reference}/state", dependencies=[KEYED], summary="Move a ticket to another state")
    def move(
        system: Annotated[System, door.needs("tickets:write")], reference: Reference, given: Move
    ) -> Ticket:
        """A move that the rules forbid is refused with every reason (docs/states.md)."""
        review.move(desk, system.staff, reference, given.to, outcome=given.outcome, how=given.how)
        return _whole(desk, system, reference)

    @api.put("/{reference}/checklist/{item}", summary="Tick what was done in a system")
    def tick(
        system: Annotated[System, door.needs("tickets:write")],
        reference: Reference,
        item: Annotated[str, Path(max_length=60)],
        given: Ticked,
    ) -> Ticket:
        """So a system says that it has erased, corrected or stopped what it holds."""
        review.check(desk, system.staff, reference, item, done=given.done)
        return _whole(desk, system, reference)

    @api.post("/{reference}/notes", dependencies=[KEYED], status_code=204, summary="Add an internal note")
    def note(
        system: Annotated[System, door.needs("tickets:write")], reference: Reference, given: Remark
    ) -> None:
        """It is never sent to the customer."""
        review.note(desk, system.staff, reference, given.text)


def _fields(given: NewTicket) -> dict[str, str]:
    """Return the details of a new ticket; who asks is one. Raises InputError for a name of no use here."""
    kind = TICKET_TYPES.get(given.type)
    names = (*kind.told, "on_behalf_of") if kind else ()
    if kind and (unknown := sorted(set(given.fields) - set(names))):
        raise InputError(f"A request of type {given.type} has no field {unknown[0]}: use {', '.join(names)}.")
    person = given.person
    known = {"name": person.name, "identifier": person.address or person.phone}
    return {
        name: value for name, value in {**known, **given.fields}.items() if value.strip() and name in names
    }


def _sealed(cursor: str) -> str:
    return base64.urlsafe_b64encode(cursor.encode()).decode().rstrip("=")


def _opened(cursor: str) -> str:
    """Return the row after which a page begins. Raises InputError."""
    if not cursor:
        return ""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        due, _, id = text.partition("|")
        if datetime.fromisoformat(due).tzinfo is None or not id.isalnum():
            raise ValueError
    except (ValueError, binascii.Error) as error:
        raise InputError("This cursor is none that we gave.") from error
    return text


def _brief(row: QueueRow) -> Brief:
    return Brief(
        reference=row.reference,
        type=row.type,
        state=row.state,  # type: ignore[arg-type]  # the states are a closed set
        outcome=row.outcome,
        identity=row.identity,  # type: ignore[arg-type]
        channel=row.channel,
        received_at=row.received_at,
        due=row.due,
        extended=row.extended,
        overdue=row.overdue,
    )


def _whole(desk: Desk, system: System, reference: str) -> Ticket:
    view = review.ticket(desk, system.staff, reference)
    return _told(desk, view)


def _told(desk: Desk, view: TicketView) -> Ticket:
    ticket = view.ticket
    if ticket is None:
        raise NotFound
    done = ticket.state in ("answered", "closed")
    return Ticket(
        reference=ticket.reference,
        type=ticket.type,
        state=ticket.state,  # type: ignore[arg-type]
        outcome=ticket.outcome,
        identity=ticket.identity,  # type: ignore[arg-type]
        channel=ticket.channel,
        received_at=ticket.received_at,
        due=ticket.due,
        extended=ticket.extended,
        overdue=ticket.due_at < desk.now() and not done,
        person=Who(name=ticket.person.name, address=ticket.person.address, phone=ticket.person.phone),
        on_behalf_of=ticket.on_behalf_of,
        fields=dict(ticket.fields),
        missing=list(ticket.missing),
        derivation=list(ticket.derivation),
        target=datetime.fromisoformat(ticket.target).date() if ticket.target else None,
        checklist=[Todo(id=i.id, text=i.text, done_at=i.done_at) for i in ticket.checklist],
        linked=[Linked(reference=o.reference, type=o.type, kind=o.kind) for o in view.linked],
    )

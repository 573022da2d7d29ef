"""Opening tickets, and keeping their clock, words and fields in order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from assistant.casework import checklists, deadlines
from assistant.casework.deadlines import Deadline
from assistant.casework.identity import Result, at_start, ladder
from assistant.casework.reference import new_reference
from assistant.casework.types import TICKET_TYPES, missing
from assistant.decision.records import TicketPlan
from assistant.desk import alerts
from assistant.desk.contents import CheckItem, Person
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Ticket
from assistant.errors import Refused, StoreError
from assistant.settings import Tenant

_WORD = re.compile(r"\w[\w@.+-]*")


def open_ticket(
    desk: Desk,
    tx: Transaction,
    plan: TicketPlan,
    *,
    conversation: Conversation,
    person: Person,
    received: datetime,
    actor: str,
    authority: bool = False,
) -> Ticket:
    """Store a ticket with its reference, clock, journal and search words.

    *authority*: a letter of the supervisory authority opens it; its day is that of receipt.
    """
    ticket = _planned(desk, plan, conversation=conversation, person=person, received=received)
    day = received.astimezone(desk.tenant(ticket.tenant).zone).date().isoformat()
    ticket = replace(ticket, authority=authority, raised=authority, authority_on=day if authority else None)
    for _ in range(10):
        prefix = desk.tenant(ticket.tenant).reference_prefix
        ticket = replace(ticket, reference=new_reference(prefix, desk.random(8)))
        if tx.tickets.add(ticket):
            break
    else:
        raise StoreError("no free reference was found: try again")
    index(desk, tx, ticket)
    about = {"type": ticket.type, "due": ticket.due, "channel": ticket.channel}
    on_ticket(desk, tx, ticket, actor, "ticket.opened", **about, missing=list(ticket.missing))
    return ticket


def _planned(
    desk: Desk, plan: TicketPlan, *, conversation: Conversation, person: Person, received: datetime
) -> Ticket:
    """Return the ticket of a plan, without its reference."""
    tenant = desk.tenant(conversation.tenant)
    return Ticket(
        id=desk.new_id(),
        tenant=tenant.id,
        conversation_id=conversation.id,
        reference="",
        type=plan.type,
        state="new",
        identity=at_start(plan.type).value,
        channel=conversation.channel,
        received_at=received,
        **clock_values(plan.deadline, tenant),
        person=person,
        person_digest=desk.digest_of_address(person.address) if person.address else "",
        fields=plan.fields,
        missing=plan.missing,
        on_behalf_of=bool(plan.fields.get("on_behalf_of")),
        checklist=checklist(tenant, plan.type, on_behalf=bool(plan.fields.get("on_behalf_of"))),
        created_at=desk.now(),
    )


def clock_values(deadline: Deadline, tenant: Tenant) -> dict[str, Any]:
    """Return the columns that hold a deadline."""
    return {
        "due": deadline.due.isoformat(),
        "due_at": deadline.ends_at(tenant.timezone),
        "derivation": deadline.steps,
        "target": deadline.target.isoformat() if deadline.target else "",
    }


def deadline_of(ticket: Ticket, tenant: Tenant, *, language: str = "", **changed: Any) -> Deadline:
    """Return a ticket's deadline, computed anew, with some of its facts changed; told in *language*."""
    ticket = replace(ticket, **changed)
    return deadlines.due(
        country=tenant.country,
        timezone=tenant.timezone,
        received=ticket.received_at,
        aware=ticket.aware_at if TICKET_TYPES[ticket.type].hours else None,
        type=ticket.type,
        extended=ticket.extended and TICKET_TYPES[ticket.type].extendable,
        stopped_days=ticket.stopped_days if deadlines.stoppable(ticket.type) else 0,
        language=language or tenant.language,
    )


def reclock(desk: Desk, tx: Transaction, ticket: Ticket, actor: str, why: str, **changed: Any) -> Ticket:
    """Set facts of a ticket and its clock with them; the journal tells the date before and after."""
    tenant = desk.tenant(ticket.tenant)
    values = {**changed, **clock_values(deadline_of(ticket, tenant, **changed), tenant)}
    tx.tickets.change(ticket.id, **values)
    on_ticket(
        desk,
        tx,
        ticket,
        actor,
        "clock.changed",
        why=why,
        was=ticket.due,
        now=values["due"],
    )
    return replace(ticket, **values)


def retype(desk: Desk, tx: Transaction, ticket: Ticket, type: str, actor: str) -> Ticket:
    """Give a ticket another type: its clock, identity mark, missing fields and checklist follow.

    A moment of awareness counts only while it is a breach, an extension only where the type can have one;
    both come back with the type.
    """
    tenant = desk.tenant(ticket.tenant)
    identity = _mark_after(ticket, type, tenant)
    on_ticket(
        desk,
        tx,
        ticket,
        actor,
        "ticket.retyped",
        was=ticket.type,
        now=type,
    )
    if identity != ticket.identity == "confirmed":
        on_ticket(desk, tx, ticket, actor, "identity.open")
    if ticket.aware_at is not None and bool(TICKET_TYPES[type].hours) != bool(
        TICKET_TYPES[ticket.type].hours
    ):
        counts = "awareness.counts" if TICKET_TYPES[type].hours else "awareness.set_aside"
        on_ticket(desk, tx, ticket, actor, counts, aware=ticket.aware_at.isoformat())
    changed = reclock(
        desk,
        tx,
        ticket,
        actor,
        "type",
        type=type,
        identity=identity,
        identity_verified_at=ticket.identity_verified_at if identity == "confirmed" else None,
        extended=ticket.extension_told_at is not None and TICKET_TYPES[type].extendable,
        missing=missing(type, ticket.fields),
        checklist=checklist(tenant, type, on_behalf=ticket.on_behalf_of, ticked=ticket.checklist),
    )
    if type == "breach_report" != ticket.type:  # its hours run from receipt, whenever it is seen for one
        alerts.for_new(desk, tx, tenant, (changed,))
    return changed


def _mark_after(ticket: Ticket, type: str, tenant: Tenant) -> str:
    """Return the identity mark of a ticket under another type; what was enough for the old may not be now."""
    if ticket.identity in ("not_needed", "open"):
        return at_start(type).value
    steps = ladder(type, given=tenant.identity_steps).steps
    if ticket.identity != "confirmed" or not steps:
        return ticket.identity
    passed = [one for one in ticket.steps or () if one.result == Result.PASSED]
    if passed:
        return ticket.identity if max(passed, key=lambda one: one.at).step in steps else "open"
    weaker = TICKET_TYPES[ticket.type].identity != TICKET_TYPES[type].identity == "confirmed"
    return "open" if weaker else ticket.identity


def fill(desk: Desk, tx: Transaction, ticket: Ticket, found: Mapping[str, str], actor: str) -> Ticket:
    """Add what was found and was not there; what a person set is never overwritten."""
    new = {name: value for name, value in found.items() if value and not ticket.fields.get(name)}
    if not new:
        return ticket
    fields = {**ticket.fields, **new}
    values: dict[str, Any] = {"fields": fields, "missing": missing(ticket.type, fields)}
    if "on_behalf_of" in new:
        tenant, ticked = desk.tenant(ticket.tenant), ticket.checklist
        values["on_behalf_of"] = True
        values["checklist"] = checklist(tenant, ticket.type, on_behalf=True, ticked=ticked)
    tx.tickets.change(ticket.id, **values)
    ticket = replace(ticket, **values)
    index(desk, tx, ticket)
    on_ticket(
        desk,
        tx,
        ticket,
        actor,
        "fields.found",
        fields=sorted(new),
        missing=list(ticket.missing),
    )
    return ticket


def index(desk: Desk, tx: Transaction, ticket: Ticket) -> None:
    """Keep the words by which a ticket is found, as digests."""
    person = ticket.person
    texts = [ticket.reference, person.name, person.address, person.phone, *person.other]
    texts += [ticket.fields.get(name, "") for name in ("name", "identifier", "phone", "contact")]
    tx.tickets.index(ticket.id, ticket.tenant, search_digests(desk, texts))


def search_digests(desk: Desk, texts: Iterable[str]) -> list[str]:
    """Return the digests of the words in *texts*; a phone number counts by its last eight digits."""
    words: list[str] = []
    for text in texts:
        words += [word.strip(".-") for word in _WORD.findall(text.casefold())]
        digits = re.sub(r"\D", "", text)
        if len(digits) >= 8 and not re.search(r"[^\W\d_]{3,}", text):
            words.append(f"tel:{digits[-8:]}")
    return [desk.store.vault.digest("search", word)[:32] for word in dict.fromkeys(words) if len(word) > 1]


def checklist(
    tenant: Tenant, type: str, *, on_behalf: bool = False, ticked: Sequence[CheckItem] = ()
) -> tuple[CheckItem, ...]:
    """Return what must be done in the company's own systems for a request of *type*.

    The company's settings leave items out and add their own. What was *ticked* already stays ticked.
    """
    skip = frozenset(tenant.checklist_without)
    items = [
        CheckItem(id=one.id, text=one.text(tenant.language))
        for one in checklists.checklist(type, on_behalf=on_behalf, skip=skip)
    ]
    items += [
        CheckItem(id=f"own-{type}-{number}", text=text)
        for number, text in enumerate(tenant.checklist_more.get(type, ()), 1)
    ]
    done = {item.id: item for item in ticked if item.done_at}
    return tuple(done.get(item.id, item) for item in items)


def existing_type(tenant: Tenant, type: str) -> str:
    """Return *type* where this company has it. Raises Refused with those that it has."""
    known = [each for each in TICKET_TYPES if each not in tenant.types_without]
    if type not in known:
        raise Refused(f"There is no type {type!r} at {tenant.name}: use one of {', '.join(known)}.")
    return type


def due_day(due: str) -> date:
    """Return the day of a stored due date or date-time."""
    return date.fromisoformat(due[:10])

"""Working on a ticket: notes, assignment, type, fields, checklist, ground of a refusal."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from assistant.casework.refusal import grounds_for
from assistant.casework.types import TICKET_TYPES, missing
from assistant.desk import access, alerts, opening
from assistant.desk.contents import CheckItem, Person
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket, record
from assistant.desk.people import Staff
from assistant.desk.records import Note, Ticket
from assistant.errors import NotFound, Refused


def note(desk: Desk, staff: Staff, reference: str, text: str) -> Note:
    """Keep an internal note; nothing that sends can read it."""
    if not text.strip():
        raise Refused("The note is empty.")
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        row = Note(
            id=desk.new_id(),
            tenant=ticket.tenant,
            ticket_id=ticket.id,
            by=staff.id,
            text=text.strip(),
            at=desk.now(),
        )
        tx.tickets.add_note(row)
        on_ticket(desk, tx, ticket, staff.id, "note.added", note=row.id)
    return row


def assign(desk: Desk, staff: Staff, reference: str, to: str | None) -> None:
    """Give a ticket to a member of staff (an id), or to nobody."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        if to is not None and ticket.tenant not in tx.people.roles(to):
            raise Refused("That person does not work for this company's desk.")
        tx.tickets.change(ticket.id, assignee=to)
        on_ticket(desk, tx, ticket, staff.id, "ticket.assigned", to=to)


def retype(desk: Desk, staff: Staff, reference: str, type: str) -> None:
    """Give a ticket another type; its clock follows, from the same receipt."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        opening.existing_type(desk.tenant(ticket.tenant), type)
        if ticket.state in ("answered", "closed"):
            raise Refused("This request is answered: open it again before changing its type.")
        opening.retype(desk, tx, ticket, type, staff.id)


def set_field(desk: Desk, staff: Staff, reference: str, name: str, value: str) -> None:
    """Set a field, or empty it; what a person sets is not overwritten by what is found later."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        kind = TICKET_TYPES[ticket.type]
        if name not in (*kind.told, *kind.assessed, "on_behalf_of", *ticket.fields):
            raise Refused(f"A request of type {ticket.type} has no field {name}.")
        if name in kind.assessed:
            access.allow(staff, ticket.tenant, access.OFFICER)
        fields = {key: kept for key, kept in ticket.fields.items() if key != name}
        if value.strip():
            fields[name] = value.strip()
        behalf = bool(fields.get("on_behalf_of"))
        tenant, ticked = desk.tenant(ticket.tenant), ticket.checklist
        changed = replace(ticket, fields=fields, missing=missing(ticket.type, fields), on_behalf_of=behalf)
        values: dict[str, Any] = {"fields": fields, "missing": changed.missing, "on_behalf_of": behalf}
        if name == "on_behalf_of" and value.strip() != ticket.fields.get(name, ""):
            values |= {"behalf": None, "mandate_checked": False}  # what was seen was about another
            ticked = tuple(item for item in ticked if item.id != "mandate")
            values["checklist"] = opening.checklist(tenant, ticket.type, on_behalf=behalf, ticked=ticked)
        tx.tickets.change(ticket.id, **values)
        opening.index(desk, tx, changed)
        on_ticket(
            desk,
            tx,
            ticket,
            staff.id,
            "field.set",
            field=name,
            was=desk.store.vault.digest("value", ticket.fields.get(name, "")),
            now=desk.store.vault.digest("value", value.strip()),
            value=f"{ticket.fields.get(name, '')} → {value.strip()}",
        )


def set_person(desk: Desk, staff: Staff, reference: str, *, name: str, address: str, phone: str = "") -> None:
    """Correct who asks and how to reach them."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        person: Person = replace(
            ticket.person, name=name.strip(), address=address.strip(), phone=phone.strip()
        )
        digest = desk.digest_of_address(person.address) if person.address else ""
        values: dict[str, Any] = {"person": person, "person_digest": digest}
        if person.address.casefold() != ticket.person.address.casefold():
            values["address_known"] = False  # what was known was the other address
        tx.tickets.change(ticket.id, **values)
        opening.index(desk, tx, replace(ticket, person=person))
        on_ticket(desk, tx, ticket, staff.id, "person.set", now=digest)


def set_refusal(desk: Desk, staff: Staff, reference: str, ground: str, reason: str) -> None:
    """Choose the ground of a refusal and write the reason for this person; empty takes both back."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        allowed = {each.id for each in grounds_for(ticket.type, desk.tenant(ticket.tenant).country)}
        if ground and ground not in allowed:
            raise Refused("That ground is not one for this type of request.")
        value = {"ground": ground, "reason": reason.strip()} if ground else None
        tx.tickets.change(ticket.id, refusal=value)
        on_ticket(desk, tx, ticket, staff.id, "refusal.set", ground=ground)


def check(desk: Desk, staff: Staff, reference: str, item_id: str, *, done: bool) -> None:
    """Tick an item of the checklist, or untick it."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        if item_id not in {item.id for item in ticket.checklist}:
            raise NotFound("There is no such item on the checklist.")
        items = ticked(ticket, item_id, staff.id if done else "", desk.now() if done else None)
        tx.tickets.change(ticket.id, checklist=items)
        on_ticket(desk, tx, ticket, staff.id, "checklist.ticked", item=item_id, done=done)


def ticked(ticket: Ticket, item_id: str, by: str, at: datetime | None) -> tuple[CheckItem, ...]:
    """Return a ticket's checklist with one item ticked, or not where *at* is none."""
    return tuple(
        replace(item, done_by=by, done_at=at) if item.id == item_id else item for item in ticket.checklist
    )


def hold(desk: Desk, staff: Staff, reference: str, *, held: bool, reason: str) -> None:
    """Keep a ticket beyond its time for a claim or the authority, with the *reason*; or let it go again."""
    if not reason.strip():
        raise Refused("Say why this must stay, or why it may go.")
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference, access.OFFICER)
        tx.tickets.change(ticket.id, held=held)
        tag = "hold.set" if held else "hold.lifted"
        on_ticket(desk, tx, ticket, staff.id, tag, value=reason.strip())


def set_authority(desk: Desk, staff: Staff, reference: str, on: date | None) -> None:
    """Mark that the supervisory authority wrote about a ticket, *on* a day; or take a wrong mark back.

    The officer is told at once, of each letter.
    """
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        tenant = desk.tenant(ticket.tenant)
        if on is None:
            tx.tickets.change(ticket.id, authority=False, authority_on=None)
            on_ticket(desk, tx, ticket, staff.id, "authority.lifted")
            return
        if on > desk.now().astimezone(tenant.zone).date():
            raise Refused("Give the day on which the authority's letter came: it has passed.")
        values: dict[str, Any] = {"authority": True, "authority_on": on.isoformat(), "raised": True}
        tx.tickets.change(ticket.id, **values)
        on_ticket(desk, tx, ticket, staff.id, "authority.set", day=on.isoformat())
        alerts.authority(desk, tx, tenant, (ticket,))


def know_address(desk: Desk, staff: Staff, reference: str, *, known: bool) -> None:
    """Record that the answer goes to an address which the company had on file."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        tx.tickets.change(ticket.id, address_known=known)
        on_ticket(desk, tx, ticket, staff.id, "address.known" if known else "address.unknown")


def seen(desk: Desk, staff: Staff, key: str) -> None:
    """Say that a conversation needs nobody any more."""
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        tx.conversations.change(conversation.id, attention="")
        record(
            desk,
            tx,
            tenant=conversation.tenant,
            on=conversation.id,
            actor=staff.id,
            tag="conversation.seen",
            why=conversation.attention,
        )

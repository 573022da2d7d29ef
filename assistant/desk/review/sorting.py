"""What belongs where: opened by hand, merged, split, linked, labels corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from assistant.casework import deadlines
from assistant.casework.types import TICKET_TYPES, missing
from assistant.decision.records import TicketPlan
from assistant.desk import access, alerts, copies, drafting, opening, threads
from assistant.desk.contents import Body, Person, SaidWish
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket, record
from assistant.desk.people import Correction, Staff
from assistant.desk.planning import SETTLED_BY_ONE_OPEN
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredMessage, Ticket
from assistant.errors import NotFound, Refused
from assistant.settings import Tenant

LINKS = ("same_letter", "duplicate", "repeat", "related")


def _plan(tenant: Tenant, type: str, received: datetime, fields: Mapping[str, str]) -> TicketPlan:
    opening.existing_type(tenant, type)
    deadline = deadlines.due(
        country=tenant.country,
        timezone=tenant.timezone,
        received=received,
        type=type,
        language=tenant.language,
    )
    return TicketPlan(type=type, deadline=deadline, fields=dict(fields), missing=missing(type, dict(fields)))


def open_by_hand(
    desk: Desk,
    staff: Staff,
    *,
    tenant_id: str,
    type: str,
    channel: str,
    received: datetime,
    person: Person,
    text: str = "",
    fields: Mapping[str, str] | None = None,
    authority: bool = False,
) -> Ticket:
    """Open a ticket for what came by letter or phone, with the day on which it came.

    *authority*: it is a letter of the supervisory authority; the officer is told at once.
    """
    access.allow(staff, tenant_id, access.WORK)
    if received.tzinfo is None or received > desk.now():
        raise Refused("Give a moment that has passed, with its offset.")
    with desk.store.write() as tx:
        return open_in(
            desk,
            tx,
            staff,
            tenant=desk.tenant(tenant_id),
            type=type,
            channel=channel,
            received=received,
            person=person,
            text=text,
            fields=fields or {},
            authority=authority,
        )


def open_in(
    desk: Desk,
    tx: Transaction,
    staff: Staff,
    *,
    tenant: Tenant,
    type: str,
    channel: str,
    received: datetime,
    person: Person,
    text: str,
    fields: Mapping[str, str],
    authority: bool = False,
) -> Ticket:
    """Open a ticket by hand within a transaction; see `open_by_hand`."""
    plan = _plan(tenant, type, received, fields)
    conversation = _new_conversation(desk, tx, tenant, channel, subject="", at=received)
    if person.address:
        tx.conversations.join(conversation.id, tenant.id, desk.digest_of_address(person.address))
    tx.messages.add(_written_down(desk, conversation, person, text, received))
    ticket = opening.open_ticket(
        desk,
        tx,
        plan,
        conversation=conversation,
        person=person,
        received=received,
        actor=staff.id,
        authority=authority,
    )
    alerts.for_new(desk, tx, tenant, (ticket,))
    return ticket


def _new_conversation(
    desk: Desk, tx: Transaction, tenant: Tenant, channel: str, *, subject: str, at: datetime
) -> Conversation:
    conversation = Conversation(
        id=desk.new_id(),
        tenant=tenant.id,
        channel=channel,
        token=threads.new_token(desk),
        subject=subject,
        language=tenant.language,
        revision=1,
        created_at=desk.now(),
        last_at=at,
    )
    tx.conversations.add(conversation)
    return conversation


def _written_down(
    desk: Desk, conversation: Conversation, person: Person, text: str, at: datetime
) -> StoredMessage:
    body = Body(text=text, new_text=text, from_name=person.name, from_address=person.address)
    return StoredMessage(
        id=desk.new_id(),
        tenant=conversation.tenant,
        conversation_id=conversation.id,
        direction="in",
        by="customer",
        channel=conversation.channel,
        seq=1,
        body=body,
        at=at,
    )


def correct_label(desk: Desk, staff: Staff, message_id: str, intents: Sequence[str]) -> tuple[Ticket, ...]:
    """Say what a message really wants; a right without a ticket gets one, dated from its arrival.

    The correction lives and dies with the message; it never becomes an example by itself.
    """
    with desk.store.write() as tx:
        message = tx.messages.get(message_id)
        if message is None or message.understanding is None:
            raise NotFound("There is no such message here.")
        conversation = access.conversation(tx, staff, message.conversation_id)
        if message.tenant != conversation.tenant:
            raise NotFound("There is no such message here.")
        was = tuple(wish.intent for wish in message.understanding.wishes)
        now = tuple(dict.fromkeys(intents))
        row = Correction(
            id=desk.new_id(),
            tenant=message.tenant,
            message_id=message.id,
            was=was,
            now=now,
            by=staff.id,
            at=desk.now(),
        )
        tx.messages.add_correction(row)
        wishes = tuple(SaidWish(intent=intent, score=1.0) for intent in now)
        tx.messages.change(message.id, understanding=replace(message.understanding, wishes=wishes))
        record(
            desk,
            tx,
            tenant=message.tenant,
            on=conversation.id,
            actor=staff.id,
            tag="label.corrected",
            was=list(was),
            now=list(now),
        )
        return _open_missing(desk, tx, staff, message, now)


def _open_missing(
    desk: Desk,
    tx: Transaction,
    staff: Staff,
    message: StoredMessage,
    intents: tuple[str, ...],
) -> tuple[Ticket, ...]:
    tenant = desk.tenant(message.tenant)
    conversation = access.conversation(tx, staff, message.conversation_id)
    tickets = list(tx.tickets.of(conversation.id))
    have = {ticket.type for ticket in tickets}
    wanted = [i.removeprefix("request.") for i in intents if i.startswith("request.")]
    wanted = [type for type in wanted if type not in have and type not in tenant.types_without]
    if tickets:
        wanted = [type for type in wanted if type not in SETTLED_BY_ONE_OPEN]
    untyped = next((t for t in tickets if t.type == "unknown" and t.state != "closed"), None)
    if untyped is not None and wanted:
        opening.retype(desk, tx, untyped, wanted.pop(0), staff.id)
    body = message.body
    person = Person(name=body.from_name, address=body.reply_to or body.from_address)
    found = dict(message.understanding.found) if message.understanding else {}
    opened = []
    for type in wanted:
        kind = TICKET_TYPES[type]
        fields = {name: found[name] for name in kind.told if found.get(name)}
        plan = _plan(tenant, type, message.at, fields)
        opened.append(
            opening.open_ticket(
                desk,
                tx,
                plan,
                conversation=conversation,
                person=person,
                received=message.at,
                actor=staff.id,
                authority=message.understanding is not None and "authority" in message.understanding.notes,
            )
        )
    alerts.for_new(desk, tx, tenant, tuple(opened))
    return tuple(opened)


def merge(desk: Desk, staff: Staff, key: str, into: str) -> None:
    """Put one conversation into another of the same company: messages, tickets and participants move."""
    with desk.store.write() as tx:
        first = access.conversation(tx, staff, into)
        second = access.conversation(tx, staff, key)
        if first.id == second.id or first.tenant != second.tenant:
            raise Refused("Choose two different matters of one company.")
        moved = tx.tickets.of(second.id)
        for row in (first, second):
            drafting.void(desk, tx, row)  # what was approved did not know of the other's words
        tx.conversations.absorb(first.id, second.id)
        tx.conversations.change(
            first.id,
            revision=first.revision + 1,
            last_at=max(first.last_at, second.last_at),
            attention=first.attention or (second.attention if second.attention != "follow_up" else ""),
        )
        copies.call_to_check(tx, first.id)
        for ticket in moved:
            for other in tx.tickets.of(first.id):
                if other.id not in {each.id for each in moved}:
                    tx.tickets.link(ticket.id, other.id, "related")
        for ticket in tx.tickets.of(first.id):
            record(desk, tx, tenant=first.tenant, on=ticket.id, actor=staff.id, tag="conversation.merged")
        record(
            desk,
            tx,
            tenant=first.tenant,
            on=first.id,
            actor=staff.id,
            tag="conversation.merged",
            other=second.id,
        )


def split(desk: Desk, staff: Staff, message_id: str) -> str:
    """Give a message a conversation of its own; return its id. Its participants are its sender alone."""
    with desk.store.write() as tx:
        message = tx.messages.get(message_id)
        if message is None or message.direction != "in":
            raise NotFound("There is no such message here.")
        old = access.conversation(tx, staff, message.conversation_id)
        if len(tx.messages.of(old.id)) < 2:
            raise Refused("The message stands alone already.")
        tenant = desk.tenant(old.tenant)
        drafting.void(desk, tx, old)
        tx.conversations.change(old.id, revision=old.revision + 1)
        new = _new_conversation(
            desk, tx, tenant, old.channel, subject=message.body.subject or old.subject, at=message.at
        )
        tx.conversations.change(new.id, attention="split")
        if message.body.from_address:
            tx.conversations.join(new.id, tenant.id, desk.digest_of_address(message.body.from_address))
        tx.messages.change(message.id, conversation_id=new.id, seq=1, follow_up="", probable_of=None)
        if message.message_id_digest:
            tx.conversations.refer(new.id, tenant.id, [message.message_id_digest])
        for chain in (old.id, new.id, *(ticket.id for ticket in tx.tickets.of(old.id))):
            record(desk, tx, tenant=old.tenant, on=chain, actor=staff.id, tag="message.split")
        return new.id


def link(desk: Desk, staff: Staff, reference: str, other: str, kind: str) -> None:
    """Link two tickets of one company; a duplicate is linked, never closed by itself."""
    if kind not in LINKS:
        raise Refused(f"A link is one of {', '.join(LINKS)}.")
    with desk.store.write() as tx:
        first = access.ticket(tx, staff, reference)
        second = access.ticket(tx, staff, other)
        if first.tenant != second.tenant or first.id == second.id:
            raise Refused("Choose two different requests of one company.")
        tx.tickets.link(first.id, second.id, kind)
        for ticket, partner in ((first, second), (second, first)):
            on_ticket(desk, tx, ticket, staff.id, "ticket.linked", kind=kind, other=partner.id)

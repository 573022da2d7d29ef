"""One turn of a chat: heard outside any transaction, answered and stored in one."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from assistant.casework import deadlines
from assistant.casework.approval import DraftFacts, approve_by_policy
from assistant.casework.types import TICKET_TYPES, missing
from assistant.decision.records import Ask, Open, TicketPlan
from assistant.desk import alerts, opening, threads
from assistant.desk.contents import Body, Person
from assistant.desk.desk import Desk
from assistant.desk.journal import CUSTOMER
from assistant.desk.ports import Transaction
from assistant.desk.records import By, Conversation, StoredMessage, Ticket
from assistant.desk.settling import Matter, Settled, settle, understood
from assistant.message import Channel, Message, Turn
from assistant.understanding.records import Understanding, Wish
from assistant.writing.records import Draft

_POLICY_KINDS = frozenset({"answer", "receipt", "clarify", "handover"})
_LONGEST_HISTORY = 20

_NOTED = {
    "nl": "Dank je, dat staat nu bij je verzoek {references}.",
    "da": "Tak, det er nu skrevet ind på din anmodning {references}.",
}
_STILL_ASKED = {
    "nl": "Je verzoek om contact staat al klaar onder nummer {references}. Een collega neemt het over.",
    "da": "Din anmodning om kontakt er allerede oprettet med nummer {references}. En kollega tager over.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What a customer said, and what was understood of it."""

    message: Message
    understanding: Understanding


def history(tx: Transaction, conversation_id: str | None) -> tuple[Turn, ...]:
    """Return what was said before, newest last."""
    if conversation_id is None:
        return ()
    said = tx.messages.of(conversation_id)[-_LONGEST_HISTORY:]
    return tuple(Turn(by=message.by, text=message.body.text) for message in said)


def hear(desk: Desk, tenant_id: str, text: str, said: tuple[Turn, ...]) -> Heard:
    """Understand what was said; nothing is stored, no transaction is open."""
    tenant = desk.tenant(tenant_id)
    message = Message(tenant=tenant.id, channel=Channel.CHAT, received=desk.now(), text=text, history=said)
    return Heard(message=message, understanding=desk.understander.understand(message, tenant))


def begin(desk: Desk, tx: Transaction, tenant_id: str) -> Conversation:
    """Open a conversation for a chat."""
    now = desk.now()
    conversation = Conversation(
        id=desk.new_id(),
        tenant=tenant_id,
        channel="chat",
        token=threads.new_token(desk),
        subject="",
        language=desk.tenant(tenant_id).language,
        created_at=now,
        last_at=now,
    )
    tx.conversations.add(conversation)
    return conversation


def answer(desk: Desk, tx: Transaction, conversation: Conversation, heard: Heard, *, client_id: str) -> int:
    """Store what the customer said and what follows from it; return the number of their message."""
    revision, now = conversation.revision + 1, desk.now()
    conversation = replace(conversation, revision=revision, last_at=now)
    tx.conversations.change(conversation.id, revision=revision, last_at=now)
    stored = say(
        desk,
        tx,
        conversation,
        heard.message.text,
        by="customer",
        client_id=client_id,
        understanding=understood(heard.understanding),
    )
    if conversation.taken_over_by is not None:
        tx.conversations.change(conversation.id, attention="chat")
        return stored.seq
    before = {ticket.id: ticket for ticket in tx.tickets.of(conversation.id)}
    matter = Matter(
        tenant=desk.tenant(conversation.tenant),
        conversation=conversation,
        stored=stored,
        message=heard.message,
        understanding=heard.understanding,
        person=_person(heard),
        joined=bool(before),
    )
    settled = settle(desk, tx, matter)
    learned = _learn(desk, tx, conversation, heard, before)
    alerts.for_new(desk, tx, matter.tenant, settled.opened)
    _reply(desk, tx, matter, settled, learned)
    return stored.seq


def _person(heard: Heard) -> Person:
    """Return who speaks as far as they said it: shown as found, never trusted."""
    found = heard.understanding.found
    pick = {kind: next((f.value for f in found if f.kind == kind), "") for kind in ("e-mail", "phone")}
    name = next((f.value for f in found if f.field == "name"), "")
    return Person(
        name=name, address=pick["e-mail"], phone=pick["phone"], language=heard.understanding.language
    )


def _learn(
    desk: Desk, tx: Transaction, conversation: Conversation, heard: Heard, before: dict[str, Ticket]
) -> tuple[Ticket, ...]:
    """Add a name, an address or a phone to the requests of this chat; return those that learnt something."""
    said, learned = _person(heard), []
    for ticket in tx.tickets.of(conversation.id):
        was = ticket.person
        person = replace(
            was,
            name=was.name or said.name,
            address=was.address or said.address,
            phone=was.phone or said.phone,
        )
        changed = ticket.id in before and ticket.fields != before[ticket.id].fields
        if person != was:
            digest = desk.digest_of_address(person.address) if person.address else ""
            tx.tickets.change(ticket.id, person=person, person_digest=digest)
            if person.address:
                tx.conversations.join(conversation.id, conversation.tenant, digest)
            opening.index(desk, tx, replace(ticket, person=person))
        if ticket.id in before and (changed or person != was):
            learned.append(ticket)
    return tuple(learned)


def _reply(
    desk: Desk, tx: Transaction, matter: Matter, settled: Settled, learned: tuple[Ticket, ...]
) -> None:
    """Say the answer; details given for an open request are thanked for instead of asked about."""
    asked_back = isinstance(settled.decision, Ask) or settled.written is None
    if asked_back and learned:
        text = _NOTED[matter.tenant.language].format(references=_references(learned))
        say(desk, tx, matter.conversation, text, by="assistant", tickets=_shown(learned))
    elif settled.written is not None:
        _say_written(desk, tx, matter.conversation, settled.written, settled.opened)
    elif settled.touched:
        text = _NOTED[matter.tenant.language].format(references=_references(settled.touched))
        say(desk, tx, matter.conversation, text, by="assistant", tickets=_shown(settled.touched))


def _say_written(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    written: Draft,
    opened: tuple[Ticket, ...],
) -> None:
    """Say what was written, under the company's policy for chats (nothing leaves without an approval)."""
    now = desk.now()
    facts = DraftFacts(
        id=desk.new_id(),
        kind=written.kind if written.kind in _POLICY_KINDS else "chat",
        state="open",
        version=1,
        revision=conversation.revision,
        subject="",
        text=written.text,
        html="",
        recipients=(),
    )
    approved = approve_by_policy(facts, policy="policy:chat", at=now)
    say(
        desk,
        tx,
        conversation,
        approved.text,
        by="assistant",
        more=written.more or "",
        citations=tuple({k: str(v) for k, v in asdict(c).items()} for c in written.citations),
        choices=tuple({"value": c.value, "label": c.label} for c in written.choices),
        tickets=_shown(opened),
    )


def say(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    text: str,
    *,
    by: By,
    client_id: str | None = None,
    understanding: Any = None,
    **body: Any,
) -> StoredMessage:
    """Store the next message of a chat."""
    message = StoredMessage(
        id=desk.new_id(),
        tenant=conversation.tenant,
        conversation_id=conversation.id,
        direction="in" if by == "customer" else "out",
        by=by,
        channel="chat",
        seq=tx.messages.last_seq(conversation.id) + 1,
        client_id=client_id,
        body=Body(text=text, new_text=text if by == "customer" else "", **body),
        understanding=understanding,
        at=desk.now(),
    )
    tx.messages.add(message)
    return message


def call_a_person(desk: Desk, tx: Transaction, conversation: Conversation) -> None:
    """Open a request for a person, or say again that there is one."""
    tenant, now = desk.tenant(conversation.tenant), desk.now()
    there = [t for t in tx.tickets.of(conversation.id) if t.type == "human" and t.state != "closed"]
    if there:
        text = _STILL_ASKED[tenant.language].format(references=_references(tuple(there)))
        say(desk, tx, conversation, text, by="assistant", tickets=_shown(tuple(there)))
        return
    deadline = deadlines.due(
        country=tenant.country,
        timezone=tenant.timezone,
        received=now,
        type="human",
        language=tenant.language,
    )
    plan = TicketPlan(type="human", deadline=deadline, fields={}, missing=missing("human", {}))
    known = [t.person for t in tx.tickets.of(conversation.id)]
    ticket = opening.open_ticket(
        desk,
        tx,
        plan,
        conversation=conversation,
        person=known[0] if known else Person(),
        received=now,
        actor=CUSTOMER,
    )
    decision = Open(tickets=(plan,), wishes=(Wish(intent="request.human", score=1.0),))
    message = Message(tenant=tenant.id, channel=Channel.CHAT, received=now, text="")
    written = desk.writer.write(decision, message, tenant=tenant, references=(ticket.reference,))
    if written is not None:
        _say_written(desk, tx, conversation, written, (ticket,))


def _references(tickets: tuple[Ticket, ...]) -> str:
    return ", ".join(ticket.reference for ticket in tickets)


def _shown(tickets: tuple[Ticket, ...]) -> tuple[dict[str, str], ...]:
    """Return what the chat shows of requests; a moment by which no answer is owed is left out."""
    return tuple(
        {"reference": t.reference, "type": t.type, "due": "" if TICKET_TYPES[t.type].hours else t.due}
        for t in tickets
    )

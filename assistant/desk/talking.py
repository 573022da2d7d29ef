"""One message of a chat: heard outside any transaction, answered and stored in one."""

from dataclasses import dataclass, replace

from assistant.casework import deadlines
from assistant.casework.types import missing
from assistant.decision import outcome
from assistant.decision.records import Answer, Ask, Decision, HandOver, Open, TicketPlan
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import alerts, opening, saying, threads
from assistant.desk.contents import Person
from assistant.desk.desk import Desk
from assistant.desk.journal import CUSTOMER
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredMessage, Ticket
from assistant.desk.settling import PASSED_ON, Matter, Settled, settle, understood
from assistant.message import Channel, Message, Turn
from assistant.understanding.records import Understanding, Wish

_LONGEST_HISTORY = 20

_FOR_STAFF = frozenset({"request.human", "request.status"})
"""Wishes that a member of staff who is talking takes up by talking."""

_STILL_ASKED = {
    "nl": "Je verzoek om contact staat al klaar onder nummer {references}. Een collega neemt het over.",
    "da": "Din anmodning om kontakt er allerede oprettet med nummer {references}. En kollega tager over.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was answered."""

    decision: Decision
    opened: tuple[Ticket, ...] = ()

    @property
    def asked_back(self) -> bool:
        """Whether the customer was asked what they mean."""
        return isinstance(self.decision, Ask) or (
            isinstance(self.decision, HandOver) and self.decision.asked_back
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What a customer said, and what was understood of it."""

    message: Message
    understanding: Understanding


def history(tx: Transaction, conversation_id: str | None) -> tuple[Turn, ...]:
    """Return what was said before, newest last."""
    if conversation_id is None:
        return ()
    said = tx.messages.last_spoken(conversation_id, _LONGEST_HISTORY)
    return tuple(Turn(by=message.by, text=message.body.text) for message in said)


def hear(desk: Desk, tenant_id: str, text: str, said: tuple[Turn, ...], choice: str = "") -> Heard:
    """Understand what was said; nothing is stored, no transaction is open.

    A button needs no understanding: its *choice* says what is meant.
    """
    tenant = desk.tenant(tenant_id)
    if choice:
        wishes = (Wish(intent=choice, score=1.0),) if is_intent(choice) else ()
        message = Message(tenant=tenant.id, channel=Channel.CHAT, received=desk.now(), text=text)
        meant = Understanding(language=tenant.language, language_is_ours=True, wishes=wishes)
        return Heard(message=message, understanding=meant)
    message = Message(tenant=tenant.id, channel=Channel.CHAT, received=desk.now(), text=text, history=said)
    return Heard(message=message, understanding=desk.understander.understand(message, tenant))


def is_intent(choice: str) -> bool:
    """Return whether a button stands for a wish of its own."""
    return choice.startswith(("request.", "faq."))


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


def take_in(
    desk: Desk, tx: Transaction, conversation: Conversation, heard: Heard, client_id: str
) -> tuple[Conversation, StoredMessage]:
    """Store what the customer said; return the conversation as it then is, and the message."""
    revision, now = conversation.revision + 1, desk.now()
    conversation = replace(conversation, revision=revision, last_at=now)
    tx.conversations.change(conversation.id, revision=revision, last_at=now)
    stored = saying.say(
        desk,
        tx,
        conversation,
        heard.message.text,
        by="customer",
        client_id=client_id,
        understanding=understood(heard.understanding),
    )
    return conversation, stored


def answer(
    desk: Desk, tx: Transaction, conversation: Conversation, heard: Heard, stored: StoredMessage
) -> Said:
    """Settle what was said and tell what follows from it, each wish in its turn."""
    matter, settled, learned = _settled(desk, tx, conversation, heard, stored)
    _reply(desk, tx, matter, settled, learned)
    return Said(decision=settled.decision, opened=settled.opened)


def listen(
    desk: Desk, tx: Transaction, conversation: Conversation, heard: Heard, stored: StoredMessage
) -> None:
    """Open what must be opened, and say nothing: a member of staff is talking."""
    wishes = heard.understanding.wishes
    left = tuple(wish for wish in wishes if wish.intent not in _FOR_STAFF)
    sure = any(wish.is_right and wish.wanted >= SURE_RIGHT for wish in left)
    if wishes and wishes[0].intent in _FOR_STAFF and not sure:
        return
    understanding = replace(heard.understanding, wishes=left)
    _settled(desk, tx, conversation, replace(heard, understanding=understanding), stored)


def _settled(
    desk: Desk, tx: Transaction, conversation: Conversation, heard: Heard, stored: StoredMessage
) -> tuple[Matter, Settled, tuple[Ticket, ...]]:
    """Settle what was said; return what follows from it, and the requests that learnt something."""
    before = {ticket.id: ticket for ticket in tx.tickets.of(conversation.id)}
    matter = Matter(
        tenant=desk.tenant(conversation.tenant),
        conversation=conversation,
        stored=stored,
        message=heard.message,
        understanding=heard.understanding,
        person=_person(heard),
        joined=bool(before),
        before=tuple(before.values()),
    )
    settled = settle(desk, tx, matter)
    after = before | {ticket.id: ticket for ticket in (*settled.touched, *settled.opened)}
    learned = learn(desk, tx, conversation, heard, before=before, after=after)
    alerts.for_new(desk, tx, matter.tenant, settled.opened)
    return matter, settled, learned


def _person(heard: Heard) -> Person:
    """Return who speaks as far as they said it: shown as found, never trusted."""
    found = heard.understanding.found
    pick = {kind: next((f.value for f in found if f.kind == kind), "") for kind in ("e-mail", "phone")}
    name = next((f.value for f in found if f.field == "name"), "")
    return Person(
        name=name, address=pick["e-mail"], phone=pick["phone"], language=heard.understanding.language
    )


def learn(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    heard: Heard,
    *,
    before: dict[str, Ticket],
    after: dict[str, Ticket],
) -> tuple[Ticket, ...]:
    """Add a name, an address or a phone to the requests of this chat; return those that learnt something."""
    said, learned = _person(heard), []
    for ticket in after.values():
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
    said = settled.said
    thanked = _said_again(settled) if said is None else learned if _doubtful(said) else ()
    if thanked:
        named, count = saying.references(thanked), len(thanked)
        text = desk.writer.say("form.noted", tenant=matter.tenant, references=named, count=count)
        saying.say(desk, tx, matter.conversation, text, by="assistant", tickets=saying.shown(thanked))
        if not (isinstance(said, HandOver) and said.reason in PASSED_ON):
            return
    for decision in in_turn(said) if said else ():
        opened = settled.opened if outcome.tickets(decision) else ()
        references = tuple(ticket.reference for ticket in opened)
        written = desk.writer.write(decision, matter.message, tenant=matter.tenant, references=references)
        if written is not None:
            saying.written(desk, tx, matter.conversation, written, opened)


def _said_again(settled: Settled) -> tuple[Ticket, ...]:
    """Return the open requests that were made once more."""
    types = {plan.type for plan in outcome.tickets(settled.decision)}
    return tuple(ticket for ticket in settled.touched if ticket.type in types) or settled.touched


def _doubtful(said: Decision) -> bool:
    """Return whether *said* neither answers nor opens anything: details may be all that was meant."""
    return isinstance(said, Ask) or (isinstance(said, HandOver) and not (said.tickets or said.passages))


def in_turn(decision: Decision) -> tuple[Decision, ...]:
    """Return the parts of *decision* that are told one after the other: each question, then the requests.

    What a request lacks is left out: the chat asks for it step by step.
    """
    if isinstance(decision, Answer) and not decision.smalltalk:
        return tuple(replace(decision, passages=(passage,)) for passage in decision.passages)
    if isinstance(decision, Open):
        answers = tuple(Answer(passages=(p,), wishes=decision.wishes) for p in decision.passages)
        plans = tuple(replace(plan, missing=()) for plan in decision.tickets)
        return (*answers, replace(decision, tickets=plans, passages=()))
    return (decision,)


def call_a_person(desk: Desk, tx: Transaction, conversation: Conversation) -> Ticket | None:
    """Open a request for a person and return it; where there is one already, only say so."""
    tenant, now = desk.tenant(conversation.tenant), desk.now()
    there = [t for t in tx.tickets.of(conversation.id) if t.type == "human" and t.state != "closed"]
    if there:
        text = _STILL_ASKED[tenant.language].format(references=saying.references(tuple(there)))
        saying.say(desk, tx, conversation, text, by="assistant", tickets=saying.shown(tuple(there)))
        return None
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
    decision = Open(tickets=(replace(plan, missing=()),), wishes=(Wish(intent="request.human", score=1.0),))
    message = Message(tenant=tenant.id, channel=Channel.CHAT, received=now, text="")
    written = desk.writer.write(decision, message, tenant=tenant, references=(ticket.reference,))
    if written is not None:
        saying.written(desk, tx, conversation, written, (ticket,))
    return ticket

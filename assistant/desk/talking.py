"""One message of a chat that was heard: answered and stored in one transaction."""

from dataclasses import dataclass, replace
from textwrap import shorten

from assistant.casework import deadlines
from assistant.casework.types import missing
from assistant.decision import outcome
from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open, TicketPlan
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import alerts, opening, saying, threads
from assistant.desk.contents import Person
from assistant.desk.desk import Desk
from assistant.desk.journal import CUSTOMER
from assistant.desk.listening import Heard
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredMessage, Ticket
from assistant.desk.settling import PASSED_ON, Matter, Settled, settle, understood
from assistant.message import Channel, Message
from assistant.privacy import mask
from assistant.understanding.records import Wish

_GUESSED = frozenset({"not_in_statement", "customer_service"})
"""Why a question is handed over by what it was read as, though that may be a mere guess."""

_LIKELY = 0.25  # from which on a guess is named when it is asked about

_FOR_STAFF = frozenset({"request.human", "request.status"})
"""Wishes that a member of staff who is talking takes up by talking."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was answered."""

    decision: Decision
    opened: tuple[Ticket, ...] = ()
    retyped: tuple[Ticket, ...] = ()  # of which they said now what right they meant
    silent: bool = False  # it was not understood, and nothing was said to it

    @property
    def asked_back(self) -> bool:
        """Whether the customer was asked what they mean."""
        return isinstance(self.decision, Ask) or (
            isinstance(self.decision, HandOver) and self.decision.asked_back
        )


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
    subject = conversation.subject or _heading(heard.message.text, conversation.language)
    conversation = replace(conversation, subject=subject, revision=revision, last_at=now)
    tx.conversations.change(conversation.id, subject=subject, revision=revision, last_at=now)
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


def _heading(text: str, language: str) -> str:
    """Return the first words of a chat, by which staff know it in a list."""
    return shorten(mask(text, language=language), 60, placeholder=" …")


def answer(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    heard: Heard,
    stored: StoredMessage,
    *,
    asking: bool = False,
) -> Said:
    """Settle what was said and tell what follows from it, each wish in its turn.

    *asking*: a step of a form waits, and asks again itself where nothing was understood.
    """
    matter, settled, learned = _settled(desk, tx, conversation, heard, stored)
    retyped = _retyped(matter, settled)
    silent = asking and not learned and isinstance(_told(settled.said), Ask)
    if not silent and not (retyped and settled.said is None):
        _reply(desk, tx, matter, settled, learned)
    for question in heard.unread:
        nothing_on(desk, tx, conversation, question)
    return Said(decision=settled.decision, opened=settled.opened, retyped=retyped, silent=silent)


def _retyped(matter: Matter, settled: Settled) -> tuple[Ticket, ...]:
    """Return the requests that were untyped until now."""
    before = {ticket.id: ticket.type for ticket in matter.before or ()}
    return tuple(t for t in settled.touched if before.get(t.id) == "unknown" != t.type)


def nothing_on(desk: Desk, tx: Transaction, conversation: Conversation, question: str) -> None:
    """Say of one question that no answer was found, and offer a person."""
    tenant = desk.tenant(conversation.tenant)
    text = desk.writer.say("meant.unread", tenant=tenant, question=question)
    wrong = {"value": saying.NOT_THIS, "label": desk.writer.say("meant.not_this", tenant=tenant)}
    choices = (saying.button(desk, tenant, saying.PERSON), wrong)
    saying.by_policy(desk, tx, conversation, text, choices=choices)


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
        asked_back=heard.asked_back,
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
    said = _told(settled.said)
    thanked = _said_again(settled) if said is None else learned if _doubtful(said) else ()
    if thanked:
        named, count = saying.references(thanked), len(thanked)
        text = desk.writer.say("form.noted", tenant=matter.tenant, references=named, count=count)
        saying.say(desk, tx, matter.conversation, text, by="assistant", tickets=saying.shown(thanked))
        if not (isinstance(said, HandOver) and said.reason in PASSED_ON):
            return
    if isinstance(said, Ask) and matter.asked_back:
        saying.once_more(desk, tx, matter.conversation)
        return
    for decision in in_turn(said) if said else ():
        opened = settled.opened if outcome.tickets(decision) else ()
        references = tuple(ticket.reference for ticket in opened)
        written = desk.writer.write(decision, matter.message, tenant=matter.tenant, references=references)
        if written is not None:
            saying.written(desk, tx, matter.conversation, written, opened)


def _told(said: Decision | None) -> Decision | None:
    """Return what to tell in a chat: of a doubt or a mere guess a question back, and never nothing."""
    if isinstance(said, Ignore):
        return Ask(reason="unclear", wishes=said.wishes)
    if isinstance(said, HandOver) and said.reason == "unsure_right" and not said.tickets:
        answered = Answer(passages=said.passages, wishes=said.wishes)
        return answered if said.passages else Ask(reason="unclear", wishes=said.wishes)
    guessed = isinstance(said, Answer) or (isinstance(said, HandOver) and said.reason in _GUESSED)
    if said and guessed and all(max(wish.score, wish.wanted) < SURE_RIGHT for wish in said.wishes):
        likely = tuple(wish for wish in said.wishes if wish.wanted >= _LIKELY)
        return Ask(reason="unclear", wishes=likely)
    return said


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
        text = desk.writer.say("people.still", tenant=tenant, references=saying.references(tuple(there)))
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

"""From an understood message to tickets and a draft: the same for mail and chat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.casework.approval import Policy
from assistant.casework.fields import fields_for
from assistant.casework.types import TICKET_TYPES
from assistant.decision import outcome
from assistant.decision.records import Answer, Decision, HandOver, Ignore, Open, TicketPlan
from assistant.decision.rules import decide
from assistant.desk import drafting, elsewhere
from assistant.desk.contents import Person, SaidWish, Understood
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, on_ticket
from assistant.desk.opening import fill, open_ticket
from assistant.desk.planning import of_before, still_to_open
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredDraft, StoredMessage, Ticket
from assistant.desk.sending import receipt_may_go
from assistant.message import Channel, Message
from assistant.settings import Tenant
from assistant.understanding.records import Understanding
from assistant.writing.records import Draft, StageFacts

PASSED_ON = frozenset({"not_covered", "not_in_statement"})
"""Why a chat says that it passes a question on to a colleague."""

_STORIES = frozenset({"what_happened", "what_was_seen"})
_KEPT = ("spam", "service", "answered")  # shortest first: a later message only lengthens it


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """A message in its conversation, with all that is known about it."""

    tenant: Tenant
    conversation: Conversation
    stored: StoredMessage
    message: Message
    understanding: Understanding
    person: Person
    joined: bool = False  # it belongs to a conversation that we had already
    probable: Conversation | None = None
    before: Sequence[Ticket] | None = None  # requests of the conversation, where they were read already
    asked_back: bool = False  # in a chat, we had just asked what they mean
    may_answer: bool = True  # no machine, no null sender, no no-reply box


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What followed from a message."""

    decision: Decision
    action: str
    reason: str
    opened: tuple[Ticket, ...] = ()
    touched: tuple[Ticket, ...] = ()  # tickets that were open before
    said: Decision | None = None  # what is to be told of it now; a chat tells it in turn
    draft: StoredDraft | None = None


def understood(said: Understanding) -> Understood:
    """Return what was understood, as it is kept with the message."""
    return Understood(
        language=said.language,
        wishes=tuple(
            SaidWish(
                intent=wish.intent,
                score=wish.score,
                sentence=wish.sentence,
                evidence=tuple((piece.piece, piece.weight) for piece in wish.evidence),
            )
            for wish in said.wishes
        ),
        found=tuple((found.field, found.value) for found in said.found),
        notes=tuple(sorted(said.notes)),
    )


def settle(desk: Desk, tx: Transaction, matter: Matter) -> Settled:
    """Decide, open what must be opened, and write what is to be said; all in this transaction."""
    decision = decide(matter.message, matter.understanding, tenant=matter.tenant, knowledge=desk.knowledge)
    action, reason = outcome.action(decision), outcome.reason(decision) or ""
    known = matter.before if matter.before is not None else tx.tickets.of(matter.conversation.id)
    before = [ticket for ticket in known if ticket.state != "closed"]
    touched = tuple(_fill(desk, tx, matter, ticket) for ticket in before) if _human(matter) else ()
    plans, touched = still_to_open(
        desk, tx, outcome.tickets(decision), touched, message=matter.message, said=matter.understanding
    )
    opened = tuple(
        open_ticket(
            desk,
            tx,
            plan,
            conversation=matter.conversation,
            person=replace(matter.person, name=plan.fields.get("name") or matter.person.name),
            received=matter.message.received,
            actor=ASSISTANT,
            authority="authority" in matter.understanding.notes,
        )
        for plan in plans
    )
    for first, second in combinations(opened, 2):
        tx.tickets.link(first.id, second.id, "same_letter")
    _link_repeats(tx, matter, opened)
    _know_addresses(desk, tx, opened)
    waits = bool(touched) and matter.message.channel is not Channel.CHAT  # a person reads it with those
    said = _with_plans(decision, plans, had_open=waits)
    draft = _write(desk, tx, matter, said, opened) if said is not None else None
    kept = replace(
        matter.stored.understanding or understood(matter.understanding), action=action, reason=reason
    )
    tx.messages.change(matter.stored.id, understanding=kept)
    _call_a_person(tx, matter, decision, draft, opened=opened, had_open=bool(touched))
    if draft is not None and draft.kind == "wrong_company":
        tx.conversations.change(matter.conversation.id, attention="wrong_company")
    _keep_for(tx, matter, decision)
    return Settled(
        decision=decision,
        action=action,
        reason=reason,
        opened=opened,
        touched=touched,
        said=said,
        draft=draft,
    )


def _human(matter: Matter) -> bool:
    return matter.message.machine is None


def _fill(desk: Desk, tx: Transaction, matter: Matter, ticket: Ticket) -> Ticket:
    found = fields_for(ticket.type, sentence="", message=matter.message, found=matter.understanding.found)
    new = {name: value for name, value in found.items() if not of_before(matter.message, name, value)}
    wish = next(iter(matter.understanding.wishes), None)
    asked = _STORIES if wish is not None and wish.is_question else frozenset()  # a question is no story
    wanted = {name: value for name, value in new.items() if name in ticket.missing and name not in asked}
    return fill(desk, tx, ticket, wanted, ASSISTANT)


def _link_repeats(tx: Transaction, matter: Matter, opened: tuple[Ticket, ...]) -> None:
    """Link a request to an earlier one of the same person and type; only a person calls it excessive."""
    for ticket in opened:
        if not ticket.person_digest:
            continue
        for other in tx.tickets.of_person([ticket.tenant], ticket.person_digest):
            if other.type == ticket.type and other.id not in {each.id for each in opened}:
                tx.tickets.link(ticket.id, other.id, "repeat")


def _know_addresses(desk: Desk, tx: Transaction, opened: tuple[Ticket, ...]) -> None:
    """Mark a question about a request whose answer goes to the address that the request came from.

    Where it names a request, the address must be that one's; a name in the mail alone opens nothing.
    """
    for ticket in opened:
        if not TICKET_TYPES[ticket.type].closes_itself or not ticket.person_digest:
            continue
        own = {each.id for each in opened}
        named = ticket.fields.get("reference", "").upper()
        theirs = tx.tickets.of_person([ticket.tenant], ticket.person_digest)
        earlier = [each for each in theirs if each.id not in own and each.type != ticket.type]
        if any(not named or each.reference == named for each in earlier):
            tx.tickets.change(ticket.id, address_known=True)
            on_ticket(desk, tx, ticket, ASSISTANT, "address.known")


def _with_plans(decision: Decision, plans: tuple[TicketPlan, ...], *, had_open: bool) -> Decision | None:
    """Return the decision as the reply should tell it; None where nothing is to be said now."""
    if isinstance(decision, Open) and not plans:
        if decision.passages:
            return Answer(passages=decision.passages, wishes=decision.wishes)
        return None
    if isinstance(decision, HandOver) and had_open and not plans and not decision.passages:
        return None  # a person reads it with the open ticket
    if isinstance(decision, Open | HandOver | Ignore):
        return replace(decision, tickets=plans)
    return decision


def _write(
    desk: Desk, tx: Transaction, matter: Matter, decision: Decision, opened: tuple[Ticket, ...]
) -> StoredDraft | None:
    if not _human(matter) or matter.message.channel is Channel.CHAT:
        return None
    written = _for_another(desk, matter, opened) or desk.writer.write(
        decision,
        matter.message,
        tenant=matter.tenant,
        references=tuple(ticket.reference for ticket in opened),
        greeting_name=next((t.person.name for t in opened if t.person.name), matter.person.name),
    )
    if written is None:
        return None
    draft = drafting.keep(
        desk,
        tx,
        written,
        conversation=matter.conversation,
        answers=matter.stored,
        tickets=opened,
        recipient=matter.person.address,
    )
    policy = _policy(matter, decision, written)
    if policy and receipt_may_go(desk, tx, matter.tenant, matter.person.address):
        gone = drafting.let_go(
            desk, tx, draft, policy, conversation=matter.conversation, answers=matter.stored
        )
        draft = replace(draft, state="approved") if gone else draft
    return draft


def _for_another(desk: Desk, matter: Matter, opened: tuple[Ticket, ...]) -> Draft | None:
    """Return the reply to a letter that speaks to another company: we cannot answer in its place."""
    other = elsewhere.spoken_to(f"{matter.message.subject}\n{matter.message.text}")
    if matter.joined or not other or "wrong_company" not in matter.understanding.notes:
        return None
    about = StageFacts(
        references=tuple(ticket.reference for ticket in opened[:1]),
        received=matter.message.received.astimezone(matter.tenant.zone).date(),
        due=matter.message.received,
        subject=matter.message.subject,
        greeting_name=matter.person.name,
        done=other,
        where=elsewhere.place(desk, other),
    )
    type = opened[0].type if opened else "unknown"
    return desk.writer.stage(type, "wrong_company", tenant=matter.tenant, facts=about)


def _policy(matter: Matter, decision: Decision, written: Draft) -> Policy | None:
    """Return the written policy under which a reply may leave by itself, if there is one."""
    if not matter.may_answer or matter.joined or matter.probable is not None:
        return None
    if written.kind == "wrong_company":
        return None  # a person decides whether it is ours after all
    if not written.needs_approval:
        return "policy:receipt" if matter.tenant.receipts_go_by_themselves else None
    sure = matter.tenant.sure_answers_above
    if sure is None or written.checks or not isinstance(decision, Answer):
        return None
    return "policy:sure_answer" if all(wish.score >= sure for wish in decision.wishes) else None


def _call_a_person(
    tx: Transaction,
    matter: Matter,
    decision: Decision,
    draft: StoredDraft | None,
    *,
    opened: tuple[Ticket, ...],
    had_open: bool,
) -> None:
    """Mark a conversation at which a person must look although it may have no ticket."""
    passed_on = isinstance(decision, HandOver) and decision.reason in PASSED_ON
    had_open = had_open and not (passed_on and matter.message.channel is Channel.CHAT)
    if not _human(matter) or (opened and matter.probable is None) or had_open:
        return
    waits = draft is not None and draft.state == "open"
    attention = ""
    if matter.probable is not None:
        attention = "follow_up"
    elif isinstance(decision, HandOver):
        attention = decision.reason
    elif waits:
        attention = "draft"
    elif matter.joined and not isinstance(decision, Ignore) and matter.message.channel is Channel.EMAIL:
        attention = "reply"
    if attention:
        tx.conversations.change(matter.conversation.id, attention=attention)


def _keep_for(tx: Transaction, matter: Matter, decision: Decision) -> None:
    """Say which term of retention holds for the conversation, as long as it has no ticket."""
    if matter.message.channel is not Channel.EMAIL:
        return
    keep = "answered"
    if isinstance(decision, Ignore):
        keep = "spam"
    elif isinstance(decision, HandOver) and decision.reason == "customer_service":
        keep = "service"
    if not matter.joined or (_KEPT.index(keep) > _KEPT.index(matter.conversation.keep)):
        tx.conversations.change(matter.conversation.id, keep=keep)

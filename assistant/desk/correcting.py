"""Was this what you meant? One tap says what was meant instead; a request keeps its reference and clock."""

from assistant.casework.guards import Outcome
from assistant.casework.types import TICKET_TYPES
from assistant.desk import answering, forms, opening, saying
from assistant.desk.contents import Pending
from assistant.desk.journal import CUSTOMER
from assistant.desk.records import StoredMessage, Ticket
from assistant.desk.turns import OVER, Turn

DROP = "drop"
PERSON = "request.human"
_MOST = 4  # readings that are offered
_USUAL = ("request.access", "request.erasure", "request.objection", "faq.data_categories", "faq.retention")
_STAY = frozenset({"breach_report"})  # a person looks at it whatever the customer says afterwards
_ABOUT = "faq.right_"  # a question about a right may mean that right


def unsure(turn: Turn, ticket: Ticket) -> None:
    """Ask whether a right is used, and which, where only a doubt opened the request."""
    readings = [intent for intent in _readings(turn, turn.stored) if intent.startswith("request.")]
    _offer(turn, readings, (ticket,), "meant.unsure", turn.button(DROP, "meant.question"))


def not_this(turn: Turn) -> None:
    """Offer other readings of what the customer said last."""
    before = turn.stored.seq if turn.stored else 0
    said = turn.tx.messages.of(turn.conversation.id)
    theirs = [m for m in said if m.by == "customer" and m.seq < before and _wishes(m)]
    last = theirs[-1] if theirs else None
    references = {t["reference"] for m in said if last and m.seq > last.seq for t in m.body.tickets}
    there = turn.tx.tickets.of(turn.conversation.id)
    tickets = tuple(t for t in there if t.reference in references and t.state not in OVER)
    answered = set(_wishes(last)[:1]) if last else set()
    readings = [intent for intent in _readings(turn, last) if intent not in answered]
    drop = turn.button(DROP, "meant.drop") if tickets else None
    _offer(turn, readings, tickets, "meant.which", drop)


def _offer(
    turn: Turn, readings: list[str], tickets: tuple[Ticket, ...], entry: str, last: dict[str, str] | None
) -> None:
    turn.wait_for(Pending(step="correct", tickets=tuple(ticket.id for ticket in tickets)))
    buttons = [turn.button(intent, saying.named(intent)) for intent in readings[:_MOST]]
    buttons += [last] if last else []
    buttons.append(turn.button(PERSON, saying.named(PERSON)))
    turn.say(turn.phrase(entry), choices=tuple(buttons))


def _wishes(message: StoredMessage | None) -> list[str]:
    understanding = message.understanding if message else None
    return [wish.intent for wish in understanding.wishes] if understanding else []


def _readings(turn: Turn, message: StoredMessage | None) -> list[str]:
    """Return what may have been meant: what was read, the right that a question was about, the usual."""
    read = _wishes(message)
    asked = [intent.removeprefix(_ABOUT) for intent in read if intent.startswith(_ABOUT)]
    rights = [f"request.{type}" for type in asked if type in TICKET_TYPES]
    absent = {f"request.{kind}" for kind in turn.tenant.types_without}
    wanted = [i for i in (*rights, *read, *_USUAL) if i.startswith(("request.", "faq."))]
    return [i for i in dict.fromkeys(wanted) if i not in {PERSON, "request.status", *absent}]


def takes(turn: Turn) -> bool:
    """Return whether the button says what an open request is to be instead."""
    right = turn.choice.removeprefix("request.")
    open_ = turn.requests(turn.pending.tickets)
    others = {t.type for t in turn.tx.tickets.of(turn.conversation.id)} - {t.type for t in open_}
    return turn.pending.step == "correct" and bool(open_) and right in TICKET_TYPES and right not in others


def meant(turn: Turn) -> None:
    """Make the request what was meant; its reference and its date of receipt stay."""
    ticket, type = turn.requests(turn.pending.tickets)[0], turn.choice.removeprefix("request.")
    if ticket.type != type:
        ticket = opening.retype(turn.desk, turn.tx, ticket, type, CUSTOMER)
    reading = turn.phrase(f"type_reading.{type}")
    retyped = turn.phrase("meant.retyped", reading=reading, reference=ticket.reference)
    effect = turn.phrase(f"type_effect.{type}")
    turn.say(retyped, effect, tickets=saying.shown((ticket,)))
    forms.begin(turn.later(Pending()), (ticket,))


def drop(turn: Turn) -> None:
    """Take back a request that was none, or is not wanted."""
    tickets = turn.requests(turn.pending.tickets)
    turn.wait_for()
    if not tickets:
        turn.say(turn.phrase("meant.answered"))
    for ticket in tickets:
        if ticket.type in _STAY:
            turn.say(turn.phrase("meant.kept", references=ticket.reference))
            continue
        answering.answer(
            turn.desk, turn.tx, ticket, Outcome.WITHDRAWN, actor=CUSTOMER, delivered=turn.desk.now()
        )
        turn.say(turn.phrase("meant.dropped", references=ticket.reference))

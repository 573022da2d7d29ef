"""Was this what you meant? One tap says what was meant instead; a request keeps its reference and clock."""

from dataclasses import replace

from assistant.casework.fields import fields_for
from assistant.casework.guards import Outcome
from assistant.casework.types import TICKET_TYPES
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import answering, forms, opening, particulars, saying
from assistant.desk.contents import Pending
from assistant.desk.journal import CUSTOMER
from assistant.desk.records import StoredMessage, Ticket
from assistant.desk.turns import Turn

DROP = "drop"
STEP = "correct"
_UNCLEAR = "other.unclear"
_MOST = 4  # readings that are offered
_USUAL = ("request.access", "request.erasure", "request.objection", "faq.data_categories", "faq.retention")
_APART = frozenset({"request.status", "request.human"})  # never what another request is made into
_STAY = frozenset({"breach_report"})  # a person looks at it whatever the customer says afterwards
_ABOUT = "faq.right_"  # a question about a right may mean that right


def unsure(turn: Turn, ticket: Ticket) -> None:
    """Ask whether a right is used, and which, where only a doubt opened the request."""
    readings = [intent for intent in _readings(turn, turn.stored) if intent.startswith("request.")]
    _offer(turn, readings, (ticket,), "meant.unsure", turn.button(DROP, "meant.question"))


def not_this(turn: Turn) -> None:
    """Offer other readings of what the customer said last; a form in between waits."""
    before = turn.stored.seq if turn.stored else 0
    said = turn.tx.messages.of(turn.conversation.id)
    theirs = [m for m in said if m.by == "customer" and m.seq < before and _wishes(m)]
    last = theirs[-1] if theirs else None
    since = [m.body for m in said if last and m.seq > last.seq and not _offers_mail(m)]
    references = {t["reference"] for body in since for t in body.tickets}
    tickets = tuple(t for t in turn.open_requests() if t.reference in references)
    answered = set(_wishes(last)[:1]) if last else set()
    readings = [intent for intent in _readings(turn, last) if intent not in answered]
    _offer(turn, readings, tickets, "meant.which", _drop(turn, tickets))


def _offers_mail(message: StoredMessage) -> bool:
    return any(choice["value"] == forms.MAIL_NO for choice in message.body.choices)


def wrong(turn: Turn) -> None:
    """Offer other readings of the request that is being filled in; of several, ask first which is wrong."""
    _, _, reference = turn.choice.partition(":")
    there = turn.requests(turn.pending.tickets) or turn.open_requests()
    tickets = tuple(t for t in there if t.reference == reference) or there
    if not tickets:
        not_this(turn)
    elif len(tickets) > 1:
        _which(turn, tickets, "meant.which_request")
    else:
        of = f"request.{tickets[0].type}"
        said = [
            m for m in turn.tx.messages.of(turn.conversation.id) if m.by == "customer" and of in _wishes(m)
        ]
        readings = [i for i in _readings(turn, said[-1] if said else None) if i != of]
        _offer(turn, readings, tickets, "meant.which", _drop(turn, tickets))


def again(turn: Turn, entry: str) -> None:
    """Offer once more what may be meant, where what was typed says nothing of it."""
    tickets = turn.requests(turn.pending.tickets)
    if len(tickets) > 1:
        _which(turn, tickets, "meant.which_request" if entry == "meant.which" else entry)
    else:
        _offer(turn, _readings(turn, None), tickets, entry, _drop(turn, tickets))


def _leave(turn: Turn, tickets: tuple[Ticket, ...]) -> None:
    """Ask no more what was meant: come back to the form that waits, if one does."""
    if turn.pending.back:
        forms.again(back(turn))
    elif tickets:
        forms.leave(turn, tickets)
    else:
        turn.wait_for()
        turn.say(turn.phrase("form.bye"))


def _which(turn: Turn, tickets: tuple[Ticket, ...], entry: str) -> None:
    """Ask which of several requests was read wrongly."""
    turn.wait_for(_waiting(turn, tickets))
    named = [(t.reference, turn.phrase(f"type_name.{t.type}")) for t in tickets]
    choices = [{"value": f"{forms.WRONG}:{reference}", "label": name} for reference, name in named]
    person = turn.button(saying.PERSON, saying.named(saying.PERSON))
    turn.say(turn.phrase(entry), choices=(*choices, turn.button(DROP, "meant.drop"), person))


def _drop(turn: Turn, tickets: tuple[Ticket, ...]) -> dict[str, str] | None:
    return turn.button(DROP, "meant.drop") if tickets else None


def _offer(
    turn: Turn, readings: list[str], tickets: tuple[Ticket, ...], entry: str, last: dict[str, str] | None
) -> None:
    turn.wait_for(_waiting(turn, tickets))
    buttons = [turn.button(intent, saying.named(intent)) for intent in readings[:_MOST]]
    buttons += [last] if last else []
    buttons.append(turn.button(saying.PERSON, saying.named(saying.PERSON)))
    turn.say(turn.phrase(entry), choices=tuple(buttons))


def _waiting(turn: Turn, tickets: tuple[Ticket, ...]) -> Pending:
    """Return that the chat waits for what *tickets* are to be; the others of the form wait behind them."""
    pending, ids = turn.pending, tuple(ticket.id for ticket in tickets)
    unfinished = pending.step in (*forms.FILLING, STEP)
    there = (*pending.back, *pending.tickets) if unfinished else ()
    return replace(pending, step=STEP, tickets=ids, back=tuple(id for id in there if id not in ids))


def back(turn: Turn) -> Turn:
    """Return the turn as it waits for the form that the correction came between, or for nothing."""
    pending = turn.pending
    step = "field" if pending.back else ""
    fresh = Pending(step=step, tickets=pending.back, skipped=pending.skipped, shown=pending.shown)
    return turn.later(fresh if step else Pending())


def typed(turn: Turn) -> bool:
    """Take what was typed where readings were offered; False where it is to be answered by itself."""
    tickets = turn.requests(turn.pending.tickets)
    wishes = turn.heard.understanding.wishes
    rights = [w.intent for w in wishes if w.is_right and w.wanted >= SURE_RIGHT and w.intent not in _APART]
    if particulars.wants(turn, "form.stop_words"):
        _leave(turn, tickets)
        return True
    if not tickets:
        return False
    meant_now = replace(turn, choice=rights[0]) if len(wishes) == len(rights) == 1 else turn
    if rights and takes(meant_now):
        meant(meant_now, told_now=True)
        return True
    if any(wish.intent != _UNCLEAR and max(wish.score, wish.wanted) >= SURE_RIGHT for wish in wishes):
        return False
    noted = particulars.corrected(turn, tickets)
    particulars.note(turn, tickets, noted, over=True)
    if noted:
        turn.say(turn.phrase("form.noted", references=saying.references(tickets), count=len(tickets)))
    again(turn, "meant.which" if noted else "meant.again")
    return True


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
    return [i for i in dict.fromkeys(wanted) if i not in {saying.PERSON, "request.status", *absent}]


def takes(turn: Turn) -> bool:
    """Return whether the button says what an open request is to be instead."""
    right = turn.choice.removeprefix("request.")
    open_ = turn.requests(turn.pending.tickets)
    others = {t.type for t in turn.tx.tickets.of(turn.conversation.id)} - {t.type for t in open_}
    return turn.pending.step == STEP and bool(open_) and right in TICKET_TYPES and right not in others


def meant(turn: Turn, *, told_now: bool = False) -> None:
    """Make the request what was meant; its reference and its date of receipt stay.

    *told_now*: they said it in words of their own, which may tell more of it.
    """
    ticket, type = turn.requests(turn.pending.tickets)[0], turn.choice.removeprefix("request.")
    if ticket.type != type:
        ticket = opening.retype(turn.desk, turn.tx, ticket, type, CUSTOMER)
    if told_now:
        heard = turn.heard
        stands = fields_for(type, sentence=turn.text, message=heard.message, found=heard.understanding.found)
        ticket = opening.fill(turn.desk, turn.tx, ticket, stands, CUSTOMER)
    told(turn, ticket)
    forms.begin(back(turn), (ticket,))


def told(turn: Turn, ticket: Ticket) -> None:
    """Say what a request is now."""
    reading = turn.phrase(f"type_reading.{ticket.type}")
    retyped = turn.phrase("meant.retyped", reading=reading, reference=ticket.reference)
    turn.say(retyped, turn.phrase(f"type_effect.{ticket.type}"), tickets=saying.shown((ticket,)))


def drop(turn: Turn) -> None:
    """Take back a request that was none, or is not wanted."""
    tickets = turn.requests(turn.pending.tickets) or turn.open_requests()[-1:]
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
    left = back(turn)
    if left.requests(left.pending.tickets):
        forms.again(left)

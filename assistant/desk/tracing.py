"""Where an earlier request stands: its reference, then a code that goes to the address it is known by.

Nobody learns here whether a reference exists: what is said is the same, whatever was typed.
"""

import hmac
import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.casework.approval import approve_by_policy
from assistant.casework.replychecks import DraftFacts
from assistant.casework.types import TICKET_TYPES
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import particulars, posting, saying, sending
from assistant.desk.contents import Pending
from assistant.desk.journal import CUSTOMER, on_ticket
from assistant.desk.letters import html_of
from assistant.desk.listening import SMALL_TALK
from assistant.desk.records import Ticket
from assistant.desk.turns import OVER, Turn
from assistant.text.references import find_references

REFERENCE = "reference"
STEPS = frozenset({REFERENCE, "code"})
_STATUS = "request.status"
UNKNOWN, OTHER, AGAIN, STOP = "status.unknown", "status.other", "status.again", "status.stop"
MINUTES = 15  # that a code works
MOST_TRIES = 5  # of one code
MOST_ASKED = 5  # references an hour from one chat
MOST_MAILED = 3  # codes an hour for one request
_HOUR = timedelta(hours=1)
_CODE = re.compile(r"(?<!\d)\d{3}[ ]?\d{3}(?!\d)")


def begin(turn: Turn) -> bool:
    """Tell where the requests of this chat stand; without one, ask for a reference, and return False."""
    own = [t for t in turn.tx.tickets.of(turn.conversation.id) if t.type != "status"]
    named = _named(turn)
    own = [ticket for ticket in own if ticket.reference == named] or own
    if named and named not in {ticket.reference for ticket in own}:
        _reference(turn, named)
        return False
    if not own:
        _ask_reference(turn)
        return False
    turn.wait_for()
    for ticket in own[:-1]:
        turn.say(*_told(turn, ticket))
    turn.say(*_told(turn, own[-1]), choices=(turn.button(OTHER, "trace.other"),))
    return True


def takes(turn: Turn) -> bool:
    """Return whether what was typed is the reference or the code that was asked for."""
    if particulars.wants(turn, "form.stop_words"):
        return True
    if _named(turn) or _CODE.search(turn.text):
        return True
    wish = next(iter(turn.heard.understanding.wishes), None)
    other = wish is not None and (wish.is_question or wish.is_right or wish.intent == SMALL_TALK)
    return wish is None or wish.intent == _STATUS or not (other and wish.score >= SURE_RIGHT)


def typed(turn: Turn) -> None:
    """Take the reference, or the code."""
    named = _named(turn)
    if particulars.wants(turn, "form.stop_words"):
        chosen(replace(turn, choice=STOP))
    elif named:
        _reference(turn, named)
    elif turn.pending.step == "code" and _CODE.search(turn.text):
        _code(turn)
    elif turn.pending.step == "code":
        again(turn)
    else:
        _ask_reference(turn, turn.phrase("trace.no_reference", example=_example(turn)))


def again(turn: Turn) -> None:
    """Come back to what was asked, after something else was said."""
    if turn.pending.step == "code":
        turn.say(turn.phrase("trace.no_code"), asks="code", choices=_code_buttons(turn))
    else:
        _ask_reference(turn)


def chosen(turn: Turn) -> bool:
    """Do what the button says; False where a person must find the request."""
    if turn.choice == UNKNOWN:
        turn.wait_for()
        return False
    if turn.choice == OTHER:
        _ask_reference(turn)
    elif turn.choice == AGAIN and turn.pending.step == "code":
        _reference(turn, turn.pending.reference)
    else:
        turn.wait_for()
        turn.say(turn.phrase("trace.stopped"))
    return True


def _named(turn: Turn) -> str:
    return next(iter(find_references(turn.text, turn.tenant.reference_prefix)), "")


def _example(turn: Turn) -> str:
    return f"{turn.tenant.reference_prefix}-7K3M-9QXA"


def _ask_reference(turn: Turn, said: str = "") -> None:
    turn.wait_for(Pending(step="reference"))
    choices = (turn.button(UNKNOWN, "trace.unknown"), turn.button(STOP, "trace.stop"))
    said = said or turn.phrase("trace.ask", example=_example(turn))
    turn.say(said, asks="reference", choices=choices)


def _reference(turn: Turn, reference: str) -> None:
    """Mail a code where there is somebody to mail it to; say the same in any case."""
    people, now = turn.tx.people, turn.desk.now()
    if people.attempts("trace", turn.session.id, now - _HOUR) >= MOST_ASKED:
        turn.wait_for()
        turn.say(turn.phrase("trace.too_many"))
        return
    people.attempt("trace", turn.session.id, now)
    code = f"{int.from_bytes(turn.desk.random(8)) % 1_000_000:06d}"
    mailed = _mail(turn, reference, code)
    ends = now + timedelta(minutes=MINUTES)
    hashed = _hash(turn, reference, code) if mailed else ""
    turn.wait_for(Pending(step="code", reference=reference, code_hash=hashed, ends=ends))
    turn.say(turn.phrase("trace.sent", minutes=MINUTES), asks="code", choices=_code_buttons(turn))


def _code_buttons(turn: Turn) -> tuple[dict[str, str], ...]:
    person = turn.button(saying.PERSON, saying.named(saying.PERSON))
    return turn.button(AGAIN, "trace.again"), turn.button(STOP, "trace.stop"), person


def _hash(turn: Turn, reference: str, code: str) -> str:
    return turn.desk.store.vault.digest("trace-code", f"{turn.session.id}:{reference}:{code}")


def _mail(turn: Turn, reference: str, code: str) -> bool:
    """Send the code to the address that the request is known by; False where none may go."""
    desk, tx, tenant, now = turn.desk, turn.tx, turn.tenant, turn.desk.now()
    key = desk.store.vault.digest("trace-reference", f"{tenant.id}:{reference}")
    mailed = tx.people.attempts("trace_mail", key, now - _HOUR)
    tx.people.attempt("trace_mail", key, now)
    ticket = tx.tickets.by_reference([tenant.id], reference)
    address = ticket.person.address if ticket else ""
    if ticket is None or mailed >= MOST_MAILED or not sending.receipt_may_go(desk, tx, tenant, address):
        return False
    said = turn.phrase("trace.mail_text", reference=reference, code=code, minutes=MINUTES)
    text = f"{said}\n\n{turn.phrase('trace.mail_not_you')}\n\n{tenant.name}\n"
    draft = DraftFacts(
        id=desk.new_id(),
        kind="code",
        state="open",
        version=1,
        revision=0,
        subject=turn.phrase("trace.mail_subject"),
        text=text,
        html=html_of(text),
        recipients=(address,),
    )
    posting.code(desk, tx, approve_by_policy(draft, policy="policy:code", at=now), tenant)
    on_ticket(desk, tx, ticket, CUSTOMER, "trace.code_sent")
    return True


def _code(turn: Turn) -> None:
    """Compare the code, in constant time; five wrong ones end it."""
    pending, found = turn.pending, _CODE.search(turn.text)
    given = _hash(turn, pending.reference, found.group().replace(" ", "")) if found else ""
    right = hmac.compare_digest(given.encode(), pending.code_hash.encode()) and bool(pending.code_hash)
    in_time = pending.ends is not None and turn.desk.now() < pending.ends
    ticket = turn.tx.tickets.by_reference([turn.tenant.id], pending.reference)
    if right and in_time and ticket is not None:
        turn.wait_for()
        on_ticket(turn.desk, turn.tx, ticket, CUSTOMER, "trace.told")
        turn.say(*_told(turn, ticket), choices=(turn.button(OTHER, "trace.other"),))
        return
    tries = pending.tries + 1
    if tries >= MOST_TRIES:
        turn.wait_for()
        turn.say(turn.phrase("trace.ended"))
        return
    turn.wait_for(replace(pending, tries=tries))
    turn.say(turn.phrase("trace.wrong"), asks="code", choices=_code_buttons(turn))


def _told(turn: Turn, ticket: Ticket) -> tuple[str, ...]:
    """Return where a request stands: its type, dates and state, and nothing of what it holds."""
    zone = turn.tenant.zone
    told = turn.phrase(
        "trace.told",
        name=turn.phrase(f"type_name.{ticket.type}"),
        received=ticket.received_at.astimezone(zone).date(),
        state=turn.phrase(f"state.{ticket.state}"),
    )
    if ticket.state in OVER or TICKET_TYPES[ticket.type].hours:
        return (told,)
    return told, turn.phrase("trace.by", due=date.fromisoformat(ticket.due[:10]))

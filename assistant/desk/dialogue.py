"""Where a customer's message goes: to the step that waits for it, or to be understood and answered."""

from dataclasses import replace

from assistant.casework.hours import is_open, next_opening
from assistant.decision.records import HandOver
from assistant.decision.rules import SURE_RIGHT as SURE
from assistant.desk import additions, correcting, forms, listening, particulars, saying, talking, tracing
from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation
from assistant.desk.turns import Turn
from assistant.settings import Tenant
from assistant.text.references import find_references
from assistant.understanding.records import Wish

_STATUS = "request.status"
_BARE = 3  # words: a reference with more around it says something of its own


def meaning(choice: str) -> str:
    """Return what a button stands for, so far as understanding is concerned."""
    return _STATUS if choice == tracing.UNKNOWN else choice


def go_on(turn: Turn) -> None:
    """Answer one message; nothing else in the chat answers anything."""
    if turn.choice:
        _chosen(turn)
    else:
        _typed(turn)


def _chosen(turn: Turn) -> None:
    choice = turn.choice
    if choice == saying.PERSON:
        call_a_person(turn)
    elif choice == saying.NOT_THIS:
        correcting.not_this(turn)
    elif choice.startswith(forms.WRONG):
        correcting.wrong(turn)
    elif choice == correcting.DROP:
        correcting.drop(turn)
    elif choice.startswith("form."):
        forms.chosen(turn)
    elif choice == tracing.UNKNOWN:
        tracing.chosen(turn)
        _answer(turn)
    elif choice.startswith("status."):
        tracing.chosen(turn)
    elif choice == _STATUS:
        _status(turn)
    elif correcting.takes(turn):
        correcting.meant(turn)
    else:
        _answer(turn)


def _typed(turn: Turn) -> None:
    step = turn.pending.step
    if step in forms.STEPS and _remembers(turn):
        _status(turn)
    elif step in forms.STEPS and forms.takes(turn):
        forms.typed(turn)
    elif step == tracing.REFERENCE and particulars.wants(turn, "form.skip_words"):
        _unknown(turn)
    elif step in tracing.STEPS and tracing.takes(turn):
        tracing.typed(turn)
    elif _asks_status(turn):
        _status(turn)
    elif step == correcting.STEP and correcting.typed(turn):
        return
    elif step == forms.STOPPED and particulars.wants(turn, "form.stop_words"):
        turn.say(turn.phrase("form.bye"))
    elif additions.tells(turn, turn.open_requests()):
        _add(turn)
    else:
        _answer(turn)


def _named_alone(turn: Turn) -> str:
    """Return the reference that is all that was typed, or nothing."""
    named = find_references(turn.text, turn.tenant.reference_prefix)
    return named[0] if named and len(turn.text.split()) <= _BARE else ""


def _remembers(turn: Turn) -> bool:
    """Note a reference that comes to mind once a person was to find the request; return whether one does."""
    named, asked = _named_alone(turn), turn.requests(turn.pending.tickets)
    another = named not in {ticket.reference for ticket in asked}
    if not named or not another or any(ticket.type != "status" for ticket in asked):
        return False
    particulars.note(turn, asked, {"reference": named}, over=True)
    return True


def _asks_status(turn: Turn) -> bool:
    """Return whether the state of a request is all that is asked; a bare reference asks for it too."""
    if _named_alone(turn):
        return True
    wishes = turn.heard.understanding.wishes
    sure = [wish for wish in wishes if wish.score >= SURE]
    return bool(sure) and all(wish.intent == _STATUS for wish in sure)


def _status(turn: Turn) -> None:
    """Tell where requests stand, and come back to the one that is being filled in."""
    if tracing.begin(turn) and turn.pending.step in forms.STEPS:
        forms.again(turn)


def _unknown(turn: Turn) -> None:
    """Open a question for a person to find the request, as the button under the question does."""
    asked = replace(turn.heard.understanding, wishes=(Wish(intent=_STATUS, score=1.0),))
    tracing.chosen(replace(turn, choice=tracing.UNKNOWN))
    _answer(replace(turn, heard=replace(turn.heard, understanding=asked)))


def _add(turn: Turn) -> None:
    """Write what was told into the open requests, say so, and come back to what was asked."""
    noted = additions.note(turn, turn.open_requests())
    if not noted:
        _answer(turn)
        return
    turn.say(turn.phrase("form.noted", references=saying.references(noted), count=len(noted)))
    if turn.pending.step in forms.STEPS:
        forms.again(turn)


def _answer(turn: Turn) -> None:
    """Understand and answer, ask for what new requests lack, and come back to what was asked before."""
    stored = turn.stored
    assert stored is not None  # noqa: S101  # only a message is answered
    kept = turn.requests(turn.pending.tickets) if turn.pending.step == correcting.STEP else ()
    if turn.pending.step in (correcting.STEP, forms.STOPPED):
        turn = correcting.back(turn)
        turn.wait_for(turn.pending)
    if forms.MASKED in turn.text:
        turn.say(turn.phrase("form.masked"))
    asking = turn.pending.step in forms.STEPS and bool(turn.requests(turn.pending.tickets))
    said = talking.answer(turn.desk, turn.tx, turn.conversation, turn.heard, stored, asking=asking)
    silent = said.silent and listening.is_question(turn.text, turn.tenant.language)
    if silent:
        talking.nothing_on(turn.desk, turn.tx, turn.conversation, turn.text)
    offered = silent or bool(turn.heard.unread) or isinstance(said.decision, HandOver)
    turn = replace(turn, aside=asking and not said.opened and not said.silent, offered=offered)
    doubtful = next((ticket for ticket in said.opened if ticket.type == "unknown"), None)
    if doubtful is not None and not said.asked_back and not asking:
        correcting.unsure(turn, doubtful)
    elif said.retyped:
        correcting.told(turn, said.retyped[0])
        forms.begin(turn, (*said.retyped, *said.opened))
    elif said.opened and doubtful is None:
        human = any(ticket.type == "human" for ticket in said.opened)
        forms.begin(turn, said.opened, before=when_there(turn.desk, turn.tenant) if human else "")
    elif kept and turn.choice and not asking:  # what they meant was a question: their request stands
        forms.leave(turn, kept)
    elif asking and _thanked(turn):
        turn.wait_for()
    elif turn.pending.step in forms.STEPS:
        forms.again(turn, unclear=said.silent and not silent)
    elif turn.pending.step in tracing.STEPS:
        tracing.again(turn)


def _thanked(turn: Turn) -> bool:
    """Return whether they say thanks or goodbye where only a mail was offered: nothing is left to ask."""
    wish = next(iter(turn.heard.understanding.wishes), None)
    return turn.pending.step == "mail" and wish is not None and wish.intent == listening.SMALL_TALK


def call_a_person(turn: Turn) -> None:
    """Open a request for a person, say honestly when one is there, and ask how to reach the customer."""
    ticket = talking.call_a_person(turn.desk, turn.tx, turn.conversation)
    if ticket is not None:
        forms.begin(turn, (ticket,), before=when_there(turn.desk, turn.tenant))
    else:
        turn.say(when_there(turn.desk, turn.tenant))


def when_there(desk: Desk, tenant: Tenant) -> str:
    """Say whether somebody is there now, and if not, when."""
    local = desk.now().astimezone(tenant.zone)
    if is_open(tenant.chat_times, tenant.country, local):
        return desk.writer.say("people.now", tenant=tenant)
    opens = next_opening(tenant.chat_times, tenant.country, local)
    if opens is None:
        return desk.writer.say("people.no_hours", tenant=tenant)
    time = f"{opens.hour}.{opens.minute:02d}"
    if opens.date() == local.date():
        opening = desk.writer.say("people.today", tenant=tenant, time=time)
    else:
        opening = desk.writer.say("people.day", tenant=tenant, day=opens.date(), time=time)
    return desk.writer.say("people.later", tenant=tenant, opening=opening)


def staff_came(desk: Desk, tx: Transaction, conversation: Conversation) -> None:
    """Tell the customer that a person talks from now on."""
    tenant = desk.tenant(conversation.tenant)
    saying.by_policy(desk, tx, conversation, desk.writer.say("people.taken_over", tenant=tenant))


def staff_left(desk: Desk, tx: Transaction, conversation: Conversation) -> None:
    """Tell the customer that the machine answers again; what it had asked for is forgotten."""
    tenant = desk.tenant(conversation.tenant)
    session = tx.chats.of(conversation.id)
    if session is not None:
        tx.chats.change(session.id, pending=replace(session.pending, step=""))
    saying.by_policy(desk, tx, conversation, desk.writer.say("people.given_back", tenant=tenant))

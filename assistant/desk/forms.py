"""A request step by step: what is missing is asked, then shown to be confirmed, then mailed if wanted.

The ticket was opened, and its clock runs, when the request was made; leaving half-way loses nothing.
"""

from dataclasses import replace

from assistant.decision.rules import SURE_RIGHT
from assistant.desk import additions, listening, particulars, receipts, saying, summaries
from assistant.desk.contents import Pending
from assistant.desk.records import Ticket
from assistant.desk.turns import Turn

FILLING = frozenset({"field", "confirm", "change"})
STEPS = FILLING | {"mail", "mail_where"}
SKIP, STOP, CONFIRM, CHANGE = "form.skip", "form.stop", "form.confirm", "form.change"
WRONG = "form.wrong"  # and the reference, where there are several requests
STOPPED = "stopped"  # no step: what was left half-way may still be taken back
FIELD = "form.field:"  # and the field's name
MAIL, MAIL_WHERE, MAIL_NO = "form.mail", "form.mail_where", "form.mail_no"
_WITHOUT = frozenset({"unknown"})  # nothing is asked step by step
_LEAST_WORDS = 3  # fewer are an answer, not a question of their own
_MOST_BUTTONS = 8
_STATUS = "request.status"
_CUSTOMER_SERVICE = "other.customer_service"
MASKED = "***]"


def begin(turn: Turn, opened: tuple[Ticket, ...], *, before: str = "") -> None:
    """Ask for what new requests lack, after what is being asked already; *before* is said first."""
    waiting = turn.pending if turn.pending.step in STEPS else Pending()
    asked = [ticket for ticket in opened if ticket.type not in _WITHOUT]
    ids = (*waiting.tickets, *(t.id for t in asked if t.type != "status" or summaries.lacking(t)))
    if ids:
        fresh = Pending(step="field", tickets=tuple(dict.fromkeys(ids)), skipped=waiting.skipped)
        _next(turn, fresh, before=before)


def again(turn: Turn, *, unclear: bool = False) -> None:
    """Come back to what was asked, after something else was said, or something that is *unclear*."""
    pending = turn.pending
    before = turn.phrase("form.unclear" if unclear else "form.still")
    if not turn.requests(pending.tickets):
        turn.wait_for()
    elif pending.step == "field" and not pending.name:
        _next(turn, pending, before=before)
    elif pending.step == "field":
        _ask(turn, pending, before=before)
    elif pending.step in ("confirm", "change"):
        _summary(turn, pending, before=before if unclear else "")
    else:
        _offer_mail(turn, pending, before)


def leave(turn: Turn, tickets: tuple[Ticket, ...]) -> None:
    """Leave *tickets* as they are; they can still be taken back with one tap."""
    turn.wait_for(Pending(step=STOPPED, tickets=tuple(ticket.id for ticket in tickets)))
    stopped = turn.phrase("form.stopped", references=saying.references(tickets), count=len(tickets))
    turn.say(stopped, choices=(turn.button("drop", "meant.drop"),))


def takes(turn: Turn) -> bool:
    """Return whether what was typed answers what was asked, rather than saying something else."""
    tickets = turn.requests(turn.pending.tickets)
    if not tickets:
        return False
    match turn.pending.step:
        case "field" | "mail_where":
            return not _says_something_else(turn, tickets)
        case "confirm" | "change":
            plain = particulars.yes_or_no(turn) or particulars.corrected(turn, tickets)
            more = additions.tells(turn, tickets, shown=True) or additions.said_again(turn, tickets)
            return bool(plain or more)
        case "mail":
            return bool(particulars.address(turn.text) or particulars.yes_or_no(turn))
    return False


def _says_something_else(turn: Turn, tickets: tuple[Ticket, ...]) -> bool:
    if particulars.wants(turn, "form.stop_words") or particulars.wants(turn, "form.skip_words"):
        return False
    story, wish = turn.pending.name in particulars.STORIES, next(iter(turn.heard.understanding.wishes), None)
    if wish is None or (MASKED in turn.text and not story):
        return False
    if "foreign_right" in turn.heard.understanding.notes and not story:
        return True
    talk = wish.intent == listening.SMALL_TALK and wish.score >= SURE_RIGHT
    if talk and not particulars.usable(turn, turn.pending.name, turn.text):
        return True
    if particulars.asks(turn):
        return (wish.is_question and wish.score >= SURE_RIGHT) or not story
    sure = wish.score >= SURE_RIGHT and len(turn.text.split()) >= _LEAST_WORDS
    other = wish.intent.removeprefix("request.") not in {ticket.type for ticket in tickets}
    meant = wish.is_question or wish.is_right or wish.intent == _CUSTOMER_SERVICE
    if story:  # a right told in it has a request and a clock of its own; the story is noted all the same
        return sure and other and wish.is_right and wish.intent != _STATUS
    return sure and other and meant


def typed(turn: Turn) -> None:
    """Take what was typed as the answer to what was asked."""
    pending, said = turn.pending, particulars.yes_or_no(turn)
    if pending.step == "field" and particulars.wants(turn, "form.stop_words"):
        chosen(replace(turn, choice=STOP))
    elif pending.step == "field" and particulars.wants(turn, "form.skip_words"):
        chosen(replace(turn, choice=SKIP))
    elif pending.step == "field":
        _answered(turn)
    elif pending.step == "change" or (pending.step == "confirm" and not said):
        _corrected(turn)
    elif pending.step == "confirm":
        chosen(replace(turn, choice=CONFIRM if said == "yes" else CHANGE))
    elif pending.step == "mail" and not particulars.address(turn.text):
        chosen(replace(turn, choice=MAIL if said == "yes" else MAIL_NO))
    else:
        _mail_to(turn, particulars.address(turn.text))


def chosen(turn: Turn) -> None:
    """Do what the button says that was pressed."""
    pending, choice = turn.pending, turn.choice
    tickets = turn.requests(pending.tickets)
    if pending.step not in STEPS or not tickets:
        turn.wait_for()
        turn.say(turn.phrase("form.over"))
    elif choice == SKIP and pending.step == "field":
        _next(turn, replace(pending, skipped=(*pending.skipped, pending.name)))
    elif choice == STOP:
        leave(turn, tickets)
    elif choice == CONFIRM:
        _done(turn, replace(pending, step="mail"))
    elif choice == CHANGE:
        _what_to_change(turn, replace(pending, step="change"))
    elif choice.removeprefix(FIELD) in summaries.fields(tickets):
        _ask(turn, replace(pending, step="field", name=choice.removeprefix(FIELD), shown=True))
    else:
        _mailing(turn, tickets)


def _mailing(turn: Turn, tickets: tuple[Ticket, ...]) -> None:
    known = receipts.known_address(tickets)
    if turn.choice == MAIL_NO:
        turn.wait_for()
        turn.say(turn.phrase("form.bye"))
    elif turn.choice == MAIL and known:
        _mail_to(turn, known)
    elif turn.choice in (MAIL, MAIL_WHERE):
        turn.wait_for(replace(turn.pending, step="mail_where"))
        turn.say(turn.phrase("form.mail_where"), asks="mail", choices=(turn.button(MAIL_NO, "form.mail_no"),))
    else:
        turn.say(turn.phrase("form.over"))


def _next(turn: Turn, pending: Pending, *, before: str = "") -> None:
    """Ask for the next field that is missing, or show what was noted."""
    tickets = turn.requests(pending.tickets)
    lacking = (
        name for ticket in tickets for name in summaries.lacking(ticket) if name not in pending.skipped
    )
    name = "" if pending.shown else next(lacking, "")
    if name:
        _ask(turn, replace(pending, step="field", name=name), before=before)
    else:
        _summary(turn, pending, before=before)


def _ask(turn: Turn, pending: Pending, *, before: str = "") -> None:
    turn.wait_for(pending)
    choices = [turn.button(SKIP, "form.skip")]
    if not pending.shown:
        choices.append(turn.button(STOP, "form.stop"))
    choices += _misread(turn)
    asked = summaries.asked_as(pending.name, turn.requests(pending.tickets))
    turn.say(before, turn.phrase(f"ask.{asked}"), asks=pending.name, choices=tuple(choices))


def _answered(turn: Turn) -> None:
    """Note what was answered; what could not be used is asked for again."""
    pending = turn.pending
    tickets = turn.requests(pending.tickets)
    noted = particulars.read(turn, tickets, pending.name)
    if pending.name not in noted:
        there = {key for ticket in tickets for key, value in ticket.fields.items() if value}
        more = additions.said_again(turn, tickets)
        noted |= {key: value for key, value in more.items() if pending.shown or key not in there}
    if noted:
        particulars.note(turn, tickets, noted, over=pending.shown)
    if MASKED in turn.text and pending.name not in particulars.STORIES:
        _ask(turn, pending, before=turn.phrase("form.masked"))
    elif pending.name in noted:
        _next(turn, pending)
    else:
        count, references = len(tickets), saying.references(tickets)
        thanked = turn.phrase("form.noted", references=references, count=count) if noted else ""
        said = {wish.intent.removeprefix("request.") for wish in turn.heard.understanding.wishes}
        again_said = said & {ticket.type for ticket in tickets}
        unusable = turn.phrase("form.still" if again_said else "form.unusable")
        _ask(turn, pending, before=thanked or unusable)


def _corrected(turn: Turn) -> None:
    """Note what was typed at the summary, beside or in place of what stood there, and show it again."""
    tickets = turn.requests(turn.pending.tickets)
    corrected = particulars.corrected(turn, tickets) or additions.said_again(turn, tickets)
    particulars.note(turn, tickets, corrected, over=True)
    if not corrected or additions.tells(turn, tickets):
        additions.note(turn, turn.requests(turn.pending.tickets))
    _summary(turn, turn.pending)


def _summary(turn: Turn, pending: Pending, *, before: str = "") -> None:
    """Show what was noted, to be confirmed."""
    tickets = turn.requests(pending.tickets)
    turn.wait_for(replace(pending, step="confirm", name="", shown=True))
    choices = (turn.button(CONFIRM, "form.confirm"), turn.button(CHANGE, "form.change"), *_misread(turn))
    turn.say(before, turn.phrase("form.summary"), summary=summaries.rows(turn, tickets), choices=choices)


def _misread(turn: Turn) -> tuple[dict[str, str], ...]:
    """Return the buttons for what was read wrongly: the answer just given, or else the request.

    The buttons of a message count while it is the last: a person who was offered before it is offered here.
    """
    wrong = turn.button(saying.NOT_THIS if turn.aside else WRONG, "meant.not_this")
    person = turn.button(saying.PERSON, saying.named(saying.PERSON))
    return (wrong, person) if turn.offered else (wrong,)


def _what_to_change(turn: Turn, pending: Pending) -> None:
    turn.wait_for(pending)
    names = summaries.fields(turn.requests(pending.tickets))[:_MOST_BUTTONS]
    fields = tuple(turn.button(f"{FIELD}{name}", f"label.{name}") for name in names)
    last = (*_misread(turn), turn.button(CONFIRM, "form.confirm"))
    turn.say(turn.phrase("form.which"), choices=(*fields, *last))


def _done(turn: Turn, pending: Pending) -> None:
    tickets = turn.requests(pending.tickets)
    done = turn.phrase("form.done", count=len(tickets))
    if turn.tenant.receipts_go_by_themselves:
        _offer_mail(turn, pending, done)
    else:
        turn.wait_for()
        turn.say(done, tickets=saying.shown(tickets))


def _offer_mail(turn: Turn, pending: Pending, before: str) -> None:
    turn.wait_for(replace(pending, step="mail"))
    tickets = turn.requests(pending.tickets)
    known = receipts.known_address(tickets)
    to_known = turn.button(MAIL, "form.mail", address=receipts.hinted(known)) if known else None
    other = turn.button(MAIL_WHERE, "form.mail_other") if not known else None
    choices = tuple(each for each in (to_known, other, turn.button(MAIL_NO, "form.mail_no")) if each)
    choices += _misread(turn) if turn.aside else ()
    turn.say(before, turn.phrase("form.offer_mail"), tickets=saying.shown(tickets), choices=choices)


def _mail_to(turn: Turn, address: str) -> None:
    if not address:
        turn.say(turn.phrase("form.mail_wrong"), asks="mail", choices=(turn.button(MAIL_NO, "form.mail_no"),))
        return
    turn.wait_for()
    gone = receipts.send(turn, turn.requests(turn.pending.tickets), address)
    if gone:
        turn.say(turn.phrase("form.mail_sent", address=receipts.hinted(address)))
    else:
        turn.say(turn.phrase("form.mail_not"))

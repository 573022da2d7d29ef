"""A request step by step: what is missing is asked, then shown to be confirmed, then mailed if wanted.

The ticket was opened, and its clock runs, when the request was made; leaving half-way loses nothing.
"""

from dataclasses import replace

from assistant.casework.types import TICKET_TYPES
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import particulars, receipts, saying
from assistant.desk.contents import Pending
from assistant.desk.records import Ticket
from assistant.desk.turns import Turn

STEPS = frozenset({"field", "confirm", "change", "mail", "mail_where"})
SKIP, STOP, CONFIRM, CHANGE = "form.skip", "form.stop", "form.confirm", "form.change"
FIELD = "form.field:"  # and the field's name
MAIL, MAIL_WHERE, MAIL_NO = "form.mail", "form.mail_where", "form.mail_no"
_WITHOUT = frozenset({"status", "unknown"})  # nothing is asked step by step
_LEAST_WORDS = 3  # fewer are an answer, not a question of their own
_MOST_BUTTONS = 8
_SMALL_TALK = "other.smalltalk"
_NO_TALK = frozenset({"identifier", "contact", "phone", "address_to_stop"})  # thanks are no answer to these


def begin(turn: Turn, opened: tuple[Ticket, ...], *, before: str = "") -> None:
    """Ask for what new requests lack, after what is being asked already; *before* is said first."""
    waiting = turn.pending if turn.pending.step in STEPS else Pending()
    ids = (*waiting.tickets, *(ticket.id for ticket in opened if ticket.type not in _WITHOUT))
    if ids:
        fresh = Pending(step="field", tickets=tuple(dict.fromkeys(ids)), skipped=waiting.skipped)
        _next(turn, fresh, before=before, first=True)


def again(turn: Turn) -> None:
    """Come back to what was asked, after something else was said."""
    pending = turn.pending
    if not turn.requests(pending.tickets):
        turn.wait_for()
    elif pending.step == "field":
        _ask(turn, pending, before=turn.phrase("form.still"))
    elif pending.step in ("confirm", "change"):
        _summary(turn, pending)
    else:
        _offer_mail(turn, pending, turn.phrase("form.still"))


def takes(turn: Turn) -> bool:
    """Return whether what was typed answers what was asked, rather than saying something else."""
    tickets = turn.requests(turn.pending.tickets)
    if not tickets:
        return False
    match turn.pending.step:
        case "field" | "mail_where":
            return not _says_something_else(turn, tickets)
        case "confirm":
            return bool(particulars.yes_or_no(turn) or particulars.corrected(turn, tickets))
        case "change":
            return bool(particulars.corrected(turn, tickets))
        case "mail":
            return bool(particulars.address(turn.text) or particulars.yes_or_no(turn))
    return False


def _says_something_else(turn: Turn, tickets: tuple[Ticket, ...]) -> bool:
    if particulars.wants(turn, "form.stop_words") or particulars.wants(turn, "form.skip_words"):
        return False
    if "foreign_right" in turn.heard.understanding.notes and turn.pending.name not in particulars.STORIES:
        return True
    wishes = turn.heard.understanding.wishes
    if wishes and wishes[0].intent == _SMALL_TALK and turn.pending.name in _NO_TALK:
        return True
    if not wishes or wishes[0].score < SURE_RIGHT or len(turn.text.split()) < _LEAST_WORDS:
        return False
    wish = wishes[0]
    if wish.intent.removeprefix("request.") in {ticket.type for ticket in tickets}:
        return False
    if turn.pending.name in particulars.STORIES:
        return wish.is_question and turn.text.rstrip().endswith("?")
    return wish.is_question or wish.is_right


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
        turn.wait_for()
        turn.say(turn.phrase("form.stopped", references=saying.references(tickets), count=len(tickets)))
    elif choice == CONFIRM:
        _done(turn, replace(pending, step="mail"))
    elif choice == CHANGE:
        _what_to_change(turn, replace(pending, step="change"))
    elif choice.removeprefix(FIELD) in _fields(tickets):
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


def _next(turn: Turn, pending: Pending, *, before: str = "", first: bool = False) -> None:
    """Ask for the next field that is missing, or show what was noted."""
    tickets = turn.requests(pending.tickets)
    lacking = (name for ticket in tickets for name in ticket.missing if name not in pending.skipped)
    name = "" if pending.shown else next(lacking, "")
    if name:
        _ask(turn, replace(pending, step="field", name=name), before=before, first=first)
    else:
        _summary(turn, pending)


def _ask(turn: Turn, pending: Pending, *, before: str = "", first: bool = False) -> None:
    turn.wait_for(pending)
    choices = [turn.button(SKIP, "form.skip")]
    if not pending.shown:
        choices.append(turn.button(STOP, "form.stop"))
    if first:
        choices.append(turn.button(saying.NOT_THIS, "meant.not_this"))
    turn.say(before, turn.phrase(f"ask.{pending.name}"), asks=pending.name, choices=tuple(choices))


def _answered(turn: Turn) -> None:
    """Note what was answered; what could not be used is asked for again."""
    pending = turn.pending
    tickets = turn.requests(pending.tickets)
    noted = particulars.read(turn, tickets, pending.name)
    if noted:
        particulars.note(turn, tickets, noted, over=pending.shown)
    if "***]" in turn.text and pending.name not in particulars.STORIES:
        _ask(turn, pending, before=turn.phrase("form.masked"))
    elif pending.name in noted:
        _next(turn, pending)
    else:
        count, references = len(tickets), saying.references(tickets)
        thanked = turn.phrase("form.noted", references=references, count=count) if noted else ""
        _ask(turn, pending, before=thanked)


def _corrected(turn: Turn) -> None:
    """Note what was typed at the summary in place of what stood there, and show it again."""
    tickets = turn.requests(turn.pending.tickets)
    particulars.note(turn, tickets, particulars.corrected(turn, tickets), over=True)
    _summary(turn, turn.pending)


def _fields(tickets: tuple[Ticket, ...]) -> tuple[str, ...]:
    kinds = [TICKET_TYPES[ticket.type] for ticket in tickets]
    required = [name for kind in kinds for name in kind.required]
    return tuple(dict.fromkeys([*required, *(name for kind in kinds for name in kind.optional)]))


def _summary(turn: Turn, pending: Pending) -> None:
    """Show what was noted, to be confirmed."""
    tickets = turn.requests(pending.tickets)
    kinds = ", ".join(turn.phrase(f"type_name.{ticket.type}") for ticket in tickets)
    rows = [{"label": turn.phrase("form.kind"), "value": kinds}]
    for name in _fields(tickets):
        value = next((t.fields[name] for t in tickets if t.fields.get(name)), "")
        if value or any(name in ticket.missing for ticket in tickets):
            label = turn.phrase(f"label.{name}")
            rows.append({"label": label, "value": value or turn.phrase("form.open")})
    turn.wait_for(replace(pending, step="confirm", name="", shown=True))
    choices = (turn.button(CONFIRM, "form.confirm"), turn.button(CHANGE, "form.change"))
    turn.say(turn.phrase("form.summary"), summary=tuple(rows), choices=choices)


def _what_to_change(turn: Turn, pending: Pending) -> None:
    turn.wait_for(pending)
    names = _fields(turn.requests(pending.tickets))[:_MOST_BUTTONS]
    fields = tuple(turn.button(f"{FIELD}{name}", f"label.{name}") for name in names)
    last = (turn.button("drop", "meant.drop"), turn.button(CONFIRM, "form.confirm"))
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

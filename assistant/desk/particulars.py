"""What a customer answers to one question of a form: read from their words, noted in their requests."""

import re
from dataclasses import replace

from assistant.casework.fields import fields_for
from assistant.casework.types import TICKET_TYPES, missing
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import listening, opening
from assistant.desk.contents import Person
from assistant.desk.journal import CUSTOMER, on_ticket
from assistant.desk.records import Ticket
from assistant.desk.turns import Turn

STORIES = frozenset(
    "what_happened what_was_seen wish which_data right_value reason which_processing ground scope "
    "which_consent which_decision form_of_delivery target whose_data still_visible".split()
)
"""Fields that are told in words of one's own."""

_BESIDES = frozenset({"name", "identifier", "contact", "phone", "address_to_stop"})
"""What is noted too where somebody gives it unasked."""

_WHICH = ("scope", "which_data", "which_consent")
"""What may be everything."""

_WHO = frozenset({"name", "identifier"})
"""What is noted with the person where the request has no field for it."""

_CUSTOMER_NUMBER = "customer number"
_REACHABLE = frozenset({"contact", "phone"})
_SENTENCE = 3  # words: fewer may be a name, whatever they look like
_LEAST_DIGITS = 5
_LEAST_OF_A_PLACE = 4  # digits: those of a postcode; no name has as many
_MOST_OF_A_PLACE = 4  # words, where there are fewer digits: a street and its number
_LONGEST = 1000  # characters
_ADDRESS = re.compile(r"[^\s<>@,;:\"()]{1,64}@[^\s<>@,;:\"()]+\.[^\W\d_]{2,24}")
_NAME = re.compile(r"(?:[^\W\d_][\w'’.-]*)(?: [^\W\d_][\w'’.-]*){0,5}")
_NAME_AND_NUMBER = re.compile(rf"({_NAME.pattern}),? (\d{{5,19}})")
_TOWN = re.compile(r",? [^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2}")
_NUMBER = re.compile(r"\+?\d[\d -]{3,18}\d")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_FOUND_BY = ("identifier", "contact", "phone", "address_to_stop")  # what a number alone may be
_CUSTOMER_SERVICE = "other.customer_service"
_STATUS, _RECTIFICATION = "request.status", "request.rectification"


def address(text: str) -> str:
    """Return the mail address in *text*, or nothing."""
    found = _ADDRESS.search(text)
    return found.group().rstrip(".") if found else ""


def wants(turn: Turn, entry: str) -> bool:
    """Return whether what was typed is one of the phrases of the wording's *entry*."""
    said = " ".join(turn.text.casefold().strip(" .,!?").split())
    return said in {phrase.strip() for phrase in turn.phrase(entry).split(";")}


def asks(turn: Turn) -> bool:
    """Return whether what was typed is a question, and not a detail with a question mark behind it."""
    return bool(turn.heard.understanding.wishes) and listening.asks(turn.text, turn.tenant.language)


def usable(turn: Turn, name: str, value: str) -> bool:
    """Return whether *value* can be what was asked: a way to find or reach somebody has digits or an @."""
    if value == turn.text and name != "still_visible" and yes_or_no(turn):
        return False
    digits = sum(1 for letter in value if letter.isdigit())
    if name in _REACHABLE:
        return digits >= _LEAST_DIGITS or bool(address(value))
    if name in ("identifier", "address_to_stop"):
        many = len(value.split()) <= _MOST_OF_A_PLACE
        found = digits >= _LEAST_OF_A_PLACE or (digits > 0 and many and bool(_LETTER.search(value)))
        return bool(address(value)) or found
    if name == "name" and value == turn.text and _means_a_right(turn):
        return False
    if name == "name":
        worded = any(_LETTER.search(word) and not _DIGIT.search(word) for word in value.split())
        words = _said(value) & _phrase_words(turn, "form.no_name_words")
        return worded and digits < _LEAST_OF_A_PLACE and not words and not value.startswith("@")
    return not value.startswith("@")


def yes_or_no(turn: Turn) -> str:
    """Return `yes`, `no`, or nothing where more is said than that."""
    said = set(_words(turn))
    no, yes = _phrase_words(turn, "form.no_words"), _phrase_words(turn, "form.yes_words")
    if said - no - yes - _phrase_words(turn, "form.besides_words"):
        return ""
    if said & no:
        return "no"
    return "yes" if said & yes else ""


def _words(turn: Turn) -> list[str]:
    return [word.strip(".,!?:;") for word in turn.text.casefold().split()]


def _means_a_right(turn: Turn) -> bool:
    wish = next(iter(turn.heard.understanding.wishes), None)
    return wish is not None and wish.is_right and wish.score >= SURE_RIGHT and len(_words(turn)) >= _SENTENCE


def _said(text: str) -> set[str]:
    return {word.strip(".,!?:;") for word in text.casefold().split()}


def _phrase_words(turn: Turn, entry: str) -> set[str]:
    return set(turn.phrase(entry).split())


def corrected(turn: Turn, tickets: tuple[Ticket, ...]) -> dict[str, str]:
    """Return the details that are typed at the summary, to stand in place of those of *tickets*."""
    text = " ".join(turn.text.split())[:_LONGEST]
    if wants(turn, "form.all_words"):
        told = {name for ticket in tickets for name in TICKET_TYPES[ticket.type].told}
        return {name: text.strip(" .,!") for name in _WHICH if name in told}
    given = {name: value for name, value in _given(turn, tickets, text).items() if usable(turn, name, value)}
    number = _NUMBER.search(text)
    told = {name for ticket in tickets for name in TICKET_TYPES[ticket.type].told}
    place = next((name for name in _FOUND_BY if name in told), "")
    if number and place and not set(given) & set(_FOUND_BY) and usable(turn, "phone", number.group()):
        given[place] = number.group()
    rest = text
    for value in given.values():
        rest = rest.replace(value, "")
    if _LETTER.search(rest) and _wants_something_else(turn, tickets):
        return {}
    return {name: value for name, value in given.items() if "***]" not in value}


def _wants_something_else(turn: Turn, tickets: tuple[Ticket, ...]) -> bool:
    """Return whether a question, a service matter or a right is meant rather than a detail.

    Details alone are easily read as a question about a request, and after a "no" as a rectification or as
    more of what was said before.
    """
    if turn.text.rstrip().endswith("?") or "foreign_right" in turn.heard.understanding.notes:
        return True
    wish = next(iter(turn.heard.understanding.wishes), None)
    if wish is None or wish.score < SURE_RIGHT:
        return False
    allowed = {_STATUS, *(f"request.{ticket.type}" for ticket in tickets)}
    if _words(turn)[:1] and _words(turn)[0] in _phrase_words(turn, "form.no_words"):
        allowed |= {_RECTIFICATION, _CUSTOMER_SERVICE}
    meant = wish.is_question or wish.is_right or wish.intent == _CUSTOMER_SERVICE
    return meant and wish.intent not in allowed


def read(turn: Turn, tickets: tuple[Ticket, ...], asked: str) -> dict[str, str]:
    """Return what was said of *asked*, and of other things that *tickets* lack."""
    text = " ".join(turn.text.split())[:_LONGEST]
    given = _given(turn, tickets, text)
    lacking = {name for ticket in tickets for name in ticket.missing}
    told = {name for ticket in tickets for name in TICKET_TYPES[ticket.type].told}
    wanted = (lacking & _BESIDES) | {asked} | (_WHO - told)
    noted = {name: value for name, value in given.items() if name in wanted and usable(turn, name, value)}
    if asked == "identifier":
        noted |= _whole_place(turn, text, noted.get(asked, ""))
    both = _NAME_AND_NUMBER.fullmatch(text) if asked == "name" else None
    if both and not _said(both[1]) & _besides(turn):
        number = {"identifier": both[2]} if "identifier" in wanted else {}
        return {**number, **noted, "name": both[1]}
    if asked in noted and asked not in STORIES:
        return noted
    if asked in STORIES and not turn.heard.understanding.wishes:
        return noted  # who they are tells nothing of it
    others = [value for name, value in noted.items() if name != asked]
    if asked in STORIES or not others:
        return {**noted, asked: text} if usable(turn, asked, text) else noted
    first = re.split(r"[,;\n]| en | og ", text)[0].strip()
    if asked == "name" and _NAME.fullmatch(first) and not any(value in first for value in others):
        noted["name"] = first
    return noted


def _besides(turn: Turn) -> set[str]:
    """Return the words that stand around a detail and are no part of it."""
    kinds = ("detail", "besides", "no_name")
    return set().union(*(_phrase_words(turn, f"form.{kind}_words") for kind in kinds))


def _whole_place(turn: Turn, text: str, found: str) -> dict[str, str]:
    """Return a street that was *found* at the start of *text* with the town that is named behind it."""
    street = bool(_LETTER.search(found) and _DIGIT.search(found)) and not address(found)
    town = text[len(found) :] if street and text.startswith(found) else ""
    named = bool(_TOWN.fullmatch(town)) and not _said(town) & _besides(turn)
    return {"identifier": text} if named else {}


def _given(turn: Turn, tickets: tuple[Ticket, ...], text: str) -> dict[str, str]:
    """Return the details that stand in this very message, not in an earlier one."""
    here = [one for one in turn.heard.understanding.found if one.value in text]
    found = {one.field: one.value for one in here if one.field == "name" or one.kind == _CUSTOMER_NUMBER}
    for ticket in tickets:
        stands = fields_for(ticket.type, sentence="", message=turn.heard.message, found=here)
        found |= {name: value for name, value in stands.items() if value in text and name in _BESIDES}
    return found


def note(turn: Turn, tickets: tuple[Ticket, ...], noted: dict[str, str], *, over: bool) -> None:
    """Write into each request what belongs to its type; *over* what stood there before."""
    for ticket in tickets:
        kind = TICKET_TYPES[ticket.type]
        own = {name: value for name, value in noted.items() if name in kind.told}
        changed = {name: value for name, value in own.items() if over or not ticket.fields.get(name)}
        other = "" if "identifier" in kind.told else noted.get("identifier", "")
        person = _person(ticket.person, noted, other, over=over)
        if not changed and person == ticket.person:
            continue
        fields = {**ticket.fields, **changed}
        digest = turn.desk.digest_of_address(person.address) if person.address else ""
        lacking = missing(ticket.type, fields)
        turn.tx.tickets.change(ticket.id, fields=fields, missing=lacking, person=person, person_digest=digest)
        opening.index(turn.desk, turn.tx, replace(ticket, fields=fields, person=person))
        if changed:
            names = sorted(changed)
            on_ticket(
                turn.desk, turn.tx, ticket, CUSTOMER, "fields.found", fields=names, missing=list(lacking)
            )


def _person(was: Person, noted: dict[str, str], other: str, *, over: bool) -> Person:
    name = noted.get("name", "")
    reach = address(
        " ".join(noted.get(key, "") for key in ("contact", "identifier", "phone", "address_to_stop"))
    )
    return replace(
        was,
        name=name if name and (over or set(was.name.split()) <= set(name.split())) else was.name,
        address=reach if reach and over else was.address or reach,
        other=tuple(dict.fromkeys([*was.other, *filter(None, [other])])),
    )

"""What a customer tells besides of a request that is open: at its summary, or any time afterwards."""

from dataclasses import replace

from assistant.casework.fields import fields_for
from assistant.casework.stories import own_words
from assistant.casework.types import TICKET_TYPES
from assistant.decision.rules import SURE_RIGHT
from assistant.desk import listening, particulars
from assistant.desk.records import Ticket
from assistant.desk.turns import Turn
from assistant.text.references import find_references

_STORIES = frozenset({"what_was_seen", "what_happened"})
_FACTS = frozenset({"when", "whose_data", "still_visible", "channels"})
_ALLIED = frozenset({"request.breach_report", "request.complaint"})  # one story may be told as either
_LEAST = 2  # words of its own, beside its facts, that add to a story
_SHORT = 6  # words that are one fact as a whole
_LONGEST = 1000  # characters of a story


def tells(turn: Turn, tickets: tuple[Ticket, ...], *, shown: bool = False) -> bool:
    """Return whether what was typed tells more of *tickets*, and wants nothing else.

    *shown*: their summary is before the customer, so that plain words belong to it.
    """
    wish = next(iter(turn.heard.understanding.wishes), None)
    if wish is None or particulars.asks(turn) or "foreign_right" in turn.heard.understanding.notes:
        return False
    if find_references(turn.text, turn.tenant.reference_prefix):
        return False
    own = {f"request.{ticket.type}" for ticket in tickets}
    stories = any(_story_of(ticket) for ticket in tickets)
    allied = stories and bool(own & _ALLIED) and wish.wanted < SURE_RIGHT  # a sure one has its own request
    about = own | (_ALLIED if allied else frozenset())
    rights = [one.intent for one in turn.heard.understanding.wishes if one.is_right]
    if any(right not in about for right in rights) and wish.wanted >= SURE_RIGHT:
        return False
    if wish.intent == listening.SMALL_TALK and wish.score >= SURE_RIGHT:
        return False
    facts = any(_stands(turn, ticket) for ticket in tickets)
    if shown and stories:
        return True
    return (facts and (wish.intent in about or wish.score < SURE_RIGHT)) or (stories and wish.intent in about)


def note(turn: Turn, tickets: tuple[Ticket, ...]) -> tuple[Ticket, ...]:
    """Write into each request what was told of it; return those that it was written into."""
    noted = []
    for ticket in tickets:
        stands = _stands(turn, ticket)
        facts = {name: value for name, value in stands.items() if ticket.fields.get(name) != value}
        story = _story_of(ticket)
        text = " ".join(turn.text.split())
        if story and _more_than(text, stands):
            facts[story] = _longer(ticket.fields.get(story, ""), text)
        elif len(stands) == 1 and "channels" not in stands and len(text.split()) <= _SHORT:
            facts = dict.fromkeys(stands, text)  # "last week on Tuesday", of which only the week was found
        if facts:
            particulars.note(turn, (ticket,), facts, over=True)
            noted.append(ticket)
    return tuple(noted)


def said_again(turn: Turn, tickets: tuple[Ticket, ...]) -> dict[str, str]:
    """Return what these very words tell of the requests that they are about, and is not noted yet."""
    alone, told = replace(turn.heard.message, history=()), dict[str, str]()
    here = [one for one in turn.heard.understanding.found if one.value in turn.text]
    wanted = {wish.intent for wish in turn.heard.understanding.wishes}
    for ticket in tickets:
        if f"request.{ticket.type}" in wanted and not particulars.asks(turn):
            stands = fields_for(ticket.type, sentence=turn.text, message=alone, found=here)
            told |= {n: v for n, v in stands.items() if v in turn.text and ticket.fields.get(n) != v}
    return {name: value for name, value in told.items() if value not in _whole(turn, tickets)}


def _whole(turn: Turn, tickets: tuple[Ticket, ...]) -> set[str]:
    """Return what says no more than that the request is made."""
    return {turn.text, *(value for ticket in tickets for value in ticket.fields.values())}


def _story_of(ticket: Ticket) -> str:
    """Return the field in which a request tells what happened, if it has one."""
    return next((name for name in TICKET_TYPES[ticket.type].required if name in _STORIES), "")


def _longer(story: str, more: str) -> str:
    end = "" if not story or story.endswith((".", "!", "?")) else "."
    return f"{story}{end} {more}".strip()[:_LONGEST]


def _stands(turn: Turn, ticket: Ticket) -> dict[str, str]:
    """Return the plain facts of a request that stand in these very words."""
    alone = replace(turn.heard.message, history=())
    here = [
        one for one in turn.heard.understanding.found if one.field == "channels" or one.value in turn.text
    ]
    found = fields_for(ticket.type, sentence="", message=alone, found=here)
    facts = {name: value for name, value in found.items() if name in _FACTS}
    if ticket.fields.get("whose_data"):
        facts.pop("whose_data", None)
    if next((w.intent for w in turn.heard.understanding.wishes), "") != f"request.{ticket.type}":
        facts.pop("channels", None)  # the word alone says nothing of advertising
    if facts.get("channels") and (before := ticket.fields.get("channels")):
        both = dict.fromkeys([*before.split(", "), *facts["channels"].split(", ")])
        facts["channels"] = ", ".join(both)
    return facts


def _more_than(text: str, facts: dict[str, str]) -> bool:
    """Return whether *text* says more than *facts*."""
    for value in facts.values():
        text = text.replace(value, " ")
    return own_words(text) >= _LEAST

"""Which tickets a message opens beside those that its conversation has open already."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.casework.types import TICKET_TYPES, missing
from assistant.decision.records import TicketPlan
from assistant.decision.rules import SURE_RIGHT
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT
from assistant.desk.opening import fill, retype
from assistant.desk.ports import Transaction
from assistant.desk.records import Ticket
from assistant.message import Message
from assistant.understanding.records import Understanding

_WHO = frozenset({"name", "identifier", "contact", "phone", "address_to_stop", "on_behalf_of"})
"""What stays true of a person from one message of a chat to the next."""

SETTLED_BY_ONE_OPEN = frozenset({"status", "unknown"})
"""Types that an open ticket of the same matter takes up: a reminder, or a doubt about a reply."""


def still_to_open(
    desk: Desk,
    tx: Transaction,
    plans: Sequence[TicketPlan],
    touched: tuple[Ticket, ...],
    *,
    message: Message,
    said: Understanding,
) -> tuple[tuple[TicketPlan, ...], tuple[Ticket, ...]]:
    """Return the tickets still to open: what an open ticket of this matter covers is not opened again.

    A right in a language that is not ours opens an untyped one beside requests of another kind.
    """
    open_types = {ticket.type for ticket in touched}
    taken_up = SETTLED_BY_ONE_OPEN if touched else frozenset()
    if _another_right(said, open_types):
        taken_up -= {"unknown"}
        plans = [_in_these_words(plan, message) for plan in plans]
    elif message.history and message.history[-1].by == "customer":  # it is read alone
        plans = [_in_these_words(plan, message) for plan in plans]
    left = [plan for plan in plans if plan.type not in open_types | taken_up]
    untyped = next((ticket for ticket in touched if ticket.type == "unknown"), None)
    if untyped is not None and left and left[0].type != "human":
        plan = left.pop(0)  # they say now which right they meant; the clock has been running
        typed = fill(desk, tx, retype(desk, tx, untyped, plan.type, ASSISTANT), plan.fields, ASSISTANT)
        touched = tuple(typed if ticket.id == untyped.id else ticket for ticket in touched)
    return tuple(left), touched


def _another_right(said: Understanding, open_types: set[str]) -> bool:
    """Return whether a right is used in a language that is not ours, and no open ticket is about it."""
    sure = [wish for wish in said.wishes if wish.is_right and wish.wanted >= SURE_RIGHT]
    covered = any(wish.intent.removeprefix("request.") in open_types for wish in sure)
    return "foreign_right" in said.notes and not covered


def of_before(message: Message, field: str, value: str) -> bool:
    """Return whether *value* tells of something else than its person, in an earlier message of the chat."""
    earlier = any(value in turn.text for turn in message.history)
    return field not in _WHO and value not in message.text and earlier


def _in_these_words(plan: TicketPlan, message: Message) -> TicketPlan:
    """Return *plan* without what earlier messages told and it can do without: that has its own request."""
    needed = set(TICKET_TYPES[plan.type].required) - {"wish"}
    fields = {
        name: value
        for name, value in plan.fields.items()
        if name in needed or not of_before(message, name, value)
    }
    return replace(plan, fields=fields, missing=missing(plan.type, fields))

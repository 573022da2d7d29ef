"""The states of a ticket: one table of allowed moves, each with the guards it must pass.

`docs/states.md` is drawn from this table. A forbidden move raises Refused with its reasons; the
reasons are fixed sentences, so that a console can show them in another language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.casework.identity import Identity
from assistant.casework.types import TICKET_TYPES
from assistant.errors import Refused


class State(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"  # for the customer
    ANSWERED = "answered"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How it ended; set when it is answered."""

    FULFILLED = "fulfilled"
    PARTLY = "partly_fulfilled"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOTHING_FOUND = "no_data_found"
    NOT_PRIVACY = "not_a_privacy_matter"
    WANT_OF_DETAILS = "want_of_details"  # of identification or details, after a reminder


class Act(StrEnum):
    """What may be done for a ticket apart from moving it."""

    DISCLOSE = "disclose"
    CHANGE = "change"
    ERASE = "erase"
    REFUSE = "refuse"
    EXTEND = "extend"
    STOP_CLOCK = "stop_clock"


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketFacts:
    """What the guards look at."""

    type: str
    state: State
    identity: Identity
    now: datetime  # aware
    first_month_ends: datetime  # aware; `deadlines.first_month_ends`
    identity_verified_at: datetime | None = None
    outcome: Outcome | None = None
    extended: bool = False
    delivered: bool = False  # the next server took the answer, or staff recorded how else it was given
    reminded: bool = False  # the customer was reminded of what is missing
    address_known: bool = False  # the answer goes to an address that was known for the matter
    on_behalf_of: bool = False
    mandate_checked: bool = False
    clock_stops: bool = False  # the tenant's setting


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """An allowed move: what the ticket becomes, and the tag of its journal entry."""

    state: State
    outcome: Outcome | None
    tag: str
    reopened: bool = False


def move(facts: TicketFacts, to: State, *, outcome: Outcome | None = None) -> Moved:
    """Return what the ticket becomes. Raises Refused with every reason against it.

    *outcome* is given with ANSWERED, and only then; going back to IN_PROGRESS takes it off.
    """
    raise Refused


def against(facts: TicketFacts, to: State, *, outcome: Outcome | None = None) -> tuple[str, ...]:
    """Return the reasons against a move; empty where it is allowed."""
    return ()


def may(facts: TicketFacts, act: Act) -> tuple[str, ...]:
    """Return the reasons against an act; empty where it is allowed."""
    return ()


def check(facts: TicketFacts, act: Act) -> None:
    """Raise Refused with the reasons where *act* is not allowed."""


def acts(type: str, outcome: Outcome) -> frozenset[Act]:
    """Return what telling *outcome* for a request of *type* amounts to."""
    return frozenset()


def diagram() -> str:
    """Return the table of moves as a Mermaid state diagram."""
    return ""

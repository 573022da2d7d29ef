"""What must be true before a ticket moves or something is done for it, and the reasons where it is not.

The reasons are fixed sentences, so that a console can show them in another language.
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
    missing: tuple[str, ...] = ()  # required fields that are not there
    undocumented: tuple[str, ...] = ()  # what the officer must still write down; `types.undocumented`
    clock_stops: bool = False  # the tenant's setting
    asking_ends: datetime | None = None  # aware; until then a question who somebody is comes without delay


Guard = Callable[[TicketFacts, Outcome | None], str]


_ACTS: dict[str, Act] = {
    "access": Act.DISCLOSE,
    "portability": Act.DISCLOSE,
    "rectification": Act.CHANGE,
    "restriction": Act.CHANGE,
    "automated_decision": Act.CHANGE,
    "erasure": Act.ERASE,
}

_DONE = frozenset({Outcome.FULFILLED, Outcome.PARTLY})
_TOLD_NO = frozenset({Outcome.REFUSED, Outcome.PARTLY})
_ABSOLUTE_TYPES = frozenset({"marketing_optout", "consent_withdrawal"})
_WITHOUT_WORK = frozenset({Outcome.WITHDRAWN, Outcome.WANT_OF_DETAILS})
_NOTED_BY_HAND = frozenset({Outcome.WITHDRAWN, Outcome.FULFILLED})

IDENTITY_FIRST = "Identity is not confirmed: nothing is disclosed, changed or erased before it is."
MANDATE_FIRST = "The request is made for somebody else: check the mandate first."
MONTH_OVER = "The first month is over: a refusal can no longer be told (GDPR 12(4)). Fulfil the request."
EXTENSION_LATE = "The first month is over: an extension had to be told before it ended (GDPR 12(3))."
EXTENDED_ONCE = "This request was extended already; that is possible once."
NOT_EXTENDABLE = "A request of this type cannot be extended."
EXTENSION_ENDED = "This request is answered already."
CLOCK_RUNS = "This company does not let the clock stand still (setting `clock_stops`)."
NO_DOUBT = "The clock stops only on a recorded doubt about who somebody is (GDPR 12(6))."
ASKED_LATE = "The question who somebody is was not asked without delay: the clock goes on."
NO_OUTCOME = "Say how it ended: choose an outcome."
OUTCOME_TOO_EARLY = "An outcome is set when a request is answered."
NOT_DELIVERED = "The answer has not been delivered yet: a request is not closed before that."
NOT_REMINDED = "Remind the customer of what is missing before this is closed for want of it."
NOTHING_WANTED = "Nothing is missing: this cannot be closed for want of identification or details."
STILL_WAITING = "It waits for the customer: take it back to work before it is answered with this outcome."
UNTYPED = "Choose the type of this request first: an untyped request cannot be fulfilled or refused."
ABSOLUTE = "This cannot be refused: the right is absolute (GDPR 7(3), 21(3))."
UNDOCUMENTED = (
    "The officer first writes down the risk, whether the authority and the people concerned were told or why"
    " not, and the entry in the register (GDPR 33(5))."
)
ADDRESS_UNKNOWN = "The answer goes to a known address only: confirm the address first."
HOW_WITHDRAWN = "Say how the customer withdrew the request."
NEEDS_REPLY = (
    "This is told by an approved reply only: write one, also where it goes by post, portal or phone."
)
NO_SUCH_MOVE = "A request cannot go from {source} to {to}."


def acts(type: str, outcome: Outcome) -> frozenset[Act]:
    """Return what telling *outcome* for a request of *type* amounts to."""
    found = set()
    if outcome in _DONE and type in _ACTS:
        found.add(_ACTS[type])
    if outcome in _TOLD_NO:
        found.add(Act.REFUSE)
    return frozenset(found)


def by_reply_only(type: str, outcome: Outcome) -> bool:
    """Return whether *outcome* can be told by an approved reply only, never noted by one person.

    What is left: a withdrawal, and things done that disclose, change, erase and refuse nothing.
    """
    return outcome not in _NOTED_BY_HAND or bool(acts(type, outcome))


def may(facts: TicketFacts, act: Act) -> tuple[str, ...]:
    """Return the reasons against an act; empty where it is allowed."""
    reasons = []
    if act in (Act.DISCLOSE, Act.CHANGE, Act.ERASE):
        needs = act is Act.DISCLOSE or TICKET_TYPES[facts.type].identity == "confirmed"
        if needs and not (facts.identity is Identity.CONFIRMED and facts.identity_verified_at):
            reasons.append(IDENTITY_FIRST)
        if facts.on_behalf_of and not facts.mandate_checked:
            reasons.append(MANDATE_FIRST)
    if act is Act.REFUSE and facts.now >= facts.first_month_ends:
        reasons.append(MONTH_OVER)
    if act is Act.EXTEND:
        reasons += _against_extension(facts)
    if act is Act.STOP_CLOCK:
        reasons += [] if facts.clock_stops else [CLOCK_RUNS]
        reasons += [] if facts.identity is Identity.DOUBT else [NO_DOUBT]
        reasons += [ASKED_LATE] if facts.asking_ends is None or facts.now >= facts.asking_ends else []
    return tuple(reasons)


def check(facts: TicketFacts, act: Act) -> None:
    """Raise Refused with the reasons where *act* is not allowed."""
    reasons = may(facts, act)
    if reasons:
        raise Refused(" ".join(reasons))


def _against_extension(facts: TicketFacts) -> list[str]:
    reasons = []
    if not TICKET_TYPES[facts.type].extendable:
        reasons.append(NOT_EXTENDABLE)
    if facts.extended:
        reasons.append(EXTENDED_ONCE)
    if facts.now >= facts.first_month_ends:
        reasons.append(EXTENSION_LATE)
    if facts.state in (State.ANSWERED, State.CLOSED):
        reasons.append(EXTENSION_ENDED)
    return reasons


def outcome_given(facts: TicketFacts, outcome: Outcome | None) -> str:
    """An answer says how it ended."""
    return "" if outcome else NO_OUTCOME


def typed(facts: TicketFacts, outcome: Outcome | None) -> str:
    """What is asked must be known before it is done or refused."""
    decided = outcome in _DONE or outcome in _TOLD_NO
    return UNTYPED if facts.type == "unknown" and decided else ""


def absolute(facts: TicketFacts, outcome: Outcome | None) -> str:
    """An objection to marketing and the withdrawal of consent are not weighed."""
    return ABSOLUTE if facts.type in _ABSOLUTE_TYPES and outcome in _TOLD_NO else ""


def acts_allowed(facts: TicketFacts, outcome: Outcome | None) -> str:
    """What the outcome amounts to (a disclosure, a change, an erasure, a refusal) must be allowed."""
    if outcome is None:
        return ""
    reasons = [reason for act in sorted(acts(facts.type, outcome)) for reason in may(facts, act)]
    return " ".join(dict.fromkeys(reasons))


def known_address(facts: TicketFacts, outcome: Outcome | None) -> str:
    """Complaints and questions about a request are answered to a known address only."""
    needs = TICKET_TYPES[facts.type].identity == "address_on_file" and outcome in _DONE
    known = facts.address_known or facts.identity is Identity.CONFIRMED
    return ADDRESS_UNKNOWN if needs and not known else ""


def reminded(facts: TicketFacts, outcome: Outcome | None) -> str:
    """Nothing is closed for want of details that are there, or without a reminder."""
    if outcome is not Outcome.WANT_OF_DETAILS:
        return ""
    if not facts.missing and facts.identity in (Identity.CONFIRMED, Identity.NOT_NEEDED):
        return NOTHING_WANTED
    return "" if facts.reminded else NOT_REMINDED


def no_work_needed(facts: TicketFacts, outcome: Outcome | None) -> str:
    """From waiting, only a withdrawal or silence ends a request."""
    return STILL_WAITING if outcome is not None and outcome not in _WITHOUT_WORK else ""


def was_delivered(facts: TicketFacts, outcome: Outcome | None) -> str:
    """Nothing is closed before the answer has arrived."""
    return "" if facts.delivered else NOT_DELIVERED


def documented(facts: TicketFacts, outcome: Outcome | None) -> str:
    """A breach is closed with its documentation; what turned out to be none needs no such thing."""
    breach = facts.outcome is not Outcome.NOT_PRIVACY
    return UNDOCUMENTED if facts.undocumented and breach else ""


def has_outcome(facts: TicketFacts, outcome: Outcome | None) -> str:
    """Nothing is closed without an outcome."""
    return "" if facts.outcome else NO_OUTCOME

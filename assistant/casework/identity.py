"""Who somebody is: a ladder, as little as will do (GDPR 12(6), 5(1)(c)).

Step one is what the company already knows. A copy of an ID is the last: it needs a reasonable doubt that
a person recorded with its reason, and of each lower step a record that it does not fit or was in vain.
A CPR number or BSN is never asked for, on any step.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from assistant.casework.types import TICKET_TYPES, IdentityNeed
from assistant.errors import Refused

CopySetting = Literal["on_doubt", "as_stated"]
NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


class Identity(StrEnum):
    """The identity mark of a ticket."""

    NOT_NEEDED = "not_needed"
    OPEN = "open"
    DOUBT = "doubt"
    CONFIRMED = "confirmed"
    FAILED = "failed"


class Result(StrEnum):
    """What came of a step."""

    PASSED = "passed"
    FAILED = "failed"  # tried in vain
    UNFIT = "unfit"  # does not fit: no number on file, no account at the portal


class Step(StrEnum):
    """The rungs, lowest first."""

    PORTAL = "portal"  # signed in to the company's portal
    ADDRESS_ON_FILE = "address_on_file"  # writes from, or is answered at, contact details already on file
    CALL_BACK = "call_back"  # called back on the number on file
    CONTROL_QUESTION = "control_question"  # something only the customer knows
    ID_COPY = "id_copy"  # a masked copy, by one-time upload link


NEVER_ASKED = frozenset({"cpr", "bsn", "id_number", "photo"})
"""What no reply ever asks for, whatever the step."""

FIRST = (Step.PORTAL, Step.ADDRESS_ON_FILE)
"""What the company knows already."""
SECOND = (Step.CALL_BACK, Step.CONTROL_QUESTION)
"""What is asked at the least cost to somebody."""

STEPS_FOR: dict[IdentityNeed, tuple[Step, ...]] = {
    "none": (),
    "address_on_file": FIRST,
    "confirmed": (*FIRST, *SECOND, Step.ID_COPY),
}
"""The steps that are enough by what a type needs, lowest first; a company may take some away."""

_MOVES: dict[Identity, frozenset[Identity]] = {
    Identity.NOT_NEEDED: frozenset({Identity.OPEN, Identity.DOUBT}),
    Identity.OPEN: frozenset({Identity.CONFIRMED, Identity.DOUBT, Identity.FAILED, Identity.NOT_NEEDED}),
    Identity.DOUBT: frozenset({Identity.CONFIRMED, Identity.FAILED}),
    Identity.FAILED: frozenset({Identity.DOUBT, Identity.CONFIRMED}),
    Identity.CONFIRMED: frozenset({Identity.DOUBT}),
}


SAFE_COPY_ADVICE = (
    "hide_photo",
    "hide_number",  # BSN or CPR, also in the machine-readable lines
    "hide_document_number",
    "write_for_whom_and_when",
    "upload_link_not_mail",
    "government_advice",  # KopieID (NL); borger.dk (DK)
    "gone_after_check",
)


NO_REASON = "Write down why: a doubt about somebody's identity needs a reason (GDPR 12(6))."
NEEDED = "This type of request needs to know who somebody is."
NO_STEP = "Say by which step identity was confirmed."
NOT_ENOUGH = "This step is not enough for a request of this type at this company."
DOUBT_FIRST = "A copy of an ID is the last step: record a reasonable doubt first (GDPR 12(6))."
LOWER_FIRST = (
    "A copy of an ID is the last step: record of each step below why it does not fit, or what came of it."
)
NEVER_COPY = "A copy of an ID is not asked for a request of this type."
KNOWN = "Nothing is left to find out about who asks."


@dataclass(frozen=True, kw_only=True, slots=True)
class Ladder:
    """The steps of one request, with what is recorded of them."""

    steps: tuple[Step, ...]  # that are enough, lowest first
    copy: CopySetting = "on_doubt"
    doubt: bool = False  # a person recorded a reasonable doubt, with its reason
    tried: frozenset[Step] = frozenset()  # which do not fit, or were tried in vain

    @property
    def lower(self) -> tuple[Step, ...]:
        """The steps below a copy of an ID."""
        return tuple(step for step in self.steps if step is not Step.ID_COPY)

    @property
    def left(self) -> tuple[Step, ...]:
        """The steps that may be asked now, lowest first; the copy is one where nothing is against it."""
        lower = tuple(step for step in self.lower if step not in self.tried)
        return lower if self.against_copy() else (*lower, Step.ID_COPY)

    def against_copy(self) -> str:
        """Return why no copy of an ID may be asked; empty where it may (GDPR 12(6), 5(1)(c))."""
        if Step.ID_COPY not in self.steps:
            return NEVER_COPY
        if self.copy == "as_stated":
            return ""
        if not self.doubt:
            return DOUBT_FIRST
        return "" if self.tried.issuperset(self.lower) else LOWER_FIRST


def at_start(type: str) -> Identity:
    """Return the identity mark of a new ticket of *type*."""
    return Identity.NOT_NEEDED if TICKET_TYPES[type].identity == "none" else Identity.OPEN


def ladder(
    type: str,
    *,
    given: Mapping[str, Sequence[str]] = NOTHING,
    copy: CopySetting = "on_doubt",
    doubt: bool = False,
    tried: Collection[Step] = (),
) -> Ladder:
    """Return the ladder of a request of *type*.

    *given* is the tenant's setting `identity_steps`, *copy* its setting `identity_copy`; *doubt* says that
    a person recorded a reasonable doubt with its reason, *tried* which steps do not fit or were in vain.
    """
    steps = STEPS_FOR[TICKET_TYPES[type].identity]
    if type in given:
        steps = tuple(step for step in steps if step.value in given[type])
    return Ladder(steps=steps, copy=copy, doubt=doubt, tried=frozenset(tried))


def against_steps(type: str, given: Sequence[str]) -> str:
    """Return why a company cannot make *given* the steps that are enough for *type*; empty where it can."""
    known = [step.value for step in STEPS_FOR[TICKET_TYPES[type].identity]]
    if not known:
        return "this type asks nobody who they are"
    if unknown := sorted(set(given) - set(known)):
        return f"{unknown[0]!r} is no step for this type; use {', '.join(known)}"
    if not set(given) - {Step.ID_COPY.value}:
        return "name a step below the copy of an ID, which is the last (GDPR 12(6))"
    return ""


def mark(now: Identity, to: Identity, *, type: str, step: Step | None, reason: str, on: Ladder) -> Identity:
    """Return the new identity mark. Raises Refused with the reason where it is not allowed.

    CONFIRMED needs the *step* by which it was done, one of the ladder *on* which it is; DOUBT and FAILED
    need a written *reason*.
    """
    if to not in _MOVES[now]:
        raise Refused(f"Identity cannot go from {now.value} to {to.value}.")
    if to in (Identity.DOUBT, Identity.FAILED) and not reason.strip():
        raise Refused(NO_REASON)
    if to is Identity.NOT_NEEDED and TICKET_TYPES[type].identity != "none":
        raise Refused(NEEDED)
    if to is Identity.CONFIRMED:
        if step is None:
            raise Refused(NO_STEP)
        if on.steps and step not in on.steps:
            raise Refused(NOT_ENOUGH)
        if step is Step.ID_COPY and (against := on.against_copy()):
            raise Refused(against)
    return to

"""Who somebody is: a ladder, as little as will do (GDPR 12(6), 5(1)(c)).

Step one is what the company already knows, a copy of an ID is the last step and needs a recorded
reasonable doubt. A CPR number or BSN is never asked for, on any step.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from assistant.casework.types import TICKET_TYPES
from assistant.errors import Refused

CopySetting = Literal["on_doubt", "as_stated"]


class Identity(StrEnum):
    """The identity mark of a ticket."""

    NOT_NEEDED = "not_needed"
    OPEN = "open"
    DOUBT = "doubt"
    CONFIRMED = "confirmed"
    FAILED = "failed"


class Step(StrEnum):
    """The rungs, lowest first."""

    PORTAL = "portal"  # signed in to the company's portal
    ADDRESS_ON_FILE = "address_on_file"  # writes from, or is answered at, contact details already on file
    CALL_BACK = "call_back"  # called back on the number on file
    CONTROL_QUESTION = "control_question"  # something only the customer knows
    ID_COPY = "id_copy"  # a masked copy, by one-time upload link


NEVER_ASKED = frozenset({"cpr", "bsn", "id_number", "photo"})
"""What no reply ever asks for, whatever the step."""

_FIRST = (Step.PORTAL, Step.ADDRESS_ON_FILE)
_SECOND = (Step.CALL_BACK, Step.CONTROL_QUESTION)

_MOVES: dict[Identity, frozenset[Identity]] = {
    Identity.NOT_NEEDED: frozenset({Identity.OPEN, Identity.DOUBT}),
    Identity.OPEN: frozenset({Identity.CONFIRMED, Identity.DOUBT, Identity.FAILED, Identity.NOT_NEEDED}),
    Identity.DOUBT: frozenset({Identity.CONFIRMED, Identity.FAILED}),
    Identity.FAILED: frozenset({Identity.DOUBT, Identity.CONFIRMED}),
    Identity.CONFIRMED: frozenset({Identity.DOUBT}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentityRequest:
    """What a reply may ask, so that a template says it and nothing else."""

    steps: tuple[Step, ...]  # the steps open now, lowest first
    ask_copy: bool  # whether a masked copy may be asked
    advice: tuple[str, ...]  # keys of the wording on how to hand a copy over safely; empty without a copy


SAFE_COPY_ADVICE = (
    "hide_photo",
    "hide_number",  # BSN or CPR, also in the machine-readable lines
    "hide_document_number",
    "write_for_whom_and_when",
    "upload_link_not_mail",
    "government_advice",  # KopieID (NL); borger.dk (DK)
    "gone_after_check",
)


def at_start(type: str) -> Identity:
    """Return the identity mark of a new ticket of *type*."""
    return Identity.NOT_NEEDED if TICKET_TYPES[type].identity == "none" else Identity.OPEN


def ladder(type: str, *, copy: CopySetting, doubt: bool) -> tuple[Step, ...]:
    """Return the steps that may be used for *type*, lowest first.

    *copy* is the tenant's setting `identity_copy`; *doubt* says that a person recorded a reasonable
    doubt. With "on_doubt" (the default) a copy is a step only then.
    """
    need = TICKET_TYPES[type].identity
    if need == "none":
        return ()
    if need == "address_on_file":
        return _FIRST
    steps = _FIRST + _SECOND
    return (*steps, Step.ID_COPY) if doubt or copy == "as_stated" else steps


def may_ask(type: str, *, copy: CopySetting, doubt: bool) -> IdentityRequest:
    """Return what a reply to a request of *type* may ask about who somebody is."""
    steps = ladder(type, copy=copy, doubt=doubt)
    asks_copy = Step.ID_COPY in steps
    return IdentityRequest(steps=steps, ask_copy=asks_copy, advice=SAFE_COPY_ADVICE if asks_copy else ())


def mark(
    now: Identity, to: Identity, *, type: str, step: Step | None, reason: str, copy: CopySetting = "on_doubt"
) -> Identity:
    """Return the new identity mark. Raises Refused with the reason where it is not allowed.

    CONFIRMED needs the *step* by which it was done, DOUBT and FAILED a written *reason*.
    """
    if to not in _MOVES[now]:
        raise Refused(f"Identity cannot go from {now.value} to {to.value}.")
    if to in (Identity.DOUBT, Identity.FAILED) and not reason.strip():
        raise Refused("Write down why: a doubt about somebody's identity needs a reason (GDPR 12(6)).")
    if to is Identity.NOT_NEEDED and TICKET_TYPES[type].identity != "none":
        raise Refused("This type of request needs to know who somebody is.")
    if to is Identity.CONFIRMED:
        if step is None:
            raise Refused("Say by which step identity was confirmed.")
        doubted = now in (Identity.DOUBT, Identity.FAILED)
        if step is Step.ID_COPY and not (doubted or copy == "as_stated"):
            raise Refused("A copy of an ID is the last step: record a reasonable doubt first (GDPR 12(6)).")
    return to

"""Approval: the only place that makes an ApprovedDraft.

An approval is a compare-and-set: it names the hash of what was on the screen (subject, text, HTML,
recipients, attachments), the draft's version and the conversation's revision. Whatever changed
since makes it stale. Disclosure, erasure and refusal need two people where the tenant says so.
"""

import hmac
from dataclasses import KW_ONLY, InitVar, dataclass
from datetime import datetime
from typing import Literal

from assistant.casework.guards import TicketFacts
from assistant.casework.refusal import Remedies
from assistant.casework.replychecks import EMPTY, NO_RECIPIENT, DraftFacts, missing_checks, needs_two
from assistant.errors import Refused, Stale

Policy = Literal["policy:receipt", "policy:sure_answer", "policy:chat", "policy:code"]

POLICY_KINDS: dict[str, frozenset[str]] = {
    "policy:receipt": frozenset({"receipt"}),
    "policy:sure_answer": frozenset({"answer"}),
    "policy:chat": frozenset({"answer", "receipt", "clarify", "handover", "chat"}),
    "policy:code": frozenset({"code"}),  # to the address that a request is known by, and nothing else in it
}
"""What each written policy may let go without a person."""

_NO_PERSON = ("policy:", "api:", "assistant", "customer", "server")
"""How an actor's id begins that is nobody: a system may propose, and is never one of two people."""

_SEAL = object()

CHANGED = "The draft changed since you looked: read it again, then approve it again."
WROTE_AGAIN = "A new message came in since this draft was written: read it, then decide again."
NOT_OPEN = "This draft cannot be approved any more: it is {state}."
SAME_PERSON = "You approved this text already: another person must look at it too."
SECOND_PERSON = "A second person must look at this before it leaves."
TICKET_CHANGED = "A request changed since you looked: read it again, then approve the reply again."
NOT_BY_POLICY = "This draft waits for a person: a policy may not let it go."
POLICY_NEEDS_PERSON = "An approval in the console is given by a named member of staff."


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """One person's (or policy's) approval of one exact text."""

    draft_id: str
    by: str  # a staff id, or the policy's name
    text_hash: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Awaiting:
    """The first of two approvals: another person must look too."""

    approval: Approval


@dataclass(frozen=True, slots=True)
class ApprovedDraft:
    """Exactly what may be sent. Made in this module only: nobody else has the seal."""

    seal: InitVar[object]
    _: KW_ONLY
    draft_id: str
    kind: str
    subject: str
    text: str
    html: str
    recipients: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...]
    text_hash: str
    approvals: tuple[Approval, ...]

    def __post_init__(self, seal: object) -> None:
        """Refuse to exist without an approval."""
        if seal is not _SEAL:
            raise Refused("Only an approval makes a draft ready to send.")


def approve(
    draft: DraftFacts,
    *,
    by: str,
    at: datetime,
    text_hash: str,
    revision: int,
    conversation_revision: int,
    tickets: tuple[TicketFacts, ...] = (),
    remedies: Remedies,
    earlier: tuple[Approval, ...] = (),
    four_eyes: bool = True,
    version: int | None = None,
) -> ApprovedDraft | Awaiting:
    """Return the approved draft, or that a second person is awaited.

    *text_hash*, *revision* and *version* are those of the approver's screen; *conversation_revision*
    is what stands in the store now (read in the same transaction). *tickets* are those that the draft
    answers. Raises Stale where something changed, Refused where a check fails or the same person
    approves twice.
    """
    if not by or by.startswith(_NO_PERSON):
        raise Refused(POLICY_NEEDS_PERSON)
    _still_open(draft)
    if not hmac.compare_digest(text_hash.encode(), draft.hash.encode()):
        raise Stale(CHANGED)
    if version is not None and version != draft.version:
        raise Stale(CHANGED)
    _nobody_wrote(draft, revision, conversation_revision)
    mine = Approval(draft_id=draft.id, by=by, text_hash=draft.hash, at=at)
    given = _valid(draft, earlier)
    if any(one.by == by for one in given):
        raise Refused(SAME_PERSON)
    _complete(draft, tickets, remedies)
    if needs_two(draft, four_eyes=four_eyes) and not given:
        return Awaiting(approval=mine)
    return _approved(draft, (*given, mine))


def approve_by_policy(draft: DraftFacts, *, policy: Policy, at: datetime) -> ApprovedDraft:
    """Return a draft approved by a tenant's written policy: a pure receipt, a sure answer, a chat answer.

    Raises Refused where the draft holds personal data, refuses or ends a request.
    """
    _still_open(draft)
    allowed = POLICY_KINDS.get(policy, frozenset())
    if draft.kind not in allowed or draft.discloses or draft.refuses or draft.outcome or draft.attachments:
        raise Refused(NOT_BY_POLICY)
    if not draft.text.strip() or (policy != "policy:chat" and len(draft.recipients) != 1):
        raise Refused(NO_RECIPIENT if draft.text.strip() else EMPTY)
    return _approved(draft, (Approval(draft_id=draft.id, by=policy, text_hash=draft.hash, at=at),))


def still_approved(
    draft: DraftFacts,
    approvals: tuple[Approval, ...],
    *,
    conversation_revision: int,
    tickets: tuple[TicketFacts, ...] = (),
    remedies: Remedies,
    four_eyes: bool = True,
) -> ApprovedDraft:
    """Return the approved draft again, checked anew just before it is sent. Raises Stale or Refused.

    A receipt let go by a policy is not voided by a further message: it says only that the first arrived.
    """
    if draft.state != "approved":
        raise Refused(NOT_OPEN.format(state=draft.state))
    given = _valid(draft, approvals)
    if not given:
        raise Stale(CHANGED)
    by_policy = [one for one in given if one.by.startswith("policy:")]
    if by_policy and all(draft.kind in POLICY_KINDS.get(one.by, frozenset()) for one in by_policy):
        return _approved(draft, given)
    _nobody_wrote(draft, draft.revision, conversation_revision)
    people = {one.by for one in given if not one.by.startswith(_NO_PERSON)}
    if len(people) < (2 if needs_two(draft, four_eyes=four_eyes) else 1):
        raise Refused(SECOND_PERSON)
    _complete(draft, tickets, remedies)
    return _approved(draft, given)


def _still_open(draft: DraftFacts) -> None:
    if draft.state != "open":
        raise Stale(NOT_OPEN.format(state=draft.state))


def _nobody_wrote(draft: DraftFacts, revision: int, conversation_revision: int) -> None:
    if revision != conversation_revision or draft.revision != conversation_revision:
        raise Stale(WROTE_AGAIN)


def _valid(draft: DraftFacts, approvals: tuple[Approval, ...]) -> tuple[Approval, ...]:
    """Return the approvals of this very text; those of an earlier text do not count."""
    return tuple(one for one in approvals if one.draft_id == draft.id and one.text_hash == draft.hash)


def _complete(draft: DraftFacts, tickets: tuple[TicketFacts, ...], remedies: Remedies) -> None:
    if reasons := missing_checks(draft, tickets=tickets, remedies=remedies):
        raise Refused(" ".join(reasons))


def _approved(draft: DraftFacts, approvals: tuple[Approval, ...]) -> ApprovedDraft:
    return ApprovedDraft(
        _SEAL,
        draft_id=draft.id,
        kind=draft.kind,
        subject=draft.subject,
        text=draft.text,
        html=draft.html,
        recipients=draft.recipients,
        attachments=draft.attachments,
        text_hash=draft.hash,
        approvals=approvals,
    )

"""Approval: the only place that makes an ApprovedDraft.

An approval is a compare-and-set: it names the hash of what was on the screen (subject, text, HTML,
recipients, attachments), the draft's version and the conversation's revision. Whatever changed
since makes it stale. Disclosure, erasure and refusal need two people where the tenant says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.casework.refusal import Refusal, Remedies
from assistant.casework.states import Outcome, TicketFacts

Policy = Literal["policy:receipt", "policy:sure_answer", "policy:chat"]
DraftState = Literal["open", "approved", "sent", "voided", "discarded"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftFacts:
    """A draft as it is stored, with what the checks look at."""

    id: str
    kind: str  # its stage: answer, receipt, identity, details, extended, fulfilled, partly, refused …
    state: DraftState
    version: int  # counts edits
    revision: int  # of the conversation when it was written
    subject: str
    text: str
    html: str
    recipients: tuple[str, ...]  # To and Cc, in that order
    attachments: tuple[tuple[str, str], ...] = ()  # name and SHA-256 of each
    type: str = ""  # of the ticket it answers; empty for a plain answer
    outcome: Outcome | None = None  # what it tells, where it ends a request
    discloses: bool = False  # it holds a customer's personal data, or the link to them
    refusal: Refusal | None = None

    @property
    def hash(self) -> str:
        """The hash of everything that will be sent."""
        return text_hash(
            subject=self.subject,
            text=self.text,
            html=self.html,
            recipients=self.recipients,
            attachments=self.attachments,
        )


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


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovedDraft:
    """Exactly what may be sent. Made in this module only."""

    draft_id: str
    kind: str
    subject: str
    text: str
    html: str
    recipients: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...]
    text_hash: str
    approvals: tuple[Approval, ...]


def text_hash(
    *,
    subject: str,
    text: str,
    html: str,
    recipients: Iterable[str],
    attachments: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the SHA-256 (hex) over everything that is sent; no two different mails share one."""
    return ""


def needs_two(draft: DraftFacts, *, four_eyes: bool) -> bool:
    """Return whether two people must approve *draft*."""
    return False


def missing_checks(
    draft: DraftFacts, *, tickets: tuple[TicketFacts, ...], remedies: Remedies
) -> tuple[str, ...]:
    """Return what stands in the way of approving *draft* now, in words; empty where nothing does."""
    return ()


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
    raise NotImplementedError


def approve_by_policy(draft: DraftFacts, *, policy: Policy, at: datetime) -> ApprovedDraft:
    """Return a draft approved by a tenant's written policy: a pure receipt, a sure answer, a chat answer.

    Raises Refused where the draft holds personal data, refuses or ends a request.
    """
    raise NotImplementedError


def still_approved(
    draft: DraftFacts,
    approvals: tuple[Approval, ...],
    *,
    conversation_revision: int,
    tickets: tuple[TicketFacts, ...] = (),
    remedies: Remedies,
    four_eyes: bool = True,
) -> ApprovedDraft:
    """Return the approved draft again, checked anew just before it is sent. Raises Stale or Refused."""
    raise NotImplementedError

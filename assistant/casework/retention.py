"""How long the desk itself keeps things: from a row's kind and dates to the moment it is erased.

The terms are the tenant's settings (`Retention`). What is still open has no end; what must be kept
for a claim or the authority (a hold) stays, with the reason in the report.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from assistant.settings import Retention


class Kept(StrEnum):
    """What kinds of thing the desk keeps."""

    CHAT = "chat"  # without a request
    CUSTOMER_SERVICE = "customer_service"
    ANSWERED = "answered"  # mail with a question that was answered
    IGNORED = "ignored"  # spam, small talk, mail that a machine sent
    QUARANTINE = "quarantine"
    UPLOAD = "upload"  # access packages and attachments
    ID_COPY = "id_copy"
    TICKET = "ticket"  # with everything that belongs to it
    WAITING = "waiting"  # mail that staff must still read


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What is known of a thing that is kept."""

    kind: Kept
    created_at: datetime  # aware
    last_at: datetime | None = None  # the last message in a conversation
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    checked_at: datetime | None = None  # when an ID copy served its purpose
    held: str = ""  # why it must stay: a claim, a letter from the authority


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """When a thing goes, or why it stays."""

    erase_at: datetime | None
    reason: str  # a tag for the report: chat_days, ticket_days, open, held, checked …


def erase_when(row: Row, terms: Retention) -> Verdict:
    """Return when *row* is erased under the tenant's *terms*, or that it stays and why.

    The time runs from the event that ends the purpose: the last message, the answer, the closing. An
    ID copy goes the moment the check is done.
    """
    if row.kind is Kept.ID_COPY:  # even a hold does not keep a copy whose purpose is served
        return Verdict(erase_at=row.checked_at, reason="checked" if row.checked_at else "open")
    if row.held:
        return Verdict(erase_at=None, reason="held")
    start, days, reason = _term(row, terms)
    if start is None:
        return Verdict(erase_at=None, reason="open")
    return Verdict(erase_at=start + timedelta(days=days), reason=reason)


def is_due(row: Row, terms: Retention, now: datetime) -> bool:
    """Return whether *row* is to be erased at *now*."""
    when = erase_when(row, terms).erase_at
    return when is not None and when <= now


def _term(row: Row, terms: Retention) -> tuple[datetime | None, int, str]:
    """Return from when, how many days, and the setting's name."""
    last = row.last_at or row.created_at
    table: dict[Kept, tuple[datetime | None, int, str]] = {
        Kept.CHAT: (last, terms.chat_days, "chat_days"),
        Kept.CUSTOMER_SERVICE: (last, terms.customer_service_days, "customer_service_days"),
        Kept.ANSWERED: (row.answered_at, terms.answered_days, "answered_days"),
        Kept.IGNORED: (row.created_at, terms.spam_days, "spam_days"),
        Kept.QUARANTINE: (row.created_at, terms.quarantine_days, "quarantine_days"),
        Kept.UPLOAD: (row.answered_at, terms.package_days, "package_days"),
        Kept.TICKET: (row.closed_at, terms.ticket_days, "ticket_days"),
    }
    return table.get(row.kind, (None, 0, "open"))

"""The register's lines and counts: requests without anything of a person."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """A line of the register."""

    id: str
    tenant: str
    reference: str
    type: str
    state: str
    outcome: str
    channel: str
    identity: str
    extended: bool
    raised: bool
    received_at: datetime
    due: str  # ISO date, for a breach report date-time
    due_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None

    @property
    def days(self) -> int | None:
        """Whole days from receipt to answer; None where there is none yet."""
        return (self.answered_at - self.received_at).days if self.answered_at else None

    @property
    def cursor(self) -> str:
        """What the page behind this line is asked by."""
        return f"{self.received_at.isoformat()}|{self.id}"

    def on_time(self, now: datetime) -> bool:
        """Whether it was answered in time, or can be still."""
        return (self.answered_at or now) <= self.due_at


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """How many requests a register holds, and how they stand."""

    received: int
    in_time: int  # answered, in time
    late: int  # answered too late, or not yet and overdue

    @property
    def open(self) -> int:
        """Not answered, and not overdue."""
        return self.received - self.in_time - self.late

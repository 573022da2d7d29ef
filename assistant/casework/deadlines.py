"""When a request must be answered, with the derivation in steps (GDPR 12(3), Regulation 1182/71)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A due date (for a breach report a moment) and the steps that led to it."""

    due: date | datetime
    steps: tuple[str, ...]  # in the tenant's language (or the one asked for)
    target: date | None = None  # the house target where it is earlier than the limit

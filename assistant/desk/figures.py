"""Light rows from which the board's figures are counted: no words of customers are opened for them."""

from dataclasses import dataclass, field
from datetime import datetime

from assistant.desk.contents import Understood


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftFate:
    """What became of a draft."""

    id: str
    answers_message: str | None
    kind: str
    state: str
    by: str  # who wrote it last
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How many requests of a type are open, and how they stand; the database counts them."""

    type: str
    open: int
    late: int  # past their due date
    soon: int  # due within a week
    aged: tuple[int, ...]  # older than each of the ages asked for, youngest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A message with what was understood of it."""

    id: str
    tenant: str
    understanding: Understood | None = field(default=None, repr=False)
    at: datetime

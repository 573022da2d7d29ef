"""What has to be done for a request in the company's own systems: a checklist a type and tenant.

Each item has an id that the ticket keeps with its tick, and a sentence in nl, da and en for staff.
"""

from assistant.casework.checklist_items import ITEMS, Item

__all__ = ["Item", "checklist", "item"]

_BY_TYPE = {
    "access": "find_everywhere others_data cover_letter protected_road",
    "rectification": "correct_everywhere correct_register processors_told recipients_told",
    "erasure": "what_must_stay erase_everywhere backups processors_told recipients_told",
    "restriction": "mark_restricted processors_told recipients_told told_before_end",
    "portability": "given_or_observed machine_readable others_data protected_road",
    "objection": "pause_processing weigh",
    "marketing_optout": "stop_marketing suppression_list processors_told",
    "sms_optout": "stop_sms",
    "consent_withdrawal": "consent_register stop_use processors_told",
    "automated_decision": "human_look explain_decision",
    "complaint": "look_into officer_told",
    "breach_report": "officer_told contain risk notified people_told breach_register",
    "status": "earlier_request",
    "human": "call_back",
    "unknown": "choose_type",
}


def checklist(type: str, *, on_behalf: bool = False, skip: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """Return what has to be done for a request of *type*, in order.

    A request for somebody else begins with the mandate. *skip* are ids that a tenant does not need
    (its settings). Raises KeyError for an unknown type.
    """
    ids = [*(["mandate"] if on_behalf else []), *_BY_TYPE[type].split()]
    return tuple(ITEMS[one] for one in ids if one not in skip)


def item(id: str) -> Item:
    """Return one item by the id that a ticket kept. Raises KeyError."""
    return ITEMS[id]

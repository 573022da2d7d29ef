"""Which reply a request is ready for: what staff are offered first, and which requests go into one reply."""

from assistant.casework.guards import State, TicketFacts
from assistant.casework.identity import Identity
from assistant.casework.types import TICKET_TYPES


def next_stage(ticket: TicketFacts) -> str:
    """Return the stage of the reply that comes next; empty where the request is answered.

    What is missing is asked first, then who asks; then it can be told how it ended.
    """
    if ticket.state in (State.ANSWERED, State.CLOSED):
        return ""
    if ticket.missing or ticket.type == "unknown":
        return "details"
    confirmed = ticket.identity is Identity.CONFIRMED
    need = TICKET_TYPES[ticket.type].identity
    if (need == "confirmed" and not confirmed) or (
        need == "address_on_file" and not (confirmed or ticket.address_known)
    ):
        return "identity"
    return "status" if TICKET_TYPES[ticket.type].closes_itself else "fulfilled"

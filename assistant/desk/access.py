"""Who may see and do what. A case of a company where somebody has no role does not exist for them."""

from collections.abc import Iterable

from assistant.desk.people import Role, Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredDraft, Ticket
from assistant.errors import NotFound, Refused

WORK: frozenset[Role] = frozenset({"agent", "approver", "officer", "admin"})
"""Who may work on cases; an auditor only reads."""

APPROVE: frozenset[Role] = frozenset({"approver", "officer", "admin"})
"""Who may let a reply leave."""

OFFICER: frozenset[Role] = frozenset({"officer", "admin"})
"""Who may do what only the privacy officer does."""

NO_TICKET = "There is no such request here."


def allow(staff: Staff, tenant: str, roles: Iterable[Role]) -> None:
    """Raise NotFound where the company is not theirs, Refused where their role does not allow it."""
    role = staff.roles.get(tenant)
    if role is None:
        raise NotFound(NO_TICKET)
    if role not in roles:
        raise Refused(f"Your role ({role}) does not allow this.")


def see(staff: Staff, tenant: str) -> None:
    """Raise NotFound where the company is not theirs."""
    if tenant not in staff.roles:
        raise NotFound(NO_TICKET)


def ticket(tx: Transaction, staff: Staff, reference: str, roles: Iterable[Role] = WORK) -> Ticket:
    """Lock a ticket by reference. Raises NotFound or Refused."""
    found = tx.tickets.by_reference(staff.tenants, reference.strip().upper())
    if found is None:
        raise NotFound(NO_TICKET)
    allow(staff, found.tenant, roles)
    tx.conversations.take(found.conversation_id)
    return tx.tickets.take(found.id) or found


def conversation(tx: Transaction, staff: Staff, key: str, roles: Iterable[Role] = WORK) -> Conversation:
    """Lock a conversation by its id or by the reference of one of its tickets."""
    found = tx.tickets.by_reference(staff.tenants, key.strip().upper())
    row = tx.conversations.take(found.conversation_id if found else key)
    if row is None:
        raise NotFound(NO_TICKET)
    allow(staff, row.tenant, roles)
    return row


def draft(
    tx: Transaction, staff: Staff, draft_id: str, roles: Iterable[Role] = WORK
) -> tuple[StoredDraft, Conversation]:
    """Lock a draft with its conversation."""
    found = tx.drafts.get(draft_id)
    if found is None:
        raise NotFound("There is no such draft here.")
    allow(staff, found.tenant, roles)
    row = tx.conversations.take(found.conversation_id)
    locked = tx.drafts.take(draft_id)
    if row is None or locked is None:
        raise NotFound("There is no such draft here.")
    return locked, row

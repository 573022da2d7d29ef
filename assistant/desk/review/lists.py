"""Lists for those who look through what happened: the daily list, the register, failed mail."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from assistant.desk import access
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.records import OutboxRow


@dataclass(frozen=True, kw_only=True, slots=True)
class DailyRow:
    """A mail of a day and what became of it."""

    inbound_id: str
    conversation_id: str  # empty: it opened none
    received_at: datetime
    action: str
    reason: str
    state: str
    sender: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    same_message_id: bool = False


def daily(desk: Desk, staff: Staff, tenant_id: str, day: date) -> list[DailyRow]:
    """Return all mail of a day in the company's zone, so that a person can look through what was ignored,
    answered by itself, or sent to customer service."""
    access.see(staff, tenant_id)
    tenant = desk.tenant(tenant_id)
    since, until = tenant.begins(day), tenant.begins(day + timedelta(1))
    rows = []
    with desk.store.read() as tx:
        for row in tx.ledger.between([tenant_id], since, until):
            message = tx.messages.by_inbound(row.id)
            rows.append(
                DailyRow(
                    inbound_id=row.id,
                    conversation_id=message.conversation_id if message else "",
                    received_at=row.received_at,
                    action=row.action,
                    reason=row.reason,
                    state=row.state,
                    sender=message.body.from_address if message else "",
                    subject=message.body.subject if message else "",
                    same_message_id=row.same_message_id,
                )
            )
    return rows


def failed_mail(desk: Desk, staff: Staff) -> Sequence[OutboxRow]:
    """Return mail that failed or whose outcome is unknown: a person decides what becomes of it."""
    with desk.store.read() as tx:
        return tx.queue.failed_mail(staff.tenants)

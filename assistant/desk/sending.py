"""How much may leave: budgets an address, a domain and in all, and addresses to which nothing may."""

from datetime import timedelta

from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import OutboxRow
from assistant.settings import Tenant

HOUR = timedelta(hours=1)


def receipt_may_go(desk: Desk, tx: Transaction, tenant: Tenant, address: str) -> bool:
    """Return whether one more automatic mail may be made for an address: loops without headers end here."""
    if not address or desk.settings.tenant_of(address) is not None:
        return False
    digest = desk.digest_of_address(address)
    if tx.outbox.suppressed(tenant.id, digest):
        return False
    made = tx.outbox.count_made(desk.now() - HOUR, digest)
    return made < desk.settings.smtp_out.per_address_hour


def over_budget(desk: Desk, tx: Transaction, row: OutboxRow) -> bool:
    """Return whether a mail must wait because too much left within the hour."""
    out, now, count = desk.settings.smtp_out, desk.now(), tx.outbox.count_since
    return (
        count(now - HOUR, now, address=row.address_digest) >= out.per_address_hour
        or count(now - HOUR, now, domain=row.domain_digest) >= out.per_domain_hour
        or count(now - HOUR, now) >= out.per_hour
    )

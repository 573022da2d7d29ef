"""The register of requests: lines in pages, and figures that the database counts. Nothing of a person."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from assistant.casework.register import Figures, Group, figures, months
from assistant.desk import access
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.registered import Registered, Totals

_BATCH = 1000  # lines read at once


def register(
    desk: Desk, staff: Staff, since: datetime, until: datetime, *, tenant_id: str = ""
) -> Iterator[Sequence[Registered]]:
    """Yield the requests received in a time, newest first, some at a time: however many there are, memory
    holds these few, and no transaction waits for a slow reader. Of one company, or of all the reader's."""
    tenants, after = _of(staff, tenant_id), ""
    while True:
        with desk.store.read() as tx:
            rows = tx.register.lines(tenants, since, until, _BATCH, after)
        if rows:
            yield rows
        if len(rows) < _BATCH:
            return
        after = rows[-1].cursor


def register_page(
    desk: Desk, staff: Staff, since: datetime, until: datetime, *, limit: int, after: str = ""
) -> Sequence[Registered]:
    """Return the newest requests received in a time, or those behind the cursor *after*."""
    with desk.store.read() as tx:
        return tx.register.lines(staff.tenants, since, until, limit, after)


def register_totals(desk: Desk, staff: Staff, since: datetime, until: datetime) -> Totals:
    """Count the requests received in a time."""
    with desk.store.read() as tx:
        return tx.register.totals(staff.tenants, since, until, desk.now())


def register_figures(desk: Desk, staff: Staff, tenant_id: str, first: date, last: date) -> Figures:
    """Return a company's figures of the requests received from one day to another, by its own clock."""
    access.see(staff, tenant_id)
    tenant, now = desk.tenant(tenant_id), desk.now()
    since, until = tenant.begins(first), tenant.begins(last + timedelta(1))
    groups: list[Group] = []
    with desk.store.read() as tx:
        span = tx.register.between(tenant_id, since, until)
        days = [moment.astimezone(tenant.zone).date() for moment in span or ()]
        for month in months(*days) if days else ():
            begin, end = tenant.begins(month), tenant.begins((month + timedelta(31)).replace(day=1))
            name = month.isoformat()
            groups += tx.register.groups(tenant_id, max(since, begin), min(until, end), now, name)
    return figures(groups, since=first, until=last)


def _of(staff: Staff, tenant_id: str) -> tuple[str, ...]:
    if tenant_id:
        access.see(staff, tenant_id)
        return (tenant_id,)
    return tuple(staff.tenants)

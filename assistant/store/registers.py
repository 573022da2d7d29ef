"""The register: lines in pages, and figures that the database counts in one index."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from assistant.casework.register import Group
from assistant.desk.registered import Registered, Totals
from assistant.store.finding import cut, many
from assistant.store.prepared import find_rows
from assistant.store.shelf import Shelf, select_of
from assistant.store.tables import ticket
from assistant.store.vault import Vault

_DAY = 86400  # seconds
_ONE: sa.ColumnElement[int] = sa.literal_column("1", sa.Integer)
_NOW = sa.bindparam("now", type_=ticket.c.due_at.type)
_IN_TIME = many(ticket.c.answered_at <= ticket.c.due_at)
_LATE = many(sa.func.coalesce(ticket.c.answered_at, _NOW) > ticket.c.due_at)
_RECEIVED = (
    ticket.c.tenant == sa.bindparam("tenant"),
    ticket.c.received_at >= sa.bindparam("since"),
    ticket.c.received_at < sa.bindparam("until"),
)
_COUNTED: tuple[sa.ColumnElement[Any], ...] = (sa.func.count(), _IN_TIME, _LATE)
_TOTALS = sa.select(*_COUNTED).where(*_RECEIVED)
_FIRST_AND_LAST: sa.Select[Any] = sa.select(
    sa.func.min(ticket.c.received_at), sa.func.max(ticket.c.received_at)
).where(*_RECEIVED)


class Register:
    """See `assistant.desk.shelves.Register`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, ticket, Registered)

    def lines(
        self, tenants: Sequence[str], since: datetime, until: datetime, limit: int, after: str = ""
    ) -> Sequence[Registered]:
        """Return the requests received in a time, newest first, behind the cursor *after*.

        Each company is asked on its own: only then does the index give the order.
        """
        behind, found = cut(after), list[Registered]()
        for tenant in tenants:
            given: dict[str, Any] = {"tenant": tenant, "since": since, "until": until, "most": limit}
            if behind:
                given |= {"at": behind[0], "last": behind[1]}
            found += self._rows.found(_lines(behind is not None), **given)
        return sorted(found, key=attrgetter("received_at", "id"), reverse=True)[:limit]

    def totals(self, tenants: Sequence[str], since: datetime, until: datetime, now: datetime) -> Totals:
        """Count the requests received in a time."""
        received = in_time = late = 0
        for tenant in tenants:
            given = {"tenant": tenant, "since": since, "until": until, "now": now}
            [row] = find_rows(self._connection, _TOTALS, given)
            received, in_time, late = received + row[0], in_time + (row[1] or 0), late + (row[2] or 0)
        return Totals(received=received, in_time=in_time, late=late)

    def between(self, tenant: str, since: datetime, until: datetime) -> tuple[datetime, datetime] | None:
        """Return when the first and the last request of a time came; None: there was none."""
        given = {"tenant": tenant, "since": since, "until": until}
        [(first, last)] = find_rows(self._connection, _FIRST_AND_LAST, given)
        return (first, last) if first else None

    def groups(
        self, tenant: str, since: datetime, until: datetime, now: datetime, month: str
    ) -> Sequence[Group]:
        """Return the requests received in a *month*, counted by type, outcome and days to the answer."""
        given = {"tenant": tenant, "since": since, "until": until, "now": now}
        rows = find_rows(self._connection, _groups(self._connection.dialect.name), given)
        names = ("type", "outcome", "days", "received", "in_time", "late", "extended")
        return [Group(month=month, **dict(zip(names, row, strict=True))) for row in rows]


@cache
def _lines(behind: bool) -> sa.Select[Any]:
    statement = select_of(ticket, Registered).where(*_RECEIVED)
    if behind:
        at = sa.bindparam("at", type_=ticket.c.received_at.type)
        older = (ticket.c.received_at < at) | (ticket.c.id < sa.bindparam("last"))
        statement = statement.where(ticket.c.received_at <= at, older)
    order = (ticket.c.received_at.desc(), ticket.c.id.desc())
    return statement.order_by(*order).limit(sa.bindparam("most", type_=sa.Integer))


@cache
def _groups(database: str) -> sa.Select[Any]:
    days = _days(database).label("days")
    counted = (*_COUNTED, many(ticket.c.extended))
    return (
        sa.select(ticket.c.type, ticket.c.outcome, days, *counted)
        .where(*_RECEIVED)
        .group_by(ticket.c.type, ticket.c.outcome, days)
    )


def _days(database: str) -> sa.ColumnElement[Any]:
    """Return the whole days from receipt to answer, exactly: SQLite's own times end at milliseconds."""
    received, answered = ticket.c.received_at, ticket.c.answered_at
    if database == "postgresql":
        seconds = sa.extract("epoch", answered - received)
        return sa.cast(sa.func.floor(seconds / sa.literal_column(str(_DAY))), sa.Integer)
    # literals: what is grouped by must be the same expression, not one with a parameter of its own
    ten, time = sa.literal_column("10", sa.Integer), sa.literal_column("11", sa.Integer)
    first, last = (
        sa.cast(sa.func.julianday(sa.func.substr(at, _ONE, ten)), sa.Float) for at in (received, answered)
    )
    earlier = sa.func.substr(answered, time) < sa.func.substr(received, time)
    return sa.cast(last - first, sa.Integer) - sa.case((earlier, _ONE), else_=sa.literal_column("0"))

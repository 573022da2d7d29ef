"""The ledger of what arrived."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from assistant.desk.records import Inbound
from assistant.store.erasing import erase_mail
from assistant.store.prepared import find_rows, insert_new
from assistant.store.shelf import Shelf, select_of
from assistant.store.tables import inbound, tombstone
from assistant.store.tables.columns import UtcTime
from assistant.store.vault import Vault

_COMPANY: sa.BindParameter[str] = sa.bindparam("company")
_SAME_MESSAGE_ID = (
    sa.select(inbound.c.id)
    .where(inbound.c.tenant == _COMPANY, inbound.c.message_id_digest == sa.bindparam("digest"))
    .where(inbound.c.id != sa.bindparam("other_than"))
    .limit(1)
)
_NEXT = (
    select_of(inbound, Inbound)
    .where(inbound.c.state == "waiting")
    .where(
        (inbound.c.not_before <= sa.bindparam("now", type_=UtcTime))
        | (inbound.c.not_before > sa.bindparam("latest", type_=UtcTime))
    )
    .order_by(inbound.c.not_before, inbound.c.received_at, inbound.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_BURIED = sa.select(tombstone.c.erased_at).where(
    tombstone.c.tenant == _COMPANY, tombstone.c.dedupe_key == sa.bindparam("key")
)


class Ledger:
    """See `assistant.desk.shelves.Ledger`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, inbound, Inbound)

    def add(self, row: Inbound) -> bool:
        """Store a line; False where the very same bytes are there already."""
        return self._rows.add_if_new(row)

    def add_new(self, rows: Sequence[Inbound]) -> bool:
        """Store lines at once; False where the very same bytes are there already: then roll back."""
        try:
            self._rows.add_all(rows)
        except IntegrityError:
            return False
        return True

    def known_raw(self, digests: Sequence[str]) -> dict[tuple[str, str], str]:
        """Return the ids of lines with these bytes, by company and digest."""
        found = self._connection.execute(
            sa.select(inbound.c.tenant, inbound.c.raw_digest, inbound.c.id).where(
                inbound.c.raw_digest.in_(digests)
            )
        )
        return {(tenant, digest): id for tenant, digest, id in found}

    def known_sources(self, sources: Sequence[str]) -> frozenset[str]:
        """Return which of these sources stand in the ledger."""
        found: set[str] = set()
        for start in range(0, len(sources), 500):
            some = sources[start : start + 500]
            found.update(
                self._connection.scalars(sa.select(inbound.c.source).where(inbound.c.source.in_(some)))
            )
        return frozenset(found)

    def by_raw(self, tenant: str, raw_digest: str) -> Inbound | None:
        """Return the line with these bytes."""
        return self._rows.first(tenant=tenant, raw_digest=raw_digest)

    def get(self, id: str) -> Inbound | None:
        """Return a line."""
        return self._rows.by_key(id)

    def take(self, id: str) -> Inbound | None:
        """Lock a line and return it."""
        return self._rows.by_key(id, lock=True)

    def take_next(self, now: datetime, latest: datetime) -> Inbound | None:
        """Lock the line whose time came first, or lies beyond *latest*; locked ones are skipped."""
        found = self._rows.found(_NEXT, now=now, latest=latest)
        return found[0] if found else None

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def by_dedupe_key(self, tenant: str, key: str) -> Inbound | None:
        """Return the line with this key."""
        return self._rows.first(tenant=tenant, dedupe_key=key)

    def knows_message_id(self, tenant: str, digest: str, other_than: str) -> bool:
        """Return whether another line carries this Message-ID."""
        given = {"company": tenant, "digest": digest, "other_than": other_than}
        return bool(find_rows(self._connection, _SAME_MESSAGE_ID, given))

    def claimed_by(self, worker: str) -> Sequence[Inbound]:
        """Return the lines that a worker has in hand."""
        return self._rows.many(inbound.c.state == "waiting", inbound.c.claimed_by == worker, lock=True)

    def quarantined(self, tenants: Sequence[str]) -> Sequence[Inbound]:
        """Return what could not be handled, oldest first."""
        return self._rows.many(
            inbound.c.tenant.in_(tenants),
            inbound.c.state == "quarantined",
            order=(inbound.c.received_at,),
            limit=500,
        )

    def between(self, tenants: Sequence[str], since: datetime, until: datetime) -> Sequence[Inbound]:
        """Return the lines of a time, oldest first."""
        return self._rows.many(
            inbound.c.tenant.in_(tenants),
            inbound.c.received_at >= since,
            inbound.c.received_at < until,
            order=(inbound.c.received_at,),
        )

    def erase(self, id: str, at: datetime) -> None:
        """Delete a line with its bytes; a tombstone stays."""
        erase_mail(self._connection, id, at)

    def bury(self, tenant: str, key: str, at: datetime) -> None:
        """Leave a tombstone: that mail is never taken up again."""
        values = {"tenant": tenant, "dedupe_key": key, "erased_at": at}
        insert_new(self._connection, tombstone, values)

    def buried(self, tenant: str, key: str) -> bool:
        """Return whether that mail was erased once."""
        return bool(find_rows(self._connection, _BURIED, {"company": tenant, "key": key}))

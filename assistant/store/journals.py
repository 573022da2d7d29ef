"""Chains of entries that are only ever added to."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

import sqlalchemy as sa

from assistant.casework.journal import Checkpoint
from assistant.desk.records import JournalRow
from assistant.store.prepared import find_rows
from assistant.store.shelf import Shelf, select_of
from assistant.store.tables import checkpoint, journal, journal_value
from assistant.store.vault import Vault

_VALUE = "journal_value.value"
_WITH_VALUES = (
    select_of(journal, JournalRow)
    .add_columns(journal_value.c.value)
    .join_from(journal, journal_value, journal_value.c.entry_id == journal.c.id, isouter=True)
    .where(journal.c.chain == sa.bindparam("chain"))
    .order_by(journal.c.seq)
)


class Journals:
    """See `assistant.desk.keeping.Journals`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault
        self._rows = Shelf(connection, vault, journal, JournalRow)

    def head(self, chain: str) -> JournalRow | None:
        """Return the last entry of a chain."""
        return self._rows.first(chain=chain, order="seq desc")

    def add(self, row: JournalRow, value: str | None) -> None:
        """Append an entry, with the personal value that belongs to it."""
        self._rows.add(row)
        if value:
            sealed = self._vault.seal(_VALUE, row.id, value.encode())
            self._connection.execute(sa.insert(journal_value).values(entry_id=row.id, value=sealed))

    def of(self, chain: str) -> Sequence[JournalRow]:
        """Return a chain in order."""
        return self._rows.equal(chain=chain, order="seq")

    def with_values(self, chain: str) -> Sequence[tuple[JournalRow, str | None]]:
        """Return a chain in order, each entry with its personal value while that is kept."""
        found = []
        for *row, sealed in find_rows(self._connection, _WITH_VALUES, {"chain": chain}):
            entry = self._rows.record(row)
            value = self._vault.open(_VALUE, entry.id, bytes(sealed)).decode() if sealed else None
            found.append((entry, value))
        return found

    def forget_values(self, chain: str) -> None:
        """Erase the personal values of a chain; its entries stay whole."""
        entries = sa.select(journal.c.id).where(journal.c.chain == chain)
        self._connection.execute(sa.delete(journal_value).where(journal_value.c.entry_id.in_(entries)))

    def heads(self, tenant: str, until: datetime | None = None) -> Sequence[JournalRow]:
        """Return the last entry of each chain of a tenant, of now or of an earlier moment."""
        ours = [journal.c.tenant == tenant, *([journal.c.at <= until] if until else [])]
        last = (
            sa.select(journal.c.chain, sa.func.max(journal.c.seq).label("seq"))
            .where(*ours)
            .group_by(journal.c.chain)
            .subquery()
        )
        pairs = sa.select(last.c.chain, last.c.seq)
        return self._rows.many(sa.tuple_(journal.c.chain, journal.c.seq).in_(pairs), order=(journal.c.chain,))

    def chains(self, tenant: str) -> Sequence[str]:
        """Return the names of all chains of a tenant."""
        query = sa.select(journal.c.chain).where(journal.c.tenant == tenant).distinct()
        return self._connection.scalars(query).all()

    def add_checkpoint(self, row: Checkpoint) -> None:
        """Store a signed checkpoint."""
        values = {name: getattr(row, name) for name in ("tenant", "at", "heads", "digest", "signature")}
        self._connection.execute(sa.insert(checkpoint).values(id=token_hex(16), **values))

    def last_checkpoint(self, tenant: str) -> Checkpoint | None:
        """Return the newest checkpoint."""
        row = self._connection.execute(
            sa.select(checkpoint)
            .where(checkpoint.c.tenant == tenant)
            .order_by(checkpoint.c.at.desc())
            .limit(1)
        ).first()
        if row is None:
            return None
        return Checkpoint(
            tenant=row.tenant, at=row.at, heads=row.heads, digest=row.digest, signature=row.signature
        )

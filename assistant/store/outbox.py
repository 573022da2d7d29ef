"""What is to leave, and to whom nothing may."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.desk.records import OutboxRow
from assistant.store.prepared import insert_new
from assistant.store.shelf import Shelf
from assistant.store.tables import blob, outbox, suppression
from assistant.store.vault import Vault


class Outbox:
    """See `assistant.desk.shelves.Outbox`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, outbox, OutboxRow)

    def add(self, row: OutboxRow) -> None:
        """Store a mail that is to leave."""
        self._rows.add(row)

    def get(self, id: str) -> OutboxRow | None:
        """Return a row."""
        return self._rows.by_key(id)

    def take(self, id: str) -> OutboxRow | None:
        """Lock a row and return it."""
        return self._rows.by_key(id, lock=True)

    def take_next(self, now: datetime, latest: datetime) -> OutboxRow | None:
        """Lock the first mail whose time has come, or lies beyond *latest*; locked ones are skipped."""
        return self._rows.one(
            outbox.c.state == "waiting",
            (outbox.c.not_before <= now) | (outbox.c.not_before > latest),
            order=(outbox.c.not_before, outbox.c.id),
            skip_locked=True,
        )

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def delete(self, id: str) -> None:
        """Delete a mail that never left, with its bytes."""
        row = self.get(id)
        self._rows.delete(outbox.c.id == id)
        if row is not None:
            self._connection.execute(sa.delete(blob).where(blob.c.id == row.blob_id))

    def of_draft(self, draft_id: str) -> OutboxRow | None:
        """Return the mail made of a draft."""
        return self._rows.first(draft_id=draft_id)

    def of(self, conversation_id: str) -> Sequence[OutboxRow]:
        """Return the mails of a conversation, oldest first."""
        return self._rows.equal(conversation_id=conversation_id, order="created_at, id")

    def by_message_id(self, tenant: str, digest: str) -> OutboxRow | None:
        """Return the mail with this Message-ID."""
        return self._rows.first(tenant=tenant, message_id_digest=digest)

    def left_for(self, tenant: str, address_digest: str, since: datetime) -> Sequence[OutboxRow]:
        """Return the mails that left for an address since then, or may have left."""
        return self._rows.many(
            outbox.c.address_digest == address_digest,
            outbox.c.claimed_at >= since,
            outbox.c.tenant == tenant,
            outbox.c.sent_at.is_not(None) | (outbox.c.state == "unknown"),
        )

    def left_in(self, state: str, worker: str = "") -> Sequence[OutboxRow]:
        """Lock and return the rows in a state, of one worker or of all."""
        where = [outbox.c.state == state]
        if worker:
            where.append(outbox.c.claimed_by == worker)
        return self._rows.many(*where, lock=True)

    def count_since(self, since: datetime, until: datetime, *, address: str = "", domain: str = "") -> int:
        """Count what left or is leaving in a time, to an address, a domain, or in all."""
        query = sa.select(sa.func.count()).where(
            outbox.c.claimed_at.between(since, until),
            outbox.c.state.in_(("claimed", "sending", "sent", "unknown")),
        )
        if address:
            query = query.where(outbox.c.address_digest == address)
        if domain:
            query = query.where(outbox.c.domain_digest == domain)
        return self._connection.scalar(query.select_from(outbox)) or 0

    def count_made(self, since: datetime, address_digest: str) -> int:
        """Count the mails made for an address since then, whether they left or not."""
        query = (
            sa.select(sa.func.count())
            .select_from(outbox)
            .where(outbox.c.address_digest == address_digest, outbox.c.created_at >= since)
        )
        return self._connection.scalar(query) or 0

    def unfiled(self, tenant: str, limit: int) -> Sequence[OutboxRow]:
        """Return sent mails of which no copy was put into the Sent folder."""
        return self._rows.many(
            outbox.c.tenant == tenant,
            outbox.c.state == "sent",
            outbox.c.filed.is_(False),
            order=(outbox.c.sent_at,),
            limit=limit,
        )

    def suppress(self, tenant: str, address_digest: str, reason: str, at: datetime) -> None:
        """Let nothing more leave to an address."""
        values = {"tenant": tenant, "address_digest": address_digest, "reason": reason, "at": at}
        insert_new(self._connection, suppression, values)

    def suppressed(self, tenant: str, address_digest: str) -> str:
        """Return why nothing may leave to an address; empty: it may."""
        query = sa.select(suppression.c.reason).where(
            suppression.c.tenant == tenant, suppression.c.address_digest == address_digest
        )
        return self._connection.scalar(query) or ""

    def allow(self, tenant: str, address_digest: str) -> None:
        """Take an address off the list again."""
        self._connection.execute(
            sa.delete(suppression).where(
                suppression.c.tenant == tenant, suppression.c.address_digest == address_digest
            )
        )

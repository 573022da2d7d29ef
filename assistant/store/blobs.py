"""Bytes under a key of their own."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex
from typing import Any

import sqlalchemy as sa

from assistant.store.prepared import find_rows, insert_rows
from assistant.store.tables import blob
from assistant.store.vault import Vault

_ONE = sa.select(blob.c.wrapped_key, blob.c.content).where(blob.c.id == sa.bindparam("blob_id"))


class Blobs:
    """See `assistant.desk.shelves.Blobs`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, tenant: str, content: bytes, at: datetime) -> str:
        """Store bytes; return their id."""
        return self.add_many([(tenant, content, self._vault.digest("blob", content))], at)[0]

    def add_many(self, contents: Sequence[tuple[str, bytes, str]], at: datetime) -> list[str]:
        """Store the bytes of several companies at once, each with a keyed hash of it; return their ids."""
        rows = [self._row(tenant, content, digest, at) for tenant, content, digest in contents]
        insert_rows(self._connection, blob, rows)
        return [row["id"] for row in rows]

    def _row(self, tenant: str, content: bytes, digest: str, at: datetime) -> dict[str, Any]:
        id = token_hex(16)
        wrapped, sealed = self._vault.seal_blob(id, content)
        return {
            "id": id,
            "tenant": tenant,
            "wrapped_key": wrapped,
            "content": sealed,
            "size": len(content),
            "digest": digest,
            "created_at": at,
        }

    def read(self, id: str) -> bytes | None:
        """Return the bytes, or None where the key was destroyed."""
        found = find_rows(self._connection, _ONE, {"blob_id": id})
        if not found or found[0][0] is None:
            return None
        wrapped, content = found[0]
        return self._vault.open_blob(id, bytes(wrapped), bytes(content))

    def destroy(self, id: str) -> None:
        """Destroy the key and the bytes; size and digest stay."""
        self._connection.execute(sa.update(blob).where(blob.c.id == id).values(wrapped_key=None, content=b""))

"""Texts that staff write over the shipped ones."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistant.desk.texts import Revision
from assistant.store.shelf import Shelf
from assistant.store.tables import revision
from assistant.store.vault import Vault


class Revisions:
    """See `assistant.desk.texts.Revisions`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, revision, Revision)

    def add(self, row: Revision) -> None:
        """Store a revision."""
        self._rows.add(row)

    def get(self, id: str) -> Revision | None:
        """Return a revision."""
        return self._rows.by_key(id)

    def take(self, id: str) -> Revision | None:
        """Lock a revision and return it."""
        return self._rows.by_key(id, lock=True)

    def of(self, path: str) -> Sequence[Revision]:
        """Return all revisions of a path, newest first."""
        return self._rows.equal(path=path, order="created_at desc, id")

    def open(self) -> Sequence[Revision]:
        """Return what waits to be finished or published."""
        return self._rows.equal(state="open", order="path")

    def published(self) -> dict[str, str]:
        """Return the text in use of each path where it is not the shipped one."""
        query = sa.select(revision.c.path, revision.c.text).where(revision.c.state == "published")
        return {row.path: row.text for row in self._connection.execute(query)}

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def change_if(self, id: str, was: int, **values: Any) -> bool:
        """Change an open revision that still *was* this version; False where it is not."""
        return self._rows.change(id, revision.c.state == "open", revision.c.version == was, **values)

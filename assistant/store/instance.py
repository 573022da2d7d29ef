"""Values of the installation itself."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistant.desk.people import Cursor
from assistant.store.shelf import Shelf
from assistant.store.tables import mailbox_cursor, setting
from assistant.store.vault import Vault


class Instance:
    """See `assistant.desk.keeping.Instance`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._cursors = Shelf(connection, vault, mailbox_cursor, Cursor)

    def get(self, name: str) -> Any:
        """Return a value, or None."""
        return self._connection.scalar(sa.select(setting.c.value).where(setting.c.name == name))

    def set(self, name: str, value: Any) -> None:
        """Keep a value."""
        self._connection.execute(sa.delete(setting).where(setting.c.name == name))
        self._connection.execute(sa.insert(setting).values(name=name, value=value))

    def cursor(self, mailbox: str) -> Cursor | None:
        """Return how far a mailbox was read."""
        return self._cursors.one(mailbox_cursor.c.mailbox == mailbox)

    def set_cursor(self, row: Cursor) -> None:
        """Keep how far a mailbox was read."""
        self._cursors.delete(mailbox_cursor.c.mailbox == row.mailbox)
        self._cursors.add(row)

    def cursors(self) -> Sequence[Cursor]:
        """Return all mailboxes."""
        return self._cursors.many(order=(mailbox_cursor.c.mailbox,))

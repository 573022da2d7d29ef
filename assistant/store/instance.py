"""Values of the installation itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.desk.people import Clearing, Cursor
from assistant.store.shelf import Shelf
from assistant.store.tables import clearing, mailbox_cursor, setting
from assistant.store.vault import Vault


class Instance:
    """See `assistant.desk.keeping.Instance`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._cursors = Shelf(connection, vault, mailbox_cursor, Cursor)
        self._clearings = Shelf(connection, vault, clearing, Clearing)

    def add_clearing(self, row: Clearing) -> bool:
        """Store that a mail must leave a mailbox; False where that is known."""
        return self._clearings.add_if_new(row)

    def clearings_due(self, mailbox: str, now: datetime) -> Sequence[Clearing]:
        """Return the mails that are to leave a mailbox now, the first asked first."""
        return self._clearings.many(
            clearing.c.mailbox == mailbox, clearing.c.not_before <= now, order=(clearing.c.asked_at,)
        )

    def clearings_of(self, conversation_id: str) -> Sequence[Clearing]:
        """Return the mails of a matter that have not left a mailbox yet."""
        return self._clearings.many(
            clearing.c.conversation_id == conversation_id, order=(clearing.c.asked_at, clearing.c.id)
        )

    def clearings(self) -> Sequence[Clearing]:
        """Return all, the oldest first."""
        return self._clearings.many(order=(clearing.c.asked_at,))

    def take_clearing(self, id: str) -> Clearing | None:
        """Lock one and return it."""
        return self._clearings.by_key(id, lock=True)

    def change_clearing(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._clearings.change(id, **values)

    def end_clearing(self, id: str) -> None:
        """Delete one."""
        self._clearings.delete(clearing.c.id == id)

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

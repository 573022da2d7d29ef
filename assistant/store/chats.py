"""Chat sessions and one-time links."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.desk.people import ChatSession, OneTimeLink
from assistant.store.shelf import Shelf
from assistant.store.tables import chat_session, link, message
from assistant.store.vault import Vault

_AT_ONCE = 500  # sessions a question
_LATEST = (
    sa.select(chat_session.c.id, sa.func.max(message.c.seq))
    .select_from(chat_session)
    .outerjoin(
        message,
        (message.c.conversation_id == chat_session.c.conversation_id) & (message.c.channel == "chat"),
    )
    .where(chat_session.c.id.in_(sa.bindparam("sessions", expanding=True)))
    .where(chat_session.c.deleted_at.is_(None))
    .group_by(chat_session.c.id)
)


class Chats:
    """See `assistant.desk.keeping.Chats`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, chat_session, ChatSession)
        self._links = Shelf(connection, vault, link, OneTimeLink)

    def add(self, row: ChatSession) -> None:
        """Store a session."""
        self._rows.add(row)

    def get(self, id: str) -> ChatSession | None:
        """Return a session."""
        return self._rows.by_key(id)

    def take(self, id: str) -> ChatSession | None:
        """Lock a session and return it."""
        return self._rows.by_key(id, lock=True)

    def of(self, conversation_id: str) -> ChatSession | None:
        """Return the session of a conversation."""
        return self._rows.one(chat_session.c.conversation_id == conversation_id)

    def latest(self, ids: Sequence[str]) -> dict[str, int]:
        """Return the number of the last message of each of these sessions that is still there."""
        found: dict[str, int] = {}
        for begin in range(0, len(ids), _AT_ONCE):
            rows = self._connection.execute(_LATEST, {"sessions": ids[begin : begin + _AT_ONCE]})
            found |= {row[0]: row[1] or 0 for row in rows}
        return found

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def unused(self, before: datetime, limit: int) -> Sequence[ChatSession]:
        """Return old sessions without a conversation."""
        return self._rows.many(
            chat_session.c.seen_at < before, chat_session.c.conversation_id.is_(None), limit=limit
        )

    def delete(self, id: str) -> None:
        """Delete a session."""
        self._rows.delete(chat_session.c.id == id)

    def add_link(self, row: OneTimeLink) -> None:
        """Store a link."""
        self._links.add(row)

    def take_link(self, secret_hash: str) -> OneTimeLink | None:
        """Lock a link and return it."""
        return self._links.one(link.c.secret_hash == secret_hash, lock=True)

    def links_of(self, ticket_id: str) -> Sequence[OneTimeLink]:
        """Return a ticket's links, newest first."""
        return self._links.many(link.c.ticket_id == ticket_id, order=(link.c.expires_at.desc(),))

    def change_link(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._links.change(id, **values)

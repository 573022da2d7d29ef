"""Conversations, who takes part, and how they go."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.desk.records import Conversation
from assistant.store.erasing import erase_conversation
from assistant.store.prepared import insert_new
from assistant.store.shelf import Shelf
from assistant.store.tables import (
    chat_session,
    clearing,
    conversation,
    draft,
    message,
    outbox,
    participant,
    thread_reference,
    ticket,
)
from assistant.store.vault import Vault


class Conversations:
    """See `assistant.desk.shelves.Conversations`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, conversation, Conversation)

    def add(self, row: Conversation) -> None:
        """Store a conversation."""
        self._rows.add(row)

    def get(self, id: str) -> Conversation | None:
        """Return a conversation."""
        return self._rows.by_key(id)

    def take(self, id: str) -> Conversation | None:
        """Lock a conversation and return it."""
        return self._rows.by_key(id, lock=True)

    def by_token(self, tenant: str, token: str) -> Conversation | None:
        """Return the conversation with this token."""
        return self._rows.first(tenant=tenant, token=token)

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def join(self, id: str, tenant: str, address_digest: str) -> None:
        """Make somebody known as a participant."""
        values = {"conversation_id": id, "tenant": tenant, "address_digest": address_digest}
        insert_new(self._connection, participant, values)

    def takes_part(self, id: str, address_digest: str) -> bool:
        """Return whether somebody is a known participant."""
        return address_digest in self.participants(id)

    def participants(self, id: str) -> Sequence[str]:
        """Return the digests of all participants."""
        query = sa.select(participant.c.address_digest).where(participant.c.conversation_id == id)
        return self._connection.scalars(query).all()

    def of_participant(self, tenant: str, address_digest: str) -> Sequence[Conversation]:
        """Return the conversations in which somebody takes part, newest first."""
        theirs = sa.select(participant.c.conversation_id).where(
            participant.c.tenant == tenant, participant.c.address_digest == address_digest
        )
        return self._rows.many(conversation.c.id.in_(theirs), order=(conversation.c.last_at.desc(),))

    def refer(self, id: str, tenant: str, digests: Sequence[str]) -> None:
        """Keep the Message-IDs that a conversation names, seen or not."""
        for digest in dict.fromkeys(digests):
            values = {"conversation_id": id, "tenant": tenant, "message_id_digest": digest}
            insert_new(self._connection, thread_reference, values)

    def referred(self, tenant: str, digests: Sequence[str]) -> Sequence[str]:
        """Return the ids of conversations that name or hold one of these Message-IDs, newest first."""
        if not digests:
            return []
        named = sa.select(thread_reference.c.conversation_id).where(
            thread_reference.c.tenant == tenant, thread_reference.c.message_id_digest.in_(digests)
        )
        held = sa.select(message.c.conversation_id).where(
            message.c.tenant == tenant, message.c.message_id_digest.in_(digests)
        )
        query = (
            sa.select(conversation.c.id)
            .where(conversation.c.id.in_(sa.union(named, held)))
            .order_by(conversation.c.last_at.desc())
        )
        return self._connection.scalars(query).all()

    def waiting_since(self, tenant: str, before: datetime) -> int:
        """Count conversations silent since then at which somebody must still look."""
        query = (
            sa.select(sa.func.count())
            .select_from(conversation)
            .where(
                conversation.c.tenant == tenant,
                conversation.c.attention != "",
                conversation.c.last_at < before,
            )
        )
        return self._connection.scalar(query) or 0

    def absorb(self, id: str, other_id: str) -> None:
        """Move everything of another conversation into this one, behind its messages."""
        run = self._connection.execute
        top = sa.select(sa.func.max(message.c.seq)).where(message.c.conversation_id == id)
        last = self._connection.scalar(top) or 0
        run(
            sa.update(message)
            .where(message.c.conversation_id == other_id)
            .values(conversation_id=id, seq=message.c.seq + last, follow_up="joined", probable_of=None)
        )
        for table in (ticket, draft, outbox, chat_session, clearing):
            run(sa.update(table).where(table.c.conversation_id == other_id).values(conversation_id=id))
        for digest in self.participants(other_id):
            tenant = sa.select(conversation.c.tenant).where(conversation.c.id == id)
            self.join(id, str(self._connection.scalar(tenant)), digest)
        names = sa.select(thread_reference.c.message_id_digest, thread_reference.c.tenant).where(
            thread_reference.c.conversation_id == other_id
        )
        for row in run(names).all():
            self.refer(id, row.tenant, [row.message_id_digest])
        run(sa.update(message).where(message.c.probable_of == other_id).values(probable_of=id))
        for table in (participant, thread_reference):
            run(sa.delete(table).where(table.c.conversation_id == other_id))
        run(sa.delete(conversation).where(conversation.c.id == other_id))

    def erase(self, id: str, at: datetime) -> None:
        """Delete a conversation with everything that belongs to it; tombstones stay."""
        erase_conversation(self._connection, id, at)

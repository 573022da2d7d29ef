"""Messages, their attachments, and corrections of what was understood."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistant.desk.people import Correction
from assistant.desk.records import Spoken, StoredAttachment, StoredMessage
from assistant.store.prepared import find_rows
from assistant.store.shelf import Shelf, select_of
from assistant.store.tables import attachment, correction, message
from assistant.store.vault import Vault

_HERE = message.c.conversation_id == sa.bindparam("conversation")
_BEHIND = (_HERE, message.c.seq > sa.bindparam("after"))
_LAST = sa.select(sa.func.max(message.c.seq)).where(_HERE)
_OF = select_of(message, StoredMessage).where(*_BEHIND).order_by(message.c.seq)
_SPOKEN = select_of(message, Spoken).where(*_BEHIND).order_by(message.c.seq)
_LAST_SPOKEN = (
    select_of(message, Spoken).where(_HERE).order_by(message.c.seq.desc()).limit(sa.bindparam("most"))
)


class Messages:
    """See `assistant.desk.shelves.Messages`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, message, StoredMessage)
        self._spoken = Shelf(connection, vault, message, Spoken)
        self._files = Shelf(connection, vault, attachment, StoredAttachment)
        self._corrections = Shelf(connection, vault, correction, Correction)

    def add(self, row: StoredMessage) -> None:
        """Store a message."""
        self._rows.add(row)

    def get(self, id: str) -> StoredMessage | None:
        """Return a message."""
        return self._rows.by_key(id)

    def of(self, conversation_id: str, after: int = 0) -> Sequence[StoredMessage]:
        """Return the messages of a conversation behind number *after*, in order."""
        return self._rows.found(_OF, conversation=conversation_id, after=after)

    def spoken(self, conversation_id: str, after: int = 0) -> Sequence[Spoken]:
        """Return what was said behind number *after*, in order."""
        return self._spoken.found(_SPOKEN, conversation=conversation_id, after=after)

    def last_spoken(self, conversation_id: str, most: int) -> Sequence[Spoken]:
        """Return the newest messages, in order."""
        return self._spoken.found(_LAST_SPOKEN, conversation=conversation_id, most=most)[::-1]

    def first_from_customer(self, conversation_id: str) -> StoredMessage | None:
        """Return the customer's first message of a conversation."""
        return self._rows.first(conversation_id=conversation_id, direction="in", by="customer", order="seq")

    def last_seq(self, conversation_id: str) -> int:
        """Return the highest number given."""
        [[last]] = find_rows(self._connection, _LAST, {"conversation": conversation_id})
        return last or 0

    def by_client_id(self, conversation_id: str, client_id: str) -> Spoken | None:
        """Return the message that the widget calls so."""
        return self._spoken.first(conversation_id=conversation_id, client_id=client_id)

    def by_inbound(self, inbound_id: str) -> StoredMessage | None:
        """Return the message that came as this mail."""
        return self._rows.first(inbound_id=inbound_id)

    def by_message_id(self, tenant: str, digest: str) -> StoredMessage | None:
        """Return the newest message with this Message-ID."""
        return self._rows.first(tenant=tenant, message_id_digest=digest, order="at desc")

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def add_attachment(self, row: StoredAttachment) -> None:
        """Store what came with a message."""
        self._files.add(row)

    def attachment(self, id: str) -> StoredAttachment | None:
        """Return an attachment."""
        return self._files.by_key(id)

    def attachments(self, conversation_id: str) -> Sequence[StoredAttachment]:
        """Return all files of a conversation."""
        ours = sa.select(message.c.id).where(message.c.conversation_id == conversation_id)
        return self._files.many(
            attachment.c.message_id.in_(ours), order=(attachment.c.message_id, attachment.c.part)
        )

    def change_attachment(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._files.change(id, **values)

    def add_correction(self, row: Correction) -> None:
        """Store a person's correction."""
        self._corrections.add(row)

    def drop_correction(self, id: str) -> Correction | None:
        """Forget a correction; return what it was, or None where it is gone."""
        row = self._corrections.one(correction.c.id == id)
        self._corrections.delete(correction.c.id == id)
        return row

    def corrections(self, message_id: str) -> Sequence[Correction]:
        """Return the corrections of a message, oldest first."""
        return self._corrections.many(correction.c.message_id == message_id, order=(correction.c.at,))

    def corrections_of(self, tenants: Sequence[str]) -> Sequence[Correction]:
        """Return all corrections, oldest first."""
        return self._corrections.many(correction.c.tenant.in_(tenants), order=(correction.c.at,))

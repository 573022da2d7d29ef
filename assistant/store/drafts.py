"""Drafts and approvals."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistant.desk.records import Approval, StoredDraft
from assistant.store.shelf import Shelf, select_of
from assistant.store.tables import approval, draft
from assistant.store.vault import Vault

_APPROVALS_OF = (
    select_of(approval, Approval)
    .join_from(approval, draft, draft.c.id == approval.c.draft_id)
    .where(draft.c.conversation_id == sa.bindparam("conversation"))
    .order_by(approval.c.at, approval.c.id)
)


class Drafts:
    """See `assistant.desk.shelves.Drafts`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._rows = Shelf(connection, vault, draft, StoredDraft)
        self._approvals = Shelf(connection, vault, approval, Approval)

    def add(self, row: StoredDraft) -> None:
        """Store a draft."""
        self._rows.add(row)

    def get(self, id: str) -> StoredDraft | None:
        """Return a draft."""
        return self._rows.by_key(id)

    def take(self, id: str) -> StoredDraft | None:
        """Lock a draft and return it."""
        return self._rows.by_key(id, lock=True)

    def of(self, conversation_id: str) -> Sequence[StoredDraft]:
        """Return the drafts of a conversation, oldest first."""
        return self._rows.equal(conversation_id=conversation_id, order="created_at, id")

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def change_if(self, id: str, was: tuple[int, str], **values: Any) -> bool:
        """Change an open draft that still *was* this version and text hash; False where it is not."""
        return self._rows.change(
            id,
            draft.c.state == "open",
            draft.c.version == was[0],
            draft.c.text_hash == was[1],
            **values,
        )

    def approve(self, row: Approval) -> bool:
        """Store a yes; False where the same person already gave it to this text."""
        return self._approvals.add_if_new(row)

    def approvals(self, draft_id: str) -> Sequence[Approval]:
        """Return who said yes, in order."""
        return self._approvals.equal(draft_id=draft_id, order="at, id")

    def approvals_of(self, conversation_id: str) -> Sequence[Approval]:
        """Return who said yes to any draft of a conversation, in order."""
        return self._approvals.found(_APPROVALS_OF, conversation=conversation_id)

    def forget_approvals(self, draft_id: str) -> None:
        """Delete the approvals of a draft; the journal keeps that they were given."""
        self._approvals.delete(approval.c.draft_id == draft_id)

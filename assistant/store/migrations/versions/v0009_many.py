"""Indexes for many requests: what is erased is found from its parent, and a year's register by its days.

Revision ID: 0009
Revises: 0008
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_inbound_blob_id", "inbound", ["blob_id"]),
    ("ix_outbox_blob_id", "outbox", ["blob_id"]),
    ("ix_draft_ticket_id", "draft", ["ticket_id"]),
    ("ix_ticket_link_other_id", "ticket_link", ["other_id"]),
    ("ix_chat_session_conversation_id", "chat_session", ["conversation_id"]),
    ("ix_message_probable_of", "message", ["probable_of"]),
    ("ix_ticket_received", "ticket", ["tenant", "received_at"]),
)


def upgrade() -> None:
    """Add the indexes."""
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns)

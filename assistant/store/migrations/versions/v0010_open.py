"""An index of what is open by type: the queue of one type follows it, the board counts in it.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    still_open = sa.text("state <> 'closed'")
    op.create_index(
        "ix_ticket_open",
        "ticket",
        ["tenant", "type", "due_at", "id", "state", "received_at"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )

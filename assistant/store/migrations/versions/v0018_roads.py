"""Replies go by other roads than mail; awareness of a breach stands apart from receipt.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

from assistant.store.tables.columns import UtcTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a road to drafts, and a moment of awareness to requests."""
    op.add_column("draft", sa.Column("road", sa.String(8), nullable=False, server_default="mail"))
    op.add_column("ticket", sa.Column("aware_at", UtcTime, nullable=True))

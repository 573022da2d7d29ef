"""A mail that a person lets be sent again is tried as long as a new one.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("outbox", sa.Column("retried_at", sa.DateTime(timezone=True), nullable=True))

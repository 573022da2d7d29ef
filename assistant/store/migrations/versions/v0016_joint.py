"""Replies to several requests at once; the day on which a letter of the authority came.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("draft", sa.Column("parts", sa.LargeBinary(), nullable=True))
    op.add_column("ticket", sa.Column("authority_on", sa.String(length=10), nullable=True))

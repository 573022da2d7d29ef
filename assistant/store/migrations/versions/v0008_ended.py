"""How often a process ended with a mail in hand, apart from failures of handling.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("inbound", sa.Column("ended", sa.Integer(), nullable=False, server_default="0"))

"""What was tried to know somebody, for whom they ask, and mails that leave the mailbox with an ID copy.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns."""
    op.add_column("ticket", sa.Column("steps", sa.LargeBinary(), nullable=True))
    op.add_column("ticket", sa.Column("behalf", sa.LargeBinary(), nullable=True))
    op.create_table(
        "clearing",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("mailbox", sa.String(length=200), nullable=False),
        sa.Column("message_id", sa.LargeBinary(), nullable=False),
        sa.Column("dedupe_key", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearing")),
        sa.UniqueConstraint("mailbox", "dedupe_key", name=op.f("uq_clearing_mailbox_dedupe_key")),
    )
    op.create_index(op.f("ix_clearing_conversation_id"), "clearing", ["conversation_id"])

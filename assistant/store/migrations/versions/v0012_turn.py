"""The ledger is worked off in the order in which mails come to their turn.

Revision ID: 0012
Revises: 0011
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Follow the time of the next try in the index of what waits."""
    op.drop_index("ix_inbound_work", table_name="inbound")
    op.create_index("ix_inbound_work", "inbound", ["state", "not_before", "received_at", "id"])

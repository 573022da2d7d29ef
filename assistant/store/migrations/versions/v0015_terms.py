"""How long a request is kept depends on its type.

Revision ID: 0015
Revises: 0014
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Find what is past its term by type; requests can be read while the index is made."""
    op.create_index("ix_ticket_type_closed", "ticket", ["tenant", "type", "closed_at"])
    op.drop_index("ix_ticket_closed", "ticket")

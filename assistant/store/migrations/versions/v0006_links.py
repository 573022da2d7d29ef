"""Downloads keep the name and the type of their file.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("link", sa.Column("file_name", sa.LargeBinary(), nullable=True))
    op.add_column("link", sa.Column("media_type", sa.String(length=100), nullable=True))

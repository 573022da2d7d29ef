"""A million requests: a search in the order of due dates; what must stay or is still kept has its own index.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WITH_DUE = """
    CREATE TABLE search_term_was AS
    SELECT search_term.ticket_id, search_term.digest, search_term.tenant, ticket.due_at
    FROM search_term JOIN ticket ON ticket.id = search_term.ticket_id
"""
_BACK = """
    INSERT INTO search_term (ticket_id, digest, tenant, due_at)
    SELECT ticket_id, digest, tenant, due_at FROM search_term_was ORDER BY ticket_id, digest
"""
_KEPT = (
    ("ix_ticket_held", "ticket", ["tenant"], "held = 1", "held"),
    ("ix_link_kept", "link", ["tenant", "ticket_id"], "blob_id IS NOT NULL", "blob_id IS NOT NULL"),
    (
        "ix_attachment_kept",
        "attachment",
        ["tenant", "message_id"],
        "removed_at IS NULL",
        "removed_at IS NULL",
    ),
)


def upgrade() -> None:
    """Make the words' table anew: on many rows that is far quicker than an update of each."""
    op.execute(_WITH_DUE)
    op.drop_table("search_term")
    op.create_table(
        "search_term",
        sa.Column("ticket_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("tenant", sa.String(31), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_search_term_ticket_id_ticket"),
        sa.PrimaryKeyConstraint("ticket_id", "digest", name="pk_search_term"),
    )
    op.execute(_BACK)
    op.drop_table("search_term_was")
    op.create_index("ix_search_term_digest", "search_term", ["tenant", "digest", "due_at", "ticket_id"])
    for name, table, columns, on_sqlite, on_postgresql in _KEPT:
        op.create_index(
            name,
            table,
            columns,
            sqlite_where=sa.text(on_sqlite),
            postgresql_where=sa.text(on_postgresql),
        )

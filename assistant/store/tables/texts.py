"""Texts that staff write over the shipped ones: answers, sections, wording. No personal data."""

import sqlalchemy as sa

from assistant.store.tables.columns import Json, UtcTime, id_column, metadata

revision = sa.Table(
    "revision",
    metadata,
    id_column(),
    sa.Column("path", sa.String(200), nullable=False),
    sa.Column("state", sa.String(9), nullable=False),  # open, published, replaced, withdrawn
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("based_on", sa.String(16), nullable=False),
    sa.Column("authors", Json, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("sent_back", sa.Text, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    sa.Column("published_by", sa.String(32), nullable=False),
    sa.Column("published_at", UtcTime, nullable=True),
    sa.Index("ix_revision_path", "path", "created_at"),
    sa.Index("ix_revision_state", "state"),
)

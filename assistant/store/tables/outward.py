"""Tokens of the company's own systems, and what they are told."""

import sqlalchemy as sa

from assistant.store.tables.columns import (
    Id,
    Json,
    Sealed,
    UtcTime,
    id_column,
    metadata,
    reference,
    tenant_column,
)

api_token = sa.Table(
    "api_token",
    metadata,
    id_column(),
    tenant_column(),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),  # keyed; the token itself is kept nowhere
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("expires_at", UtcTime, nullable=True),
    sa.Column("revoked_at", UtcTime, nullable=True),
)

api_answer = sa.Table(  # kept for a day
    "api_answer",
    metadata,
    id_column(),  # a keyed digest of token and Idempotency-Key
    tenant_column(),
    sa.Column("call", sa.String(64), nullable=False),
    sa.Column("at", UtcTime, nullable=False, index=True),
    sa.Column("status", sa.Integer, nullable=False, default=0),
    sa.Column("kind", sa.String(60), nullable=False, default=""),
    sa.Column("location", sa.String(200), nullable=False, default=""),
    sa.Column("body", Sealed, nullable=False),
)

webhook = sa.Table(
    "webhook",
    metadata,
    id_column(),
    tenant_column(),
    sa.Column("url", Sealed, nullable=False),
    sa.Column("events", Json, nullable=False),  # empty: all
    sa.Column("secret", Sealed, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("seen_until", UtcTime, nullable=False),  # how far the journal was looked through for it
    sa.Column("disabled_at", UtcTime, nullable=True),
)

delivery = sa.Table(
    "delivery",
    metadata,
    id_column(),
    tenant_column(),
    reference("webhook_id", "webhook", nullable=False),
    sa.Column("entry_id", Id, nullable=False),  # of the journal: one message an entry
    sa.Column("event", sa.String(24), nullable=False),
    sa.Column("data", Json, nullable=False),  # ids, types, states, dates: nothing of a person
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("state", sa.String(8), nullable=False),  # waiting, sent, failed
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("not_before", UtcTime, nullable=False),
    sa.Column("status", sa.Integer, nullable=True),  # of the last answer (RFC 9110)
    sa.UniqueConstraint("webhook_id", "entry_id"),
    sa.Index("ix_delivery_waiting", "state", "not_before"),
)

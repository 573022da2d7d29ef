"""Replies, approvals, and what leaves."""

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

draft = sa.Table(
    "draft",
    metadata,
    id_column(),
    tenant_column(),
    reference("conversation_id", "conversation", nullable=False, index=True),
    reference("ticket_id", "ticket", nullable=True, index=True),
    sa.Column("covers", Json, nullable=False),  # ids of all tickets it answers
    sa.Column("answers_message", Id, nullable=True),  # the message it answers
    sa.Column("kind", sa.String(24), nullable=False),  # answer, receipt, refused … (stage of requests.md)
    sa.Column("outcome", sa.String(24), nullable=False, default=""),
    sa.Column("state", sa.String(10), nullable=False),  # open, approved, sent, discarded
    sa.Column("version", sa.Integer, nullable=False, default=1),  # optimistic lock of edits
    sa.Column("revision", sa.Integer, nullable=False),  # of the conversation when it was written
    sa.Column(
        "content", Sealed, nullable=False
    ),  # JSON: subject, text, html, recipients, attachments, citations
    sa.Column("machine_content", Sealed, nullable=True),  # as the machine wrote it, for the difference
    sa.Column("text_hash", sa.String(64), nullable=False),
    sa.Column("checks", Json, nullable=False),
    sa.Column("discloses", sa.Boolean, nullable=False, default=False),
    sa.Column("road", sa.String(8), nullable=False, server_default="mail"),  # mail, post, portal, phone
    sa.Column("parts", Sealed, nullable=True),  # JSON: what a reply to several requests tells of each
    sa.Column("sent_back", Sealed, nullable=False),
    sa.Column("by", sa.String(32), nullable=False),  # "assistant" or a staff id
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    sa.Index("ix_draft_open", "tenant", "state"),
)

approval = sa.Table(
    "approval",
    metadata,
    id_column(),
    tenant_column(),
    reference("draft_id", "draft", nullable=False, index=True),
    sa.Column("by", sa.String(32), nullable=False),  # a staff id, or the policy's name
    sa.Column("text_hash", sa.String(64), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("draft_id", "by", "text_hash"),
)

outbox = sa.Table(
    "outbox",
    metadata,
    id_column(),
    tenant_column(),
    reference("draft_id", "draft", nullable=True, unique=True),
    reference("conversation_id", "conversation", nullable=True, index=True),
    reference("blob_id", "blob", nullable=False, index=True),  # the very bytes that are sent
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("message_id_digest", sa.String(64), nullable=False, unique=True),
    sa.Column("envelope_from", Sealed, nullable=False),
    sa.Column("recipient", Sealed, nullable=False),
    sa.Column("address_digest", sa.String(64), nullable=False),
    sa.Column("domain_digest", sa.String(64), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),  # waiting, claimed, sending, sent, failed, unknown
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("not_before", UtcTime, nullable=False),
    sa.Column("claimed_by", sa.String(64), nullable=False, default=""),
    sa.Column("claimed_at", UtcTime, nullable=True),
    sa.Column("reply", sa.String(200), nullable=False, default=""),  # the server's code and class
    sa.Column("sent_at", UtcTime, nullable=True),
    sa.Column("retried_at", UtcTime, nullable=True),  # when a person last let it be sent again
    sa.Column("filed", sa.Boolean, nullable=False, default=False),  # a copy is in IMAP Sent
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index("ix_outbox_work", "state", "not_before"),
    sa.Index("ix_outbox_claimed", "claimed_at"),
    sa.Index("ix_outbox_budget", "address_digest", "claimed_at"),
    sa.Index("ix_outbox_budget_domain", "domain_digest", "claimed_at"),
)

suppression = sa.Table(
    "suppression",
    metadata,
    sa.Column("tenant", sa.String(31), primary_key=True),
    sa.Column("address_digest", sa.String(64), primary_key=True),
    sa.Column("reason", sa.String(40), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

"""Requests and their journal."""

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

ticket = sa.Table(
    "ticket",
    metadata,
    id_column(),
    tenant_column(),
    reference("conversation_id", "conversation", nullable=False, index=True),
    sa.Column("reference", sa.String(16), nullable=False),
    sa.Column("type", sa.String(24), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),  # new, in_progress, waiting, answered, closed
    sa.Column("outcome", sa.String(24), nullable=False, default=""),
    sa.Column("identity", sa.String(12), nullable=False),  # not_needed, open, doubt, confirmed, failed
    sa.Column("identity_verified_at", UtcTime, nullable=True),
    sa.Column("address_known", sa.Boolean, nullable=False, default=False),
    sa.Column("mandate_checked", sa.Boolean, nullable=False, default=False),
    sa.Column("steps", Sealed, nullable=True),  # JSON: steps of the identity ladder, what came of each
    sa.Column("behalf", Sealed, nullable=True),  # JSON: as what somebody asks for another, and what was seen
    sa.Column("extended", sa.Boolean, nullable=False, default=False),
    sa.Column("extension_told_at", UtcTime, nullable=True),
    sa.Column("stopped_days", sa.Integer, nullable=False, default=0),
    sa.Column("stopped_at", UtcTime, nullable=True),
    sa.Column("raised", sa.Boolean, nullable=False, default=False),  # a reminder or an authority's letter
    sa.Column("authority", sa.Boolean, nullable=False, default=False),
    sa.Column("authority_on", sa.String(10), nullable=True),  # the day on which its letter came
    sa.Column("held", sa.Boolean, nullable=False, default=False),  # kept for a claim or the authority
    sa.Column("channel", sa.String(8), nullable=False),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("aware_at", UtcTime, nullable=True),  # of a breach, where later than its receipt
    sa.Column("due_at", UtcTime, nullable=False),  # the end of the due day, local; sorts the queue
    sa.Column("due", sa.String(32), nullable=False),  # ISO date, or date-time for a breach report
    sa.Column("derivation", Json, nullable=False),
    sa.Column("target", sa.String(10), nullable=False, default=""),
    sa.Column("person", Sealed, nullable=False),  # JSON: name, address, other ways to reach them
    sa.Column("person_digest", sa.String(64), nullable=False, default=""),
    sa.Column("fields", Sealed, nullable=False),  # JSON: field → value, as found or corrected
    sa.Column("missing", Json, nullable=False),
    sa.Column("on_behalf_of", sa.Boolean, nullable=False, default=False),
    sa.Column("checklist", Json, nullable=False),
    sa.Column("refusal", Sealed, nullable=True),  # JSON: ground, reason
    sa.Column("assignee", Id, nullable=True),
    sa.Column("revision", sa.Integer, nullable=False, default=0),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("reminded_at", UtcTime, nullable=True),
    sa.Column("answered_at", UtcTime, nullable=True),
    sa.Column("delivered_at", UtcTime, nullable=True),
    sa.Column("closed_at", UtcTime, nullable=True),
    sa.UniqueConstraint("tenant", "reference"),
    sa.Index(
        "ix_ticket_queue",
        "tenant",
        "due_at",
        "id",
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    ),
    sa.Index(  # the queue by type; the board counts in the index alone
        "ix_ticket_open",
        "tenant",
        "type",
        "due_at",
        "id",
        "state",
        "received_at",
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    ),
    sa.Index("ix_ticket_type_closed", "tenant", "type", "closed_at"),
    sa.Index("ix_ticket_person", "tenant", "person_digest"),
    sa.Index("ix_ticket_type", "tenant", "type", "received_at"),
    sa.Index(  # the register, which counts in the index alone
        "ix_ticket_received",
        "tenant",
        "received_at",
        "type",
        "outcome",
        "due_at",
        "answered_at",
        "extended",
    ),
    sa.Index(  # what must stay is few
        "ix_ticket_held",
        "tenant",
        sqlite_where=sa.text("held = 1"),
        postgresql_where=sa.text("held"),
    ),
)

# Keyed digests of what a ticket may be searched by: name words, address, phone, customer number.
search_term = sa.Table(
    "search_term",
    metadata,
    reference("ticket_id", "ticket", primary_key=True),
    sa.Column("digest", sa.String(32), primary_key=True),
    sa.Column("tenant", sa.String(31), nullable=False),
    sa.Column("due_at", UtcTime, nullable=False),  # the ticket's: what is found comes in the queue's order
    sa.Column("marks_a", sa.BigInteger, nullable=False),  # of all the ticket's words: assistant.store.finding
    sa.Column("marks_b", sa.BigInteger, nullable=False),
    sa.Index("ix_search_term_digest", "tenant", "digest", "due_at", "ticket_id", "marks_a", "marks_b"),
)

ticket_link = sa.Table(
    "ticket_link",
    metadata,
    reference("ticket_id", "ticket", primary_key=True),
    sa.Column("other_id", Id, sa.ForeignKey("ticket.id"), primary_key=True, index=True),
    sa.Column("kind", sa.String(12), nullable=False),  # same_letter, duplicate, repeat, related
)

# Internal notes: no query of the delivering side reads this table.
note = sa.Table(
    "note",
    metadata,
    id_column(),
    tenant_column(),
    reference("ticket_id", "ticket", nullable=False, index=True),
    sa.Column("by", Id, nullable=False),
    sa.Column("text", Sealed, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

correction = sa.Table(  # a person's correction of a label; lives and dies with its ticket
    "correction",
    metadata,
    id_column(),
    tenant_column(),
    reference("message_id", "message", nullable=False, index=True),
    sa.Column("was", Json, nullable=False),
    sa.Column("now", Json, nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

link = sa.Table(  # one-time upload and expiring download links
    "link",
    metadata,
    id_column(),
    tenant_column(),
    reference("ticket_id", "ticket", nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),  # upload, download
    sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("code_hash", sa.String(200), nullable=False, default=""),
    sa.Column("blob_id", Id, nullable=True),
    sa.Column("expires_at", UtcTime, nullable=False),
    sa.Column("used_at", UtcTime, nullable=True),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("file_name", Sealed, nullable=True),  # of what a download holds
    sa.Column("media_type", sa.String(100), nullable=True),
    sa.Index(  # packages that are still kept
        "ix_link_kept",
        "tenant",
        "ticket_id",
        sqlite_where=sa.text("blob_id IS NOT NULL"),
        postgresql_where=sa.text("blob_id IS NOT NULL"),
    ),
)

# Append-only: ids, tags and keyed digests. A person's values stand in journal_value.
journal = sa.Table(
    "journal",
    metadata,
    id_column(),
    tenant_column(),
    sa.Column("chain", Id, nullable=False),  # the ticket's id, or the tenant's own chain
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("actor", sa.String(32), nullable=False),  # a staff id, "assistant", "customer", "policy:…"
    sa.Column("tag", sa.String(40), nullable=False),
    sa.Column("data", Json, nullable=False),
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.UniqueConstraint("chain", "seq"),
    sa.Index("ix_journal_time", "tenant", "at"),  # what happened lately, for webhooks
)

journal_value = sa.Table(
    "journal_value",
    metadata,
    reference("entry_id", "journal", primary_key=True),
    sa.Column("value", Sealed, nullable=False),
)

checkpoint = sa.Table(
    "checkpoint",
    metadata,
    id_column(),
    tenant_column(),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("heads", sa.Integer, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("signature", sa.String(64), nullable=False),
)

"""Staff, chat sessions, and the instance's own values."""

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

staff = sa.Table(
    "staff",
    metadata,
    id_column(),
    sa.Column("email", sa.String(254), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("password_hash", sa.String(200), nullable=False, default=""),
    sa.Column("totp_secret", Sealed, nullable=True),
    sa.Column("totp_confirmed", sa.Boolean, nullable=False, default=False),
    sa.Column("totp_last", sa.BigInteger, nullable=False, default=0),  # a code works once
    sa.Column("language", sa.String(2), nullable=False, default="en"),
    sa.Column("disabled", sa.Boolean, nullable=False, default=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("subject", sa.String(255), nullable=True),  # who they are at the single sign-on
)

staff_role = sa.Table(
    "staff_role",
    metadata,
    reference("staff_id", "staff", primary_key=True),
    sa.Column("tenant", sa.String(31), primary_key=True),
    sa.Column("role", sa.String(8), nullable=False),  # agent, approver, officer, admin, auditor
)

session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # hash of the cookie
    reference("staff_id", "staff", nullable=False, index=True),
    sa.Column("csrf", sa.String(64), nullable=False),
    sa.Column("passed", sa.Boolean, nullable=False, default=True),  # the second factor was given
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("agent", sa.String(80), nullable=True),  # browser and system, to know a sign-in by
)

looking = sa.Table(  # who has the page of a matter open; rows older than a minute count for nothing
    "looking",
    metadata,
    sa.Column("conversation_id", sa.String(32), primary_key=True),
    sa.Column("staff_id", sa.String(32), primary_key=True),
    sa.Column("writing", sa.Boolean, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

saved_filter = sa.Table(
    "saved_filter",
    metadata,
    id_column(),
    reference("staff_id", "staff", nullable=False),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("query", Sealed, nullable=False),  # may hold a customer's name
    sa.UniqueConstraint("staff_id", "name"),
)

attempt = sa.Table(  # rate limits that hold over processes
    "attempt",
    metadata,
    id_column(),
    sa.Column("what", sa.String(20), nullable=False),
    sa.Column("key", sa.String(64), nullable=False),  # keyed hash of an address or account
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_attempt_key", "what", "key", "at"),
)

chat_session = sa.Table(
    "chat_session",
    metadata,
    id_column(),
    tenant_column(),
    reference("conversation_id", "conversation", nullable=True, index=True),
    sa.Column("secret_hash", sa.String(64), nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("pending", Sealed, nullable=False),  # what the next message answers: a contact, a choice
    sa.Column("deleted_at", UtcTime, nullable=True),
)

mailbox_cursor = sa.Table(
    "mailbox_cursor",
    metadata,
    sa.Column("mailbox", sa.String(200), primary_key=True),  # tenant/host/user-digest/folder
    sa.Column("uidvalidity", sa.BigInteger, nullable=False),
    sa.Column("last_uid", sa.BigInteger, nullable=False),
    sa.Column("ok_at", UtcTime, nullable=True),
    sa.Column("error_tag", sa.String(200), nullable=False, default=""),
    sa.Column("server_count", sa.Integer, nullable=True),
    sa.Column("ledger_count", sa.Integer, nullable=True),
)

# Mails with a copy of an ID that must leave the provider's mailbox too. They outlive their matter.
clearing = sa.Table(
    "clearing",
    metadata,
    id_column(),
    tenant_column(),
    sa.Column("conversation_id", Id, nullable=False, index=True),
    sa.Column("mailbox", sa.String(200), nullable=False),  # the name under which it is read
    sa.Column("message_id", Sealed, nullable=False),  # as it stands in the mail, to search by
    sa.Column("dedupe_key", sa.String(64), nullable=False),  # keyed; tells that it is this very mail
    sa.Column("asked_at", UtcTime, nullable=False),
    sa.Column("not_before", UtcTime, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("trouble", sa.String(200), nullable=False, default=""),  # why not yet: a tag of ours
    sa.UniqueConstraint("mailbox", "dedupe_key"),
)

setting = sa.Table(  # a few values of the instance itself: epoch, calendar version, job progress
    "setting",
    metadata,
    sa.Column("name", sa.String(60), primary_key=True),
    sa.Column("value", Json, nullable=False),
)

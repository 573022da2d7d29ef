"""All tables, once, for SQLite and PostgreSQL.

Ids are random 128-bit hex strings, never counted, so that nothing issued again after a restore
can point at a stranger's case. Times are UTC. Personal words lie sealed (`Sealed` columns hold
ciphertext of `assistant.store.vault`) or in side tables that can be erased.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as UTC; SQLite has no zone of its own."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a time without a zone: it would be off by an hour or two without a sign."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = sa.String(32)
Json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
Sealed = sa.LargeBinary


def _id(**more: Any) -> sa.Column[Any]:
    return sa.Column("id", Id, primary_key=True, **more)


def _tenant() -> sa.Column[Any]:
    return sa.Column("tenant", sa.String(31), nullable=False)


def _ref(name: str, table: str, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, Id, sa.ForeignKey(f"{table}.id"), **more)


# Raw bytes, each under its own key; destroying the key destroys the bytes, backups included
# once the key's row is gone from them.
blob = sa.Table(
    "blob",
    metadata,
    _id(),
    _tenant(),
    sa.Column("master_key", sa.String(16), nullable=False),  # which master key wrapped it
    sa.Column("wrapped_key", sa.LargeBinary, nullable=True),  # null: destroyed
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),  # of the plain bytes
    sa.Column("digest", sa.String(64), nullable=False),  # keyed hash of the plain bytes
    sa.Column("created_at", UtcTime, nullable=False),
)

# The ledger of what arrived: written before the 250, worked off afterwards.
inbound = sa.Table(
    "inbound",
    metadata,
    _id(),
    _tenant(),
    sa.Column("source", sa.String(120), nullable=False),  # smtp, imap:<mailbox>/<folder>/<uidvalidity>/<uid>
    _ref("blob_id", "blob"),
    sa.Column("dedupe_key", sa.String(64), nullable=False),
    sa.Column("message_id_digest", sa.String(64), nullable=False, server_default=""),
    sa.Column("same_message_id", sa.Boolean, nullable=False, default=False),  # other content under a known id
    sa.Column("envelope_from", Sealed, nullable=False),
    sa.Column("recipients", Sealed, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),  # waiting, handled, quarantined
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("not_before", UtcTime, nullable=False),
    sa.Column("claimed_by", sa.String(64), nullable=False, default=""),
    sa.Column("claimed_at", UtcTime),
    sa.Column("error_tag", sa.String(200), nullable=False, default=""),  # a class name and place, never text
    sa.Column(
        "action", sa.String(20), nullable=False, default=""
    ),  # request, answer, handover, clarify, ignore
    sa.Column("reason", sa.String(30), nullable=False, default=""),
    sa.UniqueConstraint("tenant", "dedupe_key"),
    sa.Index("ix_inbound_work", "state", "not_before"),
    sa.Index("ix_inbound_message_id", "tenant", "message_id_digest"),
    sa.Index("ix_inbound_daily", "tenant", "received_at"),
)

tombstone = sa.Table(
    "tombstone",
    metadata,
    sa.Column("tenant", sa.String(31), primary_key=True),
    sa.Column("dedupe_key", sa.String(64), primary_key=True),
    sa.Column("erased_at", UtcTime, nullable=False),
)

conversation = sa.Table(
    "conversation",
    metadata,
    _id(),
    _tenant(),
    sa.Column("channel", sa.String(8), nullable=False),
    sa.Column("token", sa.String(40), nullable=False, unique=True),  # signed into our Message-IDs
    sa.Column("subject", Sealed, nullable=False),
    sa.Column("language", sa.String(3), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False, default=0),  # counts incoming messages: voids approvals
    sa.Column("taken_over_by", Id, nullable=True),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("last_at", UtcTime, nullable=False),
    sa.Index("ix_conversation_last", "tenant", "channel", "last_at"),
)

# Who takes part, by keyed digest: a join needs the token *and* a known participant.
participant = sa.Table(
    "participant",
    metadata,
    _ref("conversation_id", "conversation", primary_key=True),
    sa.Column("address_digest", sa.String(64), primary_key=True),
    sa.Column("tenant", sa.String(31), nullable=False),
    sa.Index("ix_participant_address", "tenant", "address_digest"),
)

message = sa.Table(
    "message",
    metadata,
    _id(),
    _tenant(),
    _ref("conversation_id", "conversation", nullable=False, index=True),
    _ref("inbound_id", "inbound", nullable=True, index=True),
    sa.Column("direction", sa.String(3), nullable=False),  # in, out
    sa.Column("by", sa.String(9), nullable=False),  # customer, assistant, staff, machine
    sa.Column("channel", sa.String(8), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),  # counts within the conversation
    sa.Column("client_id", sa.String(64), nullable=True),  # the widget's own id: posting is idempotent
    sa.Column("body", Sealed, nullable=False),  # JSON: from, to, subject, text, new_text, html, attachments
    sa.Column("message_id_digest", sa.String(64), nullable=False, default=""),
    sa.Column("machine", sa.String(10), nullable=False, default=""),
    sa.Column("understanding", Sealed, nullable=True),  # JSON: wishes with evidence, language, found
    sa.Column("follow_up", sa.String(8), nullable=False, default=""),  # "", joined, probable
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("conversation_id", "seq"),
    sa.UniqueConstraint("conversation_id", "client_id"),
    sa.Index("ix_message_mid", "tenant", "message_id_digest"),
)

# Ids named in References that we have or have not seen, so that later siblings join.
thread_reference = sa.Table(
    "thread_reference",
    metadata,
    _ref("conversation_id", "conversation", primary_key=True),
    sa.Column("message_id_digest", sa.String(64), primary_key=True),
    sa.Column("tenant", sa.String(31), nullable=False),
    sa.Index("ix_thread_reference_mid", "tenant", "message_id_digest"),
)

attachment = sa.Table(
    "attachment",
    metadata,
    _id(),
    _tenant(),
    _ref("message_id", "message", nullable=False, index=True),
    sa.Column("name", Sealed, nullable=False),
    sa.Column("type", sa.String(120), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("part", sa.Integer, nullable=False),  # which part of the raw mail
    sa.Column("id_copy", sa.Boolean, nullable=False, default=False),
    sa.Column("removed_at", UtcTime, nullable=True),
)

ticket = sa.Table(
    "ticket",
    metadata,
    _id(),
    _tenant(),
    _ref("conversation_id", "conversation", nullable=False, index=True),
    sa.Column("reference", sa.String(16), nullable=False),
    sa.Column("type", sa.String(24), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),  # new, in_progress, waiting, answered, closed
    sa.Column("outcome", sa.String(24), nullable=False, default=""),
    sa.Column("identity", sa.String(12), nullable=False),  # not_needed, open, doubt, confirmed, failed
    sa.Column("identity_verified_at", UtcTime, nullable=True),
    sa.Column("extended", sa.Boolean, nullable=False, default=False),
    sa.Column("stopped_days", sa.Integer, nullable=False, default=0),
    sa.Column("raised", sa.Boolean, nullable=False, default=False),  # a reminder or an authority's letter
    sa.Column("authority", sa.Boolean, nullable=False, default=False),
    sa.Column("channel", sa.String(8), nullable=False),
    sa.Column("received_at", UtcTime, nullable=False),
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
    sa.Column("refusal", Json, nullable=True),  # ground, reason
    sa.Column("assignee", Id, nullable=True),
    sa.Column("revision", sa.Integer, nullable=False, default=0),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("answered_at", UtcTime, nullable=True),
    sa.Column("closed_at", UtcTime, nullable=True),
    sa.UniqueConstraint("tenant", "reference"),
    sa.Index("ix_ticket_queue", "tenant", "state", "due_at"),
    sa.Index("ix_ticket_person", "tenant", "person_digest"),
    sa.Index("ix_ticket_type", "tenant", "type", "received_at"),
)

# Keyed digests of what a ticket may be searched by: name words, address, phone, customer number.
search_term = sa.Table(
    "search_term",
    metadata,
    _ref("ticket_id", "ticket", primary_key=True),
    sa.Column("digest", sa.String(32), primary_key=True),
    sa.Column("tenant", sa.String(31), nullable=False),
    sa.Index("ix_search_term_digest", "tenant", "digest"),
)

ticket_link = sa.Table(
    "ticket_link",
    metadata,
    _ref("ticket_id", "ticket", primary_key=True),
    sa.Column("other_id", Id, sa.ForeignKey("ticket.id"), primary_key=True),
    sa.Column("kind", sa.String(12), nullable=False),  # same_letter, duplicate, repeat, related
)

draft = sa.Table(
    "draft",
    metadata,
    _id(),
    _tenant(),
    _ref("conversation_id", "conversation", nullable=False, index=True),
    _ref("ticket_id", "ticket", nullable=True),
    sa.Column("answers_message", Id, nullable=True),  # the message it answers
    sa.Column("kind", sa.String(24), nullable=False),  # answer, receipt, refused … (stage of requests.md)
    sa.Column("state", sa.String(10), nullable=False),  # open, approved, sent, voided, discarded
    sa.Column("version", sa.Integer, nullable=False, default=1),  # optimistic lock of edits
    sa.Column("revision", sa.Integer, nullable=False),  # of the conversation when it was written
    sa.Column(
        "content", Sealed, nullable=False
    ),  # JSON: subject, text, html, recipients, attachments, citations
    sa.Column("machine_content", Sealed, nullable=True),  # as the machine wrote it, for the difference
    sa.Column("text_hash", sa.String(64), nullable=False),
    sa.Column("checks", Json, nullable=False),
    sa.Column("discloses", sa.Boolean, nullable=False, default=False),
    sa.Column("by", sa.String(32), nullable=False),  # "assistant" or a staff id
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    sa.Index("ix_draft_open", "tenant", "state"),
)

approval = sa.Table(
    "approval",
    metadata,
    _id(),
    _tenant(),
    _ref("draft_id", "draft", nullable=False, index=True),
    sa.Column("by", sa.String(32), nullable=False),  # a staff id, or the policy's name
    sa.Column("text_hash", sa.String(64), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("draft_id", "by", "text_hash"),
)

outbox = sa.Table(
    "outbox",
    metadata,
    _id(),
    _tenant(),
    _ref("draft_id", "draft", nullable=True, unique=True),
    _ref("conversation_id", "conversation", nullable=True, index=True),
    _ref("blob_id", "blob", nullable=False),  # the very bytes that are sent
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("message_id_digest", sa.String(64), nullable=False, unique=True),
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
    sa.Column("filed", sa.Boolean, nullable=False, default=False),  # a copy is in IMAP Sent
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index("ix_outbox_work", "state", "not_before"),
    sa.Index("ix_outbox_budget", "address_digest", "sent_at"),
)

suppression = sa.Table(
    "suppression",
    metadata,
    sa.Column("tenant", sa.String(31), primary_key=True),
    sa.Column("address_digest", sa.String(64), primary_key=True),
    sa.Column("reason", sa.String(40), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

# Append-only: ids, tags and keyed digests. A person's values stand in journal_value.
journal = sa.Table(
    "journal",
    metadata,
    _id(),
    _tenant(),
    sa.Column("chain", Id, nullable=False),  # the ticket's id, or the tenant's own chain
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("actor", sa.String(32), nullable=False),  # a staff id, "assistant", "customer", "policy:…"
    sa.Column("tag", sa.String(40), nullable=False),
    sa.Column("data", Json, nullable=False),
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.UniqueConstraint("chain", "seq"),
)

journal_value = sa.Table(
    "journal_value",
    metadata,
    _ref("entry_id", "journal", primary_key=True),
    sa.Column("value", Sealed, nullable=False),
)

checkpoint = sa.Table(
    "checkpoint",
    metadata,
    _id(),
    _tenant(),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("heads", sa.Integer, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("signature", sa.String(64), nullable=False),
)

# Internal notes: no query of the delivering side reads this table.
note = sa.Table(
    "note",
    metadata,
    _id(),
    _tenant(),
    _ref("ticket_id", "ticket", nullable=False, index=True),
    sa.Column("by", Id, nullable=False),
    sa.Column("text", Sealed, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

staff = sa.Table(
    "staff",
    metadata,
    _id(),
    sa.Column("email", sa.String(254), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("password_hash", sa.String(200), nullable=False, default=""),
    sa.Column("totp_secret", Sealed, nullable=True),
    sa.Column("language", sa.String(2), nullable=False, default="en"),
    sa.Column("disabled", sa.Boolean, nullable=False, default=False),
    sa.Column("created_at", UtcTime, nullable=False),
)

staff_role = sa.Table(
    "staff_role",
    metadata,
    _ref("staff_id", "staff", primary_key=True),
    sa.Column("tenant", sa.String(31), primary_key=True),
    sa.Column("role", sa.String(8), nullable=False),  # agent, approver, officer, admin, auditor
)

session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # hash of the cookie
    _ref("staff_id", "staff", nullable=False, index=True),
    sa.Column("csrf", sa.String(64), nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
)

attempt = sa.Table(  # rate limits that hold over processes
    "attempt",
    metadata,
    _id(),
    sa.Column("what", sa.String(20), nullable=False),
    sa.Column("key", sa.String(64), nullable=False),  # keyed hash of an address or account
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_attempt_key", "what", "key", "at"),
)

chat_session = sa.Table(
    "chat_session",
    metadata,
    _id(),
    _tenant(),
    _ref("conversation_id", "conversation", nullable=True),
    sa.Column("secret_hash", sa.String(64), nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("pending", Json, nullable=False),  # what the next message answers: a contact, a choice
    sa.Column("deleted_at", UtcTime, nullable=True),
)

correction = sa.Table(  # a person's correction of a label; lives and dies with its ticket
    "correction",
    metadata,
    _id(),
    _tenant(),
    _ref("message_id", "message", nullable=False, index=True),
    sa.Column("was", Json, nullable=False),
    sa.Column("now", Json, nullable=False),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

link = sa.Table(  # one-time upload and expiring download links
    "link",
    metadata,
    _id(),
    _tenant(),
    _ref("ticket_id", "ticket", nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),  # upload, download
    sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("code_hash", sa.String(200), nullable=False, default=""),
    sa.Column("blob_id", Id, nullable=True),
    sa.Column("expires_at", UtcTime, nullable=False),
    sa.Column("used_at", UtcTime, nullable=True),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
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

setting = sa.Table(  # a few values of the instance itself: epoch, calendar version, job progress
    "setting",
    metadata,
    sa.Column("name", sa.String(60), primary_key=True),
    sa.Column("value", Json, nullable=False),
)

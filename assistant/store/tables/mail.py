"""What arrived, and the matters it belongs to."""

import sqlalchemy as sa

from assistant.store.tables.columns import Id, Sealed, UtcTime, id_column, metadata, reference, tenant_column

# Raw bytes, each under its own key; destroying the key destroys the bytes, backups included
# once the key's row is gone from them.
blob = sa.Table(
    "blob",
    metadata,
    id_column(),
    tenant_column(),
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
    id_column(),
    tenant_column(),
    sa.Column("source", sa.String(120), nullable=False),  # smtp, imap:<mailbox>/<folder>/<uidvalidity>/<uid>
    reference("blob_id", "blob", index=True),
    sa.Column("raw_digest", sa.String(64), nullable=False),  # keyed hash of the raw bytes
    sa.Column("dedupe_key", sa.String(64), nullable=True),  # keyed; known once the mail was parsed
    sa.Column("message_id_digest", sa.String(64), nullable=False, server_default=""),
    sa.Column("same_message_id", sa.Boolean, nullable=False, default=False),  # other content under a known id
    sa.Column("envelope_from", Sealed, nullable=False),
    sa.Column("recipients", Sealed, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),  # waiting, handled, quarantined
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("ended", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("not_before", UtcTime, nullable=False),
    sa.Column("claimed_by", sa.String(64), nullable=False, default=""),
    sa.Column("claimed_at", UtcTime),
    sa.Column("error_tag", sa.String(200), nullable=False, default=""),  # a class name and place, never text
    sa.Column(
        "action", sa.String(20), nullable=False, default=""
    ),  # request, answer, handover, clarify, ignore
    sa.Column("reason", sa.String(30), nullable=False, default=""),
    sa.UniqueConstraint("tenant", "raw_digest"),
    sa.UniqueConstraint("tenant", "dedupe_key"),
    sa.Index("ix_inbound_work", "state", "not_before", "received_at", "id"),
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
    id_column(),
    tenant_column(),
    sa.Column("channel", sa.String(8), nullable=False),
    sa.Column("token", sa.String(40), nullable=False, unique=True),  # signed into our Message-IDs
    sa.Column("subject", Sealed, nullable=False),
    sa.Column("language", sa.String(3), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False, default=0),  # counts incoming messages: voids approvals
    sa.Column("attention", sa.String(24), nullable=False, default=""),  # why a person must look
    sa.Column("keep", sa.String(10), nullable=False, default="answered"),  # spam, service, answered
    sa.Column("taken_over_by", Id, nullable=True),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("last_at", UtcTime, nullable=False),
    sa.Index("ix_conversation_last", "tenant", "channel", "keep", "last_at"),
    sa.Index("ix_conversation_attention", "tenant", "attention", "last_at"),
)

# Who takes part, by keyed digest: a join needs the token *and* a known participant.
participant = sa.Table(
    "participant",
    metadata,
    reference("conversation_id", "conversation", primary_key=True),
    sa.Column("address_digest", sa.String(64), primary_key=True),
    sa.Column("tenant", sa.String(31), nullable=False),
    sa.Index("ix_participant_address", "tenant", "address_digest"),
)

message = sa.Table(
    "message",
    metadata,
    id_column(),
    tenant_column(),
    reference("conversation_id", "conversation", nullable=False, index=True),
    reference("inbound_id", "inbound", nullable=True, index=True),
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
    sa.Column("probable_of", Id, nullable=True, index=True),  # the conversation that staff may merge it into
    sa.Column("at", UtcTime, nullable=False),
    sa.UniqueConstraint("conversation_id", "seq"),
    sa.UniqueConstraint("conversation_id", "client_id"),
    sa.Index("ix_message_mid", "tenant", "message_id_digest"),
)

# Ids named in References that we have or have not seen, so that later siblings join.
thread_reference = sa.Table(
    "thread_reference",
    metadata,
    reference("conversation_id", "conversation", primary_key=True),
    sa.Column("message_id_digest", sa.String(64), primary_key=True),
    sa.Column("tenant", sa.String(31), nullable=False),
    sa.Index("ix_thread_reference_mid", "tenant", "message_id_digest"),
)

attachment = sa.Table(
    "attachment",
    metadata,
    id_column(),
    tenant_column(),
    reference("message_id", "message", nullable=False, index=True),
    sa.Column("name", Sealed, nullable=False),
    sa.Column("type", sa.String(120), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("part", sa.Integer, nullable=False),  # which part of the raw mail
    sa.Column("id_copy", sa.Boolean, nullable=False, default=False),
    sa.Column("removed_at", UtcTime, nullable=True),
    sa.Index(  # files that are still kept
        "ix_attachment_kept",
        "tenant",
        "message_id",
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    ),
)

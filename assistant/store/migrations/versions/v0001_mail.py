"""What arrived, and the matters it belongs to.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _blob()
    _conversation()
    _tombstone()
    _inbound()
    _participant()
    _thread_reference()
    _message()
    _attachment()


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blob")),
    )


def _conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("attention", sa.String(length=24), nullable=False),
        sa.Column("keep", sa.String(length=10), nullable=False),
        sa.Column("taken_over_by", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("token", name=op.f("uq_conversation_token")),
    )
    op.create_index(
        "ix_conversation_attention", "conversation", ["tenant", "attention", "last_at"], unique=False
    )
    op.create_index(
        "ix_conversation_last", "conversation", ["tenant", "channel", "keep", "last_at"], unique=False
    )


def _tombstone() -> None:
    op.create_table(
        "tombstone",
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("dedupe_key", sa.String(length=64), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "dedupe_key", name=op.f("pk_tombstone")),
    )


def _inbound() -> None:
    op.create_table(
        "inbound",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("blob_id", sa.String(length=32), nullable=True),
        sa.Column("raw_digest", sa.String(length=64), nullable=False),
        sa.Column("dedupe_key", sa.String(length=64), nullable=True),
        sa.Column("message_id_digest", sa.String(length=64), server_default="", nullable=False),
        sa.Column("same_message_id", sa.Boolean(), nullable=False),
        sa.Column("envelope_from", sa.LargeBinary(), nullable=False),
        sa.Column("recipients", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(length=64), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error_tag", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["blob_id"], ["blob.id"], name=op.f("fk_inbound_blob_id_blob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound")),
        sa.UniqueConstraint("tenant", "dedupe_key", name=op.f("uq_inbound_tenant_dedupe_key")),
        sa.UniqueConstraint("tenant", "raw_digest", name=op.f("uq_inbound_tenant_raw_digest")),
    )
    op.create_index("ix_inbound_daily", "inbound", ["tenant", "received_at"], unique=False)
    op.create_index("ix_inbound_message_id", "inbound", ["tenant", "message_id_digest"], unique=False)
    op.create_index("ix_inbound_work", "inbound", ["state", "received_at"], unique=False)


def _participant() -> None:
    op.create_table(
        "participant",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("address_digest", sa.String(length=64), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_participant_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation_id", "address_digest", name=op.f("pk_participant")),
    )
    op.create_index("ix_participant_address", "participant", ["tenant", "address_digest"], unique=False)


def _thread_reference() -> None:
    op.create_table(
        "thread_reference",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("message_id_digest", sa.String(length=64), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_thread_reference_conversation_id_conversation"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "message_id_digest", name=op.f("pk_thread_reference")),
    )
    op.create_index(
        "ix_thread_reference_mid", "thread_reference", ["tenant", "message_id_digest"], unique=False
    )


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("inbound_id", sa.String(length=32), nullable=True),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("by", sa.String(length=9), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("message_id_digest", sa.String(length=64), nullable=False),
        sa.Column("machine", sa.String(length=10), nullable=False),
        sa.Column("understanding", sa.LargeBinary(), nullable=True),
        sa.Column("follow_up", sa.String(length=8), nullable=False),
        sa.Column("probable_of", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_message_conversation_id_conversation")
        ),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name=op.f("fk_message_inbound_id_inbound")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint(
            "conversation_id", "client_id", name=op.f("uq_message_conversation_id_client_id")
        ),
        sa.UniqueConstraint("conversation_id", "seq", name=op.f("uq_message_conversation_id_seq")),
    )
    op.create_index(op.f("ix_message_conversation_id"), "message", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_message_inbound_id"), "message", ["inbound_id"], unique=False)
    op.create_index("ix_message_mid", "message", ["tenant", "message_id_digest"], unique=False)


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tenant", sa.String(length=31), nullable=False),
        sa.Column("message_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("type", sa.String(length=120), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("id_copy", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_attachment_message_id_message")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_message_id"), "attachment", ["message_id"], unique=False)

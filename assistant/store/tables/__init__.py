"""All tables, once, for SQLite and PostgreSQL."""

from assistant.store.tables.casework import (
    checkpoint,
    correction,
    journal,
    journal_value,
    link,
    note,
    search_term,
    ticket,
    ticket_link,
)
from assistant.store.tables.columns import metadata
from assistant.store.tables.mail import (
    attachment,
    blob,
    conversation,
    inbound,
    message,
    participant,
    thread_reference,
    tombstone,
)
from assistant.store.tables.outward import api_answer, api_token, delivery, webhook
from assistant.store.tables.people import (
    attempt,
    chat_session,
    clearing,
    looking,
    mailbox_cursor,
    saved_filter,
    session,
    setting,
    staff,
    staff_role,
)
from assistant.store.tables.sending import approval, draft, outbox, suppression
from assistant.store.tables.texts import revision

__all__ = [
    "api_answer",
    "api_token",
    "approval",
    "attachment",
    "attempt",
    "blob",
    "chat_session",
    "checkpoint",
    "clearing",
    "conversation",
    "correction",
    "delivery",
    "draft",
    "inbound",
    "journal",
    "journal_value",
    "link",
    "looking",
    "mailbox_cursor",
    "message",
    "metadata",
    "note",
    "outbox",
    "participant",
    "revision",
    "saved_filter",
    "search_term",
    "session",
    "setting",
    "staff",
    "staff_role",
    "suppression",
    "thread_reference",
    "ticket",
    "ticket_link",
    "tombstone",
    "webhook",
]

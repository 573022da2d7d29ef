"""Deleting a conversation, from the leaves to the root, so that nothing of a person is left behind."""

from datetime import datetime

import sqlalchemy as sa

from assistant.store.prepared import insert_new
from assistant.store.tables import (
    approval,
    attachment,
    blob,
    chat_session,
    conversation,
    correction,
    draft,
    inbound,
    journal,
    journal_value,
    link,
    message,
    note,
    outbox,
    participant,
    search_term,
    thread_reference,
    ticket,
    ticket_link,
    tombstone,
)


def erase_conversation(connection: sa.Connection, id: str, at: datetime) -> None:
    """Delete a conversation, its messages, raw mails, drafts and tickets.

    Journal entries stay (tags and digests), their personal values go. Each raw mail leaves a tombstone.
    """
    tickets = sa.select(ticket.c.id).where(ticket.c.conversation_id == id)
    messages = sa.select(message.c.id).where(message.c.conversation_id == id)
    drafts = sa.select(draft.c.id).where(draft.c.conversation_id == id)
    entries = sa.select(journal.c.id).where(journal.c.chain.in_(tickets))
    blobs = _blobs(connection, id)
    mails = connection.scalars(
        sa.select(message.c.inbound_id).where(
            message.c.conversation_id == id, message.c.inbound_id.is_not(None)
        )
    ).all()
    for table, where in (
        (journal_value, journal_value.c.entry_id.in_(entries)),
        (search_term, search_term.c.ticket_id.in_(tickets)),
        (ticket_link, ticket_link.c.ticket_id.in_(tickets) | ticket_link.c.other_id.in_(tickets)),
        (note, note.c.ticket_id.in_(tickets)),
        (link, link.c.ticket_id.in_(tickets)),
        (correction, correction.c.message_id.in_(messages)),
        (attachment, attachment.c.message_id.in_(messages)),
        (approval, approval.c.draft_id.in_(drafts)),
        (outbox, outbox.c.conversation_id == id),
        (draft, draft.c.conversation_id == id),
        (ticket, ticket.c.conversation_id == id),
        (message, message.c.conversation_id == id),
        (thread_reference, thread_reference.c.conversation_id == id),
        (participant, participant.c.conversation_id == id),
        (chat_session, chat_session.c.conversation_id == id),
        (conversation, conversation.c.id == id),
    ):
        connection.execute(sa.delete(table).where(where))
    connection.execute(sa.update(message).where(message.c.probable_of == id).values(probable_of=None))
    for mail in mails:
        erase_mail(connection, str(mail), at)
    if blobs:
        connection.execute(sa.delete(blob).where(blob.c.id.in_(blobs)))


def _blobs(connection: sa.Connection, id: str) -> list[str]:
    """Return the bytes that belong to a conversation apart from its raw mails."""
    tickets = sa.select(ticket.c.id).where(ticket.c.conversation_id == id)
    sent = connection.scalars(sa.select(outbox.c.blob_id).where(outbox.c.conversation_id == id))
    handed = connection.scalars(
        sa.select(link.c.blob_id).where(link.c.ticket_id.in_(tickets), link.c.blob_id.is_not(None))
    )
    return [*sent, *handed]


def erase_mail(connection: sa.Connection, id: str, at: datetime) -> None:
    """Delete a line of the ledger with its bytes; a tombstone stays."""
    row = connection.execute(
        sa.select(inbound.c.blob_id, inbound.c.tenant, inbound.c.dedupe_key).where(inbound.c.id == id)
    ).one()
    if row.dedupe_key:
        values = {"tenant": row.tenant, "dedupe_key": row.dedupe_key, "erased_at": at}
        insert_new(connection, tombstone, values)
    connection.execute(sa.delete(inbound).where(inbound.c.id == id))
    if row.blob_id:
        connection.execute(sa.delete(blob).where(blob.c.id == row.blob_id))

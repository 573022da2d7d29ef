"""Copies of an ID: gone everywhere the moment the check is done."""

from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket
from assistant.desk.ports import Transaction
from assistant.desk.records import StoredAttachment, Ticket
from assistant.mail.reading import without_attachment

TO_CHECK = "identity"
"""What a conversation says of itself while a copy of an ID waits to be checked."""


def destroy(desk: Desk, tx: Transaction, ticket: Ticket, actor: str) -> int:
    """Rewrite each raw mail without the copies in it and destroy the old key; return how many went.

    Name, type, size and keyed hash stay, so that the journal can say what was checked.
    """
    gone = 0
    for file in tx.messages.attachments(ticket.conversation_id):
        if file.id_copy and file.removed_at is None:
            remove(desk, tx, file)
            gone += 1
    for link in tx.chats.links_of(ticket.id):
        if link.kind == "upload" and link.used_at is None:
            tx.chats.change_link(link.id, used_at=desk.now())  # nothing may come in after the check
        if link.kind == "upload" and link.blob_id:
            tx.blobs.destroy(link.blob_id)
            tx.chats.change_link(link.id, blob_id=None)
            gone += 1
    conversation = tx.conversations.get(ticket.conversation_id)
    if conversation is not None and conversation.attention == TO_CHECK:
        tx.conversations.change(conversation.id, attention="")
    if gone:
        on_ticket(desk, tx, ticket, actor, "id_copy.destroyed", copies=gone)
    return gone


def remove(desk: Desk, tx: Transaction, file: StoredAttachment) -> None:
    """Take one file out of its raw mail; the mail gets a new key, the old one is destroyed."""
    message = tx.messages.get(file.message_id)
    row = tx.ledger.take(message.inbound_id) if message and message.inbound_id else None
    raw = tx.blobs.read(row.blob_id) if row and row.blob_id else None
    if row is not None and raw is not None and row.blob_id is not None:
        new = tx.blobs.add(row.tenant, without_attachment(raw, file.part), desk.now())
        tx.ledger.change(row.id, blob_id=new)
        tx.blobs.destroy(row.blob_id)
    tx.messages.change_attachment(file.id, removed_at=desk.now())

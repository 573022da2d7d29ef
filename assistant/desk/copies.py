"""Copies of an ID: gone everywhere the moment the check is done."""

from collections.abc import Callable, Iterable, Sequence

from assistant.desk import access, clearing
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import StoredAttachment, StoredMessage, Ticket
from assistant.errors import NotFound, Refused
from assistant.mail.reading import without_attachment

TO_CHECK = "identity"
"""What a conversation says of itself while a copy of an ID waits to be checked."""
_STEP = frozenset({"open", "doubt", "failed"})
"""The identity marks in which a picture or PDF counts as a copy of an ID until staff say otherwise."""


def in_step(tickets: Iterable[Ticket]) -> bool:
    """Return whether it is still to be found out who somebody is, for one of these requests."""
    return any(ticket.identity in _STEP and ticket.state != "closed" for ticket in tickets)


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
    _nothing_to_check(tx, ticket.conversation_id)
    if gone:
        on_ticket(desk, tx, ticket, actor, "id_copy.destroyed", copies=gone)
    return gone


def is_file(desk: Desk, file: StoredAttachment) -> Callable[[str], bool]:
    """Return what tells by its SHA-256 (hex) whether a part of the raw mail is *file*."""
    return lambda sha256: desk.store.vault.digest("attachment", sha256) == file.digest


def remove(desk: Desk, tx: Transaction, file: StoredAttachment) -> None:
    """Take one file out of its raw mail; the mail gets a new key, the old one is destroyed.

    A copy of an ID goes from the provider's mailbox as well, with the mail that it came in.
    """
    message = tx.messages.get(file.message_id)
    row = tx.ledger.take(message.inbound_id) if message and message.inbound_id else None
    raw = tx.blobs.read(row.blob_id) if row and row.blob_id else None
    if row is not None and raw is not None and row.blob_id is not None:
        new = tx.blobs.add(row.tenant, without_attachment(raw, file.part, is_file(desk, file)), desk.now())
        tx.ledger.change(row.id, blob_id=new)
        tx.blobs.destroy(row.blob_id)
    tx.messages.change_attachment(file.id, removed_at=desk.now())
    if file.id_copy and message is not None:
        clearing.ask(desk, tx, message)


def call_to_check(tx: Transaction, conversation_id: str) -> None:
    """Call a person where a copy of an ID waits to be checked: it may have come in with another matter."""
    tickets = tx.tickets.of(conversation_id)
    if in_step(tickets) and _waiting(tx, conversation_id, tickets):
        tx.conversations.change(conversation_id, attention=TO_CHECK)


def removed_from(tx: Transaction, message: StoredMessage) -> bool:
    """Return whether a copy of an ID was taken out of a message."""
    return any(
        file.message_id == message.id and file.id_copy and file.removed_at is not None
        for file in tx.messages.attachments(message.conversation_id)
    )


def say(desk: Desk, staff: Staff, attachment_id: str, *, id_copy: bool) -> None:
    """Say that a file is a copy of an ID, or that it is none; the journal keeps who said so.

    A copy of which nothing is left to check is gone at once.
    """
    with desk.store.write() as tx:
        file = tx.messages.attachment(attachment_id)
        message = tx.messages.get(file.message_id) if file else None
        if file is None or message is None:
            raise NotFound("There is no such file here.")
        conversation = access.conversation(tx, staff, message.conversation_id)
        if file.removed_at is not None:
            raise Refused("That file is not kept any more.")
        if file.id_copy is id_copy:
            return
        tx.messages.change_attachment(file.id, id_copy=id_copy)
        tickets = tx.tickets.of(conversation.id)
        for ticket in tickets:
            tag = "id_copy.said" if id_copy else "id_copy.denied"
            on_ticket(desk, tx, ticket, staff.id, tag, file=file.id)
        if not id_copy:
            if not _waiting(tx, conversation.id, tickets):
                _nothing_to_check(tx, conversation.id)
        elif in_step(tickets):
            call_to_check(tx, conversation.id)
        elif tickets:
            destroy(desk, tx, tickets[0], staff.id)


def _waiting(tx: Transaction, conversation_id: str, tickets: Sequence[Ticket]) -> bool:
    """Return whether a copy of an ID still waits to be checked."""
    files = tx.messages.attachments(conversation_id)
    links = [link for ticket in tickets for link in tx.chats.links_of(ticket.id)]
    return any(file.id_copy and file.removed_at is None for file in files) or any(
        link.kind == "upload" and link.blob_id for link in links
    )


def _nothing_to_check(tx: Transaction, conversation_id: str) -> None:
    conversation = tx.conversations.get(conversation_id)
    if conversation is not None and conversation.attention == TO_CHECK:
        tx.conversations.change(conversation.id, attention="")

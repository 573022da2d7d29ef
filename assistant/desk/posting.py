"""What leaves: composed once, and put into the outbox as the very bytes that are sent."""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.casework.approval import ApprovedDraft
from assistant.desk import threads
from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, OutboxRow, StoredDraft, StoredMessage
from assistant.mail.compose import Enclosure, compose, message_id
from assistant.message import Sender
from assistant.settings import Tenant


def queue(
    desk: Desk,
    tx: Transaction,
    approved: ApprovedDraft,
    draft: StoredDraft,
    *,
    conversation: Conversation,
    answers: StoredMessage | None,
    automatic: bool = False,
    wait: timedelta = timedelta(0),
) -> None:
    """Compose the approved text, once, and put its bytes into the outbox."""
    tenant, now = desk.tenant(draft.tenant), desk.now()
    id, recipient = desk.new_id(), approved.recipients[0]
    mid = message_id(
        token=threads.sign(desk, tx, conversation), unique=threads.unique(desk), domain=threads.domain(tenant)
    )
    raw = compose(
        sender=Sender(name=tenant.name, address=tenant.sender_address),
        recipient=Sender(address=recipient),
        subject=approved.subject,
        text=approved.text,
        html=approved.html,
        date=now.astimezone(tenant.zone),
        message_id=mid,
        in_reply_to=answers.body.message_id if answers else "",
        references=answers.body.references if answers else (),
        receipt=automatic,
        language=conversation.language,
        enclosures=_enclosures(tx, draft),
    )
    row = replace(
        _row(desk, tx, raw, id=id, mid=mid, recipient=recipient, tenant=tenant, due=now + wait),
        draft_id=draft.id,
        conversation_id=conversation.id,
        kind=draft.kind,
        envelope_from="" if automatic else tenant.sender_address,
    )
    tx.outbox.add(row)
    tx.conversations.refer(conversation.id, conversation.tenant, [row.message_id_digest])
    tx.conversations.join(conversation.id, conversation.tenant, desk.digest_of_address(recipient))


def _enclosures(tx: Transaction, draft: StoredDraft) -> list[Enclosure]:
    return [
        Enclosure(name=file.name, type=file.type, content=tx.blobs.read(file.blob_id) or b"")
        for file in draft.content.attachments
    ]


def internal(
    desk: Desk, tx: Transaction, tenant: Tenant, *, to: str, kind: str, subject: str, text: str
) -> str:
    """Queue a mail of the desk to its own people (an alert, a digest); it holds no customer's words."""
    id = desk.new_id()
    mid = message_id(token=f"desk-{kind}", unique=threads.unique(desk), domain=threads.domain(tenant))
    now = desk.now()
    raw = compose(
        sender=Sender(name=tenant.name, address=tenant.sender_address),
        recipient=Sender(address=to),
        subject=subject,
        text=text,
        html="",
        date=now.astimezone(tenant.zone),
        message_id=mid,
        receipt=True,
        language=tenant.language,
    )
    row = _row(desk, tx, raw, id=id, mid=mid, recipient=to, tenant=tenant, due=now)
    tx.outbox.add(replace(row, kind=kind))
    return id


def code(desk: Desk, tx: Transaction, approved: ApprovedDraft, tenant: Tenant) -> None:
    """Queue a mail with a one-time code. It belongs to no conversation: staff do not see the code."""
    unique, domain = threads.unique(desk), threads.domain(tenant)
    mid = message_id(token=f"desk-{approved.kind}", unique=unique, domain=domain)
    now, recipient = desk.now(), approved.recipients[0]
    raw = compose(
        sender=Sender(name=tenant.name, address=tenant.sender_address),
        recipient=Sender(address=recipient),
        subject=approved.subject,
        text=approved.text,
        html=approved.html,
        date=now.astimezone(tenant.zone),
        message_id=mid,
        receipt=True,
        language=tenant.language,
    )
    row = _row(desk, tx, raw, id=desk.new_id(), mid=mid, recipient=recipient, tenant=tenant, due=now)
    tx.outbox.add(replace(row, kind=approved.kind))


def _row(
    desk: Desk,
    tx: Transaction,
    raw: bytes,
    *,
    id: str,
    mid: str,
    recipient: str,
    tenant: Tenant,
    due: datetime,
) -> OutboxRow:
    vault, now = desk.store.vault, desk.now()
    return OutboxRow(
        id=id,
        tenant=tenant.id,
        blob_id=tx.blobs.add(tenant.id, raw, now),
        kind="",
        message_id_digest=vault.digest("message-id", mid),
        recipient=recipient,
        address_digest=desk.digest_of_address(recipient),
        domain_digest=vault.digest("domain", recipient.rpartition("@")[2].casefold()),
        not_before=due,
        created_at=now,
    )

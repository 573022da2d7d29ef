"""Drafts: kept, let go by a policy, and turned into the very bytes that leave."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from assistant.casework.approval import ApprovedDraft, Policy, approve_by_policy
from assistant.casework.guards import Outcome
from assistant.casework.types import TICKET_TYPES
from assistant.desk import facts, threads
from assistant.desk.contents import DraftContent
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.ports import Transaction
from assistant.desk.records import Approval, Conversation, OutboxRow, StoredDraft, StoredMessage, Ticket
from assistant.errors import Refused
from assistant.mail.compose import Enclosure, compose, message_id, reply_subject
from assistant.message import Sender
from assistant.settings import Tenant
from assistant.writing.records import Draft


def keep(
    desk: Desk,
    tx: Transaction,
    written: Draft,
    *,
    conversation: Conversation,
    answers: StoredMessage | None,
    tickets: tuple[Ticket, ...] = (),
    recipient: str = "",
    by: str = ASSISTANT,
    outcome: Outcome | None = None,
) -> StoredDraft:
    """Store what was written as an open draft and note it in the journal of what it answers."""
    content = DraftContent(
        subject=written.subject or _subject(conversation, answers),
        text=written.text,
        html=written.html,
        more=written.more or "",
        recipients=(recipient,) if recipient else (),
        citations=tuple({k: str(v) for k, v in asdict(c).items()} for c in written.citations),
    )
    outcome = outcome or facts.OUTCOME_OF_KIND.get(written.kind)
    now = desk.now()
    draft = StoredDraft(
        id=desk.new_id(),
        tenant=conversation.tenant,
        conversation_id=conversation.id,
        ticket_id=tickets[0].id if tickets else None,
        covers=tuple(ticket.id for ticket in tickets),
        answers_message=answers.id if answers else None,
        kind=written.kind,
        outcome=outcome.value if outcome else "",
        revision=conversation.revision,
        content=content,
        machine_content=content,
        text_hash=facts.hash_of(content),
        checks=written.checks,
        discloses=_discloses(tickets, outcome),
        by=by,
        created_at=now,
        changed_at=now,
    )
    tx.drafts.add(draft)
    note(desk, tx, draft, by, "draft.written", kind=draft.kind, id=draft.id)
    return draft


def _subject(conversation: Conversation, answers: StoredMessage | None) -> str:
    if conversation.channel == "chat":
        return ""
    return reply_subject(answers.body.subject if answers else conversation.subject)


def _discloses(tickets: tuple[Ticket, ...], outcome: Outcome | None) -> bool:
    told = outcome in (Outcome.FULFILLED, Outcome.PARTLY)
    return told and any(TICKET_TYPES[ticket.type].discloses for ticket in tickets)


def note(desk: Desk, tx: Transaction, draft: StoredDraft, actor: str, tag: str, **data: Any) -> None:
    """Write an entry about a draft into the chain of each ticket that it answers, or of its conversation."""
    for chain in draft.covers or (draft.conversation_id,):
        record(desk, tx, tenant=draft.tenant, on=chain, actor=actor, tag=tag, **data)


def let_go(
    desk: Desk,
    tx: Transaction,
    draft: StoredDraft,
    policy: Policy,
    *,
    conversation: Conversation,
    answers: StoredMessage,
) -> bool:
    """Let a draft leave by a written policy; False where it must wait for a person after all."""
    try:
        approved = approve_by_policy(facts.of_draft(draft, None), policy=policy, at=desk.now())
    except Refused:
        return False
    given = approved.approvals[0]
    tx.drafts.approve(
        Approval(
            id=desk.new_id(),
            tenant=draft.tenant,
            draft_id=draft.id,
            by=given.by,
            text_hash=given.text_hash,
            at=given.at,
        )
    )
    tx.drafts.change(draft.id, state="approved")
    note(desk, tx, draft, policy, "draft.approved", kind=draft.kind, text=draft.text_hash)
    queue(desk, tx, approved, draft, conversation=conversation, answers=answers, automatic=True)
    return True


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
) -> tuple[OutboxRow, ...]:
    """Compose the approved text, once, and put its bytes into the outbox."""
    tenant = desk.tenant(draft.tenant)
    enclosures = [
        Enclosure(name=file.name, type=file.type, content=tx.blobs.read(file.blob_id) or b"")
        for file in draft.content.attachments
    ]
    id, now = desk.new_id(), desk.now()
    mid = message_id(
        token=threads.sign(desk, tx, conversation), unique=threads.unique(desk), domain=threads.domain(tenant)
    )
    recipient = approved.recipients[0]
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
        enclosures=enclosures,
    )
    row = _row(desk, tx, raw, id=id, mid=mid, recipient=recipient, tenant=tenant, due=now + wait)
    row = replace(
        row,
        draft_id=draft.id,
        conversation_id=conversation.id,
        kind=draft.kind,
        envelope_from="" if automatic else tenant.sender_address,
    )
    tx.outbox.add(row)
    digest = desk.store.vault.digest("message-id", mid)
    tx.conversations.refer(conversation.id, conversation.tenant, [digest])
    tx.conversations.join(conversation.id, conversation.tenant, desk.digest_of_address(recipient))
    return (row,)


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


def void(desk: Desk, tx: Transaction, conversation: Conversation) -> None:
    """Take back every approval by a person whose mail has not left: somebody wrote again.

    A receipt that a policy let go says only that the first message arrived, and stays.
    """
    for draft in tx.drafts.of(conversation.id):
        if draft.state not in ("open", "approved"):
            continue
        given = tx.drafts.approvals(draft.id)
        if not given or any(one.by.startswith("policy:") for one in given):
            continue
        row = tx.outbox.of_draft(draft.id)
        if row is not None:
            if row.state not in ("waiting", "claimed"):
                continue
            tx.outbox.delete(row.id)
        tx.drafts.forget_approvals(draft.id)
        tx.drafts.change(draft.id, state="open", version=draft.version + 1, changed_at=desk.now())
        note(desk, tx, draft, ASSISTANT, "approval.voided", id=draft.id)

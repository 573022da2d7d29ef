"""Drafts: kept, let go by a policy, and taken back when somebody writes again."""

from dataclasses import asdict
from typing import Any

from assistant.casework.approval import Policy, approve_by_policy
from assistant.casework.guards import Outcome
from assistant.desk import facts, posting
from assistant.desk.contents import DraftContent, DraftPart
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.ports import Transaction
from assistant.desk.records import Approval, Conversation, Road, StoredDraft, StoredMessage, Ticket
from assistant.errors import Refused
from assistant.mail.compose import reply_subject
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
    parts: tuple[DraftPart, ...] | None = None,
    road: Road = "mail",
) -> StoredDraft:
    """Store what was written as an open draft and note it in the journal of what it answers.

    *parts* are given of a reply to several requests: what it tells of each of *tickets*, in their order.
    """
    content = content_of(written, conversation, answers, recipient)
    outcome = outcome or facts.OUTCOME_OF_KIND.get(written.kind)
    told = [(part.type, part.outcome) for part in parts or ()]
    told = told or [(ticket.type, outcome or "") for ticket in tickets]
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
        discloses=any(facts.discloses(type, ending) for type, ending in told),
        parts=parts,
        road=road,
        by=by,
        created_at=now,
        changed_at=now,
    )
    tx.drafts.add(draft)
    note(desk, tx, draft, by, "draft.written", kind=draft.kind, id=draft.id)
    return draft


def content_of(
    written: Draft, conversation: Conversation, answers: StoredMessage | None, recipient: str
) -> DraftContent:
    """Return what was written as it would be sent."""
    return DraftContent(
        subject=written.subject or _subject(conversation, answers),
        text=written.text,
        html=written.html,
        more=written.more or "",
        recipients=(recipient,) if recipient else (),
        citations=tuple({k: str(v) for k, v in asdict(c).items()} for c in written.citations),
    )


def _subject(conversation: Conversation, answers: StoredMessage | None) -> str:
    if conversation.channel == "chat":
        return ""
    return reply_subject(answers.body.subject if answers else conversation.subject)


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
        approved = approve_by_policy(facts.of_draft(draft), policy=policy, at=desk.now())
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
    posting.queue(desk, tx, approved, draft, conversation=conversation, answers=answers, automatic=True)
    return True


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

"""Drafts in the hands of staff: written, edited, approved, sent back, taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.casework import approval, replychecks
from assistant.casework.approval import Awaiting
from assistant.casework.guards import Outcome
from assistant.casework.states import State, against
from assistant.desk import access, answering, drafting, facts, followups, posting, tongues
from assistant.desk.desk import Desk
from assistant.desk.letters import html_of
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Approval, StoredDraft, Ticket
from assistant.desk.review.ticket import view
from assistant.desk.views import DraftView
from assistant.errors import Refused, Stale

CHANGED = "Somebody changed this draft since you opened it. Your text is kept on your screen: read theirs."
GONE = "It is too late to take this back: the mail is on its way."


def edit_draft(
    desk: Desk,
    staff: Staff,
    draft_id: str,
    *,
    based_on_version: int,
    subject: str,
    text: str,
    recipient: str | None = None,
) -> StoredDraft:
    """Store a new text of an open draft; approvals of the earlier text end.

    Raises Stale where somebody else changed it since *based_on_version*.
    """
    with desk.store.write() as tx:
        draft, _ = access.draft(tx, staff, draft_id)
        content = replace(draft.content, subject=subject.strip(), text=text.replace("\r\n", "\n"))
        if content.text != draft.content.text:
            content = replace(content, html=html_of(content.text))
        if recipient is not None:
            content = replace(content, recipients=(recipient.strip(),) if recipient.strip() else ())
        if draft.version != based_on_version or not tx.drafts.change_if(
            draft_id,
            (based_on_version, draft.text_hash),
            content=content,
            text_hash=facts.hash_of(content),
            version=draft.version + 1,
            sent_back="",
            by=staff.id,
            changed_at=desk.now(),
        ):
            raise Stale(CHANGED)
        tx.drafts.forget_approvals(draft_id)
        drafting.note(desk, tx, draft, staff.id, "draft.edited", id=draft_id, version=draft.version + 1)
        return tx.drafts.get(draft_id) or draft


def keep_draft(desk: Desk, staff: Staff, draft_id: str, *, revision: int) -> StoredDraft:
    """Say that a draft is right although somebody wrote since; *revision* is what was read.

    Raises Stale where a further message came in meanwhile.
    """
    with desk.store.write() as tx:
        draft, conversation = access.draft(tx, staff, draft_id)
        if revision != conversation.revision:
            raise Stale(approval.WROTE_AGAIN)
        if draft.state != "open":
            raise Refused(approval.NOT_OPEN.format(state=draft.state))
        tx.drafts.change(draft_id, revision=revision, version=draft.version + 1, changed_at=desk.now())
        drafting.note(desk, tx, draft, staff.id, "draft.kept", id=draft_id, revision=revision)
        return tx.drafts.get(draft_id) or draft


def approve(
    desk: Desk,
    staff: Staff,
    draft_id: str,
    *,
    text_hash: str,
    revision: int,
    tickets_seen: Mapping[str, int] | None = None,
) -> DraftView:
    """Approve exactly the text that was on the screen.

    Where two people must look, the first approval waits for another person's. A mail leaves after the
    undo delay; by another road somebody gives it and says so (`given`). *tickets_seen* are the revisions
    of the requests on the screen, by reference. Raises Stale where text, conversation or one of them
    changed, Refused with what stands in the way.
    """
    with desk.store.write() as tx:
        draft, conversation = access.draft(tx, staff, draft_id, access.APPROVE)
        tenant, now = desk.tenant(draft.tenant), desk.now()
        tickets = [ticket for id in draft.covers if (ticket := tx.tickets.take(id))]
        seen = tickets_seen if tickets_seen is not None else {}
        if any(seen.get(each.reference, each.revision) != each.revision for each in tickets):
            raise Stale(approval.TICKET_CHANGED)
        _must_follow(desk, tickets, draft, now)
        result = approval.approve(
            facts.of_draft(draft, tickets, foreign=tongues.foreign(desk, tx, draft, conversation)),
            by=staff.id,
            at=now,
            text_hash=text_hash,
            revision=revision,
            conversation_revision=conversation.revision,
            tickets=tuple(facts.of_ticket(ticket, tenant, now) for ticket in tickets),
            remedies=facts.remedies(tenant),
            earlier=tuple(facts.of_approval(one) for one in tx.drafts.approvals(draft_id)),
            four_eyes=tenant.four_eyes,
        )
        _store_yes(desk, tx, staff, draft)
        if isinstance(result, Awaiting):
            drafting.note(desk, tx, draft, staff.id, "draft.first_yes", id=draft_id, text=draft.text_hash)
            return view(desk, tx, draft, conversation)
        if not tx.drafts.change_if(draft_id, (draft.version, draft.text_hash), state="approved"):
            raise Stale(approval.CHANGED)
        drafting.note(desk, tx, draft, staff.id, "draft.approved", id=draft_id, text=draft.text_hash)
        if draft.road == "mail":
            answers = tx.messages.get(draft.answers_message) if draft.answers_message else None
            wait = timedelta(seconds=desk.settings.smtp_out.undo_seconds)
            posting.queue(desk, tx, result, draft, conversation=conversation, answers=answers, wait=wait)
        for ticket in tickets:
            if ticket.state == "new":
                followups.to_work(desk, tx, ticket, tenant, staff.id)
        return view(desk, tx, tx.drafts.get(draft_id) or draft, conversation)


def given(desk: Desk, staff: Staff, draft_id: str, *, at: datetime | None = None) -> StoredDraft:
    """Say that an approved reply was given by post, in the portal or by phone, *at* a moment: by default now.

    The rules hold for that moment: a refusal that was posted in time is in time, whenever it is noted.
    Raises Refused where it was not approved, or the moment lies before its approval or ahead.
    """
    with desk.store.write() as tx:
        draft, conversation = access.draft(tx, staff, draft_id)
        moment, approvals = at or desk.now(), tx.drafts.approvals(draft_id)
        if draft.road == "mail" or draft.state != "approved":
            raise Refused(replychecks.NOT_TO_GIVE)
        approved = max(one.at for one in approvals)
        if moment.tzinfo is None or moment > desk.now() or moment <= approved - timedelta(minutes=1):
            raise Refused(replychecks.WHEN_GIVEN)
        moment = max(moment, approved)  # who writes a time down knows the minute
        tenant = desk.tenant(draft.tenant)
        tickets = [ticket for id in draft.covers if (ticket := tx.tickets.take(id))]
        approval.still_approved(
            facts.of_draft(draft, tickets),
            tuple(facts.of_approval(one) for one in approvals),
            conversation_revision=conversation.revision,
            tickets=tuple(facts.of_ticket(ticket, tenant, moment) for ticket in tickets),
            remedies=facts.remedies(tenant),
            four_eyes=tenant.four_eyes,
        )
        _must_follow(desk, tickets, draft, moment)
        road, told = draft.road, moment.isoformat()
        drafting.note(desk, tx, draft, staff.id, "answer.given", road=road, at=told, id=draft_id)
        answering.told(desk, tx, draft, at=moment)
        return tx.drafts.get(draft_id) or draft


def _must_follow(desk: Desk, tickets: list[Ticket], draft: StoredDraft, at: datetime) -> None:
    """Refuse an answer after which a ticket could not be answered *at* a moment."""
    for ticket in tickets:
        told = draft.tells(ticket.id)[1]
        if not told:
            continue
        outcome = Outcome(told)
        now = facts.of_ticket(ticket, desk.tenant(ticket.tenant), at)
        waits_on = ticket.state == "waiting" and not against(now, State.ANSWERED, outcome=outcome)
        if not waits_on:
            now = replace(now, state=State.IN_PROGRESS)
        reasons = against(now, State.ANSWERED, outcome=outcome)
        if reasons:
            raise Refused(" ".join(reasons))


def _store_yes(desk: Desk, tx: Transaction, staff: Staff, draft: StoredDraft) -> None:
    row = Approval(
        id=desk.new_id(),
        tenant=draft.tenant,
        draft_id=draft.id,
        by=staff.id,
        text_hash=draft.text_hash,
        at=desk.now(),
    )
    if not tx.drafts.approve(row):
        raise Refused(approval.SAME_PERSON)


def send_back(desk: Desk, staff: Staff, draft_id: str, reason: str) -> StoredDraft:
    """Do not approve: the draft goes back to whoever wrote it, with the *reason*."""
    if not reason.strip():
        raise Refused("Say why the draft goes back.")
    with desk.store.write() as tx:
        draft, _ = access.draft(tx, staff, draft_id)
        if draft.state != "open":
            raise Refused(approval.NOT_OPEN.format(state=draft.state))
        tx.drafts.forget_approvals(draft_id)
        tx.drafts.change(draft_id, sent_back=reason.strip(), version=draft.version + 1, changed_at=desk.now())
        drafting.note(desk, tx, draft, staff.id, "draft.sent_back", id=draft_id)
        return tx.drafts.get(draft_id) or draft


def discard(desk: Desk, staff: Staff, draft_id: str) -> None:
    """Throw an open draft away; it stays to be read."""
    with desk.store.write() as tx:
        draft, conversation = access.draft(tx, staff, draft_id)
        if draft.state != "open":
            raise Refused(approval.NOT_OPEN.format(state=draft.state))
        tx.drafts.forget_approvals(draft_id)
        tx.drafts.change(draft_id, state="discarded", changed_at=desk.now())
        if conversation.attention == "draft":
            tx.conversations.change(conversation.id, attention="")
        drafting.note(desk, tx, draft, staff.id, "draft.discarded", id=draft_id)


def undo(desk: Desk, staff: Staff, draft_id: str) -> StoredDraft:
    """Take back an approved mail within the undo delay, or a reply not given yet; the draft is open again."""
    with desk.store.write() as tx:
        draft, _ = access.draft(tx, staff, draft_id)
        if draft.road != "mail" and draft.state == "approved":
            answering.open_again(desk, tx, draft, staff.id, "draft.undone")
            return tx.drafts.get(draft_id) or draft
        row = tx.outbox.of_draft(draft_id)
        row = tx.outbox.take(row.id) if row else None
        if draft.state != "approved" or row is None or row.state != "waiting":
            raise Refused(GONE)
        answering.take_back(desk, tx, row, staff.id, "draft.undone")
        return tx.drafts.get(draft_id) or draft

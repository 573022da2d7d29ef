"""Replies that staff start: from a template of a stage, or from nothing."""

from dataclasses import replace
from datetime import date, datetime

from assistant.casework.guards import Act, Outcome
from assistant.casework.identity import Identity
from assistant.casework.refusal import Refusal
from assistant.casework.states import check
from assistant.desk import access, drafting, facts, opening
from assistant.desk.contents import DraftContent
from assistant.desk.desk import Desk
from assistant.desk.letters import html_of
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredDraft, StoredMessage, Ticket
from assistant.errors import Refused
from assistant.settings import Tenant
from assistant.writing.records import StageFacts


def new_draft(
    desk: Desk,
    staff: Staff,
    key: str,
    *,
    stage: str = "",
    subject: str = "",
    text: str = "",
    reason: str = "",
    done: str = "",
    upload_link: str = "",
    download_link: str = "",
    outcome: str = "",
    cover: dict[str, str] | None = None,
    discloses: bool = False,
) -> StoredDraft:
    """Start a reply: from the template of *stage*, or with an empty *stage* from *text* alone.

    A refusal takes its ground and reason from `set_refusal`; a closing letter its *outcome* from here.
    *discloses* says that the text holds a customer's data. Raises Refused where the law asks for
    something that is not there, or the act is not allowed for the ticket.
    """
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        tickets = tuple(tx.tickets.of(conversation.id))
        found = next(
            (t for t in tickets if t.reference == key.strip().upper()), tickets[0] if tickets else None
        )
        answers = _last_from_customer(tx, conversation)
        if not stage:
            draft = _free(desk, staff, conversation, answers=answers, found=found, letter=(subject, text))
            return _kept(desk, tx, staff, replace(draft, discloses=discloses))
        if found is None:
            raise Refused("Open a request for this message first: a template answers a request.")
        tenant = desk.tenant(found.tenant)
        if stage == "extended":
            check(facts.of_ticket(found, tenant, desk.now()), Act.EXTEND)
        about = _stage_facts(tx, found, answers, tenant)
        about = replace(
            about,
            reason=reason,
            done=done,
            upload_link=upload_link,
            download_link=download_link,
            outcome=_closing(stage, outcome) or about.outcome,
            cover=cover or about.cover,
            due=opening.deadline_of(found, tenant, extended=True).due if stage == "extended" else about.due,
        )
        written = desk.writer.stage(found.type, stage, tenant=tenant, facts=about)
        draft = drafting.keep(
            desk,
            tx,
            written,
            conversation=conversation,
            answers=answers,
            tickets=(found,),
            recipient=found.person.address,
            by=staff.id,
            outcome=_closing(stage, outcome),
        )
        if (discloses or download_link) and not draft.discloses:
            tx.drafts.change(draft.id, discloses=True)
        return replace(draft, discloses=draft.discloses or discloses or bool(download_link))


def _closing(stage: str, outcome: str) -> Outcome | None:
    """Return how a closing letter ends its request."""
    if stage != "closed":
        return None
    if outcome not in {each.value for each in facts.CLOSING}:
        raise Refused("Say how the request ends: withdrawn, or want of details.")
    return Outcome(outcome)


def _stage_facts(tx: Transaction, found: Ticket, answers: StoredMessage | None, tenant: Tenant) -> StageFacts:
    refusal = None
    if found.refusal:
        refusal = Refusal(ground=found.refusal.get("ground", ""), reason=found.refusal.get("reason", ""))
    others = [t.reference for t in tx.tickets.of(found.conversation_id) if t.id != found.id]
    due: date | datetime = date.fromisoformat(found.due) if len(found.due) == 10 else found.due_at
    return StageFacts(
        references=(found.reference, *others),
        received=found.received_at.astimezone(tenant.zone).date(),
        due=due,
        subject=answers.body.subject if answers else "",
        greeting_name=found.person.name,
        missing=found.missing,
        doubt=found.identity == Identity.DOUBT.value,
        refusal=refusal,
        state=found.state,
        outcome=found.outcome,
    )


def _free(
    desk: Desk,
    staff: Staff,
    conversation: Conversation,
    *,
    answers: StoredMessage | None,
    found: Ticket | None,
    letter: tuple[str, str],
) -> StoredDraft:
    """Return a reply that a person writes from nothing: *letter* is its subject and text."""
    subject, text = letter
    to = found.person.address if found else ""
    if not to and answers is not None:
        to = answers.body.reply_to or answers.body.from_address
    content = DraftContent(
        subject=subject.strip(), text=text, html=html_of(text), recipients=(to,) if to else ()
    )
    now = desk.now()
    return StoredDraft(
        id=desk.new_id(),
        tenant=conversation.tenant,
        conversation_id=conversation.id,
        ticket_id=found.id if found else None,
        covers=(found.id,) if found else (),
        answers_message=answers.id if answers else None,
        kind="answer",
        revision=conversation.revision,
        content=content,
        text_hash=facts.hash_of(content),
        by=staff.id,
        created_at=now,
        changed_at=now,
    )


def _kept(desk: Desk, tx: Transaction, staff: Staff, draft: StoredDraft) -> StoredDraft:
    tx.drafts.add(draft)
    drafting.note(desk, tx, draft, staff.id, "draft.written", kind=draft.kind, id=draft.id)
    return draft


def _last_from_customer(tx: Transaction, conversation: Conversation) -> StoredMessage | None:
    theirs = [m for m in tx.messages.of(conversation.id) if m.direction == "in" and m.by == "customer"]
    return theirs[-1] if theirs else None

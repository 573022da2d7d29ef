"""Replies that staff start: from a template of a stage, or from nothing."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

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
    given: dict[str, Any] = {"reason": reason, "done": done, "cover": cover or {}}
    given |= {"upload_link": upload_link, "download_link": download_link}
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        tickets = tx.tickets.of(conversation.id)
        named = [ticket for ticket in tickets if ticket.reference == key.strip().upper()]
        found = (*named, *tickets)[0] if tickets else None
        if stage:
            draft = _from_template(
                desk, tx, staff, conversation, found=found, stage=stage, outcome=outcome, given=given
            )
        else:
            draft = _free(desk, tx, staff, conversation, found=found, letter=(subject, text))
        if (discloses or download_link) and not draft.discloses:
            tx.drafts.change(draft.id, discloses=True)
            draft = replace(draft, discloses=True)
        return draft


def _from_template(
    desk: Desk,
    tx: Transaction,
    staff: Staff,
    conversation: Conversation,
    *,
    found: Ticket | None,
    stage: str,
    outcome: str,
    given: dict[str, Any],
) -> StoredDraft:
    """Keep the reply that the template of *stage* makes for a request."""
    if found is None:
        raise Refused("Open a request for this message first: a template answers a request.")
    tenant, ending = desk.tenant(found.tenant), _closing(stage, outcome)
    if stage == "extended":
        check(facts.of_ticket(found, tenant, desk.now()), Act.EXTEND)
    answers = _last_from_customer(tx, conversation)
    about = replace(_stage_facts(tx, found, answers, tenant), **given)
    if stage == "extended":
        about = replace(about, due=opening.deadline_of(found, tenant, extended=True).due)
    about = replace(about, outcome=ending.value) if ending else about
    return drafting.keep(
        desk,
        tx,
        desk.writer.stage(found.type, stage, tenant=tenant, facts=about),
        conversation=conversation,
        answers=answers,
        tickets=(found,),
        recipient=found.person.address,
        by=staff.id,
        outcome=ending,
    )


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
        on_behalf=found.on_behalf_of,
        doubt=found.identity == Identity.DOUBT.value,
        refusal=refusal,
        state=found.state,
        outcome=found.outcome,
    )


def _free(
    desk: Desk,
    tx: Transaction,
    staff: Staff,
    conversation: Conversation,
    *,
    found: Ticket | None,
    letter: tuple[str, str],
) -> StoredDraft:
    """Keep a reply that a person writes from nothing: *letter* is its subject and text."""
    answers = _last_from_customer(tx, conversation)
    subject, text = letter
    to = found.person.address if found else ""
    if not to and answers is not None:
        to = answers.body.reply_to or answers.body.from_address
    content = DraftContent(
        subject=subject.strip(), text=text, html=html_of(text), recipients=(to,) if to else ()
    )
    now = desk.now()
    draft = StoredDraft(
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

    tx.drafts.add(draft)
    drafting.note(desk, tx, draft, staff.id, "draft.written", kind=draft.kind, id=draft.id)
    return draft


def _last_from_customer(tx: Transaction, conversation: Conversation) -> StoredMessage | None:
    theirs = [m for m in tx.messages.of(conversation.id) if m.direction == "in" and m.by == "customer"]
    return theirs[-1] if theirs else None

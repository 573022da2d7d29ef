"""Replies that staff start: from a template of a stage, or from nothing."""

from dataclasses import replace
from typing import Any

from assistant.casework.guards import Act
from assistant.casework.nextstage import next_stage
from assistant.casework.replychecks import NO_REQUEST, NO_SUCH_OUTCOME, STATUS_UNKNOWN
from assistant.casework.states import check
from assistant.casework.types import TICKET_TYPES
from assistant.desk import access, drafting, facts, opening
from assistant.desk.contents import DraftContent
from assistant.desk.desk import Desk
from assistant.desk.letters import html_of
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Road, StoredDraft, StoredMessage, Ticket
from assistant.desk.review import joint
from assistant.desk.staging import closing, last_from_customer, stage_facts, standing
from assistant.errors import Refused


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
    road: Road = "mail",
    to: str = "",
) -> StoredDraft:
    """Start a reply: from the template of *stage*, or with an empty *stage* from *text* alone.

    A refusal takes its ground and reason from `set_refusal`; a closing letter and a reply from *text* alone
    their *outcome* from here. *discloses* says that the text holds a customer's data. By another *road* than
    mail it goes *to* a postal address, an account or a number, and somebody says when it was given.
    Raises Refused where the law asks for something that is not there, or the act is not allowed.
    """
    given: dict[str, Any] = {"reason": reason, "done": done, "cover": cover or {}}
    given |= {"upload_link": upload_link, "download_link": download_link}
    way = (road, to.strip())
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        tickets = tx.tickets.of(conversation.id)
        named = [ticket for ticket in tickets if ticket.reference == key.strip().upper()]
        found = (*named, *tickets)[0] if tickets else None
        if stage:
            draft = _from_template(
                desk, tx, staff, conversation, found=found, stage=stage, outcome=outcome, given=given, way=way
            )
        else:
            letter = (subject, text)
            draft = _free(desk, tx, staff, conversation, found=found, letter=letter, outcome=outcome, way=way)
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
    way: tuple[Road, str],
) -> StoredDraft:
    """Keep the reply that the template of *stage* makes for a request."""
    if found is None:
        raise Refused(NO_REQUEST)
    joint.leave_any(desk, tx, conversation, found, staff.id)
    tenant, ending = desk.tenant(found.tenant), closing(stage, outcome)
    asks_about_another = stage == "status" and TICKET_TYPES[found.type].closes_itself
    checks: tuple[str, ...] = ()
    if asks_about_another and next_stage(facts.of_ticket(found, tenant, desk.now())) == "identity":
        stage, checks = "identity", (STATUS_UNKNOWN,)  # nothing of the case goes there
    if stage == "extended":
        check(facts.of_ticket(found, tenant, desk.now()), Act.EXTEND)
    answers = last_from_customer(tx, conversation)
    about = replace(stage_facts(found, answers, tenant), **given)
    if stage == "status":
        about = replace(about, standing=standing(tx, found, tenant, desk.now()))
    if stage == "extended":
        about = replace(about, due=opening.deadline_of(found, tenant, extended=True).due)
    about = replace(about, outcome=ending.value) if ending else about
    written = desk.writer.stage(found.type, stage, tenant=tenant, facts=about)
    return drafting.keep(
        desk,
        tx,
        replace(written, checks=(*checks, *written.checks)),
        conversation=conversation,
        answers=answers,
        tickets=(found,),
        recipient=_goes_to(found, answers, way),
        by=staff.id,
        outcome=ending,
        road=way[0],
    )


def _goes_to(found: Ticket | None, answers: StoredMessage | None, way: tuple[Road, str]) -> str:
    """Return where a reply goes: as it was given, or as the request knows it; empty where nobody does."""
    road, to = way
    if to or road == "post" or (found is None and road != "mail"):
        return to
    if found is not None:
        known = {"mail": found.person.address, "phone": found.person.phone}
        to = known.get(road, found.fields.get("identifier", "") or found.person.address)
    if not to and road == "mail" and answers is not None:
        to = answers.body.reply_to or answers.body.from_address
    return to


def _free(
    desk: Desk,
    tx: Transaction,
    staff: Staff,
    conversation: Conversation,
    *,
    found: Ticket | None,
    letter: tuple[str, str],
    outcome: str,
    way: tuple[Road, str],
) -> StoredDraft:
    """Keep a reply that a person writes from nothing: *letter* is its subject and text.

    What it tells counts as if a template told it: the same checks, the same people who approve.
    """
    if outcome and (found is None or outcome not in facts.KIND_OF_OUTCOME):
        raise Refused(NO_REQUEST if found is None else NO_SUCH_OUTCOME)
    if outcome and found is not None:
        joint.leave_any(desk, tx, conversation, found, staff.id)
    answers = last_from_customer(tx, conversation)
    subject, text = letter
    to = _goes_to(found, answers, way)
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
        kind=facts.KIND_OF_OUTCOME.get(outcome, "answer"),
        outcome=outcome,
        discloses=found is not None and facts.discloses(found.type, outcome),
        road=way[0],
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

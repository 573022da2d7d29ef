"""One reply to several requests of a matter. Each keeps its clock, and can be answered alone at any time."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.casework.guards import Act
from assistant.casework.replychecks import ANSWERED_ALONE
from assistant.casework.states import check
from assistant.casework.types import TICKET_TYPES
from assistant.desk import access, drafting, facts, opening
from assistant.desk.contents import DraftPart
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredDraft, Ticket
from assistant.desk.staging import closing, last_from_customer, stage_facts, standing
from assistant.desk.views import Section
from assistant.errors import Refused
from assistant.writing.records import Draft, StageFacts

STAGES = (
    "identity",
    "details",
    "extended",
    "fulfilled",
    "partly",
    "refused",
    "nothing_found",
    "status",
    "closed",
)
"""What a part of a reply to several requests can tell."""

NOT_JOINT = frozenset({"answer", "receipt", "handover", "language", "wrong_company"})
"""Kinds of drafts that cover requests without telling how one of them stands."""

TOO_FEW = "Choose at least two requests: one alone has a reply of its own."
NOT_OF_MATTER = "One reply covers requests of one matter only."
ANSWERED = "A request that is answered needs no further part: leave it out, or open it again."
TWO_ADDRESSES = "These requests are answered at different addresses: answer each alone."
HAS_REPLY = "One of these requests has a reply that waits already: send it, or throw it away first."
NO_SUCH_PART = "This reply does not cover that request."
NO_SUCH_STAGE = "That cannot be told in a reply to several requests."


def join(desk: Desk, staff: Staff, key: str, sections: Sequence[Section]) -> StoredDraft:
    """Start one reply to several requests of the matter *key*, in the order of *sections*.

    Raises Refused where one of them cannot be told what its section tells; then nothing is written.
    """
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        tickets = _chosen(tx, conversation, sections)
        tenant, now = desk.tenant(conversation.tenant), desk.now()
        for ticket, section in zip(tickets, sections, strict=True):
            if section.stage == "extended":
                check(facts.of_ticket(ticket, tenant, now), Act.EXTEND)
        parts = tuple(_part(ticket, section) for ticket, section in zip(tickets, sections, strict=True))
        return drafting.keep(
            desk,
            tx,
            _written(desk, tx, conversation, tickets, parts),
            conversation=conversation,
            answers=last_from_customer(tx, conversation),
            tickets=tickets,
            recipient=tickets[0].person.address,
            by=staff.id,
            parts=parts,
        )


def _chosen(tx: Transaction, conversation: Conversation, sections: Sequence[Section]) -> tuple[Ticket, ...]:
    """Return the requests of *sections*, locked. Raises Refused where they cannot share a reply."""
    named = [section.reference.strip().upper() for section in sections]
    if len(set(named)) < 2 or len(set(named)) < len(named):
        raise Refused(TOO_FEW)
    if any(section.stage not in STAGES for section in sections):
        raise Refused(NO_SUCH_STAGE)
    here = {ticket.reference: ticket for ticket in tx.tickets.of(conversation.id)}
    if not set(named) <= set(here):
        raise Refused(NOT_OF_MATTER)
    tickets = tuple(tx.tickets.take(here[reference].id) or here[reference] for reference in named)
    if any(ticket.state in ("answered", "closed") for ticket in tickets):
        raise Refused(ANSWERED)
    if any(TICKET_TYPES[ticket.type].closes_itself for ticket in tickets):
        raise Refused(ANSWERED_ALONE)
    if len({ticket.person.address.casefold() for ticket in tickets}) > 1:
        raise Refused(TWO_ADDRESSES)
    if {ticket.id for ticket in tickets} & taken(tx.drafts.of(conversation.id)):
        raise Refused(HAS_REPLY)
    return tickets


def taken(drafts: Sequence[StoredDraft]) -> set[str]:
    """Return the ids of the requests for which a reply waits to be approved or to leave."""
    waiting = [each for each in drafts if each.state in ("open", "approved") and each.kind not in NOT_JOINT]
    return {id for draft in waiting for id in draft.covers}


def _part(ticket: Ticket, section: Section) -> DraftPart:
    outcome = closing(section.stage, section.outcome) or facts.OUTCOME_OF_KIND.get(section.stage)
    return DraftPart(
        ticket_id=ticket.id,
        type=ticket.type,
        kind=section.stage,
        outcome=outcome.value if outcome else "",
        reason=section.reason.strip(),
        done=section.done.strip(),
    )


def _written(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    tickets: Sequence[Ticket],
    parts: Sequence[DraftPart],
) -> Draft:
    """Write the reply; what is told of one request alone is written as its own reply."""
    tenant = desk.tenant(conversation.tenant)
    answers = last_from_customer(tx, conversation)
    told: list[tuple[str, str, StageFacts]] = []
    for ticket, part in zip(tickets, parts, strict=True):
        about = replace(
            stage_facts(ticket, answers, tenant), reason=part.reason, done=part.done, outcome=part.outcome
        )
        if part.kind == "status":
            about = replace(about, standing=standing(tx, ticket, tenant, desk.now()))
        if part.kind == "extended":
            about = replace(about, due=opening.deadline_of(ticket, tenant, extended=True).due)
        told.append((part.type, part.kind, about))
    if len(told) == 1:
        type, stage, about = told[0]
        return desk.writer.stage(type, stage, tenant=tenant, facts=about)
    return desk.writer.joint(told, tenant=tenant)


def leave(desk: Desk, staff: Staff, draft_id: str, reference: str) -> StoredDraft:
    """Take a request out of an open reply to several: it is answered alone, sooner or later than they."""
    with desk.store.write() as tx:
        draft, _ = access.draft(tx, staff, draft_id)
        ticket = access.ticket(tx, staff, reference)
        if draft.state != "open" or draft.parts is None or ticket.id not in draft.covers:
            raise Refused(NO_SUCH_PART)
        _leave(desk, tx, draft, ticket, staff.id)
        return tx.drafts.get(draft_id) or draft


def leave_any(desk: Desk, tx: Transaction, conversation: Conversation, ticket: Ticket, by: str) -> None:
    """Take a request that gets a reply of its own out of whatever open reply covers it with others."""
    for draft in tx.drafts.of(conversation.id):
        if draft.state == "open" and draft.parts is not None and ticket.id in draft.covers:
            _leave(desk, tx, draft, ticket, by)


def _leave(desk: Desk, tx: Transaction, draft: StoredDraft, ticket: Ticket, by: str) -> None:
    """The others stay. A text as the machine wrote it is written anew; one that a person changed is kept.

    What that text still says of the request stands in the way of its approval until a person takes it out.
    """
    drafting.note(desk, tx, draft, by, "draft.left", id=draft.id, ticket=ticket.id)
    tx.drafts.forget_approvals(draft.id)
    parts = tuple(part for part in draft.parts or () if part.ticket_id != ticket.id)
    if not parts:
        tx.drafts.change(draft.id, state="discarded", changed_at=desk.now())
        return
    covers = tuple(part.ticket_id for part in parts)
    changed = replace(draft, parts=parts, covers=covers, ticket_id=covers[0])
    if draft.content == draft.machine_content:
        changed = _anew(desk, tx, changed)
    told = [(part.type, part.outcome) for part in parts]
    tx.drafts.change(
        draft.id,
        parts=changed.parts,
        covers=covers,
        ticket_id=covers[0],
        kind=changed.kind,
        outcome=changed.outcome,
        content=changed.content,
        machine_content=changed.machine_content,
        text_hash=facts.hash_of(changed.content),
        checks=changed.checks,
        discloses=any(facts.discloses(type, outcome) for type, outcome in told),
        version=draft.version + 1,
        changed_at=desk.now(),
    )


def _anew(desk: Desk, tx: Transaction, draft: StoredDraft) -> StoredDraft:
    """Return a draft with its text written for its parts; as it is where that cannot be written."""
    parts, conversation = draft.parts or (), tx.conversations.get(draft.conversation_id)
    if conversation is None:
        return draft
    tickets = [found for part in parts if (found := tx.tickets.get(part.ticket_id))]
    try:
        written = _written(desk, tx, conversation, tickets, parts)
    except Refused:
        return draft
    content = replace(draft.content, subject=written.subject, text=written.text, html=written.html)
    draft = replace(draft, content=content, machine_content=content, checks=written.checks)
    if len(parts) > 1:
        return draft
    return replace(draft, parts=None, kind=parts[0].kind, outcome=parts[0].outcome)

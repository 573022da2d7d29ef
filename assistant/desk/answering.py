"""What a reply does to its tickets: when it was given, when it was not, and when it is taken back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from assistant.casework.approval import SECOND_PERSON
from assistant.casework.guards import NEEDS_REPLY, Act, Outcome, State, by_reply_only, may
from assistant.casework.replychecks import needs_two
from assistant.casework.states import against, move
from assistant.casework.types import TICKET_TYPES
from assistant.desk import drafting, facts, followups
from assistant.desk.contents import Body
from assistant.desk.desk import Desk
from assistant.desk.journal import on_ticket
from assistant.desk.opening import reclock
from assistant.desk.ports import Transaction
from assistant.desk.records import OutboxRow, Road, StoredDraft, StoredMessage, Ticket
from assistant.errors import Refused

CHANNELS: dict[Road, str] = {"mail": "email", "post": "letter", "portal": "portal", "phone": "phone"}
"""How a reply stands in the conversation, by the road that it took."""


def went_out(desk: Desk, tx: Transaction, row: OutboxRow) -> None:
    """The next server took a reply: it is told from the moment when it was given away."""
    draft = tx.drafts.take(row.draft_id) if row.draft_id else None
    if draft is None or row.conversation_id is None:
        return
    drafting.note(desk, tx, draft, "assistant", "mail.sent", kind=draft.kind, mail=row.id)
    told(desk, tx, draft, at=row.claimed_at or desk.now(), message_id_digest=row.message_id_digest)


def told(
    desk: Desk, tx: Transaction, draft: StoredDraft, *, at: datetime, message_id_digest: str = ""
) -> None:
    """A reply was given *at* a moment: it stands in the conversation, and its tickets move on."""
    conversation = tx.conversations.take(draft.conversation_id)
    tx.drafts.change(draft.id, state="sent", changed_at=desk.now())
    by_policy = any(one.by.startswith("policy:") for one in tx.drafts.approvals(draft.id))
    tx.messages.add(
        StoredMessage(
            id=desk.new_id(),
            tenant=draft.tenant,
            conversation_id=draft.conversation_id,
            direction="out",
            by="assistant" if by_policy else "staff",
            channel=CHANNELS[draft.road],
            seq=tx.messages.last_seq(draft.conversation_id) + 1,
            body=Body(
                text=draft.content.text,
                subject=draft.content.subject,
                to=draft.content.recipients,
                html=draft.content.html,
                citations=draft.content.citations,
            ),
            message_id_digest=message_id_digest,
            at=at,
        )
    )
    for id in draft.covers:
        ticket = tx.tickets.take(id)
        if ticket is not None:
            _moved_on(desk, tx, ticket, draft, at)
    if conversation is not None and draft.kind != "receipt":
        tx.conversations.change(conversation.id, attention="")


def _moved_on(desk: Desk, tx: Transaction, ticket: Ticket, draft: StoredDraft, at: datetime) -> None:
    kind, _ = draft.tells(ticket.id)
    if kind in facts.ASKING:
        _waits(desk, tx, ticket, at, kind)
    elif kind == "extended" and not ticket.extended:
        reclock(desk, tx, ticket, "assistant", "extended", extended=True, extension_told_at=at)
    elif outcome := _ending(ticket, draft):
        try:
            _looked_at(desk, tx, ticket, draft)
            ticket = answer(desk, tx, ticket, outcome, actor="assistant", delivered=at, by_reply=True)
            if TICKET_TYPES[ticket.type].closes_itself:
                _close(desk, tx, ticket)
        except Refused:  # it was given; a person must see that the ticket did not follow
            on_ticket(
                desk,
                tx,
                ticket,
                "assistant",
                "state.kept",
                was=ticket.state,
            )


def _looked_at(desk: Desk, tx: Transaction, ticket: Ticket, draft: StoredDraft) -> None:
    """Raise Refused where a ticket became one, after the approval, whose answer two people must see."""
    told_of = replace(facts.of_draft(draft, (ticket,)), outcome=_ending(ticket, draft))
    people = {one.by for one in tx.drafts.approvals(draft.id)}
    if needs_two(told_of, four_eyes=desk.tenant(ticket.tenant).four_eyes) and len(people) < 2:
        raise Refused(SECOND_PERSON)


def _ending(ticket: Ticket, draft: StoredDraft) -> Outcome | None:
    """Return how a sent letter ends a ticket, if it does.

    Telling where a request stands is all that a question about it asks; of another request it ends nothing.
    """
    kind, outcome = draft.tells(ticket.id)
    if outcome:
        return Outcome(outcome)
    asked = TICKET_TYPES[ticket.type].closes_itself and ticket.state in ("new", "in_progress", "waiting")
    return Outcome.FULFILLED if asked and kind == "status" else None


def _close(desk: Desk, tx: Transaction, ticket: Ticket) -> None:
    moved = move(facts.of_ticket(ticket, desk.tenant(ticket.tenant), desk.now()), State.CLOSED)
    tx.tickets.change(ticket.id, state=moved.state.value, closed_at=desk.now())
    on_ticket(desk, tx, ticket, "assistant", moved.tag, was=ticket.state)


def _waits(desk: Desk, tx: Transaction, ticket: Ticket, now: datetime, kind: str) -> None:
    """A question went out: wait for the customer; a doubt about identity may stop the clock."""
    tenant = desk.tenant(ticket.tenant)
    values: dict[str, Any] = {}
    if ticket.state == "waiting":
        values["reminded_at"] = now
    ticket = followups.to_work(desk, tx, ticket, tenant, "assistant")
    if not against(facts.of_ticket(ticket, tenant, now), State.WAITING):
        values["state"] = State.WAITING.value
        on_ticket(
            desk,
            tx,
            ticket,
            "assistant",
            "state.waiting",
            was=ticket.state,
        )
    stops = kind == "identity" and not ticket.stopped_at and values.get("state") == "waiting"
    if stops and not may(facts.of_ticket(ticket, tenant, now), Act.STOP_CLOCK):
        values["stopped_at"] = now
        on_ticket(desk, tx, ticket, "assistant", "clock.stopped")
    if values:
        tx.tickets.change(ticket.id, **values)


def answer(
    desk: Desk,
    tx: Transaction,
    ticket: Ticket,
    outcome: Outcome,
    *,
    actor: str,
    delivered: datetime | None,
    by_reply: bool = False,
) -> Ticket:
    """Move a ticket to answered, through work where it must; raises Refused with the reasons.

    *by_reply* says that an approved reply told it: what discloses, changes, erases or refuses, and every
    end with remedies, is told in no other way. The rules hold for the moment at which it was *delivered*.
    """
    if not by_reply and by_reply_only(ticket.type, outcome):
        raise Refused(NEEDS_REPLY)
    tenant = desk.tenant(ticket.tenant)
    now = delivered or desk.now()
    ticket = followups.clock_goes_on(desk, tx, ticket, now)
    if ticket.state == "new" or (
        ticket.state == "waiting" and outcome not in (Outcome.WITHDRAWN, Outcome.WANT_OF_DETAILS)
    ):
        ticket = followups.to_work(desk, tx, ticket, tenant, actor)
    moved = move(facts.of_ticket(ticket, tenant, now), State.ANSWERED, outcome=outcome)
    tx.tickets.change(
        ticket.id, state=moved.state.value, outcome=outcome.value, answered_at=now, delivered_at=delivered
    )
    on_ticket(
        desk,
        tx,
        ticket,
        actor,
        moved.tag,
        was=ticket.state,
        outcome=outcome.value,
    )
    return tx.tickets.get(ticket.id) or ticket


def not_delivered(desk: Desk, tx: Transaction, row: OutboxRow) -> None:
    """A reply did not leave: what it would have answered is open."""
    draft = tx.drafts.get(row.draft_id) if row.draft_id else None
    for id in draft.covers if draft else ():
        ticket = tx.tickets.take(id) if draft and draft.tells(id)[1] else None
        if ticket is not None and ticket.state in ("answered", "closed"):
            tx.tickets.change(id, delivered_at=None)
            followups.to_work(desk, tx, ticket, desk.tenant(ticket.tenant), "assistant")


def take_back(desk: Desk, tx: Transaction, row: OutboxRow, actor: str, tag: str) -> None:
    """Delete a mail that has not left; its draft is open again and must be approved anew."""
    draft = tx.drafts.get(row.draft_id) if row.draft_id else None
    if draft is not None:
        tx.outbox.delete(row.id)
        open_again(desk, tx, draft, actor, tag)


def open_again(desk: Desk, tx: Transaction, draft: StoredDraft, actor: str, tag: str) -> None:
    """Open a draft that was approved and is not given yet: nobody has approved it any more."""
    tx.drafts.forget_approvals(draft.id)
    tx.drafts.change(draft.id, state="open", version=draft.version + 1, changed_at=desk.now())
    drafting.note(desk, tx, draft, actor, tag, id=draft.id)

"""What a reply of a stage is made of: a request with its message, as writing wants it."""

from datetime import date, datetime

from assistant.casework.guards import Outcome
from assistant.casework.identity import Identity, Result
from assistant.casework.refusal import Refusal
from assistant.casework.replychecks import NO_EARLIER, NO_OUTCOME_HERE
from assistant.casework.types import TICKET_TYPES
from assistant.desk import facts
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredMessage, Ticket
from assistant.errors import Refused
from assistant.settings import Tenant
from assistant.writing.records import StageFacts, Standing

_OVER = ("answered", "closed")


def stage_facts(found: Ticket, answers: StoredMessage | None, tenant: Tenant) -> StageFacts:
    """Return what a reply about one request is made of: its own reference, day and state, nobody else's."""
    refusal = None
    if found.refusal:
        refusal = Refusal(ground=found.refusal.get("ground", ""), reason=found.refusal.get("reason", ""))
    return StageFacts(
        references=(found.reference,),
        received=found.received_at.astimezone(tenant.zone).date(),
        due=_due(found),
        subject=answers.body.subject if answers else "",
        greeting_name=found.person.name,
        missing=found.missing,
        on_behalf=found.on_behalf_of,
        doubt=found.identity in (Identity.DOUBT, Identity.FAILED),
        tried=tuple(one.step for one in found.steps or () if one.result != Result.PASSED),
        papers=_papers(found),
        refusal=refusal,
        outcome=found.outcome,
    )


def standing(tx: Transaction, found: Ticket, tenant: Tenant, now: datetime) -> tuple[Standing, ...]:
    """Return what a reply tells of where requests stand: of this one, or of those that it asks about.

    Raises Refused where it asks about an earlier one, and none of the same person is here or linked to it.
    """
    asked = _asked_about(tx, found) if TICKET_TYPES[found.type].closes_itself else (found,)
    if not asked:
        raise Refused(NO_EARLIER)
    return tuple(
        Standing(
            type=each.type,
            reference=each.reference,
            received=each.received_at.astimezone(tenant.zone).date(),
            due=_due(each),
            state=each.state,
            late=each.due_at <= now and each.state not in _OVER,
        )
        for each in asked
    )


def _asked_about(tx: Transaction, found: Ticket) -> tuple[Ticket, ...]:
    """Return the requests that a question is about: the one it names, those linked to it, or the person's.

    Those that are open; where none is, the newest. What came in the same letter is not what it asks about.
    """
    links = dict(tx.tickets.links(found.id))
    linked = [each for id, kind in links.items() if kind != "same_letter" and (each := tx.tickets.get(id))]
    theirs = tx.tickets.of_person([found.tenant], found.person_digest) if found.person_digest else ()
    own = [each for each in theirs if links.get(each.id) != "same_letter"]
    name = found.fields.get("reference", "").upper()
    named = [each for each in (*linked, *own) if each.reference == name][:1]
    fit = [each for each in named or linked or own if not TICKET_TYPES[each.type].closes_itself]
    opened = [each for each in fit if each.state not in _OVER]
    newest = sorted(fit, key=lambda each: each.received_at)[-1:]
    return tuple(sorted(opened, key=lambda each: each.received_at) or newest)


def _due(ticket: Ticket) -> date | datetime:
    """Return the last day for an answer; of a breach the last moment."""
    return date.fromisoformat(ticket.due) if len(ticket.due) == 10 else ticket.due_at


def _papers(found: Ticket) -> str:
    """Return whose papers a letter asks for: of somebody who asks for another, until they were seen."""
    if not found.on_behalf_of or found.mandate_checked:
        return ""
    return found.behalf.kind if found.behalf else "any"


def closing(stage: str, outcome: str) -> Outcome | None:
    """Return how a closing letter ends its request. Raises Refused where it does not say so."""
    if stage != "closed":
        return None
    if outcome not in {each.value for each in facts.CLOSING}:
        raise Refused(NO_OUTCOME_HERE)
    return Outcome(outcome)


def last_from_customer(tx: Transaction, conversation: Conversation) -> StoredMessage | None:
    """Return what the customer wrote last."""
    theirs = [m for m in tx.messages.of(conversation.id) if m.direction == "in" and m.by == "customer"]
    return theirs[-1] if theirs else None

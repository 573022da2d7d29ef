"""What a reply of a stage is made of: a request with its message, as writing wants it."""

from datetime import date, datetime

from assistant.casework.guards import Outcome
from assistant.casework.identity import Identity, Result
from assistant.casework.refusal import Refusal
from assistant.casework.replychecks import NO_OUTCOME_HERE
from assistant.desk import facts
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredMessage, Ticket
from assistant.errors import Refused
from assistant.settings import Tenant
from assistant.writing.records import StageFacts


def stage_facts(found: Ticket, answers: StoredMessage | None, tenant: Tenant) -> StageFacts:
    """Return what a reply about one request is made of: its own reference, day and state, nobody else's."""
    refusal = None
    if found.refusal:
        refusal = Refusal(ground=found.refusal.get("ground", ""), reason=found.refusal.get("reason", ""))
    due: date | datetime = date.fromisoformat(found.due) if len(found.due) == 10 else found.due_at
    return StageFacts(
        references=(found.reference,),
        received=found.received_at.astimezone(tenant.zone).date(),
        due=due,
        subject=answers.body.subject if answers else "",
        greeting_name=found.person.name,
        missing=found.missing,
        on_behalf=found.on_behalf_of,
        doubt=found.identity in (Identity.DOUBT, Identity.FAILED),
        tried=tuple(one.step for one in found.steps or () if one.result != Result.PASSED),
        papers=_papers(found),
        refusal=refusal,
        state=found.state,
        outcome=found.outcome,
    )


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

"""Light rows of a list: what its lines show. Nothing else of a request is read or opened for them."""

from dataclasses import dataclass, field
from datetime import datetime

from assistant.desk.contents import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A request as a line of the queue shows it."""

    id: str
    tenant: str
    conversation_id: str
    reference: str
    type: str
    state: str
    outcome: str
    identity: str
    extended: bool
    raised: bool
    authority: bool
    channel: str
    received_at: datetime
    due_at: datetime  # the end of the due day; sorts the queue
    due: str  # ISO date, for a breach report date-time
    person: Person = field(repr=False)
    assignee: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What stands above a matter."""

    id: str  # of the conversation
    subject: str = field(repr=False)
    attention: str  # why a person must look; empty: nobody must
    has_draft: bool  # one waits for approval
    to_give: bool  # one is approved, and not given yet by post, in the portal or by phone

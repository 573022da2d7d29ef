"""What the verbs hand back: plain frozen records for pages, channels and commands."""

from dataclasses import dataclass, field
from datetime import datetime

from assistant.desk.people import Clearing, OneTimeLink
from assistant.desk.records import (
    Approval,
    Conversation,
    JournalRow,
    Note,
    OutboxRow,
    StoredAttachment,
    StoredDraft,
    StoredMessage,
    Ticket,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A mail as a channel took it."""

    raw: bytes = field(repr=False)
    tenant_id: str
    envelope_from: str = field(default="", repr=False)
    recipients: tuple[str, ...] = field(repr=False)
    received: datetime
    source: str
    size: int = 0  # 0: the length of raw


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A mail is durable in the ledger."""

    inbound_id: str
    duplicate: bool  # the very same bytes were there already


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A mail that a sender has claimed; these very bytes leave, to this one recipient."""

    id: str
    tenant: str
    kind: str
    envelope_from: str = field(repr=False)
    recipient: str = field(repr=False)
    content: bytes = field(repr=False)
    attempts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatOpened:
    """A chat session; the secret is known to the browser alone."""

    session_id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatMessage:
    """A numbered message of a chat."""

    seq: int
    by: str  # customer, assistant, staff
    text: str = field(repr=False)
    at: datetime
    more: str = field(default="", repr=False)
    citations: tuple[dict[str, str], ...] = ()
    tickets: tuple[dict[str, str], ...] = ()  # reference, type, due
    choices: tuple[dict[str, str], ...] = ()  # value, label
    summary: tuple[dict[str, str], ...] = field(default=(), repr=False)  # label, value
    asks: str = ""  # the field that this message asks for
    client_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What of the queue is wanted; empty means all that is open."""

    tenants: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    states: tuple[str, ...] = ()  # default: all but closed
    assignee: str = ""  # a staff id, or "none"
    overdue: bool = False
    raised: bool = False
    identity: tuple[str, ...] = ()
    channel: str = ""
    search: str = field(default="", repr=False)  # words, an address, a phone or a reference: whole words
    limit: int = 200
    after: str = ""  # the `cursor` of the last row of the page before


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueRow:
    """A line of the queue: a ticket, or a conversation that a person must look at."""

    key: str  # opens it: the reference, or the conversation's id
    tenant: str
    ticket_id: str = ""
    conversation_id: str
    reference: str = ""
    type: str = ""  # empty: no ticket
    attention: str = ""
    state: str = ""
    identity: str = ""
    due: str = ""
    due_at: datetime | None = None
    days_left: int | None = None  # calendar days in the tenant's zone; below zero: overdue
    overdue: bool = False
    raised: bool = False
    authority: bool = False
    assignee: str | None = None
    assignee_name: str = field(default="", repr=False)
    person: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    channel: str = ""
    has_draft: bool = False
    to_give: bool = False  # a reply is approved, and not given yet by post, in the portal or by phone
    received_at: datetime
    outcome: str = ""
    extended: bool = False
    cursor: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """What staff want a reply to several requests to tell of one of them."""

    reference: str
    stage: str  # as of a reply of its own
    done: str = field(default="", repr=False)  # what was done, for this person
    reason: str = field(default="", repr=False)  # why extended, closed, or who they are is in doubt
    outcome: str = ""  # how a closing letter ends it


@dataclass(frozen=True, kw_only=True, slots=True)
class Covered:
    """A request that a draft answers, as it stands now."""

    tenant: str
    reference: str
    type: str
    kind: str  # what the draft tells of it
    due: str
    due_at: datetime
    revision: int  # of the request: it goes up with every change


@dataclass(frozen=True, kw_only=True, slots=True)
class Joinable:
    """A request that may go into one reply with others of its matter."""

    tenant: str
    reference: str
    type: str
    due: str
    due_at: datetime
    stage: str  # of the reply for which it is ready
    chosen: bool  # it is ready for the same reply as the request at hand


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftView:
    """A draft with what must be known before approving it."""

    draft: StoredDraft
    approvals: tuple[Approval, ...]
    approvals_needed: int
    outdated: bool  # something came in after it was written
    problems: tuple[str, ...]  # reasons why it cannot be approved now
    covered: tuple[Covered, ...] = ()  # the requests that it answers, in its order
    outbox: OutboxRow | None = None
    undo_until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedTicket:
    """A ticket that belongs to this one."""

    reference: str
    type: str
    state: str
    kind: str  # same_letter, duplicate, repeat, related
    together: str = ""  # one reply covers both requests: its state, open, approved or sent


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketView:
    """Everything on a ticket's page."""

    conversation: Conversation
    ticket: Ticket | None  # None: a conversation without one
    tickets: tuple[Ticket, ...]  # all of the conversation
    messages: tuple[StoredMessage, ...]
    attachments: tuple[StoredAttachment, ...]
    drafts: tuple[DraftView, ...]
    journal: tuple[JournalRow, ...]
    journal_values: dict[str, str] = field(repr=False)
    journal_whole: bool  # the chain verifies
    notes: tuple[Note, ...]
    linked: tuple[LinkedTicket, ...]
    outbox: tuple[OutboxRow, ...]
    upload_links: tuple[OneTimeLink, ...] = ()
    clearings: tuple[Clearing, ...] = ()  # mails with a copy of an ID that still lie in a mailbox
    staff_names: dict[str, str] = field(default_factory=dict, repr=False)
    moves: tuple[str, ...] = ()  # states to which the ticket may go now
    joinable: tuple[Joinable, ...] = ()  # requests that may share one reply, this one first; or none


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a retention run erased (or would), and what stays and why: counts only."""

    dry_run: bool
    erased: dict[str, int]
    kept: dict[str, str]
    finished: bool = True
    by_tenant: dict[str, dict[str, int]] = field(default_factory=dict)  # company → what → how many went
    stays: dict[str, dict[str, int]] = field(default_factory=dict)  # company → why → how many stay

"""The rows that the desk keeps, as frozen records. The store seals what is personal.

Fields with `repr=False` hold words of or about people; they never appear in a log line. Times are
aware. Ids are random 128-bit hex strings.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from assistant.desk.contents import (
    Behalf,
    Body,
    CheckItem,
    DraftContent,
    DraftPart,
    Person,
    StepTaken,
    Understood,
)

InboundState = Literal["waiting", "handled", "quarantined"]
OutboxState = Literal["waiting", "claimed", "sending", "sent", "failed", "unknown"]
DraftState = Literal["open", "approved", "sent", "discarded"]
Road = Literal["mail", "post", "portal", "phone"]
By = Literal["customer", "assistant", "staff", "machine"]
FollowUp = Literal["", "joined", "probable"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inbound:
    """A line of the ledger: a mail that reached us, with its raw bytes in a blob."""

    id: str
    tenant: str
    source: str  # smtp, or imap:<mailbox>/<folder>/<uidvalidity>/<uid>
    blob_id: str | None  # None once the raw bytes are erased
    raw_digest: str  # keyed hash of the raw bytes: the very same bytes are taken once
    dedupe_key: str | None = None  # known after parsing; the same mail by two roads has one
    message_id_digest: str = ""  # keyed hash of the Message-ID
    same_message_id: bool = False  # other content under a Message-ID that we know
    envelope_from: str = field(repr=False)  # empty: the null sender of RFC 5321
    recipients: tuple[str, ...] = field(repr=False)  # official addresses of this tenant
    size: int  # bytes on the wire
    received_at: datetime  # arrival at our server, or IMAP INTERNALDATE
    state: InboundState = "waiting"
    attempts: int = 0  # failures of handling, and the try in hand
    ended: int = 0  # how often a process ended with this mail in hand: by itself, or by its fault
    not_before: datetime
    claimed_by: str = ""
    claimed_at: datetime | None = None
    error_tag: str = ""  # class and place of the last failure, never text
    action: str = ""  # request, answer, handover, clarify, ignore, duplicate
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """One matter between one customer and one company."""

    id: str
    tenant: str
    channel: str
    token: str  # random; signed into our Message-IDs
    subject: str = field(repr=False)
    language: str  # of our replies, fixed for the matter
    revision: int = 0  # counts what came in; an approval holds for one revision
    attention: str = ""  # why a person must look although there may be no ticket; empty: nobody must
    keep: str = "answered"  # which term of retention holds without a ticket: spam, service, answered
    taken_over_by: str | None = None  # staff id: the assistant is silent
    created_at: datetime
    last_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredMessage:
    """A message of a conversation, in or out."""

    id: str
    tenant: str
    conversation_id: str
    inbound_id: str | None = None
    direction: Literal["in", "out"]
    by: By
    channel: str
    seq: int  # counts within the conversation
    client_id: str | None = None  # the chat widget's own id
    body: Body
    message_id_digest: str = ""
    machine: str = ""  # why it counts as sent by a machine
    understanding: Understood | None = None
    follow_up: FollowUp = ""
    probable_of: str | None = None  # the conversation to which it probably belongs; staff decide
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """What a message says to those who talk, without what was understood of it."""

    id: str
    by: By
    channel: str
    seq: int  # counts within the conversation
    client_id: str | None = None  # the chat widget's own id
    body: Body
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredAttachment:
    """A file in a message; its bytes lie in the raw mail."""

    id: str
    tenant: str
    message_id: str
    name: str = field(repr=False)
    type: str
    size: int
    digest: str  # keyed
    part: int  # which attachment of the raw mail, from 0
    id_copy: bool = False  # treated as a copy of an ID until staff say otherwise
    removed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """A request that the desk works on."""

    id: str
    tenant: str
    conversation_id: str
    reference: str
    type: str
    state: str  # new, in_progress, waiting, answered, closed
    outcome: str = ""
    identity: str  # not_needed, open, doubt, confirmed, failed
    identity_verified_at: datetime | None = None
    address_known: bool = False  # it is answered at an address that was known for the matter
    mandate_checked: bool = False  # staff saw that whoever asks may ask for another
    steps: tuple[StepTaken, ...] | None = field(default=None, repr=False)  # of the identity ladder
    behalf: Behalf | None = field(default=None, repr=False)  # as what somebody asks for another
    extended: bool = False
    extension_told_at: datetime | None = None  # when the notice of extension was sent
    stopped_days: int = 0
    stopped_at: datetime | None = None  # since when the clock stands still
    raised: bool = False  # a reminder, or a letter of the authority
    authority: bool = False
    authority_on: str | None = None  # ISO date on which the authority's letter came
    held: bool = False  # must stay for a claim or the authority; the journal says why
    channel: str
    received_at: datetime
    aware_at: datetime | None = None  # of a breach: a later moment of awareness; counts only while it is one
    due_at: datetime  # the end of the due day; sorts the queue
    due: str  # ISO date, for a breach report date-time
    derivation: tuple[str, ...]
    target: str = ""  # ISO date of the house target
    person: Person = field(repr=False)
    person_digest: str = ""
    fields: dict[str, str] = field(repr=False)
    missing: tuple[str, ...] = ()
    on_behalf_of: bool = False
    checklist: tuple[CheckItem, ...] = ()
    refusal: dict[str, str] | None = field(default=None, repr=False)  # ground, reason
    assignee: str | None = None
    revision: int = 0
    created_at: datetime
    reminded_at: datetime | None = None  # of what is missing
    answered_at: datetime | None = None
    delivered_at: datetime | None = None  # the next server took the answer, or staff say how it was given
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredDraft:
    """A reply that waits for approval, or was approved."""

    id: str
    tenant: str
    conversation_id: str
    ticket_id: str | None = None
    covers: tuple[str, ...] = ()  # ids of all tickets that it answers
    answers_message: str | None = None
    kind: str  # answer, receipt, identity, details, extended, fulfilled, partly, refused …
    outcome: str = ""  # what it tells, where it ends a request
    state: DraftState = "open"
    version: int = 1  # of its text; an edit names the version it started from
    revision: int  # of the conversation when it was written
    content: DraftContent = field(repr=False)
    machine_content: DraftContent | None = field(default=None, repr=False)
    text_hash: str  # over all of `content`
    checks: tuple[str, ...] = ()  # what a person must look at first
    discloses: bool = False
    road: Road = "mail"  # how it reaches the customer; all but mail are walked by people
    parts: tuple[DraftPart, ...] | None = None  # of a reply to several requests, in the order of `covers`
    sent_back: str = field(default="", repr=False)  # why a second person sent it back
    by: str  # "assistant" or a staff id
    created_at: datetime
    changed_at: datetime

    def tells(self, ticket_id: str) -> tuple[str, str]:
        """Return which stage and outcome it tells of one of the requests that it covers."""
        for part in self.parts or ():
            if part.ticket_id == ticket_id:
                return part.kind, part.outcome
        return self.kind, self.outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """One person's (or policy's) yes to one exact text."""

    id: str
    tenant: str
    draft_id: str
    by: str
    text_hash: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxRow:
    """A mail that is to leave; the very bytes lie in a blob."""

    id: str
    tenant: str
    draft_id: str | None = None
    conversation_id: str | None = None
    blob_id: str
    kind: str
    message_id_digest: str
    envelope_from: str = field(default="", repr=False)  # empty for what must never bounce back
    recipient: str = field(repr=False)
    address_digest: str
    domain_digest: str
    state: OutboxState = "waiting"
    attempts: int = 0
    not_before: datetime
    claimed_by: str = ""
    claimed_at: datetime | None = None
    reply: str = ""  # the server's code and class
    sent_at: datetime | None = None
    retried_at: datetime | None = None  # when a person last let it be sent again
    filed: bool = False
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalRow:
    """One entry of a chain: tags, ids and keyed digests."""

    id: str
    tenant: str
    chain: str
    seq: int
    at: datetime
    actor: str
    tag: str
    data: dict[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """An internal note; nothing that sends can read it."""

    id: str
    tenant: str
    ticket_id: str
    by: str
    text: str = field(repr=False)
    at: datetime

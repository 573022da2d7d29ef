"""What lies inside the rows of the desk: words, people, files. The store seals each as one value."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRef:
    """A file that came with or goes with a mail."""

    name: str = field(repr=False)
    type: str
    size: int
    sha256: str
    blob_id: str = ""  # empty: it lies in the raw mail


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """What a message says."""

    text: str = field(repr=False)  # the whole body as text
    new_text: str = field(default="", repr=False)  # what the sender wrote now
    signature: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    from_name: str = field(default="", repr=False)
    from_address: str = field(default="", repr=False)
    reply_to: str = field(default="", repr=False)
    to: tuple[str, ...] = field(default=(), repr=False)
    cc: tuple[str, ...] = field(default=(), repr=False)
    message_id: str = field(default="", repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    html: str = field(default="", repr=False)  # of what we sent; that of customers stays in the raw mail
    more: str = field(default="", repr=False)  # chat: the rest of the answer
    citations: tuple[dict[str, str], ...] = ()  # source, section, title
    tickets: tuple[dict[str, str], ...] = ()  # chat: reference, type and due date of what was opened
    choices: tuple[dict[str, str], ...] = ()  # chat: buttons, value and label
    summary: tuple[dict[str, str], ...] = ()  # chat: what was noted of a request, label and value
    asks: str = ""  # chat: the field that this message asks for
    defects: tuple[str, ...] = ()
    auth: dict[str, str] | None = None  # spf, dkim, dmarc as our own host saw them


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidWish:
    """A wish as it was understood, with the words that decided."""

    intent: str
    score: float
    sentence: str = field(default="", repr=False)
    evidence: tuple[tuple[str, float], ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """What was understood of a message when it came."""

    language: str
    wishes: tuple[SaidWish, ...] = ()
    found: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # field, value
    notes: tuple[str, ...] = ()
    action: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Who asks, and the ways to reach them."""

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    other: tuple[str, ...] = field(default=(), repr=False)
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepTaken:
    """What is recorded of one step of the identity ladder."""

    step: str  # a value of casework.identity.Step
    result: str  # passed, failed, unfit
    note: str = field(default="", repr=False)  # why it does not fit, what came of it
    by: str  # staff id
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class BehalfCheck:
    """Something that was seen of whoever asks for another."""

    id: str  # of casework.behalf
    how: str = field(repr=False)  # what was seen, and where it is
    day: str = field(default="", repr=False)  # ISO date where the check is about one: of a death
    by: str  # staff id
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Behalf:
    """As what somebody asks for another, and what was seen of it."""

    kind: str  # a value of casework.behalf.Kind
    checks: tuple[BehalfCheck, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckItem:
    """Something that must be done in the company's own systems."""

    id: str
    text: str
    done_by: str = ""  # staff id
    done_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftContent:
    """What would be sent, to whom: exactly this is approved."""

    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    more: str = field(default="", repr=False)
    recipients: tuple[str, ...] = field(default=(), repr=False)
    attachments: tuple[FileRef, ...] = ()
    citations: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftPart:
    """What a reply to several requests tells of one of them."""

    ticket_id: str
    type: str  # of the request when this was written
    kind: str  # its stage
    outcome: str = ""
    reason: str = field(default="", repr=False)
    done: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pending:
    """What a chat waits for; the next message answers it."""

    step: str = ""  # field, confirm, change, mail, mail_where, correct, stopped, reference, code, or nothing
    tickets: tuple[str, ...] = ()  # ids of the requests that it is about
    back: tuple[str, ...] = ()  # ids of those of the form to come back to
    name: str = ""  # of the field that is asked for now
    skipped: tuple[str, ...] = ()  # fields that the customer passed over
    shown: bool = False  # the summary was shown: what is asked now is a change
    reference: str = ""  # whose state is asked for
    code_hash: str = field(default="", repr=False)  # empty: no code was sent, and none is right
    ends: datetime | None = None  # when the code stops working
    tries: int = 0

"""What the API takes and gives, as it stands in `/openapi.json`."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]

TicketState = Literal["new", "in_progress", "waiting", "answered", "closed"]
Road = Literal["mail", "post", "portal", "phone"]
Ending = Literal[
    "",
    "fulfilled",
    "partly_fulfilled",
    "refused",
    "withdrawn",
    "no_data_found",
    "not_a_privacy_matter",
    "want_of_details",
]
Stage = Literal[
    "",
    "identity",
    "details",
    "fulfilled",
    "partly",
    "refused",
    "nothing_found",
    "status",
    "customer_service",
    "closed",
    "wrong_company",
]
Identity = Literal["not_needed", "open", "doubt", "confirmed", "failed"]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Brief(BaseModel):
    """A ticket in a list; no personal data."""

    reference: str = Field(examples=["VEN-7K3M-9QXA"])
    type: str = Field(examples=["access"])
    state: TicketState
    outcome: str = Field("", description="How it ended; empty while it is open.")
    identity: Identity
    channel: str = Field(examples=["email"])
    received_at: datetime
    due: str = Field(description="Last day for the answer, or the last moment.", examples=["2026-12-28"])
    extended: bool
    overdue: bool


class Page(BaseModel):
    """Some tickets, by due date, and where to go on."""

    items: list[Brief]
    next: str | None = Field(None, description="Value of `cursor` for what follows; null: that was all.")


class Who(BaseModel):
    """Who asks; personal data."""

    name: str = ""
    address: str = Field("", description="Mail address.")
    phone: str = ""


class Todo(BaseModel):
    """Something to do in the company's own systems."""

    id: str = Field(examples=["erase_everywhere"])
    text: str
    done_at: datetime | None = None


class Linked(BaseModel):
    """Another ticket that belongs to it."""

    reference: str
    type: str
    kind: str = Field(examples=["same_letter"])


class Ticket(Brief):
    """All that a system may know of a ticket; personal data."""

    person: Who
    on_behalf_of: bool = Field(description="Whoever writes does so for somebody else.")
    fields: dict[str, str] = Field(description="Details, as found in the text or set by people.")
    missing: list[str] = Field(description="Details without which the desk cannot act.")
    derivation: list[str] = Field(description="How the due date came about, in the company's language.")
    target: date | None = Field(None, description="The house target, where it is earlier.")
    checklist: list[Todo]
    linked: list[Linked]


class NewTicket(_Given):
    """A request that reached the company another way."""

    type: str = Field(examples=["access"], max_length=24)
    channel: Literal["letter", "phone"]
    received_at: Annotated[datetime, Field(description="When it reached the company, with its offset.")]
    person: Who
    text: Annotated[str, StringConstraints(max_length=20_000)] = Field("", description="What they asked.")
    fields: dict[str, Text] = Field({}, examples=[{"identifier": "12345"}])


class Changes(_Given):
    """Details to set; an empty text takes one away."""

    fields: dict[str, Text] = Field(min_length=1, max_length=30, examples=[{"identifier": "12345"}])


class Move(_Given):
    """Where a ticket should go."""

    to: TicketState
    outcome: Ending = Field(
        "",
        description="To `answered`: `withdrawn`, or `fulfilled` where nothing is disclosed, changed, erased.",
    )
    how: Text = Field("", description="To `answered`: how the customer knows, or withdrew it.")


class NewReply(_Given):
    """A reply to propose; people approve it."""

    stage: Stage = Field("", description="Its template; empty: `text` alone.", examples=["refused"])
    road: Road = Field("mail", description="How it reaches the customer.")
    to: Short = Field("", description="By post, portal or phone: the address, account or number.")
    subject: Short = ""
    text: Annotated[str, StringConstraints(max_length=20_000)] = ""
    outcome: Ending = Field("", description="How the request ends, for `text` alone or `closed`.")
    ground: str = Field("", max_length=20, description="Of a refusal, whole or in part.", examples=["17(3)"])
    reason: Text = Field("", description="Of a refusal or a closing, as the customer reads it.")
    done: Text = Field("", description="What was done, as the customer reads it.")
    discloses: bool = Field(False, description="`text` holds the customer's data.")


class Reply(BaseModel):
    """A reply as it stands; personal data."""

    id: str
    kind: str
    road: Road
    outcome: str = Field(description="How it ends the request; empty: it does not.")
    state: Literal["open", "approved", "sent", "discarded"] = Field(
        description="By post, portal or phone an approved one waits to be given."
    )
    to: list[str]
    subject: str
    text: str = Field(description="Exactly this is given once it is approved.")
    approvals: int
    approvals_needed: int
    problems: list[str] = Field(description="Why it cannot be approved now.")


class Replies(BaseModel):
    """The replies to a ticket, oldest first."""

    items: list[Reply]


class Given(_Given):
    """When a reply was given."""

    at: datetime | None = Field(None, description="With its offset; null: now.")


class Ticked(_Given):
    """Whether an item of the checklist is done."""

    done: bool


class Remark(_Given):
    """An internal note; never sent to the customer."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]


class Document(BaseModel):
    """A file that came with a message."""

    id: str
    name: str
    type: str = Field(examples=["application/pdf"])
    size: int = Field(description="Bytes.")
    readable: bool = Field(description="False: removed, or treated as a copy of an ID, which no system gets.")


class Documents(BaseModel):
    """The files of a ticket."""

    items: list[Document]


class Handed(BaseModel):
    """A package that waits for the customer behind a link; a draft with the link is ready for approval."""

    code: str = Field(description="Goes to the customer another way than the link; told only now.")
    draft: str = Field(description="The letter that holds the link; a person approves it.")
    expires_at: datetime


class NewWebhook(_Given):
    """An address to be told."""

    url: Short = Field(examples=["https://crm.example.org/privacy"])
    events: list[str] = Field([], max_length=20, description="Empty: all.", examples=[["ticket.opened"]])


class Webhook(BaseModel):
    """An address that is told."""

    id: str
    url: str
    events: list[str]
    created_at: datetime
    disabled: bool = Field(description="True after it answered 410: it is told nothing more.")


class MadeWebhook(Webhook):
    """A new webhook with its secret, which is told only now."""

    secret: str = Field(examples=["whsec_…"])


class Webhooks(BaseModel):
    """The webhooks of the company."""

    items: list[Webhook]


class Told(BaseModel):
    """A message to a webhook."""

    id: str = Field(description="The `webhook-id` of every try.")
    event: str
    at: datetime
    data: dict[str, Any]
    state: Literal["waiting", "sent", "failed"]
    attempts: int
    status: int | None = Field(description="Of the last answer; null: none came.")


class ToldList(BaseModel):
    """Messages to a webhook, newest first."""

    items: list[Told]

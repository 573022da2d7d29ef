"""What goes over the wire between a chat and its browser; the OpenAPI document is made of these."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.desk.views import ChatMessage

_SAID: dict[str, Any] = {
    "seq": 2,
    "by": "assistant",
    "text": "We houden je gegevens niet langer dan nodig is.",
    "more": "Hoe lang dat is, verschilt per soort gegevens.",
    "at": "2026-11-21T10:00:02+01:00",
    "citations": [{"source": "statement", "section": "2.6", "title": "Bewaartermijnen"}],
    "tickets": [],
    "choices": [{"value": "not_this", "label": "Ik bedoelde iets anders"}],
    "summary": [],
    "asks": "",
    "client_id": None,
}


class Suggestion(BaseModel):
    """A button that writes a first message."""

    value: str = Field(description="Posted as `choice`.", examples=["request.access"])
    label: str = Field(description="What the button says, posted as `text`.")


class Colours(BaseModel):
    """The company's colour on light and dark ground."""

    accent: str = Field(examples=["#b04a00"])
    on_accent: str = Field(examples=["#ffffff"])
    accent_dark: str = Field(examples=["#ffab5e"])
    on_accent_dark: str = Field(examples=["#2a1500"])


class Info(BaseModel):
    """What a chat shows before anything is said; nothing is stored for it."""

    company: str = Field(description="The company's name.", examples=["Ventum"])
    language: str = Field(description="Language of the chat (ISO 639-1).", examples=["nl"])
    notice: str = Field(description="Privacy notice; shown first.")
    hours: str = Field(description="When a person is there, in words.")
    there: str = Field(description="Whether a person is there now, and if not, when; it stays in sight.")
    suggestions: list[Suggestion] = Field(description="Ways to begin.")
    labels: dict[str, str] = Field(description="The words of the widget's buttons and notices.")
    kinds: dict[str, str] = Field(
        description="What a request of each type is called.", examples=[{"access": "Inzage in je gegevens"}]
    )
    colours: Colours
    longest: int = Field(description="The longest message, in characters.", examples=[4000])


class Opened(BaseModel):
    """A new chat. The secret is known to this browser alone; keep it, it is not shown again."""

    session: str = Field(description="The chat's id.", examples=["5f0c…"])
    secret: str = Field(description="Sent with every further call: `Authorization: Bearer <secret>`.")
    messages: list["Said"] = Field(description="The first message and what was answered, if one was brought.")


class Begin(BaseModel):
    """What a browser may bring to a new chat, so that opening it again changes nothing."""

    session: str = Field(
        pattern=r"^[0-9a-f]{32}$", description="128 random bits in hexadecimal, of the browser's own making."
    )
    secret: str = Field(
        min_length=32, max_length=64, pattern=r"^[A-Za-z0-9_-]+$", description="At least 192 random bits."
    )
    first: "Post | None" = Field(None, description="The first message; its answer comes with the chat.")


class Post(BaseModel):
    """A message of the customer."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"client_id": "m-1f6a", "text": "Hoe lang bewaren jullie mijn data?"}}
    )

    client_id: str = Field(
        min_length=1,
        max_length=64,
        pattern=r"^[A-Za-z0-9._:-]+$",
        description="The browser's own id of this message. Posting it again changes nothing.",
    )
    text: str = Field(min_length=1, max_length=20_000, description="What the customer writes.")
    choice: str = Field(
        "",
        max_length=64,
        pattern=r"^[a-z_.:]*$",
        description="The `value` of the button that was pressed; empty where words were typed.",
    )


class Cited(BaseModel):
    """Where an answer comes from."""

    source: str = Field(description="`statement`, `law` or `desk`.")
    section: str
    title: str


class Opening(BaseModel):
    """A request that was opened from this chat."""

    reference: str = Field(examples=["VEN-7K3M-9QXA"])
    type: str = Field(examples=["erasure"])
    due: str = Field(
        description="Answered at the latest on this day; empty where no answer by a day is owed.",
        examples=["2026-12-21"],
    )


class Choice(BaseModel):
    """A button under a message: posting its `label` as text and its `value` as choice presses it."""

    value: str = Field(description="What it stands for, posted as `choice`.", examples=["request.access"])
    label: str = Field(
        description="What is written on it, posted as `text`.", examples=["Inzage in je gegevens"]
    )


class Row(BaseModel):
    """A line of what was noted of a request, for the customer to confirm."""

    label: str = Field(examples=["Naam"])
    value: str = Field(examples=["Jan Vis"])


class Said(BaseModel):
    """A numbered message of a chat."""

    model_config = ConfigDict(json_schema_extra={"example": _SAID})

    seq: int = Field(description="Counts within the chat, from 1.")
    by: str = Field(description="`customer`, `assistant` or `staff`.")
    text: str
    more: str = Field(description="The rest of a long answer; empty where there is none.")
    at: str = Field(description="ISO 8601 with offset.")
    citations: list[Cited]
    tickets: list[Opening]
    choices: list[Choice] = Field(description="Buttons; they count while this is the last message.")
    summary: list[Row] = Field(description="What was noted of a request.")
    asks: str = Field(
        description="The field that is asked for: `name`, `mail`, `code` …; else empty.", examples=["name"]
    )
    client_id: str | None = Field(description="The browser's own id, of a customer's message.")


class Messages(BaseModel):
    """Messages in their order."""

    messages: list[Said]


class Problem(BaseModel):
    """What went wrong, in a line for a person."""

    error: str = Field(examples=["This chat is not known here, or it was deleted."])


def said(message: ChatMessage) -> Said:
    """Return a message as it goes over the wire."""
    return Said(
        seq=message.seq,
        by=message.by,
        text=message.text,
        more=message.more,
        at=message.at.isoformat(),
        citations=[
            Cited(source=c.get("source", ""), section=c.get("section", ""), title=c.get("title", ""))
            for c in message.citations
        ],
        tickets=[
            Opening(reference=t.get("reference", ""), type=t.get("type", ""), due=t.get("due", ""))
            for t in message.tickets
        ],
        choices=[Choice(value=c["value"], label=c.get("label", c["value"])) for c in message.choices],
        summary=[Row(label=r.get("label", ""), value=r.get("value", "")) for r in message.summary],
        asks=message.asks,
        client_id=message.client_id,
    )

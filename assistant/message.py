"""What every channel delivers: one frozen record, whatever road the words came by."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """The road a message came by."""

    EMAIL = "email"
    CHAT = "chat"
    LETTER = "letter"
    PHONE = "phone"


class Machine(StrEnum):
    """Why a mail counts as sent by a machine (RFC 3834, RFC 3464, RFC 2919, RFC 8098)."""

    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    LIST = "list"
    RECEIPT = "receipt"
    OWN = "own"
    LOOP = "loop"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """Who a message says it is from; never proof of who it is from."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A part of a mail that is not its letter; size and hash are those of the decoded bytes."""

    name: str
    type: str
    size: int
    sha256: str
    shows: bool = False  # a picture or a PDF, whatever its type says: it may be a copy of an ID


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """An earlier message of the same chat."""

    by: str  # "customer", "assistant" or "staff"
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What a customer (or a machine) sent us. `text` is only what the sender wrote now."""

    tenant: str
    channel: Channel
    received: datetime  # aware; the arrival at our server, never the Date header
    text: str
    subject: str = ""
    signature: str = ""
    sender: Sender = Sender()
    history: tuple[Turn, ...] = ()
    machine: Machine | None = None
    attachments: tuple[Attachment, ...] = ()
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()

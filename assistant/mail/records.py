"""What the parser makes of a mail, and what the composer needs of one: frozen records, no work."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assistant.message import Attachment, Channel, Machine, Message, Sender

_NOBODY = Sender()


@dataclass(frozen=True, kw_only=True, slots=True)
class NewText:
    """A body taken apart. Every line of `new` is a line of the text that came in."""

    new: str = ""
    """What the sender wrote now; of a bare forward the forwarded text."""

    signature: str = ""
    """The greeting line and what follows it, device lines and disclaimers."""

    quoted: str = ""
    """Earlier mail that was quoted, with its attribution lines."""

    forwarded: str = ""
    """Somebody else's mail that was passed on, without its header block; empty: not a forward."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounced:
    """Which mail came back, from whom, and why (RFC 3464, or the text of the report)."""

    message_id: str = ""
    """Message-ID of the mail that bounced, without `<>`; empty where the report does not say."""

    recipient: str = ""
    """The address that was not reached; empty where the report does not say."""

    status: str = ""
    """Enhanced status code (RFC 3463) such as `5.1.1`; empty where it cannot be told."""

    @property
    def permanent(self) -> bool:
        """Whether the address fails for good; a delay (4.x.x) or a delivery (2.x.x) does not."""
        return not self.status.startswith(("2", "4"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Auth:
    """What our own receiving host found (RFC 8601); `none` where it did not look."""

    spf: str = "none"
    """pass, fail, softfail, neutral, none, temperror or permerror."""

    dkim: str = "none"
    """pass, fail, policy, neutral, none, temperror or permerror; the best of several signatures."""

    dmarc: str = "none"
    """pass, fail, none, temperror, permerror or bestguesspass."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedMail:
    """One RFC 5322 message as far as it could be read; what could not is said in `defects`."""

    message_id: str = ""
    """Without `<>`; empty: there was none."""

    in_reply_to: str = ""
    """First id of In-Reply-To, without `<>`."""

    references: tuple[str, ...] = ()
    """Ids of References in their order, without `<>`, each once."""

    sender: Sender = _NOBODY
    """The first address of From."""

    senders: tuple[Sender, ...] = ()
    """All addresses of From; more than one is rare and suspicious."""

    reply_to: Sender | None = None
    """Where the sender wants the answer, if it differs from `sender`."""

    to: tuple[str, ...] = ()
    """Addresses of To, without names."""

    cc: tuple[str, ...] = ()
    """Addresses of Cc, without names."""

    subject: str = ""
    """Decoded and unfolded."""

    date: datetime | None = None
    """The Date header with its own offset; none where it is missing or senseless."""

    text: str = ""
    """The whole body as text, NFC, LF line ends; from HTML where there is no plain part."""

    html: str = ""
    """The HTML body as it came: dangerous until made safe."""

    new_text: str = ""
    """What the sender wrote now."""

    signature: str = ""
    """The greeting line and what follows it."""

    quoted: str = ""
    """Earlier mail quoted."""

    forwarded: str = ""
    """Mail passed on."""

    auto: Machine | None = None
    """Why this mail counts as a machine's; none: a person wrote it."""

    form: Sender | None = None
    """Who filled in the web form that sent this; none: no form did."""

    bounced: Bounced | None = None
    """Of a bounce or delivery report: which mail it is about."""

    auth: Auth | None = None
    """Findings of our own receiving host; none: unverified."""

    attachments: tuple[Attachment, ...] = ()
    """Parts that are not the letter, in order; `attachment_bytes` finds them by this position."""

    defects: tuple[str, ...] = ()
    """What could not be read or was odd, in plain words, without any of the mail's content."""

    body_digest: str = ""
    """SHA-256 (hex) over all decoded leaf parts, in order."""

    @property
    def by_form(self) -> bool:
        """Whether a web form sent it: never answered without a person (RFC 3834)."""
        return self.form is not None

    @property
    def writer(self) -> Sender:
        """Who wrote it: the sender, or whom a form names."""
        return self.form or self.sender

    @property
    def answer_to(self) -> Sender:
        """Who gets the answer."""
        return self.form or self.reply_to or self.sender

    def to_json(self, file: str) -> dict[str, Any]:
        """Return the line that `assistant read` prints for *file* (docs: the contract's keys)."""
        return {
            "file": file,
            "message_id": self.message_id,
            "in_reply_to": self.in_reply_to,
            "references": list(self.references),
            "from": {"name": self.sender.name, "address": self.sender.address},
            "reply_to": _person(self.reply_to),
            "to": list(self.to),
            "cc": list(self.cc),
            "subject": self.subject,
            "date": self.date.isoformat() if self.date else None,
            "text": self.text,
            "new_text": self.new_text,
            "signature": self.signature,
            "auto": self.auto.value if self.auto else None,
            "bounced": _fields(self.bounced, ("message_id", "recipient", "status")),
            "auth": _fields(self.auth, ("spf", "dkim", "dmarc")),
            "attachments": [
                {"name": a.name, "type": a.type, "bytes": a.size, "sha256": a.sha256}
                for a in self.attachments
            ],
            "defects": list(self.defects),
        }


def _person(person: Sender | None) -> dict[str, str] | None:
    return None if person is None else {"name": person.name, "address": person.address}


def _fields(record: object | None, names: tuple[str, ...]) -> dict[str, str] | None:
    return None if record is None else {name: getattr(record, name) for name in names}


def to_message(parsed: ParsedMail, *, tenant: str, received: datetime) -> Message:
    """Return what the rest of the house works on. *received* is the arrival, never the Date header."""
    return Message(
        tenant=tenant,
        channel=Channel.EMAIL,
        received=received,
        text=parsed.new_text,
        subject=parsed.subject,
        signature=parsed.signature,
        sender=parsed.writer,
        machine=parsed.auto,
        attachments=parsed.attachments,
        message_id=parsed.message_id,
        in_reply_to=parsed.in_reply_to,
        references=parsed.references,
    )


def dedupe_key(tenant: str, parsed: ParsedMail) -> str:
    """Return the key under which the same mail is known again, whatever road and headers it took.

    SHA-256 (hex) over tenant, From, Date, Subject, Message-ID and the decoded parts: the same
    Message-ID with another content is another mail.
    """
    date = parsed.date.isoformat() if parsed.date else ""
    names = [f"{person.name} <{person.address}>" for person in parsed.senders]
    digest = hashlib.sha256()
    for field in (tenant, *names, "", date, parsed.subject, parsed.message_id, parsed.body_digest):
        data = field.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()

"""An approved letter → bytes; the same letter gives the same bytes, over all retries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.message import Sender


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosure:
    """A file that goes with a mail."""

    name: str
    """File name as the recipient sees it."""

    type: str
    """Media type such as `application/pdf`."""

    content: bytes
    """The file itself."""


def message_id(*, token: str, unique: str, domain: str) -> str:
    """Return a Message-ID (without `<>`) that carries a conversation's signed *token*.

    *unique* tells the mails of one conversation apart (random, or the outbox row's id). Raises
    ValueError where a part holds anything but letters, digits, `-` and `_`.
    """
    return f"{unique}.{token}@{domain}"


def tokens(ids: Sequence[str], *, domains: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens in Message-IDs of ours among *ids* (In-Reply-To, References), newest first."""
    return ()


def reply_subject(subject: str) -> str:
    """Return *subject* with one `Re:` before it, whatever stood there (Antw:, SV:, AW:, Re: Re:)."""
    return f"Re: {subject}"


def compose(
    *,
    sender: Sender,
    recipient: Sender,
    subject: str,
    text: str,
    html: str,
    date: datetime,
    message_id: str,
    in_reply_to: str = "",
    references: Sequence[str] = (),
    receipt: bool = False,
    language: str = "",
    enclosures: Sequence[Enclosure] = (),
) -> bytes:
    """Return the mail as bytes with CRLF line ends.

    *subject* is used as given (see `reply_subject`); *references* are those of the mail answered,
    whose own id is *in_reply_to*. *receipt* marks an automatic acknowledgement (RFC 3834). Raises
    ValueError where a header value holds a line break or another control character, an address is
    no address, or *date* has no zone.
    """
    return b""

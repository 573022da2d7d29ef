"""An approved letter → bytes; the same letter gives the same bytes, over all retries.

RFC 5322 (threading 3.6.4), RFC 2045–2047 and 2231, RFC 3834 (automatic receipts), RFC 6532 (addresses
beyond ASCII). Nothing is taken from the clock or from chance: the boundary comes from the Message-ID.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

import idna

from assistant.mail import subjects
from assistant.message import Sender

MOST_REFERENCES = 20
LONGEST_REFERENCES = 900
LONGEST_SUBJECT = 400
_LINE = 76

_CONTROL = re.compile("[\x00-\x1f\x7f\u0085\u2028\u2029]")
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+\Z")
_LOCAL = re.compile(r"[^\s@<>\"(),:;\\\[\]]{1,64}\Z")
_DOMAIN = re.compile(r"[^\s@<>\"(),:;\\]{1,253}\Z")
_ID = re.compile(r"[!-;=?-~]{1,250}\Z")
_ID_PART = re.compile(r"[A-Za-z0-9_-]{1,128}\Z")
_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}\Z")


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
    if not _ID_PART.match(token) or not _ID_PART.match(unique):
        raise ValueError("token and unique part of a Message-ID are letters, digits, - and _")
    return f"{unique}.{token}@{_domain(domain, ascii_only=True)}"


def tokens(ids: Sequence[str], *, domains: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens in Message-IDs of ours among *ids* (References, then In-Reply-To), newest first.

    They are only what the sender wrote: check each token's signature, and who writes.
    """
    ours = {domain.casefold() for domain in domains}
    found: list[str] = []
    for name in reversed(ids):
        local, _, domain = name.strip("<> ").rpartition("@")
        unique, _, token = local.partition(".")
        if domain.casefold() in ours and _ID_PART.match(unique) and _ID_PART.match(token):
            found.append(token)
    return tuple(dict.fromkeys(found))


def reply_subject(subject: str) -> str:
    """Return *subject* with one `Re:` before it, whatever stood there (Antw:, SV:, AW:, Re: Re:)."""
    bare = subjects.bare(subject)
    return f"Re: {bare}".rstrip()[:LONGEST_SUBJECT]


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
    """Return the mail as bytes with CRLF line ends; the same arguments give the same bytes.

    *subject* is used as given (see `reply_subject`); *references* are those of the mail answered,
    whose own id is *in_reply_to*. *receipt* marks an automatic acknowledgement (RFC 3834). Without *html*
    there is the text alone: a reader would show an empty last alternative. The body is ASCII on the
    wire; addresses beyond ASCII need SMTPUTF8 (`needs_smtputf8`). Raises ValueError where a header
    value holds a line break or another control character, an address is no address, or *date* has no zone.
    """
    if date.tzinfo is None:
        raise ValueError("the date of a mail needs a zone")
    seed = hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()[:24]
    head = [
        ("From", _mailbox(sender)),
        ("To", _mailbox(recipient)),
        ("Subject", _words(_plain(subject, "subject"))),
        ("Date", format_datetime(date)),
        ("Message-ID", _id(message_id)),
        *_threading(in_reply_to, references),
        *([("Auto-Submitted", "auto-replied")] if receipt else []),
        ("X-Auto-Response-Suppress", "All"),
        *([("Content-Language", _plain(language, "language"))] if language else []),
        ("MIME-Version", "1.0"),
    ]
    body = _alternative(text, html, f"alt_{seed}") if html else _text(text, "plain") + b"\r\n"
    if enclosures:
        body = _mixed(body, enclosures, f"mix_{seed}")
    return "\r\n".join(f"{name}: {value}" for name, value in head).encode("utf-8") + b"\r\n" + body


def needs_smtputf8(address: str) -> bool:
    """Whether an address goes out only over SMTPUTF8 (RFC 6531): its local part is not ASCII."""
    return not address.rpartition("@")[0].isascii()


def wire_address(address: str) -> str:
    """Return an address as it stands in the envelope: the domain in ASCII (IDNA). Raises ValueError."""
    local, at, domain = _plain(address, "address").rpartition("@")
    if not at or not _LOCAL.match(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        raise ValueError("that is no mail address")
    return f"{local}@{_domain(domain, ascii_only=local.isascii())}"


def _domain(domain: str, *, ascii_only: bool) -> str:
    if not _DOMAIN.match(domain) or _CONTROL.search(domain):
        raise ValueError("that is no mail domain")
    return ascii_domain(domain) if ascii_only else domain


def ascii_domain(domain: str) -> str:
    """Return a mail domain in A-labels (RFC 5891, UTS 46 without its transition). Raises ValueError.

    The standard library's codec is that of 2003, which writes to `strasse.de` what is for `straße.de`.
    """
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True, transitional=False).decode("ascii")
    except idna.IDNAError as error:
        raise ValueError("that mail domain cannot be written in ASCII") from error


def _plain(value: str, what: str) -> str:
    """Return *value*; a line break in a header would let its writer add headers of their own."""
    if _CONTROL.search(value):
        raise ValueError(f"the {what} of a mail may not hold a line break or control character")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"the {what} of a mail holds half a character") from error
    return value


def _mailbox(person: Sender) -> str:
    address = wire_address(person.address)
    name = _plain(person.name, "name").strip()
    if not name:
        return address
    if _ATOM.match(name) and len(name) < 60 and "=?" not in name:
        return f"{name} <{address}>"
    if name.isascii() and len(name) < 60 and "=?" not in name:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'
    return f"{_encoded(name)}\r\n <{address}>"


def _words(value: str) -> str:
    """Return an unstructured value, encoded (RFC 2047) where it must be or is long."""
    if value.isascii() and len(value) <= 60 and "=?" not in value:
        return value
    return _encoded(value)


def _encoded(value: str) -> str:
    """Return encoded words of at most 75 characters, none of which cuts a character."""
    words: list[str] = []
    piece = b""
    for character in value:
        data = character.encode("utf-8")
        if len(piece) + len(data) > 42:
            words.append(base64.b64encode(piece).decode("ascii"))
            piece = b""
        piece += data
    words.append(base64.b64encode(piece).decode("ascii"))
    return "\r\n ".join(f"=?utf-8?B?{word}?=" for word in words)


def _id(name: str) -> str:
    if not _ID.match(name):
        raise ValueError("that is no Message-ID")
    return f"<{name}>"


def _threading(in_reply_to: str, references: Sequence[str]) -> list[tuple[str, str]]:
    """Return In-Reply-To and References (RFC 5322 3.6.4): the parent's, then the parent itself.

    They are what strangers wrote, so an id that is none is left out rather than refused. A long
    thread keeps its first id and the newest.
    """
    parent = in_reply_to if _ID.match(in_reply_to) else ""
    chain = [name for name in dict.fromkeys(references) if _ID.match(name) and name != parent]
    chain += [parent] if parent else []
    if not chain:
        return []
    kept = chain[-MOST_REFERENCES:]
    while len(kept) > 1 and sum(len(name) + 3 for name in kept) + len(chain[0]) > LONGEST_REFERENCES:
        kept = kept[1:]
    if kept[0] != chain[0]:
        kept = [chain[0], *kept[1:]] if len(kept) == MOST_REFERENCES else [chain[0], *kept]
    lines = [("In-Reply-To", f"<{parent}>")] if parent else []
    return [*lines, ("References", "\r\n ".join(f"<{name}>" for name in kept))]


def _alternative(text: str, html: str, boundary: str) -> bytes:
    parts = [_text(text, "plain"), _text(html, "html")]
    return _multipart("alternative", boundary, parts)


def _mixed(body: bytes, enclosures: Sequence[Enclosure], boundary: str) -> bytes:
    return _multipart("mixed", boundary, [body, *(_file(file) for file in enclosures)])


def _multipart(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    mark = b"--" + boundary.encode("ascii")
    head = f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")
    return head + b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def _text(text: str, kind: str) -> bytes:
    """Return a text part in quoted-printable: no line is too long, and no relay needs to change it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    body = b"\r\n".join(_quoted(line) for line in lines)
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode("ascii") + body


def _quoted(line: str) -> bytes:
    """Return one line in quoted-printable, folded at 76; `From ` and a lone dot are hidden from relays."""
    data = binascii.b2a_qp(line.encode("utf-8", "replace"), quotetabs=False, istext=True)
    if data.startswith(b"From "):
        data = b"=46rom " + data[5:]
    elif data.startswith(b"."):
        data = b"=2E" + data[1:]
    data = data.replace(b"=\n.", b"=\n=2E").replace(b"=\nFrom ", b"=\n=46rom ")
    return data.replace(b"\n", b"\r\n")


def _file(file: Enclosure) -> bytes:
    name = _plain(file.name, "file name")
    if not _TYPE.match(file.type):
        raise ValueError("that is no media type")
    if name.isascii() and not re.search(r'["\\]', name) and len(name) < 60:
        disposition = f'attachment;\r\n filename="{name}"'
    else:
        plain = re.sub(r"[^A-Za-z0-9. _-]", "_", name)[:60]
        disposition = f"attachment;\r\n filename=\"{plain}\";\r\n filename*=utf-8''{quote(name, safe='')}"
    head = (
        f"Content-Type: {file.type}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: {disposition}\r\n\r\n"
    )
    data = base64.b64encode(file.content)
    lines = [data[i : i + _LINE] for i in range(0, len(data), _LINE)]
    return head.encode("ascii") + b"\r\n".join(lines)

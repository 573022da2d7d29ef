"""What is taken out of a mailbox: numbers first, then one mail at a time, never marked as read.

A mail that is too large is taken without its files: its headers and its letter, as far as a limit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from imapclient import IMAPClient

TEXT_OF_LARGE = 256 * 1024  # bytes of the letter that are kept of a mail that is too large
_HEADERS_OF_LARGE = 256 * 1024
_BODY_HEADERS = re.compile(rb"^(?:content-[^:]*|mime-version)[ \t]*:.*\r\n(?:[ \t].*\r\n)*", re.I | re.M)


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """What is asked before a mail is fetched."""

    uid: int
    size: int  # RFC822.SIZE, bytes
    arrived: datetime  # INTERNALDATE, aware


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A mail as it will be stored."""

    envelope: Envelope
    raw: bytes
    cut: bool  # whether files were left out


def new_uids(client: IMAPClient, after: int) -> list[int]:
    """Return the UIDs above *after*, in order."""
    # "n:*" always names the last mail, even where its UID is below n (RFC 3501 6.4.8).
    found = client.search([b"UID", f"{after + 1}:*"])
    return sorted(uid for uid in found if uid > after)


def still_there(client: IMAPClient, uids: Sequence[int]) -> set[int]:
    """Return which of *uids* the folder holds, after the server told what others have expunged."""
    client.noop()
    return set(client.search([b"UID", ",".join(map(str, uids))])) & set(uids)


def envelopes(client: IMAPClient, uids: Sequence[int]) -> list[Envelope]:
    """Return size and arrival of each that the server gives; others may be expunged (`still_there`)."""
    answers = client.fetch(list(uids), [b"RFC822.SIZE", b"INTERNALDATE"])
    return [
        Envelope(uid=uid, size=answers[uid][b"RFC822.SIZE"], arrived=answers[uid][b"INTERNALDATE"])
        for uid in uids
        if uid in answers and b"RFC822.SIZE" in answers[uid]
    ]


def fetch(client: IMAPClient, envelope: Envelope, *, max_bytes: int) -> Fetched | None:
    """Return a mail; None where the server gives none. Above *max_bytes* only headers and letter."""
    if envelope.size > max_bytes:
        raw = _without_files(client, envelope.uid)
    else:
        raw = _section(client, envelope.uid, "")
    if raw is None:
        return None
    return Fetched(envelope=envelope, raw=raw, cut=envelope.size > max_bytes)


def _section(client: IMAPClient, uid: int, section: str, most: int = 0) -> bytes | None:
    part = f"<0.{most}>" if most else ""
    answer: dict[bytes, Any] = client.fetch([uid], [f"BODY.PEEK[{section}]{part}"]).get(uid, {})
    name = f"BODY[{section}]".encode()
    for key, value in answer.items():
        if key == name or key.startswith(name + b"<"):
            return bytes(value)
    return None


def _without_files(client: IMAPClient, uid: int) -> bytes | None:
    """Return headers and letter of a mail, put together so that they can be read as a mail."""
    headers = _section(client, uid, "HEADER", _HEADERS_OF_LARGE)
    if headers is None:
        return None
    structure = client.fetch([uid], [b"BODYSTRUCTURE"]).get(uid, {}).get(b"BODYSTRUCTURE")
    letter = _find_letter(structure, "") if structure is not None else None
    if letter is None:
        return _BODY_HEADERS.sub(b"", _ended(headers))
    number, part = letter
    body = _section(client, uid, number, TEXT_OF_LARGE) or b""
    return _BODY_HEADERS.sub(b"", _ended(headers)).removesuffix(b"\r\n") + _describe(part) + b"\r\n" + body


def _ended(headers: bytes) -> bytes:
    """Return headers that end in an empty line, cut off at a whole line."""
    if headers.endswith(b"\r\n\r\n"):
        return headers
    return headers.rpartition(b"\r\n")[0] + b"\r\n\r\n"


def _find_letter(part: Any, number: str) -> tuple[str, Any] | None:
    """Return number and structure of the first text/plain part, else of the first text/html.

    A file of text is no letter; only where it is the whole mail, there is no other.
    """
    texts = _texts(part, number)
    if isinstance(part[0], list):
        texts = [found for found in texts if not _is_file(found[1])]
    for wanted in (b"plain", b"html"):
        for found, text in texts:
            if bytes(text[1]).lower() == wanted:
                return found, text
    return None


def _texts(part: Any, number: str) -> list[tuple[str, Any]]:
    if isinstance(part[0], list):  # a multipart
        found: list[tuple[str, Any]] = []
        for place, inner in enumerate(part[0], 1):
            found += _texts(inner, f"{number}.{place}" if number else str(place))
        return found
    if bytes(part[0]).lower() == b"text":
        return [(number or "1", part)]
    return []


def _is_file(part: Any) -> bool:
    """Whether a part is marked as an attachment, or bears a file name (RFC 2183 2.3)."""
    disposition = part[9] if len(part) > 9 and isinstance(part[9], tuple) else ()
    kind = bytes(disposition[0]).lower() if disposition and disposition[0] else b""
    given = disposition[1] if len(disposition) > 1 else None
    names = {bytes(name).lower().partition(b"*")[0] for name in [*(part[2] or ())[::2], *(given or ())[::2]]}
    return kind == b"attachment" or bool(names & {b"name", b"filename"})


def _describe(part: Any) -> bytes:
    """Return the headers that tell how the letter is written, from its structure (RFC 3501 7.4.2)."""
    parameters = part[2] or ()
    pairs = zip(parameters[::2], parameters[1::2], strict=False)
    extra = b"".join(b'; %s="%s"' % (_safe(name), _safe(value)) for name, value in pairs)
    return b"MIME-Version: 1.0\r\nContent-Type: text/%s%s\r\nContent-Transfer-Encoding: %s\r\n" % (
        _safe(part[1]),
        extra,
        _safe(part[5] or b"7bit"),
    )


def _safe(value: Any) -> bytes:
    return re.sub(rb'[\x00-\x1f\x7f"\\]', b"", bytes(value))

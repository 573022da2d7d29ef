"""Bytes → ParsedMail: never raises, never hangs, whatever the bytes are."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from assistant.mail import addresses, auth, bodies, bounces, dates, headers, machine, octets, parts
from assistant.mail.headers import Headers
from assistant.mail.newtext import new_text
from assistant.mail.records import NewText, ParsedMail
from assistant.message import Sender

_log = logging.getLogger(__name__)
MOST_DEFECTS = 20


def read(
    raw: bytes,
    *,
    authserv_id: str = "",
    own_domains: Sequence[str] = (),
    envelope_from: str | None = None,
) -> ParsedMail:
    """Return what can be read of one RFC 5322 message; never raises.

    *authserv_id* is the receiving host whose Authentication-Results count (RFC 8601), empty: none.
    *own_domains* are our own mail domains, or single addresses where only those send by machine.
    *envelope_from* is the SMTP sender where it is known; empty means a bounce (RFC 5321 4.5.5).
    """
    try:
        return parse(raw, authserv_id=authserv_id, own_domains=own_domains, envelope_from=envelope_from)
    except Exception as error:  # the promise of this module; the raw bytes stay for a person
        return _unread(raw, error)


def skim(raw: bytes) -> ParsedMail:
    """Return head, attachments and digest without reading the letter: enough for `dedupe_key`."""
    try:
        head, walk, odd = _open(raw)
        return _record(head, walk, [*odd, *walk.odd])
    except Exception as error:
        return _unread(raw, error)


def _unread(raw: bytes, error: Exception) -> ParsedMail:
    """Return a record of a mail of which nothing is known but its bytes: no other mail has its key."""
    _log.warning("a mail of %d bytes could not be read: %s", len(raw), type(error).__name__)
    return ParsedMail(defects=("this mail could not be read",), body_digest=hashlib.sha256(raw).hexdigest())


def attachment_bytes(raw: bytes, position: int, is_it: Callable[[str], bool] | None = None) -> bytes | None:
    """Return the decoded bytes of the attachment at *position* in `ParsedMail.attachments`.

    *is_it* tells by its SHA-256 (hex) whether a file is the one that is meant: a mail that was filed by an
    earlier version may have had its files at other places.
    """
    file = _file(_open(raw)[1].leaves, position, is_it)
    return file.content if file else None


def without_attachment(raw: bytes, position: int, is_it: Callable[[str], bool] | None = None) -> bytes:
    """Return *raw* with that attachment's bytes gone; its type and place stay (GDPR art. 5(1)(e)).

    A file that stood inside a text (uuencode) goes with the whole text part. *is_it* as above.
    """
    raw = octets.readable(raw)
    file = _file(_open(raw)[1].leaves, position, is_it)
    return raw[: file.start] + raw[file.end :] if file else raw


def _file(leaves: list[parts.Leaf], position: int, is_it: Callable[[str], bool] | None) -> parts.Leaf | None:
    files = bodies.sort(leaves)[1]
    there = files[position] if 0 <= position < len(files) else None
    if is_it is None:
        return there
    first = [there] if there else []
    same = (leaf for leaf in [*first, *leaves] if is_it(hashlib.sha256(leaf.content).hexdigest()))
    return next(same, there)


def _open(raw: bytes) -> tuple[Headers, parts.Walk, list[str]]:
    raw = octets.readable(raw)
    head, body, odd = headers.split(raw, 0, len(raw))
    return head, parts.walk(raw, head, min(body, len(raw)), len(raw)), odd


def _record(head: Headers, walk: parts.Walk, odd: list[str]) -> ParsedMail:
    senders = tuple(p for value in head.each("from") for p in addresses.people(value))
    sender = _sender(head, senders)
    ids = addresses.message_ids(head.raw("message-id"))
    date = dates.read(head.raw("date"))
    odd += _missing(head, senders, date)
    return ParsedMail(
        message_id=ids[0] if ids else "",
        in_reply_to=next(iter(addresses.message_ids(head.raw("in-reply-to"))), ""),
        references=addresses.message_ids(head.raw("references")),
        sender=sender,
        senders=senders,
        reply_to=_reply_to(head, sender),
        to=_addresses(head, "to"),
        cc=_addresses(head, "cc"),
        subject=head.text("subject"),
        date=date,
        attachments=tuple(bodies.attachment(leaf) for leaf in bodies.sort(walk.leaves)[1]),
        defects=tuple(dict.fromkeys(odd))[:MOST_DEFECTS],
        body_digest=bodies.digest(walk.leaves),
    )


def _reply_to(head: Headers, sender: Sender) -> Sender | None:
    """Return who gets the reply instead of the sender; nobody where both are named, unless by a list."""
    answers = [person for person in addresses.people(head.raw("reply-to")) if person.address]
    others = [person for person in answers if person.address.casefold() != sender.address.casefold()]
    return others[0] if others and (len(others) == len(answers) or "list-id" in head) else None


def _sender(head: Headers, senders: tuple[Sender, ...]) -> Sender:
    """Return the first of From that has an address, else who sent it for them (RFC 5322 section 3.6.2)."""
    named = senders[0] if senders else Sender()
    other = next(iter(addresses.people(head.raw("sender"))), Sender())
    found = next((person for person in senders if person.address), None)
    return found or Sender(name=named.name or other.name, address=other.address)


def _missing(head: Headers, senders: tuple[Sender, ...], date: datetime | None) -> list[str]:
    odd = []
    if not head.fields:
        odd.append("no header fields")
    if not senders:
        odd.append("no From" if "from" not in head else "From cannot be read")
    elif not any(person.address for person in senders):
        odd.append("no address in From")
    elif len(senders) > 1:
        odd.append("several addresses in From")
    if "message-id" not in head:
        odd.append("no Message-ID")
    if date is None:
        odd.append("no Date" if "date" not in head else "Date cannot be read")
    doubled = [
        name
        for name in ("from", "subject", "date", "message-id", "to", "content-type")
        if sum(key == name for key, _ in head.fields) > 1
    ]
    return odd + [f"several {name} fields" for name in doubled]


def _addresses(head: Headers, name: str) -> tuple[str, ...]:
    found = (p.address for value in head.each(name) for p in addresses.people(value))
    return tuple(dict.fromkeys(address for address in found if address))


def parse(
    raw: bytes,
    *,
    authserv_id: str = "",
    own_domains: Sequence[str] = (),
    envelope_from: str | None = None,
) -> ParsedMail:
    """Do what `read` does, and raise what stops it, such as MemoryError: for whoever can try again."""
    head, walk, odd = _open(raw)
    letter = bodies.read(walk.leaves)
    parsed = _record(head, walk, [*odd, *walk.odd, *letter.odd])
    said = _new(parsed, letter, walk.leaves)
    facts = machine.Facts(
        head=head, parsed=parsed, said=said, leaves=tuple(walk.leaves), envelope_from=envelope_from
    )
    kind = machine.machine(facts, own=own_domains)
    return replace(
        parsed,
        text=letter.text,
        html=letter.html,
        new_text=said.new,
        signature=said.signature,
        quoted=said.quoted,
        forwarded=said.forwarded,
        auto=kind,
        form=machine.by_form(facts) if kind is None else None,
        bounced=bounces.bounced(head, walk.leaves, letter.text, parsed) if kind in bounces.KINDS else None,
        auth=auth.results(head, authserv_id),
    )


def _new(parsed: ParsedMail, letter: bodies.Letter, leaves: list[parts.Leaf]) -> NewText:
    """Return what is new; a mail that only carries another mail speaks with that one's words."""
    said = new_text(
        letter.text,
        letter.html or None,
        subject=parsed.subject,
        signed=letter.signature,
        sender=parsed.sender.name,
    )
    if said.new or said.quoted or said.forwarded:
        return said
    inner = next((leaf for leaf in leaves if leaf.type == "message/rfc822"), None)
    if inner is None:
        return said
    _, walk, _ = _open(inner.content)
    words = bodies.read(walk.leaves).text
    return NewText(new=new_text(words).new, signature=said.signature, forwarded=words)

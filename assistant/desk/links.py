"""One-time links: to hand over a masked copy of an ID, and to fetch an answer with personal data.

A download needs a code that went over a second channel; five wrong codes end the link. Whoever guesses
at links is stopped by network address.
"""

import base64
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from assistant.casework import identity
from assistant.casework.guards import Act
from assistant.casework.states import check
from assistant.desk import access, copies, drafting, facts, followups
from assistant.desk.desk import Desk
from assistant.desk.journal import CUSTOMER, on_ticket
from assistant.desk.people import OneTimeLink, Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Ticket
from assistant.errors import InputError, NotFound, Refused, TooMany

UPLOAD_DAYS = 14
DOWNLOAD_DAYS = 14
MOST_TRIES = 5
LARGEST_COPY = 10_000_000  # bytes
_KINDS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-")
LARGEST_PACKAGE = 25_000_000  # bytes
GUESSES = 20  # wrong links or codes from one network address in an hour
GONE = "This link does not work any more: it was used or its time is over. Ask us for a new one."


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """What a download link holds."""

    name: str = field(repr=False)
    type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenLink:
    """What the page of a link may say before anything is shown or taken."""

    tenant: str
    expires_at: datetime


@contextmanager
def guarded(desk: Desk, address: str) -> Iterator[None]:
    """Count what goes wrong in the block by network *address*. Raises TooMany before the block."""
    key = desk.store.vault.digest("link-address", address)
    with desk.store.read() as tx:
        if tx.people.attempts("link", key, desk.now() - timedelta(hours=1)) >= GUESSES:
            raise TooMany("Too many links or codes did not work. Try again in an hour.")
    try:
        yield
    except (NotFound, Refused):
        with desk.store.write() as tx:
            tx.people.attempt("link", key, desk.now())
        raise


def offer_upload(desk: Desk, staff: Staff, reference: str) -> str:
    """Return the secret of a new upload link for a copy of an ID, the last step of the ladder.

    Raises Refused without a recorded doubt, or while a lower step has no record (casework.identity).
    """
    secret = _secret(desk)
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        against = facts.ladder_of(ticket, desk.tenant(ticket.tenant)).against_copy()
        if not copies.in_step([ticket]):
            against = identity.KNOWN
        if against:
            raise Refused(against)
        tx.chats.add_link(_link(desk, ticket, "upload", secret, days=UPLOAD_DAYS))
        on_ticket(desk, tx, ticket, staff.id, "upload.offered")
    return secret


def look(desk: Desk, secret: str, kind: str) -> OpenLink:
    """Return whose link this is, or raise NotFound; looking uses nothing up (mail scanners look too)."""
    with desk.store.write() as tx:
        link = _usable(desk, tx, secret, kind)
        return OpenLink(tenant=link.tenant, expires_at=link.expires_at)


def upload(desk: Desk, secret: str, content: bytes, *, masked: bool = False) -> None:
    """Take a copy of an ID; the link ends. *masked*: the page says that things were covered before sending.

    Raises NotFound or InputError.
    """
    if not content.startswith(_KINDS) or len(content) > LARGEST_COPY:
        raise InputError("Send one picture (JPEG, PNG) or PDF of at most 10 MB.")
    with desk.store.write() as tx:
        link = _usable(desk, tx, secret, "upload")
        blob = tx.blobs.add(link.tenant, content, desk.now())
        tx.chats.change_link(link.id, blob_id=blob, used_at=desk.now())
        ticket = tx.tickets.take(link.ticket_id)
        if ticket is not None:
            on_ticket(desk, tx, ticket, CUSTOMER, "upload.received", masked=masked)
            _goes_on(desk, tx, ticket)


def _goes_on(desk: Desk, tx: Transaction, ticket: Ticket) -> None:
    """The question for identification is answered: the clock goes on, and staff see a copy to check."""
    conversation = tx.conversations.take(ticket.conversation_id)
    if conversation is not None:
        drafting.void(desk, tx, conversation)  # a reminder or a refusal for want of it is out of date
    ticket = followups.clock_goes_on(desk, tx, ticket, desk.now())
    if ticket.state != "new":
        ticket = followups.to_work(desk, tx, ticket, desk.tenant(ticket.tenant), CUSTOMER)
    if ticket.identity != "confirmed":
        tx.conversations.change(ticket.conversation_id, attention=copies.TO_CHECK)


def see_upload(desk: Desk, staff: Staff, reference: str, link_id: str) -> bytes:
    """Return an uploaded copy to somebody who verifies; every look is journalled."""
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        link = next((each for each in tx.chats.links_of(ticket.id) if each.id == link_id), None)
        content = tx.blobs.read(link.blob_id) if link and link.blob_id and link.kind == "upload" else None
        if content is None:
            raise NotFound("The copy is not kept any more.")
        on_ticket(desk, tx, ticket, staff.id, "id_copy.seen", link=link_id)
        return content


def offer_download(desk: Desk, staff: Staff, reference: str, package: Package) -> tuple[str, str]:
    """Return the secret and the code of a download link for *package*; identity must be confirmed.

    It opens nothing before the letter that holds it is approved. The code travels over another channel
    than the link. Raises InputError, Refused, NotFound.
    """
    if not package.content or len(package.content) > LARGEST_PACKAGE:
        raise InputError("Choose one file of at most 25 MB.")
    secret, code = _secret(desk), "".join(str(byte % 10) for byte in desk.random(8))
    with desk.store.write() as tx:
        ticket = access.ticket(tx, staff, reference)
        check(facts.of_ticket(ticket, desk.tenant(ticket.tenant), desk.now()), Act.DISCLOSE)
        blob = tx.blobs.add(ticket.tenant, package.content, desk.now())
        link = _link(desk, ticket, "download", secret, days=DOWNLOAD_DAYS, code=code, blob_id=blob)
        tx.chats.add_link(replace(link, file_name=package.name[:200], media_type=package.type[:100]))
        on_ticket(desk, tx, ticket, staff.id, "download.offered", size=len(package.content))
    return secret, code


def download(desk: Desk, secret: str, code: str) -> Package:
    """Return what a download link holds. Raises NotFound, Refused for a wrong code, TooMany after five."""
    with desk.store.write() as tx:
        link = _usable(desk, tx, secret, "download")
        if link.tries >= MOST_TRIES:
            raise TooMany(GONE)
        right = hmac.compare_digest(_code_hash(desk, link.id, code).encode(), link.code_hash.encode())
        content = tx.blobs.read(link.blob_id) if right and link.blob_id else None
        ticket = tx.tickets.take(link.ticket_id)
        tx.chats.change_link(link.id, tries=link.tries + (0 if right else 1))
        if ticket is not None:
            on_ticket(desk, tx, ticket, CUSTOMER, "download.fetched" if right else "download.wrong_code")
    if not right:
        raise Refused("That code is wrong.")
    if content is None:
        raise NotFound(GONE)
    return Package(
        name=link.file_name or "file", type=link.media_type or "application/octet-stream", content=content
    )


def _secret(desk: Desk) -> str:
    return base64.urlsafe_b64encode(desk.random(24)).decode()


def _link(
    desk: Desk,
    ticket: Ticket,
    kind: str,
    secret: str,
    *,
    days: int,
    code: str = "",
    blob_id: str | None = None,
) -> OneTimeLink:
    id = desk.new_id()
    return OneTimeLink(
        id=id,
        tenant=ticket.tenant,
        ticket_id=ticket.id,
        kind="upload" if kind == "upload" else "download",
        secret_hash=desk.store.vault.digest("link", secret),
        code_hash=_code_hash(desk, id, code) if code else "",
        blob_id=blob_id,
        expires_at=desk.now() + timedelta(days),
    )


def _code_hash(desk: Desk, id: str, code: str) -> str:
    return desk.store.vault.digest("link-code", f"{id}:{''.join(code.split())}")


def _usable(desk: Desk, tx: Transaction, secret: str, kind: str) -> OneTimeLink:
    link = tx.chats.take_link(desk.store.vault.digest("link", secret))
    if link is None or link.kind != kind or link.used_at is not None or link.expires_at < desk.now():
        raise NotFound(GONE)
    if kind == "download" and not _let_go(tx, link, secret):
        raise NotFound(GONE)
    return link


def _let_go(tx: Transaction, link: OneTimeLink, secret: str) -> bool:
    """Return whether people approved the letter that hands this link over: before that it opens nothing."""
    ticket = tx.tickets.get(link.ticket_id)
    letters = tx.drafts.of(ticket.conversation_id) if ticket is not None else ()
    return any(
        letter.discloses and letter.state in ("approved", "sent") and secret in letter.content.text
        for letter in letters
    )

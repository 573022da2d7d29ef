"""To which matter does a mail belong? A signed token and a known participant join it; anything else
is at most a probable follow-up, which staff decide (RFC 5322 3.6.4; pitfalls 12 to 14)."""

import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Ticket
from assistant.mail.compose import reply_subject, tokens
from assistant.mail.records import ParsedMail
from assistant.settings import Tenant
from assistant.text.references import find_references

OLD = timedelta(180)  # a closed matter older than this is not taken up again by a reply
_EPOCHS = "epochs"
_TOKEN, _EPOCH, _SIGNATURE = 22, 4, 10  # letters of six bits


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """Where a mail belongs."""

    joins: Conversation | None = None  # for certain
    probable: Conversation | None = None  # staff decide
    related: bool = False  # a new matter, written as a reply to a closed one


def domain(tenant: Tenant) -> str:
    """Return the domain of our Message-IDs for a tenant."""
    return tenant.sender_address.rpartition("@")[2]


def new_token(desk: Desk) -> str:
    """Return 128 random bits as 22 letters."""
    return _letters(desk.random(16))


def unique(desk: Desk) -> str:
    """Return what tells the mails of one conversation apart: 48 random bits as 8 letters."""
    return _letters(desk.random(6))


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def epochs(desk: Desk, tx: Transaction) -> list[str]:
    """Return the epochs of this instance, newest last; a restore begins a new one."""
    known: list[str] = tx.instance.get(_EPOCHS) or []
    if not known:
        known = [_letters(desk.random(3))]
        tx.instance.set(_EPOCHS, known)
    return known


def new_epoch(desk: Desk, tx: Transaction) -> None:
    """Begin a new epoch after a restore: what was sent since the backup no longer joins by itself."""
    tx.instance.set(_EPOCHS, [*epochs(desk, tx), _letters(desk.random(3))])


def sign(desk: Desk, tx: Transaction, conversation: Conversation) -> str:
    """Return the conversation's token as it stands in our Message-IDs.

    Token, epoch and signature stand without anything between them, so that a whole `In-Reply-To`
    fits on a line of 78 characters: longer ones are garbled by common mail libraries.
    """
    epoch = epochs(desk, tx)[-1]
    return f"{conversation.token}{epoch}{_signature(desk, conversation.token, epoch)}"


def _signature(desk: Desk, token: str, epoch: str) -> str:
    return _letters(bytes.fromhex(desk.store.vault.digest("thread", f"{epoch}:{token}")))[:_SIGNATURE]


def _checked(desk: Desk, tx: Transaction, signed: str) -> str:
    token, epoch, signature = signed[:_TOKEN], signed[_TOKEN : _TOKEN + _EPOCH], signed[_TOKEN + _EPOCH :]
    ours = hmac.compare_digest(_signature(desk, token, epoch).encode(), signature.encode())
    return token if ours and epoch in epochs(desk, tx) else ""


def participants_of(desk: Desk, parsed: ParsedMail) -> tuple[str, ...]:
    """Return the digests of whom a mail is from (From and Reply-To); a form's address is everybody's."""
    people = [parsed.writer.address, parsed.reply_to.address if parsed.reply_to else ""]
    return tuple(dict.fromkeys(desk.digest_of_address(address) for address in people if address))


def find(desk: Desk, tx: Transaction, tenant: Tenant, parsed: ParsedMail, mids: list[str]) -> Thread:
    """Return where a mail belongs. *mids* are digests of the Message-IDs that it names."""
    sender = desk.digest_of_address(parsed.sender.address) if parsed.sender.address else ""
    for conversation in _named(desk, tx, tenant, parsed, mids):
        if not sender or not tx.conversations.takes_part(conversation.id, sender):
            return Thread(probable=conversation)
        tickets = tx.tickets.of(conversation.id)
        if _is_over(tickets) and not _goes_on(desk, conversation, parsed, tickets):
            return Thread(probable=conversation, related=True)
        return Thread(joins=conversation)
    return Thread(probable=_by_reference(tx, tenant, parsed))


def _named(
    desk: Desk, tx: Transaction, tenant: Tenant, parsed: ParsedMail, mids: list[str]
) -> list[Conversation]:
    """Return the conversations that the mail answers: by our token first, then by any Message-ID."""
    ids = [*parsed.references, *([parsed.in_reply_to] if parsed.in_reply_to else [])]
    found: dict[str, Conversation] = {}
    for signed in tokens(ids, domains=[domain(tenant)]):
        token = _checked(desk, tx, signed)
        conversation = tx.conversations.by_token(tenant.id, token) if token else None
        if conversation is not None:
            found[conversation.id] = conversation
    for id in tx.conversations.referred(tenant.id, mids):
        conversation = tx.conversations.get(id)
        if conversation is not None and conversation.channel == "email":
            found.setdefault(id, conversation)
    return list(found.values())


def _by_reference(tx: Transaction, tenant: Tenant, parsed: ParsedMail) -> Conversation | None:
    """A reference in subject or text is a hint, never a key: anybody can write it."""
    text = f"{parsed.subject}\n{parsed.new_text}"
    for reference in find_references(text, tenant.reference_prefix):
        ticket = tx.tickets.by_reference([tenant.id], reference)
        if ticket is not None:
            return tx.conversations.get(ticket.conversation_id)
    return None


def _is_over(tickets: Sequence[Ticket]) -> bool:
    return bool(tickets) and all(ticket.state == "closed" for ticket in tickets)


def _goes_on(desk: Desk, conversation: Conversation, parsed: ParsedMail, tickets: Sequence[Ticket]) -> bool:
    """Return whether a mail speaks of the closed matter, and that not too long afterwards."""
    closed = max((ticket.closed_at for ticket in tickets if ticket.closed_at), default=None)
    if closed is not None and desk.now() - closed > OLD:
        return False
    plain = [reply_subject(text).casefold() for text in (conversation.subject, parsed.subject)]
    return plain[0] == plain[1] or any(ticket.reference in parsed.subject for ticket in tickets)

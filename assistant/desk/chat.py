"""The chat: one secret a browser session, numbered messages, posting that may be repeated.

A customer's words are understood and answered at once, from the knowledge base alone; a request
opens a ticket. When staff take over, the assistant falls silent, but a request still opens its ticket.
Citizen, account and card numbers are never stored.
"""

import base64
import hmac
from collections.abc import Sequence
from datetime import timedelta

from assistant.casework.types import TICKET_TYPES
from assistant.desk import access, dialogue, listening, saying, talking
from assistant.desk.contents import Pending
from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.listening import Heard
from assistant.desk.people import ChatSession, Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Spoken, StoredMessage
from assistant.desk.turns import Turn
from assistant.desk.views import ChatMessage, ChatOpened
from assistant.errors import InputError, NotFound, Refused, TooMany
from assistant.privacy import mask

GONE = "This chat is not known here, or it was deleted."
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


def start(desk: Desk, tenant_id: str, address: str, *, session_id: str = "", secret: str = "") -> ChatOpened:
    """Open a session for a browser at network *address*. Raises TooMany above the limit.

    A browser may bring an id (128 random bits in hex) and a secret of its own making: then opening
    again with the same two changes nothing. Raises NotFound where the id is taken.
    """
    tenant = desk.tenant(tenant_id)
    where = desk.store.vault.digest("network", address)
    secret = secret or base64.urlsafe_b64encode(desk.random(24)).decode()
    now = desk.now()
    row = ChatSession(
        id=session_id or desk.new_id(),
        tenant=tenant.id,
        secret_hash=_hash(desk, secret),
        created_at=now,
        seen_at=now,
    )
    with desk.store.write() as tx:
        if session_id and (there := tx.chats.take(session_id)) is not None:
            _checked(desk, there, secret, tenant.id)
            return ChatOpened(session_id=there.id, secret=secret)
        if tx.people.attempts("chat", where, now - _HOUR) >= desk.settings.web.chat_sessions_hour:
            raise TooMany("Too many chats were opened from this network: try again later.")
        tx.people.attempt("chat", where, now)
        tx.chats.add(row)
    return ChatOpened(session_id=row.id, secret=secret)


def post(
    desk: Desk, session_id: str, secret: str, client_id: str, text: str, *, choice: str = "", tenant: str = ""
) -> list[ChatMessage]:
    """Say *text*; return it with what was answered. The same *client_id* again changes nothing.

    *choice* is the value of the button that was pressed, if one was. With *tenant*, a chat of another
    company is not found. Raises NotFound for a wrong id or
    secret, InputError for an empty or overlong text or an unknown button, TooMany.
    """
    _known(choice)
    if not text.strip() or len(text) > desk.settings.web.chat_max_characters:
        raise InputError("A message has between 1 and a few thousand characters.")
    if not client_id or len(client_id) > 64:
        raise InputError("A message needs an id of 1 to 64 characters.")
    with desk.store.read() as tx:
        session = _session(desk, tx, session_id, secret, tenant)
        if (said := _said_before(tx, session, client_id)) is not None:
            return said
        before = listening.history(tx, session.conversation_id)
    language = desk.tenant(session.tenant).language
    text = mask(text.strip(), language=language)
    heard = listening.hear(desk, session.tenant, text, before, dialogue.meaning(choice))
    with desk.store.write() as tx:
        session = _take(desk, tx, session_id, secret)
        if (said := _said_before(tx, session, client_id)) is not None:
            return said
        _not_too_many(desk, tx, session)
        conversation = _conversation(desk, tx, session)
        conversation, stored = talking.take_in(desk, tx, conversation, heard, client_id)
        if conversation.taken_over_by is not None:
            talking.listen(desk, tx, conversation, heard, stored)
            tx.conversations.change(conversation.id, attention="chat")
        else:
            dialogue.go_on(_turn(desk, tx, session, conversation, heard, stored=stored, choice=choice))
        return _said(tx, conversation.id, after=stored.seq - 1)


def since(desk: Desk, session_id: str, secret: str, seq: int, *, tenant: str = "") -> list[ChatMessage]:
    """Return what was said after message *seq*, by anybody."""
    with desk.store.read() as tx:
        session = _session(desk, tx, session_id, secret, tenant)
        if session.conversation_id is None:
            return []
        return _said(tx, session.conversation_id, after=max(seq, 0))


def latest(desk: Desk, session_ids: Sequence[str]) -> dict[str, int]:
    """Return the number of the last message of each of these chats that is still there: one look for all."""
    with desk.store.read() as tx:
        return tx.chats.latest(session_ids)


def person(desk: Desk, session_id: str, secret: str, *, tenant: str = "") -> list[ChatMessage]:
    """Ask for a person: a request that staff read, with its reference; asked again, it is the same one."""
    with desk.store.write() as tx:
        session = _take(desk, tx, session_id, secret, tenant)
        _not_too_many(desk, tx, session)
        conversation = _conversation(desk, tx, session)
        before = tx.messages.last_seq(conversation.id)
        if conversation.taken_over_by is None:
            heard = listening.hear(desk, session.tenant, "", choice=saying.PERSON)
            dialogue.call_a_person(_turn(desk, tx, session, conversation, heard))
        return _said(tx, conversation.id, after=before)


def delete(desk: Desk, session_id: str, secret: str, *, tenant: str = "") -> None:
    """Delete the conversation. What belongs to a request stays with the request; the browser loses it."""
    with desk.store.write() as tx:
        session = _take(desk, tx, session_id, secret, tenant)
        id = session.conversation_id
        if id is not None and not tx.tickets.of(id):
            tx.conversations.erase(id, desk.now())
        elif id is not None:
            tx.chats.change(session.id, deleted_at=desk.now(), pending=Pending())
        else:
            tx.chats.delete(session.id)


def take_over(desk: Desk, staff: Staff, conversation_id: str) -> None:
    """A member of staff talks from now on; the assistant is silent."""
    with desk.store.write() as tx:
        conversation = _of_staff(tx, staff, conversation_id)
        if conversation.taken_over_by not in (None, staff.id):
            raise Refused("A colleague talks to this customer already.")
        if conversation.taken_over_by is None:
            dialogue.staff_came(desk, tx, conversation)
        tx.conversations.change(conversation.id, taken_over_by=staff.id, attention="")
        _note(desk, tx, conversation, staff, "chat.taken_over")


def give_back(desk: Desk, staff: Staff, conversation_id: str) -> None:
    """The assistant answers again."""
    with desk.store.write() as tx:
        conversation = _of_staff(tx, staff, conversation_id)
        if conversation.taken_over_by is not None:
            dialogue.staff_left(desk, tx, conversation)
        tx.conversations.change(conversation.id, taken_over_by=None)
        _note(desk, tx, conversation, staff, "chat.given_back")


def staff_says(desk: Desk, staff: Staff, conversation_id: str, text: str) -> ChatMessage:
    """Say something as a person, after taking over."""
    if not text.strip():
        raise InputError("The message is empty.")
    with desk.store.write() as tx:
        conversation = _of_staff(tx, staff, conversation_id)
        if conversation.taken_over_by != staff.id:
            raise Refused("Take the conversation over first.")
        message = saying.say(desk, tx, conversation, text.strip(), by="staff")
        tx.conversations.change(conversation.id, attention="", last_at=desk.now())
        _note(desk, tx, conversation, staff, "chat.staff_said")
        return shown(message)


def shown(message: Spoken | StoredMessage) -> ChatMessage:
    """Return a stored message as a chat shows it."""
    body = message.body
    return ChatMessage(
        seq=message.seq,
        by=message.by,
        text=body.text,
        at=message.at,
        more=body.more,
        citations=body.citations,
        tickets=body.tickets,
        choices=body.choices,
        summary=body.summary,
        asks=body.asks,
        client_id=message.client_id,
    )


def _said(tx: Transaction, conversation_id: str, *, after: int) -> list[ChatMessage]:
    """Return what was said in the chat; letters that went by mail are not read out here."""
    said = tx.messages.spoken(conversation_id, after=after)
    return [shown(message) for message in said if message.channel == "chat"]


def _known(choice: str) -> None:
    kind, _, type = choice.partition(".")
    if kind == "request" and (type not in TICKET_TYPES or type == "unknown"):
        raise InputError("This button is not known here.")


def _turn(
    desk: Desk,
    tx: Transaction,
    session: ChatSession,
    conversation: Conversation,
    heard: Heard,
    *,
    stored: StoredMessage | None = None,
    choice: str = "",
) -> Turn:
    return Turn(
        desk=desk,
        tx=tx,
        session=session,
        conversation=conversation,
        heard=heard,
        stored=stored,
        choice=choice,
        pending=session.pending,
    )


def _hash(desk: Desk, secret: str) -> str:
    return desk.store.vault.digest("chat-secret", secret)


def _checked(desk: Desk, session: ChatSession | None, secret: str, tenant: str) -> ChatSession:
    known = session.secret_hash if session else ""
    fits = hmac.compare_digest(_hash(desk, secret).encode(), known.encode())
    if session is None or not fits or session.deleted_at is not None:
        raise NotFound(GONE)
    if tenant and session.tenant != tenant:
        raise NotFound(GONE)
    return session


def _session(desk: Desk, tx: Transaction, session_id: str, secret: str, tenant: str = "") -> ChatSession:
    return _checked(desk, tx.chats.get(session_id), secret, tenant)


def _take(desk: Desk, tx: Transaction, session_id: str, secret: str, tenant: str = "") -> ChatSession:
    return _checked(desk, tx.chats.take(session_id), secret, tenant)


def _said_before(tx: Transaction, session: ChatSession, client_id: str) -> list[ChatMessage] | None:
    """Return a message that was posted already, with what was answered to it."""
    if session.conversation_id is None:
        return None
    known = tx.messages.by_client_id(session.conversation_id, client_id)
    if known is None:
        return None
    said = [shown(known)]
    for message in _said(tx, session.conversation_id, after=known.seq):
        if message.by == "customer":
            break
        said.append(message)
    return said


def _not_too_many(desk: Desk, tx: Transaction, session: ChatSession) -> None:
    now = desk.now()
    if tx.people.attempts("chat_post", session.id, now - _MINUTE) >= desk.settings.web.chat_messages_minute:
        raise TooMany("You write faster than this chat can read: wait a moment.")
    tx.people.attempt("chat_post", session.id, now)


def _conversation(desk: Desk, tx: Transaction, session: ChatSession) -> Conversation:
    """Return the session's conversation; the first message makes it."""
    if session.conversation_id is not None:
        found = tx.conversations.take(session.conversation_id)
        if found is None:
            raise NotFound(GONE)
        return found
    conversation = talking.begin(desk, tx, session.tenant)
    tx.chats.change(session.id, conversation_id=conversation.id)
    return conversation


def _of_staff(tx: Transaction, staff: Staff, conversation_id: str) -> Conversation:
    conversation = access.conversation(tx, staff, conversation_id)
    if conversation.channel != "chat":
        raise Refused("This is not a chat.")
    return conversation


def _note(desk: Desk, tx: Transaction, conversation: Conversation, staff: Staff, tag: str) -> None:
    record(desk, tx, tenant=conversation.tenant, on=conversation.id, actor=staff.id, tag=tag)

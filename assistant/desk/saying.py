"""What the assistant says in a chat: stored as the next message, under the company's policy."""

from dataclasses import asdict
from typing import Any

from assistant.casework.approval import approve_by_policy
from assistant.casework.replychecks import DraftFacts
from assistant.casework.types import TICKET_TYPES
from assistant.desk.contents import Body
from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import By, Conversation, StoredMessage, Ticket
from assistant.settings import Tenant
from assistant.writing.records import Draft

_BEGINNINGS = ("request.access", "request.erasure", "faq.data_categories", "request.human")
"""What is offered where nothing at all was understood."""

_ASIDE = ("chat.correct_us", "chat.safe")
"""Said behind "more" where a question follows, so that the question is in sight on a phone."""

_POLICY_KINDS = frozenset({"answer", "receipt", "clarify", "handover"})
NOT_THIS = "not_this"
"""The button under an answer: this is not what I meant."""

PERSON = "request.human"
"""The button that asks for a person."""


def is_intent(choice: str) -> bool:
    """Return whether a button stands for a wish of its own."""
    return choice.startswith(("request.", "faq."))


def asks_back(body: Body) -> bool:
    """Return whether a message offers readings of what the customer said."""
    return any(is_intent(choice["value"]) and choice["value"] != PERSON for choice in body.choices)


def written(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    draft: Draft,
    opened: tuple[Ticket, ...],
) -> None:
    """Say what was written, with its sources, buttons and the requests that it opened."""
    tenant = desk.tenant(conversation.tenant)
    choices = tuple(button(desk, tenant, choice.value) for choice in draft.choices)
    if draft.kind in ("answer", "handover"):
        label = desk.writer.say("meant.not_this", tenant=tenant)
        choices = (*choices, {"value": NOT_THIS, "label": label})
    if draft.kind == "handover":
        choices = (*choices, button(desk, tenant, PERSON))
    if draft.kind == "clarify" and not choices:
        choices = tuple(button(desk, tenant, intent) for intent in _BEGINNINGS)
    aside = {desk.writer.say(entry, tenant=tenant) for entry in _ASIDE} if opened else set()
    pieces = draft.text.split("\n\n")
    text = "\n\n".join(piece for piece in pieces if piece not in aside)
    more = "\n\n".join([*filter(None, [draft.more]), *(piece for piece in pieces if piece in aside)])
    by_policy(
        desk,
        tx,
        conversation,
        text,
        kind=draft.kind if draft.kind in _POLICY_KINDS else "chat",
        more=more,
        citations=tuple({k: str(v) for k, v in asdict(c).items()} for c in draft.citations),
        choices=choices,
        tickets=shown(opened),
    )


def once_more(desk: Desk, tx: Transaction, conversation: Conversation) -> None:
    """Say that they are still not understood, and offer what can be chosen, a person among it."""
    tenant = desk.tenant(conversation.tenant)
    choices = tuple(button(desk, tenant, intent) for intent in _BEGINNINGS)
    by_policy(desk, tx, conversation, desk.writer.say("meant.again", tenant=tenant), choices=choices)


def named(intent: str) -> str:
    """Return the wording's entry that names *intent* on a button."""
    right = intent.removeprefix("request.")
    return f"intent.{intent}" if right == intent else f"type_name.{right}"


def button(desk: Desk, tenant: Tenant, intent: str) -> dict[str, str]:
    """Return the button that says *intent* is meant."""
    label = desk.writer.say(named(intent), tenant=tenant)
    return {"value": intent, "label": label[:1].upper() + label[1:]}


def by_policy(
    desk: Desk, tx: Transaction, conversation: Conversation, text: str, *, kind: str = "chat", **body: Any
) -> StoredMessage:
    """Say *text*, under the company's policy for chats (nothing leaves without an approval)."""
    facts = DraftFacts(
        id=desk.new_id(),
        kind=kind,
        state="open",
        version=1,
        revision=conversation.revision,
        subject="",
        text=text,
        html="",
        recipients=(),
    )
    approved = approve_by_policy(facts, policy="policy:chat", at=desk.now())
    return say(desk, tx, conversation, approved.text, by="assistant", **body)


def say(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    text: str,
    *,
    by: By,
    client_id: str | None = None,
    understanding: Any = None,
    **body: Any,
) -> StoredMessage:
    """Store the next message of a chat."""
    message = StoredMessage(
        id=desk.new_id(),
        tenant=conversation.tenant,
        conversation_id=conversation.id,
        direction="in" if by == "customer" else "out",
        by=by,
        channel="chat",
        seq=tx.messages.last_seq(conversation.id) + 1,
        client_id=client_id,
        body=Body(text=text, new_text=text if by == "customer" else "", **body),
        understanding=understanding,
        at=desk.now(),
    )
    tx.messages.add(message)
    return message


def references(tickets: tuple[Ticket, ...]) -> str:
    """Return the references as a list."""
    return ", ".join(ticket.reference for ticket in tickets)


def shown(tickets: tuple[Ticket, ...]) -> tuple[dict[str, str], ...]:
    """Return what the chat shows of requests; a moment by which no answer is owed is left out."""
    return tuple(
        {"reference": t.reference, "type": t.type, "due": "" if TICKET_TYPES[t.type].hours else t.due}
        for t in tickets
    )

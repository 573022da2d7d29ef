"""The lines of `assistant ask` and `assistant eval`: JSON to a message, a thought to JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from assistant.assembly.thinking import Thought
from assistant.decision import outcome
from assistant.errors import InputError
from assistant.mail import addresses, machine, newtext, reading
from assistant.mail.records import to_message
from assistant.message import Channel, Message, Sender, Turn
from assistant.settings import Settings, Tenant

CHANNELS = (Channel.EMAIL, Channel.CHAT)
SPEAKERS = ("customer", "assistant", "staff")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A line that could be read."""

    id: str | int | float | None  # given back as it came
    tenant: Tenant
    message: Message
    line: Mapping[str, Any]  # the whole object, for what `eval` adds


def parse(line: bytes, settings: Settings) -> Question:
    """Return what a line asks. Raises InputError or UnknownTenant saying what is wrong with it."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise InputError("is nested too deeply") from error
    if not isinstance(value, dict):
        raise InputError(
            'is not an object; it must look like {"id": …, "tenant": …, "channel": …, "text": …}'
        )
    id = value.get("id")
    if isinstance(id, dict | list | bool):
        raise InputError('"id" must be a text')
    tenant = settings.tenant(_text(value, "tenant", required=True))
    return Question(id=id, tenant=tenant, message=_message(value, tenant, settings), line=value)


def _text(value: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    found = value.get(name)
    if found is None and not required:
        return ""
    if not isinstance(found, str):
        raise InputError(f'"{name}" must be a text' if name in value else f'"{name}" is missing')
    return found


def _message(value: Mapping[str, Any], tenant: Tenant, settings: Settings) -> Message:
    channel = _text(value, "channel", required=True)
    if channel not in CHANNELS:
        raise InputError('"channel" must be email or chat')
    received = _received(value)
    if value.get("raw") is not None:
        if channel != Channel.EMAIL:
            raise InputError('"raw" is a mail: "channel" must be email')
        raw = _text(value, "raw").encode("utf-8", "surrogateescape")
        parsed = reading.read(
            raw, authserv_id=settings.smtp_in.trusted_authserv, own_domains=tenant.addresses
        )
        return to_message(parsed, tenant=tenant.id, received=received)
    subject, text = _text(value, "subject"), _text(value, "text", required=True)
    sender = next(iter(addresses.people(_text(value, "from"))), Sender())
    signature, kind = "", None
    if channel == Channel.EMAIL:
        said = newtext.new_text(text, None, subject=subject)
        text, signature = said.new, said.signature
        kind = machine.machine_without_headers(subject, said, sender)
    return Message(
        tenant=tenant.id,
        channel=Channel(channel),
        received=received,
        text=text,
        subject=subject,
        signature=signature,
        sender=sender,
        history=_history(value),
        machine=kind,
    )


def _received(value: Mapping[str, Any]) -> datetime:
    said = _text(value, "received")
    if not said:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        received = datetime.fromisoformat(said)
    except ValueError as error:
        raise InputError('"received" must be a time such as 2026-11-25T10:00:00+01:00') from error
    if received.tzinfo is None:
        raise InputError('"received" needs an offset, for example 2026-11-25T10:00:00+01:00')
    return received


def _history(value: Mapping[str, Any]) -> tuple[Turn, ...]:
    turns = value.get("history")
    if turns is None:
        return ()
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise InputError('"history" must be a list of {"by": …, "text": …}')
    if any(turn.get("by") not in SPEAKERS for turn in turns):
        raise InputError('"by" in "history" must be customer or assistant')
    return tuple(Turn(by=turn["by"], text=_text(turn, "text", required=True)) for turn in turns)


def answer(question: Question, thought: Thought, *, explain: bool = False) -> dict[str, Any]:
    """Return what is printed for a line: exactly the keys that others rely on."""
    draft, decision, chat = thought.draft, thought.decision, question.message.channel is Channel.CHAT
    line: dict[str, Any] = {
        "id": question.id,
        "language": thought.said.language,
        "reply_language": question.tenant.language,
        "intents": [{"id": w.intent, "score": round(w.score, 4)} for w in thought.said.wishes],
        "action": outcome.action(decision),
        "reason": outcome.reason(decision),
        "tickets": [
            {"type": t.type, "due": t.due.isoformat(), "fields": dict(t.fields), "missing": list(t.missing)}
            for t in outcome.tickets(decision)
        ],
        "reply": None
        if draft is None
        else {"subject": draft.subject, "text": draft.text, "html": draft.html, "more": draft.more},
        "citations": [
            {"source": c.source, "section": c.section, "title": c.title}
            for c in (draft.citations if draft else ())
        ],
        "needs_approval": draft.needs_approval if draft else not chat,
    }
    if explain:
        line["why"] = [
            {"intent": w.intent, "piece": e.piece, "weight": round(e.weight, 4)}
            for w in thought.said.wishes
            for e in w.evidence
        ]
    return line

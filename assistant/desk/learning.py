"""From corrections to examples: only through a person who says it again without personal data.

A correction lives and dies with its message and never leaves its company. What a reviewer writes instead
is a sentence of the reviewer's own; the correction is forgotten once they are done with it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.errors import NotFound
from assistant.privacy import find_numbers

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?:\d[\s.-]?){5,}")
_NAME = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A correction that nobody has reviewed yet."""

    id: str
    tenant: str
    language: str
    """Of the company: what the example is to be written in."""
    was: tuple[str, ...]
    now: tuple[str, ...]
    text: str = field(repr=False)
    """What the customer wrote."""
    names: tuple[str, ...] = field(repr=False, default=())
    """Words of the name and the signature, which no example may hold."""


def waiting(desk: Desk, tenants: Sequence[str]) -> tuple[Waiting, ...]:
    """Return the corrections of *tenants* that nobody has reviewed, oldest first."""
    found = []
    with desk.store.read() as tx:
        for row in tx.messages.corrections_of(tenants):
            message = tx.messages.get(row.message_id)
            if message is None or not row.now:
                continue
            found.append(
                Waiting(
                    id=row.id,
                    tenant=row.tenant,
                    language=desk.tenant(row.tenant).language,
                    was=row.was,
                    now=row.now,
                    text=message.body.new_text or message.body.text,
                    names=tuple(_NAME.findall(f"{message.body.from_name} {message.body.signature}")),
                )
            )
    return tuple(found)


def objection(sentence: str, *, original: str, names: Sequence[str]) -> str:
    """Return why *sentence* may not become an example, or nothing: personal data, or merely copied."""
    if find_numbers(sentence) or _LONG_NUMBER.search(sentence):
        return "it holds a number that may belong to somebody; leave it out"
    if _ADDRESS.search(sentence):
        return "it holds a mail or web address; leave it out"
    said = {word.casefold() for word in _NAME.findall(sentence)}
    if any(name.casefold() in said for name in names):
        return "it holds a word of the customer's name or signature; leave it out"
    if " ".join(sentence.casefold().split()) == " ".join(original.casefold().split()):
        return "it is the customer's own text; say it in other words"
    return ""


def settle(desk: Desk, correction_id: str, *, kept: bool) -> None:
    """Forget a correction that was reviewed; the journal says whether an example came of it.

    Raises NotFound where it is gone already (its ticket was erased, or somebody else reviewed it).
    """
    with desk.store.write() as tx:
        row = tx.messages.drop_correction(correction_id)
        message = tx.messages.get(row.message_id) if row else None
        if row is None or message is None:
            raise NotFound("This correction is gone already; nothing was kept.")
        record(
            desk,
            tx,
            tenant=row.tenant,
            on=message.conversation_id,
            actor="server",
            tag="label.learned" if kept else "label.set_aside",
            now=list(row.now),
        )

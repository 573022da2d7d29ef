"""Letters as people write them, with the fields a careful colleague would note, and how ours compare.

A round is two files, one a language, each type of request with its letters. Of a letter's `fields` those
that are not named are taken from its From line (name, and the address as identifier, contact and address
to stop); a list holds answers that are equally good, an empty text means that nothing should be noted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import yaml

from assistant.casework.fields import fields_for
from assistant.casework.types import TICKET_TYPES
from assistant.mail import addresses, newtext
from assistant.message import Channel, Message, Sender
from assistant.settings import load
from assistant.understanding.understander import Understander

FOLDER = Path(__file__).parent / "letters"
TENANTS = {"nl": "ventum", "da": "natur-energi"}
AT = datetime(2026, 11, 25, 10, tzinfo=UTC)
FROM_ADDRESS = ("identifier", "contact", "address_to_stop")
TOLD = (  # told in their own words: the gist counts, not each word
    "scope", "form_of_delivery", "which_data", "reason", "which_processing", "which_consent",
    "which_decision", "what_happened", "what_was_seen", "whose_data", "still_visible", "wish",
    "on_behalf_of", "right_value",
)  # fmt: skip
MOST_WORDS_MORE, LEAST_WORDS = 2.0, 0.8
Verdict = Literal["right", "wrong", "missed", "rightly empty"]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message with what should be noted of it."""

    language: str
    type: str
    number: int
    sender: str
    subject: str
    text: str
    fields: dict[str, tuple[str, ...]]

    def wanted(self, field: str) -> tuple[str, ...]:
        """Return the good answers for *field*."""
        if field in self.fields:
            return self.fields[field]
        who = next(iter(addresses.people(self.sender)), Sender())
        if field == "name":
            return (who.name,)
        return (who.address,) if field in FROM_ADDRESS else ("",)

    def message(self) -> Message:
        """Return the message as it comes from the mail reader or the chat."""
        text, signature = self.text, ""
        if self.sender:
            said = newtext.new_text(text, None, subject=self.subject)
            text, signature = said.new, said.signature
        return Message(
            tenant=TENANTS[self.language],
            channel=Channel.EMAIL if self.sender else Channel.CHAT,
            received=AT,
            text=text,
            subject=self.subject,
            signature=signature,
            sender=next(iter(addresses.people(self.sender)), Sender()),
        )


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One field of one letter."""

    letter: Letter
    field: str
    got: str
    wanted: tuple[str, ...]
    verdict: Verdict


def letters(round: int) -> Iterator[Letter]:
    """Yield the letters of a round."""
    for language in TENANTS:
        types = yaml.safe_load((FOLDER / f"{language}-{round}.yaml").read_text("utf-8"))
        for type, entries in types.items():
            for number, entry in enumerate(entries, 1):
                yield Letter(
                    language=language,
                    type=type,
                    number=number,
                    sender=entry.get("from", ""),
                    subject=entry.get("subject", ""),
                    text=entry["text"],
                    fields={name: _answers(value) for name, value in (entry.get("fields") or {}).items()},
                )


def judge(letter: Letter, reader: Understander) -> Iterator[Judged]:
    """Yield a verdict for each field of the letter's type."""
    message, tenant = letter.message(), load().tenant(TENANTS[letter.language])
    said = reader.understand(message, tenant)
    wishes = [wish for wish in said.wishes if wish.intent == f"request.{letter.type}"]
    got = fields_for(
        letter.type, sentence=wishes[0].sentence if wishes else "", message=message, found=said.found
    )
    kind = TICKET_TYPES[letter.type]
    for field in (*kind.told, "on_behalf_of"):
        wanted, value = letter.wanted(field), got.get(field, "")
        yield Judged(
            letter=letter, field=field, got=value, wanted=wanted, verdict=_verdict(field, value, wanted)
        )


def _answers(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _verdict(field: str, got: str, wanted: tuple[str, ...]) -> Verdict:
    if any(_same(field, got, one) for one in wanted):
        return "right" if got else "rightly empty"
    return "wrong" if got else "missed"


def _same(field: str, got: str, wanted: str) -> bool:
    ours, theirs = _words(got), _words(wanted)
    if not ours or not theirs:
        return not ours and not theirs
    if field == "channels":
        return set(ours) == set(theirs)
    if field not in TOLD:
        return ours == theirs
    common = sum(1 for word in theirs if word in ours)
    return common >= LEAST_WORDS * len(theirs) and len(ours) <= MOST_WORDS_MORE * len(theirs) + 1


def _words(text: str) -> list[str]:
    return re.findall(r"[\w@+]+(?:['.@+-]\w+)*", text.casefold())

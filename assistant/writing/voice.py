"""How one company speaks: its sentences with its names filled in, its dates and lists in its language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from babel.dates import format_date, format_time
from babel.lists import format_list

from assistant.casework.guards import Outcome, State
from assistant.casework.identity import SAFE_COPY_ADVICE
from assistant.casework.types import TICKET_TYPES
from assistant.errors import ContentError
from assistant.knowledge.records import Citation
from assistant.settings import Tenant
from assistant.writing.templates import Use
from assistant.writing.wording import Wording

INTRO = "intro"  # the section of a statement before its first number
_LONGEST_NAME = 60  # letters
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\- ]*(?:[ .'’-]+[^\W\d_]+)*\.?")
_PREFIX = re.compile(r"^\s*(?:re|antw|aw|sv|vs|vb|fw|fwd|betr|ang)\s*(?:\[\d+\])?\s*:\s*", re.IGNORECASE)
_LONGEST_SUBJECT = 150  # letters


def _use(group: str, key: str = "", *given: str) -> Use:
    return Use(where="the program", group=group, key=key, given=frozenset(given))


USES = (
    _use("letter", "statement"),
    _use("letter", "greeting", "name"),
    *(_use("letter", key) for key in ("greeting_plain", "subject_prefix", "subject_default", "closing")),
    _use("letter", "signature"),
    _use("letter", "on_day", "day"),
    _use("letter", "at_time", "day", "time"),
    _use("answer", "section", "section", "title"),
    _use("answer", "section_intro", "title"),
    _use("answer", "stale"),
    _use("answer", "held"),
    _use("chat", "source", "sources"),
    _use("chat", "source_statement", "sections"),
    _use("chat", "source_section", "section"),
    _use("chat", "source_intro"),
    _use("chat", "machine"),
    _use("cover", "rights"),
    _use("cover", "complaint"),
    _use("cover", "open"),
    _use("intent"),
    *(
        _use("smalltalk", key)
        for key in ("greeting", "further", "thanks", "thanks_words", "bye", "bye_words")
    ),
)
"""The sentences that the code uses itself, with what it fills in."""

KEYS: Mapping[str, frozenset[str]] = {
    **{
        group: frozenset(TICKET_TYPES)
        for group in ("type_name", "type_noun", "type_reading", "type_effect", "done")
    },
    "field": frozenset(name for kind in TICKET_TYPES.values() for name in kind.told),
    "state": frozenset(state.value for state in State),
    "outcome": frozenset(outcome.value for outcome in Outcome),
    "advice": frozenset(SAFE_COPY_ADVICE),
    "intent": frozenset(f"request.{kind}" for kind in TICKET_TYPES if kind != "unknown"),
}
"""The entries that a group must have, because a ticket can be of that type, state or outcome."""


def check_keys(wording: Wording, needed: Mapping[str, frozenset[str]] = KEYS) -> None:
    """Check that every type, field, state and outcome has its words. Raises ContentError."""
    for group, keys in needed.items():
        lacking = sorted(keys - set(wording.groups.get(group, {})))
        if lacking:
            raise ContentError(f"{wording.file}: the group {group!r} lacks {', '.join(lacking)}")


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One company's way of speaking."""

    wording: Wording = field(repr=False)
    tenant: Tenant

    @cached_property
    def given(self) -> dict[str, object]:
        """What every sentence may name: the company, its statement, the authority."""
        tenant = self.tenant
        return {
            "company": tenant.name,
            "legal_name": tenant.legal_name,
            "statement": self.wording.sentence("letter", "statement").forms["other"],
            "portal": tenant.portal_name,
            "hint": tenant.customer_service_hint,
            "hours": tenant.chat_hours,
            "authority_name": tenant.authority.name,
            "authority_address": tenant.authority.address,
            "authority_url": tenant.authority.url,
        }

    @property
    def language(self) -> str:
        """ISO 639-1."""
        return self.wording.language

    def say(self, entry: str, /, **values: object) -> str:
        """Return the sentence `group.key` with *values* and the company's names filled in."""
        group, _, key = entry.partition(".")
        return self.wording.sentence(group, key).say({**self.given, **values}, self.language)

    def word(self, group: str, key: str) -> str:
        """Return the entry *key* of *group*."""
        return self.wording.sentence(group, key).say(self.given, self.language)

    def day(self, due: date | datetime) -> str:
        """Return a day, for a moment with its time in the company's zone, in words."""
        if isinstance(due, datetime):
            local = due.astimezone(self.tenant.zone)
            day = format_date(local.date(), "full", locale=self.language)
            time = format_time(local.time(), "short", locale=self.language)
            return self.say("letter.at_time", day=day, time=time)
        return self.say("letter.on_day", day=format_date(due, "full", locale=self.language))

    def day_in_english(self, due: date | datetime) -> str:
        """Return a day, for a moment with its time, in English."""
        if isinstance(due, datetime):
            local = due.astimezone(self.tenant.zone)
            time = format_time(local.time(), "short", locale="en_GB")
            return f"{format_date(local.date(), 'full', locale='en_GB')}, {time}"
        return format_date(due, "full", locale="en_GB")

    def list(self, entries: Iterable[str]) -> str:
        """Return *entries* as people write a list: a, b en c."""
        return format_list(list(entries), locale=self.language)

    def either(self, entries: Iterable[str]) -> str:
        """Return *entries* as people write a choice: a, b of c."""
        return format_list(list(entries), style="or", locale=self.language)

    def sections(self, citations: Iterable[Citation]) -> str:
        """Return the statement's sections among *citations*, each with our own title."""
        found = [citation for citation in citations if citation.source == "statement"]
        return self.list(
            self.say("answer.section_intro", title=citation.title)
            if citation.section == INTRO
            else self.say("answer.section", section=citation.section, title=citation.title)
            for citation in found
        )

    def articles(self, citations: Iterable[Citation]) -> str:
        """Return the articles of law among *citations*."""
        return "; ".join(citation.section for citation in citations if citation.source == "law")

    def short_source(self, citation: Citation) -> str:
        """Return a source as a chat names it, in brackets; nothing for what the desk itself says."""
        if citation.source == "desk":
            return ""
        if citation.source == "law":
            return self.say("chat.source", sources=citation.section)
        intro = citation.section == INTRO
        section = (
            self.say("chat.source_intro")
            if intro
            else self.say("chat.source_section", section=citation.section)
        )
        return self.say("chat.source", sources=self.say("chat.source_statement", sections=section))

    def topics(self, intents: Iterable[str]) -> str:
        """Return what *intents* are about, as a list."""
        return self.list(self.word("intent", intent) for intent in dict.fromkeys(intents))

    def greeting(self, name: str) -> str:
        """Return the first line; a *name* that does not look like one is left out."""
        name = " ".join(name.split())
        if len(name) <= _LONGEST_NAME and _NAME.fullmatch(name):
            return self.say("letter.greeting", name=name)
        return self.say("letter.greeting_plain")

    def subject(self, subject: str, references: Sequence[str] = ()) -> str:
        """Return the subject of a reply: one "Re:", and our reference where it is not there yet."""
        subject = " ".join("".join(c if c.isprintable() else " " for c in subject).split())
        while match := _PREFIX.match(subject):
            subject = subject[match.end() :]
        subject = subject or self.say("letter.subject_default")
        if len(subject) > _LONGEST_SUBJECT:
            subject = subject[:_LONGEST_SUBJECT].rstrip() + "…"
        subject = f"{self.say('letter.subject_prefix')} {subject}"
        if references and references[0] not in subject:
            subject = f"{subject} [{references[0]}]"
        return subject

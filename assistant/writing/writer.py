"""The writer: wording and templates read once, then a pure function from decision to draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.decision.records import Answer, Decision, Open
from assistant.errors import ContentError, UnknownTenant
from assistant.knowledge.base import KnowledgeBase
from assistant.message import Channel, Message
from assistant.settings import Tenant
from assistant.writing import talks
from assistant.writing import templates as templates_of
from assistant.writing import wording as wording_of
from assistant.writing.chats import chat
from assistant.writing.cover import prefilled_cover
from assistant.writing.joint import joint as write_joint
from assistant.writing.letters import Letter, letter_for, mail
from assistant.writing.records import Draft, StageFacts
from assistant.writing.stages import stage as write_stage
from assistant.writing.templates import Templates
from assistant.writing.voice import KEYS, USES, Voice, check_keys
from assistant.writing.wording import Wording

WORDING = "wording.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Puts a decision into words, in the tenant's language."""

    templates: Templates = field(repr=False)
    languages: dict[str, Wording] = field(repr=False)
    own: dict[str, Wording] = field(repr=False)  # of tenants that say some things their own way

    @classmethod
    def load(cls, locales: Path, templates: Path) -> "Writer":
        """Read all wording and templates. Raises ContentError with file and line where one is broken."""
        read = templates_of.load(templates)
        languages, own = {}, {}
        for shared in sorted(locales.glob(f"*/{WORDING}")):
            folder = shared.parent
            wording = talks.with_talks(wording_of.load(shared, None), folder)
            languages[folder.name] = _checked(wording, read)
            files = (file for name in (WORDING, talks.FILE) for file in folder.glob(f"*/{name}"))
            for tenant in sorted({file.parent for file in files}):
                wording = talks.with_talks(wording_of.load(shared, tenant / WORDING), folder, tenant)
                own[tenant.name] = _checked(wording, read)
        if not languages:
            raise ContentError(f"{locales}: no {WORDING} here; reinstall, or point at the right folder")
        return cls(templates=read, languages=languages, own=own)

    def voice(self, tenant: Tenant) -> Voice:
        """Return how *tenant* speaks. Raises UnknownTenant where its language has no wording."""
        wording = self.own.get(tenant.id) or self.languages.get(tenant.language)
        if wording is None:
            raise UnknownTenant(f"tenant {tenant.id!r}: there is no {WORDING} for {tenant.language!r}")
        return Voice(wording=wording, tenant=tenant)

    def write(
        self,
        decision: Decision,
        message: Message,
        *,
        tenant: Tenant,
        references: Sequence[str] = (),
        greeting_name: str = "",
    ) -> Draft | None:
        """Return the reply to *message*, or None where contract.md says null.

        *references* are those of the tickets opened, in the order of `decision.tickets`; empty in
        `assistant ask`, where nothing is stored.
        """
        voice = self.voice(tenant)
        if message.channel is Channel.CHAT:
            return chat(decision, message, voice=voice, templates=self.templates, references=references)
        letter = letter_for(decision, references, voice)
        if letter is None:
            return None
        return mail(
            letter,
            message,
            voice=voice,
            templates=self.templates,
            references=references,
            greeting_name=greeting_name or _name(decision, message),
            needs_approval=_needs_approval(letter, decision, tenant),
        )

    def stage(self, type: str, stage: str, *, tenant: Tenant, facts: StageFacts) -> Draft:
        """Return the draft of *stage* (a key of STAGES) for a request of *type*.

        Raises Refused where the law asks for a part that *facts* lacks.
        """
        return write_stage(type, stage, voice=self.voice(tenant), templates=self.templates, facts=facts)

    def joint(self, sections: Sequence[tuple[str, str, StageFacts]], *, tenant: Tenant) -> Draft:
        """Return one draft to several requests: *sections* are type, stage and facts of each.

        Raises Refused where the law asks for a part that their facts lack.
        """
        return write_joint(sections, voice=self.voice(tenant), templates=self.templates)

    def say(self, entry: str, *, tenant: Tenant, **values: object) -> str:
        """Return the sentence or word `group.key` as *tenant* says it, with *values* filled in.

        Days and moments among the values are said in words. Raises ContentError for an unknown entry.
        """
        voice = self.voice(tenant)
        said = {
            name: voice.day(value) if isinstance(value, date) else value for name, value in values.items()
        }
        return voice.say(entry, **said)

    def prefilled_cover(self, tenant: Tenant, knowledge: KnowledgeBase) -> dict[str, str]:
        """Return `StageFacts.cover` of an access letter as the statement fills it, for staff to complete."""
        return prefilled_cover(knowledge, self.voice(tenant))


def _checked(wording: Wording, templates: Templates) -> Wording:
    check_keys(wording, {**KEYS, **talks.KEYS})
    templates_of.check(templates, wording, (*USES, *talks.USES))
    return wording


def _name(decision: Decision, message: Message) -> str:
    if isinstance(decision, Open):
        for ticket in decision.tickets:
            if ticket.fields.get("name") and not ticket.fields.get("on_behalf_of"):
                return ticket.fields["name"]
    return message.sender.name


def _needs_approval(letter: Letter, decision: Decision, tenant: Tenant) -> bool:
    """Say whether a person must approve: all but pure receipts, and sure answers where the tenant says so."""
    if letter.pure_receipt:
        return not tenant.receipts_go_by_themselves
    if isinstance(decision, Answer) and tenant.sure_answers_above is not None:
        questions = [wish for wish in decision.wishes if not wish.intent.startswith("other.")]
        sure = bool(questions) and all(wish.score >= tenant.sure_answers_above for wish in questions)
        clean = not any(passage.gap or passage.stale for passage in decision.passages)
        return not (sure and clean)
    return True

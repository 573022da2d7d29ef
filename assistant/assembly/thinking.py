"""The part that thinks: understander, knowledge and writer, read from the data folders. No database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from threadpoolctl import threadpool_limits

from assistant import resources
from assistant.decision.records import Decision
from assistant.decision.rules import decide
from assistant.knowledge.base import KnowledgeBase
from assistant.message import Channel, Message
from assistant.settings import Settings, Tenant
from assistant.text.lexicon import Lexicon
from assistant.understanding.intents import LANGUAGES, Example
from assistant.understanding.records import Understanding
from assistant.understanding.understander import Understander
from assistant.writing import Draft, Writer
from assistant.writing.talks import BEGINNINGS

FEWEST_WORDS = 3  # of a way to ask that teaches its label


@dataclass(frozen=True, kw_only=True, slots=True)
class Thought:
    """What the assistant makes of one message."""

    said: Understanding
    decision: Decision
    draft: Draft | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Thinking:
    """Everything between a message and its draft reply."""

    understander: Understander
    knowledge: KnowledgeBase
    writer: Writer

    def about(self, message: Message, tenant: Tenant) -> Thought:
        """Return what *message* means, what is done about it, and the reply; nothing is stored."""
        said = self.understander.understand(message, tenant)
        decision = decide(message, said, tenant=tenant, knowledge=self.knowledge)
        return Thought(
            said=said, decision=decision, draft=self.writer.write(decision, message, tenant=tenant)
        )

    def rehearse(self, tenants: Sequence[Tenant]) -> None:
        """Do now what the first customers would wait for, a tenth of a second each.

        What may be said is weighed under every label, and a usual message of each kind is answered:
        that reads the names of days and months, and whatever else is read when it is first needed.
        """
        self.knowledge.prepare()
        for tenant in (each for each in tenants if each.id in self.knowledge.shelves):
            for intent in BEGINNINGS:
                text = self.writer.say(f"begin.{intent}", tenant=tenant)
                now = datetime.now(UTC)
                self.about(Message(tenant=tenant.id, channel=Channel.CHAT, received=now, text=text), tenant)


def thinking(settings: Settings) -> Thinking:
    """Load intents, knowledge and wording. Raises ContentError naming the file that is broken."""
    locales = resources.folder("locales")
    lexicons = _lexicons(locales)
    knowledge = KnowledgeBase.load(locales, lexicons)
    return Thinking(
        understander=_understander(knowledge, cache_folder(settings), lexicons),
        knowledge=knowledge,
        writer=Writer.load(locales, resources.folder("templates")),
    )


def understander(cache: Path | None) -> Understander:
    """Load intents and what was learned from them. Raises ContentError naming the file that is broken."""
    locales = resources.folder("locales")
    lexicons = _lexicons(locales)
    return _understander(KnowledgeBase.load(locales, lexicons), cache, lexicons)


def _lexicons(locales: Path) -> dict[str, Lexicon]:
    return {name: Lexicon.load(locales / name / "lexicon.yaml", name) for name in LANGUAGES}


def ways_to_ask(knowledge: KnowledgeBase, language: str) -> list[Example]:
    """Return the ways to ask that stand beside the facts as examples; fewer words say too little alone."""
    asked = knowledge.asked(language)
    return [Example(text=ask, intents=(label,)) for ask, label in asked if len(ask.split()) >= FEWEST_WORDS]


def _understander(
    knowledge: KnowledgeBase, cache: Path | None, lexicons: Mapping[str, Lexicon]
) -> Understander:
    # One message's product of matrices takes a millisecond; split over two cores it waits for the busier one.
    threadpool_limits(1, user_api="blas")
    return Understander.load(
        resources.folder("intents"),
        resources.folder("locales"),
        cache,
        asked={language: ways_to_ask(knowledge, language) for language in LANGUAGES},
        lexicons=lexicons,
    )


def cache_folder(settings: Settings) -> Path:
    """Where the learned model is kept, so that the next start need not learn it again."""
    return settings.data_dir / "cache"

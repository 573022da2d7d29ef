"""The part that thinks: understander, knowledge and writer, read from the data folders. No database."""

from dataclasses import dataclass
from pathlib import Path

from assistant import resources
from assistant.decision.records import Decision
from assistant.decision.rules import decide
from assistant.knowledge.base import KnowledgeBase
from assistant.message import Message
from assistant.settings import Settings, Tenant
from assistant.understanding.records import Understanding
from assistant.understanding.understander import Understander
from assistant.writing import Draft, Writer


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


def thinking(settings: Settings) -> Thinking:
    """Load intents, knowledge and wording. Raises ContentError naming the file that is broken."""
    locales, understood = resources.folder("locales"), understander(settings)
    lexicons = {language: expert.lexicon for language, expert in understood.experts.items()}
    return Thinking(
        understander=understood,
        knowledge=KnowledgeBase.load(locales, lexicons),
        writer=Writer.load(locales, resources.folder("templates")),
    )


def understander(settings: Settings) -> Understander:
    """Load intents and what was learned from them. Raises ContentError naming the file that is broken."""
    return Understander.load(resources.folder("intents"), resources.folder("locales"), cache_folder(settings))


def cache_folder(settings: Settings) -> Path:
    """Where the learned model is kept, so that the next start need not learn it again."""
    return settings.data_dir / "cache"

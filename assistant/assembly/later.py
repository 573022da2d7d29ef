"""Thinking that loads when it is first asked: most commands of staff never need it."""

from collections.abc import Callable, Sequence
from functools import cached_property

from assistant.assembly.thinking import Thinking
from assistant.decision.records import Decision
from assistant.knowledge.records import Passage
from assistant.message import Message
from assistant.settings import Tenant
from assistant.understanding.records import Understanding
from assistant.writing.records import Draft, StageFacts


class Later:
    """Understander, knowledge and writer of a desk; nothing is read before one of them is used."""

    def __init__(self, load: Callable[[], Thinking]) -> None:
        """*load* reads everything."""
        self._load = load

    @cached_property
    def _mind(self) -> Thinking:
        return self._load()

    def understand(self, message: Message, tenant: Tenant) -> Understanding:
        """See Understander."""
        return self._mind.understander.understand(message, tenant)

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        """See KnowledgeBase."""
        return self._mind.knowledge.passage(tenant, intent, question)

    def write(
        self,
        decision: Decision,
        message: Message,
        *,
        tenant: Tenant,
        references: Sequence[str] = (),
        greeting_name: str = "",
    ) -> Draft | None:
        """See Writer."""
        return self._mind.writer.write(
            decision, message, tenant=tenant, references=references, greeting_name=greeting_name
        )

    def stage(self, type: str, stage: str, *, tenant: Tenant, facts: StageFacts) -> Draft:
        """See Writer."""
        return self._mind.writer.stage(type, stage, tenant=tenant, facts=facts)

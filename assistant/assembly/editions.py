"""The edition in use: the shipped texts with what was published over them, taken up while running.

Facts that the published statement no longer bears are held in it until a person confirmed them.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from assistant.decision.records import Decision
from assistant.desk import comparing, textviews
from assistant.desk.ports import Store
from assistant.errors import ContentError, StoreError
from assistant.knowledge.compare import compare, stale_facts
from assistant.knowledge.records import Passage
from assistant.message import Message
from assistant.settings import Tenant
from assistant.writing.library import Edition, Library
from assistant.writing.records import Draft, StageFacts

_log = logging.getLogger(__name__)

EVERY = 1.0  # seconds between two looks at the edition's number


class Editions:
    """Knowledge and writer of a desk. Only published texts are ever in them."""

    def __init__(
        self,
        library: Library,
        store: Store,
        tenants: tuple[str, ...],
        *,
        shipped: Callable[[], Edition] | None = None,
        watch: Callable[[], float] = time.monotonic,
    ) -> None:
        """*shipped* makes the edition without revisions; *watch* counts seconds.

        Nothing is read before it is used.
        """
        self._library, self._store, self._tenants, self._watch = library, store, tenants, watch
        self._shipped = shipped or (lambda: library.edition({}))
        self._lock = threading.Lock()
        self._held: tuple[int, Edition] | None = None  # number, edition
        self._next_look = 0.0

    def now(self) -> Edition:
        """Return the edition in use; at most a second after a publication the new one is made.

        Who comes first waits for it. Others are answered from the one before until it is there.
        """
        if self._held is None:
            with self._lock:
                if self._held is None:
                    self._look()
        elif self._watch() >= self._next_look and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        assert self._held is not None  # noqa: S101  # the look has set it
        return self._held[1]

    def _look(self) -> None:
        """Read the number, and the texts where it is another; keep what we have where that fails."""
        try:
            with self._store.read() as tx:
                number = textviews.edition(tx)
                if self._held is not None and self._held[0] == number:
                    self._next_look = self._watch() + EVERY
                    return
                over = tx.revisions.published()
                statements = comparing.statements(tx, self._tenants)
        except StoreError:
            if self._held is None:
                raise
            self._next_look = self._watch() + EVERY
            return
        edition = _holding(self._made(number, over), statements)
        if self._held is not None:  # a service that runs: its customers would wait for it, label by label
            edition.knowledge.prepare()
        self._held = (number, edition)
        self._next_look = self._watch() + EVERY

    def _made(self, number: int, over: dict[str, str]) -> Edition:
        if not over:
            return self._shipped()
        try:
            return self._library.edition(over)
        except ContentError as error:
            _log.error("edition %s cannot be used, `assistant check` says more: %s", number, error)
            return self._held[1] if self._held is not None else self._shipped()

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        """See KnowledgeBase."""
        return self.now().knowledge.passage(tenant, intent, question)

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
        return self.now().writer.write(
            decision, message, tenant=tenant, references=references, greeting_name=greeting_name
        )

    def stage(self, type: str, stage: str, *, tenant: Tenant, facts: StageFacts) -> Draft:
        """See Writer."""
        return self.now().writer.stage(type, stage, tenant=tenant, facts=facts)

    def joint(self, sections: Sequence[tuple[str, str, StageFacts]], *, tenant: Tenant) -> Draft:
        """See Writer."""
        return self.now().writer.joint(sections, tenant=tenant)

    def say(self, entry: str, *, tenant: Tenant, **values: object) -> str:
        """See Writer."""
        return self.now().writer.say(entry, tenant=tenant, **values)


def _holding(edition: Edition, statements: dict[str, str]) -> Edition:
    """Return an edition whose facts are held where the published statement now says otherwise."""
    stale: set[tuple[str, str, str]] = set()
    for tenant, published in statements.items():
        stale |= stale_facts(compare(published, tenant, edition.knowledge))
    if not stale:
        return edition
    return Edition(knowledge=edition.knowledge.holding(stale), writer=edition.writer)

"""Understanding that loads when it is first asked: most commands of staff never need it."""

from collections.abc import Callable
from functools import cached_property

from assistant.message import Message
from assistant.settings import Tenant
from assistant.understanding.language import LanguageReader
from assistant.understanding.records import Understanding
from assistant.understanding.understander import Understander


class Later:
    """The understander of a desk; nothing is read before it is used."""

    def __init__(self, load: Callable[[], Understander]) -> None:
        """*load* reads everything."""
        self._load = load

    @cached_property
    def _loaded(self) -> Understander:
        return self._load()

    @property
    def languages(self) -> LanguageReader:
        """See Understander."""
        return self._loaded.languages

    def understand(self, message: Message, tenant: Tenant) -> Understanding:
        """See Understander."""
        return self._loaded.understand(message, tenant)

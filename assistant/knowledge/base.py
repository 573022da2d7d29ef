"""The knowledge base: what may be said, read once; the fact asked for is found by the question."""

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ContentError
from assistant.knowledge.records import Passage


@dataclass(frozen=True, kw_only=True, slots=True)
class KnowledgeBase:
    """All that may be said, for every tenant; one tenant never sees another's."""

    @classmethod
    def load(cls, folder: Path) -> "KnowledgeBase":
        """Read `<language>/{<tenant>,law,desk}/` under *folder*. Raises ContentError with file and place."""
        if not folder.is_dir():
            raise ContentError(f"{folder} is not a folder")
        return cls()

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        """Return the answer to *question* under *intent*, its lead fact first; None where nothing is written.

        Raises UnknownTenant.
        """
        return None

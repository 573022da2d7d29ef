"""The writer: wording and templates read once, then a pure function from decision to draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.decision.records import Decision
from assistant.errors import ContentError
from assistant.message import Message
from assistant.settings import Tenant
from assistant.writing.records import Draft, StageFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Puts a decision into words, in the tenant's language."""

    @classmethod
    def load(cls, locales: Path, templates: Path) -> "Writer":
        """Read all wording and templates. Raises ContentError with file and line where one is broken."""
        if not (locales.is_dir() and templates.is_dir()):
            raise ContentError(f"{locales} or {templates} is not a folder")
        return cls()

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
        return None

    def stage(self, type: str, stage: str, *, tenant: Tenant, facts: StageFacts) -> Draft:
        """Return the draft of *stage* (a key of STAGES) for a request of *type*.

        Raises Refused where the law asks for a part that *facts* lacks.
        """
        raise ContentError(f"no wording for {type} {stage}")

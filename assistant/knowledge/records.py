"""What may be said: facts with the section they come from."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """Where a fact comes from, with our own short title for it."""

    source: str  # "statement", "law" or "desk"
    section: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One fact in our own words; `short` can open a reply, `more` is what belongs to it."""

    id: str
    source: str
    section: str
    short: str
    more: str = ""
    asks: tuple[str, ...] = ()
    extra: bool = False  # shown only when the question is about it
    stale: str = ""  # why staff must look before this is repeated
    held: bool = False  # the published text changed here: not said before a person confirmed it


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A thing customers ask for that neither statement nor law says."""

    topic: str
    asks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """The answer chosen for one question: the lead fact first, then what belongs to it."""

    intent: str
    title: str
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...]
    gap: Gap | None = None
    stale: tuple[str, ...] = ()  # reasons a person must look first

    @property
    def held(self) -> bool:
        """Whether the fact asked for must not be said before a person confirmed it."""
        return bool(self.facts) and self.facts[0].held

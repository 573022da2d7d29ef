"""What understanding delivers: wishes with their evidence, the language, and the details found."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A piece of the message that spoke for (weight > 0) or against (< 0) a wish."""

    piece: str
    weight: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """One thing the message wants: a label of the taxonomy with a calibrated score from 0 to 1."""

    intent: str
    score: float  # of the main wish: how sure it is, seen beside everything else that may be wanted
    likely: float | None = None  # how likely it is wanted, whatever else is; None: as the score says
    sentence: str = ""  # where it stands in the new text
    evidence: tuple[Evidence, ...] = ()

    @property
    def wanted(self) -> float:
        """How likely it is among the wishes at all, first or not."""
        return self.score if self.likely is None else self.likely

    @property
    def is_right(self) -> bool:
        """Whether this exercises a right (opens a ticket)."""
        return self.intent.startswith("request.")

    @property
    def is_question(self) -> bool:
        """Whether this asks about something the statement may answer."""
        return self.intent.startswith("faq.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A detail read from the text: shown as found, never silently trusted."""

    field: str  # a field name of requests.md in snake_case
    value: str
    kind: str = ""  # e-mail, phone, postcode, customer number, signature …


@dataclass(frozen=True, kw_only=True, slots=True)
class Understanding:
    """What a message says, before anything is decided about it."""

    language: str  # ISO 639-1 of the new text, "und" where it cannot be told
    language_is_ours: bool  # plausibly the tenant's own language
    wishes: tuple[Wish, ...]  # best first; those below certainty keep their low score
    right_doubt: float = 0.0  # probability that some right is exercised, whichever it is
    found: tuple[Found, ...] = ()
    notes: frozenset[str] = field(
        default_factory=frozenset
    )  # facts: "wrong_company", "reminder", "authority" …

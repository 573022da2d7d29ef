"""What is measured: a message as a careful reader labelled it, and what the assistant made of it."""

from dataclasses import dataclass

RIGHT = "request."
EARLY = 40  # words of a reply in which the first fact must stand


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One labelled message with its outcome."""

    gold: tuple[str, ...]  # the labels it should get, the main one first
    given: tuple[tuple[str, float], ...]  # the labels it got with their scores, best first
    action: str  # request, answer, clarify, handover or ignore
    reason: str | None
    tickets: tuple[str, ...]  # types opened, "unknown" where untyped
    facts_found: tuple[bool, ...] = ()  # for each fact that the reply must hold
    first_fact_early: bool | None = None  # whether the first one stands within 40 words; none: no facts

    @property
    def main(self) -> str:
        """The main label given; empty where there is none."""
        return self.given[0][0] if self.given else ""

    @property
    def score(self) -> float:
        """The score of the main label given."""
        return self.given[0][1] if self.given else 0.0

    @property
    def rights(self) -> tuple[str, ...]:
        """The rights that it exercises."""
        return tuple(label for label in self.gold if label.startswith(RIGHT))


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """A tenth of all scores: what was promised and what came true."""

    promised: float  # mean score
    true: float  # share of the labels that are right
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelFigures:
    """How well one label is told."""

    label: str
    precision: float
    recall: float
    f1: float
    count: int  # messages whose main label it is


@dataclass(frozen=True, kw_only=True, slots=True)
class Confusion:
    """A main label that was taken for another."""

    gold: str
    given: str  # empty: nothing was given
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """What answering only above a threshold gives."""

    threshold: float
    coverage: float  # share of all messages whose main label has at least that score
    precision: float  # share of those whose main label is right


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """All figures of `assistant eval`. A share of nothing is None."""

    n: int
    accuracy: float | None  # main label given = main label
    macro_f1: float | None  # mean F1 over the main labels that occur
    micro_f1: float | None  # over all (message, label) pairs
    exact: float | None  # share whose set of labels is exactly right
    rights: int  # rights exercised, over all messages
    rights_seen: float | None  # share for whose message some ticket opens
    rights_typed: float | None  # share for which a ticket of the right type opens
    tickets_without_right: float | None  # share of messages without a right that open a ticket
    handed_over: float | None  # share of all messages
    rights_doubted: float | None  # share of messages with a right handed over because of doubt
    threshold: float | None  # fixed by the development set for 99 % precision
    coverage: float | None  # share at or above that threshold
    precision: float | None  # share of those that are right
    threshold_here: float | None  # what 99 % precision would need on these very messages
    calibration_error: float | None  # over all labels given, ten bins of equal mass
    facts: int  # facts that replies must hold
    facts_found: float | None
    first_fact_early: float | None  # share of messages with facts whose first fact stands within 40 words
    labels: tuple[LabelFigures, ...]
    confusions: tuple[Confusion, ...]  # the worst first
    bins: tuple[Bin, ...]
    curve: tuple[Point, ...]  # from everything answered to the surest only

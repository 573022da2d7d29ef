"""How often a question that nothing answers is said to be so, and how often one that has an answer.

    python benchmarks/gaps.py [--parts 5]

The ways to ask that stand beside facts and gaps are left out in parts; each is then asked of the others. Printed, for
each company: of the questions for a fact, the share that meets a gap ("false"); of those for a gap, the share that meets
one ("found"), for the numbers in `assistant/knowledge/base.py` and for some beside them.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass

from messages import ROOT

from assistant.knowledge.base import GAP_MARGIN, GAP_SURE, KnowledgeBase, Shelf
from assistant.knowledge.ranking import Candidate, Contest

SURES, MARGINS = (0.12, 0.15, 0.2, 0.25), (0.04, 0.08, 0.12)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One way to ask that was left out: what it stands beside, and how near it came to gap and fact."""

    for_gap: bool
    gap: float
    fact: float


def left_out(shelf: Shelf, parts: int) -> Iterator[Asked]:
    """Ask each way to ask of the others of its label."""
    draw = random.Random(0)
    for pieces in shelf.pieces.values():
        gaps = [number for number, piece in enumerate(pieces) if piece.gap]
        facts = [number for number, piece in enumerate(pieces) if piece.fact]
        if not gaps or not facts:
            continue
        asks = [(number, ask) for number, piece in enumerate(pieces) for ask in piece.candidate.asks]
        part = [draw.randrange(parts) for _ in asks]
        for out in range(parts):
            known = [ask for ask, its in zip(asks, part, strict=True) if its != out]
            contest = Contest.of(
                (
                    Candidate(
                        asks=tuple(ask for whose, ask in known if whose == number), own=piece.candidate.own
                    )
                    for number, piece in enumerate(pieces)
                ),
                shelf.reader,
            )
            for (whose, ask), its in zip(asks, part, strict=True):
                if its == out:
                    scores = contest.scores(ask)
                    yield Asked(
                        for_gap=whose in gaps,
                        gap=max(scores[number] for number in gaps),
                        fact=max(scores[number] for number in facts),
                    )


def main() -> None:
    """Print the table of each company."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--parts", type=int, default=5)
    given = options.parse_args()
    for tenant, shelf in KnowledgeBase.load(ROOT / "locales").shelves.items():
        asked = list(left_out(shelf, given.parts))
        of_gaps = [one for one in asked if one.for_gap]
        of_facts = [one for one in asked if not one.for_gap]
        print(f"{tenant}: {len(of_facts)} ways to ask for a fact, {len(of_gaps)} for a gap")
        for sure in sorted({*SURES, GAP_SURE}):
            for margin in sorted({*MARGINS, GAP_MARGIN}):
                said = [
                    sum(one.gap >= sure and one.gap - one.fact >= margin for one in some) / len(some)
                    for some in (of_facts, of_gaps)
                ]
                mark = " <- now" if (sure, margin) == (GAP_SURE, GAP_MARGIN) else ""
                print(f"  sure {sure:.2f} margin {margin:.2f}: false {said[0]:.1%} found {said[1]:.1%}{mark}")


if __name__ == "__main__":
    main()

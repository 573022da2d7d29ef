"""What became of the assistant's drafts, as columns to look at and as a table to read."""

from dataclasses import dataclass

from assistant.desk.measuring import EDITED, FATES, SENT, THROWN, Accuracy
from assistant.web.marks import N_
from assistant.web.visits import Visit

FATE_NAMES = {SENT: N_("Sent unchanged"), EDITED: N_("Edited first"), THROWN: N_("Thrown away")}
HEIGHT, STEP, WIDTH = 60.0, 10.0, 7.0  # of the drawing, its columns and their width


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A part of a column."""

    fate: str
    y: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A week."""

    x: float
    name: str
    counts: tuple[int, ...]  # as FATES
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """The drawing with its tables."""

    columns: tuple[Column, ...]
    kinds: tuple[tuple[str, tuple[int, ...]], ...]
    total: int
    unchanged: int  # per cent of all
    most: int  # of a week
    width: float


def plot(visit: Visit, accuracy: Accuracy) -> Plot:
    """Return the drawing of the last weeks, and the counts by kind of draft."""
    most = max((sum(week.counts.values()) for week in accuracy.weeks), default=0)
    columns = []
    for number, week in enumerate(accuracy.weeks):
        y, pieces = HEIGHT, []
        for fate in FATES:
            height = round(week.counts[fate] / most * HEIGHT, 2) if most else 0.0
            y = round(y - height, 2)
            pieces.append(Piece(fate=fate, y=y, height=height))
        columns.append(
            Column(
                x=number * STEP,
                name=visit.p.day(week.begins),
                counts=tuple(week.counts[fate] for fate in FATES),
                pieces=tuple(pieces),
            )
        )
    total = sum(sum(week.counts.values()) for week in accuracy.weeks)
    unchanged = sum(week.counts[SENT] for week in accuracy.weeks)
    return Plot(
        columns=tuple(columns),
        kinds=tuple((kind, tuple(counts[f] for f in FATES)) for kind, counts in accuracy.kinds.items()),
        total=total,
        unchanged=round(unchanged / total * 100) if total else 0,
        most=most,
        width=len(accuracy.weeks) * STEP,
    )

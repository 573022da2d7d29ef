"""Pictures of an evaluation as inline SVG. Each says in its title what it shows."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from assistant.evaluation.records import Bin, Case, Point

SIDE, LEFT, TOP = 360, 60, 16  # of the plotting square, and the room for its labels
BLUE, GREY = "#1f5fa8", "#8a94a0"


def reliability(bins: Sequence[Bin]) -> str:
    """Return promised score against what came true; the diagonal is perfect."""
    dots = "".join(
        f'<circle cx="{_x(b.promised):.1f}" cy="{_y(b.true):.1f}" r="5" fill="{BLUE}">'
        f"<title>promised {b.promised:.2f}, true {b.true:.2f}, {b.count} labels</title></circle>"
        for b in bins
    )
    line = _line([(b.promised, b.true) for b in bins])
    diagonal = f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{GREY}" stroke-dasharray="4 4"/>'
    return _square("Reliability", "score promised", "share that is right", diagonal + line + dots)


def precision_coverage(curve: Sequence[Point], threshold: float | None) -> str:
    """Return precision against coverage, with a mark where the fixed threshold lies."""
    line = _line([(p.coverage, p.precision) for p in curve])
    mark = ""
    above = [p for p in curve if threshold is not None and p.threshold >= threshold]
    if above:
        mark = (
            f'<circle cx="{_x(above[0].coverage):.1f}" cy="{_y(above[0].precision):.1f}" r="6" fill="none" '
            f'stroke="{BLUE}" stroke-width="2"><title>coverage {above[0].coverage:.1%}, '
            f"precision {above[0].precision:.1%} at {threshold:.3f}</title></circle>"
        )
    return _square("Precision and coverage", "coverage", "precision", line + mark)


def confusion(cases: Sequence[Case]) -> str:
    """Return the matrix of main labels: darker is more, wrong ones in another colour."""
    counts = Counter((case.gold[0], case.main or "nothing") for case in cases if case.gold)
    labels = sorted({label for pair in counts for label in pair})
    most = max(counts.values(), default=1)
    cell, room = 14, 190
    side = cell * len(labels)
    parts = []
    for i, label in enumerate(labels):
        middle = room + i * cell + cell * 0.75
        parts.append(f'<text x="{room - 6}" y="{middle}" text-anchor="end">{escape(label)}</text>')
        parts.append(
            f'<text transform="translate({middle} {room - 6}) rotate(-90)" text-anchor="start">'
            f"{escape(label)}</text>"
        )
    for (gold, given), count in sorted(counts.items()):
        colour = BLUE if gold == given else "#b3261e"
        parts.append(
            f'<rect x="{room + labels.index(given) * cell}" y="{room + labels.index(gold) * cell}" '
            f'width="{cell}" height="{cell}" fill="{colour}" fill-opacity="{0.15 + 0.85 * count / most:.2f}">'
            f"<title>{escape(gold)} given as {escape(given)}: {count}</title></rect>"
        )
    parts.append(f'<rect x="{room}" y="{room}" width="{side}" height="{side}" fill="none" stroke="{GREY}"/>')
    return _svg(room + side + 10, room + side + 10, "Confusion matrix", "".join(parts), size=10)


def _x(value: float) -> float:
    return LEFT + value * SIDE


def _y(value: float) -> float:
    return TOP + (1 - value) * SIDE


def _line(points: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{BLUE}" stroke-width="2"/>'


def _square(title: str, across: str, up: str, content: str) -> str:
    grid = []
    for tenth in range(0, 11, 2):
        value = tenth / 10
        grid.append(f'<path d="M{_x(value)} {_y(0)}V{_y(1)}M{_x(0)} {_y(value)}H{_x(1)}" stroke="#e3e7ec"/>')
        grid.append(f'<text x="{_x(value)}" y="{_y(0) + 18}" text-anchor="middle">{value:.0%}</text>')
        grid.append(f'<text x="{_x(0) - 8}" y="{_y(value) + 4}" text-anchor="end">{value:.0%}</text>')
    names = (
        f'<text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">{escape(across)}</text>'
        f'<text transform="translate(14 {_y(0.5)}) rotate(-90)" text-anchor="middle">{escape(up)}</text>'
    )
    return _svg(LEFT + SIDE + 24, TOP + SIDE + 48, title, "".join(grid) + names + content)


def _svg(width: float, height: float, title: str, content: str, *, size: int = 12) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="{size}" fill="#1b1f24">'
        f"<title>{escape(title)}</title>{content}</svg>"
    )

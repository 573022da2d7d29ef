"""The register of requests in figures: how many, of what type, how they ended, whether in time.

Pure: counted groups in, figures out. A group says nothing of a person (GDPR 5(2), accountability).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

SPANS = (7, 14, 31, 62)
"""Days to the answer: up to a week, two, a month, two months, longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Requests of a month that are alike; the database counts them."""

    month: str  # its first day (ISO), where the company is
    type: str
    outcome: str  # empty: not answered
    days: int | None  # whole days from receipt to answer; None: not answered
    received: int
    in_time: int  # answered, in time
    late: int  # answered too late, or not yet and overdue
    extended: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Figures of a group of requests."""

    name: str  # a type, or the first day of a month
    received: int
    in_time: int  # answered, in time
    late: int  # answered too late, or not yet and overdue
    open: int  # not answered, not overdue
    extended: int
    days: float | None  # median of whole days to the answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The register of a time, counted."""

    all: Line
    types: tuple[Line, ...]  # most first
    months: tuple[Line, ...]  # every month of the time, the first first
    outcomes: tuple[tuple[str, int], ...]  # most first
    spans: tuple[int, ...]  # answered requests by days, as SPANS and what is longer


def figures(groups: Sequence[Group], *, since: date, until: date) -> Figures:
    """Return the figures of the requests received from *since* to *until*."""
    by_type = _grouped(groups, lambda one: one.type)
    by_month = _grouped(groups, lambda one: one.month)
    outcomes: Counter[str] = Counter()
    for one in groups:
        if one.outcome:
            outcomes[one.outcome] += one.received
    return Figures(
        all=_line("", groups),
        types=tuple(sorted((_line(name, group) for name, group in by_type.items()), key=_most)),
        months=tuple(
            _line(month.isoformat(), by_month.get(month.isoformat(), ())) for month in months(since, until)
        ),
        outcomes=tuple(sorted(outcomes.items(), key=lambda pair: (-pair[1], pair[0]))),
        spans=_spans(groups),
    )


def months(since: date, until: date) -> list[date]:
    """Return the first day of each month from *since* to *until*."""
    found, month = [], since.replace(day=1)
    while month <= until:
        found.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found


def _most(line: Line) -> tuple[int, str]:
    return -line.received, line.name


def _grouped(groups: Iterable[Group], key: Callable[[Group], str]) -> Mapping[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for one in groups:
        found.setdefault(key(one), []).append(one)
    return found


def _line(name: str, groups: Sequence[Group]) -> Line:
    received = sum(one.received for one in groups)
    in_time = sum(one.in_time for one in groups)
    late = sum(one.late for one in groups)
    return Line(
        name=name,
        received=received,
        in_time=in_time,
        late=late,
        open=received - in_time - late,
        extended=sum(one.extended for one in groups),
        days=_median(groups),
    )


def _median(groups: Sequence[Group]) -> float | None:
    """Return the median of the days to the answer: of an even number, the middle of the two in the middle."""
    counted: Counter[int] = Counter()
    for one in groups:
        if one.days is not None:
            counted[one.days] += one.received
    count = counted.total()
    if not count:
        return None
    lower, upper = _at(counted, (count - 1) // 2), _at(counted, count // 2)
    return lower if lower == upper else (lower + upper) / 2


def _at(counted: Mapping[int, int], place: int) -> int:
    """Return the value at a place (from 0) of the counted values in order."""
    passed = 0
    for value in sorted(counted):
        passed += counted[value]
        if passed > place:
            return value
    raise IndexError(place)


def _spans(groups: Sequence[Group]) -> tuple[int, ...]:
    counted = [0] * (len(SPANS) + 1)
    for one in groups:
        if one.days is not None:
            counted[sum(one.days > limit for limit in SPANS)] += one.received
    return tuple(counted)

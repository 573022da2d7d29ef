"""The register of requests in figures: how many, of what type, how they ended, whether in time.

Pure: rows in, figures out. A row is a request without anything of a person (GDPR 5(2), accountability).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from zoneinfo import ZoneInfo

SPANS = (7, 14, 31, 62)
"""Days to the answer: up to a week, two, a month, two months, longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A line of the register."""

    type: str
    outcome: str  # empty: not answered
    received: datetime
    due: datetime
    answered: datetime | None
    extended: bool = False

    @property
    def days(self) -> int | None:
        """Whole days from receipt to answer; None where there is none yet."""
        return (self.answered - self.received).days if self.answered else None

    def timely(self, now: datetime) -> bool:
        """Whether it was answered in time, or can be still."""
        return (self.answered or now) <= self.due


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


def figures(
    requests: Sequence[Request], *, since: date, until: date, zone: ZoneInfo, now: datetime
) -> Figures:
    """Return the figures of *requests* received from *since* to *until*; months are those of *zone*."""
    by_type = _grouped(requests, lambda one: one.type)
    by_month = _grouped(requests, lambda one: one.received.astimezone(zone).date().replace(day=1).isoformat())
    months = [_line(name, by_month.get(name, ()), now) for name in _months(since, until)]
    types = sorted((_line(name, group, now) for name, group in by_type.items()), key=_most)
    outcomes = Counter(one.outcome for one in requests if one.outcome)
    return Figures(
        all=_line("", requests, now),
        types=tuple(types),
        months=tuple(months),
        outcomes=tuple(sorted(outcomes.items(), key=lambda pair: (-pair[1], pair[0]))),
        spans=_spans(requests),
    )


def _most(line: Line) -> tuple[int, str]:
    return -line.received, line.name


def _grouped(requests: Iterable[Request], key: Callable[[Request], str]) -> Mapping[str, list[Request]]:
    groups: dict[str, list[Request]] = {}
    for one in requests:
        groups.setdefault(key(one), []).append(one)
    return groups


def _line(name: str, requests: Sequence[Request], now: datetime) -> Line:
    days = [one.days for one in requests if one.days is not None]
    in_time = sum(one.answered is not None and one.timely(now) for one in requests)
    late = sum(not one.timely(now) for one in requests)
    return Line(
        name=name,
        received=len(requests),
        in_time=in_time,
        late=late,
        open=len(requests) - in_time - late,
        extended=sum(one.extended for one in requests),
        days=median(days) if days else None,
    )


def _months(since: date, until: date) -> list[str]:
    found, month = [], since.replace(day=1)
    while month <= until:
        found.append(month.isoformat())
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found


def _spans(requests: Sequence[Request]) -> tuple[int, ...]:
    counted = [0] * (len(SPANS) + 1)
    for one in requests:
        if one.days is not None:
            counted[sum(one.days > limit for limit in SPANS)] += 1
    return tuple(counted)

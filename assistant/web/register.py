"""The register of requests on paper: as lines of CSV, and as a page with figures, plots and tables.

The page can be saved and opened anywhere: no script, no file from elsewhere, nothing of a person. Each plot
is drawn beside the table that says the same.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from babel.numbers import format_decimal

from assistant import resources
from assistant.casework.register import SPANS, Figures, Line
from assistant.desk.registered import Registered
from assistant.settings import Tenant
from assistant.web import phrases, words
from assistant.web.marks import N_
from assistant.web.phrases import Phrases
from assistant.web.site import STATIC, context, environment

Span = tuple[date, date]  # the first and the last day

COLUMNS = tuple(words.REGISTER)
_STORED = tuple(column for column in COLUMNS if column != "on_time")  # which stands last
_values = attrgetter(*_STORED)
_PARTS = ("in_time", "late", "open")
PART_NAMES = {
    "in_time": N_("Answered in time"),
    "late": N_("Too late"),
    "open": N_("Open, in time so far"),
}
_WIDTH, _HEIGHT = 600.0, 160.0  # of a drawing


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A rectangle of a plot."""

    part: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A line with its name in the reader's language and its pieces."""

    name: str
    line: Line
    pieces: tuple[Piece, ...]
    middle: float = 0.0  # where its name stands below a column


def columns(lines: Sequence[Line], names: Sequence[str]) -> tuple[Shown, ...]:
    """Return lines as columns side by side, each stacked from below."""
    most = max((line.received for line in lines), default=0) or 1
    step = _WIDTH / max(len(lines), 1)
    shown = []
    for number, (line, name) in enumerate(zip(lines, names, strict=True)):
        y, pieces = _HEIGHT, []
        for part in _PARTS:
            height = round(getattr(line, part) / most * _HEIGHT, 2)
            y = round(y - height, 2)
            if height:
                x, width = round(number * step + step * 0.15, 2), round(step * 0.7, 2)
                pieces.append(Piece(part=part, x=x, y=y, width=width, height=height))
        middle = round((number + 0.5) * step, 2)
        shown.append(Shown(name=name, line=line, pieces=tuple(pieces), middle=middle))
    return tuple(shown)


def bars(lines: Sequence[Line], names: Sequence[str]) -> tuple[Shown, ...]:
    """Return lines as bars one under the other, each from the left."""
    most = max((line.received for line in lines), default=0) or 1
    shown = []
    for line, name in zip(lines, names, strict=True):
        x, pieces = 0.0, []
        for part in _PARTS:
            width = round(getattr(line, part) / most * _WIDTH, 2)
            if width:
                pieces.append(Piece(part=part, x=round(x, 2), y=0, width=width, height=18))
            x += width
        shown.append(Shown(name=name, line=line, pieces=tuple(pieces)))
    return tuple(shown)


def values(p: Phrases, tenant: Tenant, found: Figures, span: Span, now: datetime) -> dict[str, Any]:
    """Return what the template of a report needs."""
    first, last = span
    months = [p.month(date.fromisoformat(line.name)) for line in found.months]
    types = [p.say(words.TYPES.get(line.name, line.name)) for line in found.types]
    answered = found.all.received - found.all.open - _overdue(found)
    return {
        "figures": found,
        "answered": answered,
        "share": round(found.all.in_time / answered * 100) if answered else None,
        "months": columns(found.months, months),
        "types": bars(found.types, types),
        "outcomes": [(p.say(words.OUTCOMES.get(key, key)), count) for key, count in found.outcomes],
        "spans": list(zip(_span_names(p), found.spans, strict=True)),
        "most_days": max(found.spans, default=0),
        "parts": PART_NAMES,
        "company": tenant.name,
        "first": p.day(first),
        "last": p.day(last),
        "number": lambda value: "–" if value is None else format_decimal(value, "0.#", locale=p.language),
        "made": p.moment(now, tenant.zone),
        "width": _WIDTH,
        "height": _HEIGHT,
    }


def _overdue(found: Figures) -> int:
    """Return how many are late because they are not answered yet."""
    return found.all.late - (sum(found.spans) - found.all.in_time)


def _span_names(p: Phrases) -> list[str]:
    low, names = 0, []
    for limit in SPANS:
        names.append(p.say("%(low)s to %(high)s days", low=low, high=limit))
        low = limit + 1
    return [*names, p.say("%(low)s days and more", low=low)]


def times(tenant: Tenant, span: Span) -> tuple[datetime, datetime]:
    """Return when the first day begins and when the last one has ended, where the company is."""
    first, last = span
    return tenant.begins(first), tenant.begins(last + timedelta(1))


def cells(row: Registered, now: datetime) -> dict[str, Any]:
    """Return a line's values by column, times as text."""
    found = dict(zip(_STORED, map(_plain, _values(row)), strict=True))
    found["on_time"] = row.on_time(now)
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def as_csv(batches: Iterable[Sequence[Registered]], now: datetime) -> Iterator[str]:
    """Yield the register as lines of CSV, a batch at a time: a request each, without personal data."""
    written = io.StringIO()
    out = csv.writer(written)
    out.writerow(COLUMNS)
    for rows in batches:
        out.writerows(["" if c is None else c for c in cells(row, now).values()] for row in rows)
        yield written.getvalue()
        written.seek(0)
        written.truncate()
    yield written.getvalue()


def page(tenant: Tenant, found: Figures, span: Span, now: datetime, *, language: str = "") -> str:
    """Return the report as a document that asks for nothing else; in the company's language by default."""
    p = phrases.load(resources.folder("locales"))[language or tenant.language]
    pages = environment()
    style = (STATIC / "report.css").read_text(encoding="utf-8")
    template = pages.get_template("console/report.html")
    return str(template.render(context(p), style=style, **values(p, tenant, found, span, now)))

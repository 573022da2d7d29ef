"""The register as a page of its own, for the officer and the authority: figures, plots, tables.

It can be saved and opened anywhere: no script, no file from elsewhere, nothing of a person. Each plot is
drawn beside the table that says the same.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from babel.numbers import format_decimal
from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from assistant.casework.register import SPANS, Figures, Line, Request, figures
from assistant.desk import review
from assistant.web import words
from assistant.web.console.board import span_of
from assistant.web.site import STATIC, context
from assistant.web.visits import Visit, Visitor, one_of
from assistant.web.words import N_

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


def _requests(visit: Visit, tenant: str, first: date, last: date) -> list[Request]:
    zone = visit.site.settings.tenant(tenant).zone
    since = datetime.combine(first, time(0), zone)
    until = datetime.combine(last + timedelta(1), time(0), zone)
    return [
        Request(
            type=row["type"],
            outcome=row["outcome"],
            received=row["received_at"],
            due=row["due_at"],
            answered=row["answered_at"],
            extended=bool(row["extended"]),
        )
        for row in review.register(visit.desk, visit.staff, since, until)
        if row["tenant"] == tenant
    ]


def values(visit: Visit, tenant: str, first: date, last: date) -> dict[str, Any]:
    """Return what the template of a report needs."""
    p, zone = visit.p, visit.site.settings.tenant(tenant).zone
    found: Figures = figures(
        _requests(visit, tenant, first, last), since=first, until=last, zone=zone, now=visit.desk.now()
    )
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
        "spans": list(zip(_span_names(visit), found.spans, strict=True)),
        "most_days": max(found.spans, default=0),
        "parts": PART_NAMES,
        "company": visit.site.tenant_name(tenant),
        "first": p.day(first),
        "last": p.day(last),
        "number": lambda value: "–" if value is None else format_decimal(value, "0.#", locale=p.language),
        "made": p.moment(visit.desk.now(), zone),
        "width": _WIDTH,
        "height": _HEIGHT,
    }


def _overdue(found: Figures) -> int:
    """Return how many are late because they are not answered yet."""
    return found.all.late - (sum(found.spans) - found.all.in_time)


def _span_names(visit: Visit) -> list[str]:
    low, names = 0, []
    for limit in SPANS:
        names.append(visit.p.say("%(low)s to %(high)s days", low=low, high=limit))
        low = limit + 1
    return [*names, visit.p.say("%(low)s days and more", low=low)]


def router() -> APIRouter:
    """Return the report's address."""
    api = APIRouter(include_in_schema=False)
    style = (STATIC / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"sandbox; default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"

    @api.get("/console/register/report")
    def report(
        visit: Visitor, tenant: str = "", since: str = "", until: str = "", save: str = ""
    ) -> Response:
        chosen = one_of(tenant or visit.staff.tenants[0], visit.staff.tenants)
        first, last = span_of(visit, since, until)
        template = visit.site.templates.get_template("console/report.html")
        text = template.render(context(visit.p), style=style, **values(visit, chosen, first, last))
        headers = {"content-security-policy": policy}
        if save:
            headers["content-disposition"] = f'attachment; filename="register-{chosen}-{first}-{last}.html"'
        return HTMLResponse(text, headers=headers)

    return api

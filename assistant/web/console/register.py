"""The register of all requests: a page of lines with their counts, and all of them as CSV."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from assistant.desk import review
from assistant.desk.registered import Registered
from assistant.web import words
from assistant.web.console.board import company
from assistant.web.register import COLUMNS, as_csv, times
from assistant.web.saying import due_said
from assistant.web.visits import Visit, Visitor

PAGE = 200  # lines
_FIRST = ("reference", "type", "received_at", "due", "answered_at", "on_time", "state", "outcome")
_SHOWN = (*_FIRST, *(column for column in COLUMNS if column not in _FIRST))  # what is asked for most, first
_YEARS = range(1990, 2100)  # a year outside was mistyped
_SAID = {
    "type": words.TYPES,
    "state": words.STATES,
    "outcome": words.OUTCOMES,
    "identity": words.IDENTITY,
    "channel": words.CHANNELS,
}


def span_of(visit: Visit, since: str, until: str) -> tuple[date, date]:
    """Return the days asked for; by default this year until today."""
    last = _day(until) or visit.desk.now().astimezone(company(visit).zone).date()
    return _day(since) or date(last.year, 1, 1), last


def _day(said: str) -> date | None:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _cell(visit: Visit, row: Registered, column: str, now: datetime) -> str:
    zone = visit.site.settings.tenant(row.tenant).zone
    if column == "tenant":
        return visit.site.tenant_name(row.tenant)
    if column == "due":
        return due_said(visit.p, row.due, zone)
    if column == "on_time":
        return visit.p.say("yes" if row.on_time(now) else "no")
    value = getattr(row, column)
    if isinstance(value, datetime):
        return visit.p.day(value, zone)
    if isinstance(value, bool):
        return visit.p.say("yes") if value else ""
    if column in _SAID:
        return visit.p.say(_SAID[column].get(value, value))
    return "" if value is None else str(value)


def _shown(visit: Visit, rows: Sequence[Registered]) -> list[list[str]]:
    now = visit.desk.now()
    return [[_cell(visit, row, column, now) for column in _SHOWN] for row in rows]


def router() -> APIRouter:
    """Return the register's addresses."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/register")
    def register(visit: Visitor, since: str = "", until: str = "", after: str = "") -> Response:
        first, last = span_of(visit, since, until)
        span = times(company(visit), (first, last))
        rows = review.register_page(visit.desk, visit.staff, *span, limit=PAGE + 1, after=after)
        asked = {"since": first.isoformat(), "until": last.isoformat()}
        more = {**asked, "after": rows[PAGE - 1].cursor} if len(rows) > PAGE else {}
        return visit.page(
            "register.html",
            here="board",
            rows=_shown(visit, rows[:PAGE]),
            totals=review.register_totals(visit.desk, visit.staff, *span),
            columns=_SHOWN,
            most=PAGE,
            since=first,
            until=last,
            earlier=bool(after),
            first_url=f"/console/register?{urlencode(asked)}",
            next_url=f"/console/register?{urlencode(more)}" if more else "",
        )

    @api.get("/console/register.csv")
    def save(visit: Visitor, since: str = "", until: str = "") -> Response:
        first, last = span_of(visit, since, until)
        batches = review.register(visit.desk, visit.staff, *times(company(visit), (first, last)))
        headers = {"content-disposition": f'attachment; filename="register-{first}-{last}.csv"'}
        lines = as_csv(batches, visit.desk.now())
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)

    return api

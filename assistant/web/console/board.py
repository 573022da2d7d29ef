"""The officer's board: where things stand, at a glance."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from assistant.casework.types import TICKET_TYPES
from assistant.desk import mailboxes, measuring, retained, review
from assistant.desk.figures import Standing
from assistant.desk.views import Filters, QueueRow
from assistant.settings import Tenant
from assistant.web import words
from assistant.web.console import plots
from assistant.web.register import times
from assistant.web.visits import Visit, Visitor

_AGES = (14, 31)  # days: up to two weeks, up to a month, older
_RAIL = 100.0  # width of a bar's ground in the drawing
_REPORTS = tuple(name for name, kind in TICKET_TYPES.items() if kind.hours)  # breaches, by the hour
_OPEN = ("new", "in_progress", "waiting")
_MOST = 100  # reports of a breach that the board names
_LISTED = 12  # requests due within a week that it names


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A number with what it counts."""

    n: str
    text: str
    tone: str = ""  # late, soon or good
    more: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A piece of a bar."""

    n: int
    x: float
    width: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """Open tickets of a type, by age."""

    text: str
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Something that is well, or not."""

    ok: bool
    text: str


def bars(visit: Visit, open_: list[Standing]) -> list[Bar]:
    """Return the open tickets by type and age, most first."""
    most = max((row.open for row in open_), default=1)
    drawn = []
    for row in open_:
        at, parts = 0.0, []
        for n in (row.open - row.aged[0], row.aged[0] - row.aged[1], row.aged[1]):
            width = round(n / most * _RAIL, 2)
            parts.append(Part(n=n, x=round(at, 2), width=width))
            at += width
        text = visit.p.say(words.TYPES.get(row.type, row.type))
        drawn.append(Bar(text=text, total=row.open, parts=tuple(parts)))
    return drawn


def _tiles(visit: Visit, open_: list[Standing], answered: tuple[int, int]) -> list[Tile]:
    p = visit.p
    late, week = sum(row.late for row in open_), sum(row.soon for row in open_)
    in_time, all_ = answered
    share = f"{round(in_time / all_ * 100)} %" if all_ else "–"
    return [
        Tile(n=str(sum(row.open for row in open_)), text=p.say("open requests")),
        Tile(n=str(late), text=p.say("overdue"), tone="late" if late else "good"),
        Tile(n=str(week), text=p.say("due within a week"), tone="soon" if week else ""),
        Tile(
            n=share,
            text=p.say("answered in time"),
            tone="good" if all_ and in_time == all_ else "",
            more=p.say("%(in_time)s of %(all)s in 90 days", in_time=in_time, all=all_) if all_ else "",
        ),
    ]


def _health(visit: Visit, counts: dict[str, int]) -> list[Line]:
    p = visit.p
    broken = counts.get("outbox_failed", 0) + counts.get("outbox_unknown", 0)
    stuck, waiting = counts.get("inbound_quarantined", 0), counts.get("inbound_waiting", 0)
    oldest = counts.get("inbound_oldest_seconds", 0) // 60
    lines = [
        Line(
            ok=oldest < 10,
            text=p.count("%(n)s mail waits to be read", "%(n)s mails wait to be read", waiting)
            + (f" ({p.count('%(n)s minute old', '%(n)s minutes old', oldest)})" if waiting else ""),
        ),
        Line(
            ok=not broken,
            text=p.count("%(n)s mail that did not leave", "%(n)s mails that did not leave", broken),
        ),
        Line(ok=not stuck, text=p.count("%(n)s mail in quarantine", "%(n)s mails in quarantine", stuck)),
    ]
    own = (
        row for row in mailboxes.health(visit.desk) if row.cursor.mailbox.split("/")[0] in visit.staff.tenants
    )
    return lines + [_mailbox(visit, row) for row in own]


def _mailbox(visit: Visit, row: mailboxes.Health) -> Line:
    p, seen, folder = visit.p, row.cursor, row.cursor.mailbox.rsplit("/", 1)[-1]
    said = []
    if seen.error_tag:
        said.append(p.say("Mailbox %(name)s cannot be read: %(why)s", name=folder, why=seen.error_tag))
    if seen.missing:
        said.append(
            p.count(
                "Mailbox %(name)s: %(n)s mail lies there and is not here",
                "Mailbox %(name)s: %(n)s mails lie there and are not here",
                seen.missing,
                name=folder,
            )
        )
    if row.leaving:
        said.append(_leaving(visit, row, folder))
    return Line(ok=row.well, text="; ".join(said) or p.say("Mailbox %(name)s is read", name=folder))


def _leaving(visit: Visit, row: mailboxes.Health, folder: str) -> str:
    """Return how many copies of an ID must still leave a mailbox, since when, and what is in the way."""
    p = visit.p
    said = p.count(
        "Mailbox %(name)s: %(n)s mail with a copy of an ID must still be deleted there, since %(day)s",
        "Mailbox %(name)s: %(n)s mails with a copy of an ID must still be deleted there, since %(day)s",
        len(row.leaving),
        name=folder,
        day=p.day(row.leaving[0].asked_at.astimezone(company(visit).zone).date()),
    )
    why = [*row.troubles, *([p.say("it is read no more: delete them by hand")] if row.forgotten else [])]
    return f"{said} ({'; '.join(why)})" if why else said


def company(visit: Visit) -> Tenant:
    """Return the company whose clock a page of several goes by: the first of the reader's."""
    return visit.site.settings.tenant(visit.staff.tenants[0])


def router() -> APIRouter:
    """Return the board and the register."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/board")
    def board(visit: Visitor) -> Response:
        now = visit.desk.now()
        open_ = measuring.standing(visit.desk, visit.staff, _AGES)
        reports = review.queue(visit.desk, visit.staff, Filters(types=_REPORTS, states=_OPEN, limit=_MOST))
        first = review.queue(visit.desk, visit.staff, Filters(states=_OPEN, limit=_LISTED))
        due_first = {row.key: row for row in (*reports, *first)}.values()
        begin, end = times(company(visit), (now.date() - timedelta(90), now.date()))
        with visit.desk.store.read() as tx:
            counts = dict(tx.queue.counts(visit.staff.tenants, now))
            answered = tx.queue.punctual(visit.staff.tenants, begin, end)
        return visit.page(
            "board.html",
            here="board",
            now_said=visit.p.moment(now, company(visit).zone),
            tiles=_tiles(visit, open_, answered),
            bars=bars(visit, open_),
            breaches=[{"row": row, "left": _left(visit, row, now)} for row in reports],
            week=[r for r in due_first if r.days_left is not None and r.days_left <= 7][:_LISTED],
            health=_health(visit, counts),
            plot=plots.plot(visit, measuring.accuracy(visit.desk, visit.staff)),
            fates=plots.FATE_NAMES,
        )

    @api.get("/console/retention")
    def erased(visit: Visitor) -> Response:
        days = retained.days(visit.desk, visit.staff.tenants)
        return visit.page("retention.html", here="board", days=days)

    return api


def _left(visit: Visit, row: QueueRow, now: datetime) -> str:
    """Return how many hours a breach report has left, or is late."""
    if row.due_at is None:
        return ""
    hours = round((row.due_at - now).total_seconds() / 3600)
    if hours < 0:
        return visit.p.count("%(n)s hour too late", "%(n)s hours too late", -hours)
    return visit.p.count("%(n)s hour left", "%(n)s hours left", hours)

"""The register on both engines: what the database counts is what counting one by one gives, and its pages
leave nothing out."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.casework.register import SPANS, Figures, Line, figures, months
from assistant.desk.records import Ticket
from assistant.store.store import SqlStore
from tests.store.test_finding import keep, ticket

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 2, 1), date(2026, 11, 25)
BEGIN, END = datetime(2026, 2, 1, tzinfo=ZONE), datetime(2026, 11, 26, tzinfo=ZONE)
moments = st.integers(0, 296 * 86400 - 1).map(
    lambda seconds: BEGIN.astimezone(UTC) + timedelta(seconds=seconds)
)
# whole days and a hair less or more: where counting days goes wrong
passing = st.builds(
    lambda days, hair: timedelta(days, microseconds=hair), st.integers(-2, 70), st.integers(-2, 2)
)


@st.composite
def requests(draw: st.DrawFn, number: int) -> Ticket:
    """A request of the time, answered or not."""
    received = draw(moments)
    answered = draw(st.none() | passing)
    return ticket(
        f"t{number}",
        received_at=received,
        due_at=received + draw(passing),
        answered_at=received + answered if answered is not None else None,
        outcome=draw(st.sampled_from(["fulfilled", "refused"])) if answered is not None else "",
        type=draw(st.sampled_from(["access", "erasure", "complaint"])),
        extended=draw(st.booleans()),
    )


several = st.integers(0, 12).flatmap(lambda count: st.tuples(*(requests(number) for number in range(count))))


def line(name: str, rows: Sequence[Ticket]) -> Line:
    """Count requests one by one."""
    answered = [(row, row.answered_at) for row in rows if row.answered_at]
    days = [(at - row.received_at) // timedelta(1) for row, at in answered]
    in_time = sum(at <= row.due_at for row, at in answered)
    late = len(answered) - in_time + sum(not row.answered_at and row.due_at < NOW for row in rows)
    return Line(
        name=name,
        received=len(rows),
        in_time=in_time,
        late=late,
        open=len(rows) - in_time - late,
        extended=sum(row.extended for row in rows),
        days=median(days) if days else None,
    )


def plainly(rows: Sequence[Ticket]) -> Figures:
    """Return the figures of requests, counted one by one."""
    days = [(row.answered_at - row.received_at) // timedelta(1) for row in rows if row.answered_at]
    spans = Counter(next((n for n, most in enumerate(SPANS) if day <= most), len(SPANS)) for day in days)
    names = {row.type for row in rows}
    return Figures(
        all=line("", rows),
        types=tuple(
            sorted(
                (line(name, [row for row in rows if row.type == name]) for name in names),
                key=lambda one: (-one.received, one.name),
            )
        ),
        months=tuple(
            line(
                f"2026-{month:02}-01",
                [row for row in rows if row.received_at.astimezone(ZONE).month == month],
            )
            for month in range(2, 12)
        ),
        outcomes=tuple(
            sorted(
                Counter(row.outcome for row in rows if row.outcome).items(), key=lambda one: (-one[1], one[0])
            )
        ),
        spans=tuple(spans[n] for n in range(len(SPANS) + 1)),
    )


class Undo(Exception):
    """Takes back what an example stored."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(several)
def test_the_database_counts_what_counting_one_by_one_gives(
    store: SqlStore, rows: tuple[Ticket, ...]
) -> None:
    try:
        with store.write() as tx:
            for row in rows:
                keep(tx, row)
            keep(tx, ticket("other", tenant="natur-energi", received_at=NOW - timedelta(9)))
            groups = []
            for month in months(FIRST, LAST):
                since = datetime(2026, month.month, 1, tzinfo=ZONE)
                until = min(END, datetime(2026, month.month + 1, 1, tzinfo=ZONE))
                groups += tx.register.groups("ventum", since, until, NOW, month.isoformat())
            totals = tx.register.totals(["ventum"], BEGIN, END, NOW)
            raise Undo
    except Undo:
        pass
    expected = plainly(rows)
    assert figures(groups, since=FIRST, until=LAST) == expected
    whole = expected.all
    assert (totals.received, totals.in_time, totals.late, totals.open) == (
        whole.received,
        whole.in_time,
        whole.late,
        whole.open,
    )


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(several, st.integers(1, 5))
def test_the_pages_of_the_register_hold_every_request_once_the_newest_first(
    store: SqlStore, rows: tuple[Ticket, ...], size: int
) -> None:
    again = ticket(
        "again", received_at=rows[0].received_at if rows else NOW - timedelta(1)
    )  # the same moment
    other = ticket("other", tenant="natur-energi", received_at=NOW - timedelta(9))
    listed, after = [], ""
    try:
        with store.write() as tx:
            for row in (*rows, again, other):
                keep(tx, row)
            while page := tx.register.lines(["ventum", "natur-energi"], BEGIN, END, size, after):
                listed += page
                after = page[-1].cursor
            raise Undo
    except Undo:
        pass
    wanted = sorted((*rows, again, other), key=lambda row: (row.received_at, row.id), reverse=True)
    assert [row.id for row in listed] == [row.id for row in wanted]
    assert [row.answered_at for row in listed] == [row.answered_at for row in wanted]


def test_the_register_of_a_time_begins_with_its_first_moment_and_ends_before_its_last(
    store: SqlStore,
) -> None:
    with store.write() as tx:
        keep(tx, ticket("a", received_at=NOW))
        keep(tx, ticket("b", received_at=NOW - timedelta(5)))
        keep(tx, ticket("c", received_at=NOW - timedelta(9)))
    with store.read() as tx:
        assert [row.id for row in tx.register.lines(["ventum"], NOW - timedelta(5), NOW, 9)] == ["b"]
        assert tx.register.between("ventum", NOW - timedelta(9), NOW) == (
            NOW - timedelta(9),
            NOW - timedelta(5),
        )
        assert tx.register.between("natur-energi", NOW - timedelta(9), NOW) is None
        assert [row.id for row in tx.register.lines(["ventum"], NOW, NOW + timedelta(1), 9, "no cursor")] == [
            "a"
        ]

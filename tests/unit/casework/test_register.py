"""The register counts every request once, and says truly whether it was answered in time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.register import Figures, Request, figures

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SINCE, UNTIL = date(2026, 1, 1), date(2026, 11, 25)


def request(
    received: str, *, due: int = 31, answered: int | None = None, type: str = "access", outcome: str = ""
) -> Request:
    """A request received on a day, due and answered that many days later."""
    at = datetime.fromisoformat(f"{received}T12:00+00:00")
    return Request(
        type=type,
        outcome=outcome or ("fulfilled" if answered is not None else ""),
        received=at,
        due=at + timedelta(due),
        answered=at + timedelta(answered) if answered is not None else None,
    )


def counted(*requests: Request) -> Figures:
    return figures(requests, since=SINCE, until=UNTIL, zone=ZONE, now=NOW)


def test_answered_in_time_late_overdue_and_open_are_told_apart() -> None:
    found = counted(
        request("2026-03-01", answered=31),
        request("2026-03-02", answered=32),
        request("2026-04-01"),
        request("2026-11-20"),
    ).all
    assert (found.received, found.in_time, found.late, found.open) == (4, 1, 2, 1)
    assert found.days == 31.5


def test_every_month_of_the_time_has_its_line_in_the_companys_own_zone() -> None:
    night = request("2026-02-01")
    night = Request(
        type="access",
        outcome="",
        received=datetime(2026, 1, 31, 23, 30, tzinfo=UTC),
        due=night.due,
        answered=None,
    )
    found = counted(night)
    assert [line.name for line in found.months][:2] == ["2026-01-01", "2026-02-01"]
    assert len(found.months) == 11
    assert [line.received for line in found.months][:2] == [0, 1], "half past midnight there"


def test_types_and_outcomes_stand_most_first_and_days_in_their_span() -> None:
    found = counted(
        request("2026-03-01", answered=3, type="erasure"),
        request("2026-03-01", answered=8),
        request("2026-03-01", answered=14, outcome="refused"),
        request("2026-03-01", answered=90),
    )
    assert [line.name for line in found.types] == ["access", "erasure"]
    assert found.outcomes == (("fulfilled", 3), ("refused", 1))
    assert found.spans == (1, 2, 0, 0, 1)


def test_an_empty_register_has_figures_too() -> None:
    found = counted()
    assert found.all.received == 0
    assert found.all.days is None
    assert sum(found.spans) == 0


@given(
    st.lists(
        st.builds(
            request,
            st.dates(SINCE, UNTIL).map(date.isoformat),
            due=st.integers(1, 95),
            answered=st.none() | st.integers(0, 200),
            type=st.sampled_from(["access", "erasure", "complaint"]),
        )
    )
)
def test_every_request_is_counted_once_in_each_way(requests: list[Request]) -> None:
    found = counted(*requests)
    for lines in (found.types, found.months, (found.all,)):
        assert sum(line.received for line in lines) == len(requests)
        assert all(line.received == line.in_time + line.late + line.open for line in lines)
    answered = sum(one.answered is not None for one in requests)
    assert sum(found.spans) == sum(n for _, n in found.outcomes) == answered

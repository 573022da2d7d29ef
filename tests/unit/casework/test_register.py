"""The register counts every request once, and says truly whether it was answered in time."""

from datetime import date
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.register import Figures, Group, figures

SINCE, UNTIL = date(2026, 1, 1), date(2026, 11, 25)


def group(
    received: int = 1,
    *,
    month: str = "2026-03-01",
    type: str = "access",
    days: int | None = None,
    late: int = 0,
    extended: int = 0,
    outcome: str = "fulfilled",
) -> Group:
    """Requests that are alike; those that were answered were so in time unless they are *late*."""
    return Group(
        month=month,
        type=type,
        outcome=outcome if days is not None else "",
        days=days,
        received=received,
        in_time=received - late if days is not None else 0,
        late=late,
        extended=extended,
    )


def counted(*groups: Group) -> Figures:
    return figures(groups, since=SINCE, until=UNTIL)


def test_answered_in_time_late_overdue_and_open_are_told_apart() -> None:
    found = counted(group(days=31), group(days=32, late=1), group(late=1), group(extended=1)).all
    assert (found.received, found.in_time, found.late, found.open) == (4, 1, 2, 1)
    assert (found.days, found.extended) == (31.5, 1)


def test_every_month_of_the_time_has_its_line() -> None:
    found = counted(group(3, month="2026-02-01"))
    assert [line.name for line in found.months][:2] == ["2026-01-01", "2026-02-01"]
    assert len(found.months) == 11
    assert [line.received for line in found.months][:3] == [0, 3, 0]


def test_types_and_outcomes_stand_most_first_and_days_in_their_span() -> None:
    found = counted(
        group(days=3, type="erasure"),
        group(2, days=8),
        group(days=14, outcome="refused"),
        group(days=90),
    )
    assert [line.name for line in found.types] == ["access", "erasure"]
    assert found.outcomes == (("fulfilled", 4), ("refused", 1))
    assert found.spans == (1, 3, 0, 0, 1)


def test_an_empty_register_has_figures_too() -> None:
    found = counted()
    assert found.all.received == 0
    assert found.all.days is None
    assert sum(found.spans) == 0


@given(
    st.lists(
        st.builds(
            group,
            st.integers(1, 9),
            month=st.dates(SINCE, UNTIL).map(lambda day: day.replace(day=1).isoformat()),
            type=st.sampled_from(["access", "erasure", "complaint"]),
            days=st.none() | st.integers(-1, 200),
            late=st.integers(0, 1),
        )
    )
)
def test_every_request_is_counted_once_in_each_way(groups: list[Group]) -> None:
    found = counted(*groups)
    for lines in (found.types, found.months, (found.all,)):
        assert sum(line.received for line in lines) == sum(one.received for one in groups)
        assert all(line.received == line.in_time + line.late + line.open for line in lines)
    days = [one.days for one in groups if one.days is not None for _ in range(one.received)]
    assert sum(found.spans) == sum(n for _, n in found.outcomes) == len(days)
    assert found.all.days == (median(days) if days else None)

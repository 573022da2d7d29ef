"""When a person is there: weekly times, holidays out, in the company's own zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.casework.hours import is_open, next_opening

HERE = ZoneInfo("Europe/Amsterdam")
WEEK = ("mon-fri 09:00-17:00",)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("when", "there"),
    [
        ("2026-11-25T09:00", True),  # a Wednesday
        ("2026-11-25T16:59", True),
        ("2026-11-25T17:00", False),
        ("2026-11-25T08:59", False),
        ("2026-11-28T12:00", False),  # Saturday
        ("2026-12-25T12:00", False),  # Christmas Day, a Friday
        ("2027-05-05T12:00", False),  # Liberation Day
    ],
)
def test_somebody_is_there_in_the_hours_of_a_working_day(when: str, there: bool) -> None:
    assert is_open(WEEK, "NL", at(when)) is there


@pytest.mark.parametrize(
    ("when", "opens"),
    [
        ("2026-11-25T07:00", "2026-11-25T09:00"),
        ("2026-11-25T17:30", "2026-11-26T09:00"),
        ("2026-11-27T18:00", "2026-11-30T09:00"),  # over the weekend
        ("2026-12-24T18:00", "2026-12-28T09:00"),  # over Christmas and the weekend after it
        ("2027-03-27T12:00", "2027-03-30T09:00"),  # over Easter, and the change to summer time
    ],
)
def test_the_next_opening_leaves_out_weekends_and_holidays(when: str, opens: str) -> None:
    assert next_opening(WEEK, "NL", at(when)) == at(opens)


def test_liberation_day_is_a_working_day_in_denmark() -> None:
    assert is_open(WEEK, "DK", at("2027-05-05T12:00"))


def test_times_may_run_over_the_end_of_the_week_and_several_lines_add_up() -> None:
    times = ("sat-mon 10:00-12:00", "mon 13:00-15:00")
    assert is_open(times, "NL", at("2026-11-29T11:00"))  # Sunday
    assert is_open(times, "NL", at("2026-11-30T14:00"))
    assert not is_open(times, "NL", at("2026-12-01T11:00"))


def test_without_times_nobody_is_promised() -> None:
    assert not is_open((), "NL", at("2026-11-25T12:00"))
    assert next_opening((), "NL", at("2026-11-25T12:00")) is None

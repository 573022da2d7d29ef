"""When a request is due: the examples of the rule book, and an independent day walk beside the code."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.easter import easter
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.casework.deadlines import (
    due,
    extension_must_be_told_by,
    first_month_ends,
    refusal_must_be_told_by,
)
from assistant.casework.types import TICKET_TYPES

VENTUM = {"country": "NL", "timezone": "Europe/Amsterdam"}
NATUR = {"country": "DK", "timezone": "Europe/Copenhagen"}


def noon(day: str, zone: str = "Europe/Amsterdam") -> datetime:
    """A moment in the middle of a local day."""
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-25", "2026-12-28"),
        ("2027-01-31", "2027-03-01"),
        ("2026-03-27", "2026-04-28"),
        ("2027-04-05", "2027-05-07"),
        ("2027-02-26", "2027-03-26"),
        ("2026-12-31", "2027-02-01"),
    ],
)
def test_ventums_examples_come_out_as_the_rule_book_says(received: str, expected: str) -> None:
    assert due(**VENTUM, received=noon(received), type="access").due == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2027-02-25", "2027-03-30"),
        ("2027-02-26", "2027-03-30"),
        ("2026-03-27", "2026-04-27"),
        ("2027-04-05", "2027-05-05"),
        ("2026-04-01", "2026-05-01"),
        ("2026-05-05", "2026-06-05"),
        ("2026-11-24", "2026-12-24"),
        ("2026-12-01", "2027-01-04"),
    ],
)
def test_natur_energis_examples_come_out_as_the_rule_book_says(received: str, expected: str) -> None:
    assert due(**NATUR, received=noon(received), type="erasure").due == date.fromisoformat(expected)


def test_an_extension_runs_three_months_from_receipt() -> None:
    deadline = due(**VENTUM, received=noon("2026-12-31"), type="access", extended=True)
    assert deadline.due == date(2027, 3, 31)


def test_stopped_days_are_added_before_the_one_move_to_a_working_day() -> None:
    deadline = due(**VENTUM, received=noon("2026-11-05"), type="access", stopped_days=3)
    assert deadline.due == date(2026, 12, 8)


def test_the_day_of_receipt_is_the_local_day_not_the_utc_day() -> None:
    received = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    assert due(**VENTUM, received=received, type="access").due == date(2026, 12, 30)


def test_a_breach_is_due_72_elapsed_hours_later_over_the_change_of_the_clock() -> None:
    received = datetime.fromisoformat("2027-03-26T10:15+01:00")
    assert (
        due(**VENTUM, received=received, type="breach_report").due.isoformat() == "2027-03-29T11:15:00+02:00"
    )


@pytest.mark.parametrize("type", ["marketing_optout", "sms_optout", "consent_withdrawal"])
def test_what_takes_effect_at_once_has_a_target_of_two_working_days_within_the_limit(type: str) -> None:
    deadline = due(**VENTUM, received=noon("2026-12-24"), type=type)
    assert deadline.target == date(2026, 12, 29)  # Christmas and a weekend in between
    assert deadline.due == date(2027, 1, 25)  # the 24th is a Sunday
    assert any("29 December 2026" in step for step in deadline.steps)


@pytest.mark.parametrize("type", ["status", "human"])
def test_status_and_a_call_back_have_a_house_target_of_five_working_days(type: str) -> None:
    # 24, 28, 29, 30 and 31 December: the 25th is a holiday, the 26th and 27th are a weekend
    assert due(**NATUR, received=noon("2026-12-23"), type=type).due == date(2026, 12, 31)


@pytest.mark.parametrize(
    "type", ["marketing_optout", "sms_optout", "consent_withdrawal", "complaint", "breach_report"]
)
def test_what_cannot_be_extended_says_so(type: str) -> None:
    with pytest.raises(ValueError, match="cannot be extended"):
        due(**VENTUM, received=noon("2026-11-25"), type=type, extended=True)


def test_an_unknown_type_names_the_types_there_are() -> None:
    with pytest.raises(ValueError, match="use one of access, rectification"):
        due(**VENTUM, received=noon("2026-11-25"), type="holiday")


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs an offset"):
        due(**VENTUM, received=datetime(2026, 11, 25, 10), type="access")  # noqa: DTZ001
    with pytest.raises(ValueError, match="needs an offset"):
        first_month_ends(**VENTUM, received=datetime(2026, 11, 25, 10))  # noqa: DTZ001


def test_negative_stopped_days_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        due(**VENTUM, received=noon("2026-11-25"), type="access", stopped_days=-1)


def test_an_extension_and_a_refusal_are_told_within_the_first_month_whatever_was_stopped() -> None:
    received = noon("2026-12-31")
    assert extension_must_be_told_by(**VENTUM, received=received) == date(2027, 2, 1)
    assert refusal_must_be_told_by(**VENTUM, received=received) == date(2027, 2, 1)
    assert first_month_ends(**VENTUM, received=received).isoformat() == "2027-02-02T00:00:00+01:00"


def test_the_deadline_ends_with_its_day() -> None:
    deadline = due(**VENTUM, received=noon("2027-02-26"), type="access")
    assert deadline.ends_at("Europe/Amsterdam").isoformat() == "2027-03-27T00:00:00+01:00"


def test_danish_and_dutch_dates_are_written_as_people_write_them() -> None:
    danish = due(**NATUR, received=noon("2027-02-25"), type="access", language="da")
    dutch = due(**VENTUM, received=noon("2027-01-25"), type="access", language="nl")
    assert "1 måned efter modtagelsen (GDPR art. 12, stk. 3): torsdag den 25. marts 2027." in danish.steps
    assert any("skærtorsdag" in step for step in danish.steps)
    assert "1 maand na binnenkomst (AVG art. 12, lid 3): donderdag 25 februari 2027." in dutch.steps


@pytest.mark.parametrize(
    ("language", "stopped", "words"),
    [
        ("en", 1, "1 day stopped"), ("en", 2, "2 days stopped"),
        ("nl", 1, "1 dag stil"), ("nl", 2, "2 dagen stil"),
        ("da", 1, "1 dag sat"), ("da", 2, "2 dage sat"),
    ],
)  # fmt: skip
def test_one_day_and_more_days_are_said_rightly(language: str, stopped: int, words: str) -> None:
    deadline = due(
        **VENTUM, received=noon("2026-11-05"), type="access", stopped_days=stopped, language=language
    )
    assert any(words in step for step in deadline.steps)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "no 31st day"), ("nl", "geen 31e dag"), ("da", "en 31. dag")]
)
def test_a_missing_day_of_the_month_is_named_as_an_ordinal(language: str, words: str) -> None:
    deadline = due(**VENTUM, received=noon("2027-01-31"), type="access", language=language)
    assert any(words in step for step in deadline.steps)


def test_a_breach_report_does_not_say_that_the_day_of_receipt_is_left_out() -> None:
    steps = due(**VENTUM, received=noon("2026-11-25"), type="breach_report").steps
    assert not any("does not count" in step for step in steps)


def free_days(country: str, year: int) -> set[date]:
    """The list of requests.md, written again from the words there."""
    sunday = easter(year)
    days = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    days |= {sunday + timedelta(days) for days in (1, 39, 50)}
    if country == "NL":
        april = date(year, 4, 27)
        days |= {april - timedelta(1) if april.isoweekday() == 7 else april, date(year, 5, 5)}
    else:
        days |= {sunday - timedelta(3), sunday - timedelta(2)}
    return days


def walked(country: str, start: date, months: int, stopped: int) -> date:
    """Walk day by day: to the same number, or the last day of the month that should have it."""
    wanted = start.day
    seen, day = 0, start
    while seen < months:
        day += timedelta(1)
        ends_month = (day + timedelta(1)).day == 1
        if day.day == wanted or (ends_month and day.day < wanted):
            seen += 1
    for _ in range(stopped):
        day += timedelta(1)
    while day.isoweekday() in (6, 7) or day in free_days(country, day.year):
        day += timedelta(1)
    return day


@settings(max_examples=400, deadline=None)
@given(
    country=st.sampled_from(["NL", "DK"]),
    received=st.datetimes(datetime(2024, 1, 1), datetime(2060, 12, 31)),  # noqa: DTZ001
    months=st.sampled_from([1, 3]),
    stopped=st.integers(0, 60),
)
def test_any_due_date_is_the_one_that_walking_day_by_day_finds(
    country: str, received: datetime, months: int, stopped: int
) -> None:
    place = VENTUM if country == "NL" else NATUR
    aware = received.replace(tzinfo=UTC)
    local = aware.astimezone(ZoneInfo(place["timezone"])).date()
    deadline = due(**place, received=aware, type="access", extended=months == 3, stopped_days=stopped)
    assert deadline.due == walked(country, local, months, stopped)


@settings(max_examples=100, deadline=None)
@given(received=st.datetimes(datetime(2024, 1, 1), datetime(2060, 12, 31)))  # noqa: DTZ001
def test_a_breach_is_always_72_hours_later(received: datetime) -> None:
    aware = received.replace(tzinfo=UTC)
    deadline = due(**NATUR, received=aware, type="breach_report").due
    assert isinstance(deadline, datetime)
    assert deadline.astimezone(UTC) - aware.replace(microsecond=0) == timedelta(hours=72)


@settings(max_examples=60, deadline=None)
@given(
    received=st.datetimes(datetime(2024, 1, 1), datetime(2060, 12, 31)),  # noqa: DTZ001
    type=st.sampled_from(sorted(TICKET_TYPES)),
    language=st.sampled_from(["nl", "da", "en"]),
)
def test_every_derivation_can_be_told_in_every_language(received: datetime, type: str, language: str) -> None:
    for place in (VENTUM, NATUR):
        steps = due(**place, received=received.replace(tzinfo=UTC), type=type, language=language).steps
        assert len(steps) >= 2
        assert not any(re.search(r"[{}]", step) for step in steps)


@pytest.mark.parametrize(("year", "month", "day"), [(2031, 4, 26), (2036, 4, 26), (2030, 4, 27)])
def test_kings_day_moves_to_the_saturday_before_a_sunday(year: int, month: int, day: int) -> None:
    from assistant.casework.calendars import day_off, holidays

    assert holidays("NL", year).get(date(year, month, day)) == "King's Day"
    assert day_off("NL", date(year, month, day))


def test_the_days_that_extend_nothing_extend_nothing() -> None:
    from assistant.casework.calendars import day_off

    assert not day_off("NL", date(2027, 3, 26))  # Good Friday
    assert not day_off(
        "DK", date(2026, 5, 1)
    )  # Store Bededag's Friday, gone since 2024, and the first of May
    assert not day_off("DK", date(2026, 6, 5))
    assert not day_off("DK", date(2026, 12, 24))
    assert not day_off("DK", date(2026, 12, 31))
    assert day_off("NL", date(2027, 5, 5))  # every year, not once in five


def test_the_due_moment_of_a_breach_is_told_to_the_second() -> None:
    received = datetime(2026, 11, 25, 9, 15, 7, 123456, tzinfo=UTC)
    found = due(**VENTUM, received=received, type="breach_report").due
    assert isinstance(found, datetime)
    assert found.isoformat() == "2026-11-28T10:15:07+01:00"


@settings(max_examples=300, deadline=None)
@given(
    country=st.sampled_from(["NL", "DK"]),
    received=st.datetimes(datetime(2024, 1, 1), datetime(2060, 12, 31)),  # noqa: DTZ001
    type=st.sampled_from(sorted(set(TICKET_TYPES) - {"breach_report", "status", "human"})),
)
def test_the_month_of_every_type_ends_where_walking_day_by_day_ends(
    country: str, received: datetime, type: str
) -> None:
    place = VENTUM if country == "NL" else NATUR
    aware = received.replace(tzinfo=UTC)
    local = aware.astimezone(ZoneInfo(place["timezone"])).date()
    assert due(**place, received=aware, type=type).due == walked(country, local, 1, 0)


@settings(max_examples=100, deadline=None)
@given(
    country=st.sampled_from(["NL", "DK"]),
    received=st.datetimes(datetime(2024, 1, 1), datetime(2060, 12, 31)),  # noqa: DTZ001
    type=st.sampled_from(["status", "human"]),
)
def test_a_house_target_is_five_working_days_walked_one_by_one(
    country: str, received: datetime, type: str
) -> None:
    place = VENTUM if country == "NL" else NATUR
    aware = received.replace(tzinfo=UTC)
    day, left = aware.astimezone(ZoneInfo(place["timezone"])).date(), 5
    while left:
        day += timedelta(1)
        left -= not (day.isoweekday() in (6, 7) or day in free_days(country, day.year))
    assert due(**place, received=aware, type=type).due == day

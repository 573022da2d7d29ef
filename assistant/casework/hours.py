"""When a person is there for the chat: a company's weekly times, without its public holidays."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from assistant.casework.calendars import holidays

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as in `assistant.settings.TIMES`
_LOOK_AHEAD = 15  # days: longer than any run of holidays


def is_open(times: Sequence[str], country: str, local: datetime) -> bool:
    """Return whether somebody is there at *local*, a time in the company's zone."""
    return any(opens <= local < closes for opens, closes in _spans(times, country, local))


def next_opening(times: Sequence[str], country: str, local: datetime) -> datetime | None:
    """Return when somebody is there next after *local*, or None where *times* are empty."""
    for ahead in range(_LOOK_AHEAD):
        day = local + timedelta(ahead)
        later = [opens for opens, _ in _spans(times, country, day) if opens > local]
        if later:
            return min(later)
    return None


def _spans(times: Sequence[str], country: str, local: datetime) -> list[tuple[datetime, datetime]]:
    """Return the times of the day of *local*; none on a public holiday."""
    if local.date() in holidays(country, local.year):
        return []
    spans = []
    for written in times:
        days, _, hours = written.partition(" ")
        if local.weekday() in _weekdays(days):
            begins, _, ends = hours.partition("-")
            spans.append((_at(local, begins), _at(local, ends)))
    return spans


def _weekdays(written: str) -> list[int]:
    first, _, last = written.partition("-")
    begin, end = DAYS.index(first), DAYS.index(last or first)
    return [number % 7 for number in range(begin, end + 1 if end >= begin else end + 8)]


def _at(local: datetime, written: str) -> datetime:
    return datetime.combine(local.date(), time.fromisoformat(written), tzinfo=local.tzinfo)

"""When a request must be answered, with the derivation in steps.

GDPR 12(3) gives one month, and two more where told in time; Regulation 1182/71 art. 3 says how a
period runs: the day of receipt does not count, the period ends on the day of the same number, and
a last day that is no working day moves to the next one. GDPR 33(1) gives 72 hours for a breach.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assistant.casework.calendars import add_working_days, day_off, next_working_day
from assistant.casework.derivation import say
from assistant.casework.types import TICKET_TYPES, TicketType


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A due date (for a breach report a moment) and the steps that led to it."""

    due: date | datetime
    steps: tuple[str, ...]  # in the language asked for
    target: date | None = None  # the house target where it is earlier than the limit

    def ends_at(self, timezone: str) -> datetime:
        """Return the moment it ends: the end of the due day there, as an aware time."""
        if isinstance(self.due, datetime):
            return self.due
        return datetime.combine(self.due + timedelta(1), time(0), ZoneInfo(timezone))


def add_months(day: date, months: int) -> date:
    """Return the day of the same number *months* later, or that month's last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due(
    *,
    country: str,
    timezone: str,
    received: datetime,
    type: str,
    extended: bool = False,
    stopped_days: int = 0,
    aware: datetime | None = None,
    language: str = "en",
) -> Deadline:
    """Return the deadline of a request of *type* (a key of TICKET_TYPES) that reached us at *received*.

    *received* is aware. *stopped_days* are whole days between a question for identification and its
    answer; they are added before the one move to a working day. *aware* is the moment from which the
    hours of a breach run where the officer recorded a later one than its receipt; no other type has it.
    Raises ValueError for an unknown type, a time without zone, a negative number of days, or an
    extension or a stop that the type does not allow. A moment is told to the second.
    """
    kind = _checked(type, received, extended, stopped_days)
    if aware is not None and (not kind.hours or aware < received):
        raise ValueError("only of a breach a moment of awareness counts, and none before its receipt")
    zone = ZoneInfo(timezone)
    local = received.astimezone(zone)
    steps = [say("received_exactly" if kind.hours else "received", language, day=local.date(), time=local)]
    if kind.hours:
        return _hours(
            kind.hours, received if aware is None else aware, steps, zone, language, aware=bool(aware)
        )
    if kind.house_days:
        day = add_working_days(country, local.date(), kind.house_days)
        steps.append(say("house_target", language, count=kind.house_days, day=day))
        return Deadline(due=day, steps=tuple(steps), target=day)
    day = add_months(local.date(), 3 if extended else 1)
    steps.append(say("months", language, count=3 if extended else 1, day=day))
    if day.day != local.day:
        steps.append(say("month_end", language, number=local.day, day=day))
    if stopped_days:
        day += timedelta(stopped_days)
        steps.append(say("stopped", language, count=stopped_days, day=day))
    steps += _rolled(country, day, language)
    end_day = next_working_day(country, day)
    steps.append(say("due", language, day=end_day))
    target = None
    if kind.target_days:
        target = min(add_working_days(country, local.date(), kind.target_days), end_day)
        steps.append(say("target", language, count=kind.target_days, day=target))
    return Deadline(due=end_day, steps=tuple(steps), target=target)


def _hours(
    hours: int, start: datetime, steps: list[str], zone: ZoneInfo, language: str, *, aware: bool
) -> Deadline:
    """Return the moment *hours* elapsed hours after *start*, told after *steps*."""
    end = (start.astimezone(UTC).replace(microsecond=0) + timedelta(hours=hours)).astimezone(zone)
    if aware:
        local = start.astimezone(zone)
        steps.append(say("aware", language, day=local.date(), time=local))
    told = "hours_aware" if aware else "hours"
    steps.append(say(told, language, count=hours, day=end.date(), time=end))
    return Deadline(due=end, steps=tuple(steps))


def _checked(type: str, received: datetime, extended: bool, stopped_days: int) -> TicketType:
    kind = TICKET_TYPES.get(type)
    if kind is None:
        raise ValueError(f"unknown type {type!r}: use one of {', '.join(TICKET_TYPES)}")
    if received.tzinfo is None:
        raise ValueError("the time of receipt needs an offset, for example 2026-11-25T10:00:00+01:00")
    if stopped_days < 0:
        raise ValueError("stopped days cannot be negative")
    if stopped_days and not stoppable(type):
        raise ValueError(f"the clock of a request of type {type} never stops: leave the stopped days out")
    if extended and not kind.extendable:
        raise ValueError(f"a request of type {type} cannot be extended (GDPR 12(3) is not meant for it)")
    return kind


def stoppable(type: str) -> bool:
    """Say whether days can stop: a term of months may, the hours of a breach and house targets never."""
    kind = TICKET_TYPES[type]
    return not kind.hours and not kind.house_days


def first_month_ends(*, country: str, timezone: str, received: datetime) -> datetime:
    """Return the moment the first month is over: the start of the day after its last day, there.

    Before it an extension must be told with its reason (GDPR 12(3)) and a refusal, whole or partial
    (12(4)), whatever was extended or stopped since.
    """
    last = extension_must_be_told_by(country=country, timezone=timezone, received=received)
    return datetime.combine(last + timedelta(1), time(0), ZoneInfo(timezone))


def extension_must_be_told_by(*, country: str, timezone: str, received: datetime) -> date:
    """Return the last day on which an extension can be told. Stopped days do not move it."""
    if received.tzinfo is None:
        raise ValueError("the time of receipt needs an offset, for example 2026-11-25T10:00:00+01:00")
    day = received.astimezone(ZoneInfo(timezone)).date()
    return next_working_day(country, add_months(day, 1))


def refusal_must_be_told_by(*, country: str, timezone: str, received: datetime) -> date:
    """Return the last day on which a refusal can be told, extended or not (GDPR 12(4))."""
    return extension_must_be_told_by(country=country, timezone=timezone, received=received)


def _rolled(country: str, day: date, language: str) -> list[str]:
    steps = []
    while reason := day_off(country, day):
        weekend = day.weekday() >= 5
        steps.append(say("weekend" if weekend else "rolled", language, day=day, reason=reason))
        day += timedelta(1)
    return steps

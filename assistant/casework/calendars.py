"""Public holidays that extend a period (Regulation 1182/71 art. 2(1), 3(4)), a country each.

Written out rather than taken from a library: which days extend is a legal choice (in doubt the
earlier day holds, so no bridge days, no half days), and libraries differ from it.
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

VERSION = "2026-1"  # changes when a rule below changes; open cases are then computed again

Holidays = dict[date, str]


@lru_cache(maxsize=256)
def holidays(country: str, year: int) -> Holidays:
    """Return the days that extend a period in *country* (NL or DK) and their English names."""
    sunday = easter(year)
    days = {
        date(year, 1, 1): "New Year's Day",
        sunday + timedelta(1): "Easter Monday",
        sunday + timedelta(39): "Ascension Day",
        sunday + timedelta(50): "Whit Monday",
        date(year, 12, 25): "Christmas Day",
        date(year, 12, 26): "the second day of Christmas",
    }
    if country == "NL":
        kings_day = date(year, 4, 27)
        if kings_day.weekday() == 6:
            kings_day = date(year, 4, 26)
        days[kings_day] = "King's Day"
        days.setdefault(date(year, 5, 5), "Liberation Day")
    elif country == "DK":
        days[sunday - timedelta(3)] = "Maundy Thursday"
        days[sunday - timedelta(2)] = "Good Friday"
        if year < 2024:
            days[sunday + timedelta(26)] = "Store Bededag"
    else:
        raise ValueError(f"no calendar for country {country!r}")
    return days


def day_off(country: str, day: date) -> str:
    """Return why *day* is not a working day ("Saturday", a holiday's name), or an empty text."""
    if day.weekday() >= 5:
        return "Saturday" if day.weekday() == 5 else "Sunday"
    return holidays(country, day.year).get(day, "")


def next_working_day(country: str, day: date) -> date:
    """Return *day*, or the first working day after it."""
    while day_off(country, day):
        day += timedelta(1)
    return day


def add_working_days(country: str, day: date, count: int) -> date:
    """Return the day that is *count* working days after *day*."""
    for _ in range(count):
        day = next_working_day(country, day + timedelta(1))
    return day

"""The Date header (RFC 5322 section 3.3), and the other ways in which programs write a moment."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ZONES = {
    **dict.fromkeys(("WET", "UCT"), "+0000"),
    **dict.fromkeys(("CET", "MET", "MEZ", "WEST", "BST"), "+0100"),
    **dict.fromkeys(("CEST", "MEST", "MESZ", "EET"), "+0200"),
    "EEST": "+0300",
}
_NAMED = re.compile(rf"(:\d\d)\s+({'|'.join(_ZONES)})\b")
_OFFSET = re.compile(r"(:\d\d)(?:\.\d{1,9})?\s*(?:GMT|UTC?)?\s*([+-])(\d{1,2}):?(\d\d)?(?!\d)")
_LEAP = re.compile(r"(\d\d:\d\d):60\b")
_MONTHS = {"mrt": "Mar", "maa": "Mar", "mei": "May", "maj": "May", "okt": "Oct"}
_DAY = re.compile(r"(\d{1,2})[. -]+([A-Za-z]{3})[a-z]{0,7}[. -]+(\d{4})")


def read(value: str) -> datetime | None:
    """Return the moment that a Date header names, with its own offset; None where it cannot be told.

    A zone that nobody knows counts as UTC, as RFC 5322 section 4.3 has it.
    """
    text = _LEAP.sub(r"\1:59", value[:200].strip())  # Python has no leap seconds
    try:
        date = datetime.fromisoformat(text) if text[:4].isdecimal() else parsedate_to_datetime(_usual(text))
        if date.tzinfo is None:
            date = date.replace(tzinfo=UTC)
        date.astimezone(UTC)  # some offsets only fail here
        return date if date.year >= 1970 else None
    except Exception:  # the standard library raises five different errors on bad dates
        return None


def _usual(text: str) -> str:
    """Return *text* with English months and a numeric offset."""
    text = _DAY.sub(lambda m: f"{m[1]} {_MONTHS.get(m[2].casefold(), m[2])} {m[3]}", text)
    text = _NAMED.sub(lambda m: f"{m[1]} {_ZONES[m[2]]}", text)
    return _OFFSET.sub(lambda m: f"{m[1]} {m[2]}{m[3]:0>2}{m[4] or '00'}", text)

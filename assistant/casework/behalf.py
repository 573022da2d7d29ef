"""Somebody asks for another: as agent, parent, guardian or heir. Each has checks and law of its own.

Nothing is disclosed, changed or erased before all checks of the kind have a record of what was seen.
The data subject's own identity is a matter of its own (`assistant.casework.identity`).
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.casework.behalf_kinds import Check, Kind, Rules
from assistant.casework.behalf_rules import RULES

__all__ = ["DAY_FIRST", "OUTSIDE", "Check", "Kind", "Rules", "against", "left", "likely", "rules"]

OUTSIDE = (
    "More than ten years have passed since the death: the law no longer covers these data "
    "(databeskyttelsesloven § 2(5))."
)
DAY_FIRST = "Give the day of the death, one that has passed."
"""The fixed sentences with which a check is refused."""


def rules(kind: Kind, country: str) -> Rules:
    """Return what holds for *kind* at a company of *country* (NL or DK). Raises KeyError for another."""
    return RULES[country, kind]


def against(held: Rules, check: str, day: date | None, today: date) -> str:
    """Return why a check cannot be recorded; empty where it can. *day* is the date that it is about."""
    wanted = next(one for one in held.checks if one.id == check)
    if not wanted.needs_day:
        return ""
    if day is None or day > today:
        return DAY_FIRST
    if held.ends_after_years and (day.year + held.ends_after_years, day.month, day.day) < (
        today.year,
        today.month,
        today.day,
    ):
        return OUTSIDE
    return ""


def left(held: Rules, done: Sequence[str]) -> tuple[Check, ...]:
    """Return the checks that have no record yet."""
    return tuple(check for check in held.checks if check.id not in done)


_TOLD: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.HEIR,
        re.compile(
            r"overl[ie]|gestorven|nalatenschap|erfgena|executeur|weduw|\bwijlen\b"
            r"|afdød|dødsbo|arving|\bdød|enke|efterlad|deceased|estate|\bheir|\blate\b",
            re.I,
        ),
    ),
    (
        Kind.GUARDIAN,
        re.compile(r"curat|bewind|mentor|voogd|værge|guardian|fremtidsfuldm", re.I),
    ),
    (
        Kind.PARENT,
        re.compile(
            r"\bzoon|dochter|\bkind|minderjarig|ouderlijk|\bsøn|datter|\bbarn|børn|mindreårig|\bson\b|child|minor",
            re.I,
        ),
    ),
    (
        Kind.AGENT,
        re.compile(r"machtig|volmacht|advoca|gemachtigd|cliënt|fuldmagt|advokat|klient|lawyer|mandate", re.I),
    ),
)


def likely(text: str) -> Kind | None:
    """Return as what somebody probably asks, from their own words; a person says whether it is so."""
    return next((kind for kind, pattern in _TOLD if pattern.search(text)), None)

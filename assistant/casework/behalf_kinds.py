"""The ways to ask for another, and what a rule about one holds."""

from dataclasses import dataclass
from enum import StrEnum

Text = dict[str, str]
"""A sentence by language: nl, da, en."""

YEARS_AFTER_DEATH = 10
"""How long Danish law holds for the data of somebody who died (databeskyttelsesloven § 2(5))."""


class Kind(StrEnum):
    """As what somebody asks for another."""

    AGENT = "agent"  # with a mandate: a lawyer, a helper, a relative
    PARENT = "parent"  # of a child
    GUARDIAN = "guardian"  # named by a court or an authority
    HEIR = "heir"  # of somebody who died


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Something that must be seen, and recorded with where it is or how it was found."""

    id: str
    text: Text  # what to see and what to record
    needs_day: bool = False  # the date that it is about is recorded too


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What holds where somebody asks for another in one way, in one country."""

    kind: Kind
    article: str  # where the law says so
    law: Text  # what follows in law
    papers: Text  # what the letter that asks for it calls the papers
    checks: tuple[Check, ...]
    ends_after_years: int = 0  # after a death; 0: no such end

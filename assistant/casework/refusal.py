"""What a refusal must say (GDPR 12(4)): its ground, the authority with its address, the courts."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.text.normal import tidy

Country = Literal["NL", "DK"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """A ground on which a request may be refused, whole or in part."""

    id: str
    cited: tuple[str, ...]  # the ways an article may be cited in the text of a reply; one must stand there
    countries: tuple[str, ...]  # where it is law
    types: tuple[str, ...]  # the requests it can answer; empty: any
    article: dict[str, str]  # as it is cited in nl, da and en
    meaning: dict[str, str]  # in nl, da and en, for the list that staff choose from


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """The ground chosen and the reason written for this person."""

    ground: str  # a key of GROUNDS
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedies:
    """Where a person can go; from the tenant's settings."""

    authority_name: str
    authority_address: str
    courts: str
    country: str  # NL or DK


GROUNDS: dict[str, Ground] = {}


def missing_from(text: str, refusal: Refusal | None, remedies: Remedies, *, type: str) -> tuple[str, ...]:
    """Return what a refusal's text lacks, as keys: reason, ground, authority, authority_address, court."""
    return ()


_ = (re, tidy)

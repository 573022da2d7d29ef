"""What a refusal must say (GDPR 12(4)): its ground, the authority with its address, the courts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.text.normal import tidy


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """A ground on which a request may be refused, whole or in part."""

    id: str
    cited: re.Pattern[str]  # how its article may be cited in a reply
    countries: frozenset[str]  # where it is law
    types: frozenset[str]  # the requests it can answer; empty: any that can be refused
    article: Mapping[str, str]  # as it is cited in nl, da and en
    meaning: Mapping[str, str]  # in nl, da and en, for the list that staff choose from


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


def _gdpr(number: int, paragraph: str = "") -> re.Pattern[str]:
    """Match an article as people cite it: `art. 12(5)`, `artikel 12, lid 5`, `artikel 12, stk. 5`."""
    tail = (
        rf"\s*(?:\(\s*{paragraph}\s*\)|,?\s*(?:lid|stk\.?|par(?:agraph)?\.?)\s*{paragraph})"
        if paragraph
        else ""
    )
    return re.compile(rf"\b(?:art(?:icle|ikel|\.)?)\s*{number}{tail}(?!\d)", re.IGNORECASE)


def _ground(
    id: str,
    cited: re.Pattern[str],
    *,
    article: tuple[str, str, str],
    meaning: tuple[str, str, str],
    types: str = "",
    countries: str = "NL DK",
) -> Ground:
    languages = ("nl", "da", "en")
    return Ground(
        id=id,
        cited=cited,
        countries=frozenset(countries.split()),
        types=frozenset(types.split()),
        article=dict(zip(languages, article, strict=True)),
        meaning=dict(zip(languages, meaning, strict=True)),
    )


_ALL = (
    _ground(
        "12(5)",
        _gdpr(12, "5"),
        article=("artikel 12, lid 5, AVG", "GDPR artikel 12, stk. 5", "GDPR Article 12(5)"),
        meaning=(
            "Het verzoek is kennelijk ongegrond of buitensporig.",
            "Anmodningen er åbenbart grundløs eller overdreven.",
            "The request is manifestly unfounded or excessive.",
        ),
    ),
    _ground(
        "12(6)",
        _gdpr(12, "6"),
        article=("artikel 12, lid 6, AVG", "GDPR artikel 12, stk. 6", "GDPR Article 12(6)"),
        meaning=(
            "Er is gerede twijfel over wie het verzoek doet, en die is niet weggenomen.",
            "Der er rimelig tvivl om, hvem der anmoder, og den er ikke afklaret.",
            "There is reasonable doubt about who is asking, and it was not removed.",
        ),
    ),
    _ground(
        "15(4)",
        _gdpr(15, "4"),
        article=("artikel 15, lid 4, AVG", "GDPR artikel 15, stk. 4", "GDPR Article 15(4)"),
        meaning=(
            "Een kopie zou de rechten van anderen schaden.",
            "En kopi ville krænke andres rettigheder.",
            "A copy would harm the rights of others.",
        ),
        types="access",
    ),
    _ground(
        "17(3)",
        _gdpr(17, "3"),
        article=("artikel 17, lid 3, AVG", "GDPR artikel 17, stk. 3", "GDPR Article 17(3)"),
        meaning=(
            "De gegevens moeten blijven, bijvoorbeeld door een wettelijke bewaarplicht of een vordering.",
            "Oplysningerne skal bevares, for eksempel efter loven eller på grund af et retskrav.",
            "The data must stay, for example by a legal duty or for a legal claim.",
        ),
        types="erasure",
    ),
    _ground(
        "20",
        _gdpr(20),
        article=("artikel 20 AVG", "GDPR artikel 20", "GDPR Article 20"),
        meaning=(
            "De gegevens zijn niet door de klant verstrekt, of het gebruik berust niet op toestemming "
            "of een contract.",
            "Oplysningerne er ikke givet af kunden, eller brugen bygger ikke på samtykke eller en kontrakt.",
            "The data were not provided by the customer, or the use does not rest on consent or a contract.",
        ),
        types="portability",
    ),
    _ground(
        "21(1)",
        _gdpr(21, "1"),
        article=("artikel 21, lid 1, AVG", "GDPR artikel 21, stk. 1", "GDPR Article 21(1)"),
        meaning=(
            "Dwingende gerechtvaardigde gronden wegen zwaarder, of het gaat om een rechtsvordering.",
            "Vægtige legitime grunde går forud, eller det drejer sig om et retskrav.",
            "Compelling legitimate grounds outweigh, or it is about a legal claim.",
        ),
        types="objection sms_optout restriction",
    ),
    _ground(
        "uavg_41",
        re.compile(r"\bart(?:ikel|icle|\.)?\s*41\b.{0,20}UAVG|UAVG.{0,20}\b41\b", re.IGNORECASE | re.DOTALL),
        article=("artikel 41 UAVG", "artikel 41 i UAVG", "Article 41 UAVG"),
        meaning=(
            "Een uitzondering uit de wet, bijvoorbeeld om strafbare feiten te voorkomen of rechten te "
            "beschermen.",
            "En undtagelse i nederlandsk lov, for eksempel for at forebygge strafbare handlinger.",
            "An exception of Dutch law, for example to prevent offences or to protect rights.",
        ),
        countries="NL",
    ),
    _ground(
        "dbl_22",
        re.compile(
            r"(?:databeskyttelsesloven|data protection act).{0,12}§\s*22|§\s*22.{0,24}databeskyttelsesloven",
            re.IGNORECASE | re.DOTALL,
        ),
        article=(
            "§ 22 databeskyttelsesloven",
            "databeskyttelseslovens § 22",
            "Danish Data Protection Act § 22",
        ),
        meaning=(
            "Een uitzondering uit de Deense wet: andere belangen wegen zwaarder.",
            "En undtagelse i loven: afgørende hensyn til private eller offentlige interesser går forud.",
            "An exception of Danish law: decisive private or public interests outweigh.",
        ),
        countries="DK",
    ),
)

GROUNDS: dict[str, Ground] = {ground.id: ground for ground in _ALL}

_COURT = {
    "NL": re.compile(r"\b(?:rechtbank|rechter|court)\b", re.IGNORECASE),
    "DK": re.compile(r"\b(?:domstol(?:en|ene|e)?|ret(?:ten)|court)\b", re.IGNORECASE),
}
_SIX_WEEKS = re.compile(r"\b(?:zes|6|six)\s+(?:weken|weeks)\b", re.IGNORECASE)  # UAVG 35(2)
_LEAST_REASON = 20  # characters: "no" is not a reason


def grounds_for(type: str, country: str) -> tuple[Ground, ...]:
    """Return the grounds that staff may choose for a request of *type* in *country* (NL or DK)."""
    return tuple(
        ground
        for ground in GROUNDS.values()
        if country in ground.countries and (not ground.types or type in ground.types)
    )


def missing_from(
    text: str, refusal: Refusal | None, remedies: Remedies, *, type: str, where: str = ""
) -> tuple[str, ...]:
    """Return what a refusal's *text* lacks, as keys of LACKS, in that order; empty where it is complete.

    The ground must be one for this type and country and be cited; the reason must stand in the text
    as it was written for this person. Of a reply to several requests, *where* is the piece about this one.
    """
    whole, text = text, _flat(where or text)
    lacks = []
    allowed = {ground.id: ground for ground in grounds_for(type, remedies.country)}
    ground = allowed.get(refusal.ground) if refusal else None
    if ground is None or not ground.cited.search(text):
        lacks.append("ground")
    reason = _flat(refusal.reason) if refusal else ""
    if len(reason) < _LEAST_REASON or reason.casefold() not in text.casefold():
        lacks.append("reason")
    return (*lacks, *missing_remedies(whole, remedies))


def missing_remedies(text: str, remedies: Remedies) -> tuple[str, ...]:
    """Return which remedies *text* does not name: authority, authority_address, court."""
    text = _flat(text)
    lacks = []
    if _flat(remedies.authority_name).casefold() not in text.casefold():
        lacks.append("authority")
    if not remedies.authority_address or _flat(remedies.authority_address).casefold() not in text.casefold():
        lacks.append("authority_address")
    named = bool(_COURT[remedies.country].search(text))
    in_time = remedies.country != "NL" or bool(_SIX_WEEKS.search(text))
    if not (named and in_time):
        lacks.append("court")
    return tuple(lacks)


LACKS = {
    "ground": "The refusal does not cite its ground: choose one from the list and cite its article.",
    "reason": "The refusal does not give the reason for this person: write it down and leave it in the text.",
    "authority": "The refusal does not name the supervisory authority.",
    "authority_address": "The refusal does not give the supervisory authority's address.",
    "court": "The refusal does not name the court (in the Netherlands: within six weeks).",
}
"""A sentence for each thing that can be lacking."""


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", tidy(text)).strip()

"""Remarks that change how a message is handled: a reminder, a threat, an authority, the wrong company."""

import re
from collections.abc import Iterator

from assistant.message import Message
from assistant.understanding.phrases import SUPPLIERS
from assistant.understanding.subjects import lowered

_AUTHORITY = {
    "nl": r"autoriteit(?: persoonsgegevens)?|\bap\b|toezichthouder|rechter|rechtbank|advocaat",
    "da": r"datatilsyn\w*|tilsynet|klagenævn\w*|retten|domstol\w*|advokat|pressen|forbrugerombuds\w*",
}
_TOLD: dict[str, dict[str, re.Pattern[str]]] = {
    "nl": {
        "reminder": re.compile(
            r"\b(?:herinnering|rappel|nogmaals|tweede (?:keer|verzoek|mail|herinnering)|derde (?:keer"
            r"|verzoek|mail)"
            r"|nog (?:steeds |altijd )?(?:geen|niets|niks)\b[^.!?\n]{0,50}(?:antwoord|reactie|gehoord"
            r"|ontvangen|vernomen)"
            r"|(?:niets|niks) (?:meer )?(?:van (?:u|jullie) )?(?:gehoord|vernomen)|wacht (?:ik )?(?:nog|al)\b"
            r"|(?:termijn|maand) is (?:al )?(?:verstreken|voorbij|om))",
        ),
        "threat": re.compile(
            r"\b(?:anders|zo niet|zoniet|indien niet|mocht|als (?:ik|u|jullie)|binnen|of ik|dan (?:ga"
            r"|stap|dien|meld|schakel))"
            rf"\b[^.!?\n]{{0,120}}(?:{_AUTHORITY['nl']})|(?:klacht|melding) (?:in)?(?:dien\w*|doe\w*"
            rf"|gedaan)? ?bij de "
            rf"(?:{_AUTHORITY['nl']})",
        ),
    },
    "da": {
        "reminder": re.compile(
            r"\b(?:rykker\w*|rykke|påmindelse|erindring|anden gang|tredje gang|endnu en gang"
            r"|(?:stadig|endnu) (?:ikke|intet)\b[^.!?\n]{0,50}(?:svar|hørt|fået|modtaget)"
            r"|(?:ikke|intet) (?:fået |modtaget |hørt )[^.!?\n]{0,30}(?:svar|fra jer|endnu)"
            r"|venter (?:stadig|fortsat|endnu)|fristen er (?:overskredet|udløbet|gået))",
        ),
        "threat": re.compile(
            r"\b(?:ellers|i modsat fald|hvis (?:ikke|i|jeg|jeg ikke)|inden|eller (?:jeg|vi)|så (?:går"
            r"|klager|kontakter|melder))"
            rf"\b[^.!?\n]{{0,120}}(?:{_AUTHORITY['da']})|klage\w* til (?:{_AUTHORITY['da']})",
        ),
    },
}
_DOMAINS = ("autoriteitpersoonsgegevens.nl", "datatilsynet.dk", "edpb.europa.eu")
_OFFICIAL = re.compile(r"\b(?:autoriteit persoonsgegevens|datatilsynet)\b", re.IGNORECASE)
_WRITES = re.compile(
    r"\b(?:namens de autoriteit persoonsgegevens|de autoriteit persoonsgegevens (?:heeft|verzoekt|ontving"
    r"|onderzoekt)"
    r"|(?:vi|der er) (?:har )?i datatilsynet|datatilsynet har (?:modtaget|besluttet|anmodet)"
    r"|på vegne af datatilsynet"
    r"|datatilsynet (?:anmoder|skal anmode|beder))\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:(?:^|\n)(?:beste|geachte|hallo|hoi|dag|hi|kære|hej|til|aan|t\.a\.v\.)[^\S\n]"
    r"(?:(?:team|medewerkers? van|klantenservice(?: van)?|heer/mevrouw van|kundeservice(?: hos)?|alle hos) )?"
    r"|\b(?:jullie (?:van|bij)|u (?:van|bij)|klant (?:bij|van)|account bij|contract (?:bij|met)|kunde hos"
    r"|aftale (?:hos|med)"
    r"|jer hos|i hos|konto hos) )"
    rf"(?P<value>{SUPPLIERS})(?![\w-])",
    re.IGNORECASE,
)


def told_in(text: str, language: str) -> Iterator[str]:
    """Yield "reminder" where an earlier request is recalled, "threat" where the next step is named."""
    low = lowered(text)
    for note, pattern in _TOLD["da" if language == "da" else "nl"].items():
        if pattern.search(low):
            yield note


def from_authority(message: Message, text: str) -> bool:
    """Return whether a supervisory authority writes: by its domain, its signature or its words."""
    domain = message.sender.address.rpartition("@")[2].casefold()
    official = f"{message.sender.name}\n{message.signature}"
    known = any(domain == one or domain.endswith(f".{one}") for one in _DOMAINS)
    return known or bool(_OFFICIAL.search(official) or _WRITES.search(text))


def to_another_company(text: str, tenant_name: str) -> bool:
    """Return whether another supplier is addressed and this one never named."""
    named = {m["value"].casefold() for m in _ADDRESSED.finditer(text)}
    return bool(named - {tenant_name.casefold()}) and tenant_name.casefold() not in text.casefold()

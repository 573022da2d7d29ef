"""Plain signs in a text that no classifier is needed for: a few fixed words, a language each."""

import re

_COOKIES = re.compile(r"\bcookie|\btrack(er|ing)|\bpixels?\b|face ?id", re.IGNORECASE)
_LAW = r"(avg|gdpr|dsgvo|rgpd|persondataforordning\w*|databeskyttelsesforordning\w*|privacy ?wet\w*)"
_ASKS = (
    r"(verzoek\w*|aanvraag|request|anmodning\w*|begæring|henvendelse|krav|sag|brief|beroep|betreft|"
    r"inzake|vedr\w*)"
)
_BARE = re.compile(rf"\b{_LAW}[\s\-]*{_ASKS}|{_ASKS}\s+(?:\w+\s+){{0,3}}{_LAW}\b", re.IGNORECASE)
_FOREIGN_RIGHT = re.compile(
    r"\b(gdpr|dsgvo|rgpd|delete|erase|remove|personal data|my data|data about me|unsubscribe|opt.?out|"
    r"access request|copy of|object to|withdraw|consent|complain\w*|breach|leak\w*|"
    r"lösch\w*|auskunft\w*|daten\w*|widerspr\w*|einwilligung|beschwerde|berichtig\w*|"
    r"radera\w*|uppgifter\w*|samtycke\w*|personuppgift\w*|registerutdrag|klagom\w*|"
    r"slett\w*|opplysning\w*|innsyn\w*|samtykke\w*|personopplysning\w*|reklame|"
    r"données|supprim\w*|effacer|datos|borrar|eliminar|dane|usun\w*|verwijder\w*|gegevens|oplysning\w*)",
    re.IGNORECASE,
)
BARE_WORDS = 14  # a bare request is short; a longer text says what it wants


def signs(text: str, language: str) -> frozenset[str]:
    """Return the notes `not_covered`, `bare_request` and `foreign_right` that hold for *text*."""
    found = set()
    if _COOKIES.search(text):
        found.add("not_covered")
    if _BARE.search(text) and len(text.split()) <= BARE_WORDS:
        found.add("bare_request")
    if language not in ("nl", "da") and _FOREIGN_RIGHT.search(text):
        found.add("foreign_right")
    return frozenset(found)

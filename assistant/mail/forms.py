"""Whom the fields of a web form name, where it sends from a box that nobody reads without Reply-To."""

import re

from assistant.message import Sender

_WHOSE = r"^\W{0,3}(?:(?:uw|je|jouw|din|dit|your) )?"
_COLON = r"\W{0,3}(?::|=|$)\W{0,3}"
_ADDRESS = re.compile(
    rf"{_WHOSE}e?-?mail ?-?(?:adres|adresse|address)?{_COLON}(?P<value>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)?\W*$",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"^<?(?P<value>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?$")
_NAME = re.compile(
    rf"{_WHOSE}(?:volledige |fulde |full )?(?:naam|navn|name){_COLON}(?P<value>.{{0,80}})$", re.IGNORECASE
)
_MESSAGE = re.compile(
    rf"{_WHOSE}(?:bericht|vraag|verzoek|toelichting|opmerking(?:en)?|besked|meddelelse|spørgsmål"
    rf"|kommentar(?:er)?|henvendelse|message|question|comments?|request){_COLON}(?P<value>.*)$",
    re.IGNORECASE,
)


def person(text: str) -> Sender | None:
    """Return whom the fields of a form name, or None: the text has no address field or no message in it."""
    said = [line.strip() for line in text.split("\n") if line.strip()]
    address = name = ""
    for index, line in enumerate(said):
        below = said[index + 1] if index + 1 < len(said) else ""
        if not address and (match := _ADDRESS.match(line)):
            alone = _BARE_ADDRESS.match(below)
            address = match["value"] or (alone["value"] if alone else "")
        elif not name and (match := _NAME.match(line)):
            name = match["value"] or below
        elif address and (match := _MESSAGE.match(line)) and (match["value"] or below):
            return Sender(name=name, address=address)
    return None

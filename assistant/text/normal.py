"""One spelling for what people write in many: case, letters with marks, Danish typed without æøå."""

import re
import unicodedata

_DANISH = str.maketrans({"æ": "e", "ø": "o", "å": "a", "ä": "e", "ö": "o"})
_DANISH_PAIRS = re.compile(r"aa|ae|oe")
_PAIR = {"aa": "a", "ae": "e", "oe": "o"}
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "…": ".", "–": "-", "—": "-"}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def tidy(text: str) -> str:
    """Return *text* in NFC with one kind of quotes and dashes and without invisible characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_QUOTES)


def fold(text: str, language: str) -> str:
    """Return *text* in lower case with letters reduced to what everybody types.

    Danish "få", "faa" and "fa" become one, as do "gør", "goer" and "gor"; Dutch loses its accents.
    """
    text = tidy(text).casefold()
    if language == "da":
        text = _DANISH_PAIRS.sub(lambda pair: _PAIR[pair.group()], text.translate(_DANISH))
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))

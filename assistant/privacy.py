"""Personal text that hides itself, and the numbers that must never be shown, logged or exported.

A nine-digit number is a BSN only where it passes the eleven-test *and* the words beside it say so:
one number in eleven passes by chance. A CPR number is told by its date and form (valid numbers that
fail modulus 11 exist since 2007). Customer, order, meter and phone numbers stay as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["bsn", "cpr", "iban", "card"]

_GAP = r"[ \u00a0\u202f.\-\u2010\u2011\u2013]"
_DASH = r"[ \u00a0\u202f]?[-\u2010\u2011\u2013][ \u00a0\u202f]?"
_FREE = r"(?:(?<![0-9A-Za-z])|(?<=cpr)|(?<=bsn)|(?<=nr))"  # not inside an id or a digest
_END = r"(?![0-9A-Za-z])"
_ENOUGH_DIGITS = re.compile(rf"[0-9](?:{_GAP}{{0,3}}[0-9]){{7}}")

_IBAN = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}[0-9]{{2}}(?:{_GAP}?[A-Za-z0-9]){{11,30}}")
_CARD = re.compile(
    rf"{_FREE}(?:[0-9]{{13,19}}|[0-9]{{4}}(?:{_GAP}[0-9]{{4}}){{2}}{_GAP}[0-9]{{1,4}}(?:{_GAP}[0-9]{{1,3}})?"
    rf"|[0-9]{{4}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{4,5}}|[0-9]{{8}}{_GAP}[0-9]{{8}}){_END}",
    re.IGNORECASE,
)
_CPR = re.compile(
    rf"{_FREE}(?P<day>[0-9]{{2}})(?P<dots>[.\-/]?)(?P<month>[0-9]{{2}})(?P=dots)(?P<year>[0-9]{{2}})"
    rf"(?P<dash>{_DASH}|[ \u00a0\u202f]?)(?P<serial>[0-9]{{4}}){_END}",
    re.IGNORECASE,
)
_BSN = re.compile(
    rf"{_FREE}(?:[0-9]{{9}}|[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}}|[0-9]{{4}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{3}})"
    rf"{_END}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<bsn>\bbsn\b|\bbsn-?n(?:umme)?r|burger\s?service\s?-?n(?:umme)?r|\bsofi(?:\b|-?n)|persoonsnummer"
    r"|citizen service number)"
    r"|(?P<cpr>\bcpr\b|\bcpr-?n(?:umme)?r|person-?n(?:umme)?r|fødselsnummer)"
    r"|(?P<card>credit\s?-?card|kaartn(?:umme)?r|betaalkaart|betalingskort|kortn(?:umme)?r|\bdankort|\bvisa\b"
    r"|master\s?card|\bmaestro\b|american express|card number)"
    r"|(?P<other>(?:klant|klanten|relatie|debiteur(?:en)?|kunde|customer|order|ordre|bestel\w*|factuur|faktura"
    r"|contract|kontrakt|aftale|dossier|zaak|sags?|meter|måler|maaler|målepunkts?|aftage|installations?|serie)"
    r"[\s-]?(?:nummer|nr|no|number|id)"
    r"|\bean\b|\bean-?\w+|\bkvk\b|\bcvr\b|\btel\b|telefoon\w*|\btelefon\w*|\btlf\b|mobiel\w*|\bmobil\w*|\bphone\b"
    r"|\bbel(?:len)?\b|\bring(?:e|es)?\b|\bsms\b|\bgsm\b|kenmerk|reference|referentie|\bkonto\w*"
    r"|rekeningn\w*|\bmeter\b|\bmåler\b)",
    re.IGNORECASE,
)
_BEFORE = 45  # characters in which a label before a number still names it
_AFTER = 22  # and after it ("… is mijn BSN")
_DUTCH_MOBILE = re.compile(r"06[1-9]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Masked:
    """A number that must be hidden, and where it stands."""

    kind: Kind
    start: int
    end: int


class Personal:
    """Text of a person that prints as stars: in repr, in format strings, and so in logs and tracebacks."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Hide *text*."""
        self._text = text

    def reveal(self) -> str:
        """Return the plain text, for the few places that must have it."""
        return self._text

    def __repr__(self) -> str:
        """Return stars; `str()` and `format()` come here too."""
        return "***"

    def __eq__(self, other: object) -> bool:
        """Compare what is hidden."""
        return isinstance(other, Personal) and self._text == other._text

    def __hash__(self) -> int:
        """Equal texts hash alike."""
        return hash((Personal, self._text))

    def __bool__(self) -> bool:
        """Return whether there is any text."""
        return bool(self._text)

    def __reduce__(self) -> str:
        """Refuse to be pickled: the words would travel in the clear."""
        raise TypeError("personal text is not pickled")


def find_numbers(text: str, *, language: str = "") -> tuple[Masked, ...]:
    """Return the citizen, account and card numbers in *text*, in order.

    *language* ("nl" or "da"), where it is known, decides about ten digits in a row that may be a
    phone number or a CPR number: in Dutch they are a CPR number only where the words say so.
    """
    if not _ENOUGH_DIGITS.search(text):
        return ()
    found: list[Masked] = []
    for finder in (_ibans, _cards, lambda t: _cprs(t, language), _bsns):
        for one in finder(text):
            if all(one.end <= other.start or one.start >= other.end for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def mask(text: str, *, language: str = "") -> str:
    """Return *text* with each such number replaced by its kind, for example `[BSN ***]`."""
    pieces, at = [], 0
    for one in find_numbers(text, language=language):
        pieces += [text[at : one.start], f"[{one.kind.upper()} ***]"]
        at = one.end
    return "".join([*pieces, text[at:]]) if pieces else text


def _digits(text: str) -> str:
    return "".join(c for c in text if "0" <= c <= "9")


def _label(text: str, start: int, end: int) -> str:
    """Return what the words beside a number call it: the nearest name before it, else the one after."""
    named = [m.lastgroup or "" for m in _LABEL.finditer(text[max(0, start - _BEFORE) : start])]
    if named:
        return named[-1]
    after = _LABEL.search(text[end : end + _AFTER])
    return (after.lastgroup or "") if after else ""


def _ibans(text: str) -> Iterator[Masked]:
    """An account number is known by its country, its length there and its check digits (ISO 13616)."""
    from stdnum import iban

    for m in _IBAN.finditer(text):
        ends = [i + 1 for i, c in enumerate(m.group()) if c.isalnum()]
        for end in reversed(ends[14:]):
            following = text[m.start() + end : m.start() + end + 1]
            if following.isalnum():
                continue
            if iban.is_valid(re.sub(_GAP, "", m.group()[:end]), check_country=False):
                yield Masked(kind="iban", start=m.start(), end=m.start() + end)
                break


def _cards(text: str) -> Iterator[Masked]:
    """A payment card passes Luhn (ISO/IEC 7812) and begins as cards do; 18 digits are a meter's EAN."""
    from stdnum import luhn

    for m in _CARD.finditer(text):
        digits = _digits(m.group())
        if not luhn.is_valid(digits):
            continue
        label = _label(text, m.start(), m.end())
        if label == "card" or (label != "other" and digits[0] in "23456" and len(digits) != 18):
            yield Masked(kind="card", start=m.start(), end=m.end())


def _cprs(text: str, language: str) -> Iterator[Masked]:
    for m in _CPR.finditer(text):
        label = _label(text, m.start(), m.end())
        if not _is_cpr_date(m["day"], m["month"], m["year"], m["serial"], replaced=label == "cpr"):
            continue
        dashed = bool(m["dash"].strip(" \u00a0\u202f")) and m["dots"] != "/"
        if label != "cpr" and not dashed:
            if label or m["dots"] or language == "nl":
                continue
            if language != "da" and _DUTCH_MOBILE.match(_digits(m.group())):
                continue
        yield Masked(kind="cpr", start=m.start(), end=m.end())


def _is_cpr_date(day: str, month: str, year: str, serial: str, *, replaced: bool) -> bool:
    """Return whether this is a day that a person with this serial can be born on.

    The serial's first digit gives the century; 5 to 8 with years 58 to 99 would be the nineteenth.
    A replacement number, given in hospitals and to newcomers, has 60 added to its day.
    """
    first, short = int(serial[0]), int(year)
    if 5 <= first <= 8 and short >= 58:
        return False
    late = (first in (4, 9) and short <= 36) or 5 <= first <= 8
    number = int(day) - 60 if replaced and int(day) > 60 else int(day)
    try:
        date((2000 if late else 1900) + short, int(month), number)
    except ValueError:
        return False
    return True


def _bsns(text: str) -> Iterator[Masked]:
    from stdnum.nl import bsn

    for m in _BSN.finditer(text):
        if _label(text, m.start(), m.end()) == "bsn" and bsn.is_valid(_digits(m.group())):
            yield Masked(kind="bsn", start=m.start(), end=m.end())

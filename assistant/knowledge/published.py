"""A published statement taken apart: its sections, and the hard pieces in them (figures, names, links …)."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.text.normal import tidy
from assistant.text.words import words

INTRO = "intro"
_HEADING = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-ZÆØÅÉ])")
_NUMBER_WORDS = {
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "da": "en to tre fire fem seks syv otte ni ti elleve tolv",
}
_ALSO = {"één": "1", "et": "1", "én": "1", "ét": "1"}
_UNITS = {
    "jaar": "jaar|jaren",
    "maand": "maanden|maand",
    "week": "weken|week",
    "werkdag": "werkdagen|werkdag",
    "dag": "dagen|dag",
    "uur": "uur|uren",
    "kwartier": "kwartieren|kwartier",
    "år": "års|år",
    "måned": "måneders|måneder|måned",
    "uge": "uger|uge",
    "arbejdsdag": "arbejdsdage|arbejdsdag",
    "dage": "dages|dage|døgn",
    "time": "timers|timer|time",
    "%": "%|procent",
    "euro": "euro|€",
    "kr": "kroner|kr",
}
EVERY = "every "
_EVERY = "elke|elk|iedere|ieder|per|hver|hvert"
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()'\"]+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|dk|com|org|net|eu)\b(?!@)\S*"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ARTICLE = re.compile(
    r"(§|\bart(?:ikel|\.))\s*(\d+)"
    r"(?:,?\s*(?:stk\.?|lid)\s*(\d+))?"
    r"(?:,?\s*(?:nr\.)\s*(\d+))?"
    r"(?:,?\s*(?:litra|onder)\s+([a-z])\b)?"
    r"(?:\s*(?:og|en)\s+(?:litra|onder)\s+([a-z])\b)?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:paragraaf|hoofdstuk|punkt|afsnit|nr\.)\s+\d{1,2}(?:\.\d+)*(?!\d)", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\b(?:bl\.a|f\.eks|jf|nr|stk|art|bijv|o\.a|d\.w\.z|m\.b\.t)\.$", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.])\d+(?:[ .]\d+)*(?!\w)")
_STARTS = ".!?:;•\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Something that must stand on both sides."""

    kind: str  # period, number, article, link, mail, name
    value: str  # in the form in which both sides are compared
    shown: str  # as it is written


def sections_of(text: str, known: Collection[str]) -> dict[str, str]:
    """Return the sections of a published *text* by their number, what stands before the first as `intro`.

    A line opens a section where it begins with a number that is *known*, or follows on the last one,
    and a capital: so a section that is new in the text is found too.
    """
    order = [section for section in known if section != INTRO]
    found: dict[str, list[str]] = {INTRO: []}
    current, reached = INTRO, -1
    for line in tidy(text).splitlines():
        match = _HEADING.match(line)
        number = match.group(1) if match else ""
        if number in order and order.index(number) > reached:
            current, reached = number, order.index(number)
        elif number and number not in order and number in _following(current):
            current = number
        else:
            found[current].append(line)
            continue
        found[current] = [line[match.end() :] if match else line]
    return {section: "\n".join(lines) for section, lines in found.items()}


def _following(section: str) -> set[str]:
    """Return the numbers that may come next after *section*: 2.4 → 2.5, 3, 2.4.1."""
    if section == INTRO:
        return {"1"}
    parts = [int(part) for part in section.split(".")]
    nexts = {".".join(map(str, (*parts, 1)))}
    for depth in range(len(parts)):
        nexts.add(".".join(map(str, (*parts[:depth], parts[depth] + 1))))
    return nexts


def fingerprint(text: str) -> str:
    """Return a short hash of the words of *text*: any change of wording changes it."""
    said = " ".join(word.casefold() for word in words(tidy(text)))
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]


def canonical(text: str, terms: Iterable[tuple[str, str]]) -> str:
    """Return *text* with the published form of each term replaced by ours, longest first."""
    text = tidy(text)
    for published, ours in sorted(terms, key=lambda term: -len(term[0])):
        pattern = rf"(?<!\w){re.escape(tidy(published))}(?!\w)"
        text = re.sub(pattern, lambda _, said=ours: tidy(said), text, flags=re.IGNORECASE)  # type: ignore[misc]
    return text


def pieces_of(text: str, language: str, names: Collection[str]) -> tuple[Piece, ...]:
    """Return the hard pieces of a canonical *text*. *names* are words known to be names anywhere."""
    found: dict[tuple[str, str], Piece] = {}

    def note(kind: str, value: str, shown: str) -> str:
        found.setdefault((kind, value), Piece(kind=kind, value=value, shown=shown.strip()))
        return " . "

    rest = _MAIL.sub(lambda m: note("mail", m.group().casefold().rstrip("."), m.group()), text)
    rest = _LINK.sub(lambda m: note("link", plain_link(m.group()), m.group()), rest)
    rest = _ARTICLE.sub(lambda m: _articles(m, note), rest)
    rest = _REFERENCE.sub(" ", rest)
    rest = _periods(language).sub(lambda m: note("period", _period(m, language), m.group()), rest)
    for match in _DIGITS.finditer(rest):
        note("number", re.sub(r"\D", "", match.group()), match.group())
    for name in _names(rest, names):
        note("name", name.casefold(), name)
    return tuple(found.values())


def plain_link(link: str) -> str:
    """Return a web address without scheme, `www.` and closing punctuation."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("./,;:)'\"")


def _articles(match: re.Match[str], note: Callable[[str, str, str], str]) -> str:
    sign = "§" if match.group(1) == "§" else "art"
    base = [part for part in match.group(2, 3, 4) if part]
    letters = [letter for letter in match.group(5, 6) if letter] or [""]
    for letter in letters:
        value = ".".join([*base, letter] if letter else base)
        note("article", f"{sign} {value}", match.group())
    return " . "


def _periods(language: str) -> re.Pattern[str]:
    numbers = "|".join([*_NUMBER_WORDS[language].split(), *_ALSO])
    units = "|".join(_UNITS.values())
    return re.compile(
        rf"(?<!\w)(?P<number>\d+(?:[.,]\d+)?|{numbers}|{_EVERY})\s*(?P<unit>{units})(?!\w)", re.IGNORECASE
    )


def _period(match: re.Match[str], language: str) -> str:
    number = match.group("number").casefold()
    known = {word: str(place) for place, word in enumerate(_NUMBER_WORDS[language].split(), 1)}
    if number in _EVERY.split("|"):
        number = EVERY.strip()
    number = known.get(number) or _ALSO.get(number) or number.replace(",", ".")
    unit = match.group("unit").casefold()
    return f"{number} {next(base for base, forms in _UNITS.items() if unit in forms.split('|'))}"


def _names(text: str, known: Collection[str]) -> Iterable[str]:
    for match in re.finditer(r"[^\W_]+(?:'[^\W_]+)*", text):
        word = match.group()
        if len(word) < 2 or not word[0].isupper():
            continue
        acronym = word.isupper()
        before = text[: match.start()]
        quoted = before[-1:] in ("'", '"')
        before = before.rstrip(" \t\"'(-")
        opens = quoted or not before or (before[-1] in _STARTS and not _ABBREVIATION.search(before))
        if acronym or not opens or word.casefold() in known:
            yield word


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand capitalised within a sentence somewhere in *texts*."""
    return frozenset(name.casefold() for text in texts for name in _names(text, ()))


def holds(haystack: str, pieces: Mapping[tuple[str, str], Piece], piece: Piece) -> bool:
    """Say whether *piece* stands in a text, given as canonical *haystack* with its own *pieces*."""
    if (piece.kind, piece.value) in pieces:
        return True
    if piece.kind in ("name", "link", "mail"):
        flat = haystack.casefold()
        value = piece.value.removesuffix("s") if len(piece.value) > 4 else piece.value
        return value in flat
    return False

"""Words, sentences and stems."""

import re
from functools import lru_cache

import snowballstemmer

QUESTION_WORDS = {  # folded, by language
    "nl": frozenset(
        "wie wat waar waarom wanneer hoe hoelang welk welke waarvoor waarvan hoeveel waarmee wrm".split()
    ),
    "da": frozenset(
        "hvem hvad hvor hvorfor hvornar hvordan hvilke hvilken hvilket hvortil hvorfra hvorlenge".split()
    ),
}
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ABBREVIATIONS = (
    "bijv bv dhr mevr mw ca nr tel incl excl evt mbt ivm tav art lid o.a d.w.z m.b.t i.v.m t.a.v a.u.b "
    "f.eks fx bl.a tlf mht ift vedr stk hr fr osv mv jf d.v.s kl kr"
).split()
_END = re.compile(  # the last: a list on one line, 1) … 2) …, not a date
    r"(?<=[.!?])[\"')\]]*\s+(?=\S)|\s*\n\s*|(?<=[a-z]{2}[.!?])(?=[A-ZÆØÅ])"
    r"|(?<=\S)\s+(?=(?:\(?[1-9a-e]\)|[1-9]\.)\s(?!(?:jan|feb|ma[rj]|apr|ju[nl]|aug|sep|okt|nov|dec))\w)"
)
_JOINT = re.compile(
    r"\s*[,;:]\s+|\s+-+\s+|\s+(?=(?:en|maar|want|of|og|men|samt|eller|plus)\s)", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<!\w)[0-3]?\d\.$")  # 2. januar
_SHORTEST_CLAUSE = 3
_SNOWBALL = {"nl": "dutch", "da": "danish"}


def words(text: str) -> list[str]:
    """Return the words of *text*, in order, without punctuation."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*; a new line ends one too, an abbreviation or a date does not."""
    found: list[str] = []
    joining = False
    for piece in _END.split(text):
        piece = piece.strip()  # noqa: PLW2901
        if not piece:
            continue
        if joining or (found and _ORDINAL.search(found[-1]) and piece[0].islower()):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
        last = (
            (piece.rstrip(".").rsplit(None, 1) or [""])[-1].casefold().lstrip("\"'(")
            if piece.endswith(".")
            else ""
        )
        joining = bool(last) and (last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))
    return found


def clauses(sentence: str) -> list[str]:
    """Return the parts of a longer sentence that a comma or "and" joins; none for a simple one.

    A part of one or two words stays with the part before it.
    """
    parts: list[str] = []
    for piece in _JOINT.split(sentence):
        if parts and (len(piece.split()) < _SHORTEST_CLAUSE or len(parts[-1].split()) < _SHORTEST_CLAUSE):
            parts[-1] = f"{parts[-1]} {piece}"
        elif piece:
            parts.append(piece)
    return parts if len(parts) > 1 else []


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the Snowball stem of a folded *word* (Porter 2001)."""
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=4)
def _stemmer(language: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(_SNOWBALL[language])

"""Words, sentences and stems."""

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ABBREVIATIONS = (
    "bijv bv dhr mevr mw ca nr tel incl excl evt mbt ivm tav art lid o.a d.w.z m.b.t i.v.m t.a.v a.u.b "
    "f.eks fx bl.a tlf mht ift vedr stk hr fr osv mv jf d.v.s kl"
).split()
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=\S)|\s*\n\s*|(?<=[a-z]{2}[.!?])(?=[A-ZÆØÅ])")
_SNOWBALL = {"nl": "dutch", "da": "danish"}


def words(text: str) -> list[str]:
    """Return the words of *text*, in order, without punctuation."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*; a new line ends one too, an abbreviation does not."""
    found: list[str] = []
    joining = False
    for piece in _END.split(text):
        piece = piece.strip()  # noqa: PLW2901
        if not piece:
            continue
        if joining:
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
        last = piece.rstrip(".").rsplit(None, 1)[-1].casefold() if piece.endswith(".") else ""
        joining = bool(last) and (last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))
    return found


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the Snowball stem of a folded *word* (Porter 2001)."""
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=4)
def _stemmer(language: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(_SNOWBALL[language])

"""Which fact a question asks for: compared with the ways to ask that a person wrote beside each fact.

A text becomes a set of signs: stems, pairs of neighbouring stems, pieces of four letters (for
inflection, compounds and misspelling) and the concepts of the lexicon ("wis" and "verwijder" are
one). A sign weighs more the fewer facts of the label hold it: those alone compete, and what they all
share tells none apart.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.text.lexicon import Lexicon
from assistant.text.normal import fold
from assistant.text.words import stem, words

STEM, PAIR, PIECE, CONCEPT = "s", "p", "c", "k"
_KIND_WEIGHT = {STEM: 0.6, PAIR: 0.4, PIECE: 0.5, CONCEPT: 1.6}
_PIECE_LETTERS = 4
_SAYS_LITTLE = 3.0  # squared weight; "how long?" is shared by every fact and tells none apart
_LEAST = 0.05  # weight of a sign that every fact holds
_BEST_ASK, _ALL_ASKS, _OWN_WORDS = 0.23, 0.32, 0.45
"""What the closest way to ask, all ways together, and the fact's own words count for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Turns texts of one language into signs."""

    language: str
    lexicon: Lexicon | None = field(repr=False)  # None: no concepts

    def signs(self, text: str) -> frozenset[str]:
        """Return the signs of *text*."""
        found = [fold(word, self.language) for word in words(text)]
        stems = [stem(word, self.language) for word in found]
        signs = {f"{STEM}:{one}" for one in stems}
        signs.update(f"{PAIR}:{first} {second}" for first, second in zip(stems, stems[1:], strict=False))
        for word in found:
            padded = f"^{word}$"
            last = max(1, len(padded) - _PIECE_LETTERS + 1)
            signs.update(f"{PIECE}:{padded[at : at + _PIECE_LETTERS]}" for at in range(last))
        if self.lexicon:
            signs.update(f"{CONCEPT}:{hit.concept}" for hit in self.lexicon.hits(found, stems))
        return frozenset(signs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Something that can be asked for."""

    asks: tuple[str, ...]
    own: str  # its own words


@dataclass(frozen=True, kw_only=True, slots=True)
class _Weighed:
    asks: tuple[tuple[frozenset[str], float], ...]  # signs of each way to ask, and their length
    own: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """The candidates of one label, weighed against each other once."""

    reader: Reader
    candidates: tuple[_Weighed, ...] = field(repr=False)
    squares: Mapping[str, float] = field(repr=False)  # squared weight of each sign
    among: int  # how many candidates there are

    @classmethod
    def of(cls, candidates: Iterable[Candidate], reader: Reader) -> "Contest":
        """Weigh *candidates* against each other."""
        signs = [
            (tuple(reader.signs(ask) for ask in candidate.asks), reader.signs(candidate.own))
            for candidate in candidates
        ]
        seen: Counter[str] = Counter()
        for asks, own in signs:
            seen.update(own.union(*asks))
        squares = {sign: _square(sign, len(signs), times) for sign, times in seen.items()}
        weighed = tuple(
            _Weighed(
                asks=tuple((ask, math.sqrt(sum(squares[sign] for sign in ask))) for ask in asks), own=own
            )
            for asks, own in signs
        )
        return cls(reader=reader, candidates=weighed, squares=squares, among=len(signs))

    def scores(self, question: str) -> tuple[float, ...]:
        """Return for each candidate, from 0 to 1, how much *question* asks for it rather than another."""
        asked = {
            sign: self.squares.get(sign) or _square(sign, self.among, 0)
            for sign in self.reader.signs(question)
        }
        length = math.sqrt(sum(asked.values())) or 1.0
        telling = length**2 / (length**2 + _SAYS_LITTLE)
        return tuple(telling * _score(asked, length, candidate) for candidate in self.candidates)


def _score(asked: Mapping[str, float], length: float, candidate: _Weighed) -> float:
    best = 0.0
    times: Counter[str] = Counter()
    for ask, ask_length in candidate.asks:
        shared = asked.keys() & ask
        times.update(shared)
        if shared:
            best = max(best, sum(asked[sign] for sign in shared) / (length * ask_length))
    often = sum(asked[sign] * count / (count + 1) for sign, count in times.items()) / length**2
    own = sum(asked[sign] for sign in asked.keys() & candidate.own) / length**2
    return _BEST_ASK * best + _ALL_ASKS * often + _OWN_WORDS * own


def _square(sign: str, among: int, times: int) -> float:
    rarity = max(math.log((among + 1) / (times + 0.5)), _LEAST)
    return (_KIND_WEIGHT[sign[0]] * rarity) ** 2

"""Which fact a question asks for: compared with the ways to ask that a person wrote beside each fact.

A text becomes a set of signs: stems, pairs of neighbouring stems, pieces of four letters (for
inflection, compounds and misspelling) and the concepts of the lexicon ("wis" and "verwijder" are
one). A sign weighs more the fewer facts of the label hold it: those alone compete, and what they all
share tells none apart.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.text.lexicon import Lexicon
from assistant.text.normal import fold
from assistant.text.words import sentences, stem, words

STEM, PAIR, PIECE, CONCEPT = "s", "p", "c", "k"
_KIND_WEIGHT = {STEM: 0.6, PAIR: 0.4, PIECE: 0.5, CONCEPT: 1.6}
_PIECE_LETTERS = 4
_POINTING = {  # folded; they point at what was said before, and name nothing
    "nl": frozenset("die dat dit deze er ze".split()),
    "da": frozenset("den det dem de disse".split()),
}
_SAYS_LITTLE = 3.0  # squared weight; "how long?" is shared by every fact and tells none apart
_LEAST = 0.05  # weight of a sign that every fact holds
_BEST_ASK, _ALL_ASKS, _OWN_WORDS = 0.3, 0.4, 0.3
"""What the closest way to ask, all ways together, and the fact's own words count for."""
_STORY = 0.5
"""What a sentence that asks nothing counts for, beside one that ends with a question mark."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Turns texts of one language into signs."""

    language: str
    lexicon: Lexicon | None = field(repr=False)  # None: no concepts

    def signs(self, text: str) -> frozenset[str]:
        """Return the signs of *text*."""
        found = [fold(word, self.language) for word in words(text)]
        stems = [stem(word, self.language) for word in found]
        pointing = _POINTING.get(self.language, frozenset())
        signs = {f"{STEM}:{one}" for one, word in zip(stems, found, strict=True) if word not in pointing}
        signs.update(f"{PAIR}:{first} {second}" for first, second in zip(stems, stems[1:], strict=False))
        for word in found:
            if word in pointing:
                continue
            padded = f"^{word}$"
            last = max(1, len(padded) - _PIECE_LETTERS + 1)
            signs.update(f"{PIECE}:{padded[at : at + _PIECE_LETTERS]}" for at in range(last))
        if self.lexicon:
            signs.update(f"{CONCEPT}:{hit.concept}" for hit in self.lexicon.hits(found, stems))
        return frozenset(signs)

    def weighted(self, question: str) -> dict[str, float]:
        """Return the signs of *question*, those of the story around what is asked for counting less."""
        parts = sentences(question)
        asking = [part.endswith("?") for part in parts]
        if all(asking) or not any(asking):
            return dict.fromkeys(self.signs(question), 1.0)
        weights: dict[str, float] = {}
        for part, asks in zip(parts, asking, strict=True):
            for sign in self.signs(part):
                weights[sign] = max(weights.get(sign, 0.0), 1.0 if asks else _STORY)
        return weights


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Something that can be asked for."""

    asks: tuple[str, ...]
    own: str  # its own words


class _Place(NamedTuple):
    """Where a sign occurs: in which candidate, in which of its ways to ask, and in its own words."""

    candidate: int
    asks: tuple[int, ...]
    own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """The candidates of one label, weighed against each other once."""

    reader: Reader
    places: Mapping[str, tuple[_Place, ...]] = field(repr=False)  # by sign
    lengths: tuple[tuple[int, float], ...] = field(repr=False)  # of each way to ask: whose it is, its length
    squares: Mapping[str, float] = field(repr=False)  # squared weight, by sign
    among: int  # how many candidates there are

    @classmethod
    def of(cls, candidates: Iterable[Candidate], reader: Reader) -> "Contest":
        """Weigh *candidates* against each other."""
        places: dict[str, list[_Place]] = {}
        asks: list[tuple[int, frozenset[str]]] = []
        among = 0
        for number, candidate in enumerate(candidates):
            own = reader.signs(candidate.own)
            holding: dict[str, list[int]] = {sign: [] for sign in own}  # by sign: the ways to ask with it
            for ask in candidate.asks:
                signs = reader.signs(ask)
                for sign in signs:
                    holding.setdefault(sign, []).append(len(asks))
                asks.append((number, signs))
            for sign, held_by in holding.items():
                place = _Place(candidate=number, asks=tuple(held_by), own=sign in own)
                places.setdefault(sign, []).append(place)
            among = number + 1
        squares = {sign: _square(sign, among, len(found)) for sign, found in places.items()}
        return cls(
            reader=reader,
            places={sign: tuple(found) for sign, found in places.items()},
            lengths=tuple((whose, math.sqrt(sum(squares[sign] for sign in signs))) for whose, signs in asks),
            squares=squares,
            among=among,
        )

    def scores(self, question: str) -> tuple[float, ...]:
        """Return for each candidate, from 0 to 1, how much *question* asks for it rather than another."""
        own, often = [0.0] * self.among, [0.0] * self.among
        shared = [0.0] * len(self.lengths)
        square_length = 0.0
        for sign, weight in self.reader.weighted(question).items():
            square = weight * (self.squares.get(sign) or _square(sign, self.among, 0))
            square_length += square
            for candidate, asks, in_own in self.places.get(sign, ()):
                if in_own:
                    own[candidate] += square
                often[candidate] += square * len(asks) / (len(asks) + 1)
                for ask in asks:
                    shared[ask] += square
        best = [0.0] * self.among
        length = math.sqrt(square_length) or 1.0
        for (whose, ask_length), common in zip(self.lengths, shared, strict=True):
            best[whose] = max(best[whose], common / (length * ask_length) if ask_length else 0.0)
        telling = square_length / (square_length + _SAYS_LITTLE)
        per = square_length or 1.0
        return tuple(
            telling * (_BEST_ASK * best[at] + _ALL_ASKS * often[at] / per + _OWN_WORDS * own[at] / per)
            for at in range(self.among)
        )


def _square(sign: str, among: int, times: int) -> float:
    rarity = max(math.log((among + 1) / (times + 0.5)), _LEAST)
    return (_KIND_WEIGHT[sign[0]] * rarity) ** 2

"""The concept lexicon: which words and short phrases mean the same, a file per language.

"Smijt alles weg" and "verwijder" are both DELETE. Written by people who know how customers talk
(`locales/<language>/lexicon.yaml`), so that the classifier need not see every word in an example.
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from assistant.errors import ContentError
from assistant.text.normal import fold
from assistant.text.words import stem, words

GAP = 5  # words that may stand between the two halves of `a…b`
TYPED_WRONG_FROM = 6  # letters of a stem: in shorter ones, one other letter makes another word


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A concept found in a sentence: from which word to which (exclusive)."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Phrase:
    first: tuple[str, ...]  # stems that stand side by side
    then: tuple[str, ...]  # stems after a gap; empty: none
    concept: str


@dataclass(slots=True)
class Lexicon:
    """All entries of one language, ready to be matched."""

    language: str
    _words: dict[str, set[str]] = field(default_factory=dict)
    _prefixes: dict[str, set[str]] = field(default_factory=dict)
    _suffixes: dict[str, set[str]] = field(default_factory=dict)
    _middles: dict[str, set[str]] = field(default_factory=dict)
    _phrases: dict[tuple[str, ...], list[_Phrase]] = field(default_factory=dict)  # by one or two stems
    _initials: dict[str, list[str]] = field(default_factory=dict)  # longer words, by first letter
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path, language: str) -> "Lexicon":
        """Read a lexicon file. Raises ContentError with the file and entry that is wrong."""
        lexicon = cls(language=language)
        try:
            entries = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except (OSError, yaml.YAMLError) as error:
            raise ContentError(f"{file}: cannot be read as YAML: {error}".replace("\n", " ")) from error
        for concept, spoken in entries.items():
            for entry in spoken or ():
                if not isinstance(entry, str) or not entry.strip():
                    raise ContentError(f"{file}: {concept}: {entry!r} must be a word or phrase; quote it")
                lexicon._add(concept, entry)
        return lexicon

    def _add(self, concept: str, entry: str) -> None:
        first, _, then = fold(entry.replace("…", "\x00"), self.language).partition("\x00")
        wild_start, wild_end = first.startswith("*"), first.endswith("*")
        if not then and (wild_start or wild_end) and " " not in first.strip():
            where = (
                self._middles
                if wild_start and wild_end
                else (self._suffixes if wild_start else self._prefixes)
            )
            where.setdefault(first.strip("* "), set()).add(concept)
            return
        ahead = tuple(stem(w, self.language) for w in words(first.replace("*", " ")))
        behind = tuple(stem(w, self.language) for w in words(then.replace("*", " ")))
        if len(ahead) == 1 and not behind:
            self._words.setdefault(ahead[0], set()).add(concept)
        elif ahead:
            phrase = _Phrase(first=ahead, then=behind, concept=concept)
            self._phrases.setdefault(ahead[:2], []).append(phrase)

    def _of_word(self, word: str, stemmed: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            found = set(self._words.get(stemmed, ()))
            for size in range(3, len(word) + 1):
                found |= self._prefixes.get(word[:size], set())
                found |= self._suffixes.get(word[-size:], set())
            if self._middles and len(word) > 4:
                for part, concepts in self._middles.items():
                    if part in word:
                        found |= concepts
            known = tuple(sorted(found or self._typed_wrong(stemmed)))
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def _typed_wrong(self, stemmed: str) -> set[str]:
        """Return the concepts of the word that was meant: one letter wrong, missing, too many or swapped.

        The first letter is nearly always typed rightly (Pollock and Zamora 1984).
        """
        if len(stemmed) < TYPED_WRONG_FROM:
            return set()
        if not self._initials:
            for known in self._words:
                if len(known) >= TYPED_WRONG_FROM:
                    self._initials.setdefault(known[0], []).append(known)
        meant = extractOne(stemmed, self._initials.get(stemmed[0], ()), scorer=OSA.distance, score_cutoff=1)
        return self._words[meant[0]] if meant else set()

    def hits(self, folded: list[str], stems: list[str]) -> list[Hit]:
        """Return the concepts in a sentence given as folded words and their stems, in order."""
        found = [
            Hit(concept=concept, start=i, end=i + 1)
            for i, (word, stemmed) in enumerate(zip(folded, stems, strict=True))
            for concept in self._of_word(word, stemmed)
        ]
        for i, pair in enumerate(zip(stems, [*stems[1:], ""], strict=False)):
            for begin in (pair, pair[:1]):
                for phrase in self._phrases.get(begin, ()):
                    end = self._phrase_end(phrase, stems, i)
                    if end:
                        found.append(Hit(concept=phrase.concept, start=i, end=end))
        found.sort(key=lambda hit: (hit.start, hit.end, hit.concept))
        return found

    @staticmethod
    def _phrase_end(phrase: _Phrase, stems: list[str], start: int) -> int:
        after = start + len(phrase.first)
        if tuple(stems[start:after]) != phrase.first:
            return 0
        if not phrase.then:
            return after
        size = len(phrase.then)
        for i in range(after, min(after + GAP + 1, len(stems) - size + 1)):
            if tuple(stems[i : i + size]) == phrase.then:
                return i + size
        return 0

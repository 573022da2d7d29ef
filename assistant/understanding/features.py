"""What the classifier sees of a text: words, parts of words, concepts, and the mood it is said in.

Each feature is a short string with its family before the colon, so that `--explain` can show it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.text.lexicon import Hit, Lexicon
from assistant.text.normal import fold
from assistant.text.references import find_references
from assistant.text.words import QUESTION_WORDS, sentences, stem, words

MAX_SENTENCES = 60
MAX_WORDS = 900
_DIGIT = re.compile(r"\d")

# Frames that tell asking from exercising; folded, a language each.
_MODALS = {
    "nl": frozenset("kan kun kunnen kunt mag mogen wil willen wilt zou zouden moet moeten".split()),
    "da": frozenset("kan ma vil ville skal kunne matte skulle bor".split()),
}
_YOU = {
    "nl": frozenset("je jij jullie u uw gij ge jou iemand".split()),
    "da": frozenset("i du jer jeres dig de man nogen".split()),
}
_ME = {
    "nl": frozenset("ik mij mijn me mn m'n ons onze we wij".split()),
    "da": frozenset("jeg mig min mit mine vi os vores".split()),
}
_NEGATIONS = {
    "nl": frozenset("niet geen nooit niks niets noch nergens zonder nie ni".split()),
    "da": frozenset("ikke ingen intet aldrig ej uden heller ik ikk".split()),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence with everything that features are made of."""

    text: str
    folded: list[str]
    stems: list[str]
    hits: list[Hit]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """The features of a text, by name; what a word has of its own is the same wherever it stands."""

    words: list[tuple[str, ...]]
    around: list[str]


def read_sentences(text: str, language: str, lexicon: Lexicon) -> list[Sentence]:
    """Return the sentences of *text* (60 and 900 words at most: what is longer is story)."""
    read, total = [], 0
    for piece in sentences(text)[:MAX_SENTENCES]:
        folded = words(fold(piece, language))
        total += len(folded)
        if not folded:
            continue
        if total > MAX_WORDS:
            break
        stems = [stem(word, language) for word in folded]
        hits = lexicon.hits(folded, stems)
        read.append(Sentence(text=piece, folded=folded, stems=stems, hits=hits))
    return read


def features(sentence: Sentence, language: str) -> Seen:
    """Return the features of a sentence, each as often as it stands there."""
    around = [*_of_neighbours(sentence), *_of_concepts(sentence, language), *_of_mood(sentence, language)]
    return Seen(words=list(map(_of_word, sentence.folded, sentence.stems)), around=around)


def size(read: list[Sentence]) -> Seen:
    """Return the one feature that a text has as a whole: about how many words it is long."""
    total = sum(len(sentence.folded) for sentence in read)
    return Seen(words=[], around=[f"m:length{min(6, total.bit_length())}"])


def of_text(read: list[Sentence], language: str) -> Seen:
    """Return the features of a whole text: of its sentences, and of its size."""
    parts = [*(features(sentence, language) for sentence in read), size(read)]
    return Seen(
        words=[word for part in parts for word in part.words],
        around=[name for part in parts for name in part.around],
    )


@lru_cache(maxsize=100_000)
def _of_word(word: str, stemmed: str) -> tuple[str, ...]:
    """Return a word's stem and its parts of three to five letters, its ends marked."""
    padded = f"_{word}_"
    parts = (padded[i : i + long] for long in (3, 4, 5) for i in range(len(padded) - long + 1))
    return (f"w:{_counted(stemmed)}", *(f"c:{part}" for part in parts))


def _counted(stemmed: str) -> str:
    return "#" if _DIGIT.search(stemmed) else stemmed


def _of_neighbours(sentence: Sentence) -> list[str]:
    stems = list(map(_counted, sentence.stems))
    bounded = ["^", *stems, "$"]
    found = [f"b:{a} {b}" for a, b in zip(bounded, bounded[1:], strict=False)]
    return found + [f"s:{a} {b}" for a, b in zip(stems, stems[2:], strict=False)]


def _of_concepts(sentence: Sentence, language: str) -> list[str]:
    negations = [i for i, word in enumerate(sentence.folded) if word in _NEGATIONS[language]]
    names: list[str] = []
    for hit in sentence.hits:
        denied = any(-4 <= i - hit.start <= 3 for i in negations if not hit.start <= i < hit.end)
        names.append(f"not-{hit.concept}" if denied else hit.concept)
    if find_references(sentence.text):
        names.append("OUR_REFERENCE")
    found = [f"k:{name}" for name in dict.fromkeys(names)]
    plain = list(dict.fromkeys(names))
    for i, first in enumerate(plain):
        found += [f"p:{first}>{second}" for second in plain[i + 1 : i + 9]]
    return found


def _of_mood(sentence: Sentence, language: str) -> list[str]:
    folded, text = sentence.folded, sentence.text.rstrip()
    found = ["m:?" if text.endswith("?") else "m:."]
    first, second = folded[0], folded[1] if len(folded) > 1 else ""
    found.append(f"m:first={first}")
    if second:
        found.append(f"m:open={first} {second}")
    asked = next((word for word in folded[:6] if word in QUESTION_WORDS[language]), "")
    if asked:
        found.append(f"m:ask={asked}")
    for i, word in enumerate(folded[:-1]):
        if word in _MODALS[language]:
            who = folded[i + 1]
            if who in _YOU[language]:
                found.append(f"m:modal-you{'-asked' if asked else ''}")
            elif who in _ME[language]:
                found.append(f"m:modal-me{'-asked' if asked else ''}")
    if any(word in _NEGATIONS[language] for word in folded):
        found.append("m:negated")
    if any(word in _ME[language] for word in folded):
        found.append("m:me")
    return found

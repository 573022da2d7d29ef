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


def features(read: list[Sentence], language: str) -> dict[str, int]:
    """Return how often each feature stands in the sentences."""
    counts: dict[str, int] = {}
    for sentence in read:
        for names in (_of_words(sentence), _of_concepts(sentence, language), _of_mood(sentence, language)):
            for name in names:
                counts[name] = counts.get(name, 0) + 1
    total = sum(len(sentence.folded) for sentence in read)
    counts[f"m:length{min(6, total.bit_length())}"] = 1
    return counts


def _of_words(sentence: Sentence) -> list[str]:
    stems = ["#" if _DIGIT.search(word) else word for word in sentence.stems]
    found = [f"w:{word}" for word in stems]
    bounded = ["^", *stems, "$"]
    found += [f"b:{a} {b}" for a, b in zip(bounded, bounded[1:], strict=False)]
    found += [f"s:{a} {b}" for a, b in zip(stems, stems[2:], strict=False)]
    for word in sentence.folded:
        found += _pieces(word)
    return found


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[str, ...]:
    """Return the parts of a word of three to five letters, its ends marked."""
    padded = f"_{word}_"
    return tuple(f"c:{padded[i : i + size]}" for size in (3, 4, 5) for i in range(len(padded) - size + 1))


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

"""Which words of the message decided, in words that a person can check."""

from collections.abc import Sequence

from assistant.understanding.expert import Expert, Reading
from assistant.understanding.records import Evidence

MOST = 6
_MOOD = {"m:?": "a question mark", "m:.": "no question mark", "m:negated": "a negation"}


def evidence(expert: Expert, reading: Reading, labels: Sequence[str]) -> dict[str, tuple[Evidence, ...]]:
    """Return the pieces that spoke for or against each of *labels*, strongest first, each word once."""
    words, concepts = _told(reading)
    found = {}
    for label in labels:
        worth: dict[str, float] = {}
        for name, weight in expert.sums.reasons(reading.values, label, most=4 * MOST):
            family, _, rest = name.partition(":")
            piece = words.get(rest) if family == "w" else concepts.get(rest.removeprefix("not-"))
            if piece := piece or _MOOD.get(name):
                worth[piece] = worth.get(piece, 0.0) + weight
        strongest = sorted(worth.items(), key=lambda pair: -abs(pair[1]))[:MOST]
        found[label] = tuple(Evidence(piece=piece, weight=round(weight, 3)) for piece, weight in strongest)
    return found


def _told(reading: Reading) -> tuple[dict[str, str], dict[str, str]]:
    """Return each stem and each concept with the first words that were written for it."""
    words: dict[str, str] = {}
    concepts: dict[str, str] = {}
    for sentence in reading.sentences:
        for word, stemmed in zip(sentence.folded, sentence.stems, strict=True):
            words.setdefault(stemmed, word)
        for hit in sentence.hits:
            concepts.setdefault(hit.concept, " ".join(sentence.folded[hit.start : hit.end]))
    return words, concepts

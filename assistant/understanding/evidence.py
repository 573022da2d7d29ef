"""Which words of the message decided, in words that a person can check."""

from assistant.understanding.expert import Expert, Reading
from assistant.understanding.records import Evidence

MOST = 6
_MOOD = {"m:?": "a question mark", "m:.": "no question mark", "m:negated": "a negation"}


def evidence(expert: Expert, reading: Reading, label: str) -> tuple[Evidence, ...]:
    """Return the pieces that spoke for or against *label*, strongest first, each word once."""
    worth: dict[str, float] = {}
    for name, weight in expert.sums.reasons(reading.counts, label, most=60, vector=reading.vector):
        piece = _piece(name, reading)
        if piece:
            worth[piece] = worth.get(piece, 0.0) + weight
    strongest = sorted(worth.items(), key=lambda pair: -abs(pair[1]))[:MOST]
    return tuple(Evidence(piece=piece, weight=round(weight, 3)) for piece, weight in strongest)


def _piece(name: str, reading: Reading) -> str:
    family, _, rest = name.partition(":")
    if family == "w":
        return next(
            (
                word
                for sentence in reading.sentences
                for word, stemmed in zip(sentence.folded, sentence.stems, strict=True)
                if stemmed == rest
            ),
            "",
        )
    if family == "k":
        concept = rest.removeprefix("not-")
        for sentence in reading.sentences:
            for hit in sentence.hits:
                if hit.concept == concept:
                    return " ".join(sentence.folded[hit.start : hit.end])
        return ""
    return _MOOD.get(name, "")

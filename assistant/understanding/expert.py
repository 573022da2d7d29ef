"""One language's classifier: three readings of the same text, added up.

Which label? Which kind of thing (a request, a question, neither)? Which subject, whether asked
about or exercised? Each is learned on its own, so that "may my account be deleted?" teaches the
subject of deleting to the request, and the mood of asking to every other question.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.text.lexicon import Lexicon
from assistant.text.words import clauses
from assistant.understanding.features import Sentence, features, of_text, read_sentences, size
from assistant.understanding.intents import Example
from assistant.understanding.model import Lessons, Linear, Values

KIND_WEIGHT, SUBJECT_WEIGHT = 0.4, 0.5
MOST_SPLIT = 12  # a longer letter has its wishes in sentences of their own
MOST_PARTS = 40

# Labels that share their subject: the right exercised and the question about it.
SUBJECTS = {
    "request.access": "access",
    "faq.right_access": "access",
    "request.rectification": "rectification",
    "faq.right_rectification": "rectification",
    "request.erasure": "erasure",
    "faq.right_erasure": "erasure",
    "request.restriction": "restriction",
    "faq.right_restriction": "restriction",
    "request.portability": "portability",
    "faq.right_portability": "portability",
    "request.objection": "objection",
    "faq.right_objection": "objection",
    "request.consent_withdrawal": "consent",
    "faq.consent": "consent",
    "request.automated_decision": "automated",
    "faq.automated_decisions": "automated",
    "request.sms_optout": "sms",
    "faq.service_sms": "sms",
    "request.status": "status",
    "faq.response_time": "status",
}


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """Where in a text something stands: earlier places are less."""

    sentence: int
    """Number of the sentence, from 0."""
    letter: int
    """Number of the letter in that sentence at which it begins, from 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A text with the scores of every label, for the whole and for each sentence."""

    sentences: list[Sentence]
    values: Values  # of the features: of the whole, then of each part
    whole: NDArray[np.float32]  # labels
    parts: list[Sentence]  # the sentences, and the clauses of the longer ones
    places: list[Place]  # where each part stands
    each: NDArray[np.float32]  # parts × labels
    request: float  # how far the whole lies on the side of requests
    request_each: float  # the same for its most demanding sentence

    def place(self, column: int) -> Place:
        """Return where the label of *column* is wanted most: its sentence, and the clause in that."""
        best = self.places[int(self.each[:, column].argmax())].sentence
        inside = [number for number, place in enumerate(self.places) if place.sentence == best]
        clauses_of_it = inside[1:] or inside
        return self.places[max(clauses_of_it, key=lambda number: float(self.each[number, column]))]


@dataclass(frozen=True, kw_only=True)
class Expert:
    """What has been learned of one language."""

    language: str
    lexicon: Lexicon
    sums: Linear  # a column a label, the three readings already added up; the last is "request"

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels it tells apart."""
        return self.sums.labels[:-1]

    def read(self, text: str) -> Reading | None:
        """Return the scores of *text*, or None where it has no words."""
        sentences = read_sentences(text, self.language, self.lexicon)
        if not sentences:
            return None
        parts, places = self._parts_of(sentences)
        found = self.sums.vocabulary.found
        seen = [features(sentence, self.language) for sentence in sentences]
        whole = found(*seen, size(sentences))
        seen += [features(clause, self.language) for clause in parts[len(sentences) :]]
        each = [found(of_part, size([part])) for of_part, part in zip(seen, parts, strict=False)]
        values = self.sums.vocabulary.values([whole, *each] if len(parts) > 1 else [whole])
        scores = self.sums.margins(values)
        of_parts = scores[1:] if len(parts) > 1 else scores
        return Reading(
            sentences=sentences,
            parts=parts,
            places=places,
            values=values,
            whole=scores[0, :-1],
            each=of_parts[:, :-1],
            request=float(scores[0, -1]),
            request_each=float(of_parts[:, -1].max()),
        )

    def _parts_of(self, sentences: list[Sentence]) -> tuple[list[Sentence], list[Place]]:
        parts = list(sentences)
        places = [Place(sentence=number, letter=0) for number in range(len(sentences))]
        if len(sentences) <= MOST_SPLIT:
            for number, sentence in enumerate(sentences):
                for clause in clauses(sentence.text):
                    letter = max(0, sentence.text.find(clause))
                    for part in read_sentences(clause, self.language, self.lexicon):
                        parts.append(part)
                        places.append(Place(sentence=number, letter=letter))
        return parts[:MOST_PARTS], places[:MOST_PARTS]

    @classmethod
    def learn(cls, examples: Sequence[Example], *, language: str, lexicon: Lexicon) -> "Expert":
        """Learn from *examples*: each whole, and its marked wishes apart from their story."""
        read = [(read_sentences(text, language, lexicon), found) for text, found in _instances(examples)]
        labels = [found for sentences, found in read if sentences]
        lessons = Lessons(of_text(sentences, language) for sentences, _ in read if sentences)
        intent = lessons.learn(labels)
        kind = lessons.learn([tuple({_kind(label) for label in found}) for found in labels])
        subject = lessons.learn([tuple({_subject(label) for label in found}) for found in labels])
        return cls(language=language, lexicon=lexicon, sums=_summed(intent, kind, subject))


def _summed(intent: Linear, kind: Linear, subject: Linear) -> Linear:
    """Add the three readings up, a column a label, and keep the one for requests beside them."""
    kinds = [kind.labels.index(_kind(label)) for label in intent.labels]
    subjects = [subject.labels.index(_subject(label)) for label in intent.labels]
    weights = intent.weights + KIND_WEIGHT * kind.weights[:, kinds]
    weights += SUBJECT_WEIGHT * subject.weights[:, subjects]
    bias = intent.bias + KIND_WEIGHT * kind.bias[kinds] + SUBJECT_WEIGHT * subject.bias[subjects]
    request = kind.labels.index("request")
    return Linear(
        labels=(*intent.labels, "request"),
        vocabulary=intent.vocabulary,
        weights=np.column_stack([weights, kind.weights[:, request]]).astype(np.float32),
        bias=np.append(bias, kind.bias[request]).astype(np.float32),
    )


def _instances(examples: Sequence[Example]) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for example in examples:
        found.append((example.text, example.intents))
        if example.wishes and len(example.wishes) == len(example.intents):
            found += [(wish, (label,)) for wish, label in zip(example.wishes, example.intents, strict=True)]
        found += [(part, ()) for part in example.story if len(part.split()) > 3]
    return found


def _kind(label: str) -> str:
    return label.split(".", 1)[0]


def _subject(label: str) -> str:
    return SUBJECTS.get(label, label)

"""The classifier: one line of weights a label, learned from the examples, readable afterwards.

Linear support vectors (Fan et al. 2008, LIBLINEAR) over words, parts of words, concepts and mood.
Linear, because every decision can then be shown as words with weights. Learning needs scikit-learn;
telling does not, so that a service that finds its model in the cache starts quickly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FAMILIES = {"w": 1.0, "b": 1.0, "s": 0.8, "c": 1.6, "k": 1.0, "p": 0.7, "m": 0.5}
_FAMILY = {name: number for number, name in enumerate(FAMILIES)}
_WEIGHT = np.asarray(list(FAMILIES.values()), dtype=np.float32)
MIN_COUNT = 3  # texts in which a feature must stand to be learned
SOFTNESS = 0.2  # LIBLINEAR's C

Counts = dict[str, int]
Floats = NDArray[np.float32]
Vector = tuple[NDArray[np.int64], Floats]  # rows and values of a text's features


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The features that were seen often enough, and what each is worth."""

    rows: dict[str, int]
    worth: Floats  # inverse document frequency
    family: NDArray[np.int8]

    def vector(self, counts: Counts) -> Vector:
        """Return rows and values of a text's features; each family is brought to its own length."""
        found = np.fromiter(map(self.rows.get, counts, repeat(-1)), dtype=np.int64, count=len(counts))
        known = found >= 0
        rows = found[known]
        if not len(rows):
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        often = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))[known]
        values = (1.0 + np.log(often)).astype(np.float32) * self.worth[rows]
        family = self.family[rows]
        length = np.sqrt(np.bincount(family, weights=values * values, minlength=len(_WEIGHT)))
        length[length == 0] = 1.0
        return rows, values * (_WEIGHT / length).astype(np.float32)[family]

    @classmethod
    def of(cls, names: Sequence[str], worth: Floats) -> "Vocabulary":
        """Return the vocabulary of *names* in their order."""
        family = np.asarray([_FAMILY[name[0]] for name in names], dtype=np.int8)
        return cls(rows={name: row for row, name in enumerate(names)}, worth=worth, family=family)


@dataclass(frozen=True, kw_only=True, slots=True)
class Linear:
    """Weights of every feature for every label."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: Floats  # features × labels
    bias: Floats  # labels

    def margins(self, counts: Counts) -> Floats:
        """Return how far the text lies on each label's side; above zero: the label is likely."""
        return self.margins_of(self.vocabulary.vector(counts))

    def margins_of(self, vector: Vector) -> Floats:
        """Return the margins of a text whose rows and values are known already."""
        rows, values = vector
        return np.asarray(values @ self.weights[rows] + self.bias, dtype=np.float32)

    def reasons(
        self, counts: Counts, label: str, most: int = 8, *, vector: Vector | None = None
    ) -> list[tuple[str, float]]:
        """Return the features that spoke for or against *label*, strongest first."""
        rows, values = vector or self.vocabulary.vector(counts)
        worth = values * self.weights[rows, self.labels.index(label)]
        names = [name for name in counts if name in self.vocabulary.rows]
        strongest = np.argsort(-np.abs(worth))[:most]
        return [(names[i], float(worth[i])) for i in strongest]

    def save(self, file: Path) -> None:
        """Write the weights; names go as one text, so that nothing is ever unpickled."""
        with file.open("wb") as out:
            np.savez(
                out,
                labels=_packed(self.labels),
                names=_packed(self.vocabulary.rows),
                worth=self.vocabulary.worth,
                weights=self.weights.astype(np.float16),
                bias=self.bias,
            )

    @classmethod
    def load(cls, file: Path) -> "Linear":
        """Read weights written by `save`. Raises OSError, ValueError or KeyError where it cannot."""
        with np.load(file, allow_pickle=False) as stored:
            return cls(
                labels=tuple(_unpacked(stored["labels"])),
                vocabulary=Vocabulary.of(_unpacked(stored["names"]), stored["worth"]),
                weights=stored["weights"].astype(np.float32),
                bias=stored["bias"],
            )


def _packed(names: Sequence[str] | Mapping[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(stored: NDArray[np.uint8]) -> list[str]:
    return bytes(stored).decode().split("\n")


class Lessons:
    """The features of all examples as one matrix, from which several things can be learned."""

    def __init__(self, texts: Sequence[Counts]) -> None:
        """Read *texts*, the features of each example."""
        from scipy.sparse import csr_matrix

        self.vocabulary = _vocabulary(texts)
        vectors = [self.vocabulary.vector(counts) for counts in texts]
        ends = np.cumsum([0, *(len(rows) for rows, _ in vectors)])
        parts = (np.concatenate([v for _, v in vectors]), np.concatenate([r for r, _ in vectors]), ends)
        self._matrix: Any = csr_matrix(parts, shape=(len(texts), len(self.vocabulary.rows)))
        self._matrix.sort_indices()
        self._learned: dict[bytes, tuple[Any, float]] = {}

    def learn(self, labels: Sequence[Sequence[str]]) -> Linear:
        """Learn from the *labels* of each example; one without labels is only a story."""
        known = tuple(sorted({label for found in labels for label in found}))
        weights = np.zeros((len(self.vocabulary.rows), len(known)), dtype=np.float32)
        bias = np.zeros(len(known), dtype=np.float32)
        for column, label in enumerate(known):
            weights[:, column], bias[column] = self._line([label in found for found in labels])
        return Linear(labels=known, vocabulary=self.vocabulary, weights=weights, bias=bias)

    def _line(self, truth: list[bool]) -> tuple[Any, float]:
        """Return weights and bias. A subject of one label asks what the label asked: it is learned once."""
        from sklearn.svm import LinearSVC

        key = bytes(truth)
        if key not in self._learned:
            machine = LinearSVC(C=SOFTNESS, random_state=0).fit(self._matrix, truth)
            self._learned[key] = (machine.coef_[0].astype(np.float32), float(machine.intercept_[0]))
        return self._learned[key]


def _vocabulary(texts: Sequence[Counts]) -> Vocabulary:
    frequency: dict[str, int] = {}
    for counts in texts:
        for name in counts:
            frequency[name] = frequency.get(name, 0) + 1
    kept = sorted(name for name, count in frequency.items() if count >= MIN_COUNT)
    total = 1 + len(texts)
    worth = np.asarray([np.log(total / (1 + frequency[name])) + 1 for name in kept], dtype=np.float32)
    return Vocabulary.of(kept, worth)

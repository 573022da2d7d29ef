"""The classifier: one line of weights a label, learned from the examples, readable afterwards.

Linear support vectors (Fan et al. 2008, LIBLINEAR) over words, parts of words, concepts and mood.
Linear, because every decision can then be shown as words with weights. Learning needs scikit-learn;
telling does not, so that a service that finds its model in the cache starts quickly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.features import Seen

FAMILIES = {"w": 1.0, "b": 1.0, "s": 0.8, "c": 1.6, "k": 1.0, "p": 0.7, "m": 0.5}
_TOLD = np.asarray([name in "wkm" for name in FAMILIES])
_FAMILY = {name: number for number, name in enumerate(FAMILIES)}
_WEIGHT = np.asarray(list(FAMILIES.values()), dtype=np.float32)
MIN_COUNT = 3  # texts in which a feature must stand to be learned
SOFTNESS = 0.2  # LIBLINEAR's C

_NOTHING: NDArray[np.int64] = np.empty(0, dtype=np.int64)
_MOST_WORDS = 50_000  # whose rows are kept
_AT_ONCE = 2_000  # texts that are counted together while learning

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]  # rows of the vocabulary: a text's features, each as often as it stands there


@dataclass(frozen=True, kw_only=True, slots=True)
class Values:
    """How much of each feature stands in each of several texts: a sparse matrix, text after text."""

    ends: NDArray[np.int64]  # text i has the entries from ends[i] to ends[i + 1]
    rows: Rows
    values: Floats

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.ends) - 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The features that were seen often enough, and what each is worth."""

    names: list[str]
    rows: dict[str, int]
    worth: Floats  # inverse document frequency
    family: NDArray[np.int8]
    _of_word: dict[tuple[str, ...], Rows] = field(default_factory=dict, repr=False, compare=False)

    def found(self, *seen: Seen) -> Rows:
        """Return the rows of what was *seen*; features that were never learned have none."""
        around = self._known([name for part in seen for name in part.around])
        return np.concatenate([around, *(self._rows_of_word(word) for part in seen for word in part.words)])

    def _rows_of_word(self, names: tuple[str, ...]) -> Rows:
        rows = self._of_word.get(names)
        if rows is None:
            rows = self._known(names)
            if len(self._of_word) < _MOST_WORDS:
                self._of_word[names] = rows
        return rows

    def _known(self, names: Sequence[str]) -> Rows:
        rows = np.fromiter(map(self.rows.get, names, repeat(-1)), dtype=np.int64, count=len(names))
        return rows[rows >= 0]

    def values(self, texts: Sequence[Rows]) -> Values:
        """Return what each text's features are worth; each family is brought to its own length."""
        lengths = [len(rows) for rows in texts]
        number = np.repeat(np.arange(len(texts)), lengths)
        entries, often = np.unique(
            number * len(self.names) + np.concatenate([_NOTHING, *texts]), return_counts=True
        )
        number, rows = np.divmod(entries, max(1, len(self.names)))
        values = (1.0 + np.log(often)).astype(np.float32) * self.worth[rows]
        family = number * len(_WEIGHT) + self.family[rows]
        length = np.sqrt(
            np.bincount(family, weights=values * values, minlength=len(texts) * len(_WEIGHT))
        ).reshape(-1, len(_WEIGHT))
        length[length == 0] = 1.0
        return Values(
            ends=np.searchsorted(number, np.arange(len(texts) + 1)),
            rows=rows,
            values=values * (_WEIGHT / length).astype(np.float32).ravel()[family],
        )

    @classmethod
    def of(cls, names: Sequence[str], worth: Floats) -> "Vocabulary":
        """Return the vocabulary of *names* in their order."""
        family = np.asarray([_FAMILY[name[0]] for name in names], dtype=np.int8)
        rows = {name: row for row, name in enumerate(names)}
        return cls(names=list(names), rows=rows, worth=worth, family=family)


@dataclass(frozen=True, kw_only=True, slots=True)
class Linear:
    """Weights of every feature for every label."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: Floats  # features × labels
    bias: Floats  # labels

    def margins(self, texts: Values) -> Floats:
        """Return how far each text lies on each label's side (texts × labels).

        Above zero: the label is likely.
        """
        used, column = np.unique(texts.rows, return_inverse=True)
        spread = np.zeros((len(texts), len(used)), dtype=np.float32)
        spread[np.repeat(np.arange(len(texts)), np.diff(texts.ends)), column] = texts.values
        return np.asarray(spread @ self.weights[used] + self.bias, dtype=np.float32)

    def reasons(self, texts: Values, label: str, most: int = 8) -> list[tuple[str, float]]:
        """Return the words, concepts and moods of the first text that spoke for or against *label*.

        The strongest come first. Parts of words and pairs are left out: they tell a person little.
        """
        rows, values = texts.rows[: texts.ends[1]], texts.values[: texts.ends[1]]
        told = _TOLD[self.vocabulary.family[rows]]
        rows, values = rows[told], values[told]
        worth = values * self.weights[rows, self.labels.index(label)]
        strongest = np.argsort(-np.abs(worth))[:most]
        return [(self.vocabulary.names[rows[i]], float(worth[i])) for i in strongest]

    def save(self, file: Path) -> None:
        """Write the weights; names go as one text, so that nothing is ever unpickled."""
        with file.open("wb") as out:
            np.savez(
                out,
                labels=_packed(self.labels),
                names=_packed(self.vocabulary.names),
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


def _packed(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(stored: NDArray[np.uint8]) -> list[str]:
    return bytes(stored).decode().split("\n")


class Lessons:
    """The features of all examples as one matrix, from which several things can be learned."""

    def __init__(self, texts: Iterable[Seen]) -> None:
        """Read *texts*, the features of each example."""
        from scipy.sparse import csr_matrix

        self.vocabulary, found = _met(texts)
        batches = [self.vocabulary.values(found[i : i + _AT_ONCE]) for i in range(0, len(found), _AT_ONCE)]
        ends = np.cumsum([0, *(long for batch in batches for long in np.diff(batch.ends))])
        parts = (np.concatenate([b.values for b in batches]), np.concatenate([b.rows for b in batches]), ends)
        self._matrix: Any = csr_matrix(parts, shape=(len(found), len(self.vocabulary.names)))
        self._learned: dict[bytes, tuple[Any, float]] = {}

    def learn(self, labels: Sequence[Sequence[str]]) -> Linear:
        """Learn from the *labels* of each example; one without labels is only a story."""
        known = tuple(sorted({label for found in labels for label in found}))
        weights = np.zeros((len(self.vocabulary.names), len(known)), dtype=np.float32)
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


class _Numbers(dict[str, int]):
    """Numbers names as they are met."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


def _met(texts: Iterable[Seen]) -> tuple[Vocabulary, list[Rows]]:
    """Return the vocabulary of *texts*, and the rows of each text in it."""
    numbers = _Numbers()
    of_word: dict[tuple[str, ...], Rows] = {}
    met = []
    for seen in texts:
        for word in seen.words:
            if word not in of_word:
                of_word[word] = np.asarray([numbers[name] for name in word], dtype=np.int64)
        around = np.asarray([numbers[name] for name in seen.around], dtype=np.int64)
        met.append(np.concatenate([around, *(of_word[word] for word in seen.words)]).astype(np.int32))
    in_texts = np.bincount(np.concatenate([np.unique(text) for text in met]), minlength=len(numbers))
    kept = sorted((name, number) for name, number in numbers.items() if in_texts[number] >= MIN_COUNT)
    old = np.asarray([number for _, number in kept], dtype=np.int64)
    worth = (np.log((1 + len(met)) / (1 + in_texts[old])) + 1).astype(np.float32)
    row = np.full(len(numbers), -1, dtype=np.int64)
    row[old] = np.arange(len(kept))
    rows = (row[text] for text in met)
    return Vocabulary.of([name for name, _ in kept], worth), [known[known >= 0] for known in rows]

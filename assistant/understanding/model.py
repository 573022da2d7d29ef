"""The classifier: one line of weights a label, learned from the examples, readable afterwards.

Linear support vectors (Fan et al. 2008, LIBLINEAR) over words, parts of words, concepts and mood.
Linear, because every decision can then be shown as words with weights. Learning needs scikit-learn;
telling does not, so that a service that finds its model in the cache starts quickly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FAMILIES = {"w": 1.0, "b": 0.7, "s": 0.5, "c": 1.2, "k": 1.0, "p": 0.7, "m": 0.5}
MIN_COUNT = 2  # texts in which a feature must stand to be learned
SOFTNESS = 0.5  # LIBLINEAR's C

Counts = dict[str, int]
Scores = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Linear:
    """Weights of every feature for every label."""

    labels: tuple[str, ...]
    vocabulary: dict[str, int]  # feature → row
    worth: NDArray[np.float32]  # of each feature: inverse document frequency times its family's weight
    weights: NDArray[np.float32]  # features × labels
    bias: NDArray[np.float32]  # labels

    def row(self, counts: Counts) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows and values of a text's features; each family has length one."""
        rows: list[int] = []
        values: list[float] = []
        start = 0
        for names in _by_family(counts).values():
            for name, count in names:
                row = self.vocabulary.get(name)
                if row is not None:
                    rows.append(row)
                    values.append(1.0 + float(np.log(count)) if count > 1 else 1.0)
            part = np.asarray(values[start:], dtype=np.float32) * self.worth[rows[start:]]
            if len(part):
                length = float(np.sqrt((part / FAMILIES[_family(names)]) @ (part / FAMILIES[_family(names)])))
                values[start:] = list(part / length)
            start = len(values)
        return np.asarray(rows, dtype=np.int64), np.asarray(values, dtype=np.float32)

    def margins(self, counts: Counts) -> Scores:
        """Return how far the text lies on each label's side; above zero: the label is likely."""
        rows, values = self.row(counts)
        if not len(rows):
            return self.bias.copy()
        return np.asarray(values @ self.weights[rows] + self.bias, dtype=np.float32)

    def reasons(self, counts: Counts, label: str, most: int = 8) -> list[tuple[str, float]]:
        """Return the features that spoke for or against *label*, strongest first."""
        rows, values = self.row(counts)
        column = self.labels.index(label)
        names = {row: name for name in counts if (row := self.vocabulary.get(name)) is not None}
        worth = [
            (names[int(r)], float(v * self.weights[r, column])) for r, v in zip(rows, values, strict=True)
        ]
        return sorted(worth, key=lambda pair: -abs(pair[1]))[:most]

    def save(self, file: Path) -> None:
        """Write the weights; names go as one text, so that nothing is ever unpickled."""
        names = "\n".join(self.vocabulary)
        with file.open("wb") as out:
            np.savez(
                out,
                labels=np.frombuffer("\n".join(self.labels).encode(), dtype=np.uint8),
                names=np.frombuffer(names.encode(), dtype=np.uint8),
                worth=self.worth,
                weights=self.weights.astype(np.float16),
                bias=self.bias,
            )

    @classmethod
    def load(cls, file: Path) -> "Linear":
        """Read weights written by `save`."""
        with np.load(file, allow_pickle=False) as stored:
            names = bytes(stored["names"]).decode().split("\n")
            return cls(
                labels=tuple(bytes(stored["labels"]).decode().split("\n")),
                vocabulary={name: row for row, name in enumerate(names)},
                worth=stored["worth"],
                weights=stored["weights"].astype(np.float32),
                bias=stored["bias"],
            )


def _family(names: list[tuple[str, int]]) -> str:
    return names[0][0][0]


def _by_family(counts: Counts) -> dict[str, list[tuple[str, int]]]:
    families: dict[str, list[tuple[str, int]]] = {}
    for name, count in counts.items():
        families.setdefault(name[0], []).append((name, count))
    return families


def learn(
    texts: Sequence[Counts], labels: Sequence[Sequence[str]], weights: Sequence[float] | None = None
) -> Linear:
    """Learn from the features of *texts* and the labels of each (none: it is only a story)."""
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    known = tuple(sorted({label for found in labels for label in found}))
    vocabulary, worth = _vocabulary(texts)
    empty = Linear(
        labels=known,
        vocabulary=vocabulary,
        worth=worth,
        weights=np.zeros((len(vocabulary), 1), dtype=np.float32),
        bias=np.zeros(1, dtype=np.float32),
    )
    indices, values, ends = [], [], [0]
    for counts in texts:
        rows, found = empty.row(counts)
        indices.append(rows)
        values.append(found)
        ends.append(ends[-1] + len(rows))
    matrix = csr_matrix(
        (np.concatenate(values), np.concatenate(indices), ends), shape=(len(texts), len(vocabulary))
    )
    matrix.sort_indices()
    columns = np.zeros((len(vocabulary), len(known)), dtype=np.float32)
    bias = np.zeros(len(known), dtype=np.float32)
    for column, label in enumerate(known):
        truth = np.asarray([label in found for found in labels])
        machine = LinearSVC(C=SOFTNESS, random_state=0)
        machine.fit(matrix, truth, sample_weight=None if weights is None else np.asarray(weights))
        columns[:, column] = machine.coef_[0]
        bias[column] = machine.intercept_[0]
    return Linear(labels=known, vocabulary=vocabulary, worth=worth, weights=columns, bias=bias)


def _vocabulary(texts: Sequence[Counts]) -> tuple[dict[str, int], NDArray[np.float32]]:
    frequency: dict[str, int] = {}
    for counts in texts:
        for name in counts:
            frequency[name] = frequency.get(name, 0) + 1
    kept = sorted(name for name, count in frequency.items() if count >= MIN_COUNT)
    total = 1 + len(texts)
    worth = [FAMILIES[name[0]] * (np.log(total / (1 + frequency[name])) + 1) for name in kept]
    return {name: row for row, name in enumerate(kept)}, np.asarray(worth, dtype=np.float32)

"""Fix the few numbers that turn scores into probabilities, on the development set.

    python benchmarks/calibrate.py

Writes intents/calibration.json. The development set (evaluation/development) chooses these numbers
and nothing else; no example is taken from it. Five parts of the set are left out in turn to print
what the numbers are worth on messages that did not choose them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from messages import COMPANIES, ROOT, messages, text_of
from messages import expert as learned
from sklearn.linear_model import LogisticRegression

from assistant.understanding import choosing, intents
from assistant.understanding.expert import Expert, Reading

ROOMY = 0.3  # strength of the pull towards zero (scikit-learn's C)
PARTS = 5
FIRM = 0.99  # the precision that the threshold is fixed for


@dataclass(frozen=True, kw_only=True)
class Read:
    """A message as the classifier sees it, and what people say it wants (the main wish first)."""

    reading: Reading
    wanted: Sequence[str]

    @property
    def is_right(self) -> bool:
        """Whether it exercises a right."""
        return any(label.startswith("request.") for label in self.wanted)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the numbers say of a message."""

    labels: dict[str, float]  # main wish first
    first: np.ndarray  # what the curve of the main wish looks at
    right: float


def tell(expert: Expert, here: np.ndarray, reading: Reading, weights: dict[str, list[float]]) -> Told:
    """Return what the labels' and the right's curves say; the main wish's own curve is not asked."""
    labels = expert.labels
    sure = choosing.probability(np.asarray(weights["label"]), choosing.label_features(reading)) * here
    given = choosing.given(labels, sure, np.where(here, reading.whole, -np.inf))
    columns = {label: labels.index(label) for label in given}
    order = choosing.in_order(given, {label: reading.place(column) for label, column in columns.items()})
    seen = choosing.right_features(reading, _requests(labels, here))
    return Told(
        labels={label: given[label] for label in order},
        first=choosing.first_features(reading, sure, [columns[label] for label in order]),
        right=float(choosing.probability(np.asarray(weights["right"]), seen)),
    )


def fit(read: Sequence[Read], expert: Expert, here: np.ndarray) -> dict[str, list[float]]:
    """Return the weights of the three curves."""
    names = np.asarray(expert.labels)[here]
    rows = np.concatenate([choosing.label_features(one.reading)[here] for one in read])
    truth = np.concatenate([np.isin(names, one.wanted) for one in read])
    requests = _requests(expert.labels, here)
    seen = np.stack([choosing.right_features(one.reading, requests) for one in read])
    weights = {
        "label": _curve(rows, truth, ROOMY),
        "right": _curve(seen, np.asarray([one.is_right for one in read]), ROOMY),
    }
    told = [tell(expert, here, one.reading, weights) for one in read]
    return {**weights, "first": _first(read, told)}


def _first(read: Sequence[Read], told: Sequence[Told]) -> list[float]:
    """Rank by whether the main wish is right, then scale to whether it is among those wanted."""
    main = [next(iter(one.labels)) for one in told]
    seen = np.stack([one.first for one in told])
    right = np.asarray([label == one.wanted[0] for label, one in zip(main, read, strict=True)])
    among = np.asarray([label in one.wanted for label, one in zip(main, read, strict=True)])
    rank = np.asarray(_curve(seen, right, 1.0))
    shift, scale = _curve(np.stack([np.ones(len(seen)), seen @ rank], axis=1), among, 1.0)
    return (np.asarray([shift, 0.0, 0.0, 0.0]) + scale * rank).round(4).tolist()


def _curve(rows: np.ndarray, truth: np.ndarray, roomy: float) -> list[float]:
    model = LogisticRegression(C=roomy, fit_intercept=False, max_iter=2000).fit(rows, truth)
    return model.coef_[0].round(4).tolist()


def _requests(labels: Sequence[str], here: np.ndarray) -> np.ndarray:
    return np.asarray([label.startswith("request.") for label in labels]) & here


def left_out(read: Sequence[Read], expert: Expert, here: np.ndarray) -> list[Told]:
    """Return what is told of each message by numbers that were fixed without its part of the set."""
    told: list[Told | None] = [None] * len(read)
    for part in range(PARTS):
        weights = fit([one for i, one in enumerate(read) if i % PARTS != part], expert, here)
        for i in range(part, len(read), PARTS):
            one = tell(expert, here, read[i].reading, weights)
            main = next(iter(one.labels))
            sure = choosing.sure_of_first(np.asarray(weights["first"]), one.first, one.labels[main])
            told[i] = replace(one, labels={**one.labels, main: sure})
    return [one for one in told if one is not None]


def report(language: str, read: Sequence[Read], told: Sequence[Told]) -> None:
    """Print how well the numbers do."""
    pairs = list(zip(read, told, strict=True))
    right = np.asarray([next(iter(said.labels)) == one.wanted[0] for one, said in pairs])
    both = sum(len(set(one.wanted) & set(said.labels)) for one, said in pairs)
    sizes = sum(len(one.wanted) + len(said.labels) for one, said in pairs)
    scores = [(score, label in one.wanted) for one, said in pairs for label, score in said.labels.items()]
    bins = np.array_split(np.asarray(sorted(scores), dtype=np.float64), 10)
    error = sum(len(b) * abs(b[:, 0].mean() - b[:, 1].mean()) for b in bins) / len(scores)
    firm = np.argsort([-next(iter(said.labels.values())) for said in told], kind="stable")
    precision = np.cumsum(right[firm]) / np.arange(1, len(firm) + 1)
    covered = float(np.flatnonzero(precision >= FIRM).max(initial=-1) + 1) / len(read)
    missed = sorted(said.right for one, said in pairs if one.is_right)[:5]
    false = sorted((said.right for one, said in pairs if not one.is_right), reverse=True)[:10]
    print(
        f"{language}: {len(read)} messages, main {right.mean():.3f}, micro-F1 {2 * both / sizes:.3f}, "
        f"calibration error {error:.3f}, covered at {FIRM:.0%} {covered:.3f}, "
        f"lowest rights {[round(d, 3) for d in missed]}, highest others {[round(d, 3) for d in false]}"
    )


def main() -> None:
    """Fit, print, write."""
    known = intents.load(ROOT / "intents")
    found = {}
    for language, tenant in COMPANIES.items():
        expert = learned(language)
        here = np.asarray([tenant in known[label].tenants for label in expert.labels])
        read = [
            Read(reading=reading, wanted=tuple(entry["intents"]))
            for entry in messages(language)
            if (reading := expert.read(text_of(entry))) is not None
        ]
        report(language, read, left_out(read, expert, here))
        found[language] = fit(read, expert, here)
    file = ROOT / "intents" / "calibration.json"
    old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps({**old, **found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

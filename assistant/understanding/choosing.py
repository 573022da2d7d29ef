"""From scores to wishes: how sure each label is, which are given, and in which order.

A handful of numbers (`intents/calibration.json`) turn scores into probabilities. They were fixed on
the development set by `benchmarks/calibrate.py`, once for each language; nothing else is learned there.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ContentError
from assistant.understanding.expert import Reading

GIVEN = 0.5  # a label at least this probable is given

# Where two labels touch (taxonomy.md): the second stands behind the first, whatever their scores.
BEHIND = {
    "request.human": 3,
    "request.status": 2,
    "request.complaint": 1,
    "faq.legal_basis": 1,
    "faq.processors": 1,
    "faq.consent": 1,
    "faq.credit_check": 1,
}
_KIND_RANK = {"request": 0, "faq": 1, "other": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """Weights of two small logistic curves: one for each label, one for "some right"."""

    label: NDArray[np.float64]
    right: NDArray[np.float64]

    @classmethod
    def load(cls, file: Path) -> dict[str, "Calibration"]:
        """Read the numbers of every language. Raises ContentError where they are missing or broken."""
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
            return {
                language: cls(label=np.asarray(row["label"]), right=np.asarray(row["right"]))
                for language, row in raw.items()
            }
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ContentError(f"{file}: run `python benchmarks/calibrate.py` to make it again") from error


def label_features(reading: Reading) -> NDArray[np.float64]:
    """Return what the label curve looks at: labels × 6."""
    whole = reading.whole.astype(np.float64)
    each = reading.each.astype(np.float64)
    best = each.max(axis=0)
    lead = np.stack([_lead(row) for row in each]).max(axis=0)
    size = np.full_like(whole, np.log(len(reading.sentences)))
    return np.stack([np.ones_like(whole), whole, _lead(whole), best, lead, size], axis=1)


def right_features(reading: Reading, requests: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return what the curve for "some right" looks at."""
    best = reading.each.max(axis=0)
    gap = float(reading.whole[requests].max() - reading.whole[~requests].max())
    gap_each = float((reading.each[:, requests].max(axis=1) - reading.each[:, ~requests].max(axis=1)).max())
    return np.asarray(
        [1.0, reading.request, reading.request_each, float(best[requests].max()), gap, gap_each],
        dtype=np.float64,
    )


def probability(weights: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logistic curve's value."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(seen @ weights, -30, 30))))


def in_order(labels: dict[str, float]) -> list[str]:
    """Return the labels with the main wish first: requests, then questions, then the rest."""
    behind_counts = len({label for label in labels if label.startswith(("request.", "faq."))}) > 1

    def rank(label: str) -> tuple[int, int, float]:
        behind = BEHIND.get(label, 0) if behind_counts else 0
        return (_KIND_RANK[label.split(".", 1)[0]], behind, -labels[label])

    return sorted(labels, key=rank)


def _lead(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each score lies above the best of the others."""
    if len(scores) < 2:
        return np.zeros_like(scores)
    order = np.argsort(scores)
    rival = np.full_like(scores, scores[order[-1]])
    rival[order[-1]] = scores[order[-2]]
    return np.asarray(scores - rival)

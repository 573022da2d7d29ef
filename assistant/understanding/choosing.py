"""From scores to wishes: how sure each label is, which are given, and in which order.

A handful of numbers (`intents/calibration.json`) turn scores into probabilities. They were fixed on
the development set by `benchmarks/calibrate.py`, once for each language; nothing else is learned there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ContentError
from assistant.understanding.expert import Place, Reading

GIVEN = 0.5  # a label at least this probable is given

# Where two labels touch (taxonomy.md): the ground, the supplier or the choice behind the thing it is about.
GENERAL = frozenset({"faq.legal_basis", "faq.processors", "faq.consent", "faq.credit_check"})
# The second of each pair stands behind the first, wherever the sender wrote it.
BEHIND = (("request.breach_report", "request.complaint"), ("request.complaint", "request.status"))
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
    """Return what the label curve looks at: labels × 10.

    The last four bend it at zero, where a sentence begins to speak for the label.
    """
    whole = reading.whole.astype(np.float64)
    each = reading.each.astype(np.float64)
    best = each.max(axis=0)
    lead = np.stack([_lead(row) for row in each]).max(axis=0)
    size = np.full_like(whole, np.log(len(reading.sentences)))
    plain = [whole, _lead(whole), best, lead]
    return np.stack(
        [np.ones_like(whole), *plain, size, *(np.maximum(column, 0.0) for column in plain)], axis=1
    )


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


def in_order(labels: Mapping[str, float], places: Mapping[str, Place]) -> list[str]:
    """Return the labels with the main wish first, as taxonomy.md orders them.

    Requests, then questions, then the rest; within each as the sender wrote them.
    """
    about = [label for label in labels if not label.startswith("other.")]

    def rank(label: str) -> tuple[int, int, int, bool, int, float]:
        kind, behind = _KIND_RANK[label.split(".", 1)[0]], 0
        if label == "request.human" and len(about) > 1:
            kind = max(_KIND_RANK[other.split(".", 1)[0]] for other in about)  # "that label first"
            behind = len(about)
        behind += sum(second == label and first in labels for first, second in BEHIND)
        place = places[label]
        topics = [other for other in about if other != label and places[other].sentence == place.sentence]
        general = label in GENERAL and any(topic.startswith("faq.") for topic in topics)
        return (kind, behind, place.sentence, general, place.letter, -labels[label])

    return sorted(labels, key=rank)


def _lead(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each score lies above the best of the others."""
    if len(scores) < 2:
        return np.zeros_like(scores)
    order = np.argsort(scores)
    rival = np.full_like(scores, scores[order[-1]])
    rival[order[-1]] = scores[order[-2]]
    return np.asarray(scores - rival)

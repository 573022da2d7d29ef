"""From scores to wishes: how sure each label is, which are given, and in which order.

A handful of numbers (`intents/calibration.json`) turn scores into probabilities. They were fixed on
the development set by `benchmarks/calibrate.py`, once for each language; nothing else is learned there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ContentError
from assistant.understanding.certainty import FURTHER_RIGHT
from assistant.understanding.expert import Place, Reading

GIVEN = 0.5  # a label at least this probable is given
MOST_OF_A_GUESS = 0.49  # where none is, the best is told as a guess

# Where two labels touch (taxonomy.md): the ground, the supplier or the choice behind the thing it is about.
GENERAL = frozenset({"faq.legal_basis", "faq.processors", "faq.consent", "faq.credit_check"})
# The second of each pair stands behind the first, wherever the sender wrote it.
BEHIND = (("request.breach_report", "request.complaint"), ("request.complaint", "request.status"))
_KIND_RANK = {"request": 0, "faq": 1, "other": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """Weights of three small logistic curves: for each label, for "some right", for the first wish."""

    label: NDArray[np.float64]
    right: NDArray[np.float64]
    first: NDArray[np.float64]

    @classmethod
    def load(cls, file: Path) -> dict[str, "Calibration"]:
        """Read the numbers of every language. Raises ContentError where they are missing or broken."""
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
            return {
                language: cls(
                    label=np.asarray(row["label"]),
                    right=np.asarray(row["right"]),
                    first=np.asarray(row["first"]),
                )
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
    lead = _leads(each).max(axis=0)
    size = np.full_like(whole, np.log(len(reading.sentences)))
    plain = [whole, _leads(whole[None, :])[0], best, lead]
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


def first_features(
    reading: Reading, sure: NDArray[np.float64], columns: Sequence[int]
) -> NDArray[np.float64]:
    """Return what the curve for the first wish looks at: how well the whole picture holds together.

    *sure* is the probability of each label, *columns* the labels told, the main wish first. Seen are the
    least sure of those, what might have been told and was not, and how far the main wish leads.
    """
    told = [columns[0], *(column for column in columns[1:] if sure[column] >= GIVEN)]
    lead = reading.whole[told[0]] - np.delete(reading.whole, told[0]).max()
    unsaid = np.delete(sure, told).max()
    return np.asarray([1.0, _log_odds(sure[told].min()), _log_odds(1.0 - unsaid), lead], dtype=np.float64)


def sure_of_first(weights: NDArray[np.float64], seen: NDArray[np.float64], alone: float) -> float:
    """Return how sure the main wish is; what *alone* was only the best guess never looks like more."""
    sure = float(probability(weights, seen))
    return sure if alone >= GIVEN else min(sure, MOST_OF_A_GUESS)


def _log_odds(probability: float) -> float:
    safe = min(max(float(probability), 1e-5), 1 - 1e-5)
    return float(np.log(safe / (1.0 - safe)))


def probability(weights: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logistic curve's value."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(seen @ weights, -30, 30))))


def given(labels: Sequence[str], sure: NDArray[np.float64], whole: NDArray[np.float64]) -> dict[str, float]:
    """Return the labels that are told, and how sure each is: the likely ones, or else the best of *whole*.

    Beside a right that is likely, a further right need not be as likely: people name it in passing.
    "Neither" labels fall away beside a privacy matter, save service, which staff must still see.
    """
    found = {labels[int(i)]: float(sure[i]) for i in np.flatnonzero(sure >= GIVEN)}
    if not found:
        best = int(np.argmax(whole))
        found = {labels[best]: float(sure[best])}
    elif any(label.startswith("request.") for label in found):
        further = {labels[int(i)]: float(sure[i]) for i in np.flatnonzero(sure >= FURTHER_RIGHT)}
        found |= {label: p for label, p in further.items() if label.startswith("request.")}
    if any(label.startswith(("request.", "faq.")) for label in found):
        return {label: p for label, p in found.items() if _stays(label)}
    return found


def _stays(label: str) -> bool:
    return not label.startswith("other.") or label == "other.customer_service"


def in_order(labels: Mapping[str, float], places: Mapping[str, Place]) -> list[str]:
    """Return the labels with the main wish first, as taxonomy.md orders them.

    Requests, then questions, then the rest; within each as the sender wrote them, the less likely last.
    """
    about = [label for label in labels if not label.startswith("other.")]

    def rank(label: str) -> tuple[int, bool, int, int, bool, int, float]:
        kind, behind = _KIND_RANK[label.split(".", 1)[0]], 0
        if label == "request.human" and len(about) > 1:
            kind = max(_KIND_RANK[other.split(".", 1)[0]] for other in about)  # "that label first"
            behind = len(about)
        behind += sum(second == label and first in labels for first, second in BEHIND)
        place = places[label]
        topics = [other for other in about if other != label and places[other].sentence == place.sentence]
        general = label in GENERAL and any(topic.startswith("faq.") for topic in topics)
        return (kind, labels[label] < GIVEN, behind, place.sentence, general, place.letter, -labels[label])

    return sorted(labels, key=rank)


def _leads(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, row by row, how far each score lies above the best of the others."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    two = np.partition(scores, -2, axis=1)[:, -2:]
    leads = scores - two[:, 1:]
    rows, best = np.arange(len(scores)), scores.argmax(axis=1)
    leads[rows, best] = two[:, 1] - two[:, 0]
    return np.asarray(leads)

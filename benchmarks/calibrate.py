"""Fix the few numbers that turn scores into probabilities, on the development set.

    python benchmarks/calibrate.py

Writes intents/calibration.json. The development set (evaluation/development) chooses these numbers
and nothing else; no example is taken from it. Five parts of the set are left out in turn to print
what the numbers are worth on messages that did not choose them.
"""

import json

import numpy as np
from messages import COMPANIES, ROOT, messages, text_of
from messages import expert as learned
from sklearn.linear_model import LogisticRegression

from assistant.understanding import choosing, intents
from assistant.understanding.expert import Expert, Reading

ROOMY = 0.3  # strength of the pull towards zero (scikit-learn's C)


def fit(readings: list[Reading], wanted: list[set[str]], labels: tuple[str, ...], here: np.ndarray) -> dict:
    """Return the weights of both curves."""
    requests = np.asarray([label.startswith("request.") for label in labels]) & here
    rows = np.concatenate([choosing.label_features(reading)[here] for reading in readings])
    truth = np.concatenate([[label in found for label in np.asarray(labels)[here]] for found in wanted])
    label = LogisticRegression(C=ROOMY, fit_intercept=False, max_iter=2000).fit(rows, truth)
    seen = np.stack([choosing.right_features(reading, requests) for reading in readings])
    rights = [any(name.startswith("request.") for name in found) for found in wanted]
    right = LogisticRegression(C=ROOMY, fit_intercept=False, max_iter=2000).fit(seen, rights)
    return {"label": label.coef_[0].round(4).tolist(), "right": right.coef_[0].round(4).tolist()}


def report(
    language: str, readings: list[Reading], wanted: list[set[str]], mains: list[str], expert: Expert, here
):
    """Print how well the numbers do on the fifth of the set that did not choose them."""
    fold = np.arange(len(readings)) % 5
    hits = right = given = both = 0
    sure, good, doubts = [], [], []
    for part in range(5):
        inside = [i for i in range(len(readings)) if fold[i] != part]
        weights = fit([readings[i] for i in inside], [wanted[i] for i in inside], expert.labels, here)
        requests = np.asarray([name.startswith("request.") for name in expert.labels]) & here
        for i in np.flatnonzero(fold == part):
            p = (
                choosing.probability(np.asarray(weights["label"]), choosing.label_features(readings[i]))
                * here
            )
            chosen = {expert.labels[j]: float(p[j]) for j in np.flatnonzero(p >= choosing.GIVEN)}
            chosen = chosen or {expert.labels[int(p.argmax())]: float(p.max())}
            places = {name: readings[i].place(expert.labels.index(name)) for name in chosen}
            order = choosing.in_order(chosen, places)
            right += order[0] == mains[i]
            both += len(wanted[i] & set(order))
            given += len(order)
            hits += len(wanted[i])
            sure += list(chosen.values())
            good += [name in wanted[i] for name in chosen]
            doubt = choosing.probability(
                np.asarray(weights["right"]), choosing.right_features(readings[i], requests)
            )
            doubts.append((float(doubt), any(n.startswith("request.") for n in wanted[i])))
    precision, recall = both / given, both / hits
    order = np.argsort(sure)
    bins = np.array_split(order, 10)
    error = sum(
        len(b) / len(sure) * abs(np.mean(np.asarray(sure)[b]) - np.mean(np.asarray(good)[b])) for b in bins
    )
    missed = sorted(d for d, is_right in doubts if is_right)[:5]
    false = sorted((d for d, is_right in doubts if not is_right), reverse=True)[:10]
    print(
        f"{language}: {len(readings)} messages, main {right / len(readings):.3f}, "
        f"micro-F1 {2 * precision * recall / (precision + recall):.3f}, calibration error {error:.3f}, "
        f"lowest rights {[round(d, 3) for d in missed]}, highest others {[round(d, 3) for d in false]}"
    )


def main() -> None:
    """Fit, print, write."""
    known = intents.load(ROOT / "intents")
    found = {}
    for language, tenant in COMPANIES.items():
        expert = learned(language)
        entries = messages(language)
        pairs = [(expert.read(text_of(entry)), entry) for entry in entries]
        pairs = [(reading, entry) for reading, entry in pairs if reading is not None]
        if not pairs:
            continue
        here = np.asarray([tenant in known[label].tenants for label in expert.labels])
        readings = [reading for reading, _ in pairs]
        wanted = [set(entry["intents"]) for _, entry in pairs]
        report(language, readings, wanted, [entry["intents"][0] for _, entry in pairs], expert, here)
        found[language] = fit(readings, wanted, expert.labels, here)
    file = ROOT / "intents" / "calibration.json"
    old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps({**old, **found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

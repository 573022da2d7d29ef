"""Checks of the hand-written examples: twins, leaks into the evaluation sets, examples taken by another.

usage: .venv/bin/python -m tools.examples [--write]

Twins teach nothing new. A leak makes the evaluation sets lie. An example that the finished model still
takes for another label is either labelled wrongly or worth a thought: the ones that are known stand in
`evaluation/known-failures.yaml` and must stay there until the model reads them rightly.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from rapidfuzz import fuzz, process

from assistant import settings
from assistant.assembly import thinking
from assistant.mail.newtext import new_text
from assistant.text.normal import fold
from assistant.text.words import words
from assistant.understanding import intents
from assistant.understanding.intents import LANGUAGES, Example
from assistant.understanding.understander import Understander

ROOT = Path(__file__).resolve().parent.parent
KNOWN = ROOT / "evaluation" / "known-failures.yaml"
FEWEST_WORDS = 5  # shorter messages are the same by chance: "hoi", "wat zijn mijn rechten"
ALIKE = 92  # of 100 (rapidfuzz's ratio): all but a letter or a small word
BLOCK = 1000


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Taken:
    """An example that the model gives to another label."""

    language: str
    text: str
    wanted: str
    taken_for: str


def examples(language: str) -> list[Example]:
    """Return every example and near miss of *language*."""
    return intents.examples(intents.load(ROOT / "intents"), language)


def evaluation(language: str) -> list[str]:
    """Return the new text of every message of the development and the sealed set."""
    found = []
    for file in sorted((ROOT / "evaluation").glob(f"*/{language}-*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            found.append(new_text(text).new or text)
    return found


def levelled(texts: Sequence[str], language: str) -> list[str]:
    """Return the long enough *texts* as words alone, spelling levelled, each once."""
    flat = (words(fold(text, language)) for text in texts)
    return sorted({" ".join(found) for found in flat if len(found) >= FEWEST_WORDS}, key=len)


def twins(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return pairs of levelled *texts*, given by length, that differ by next to nothing."""
    for start in range(0, len(texts), BLOCK):
        block = texts[start : start + BLOCK]
        longest = len(block[-1]) * (200 - ALIKE) / ALIKE
        rest = [text for text in texts[start:] if len(text) <= longest]
        scores = process.cdist(block, rest, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
        yield from ((block[i], rest[j]) for i, j in np.argwhere(scores) if j > i)


def leaks(texts: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
    """Return pairs of one of *texts* and one of *others* that differ by next to nothing."""
    scores = process.cdist(others, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
    return [(texts[j], others[i]) for i, j in np.argwhere(scores)]


def taken(language: str, understander: Understander) -> list[Taken]:
    """Return the examples of *language* whose own main label is not among the wishes that are found."""
    tenant = next(tenant for tenant in settings.load().tenants if tenant.language == language)
    found = []
    for example in examples(language):
        wishes = [wish.intent for wish in understander.wished(example.text, tenant)]
        if wishes and example.intents[0] not in wishes:
            found.append(
                Taken(language=language, text=example.text, wanted=example.intents[0], taken_for=wishes[0])
            )
    return sorted(found)


def known_failures() -> list[Taken]:
    """Return what `evaluation/known-failures.yaml` lists."""
    rows = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) or []
    return sorted(Taken(**row) for row in rows)


def main() -> int:
    """Print what each check finds, and how many; write the list of known failures with --write."""
    failures = []
    understander = thinking.understander(ROOT / ".cache" / "cache")
    for language in LANGUAGES:
        flat = levelled([example.text for example in examples(language)], language)
        for one, other in twins(flat):
            sys.stdout.write(f"{language} twins: {one!r} and {other!r}\n")
        for one, other in leaks(flat, levelled(evaluation(language), language)):
            sys.stdout.write(f"{language} leak: {one!r} is {other!r} of the evaluation sets\n")
        failures += taken(language, understander)
    for failure in failures:
        sys.stdout.write(
            f"{failure.language} taken: {failure.text!r} is {failure.wanted}, read as {failure.taken_for}\n"
        )
    if "--write" in sys.argv:
        rows = [
            {"language": one.language, "wanted": one.wanted, "taken_for": one.taken_for, "text": one.text}
            for one in sorted(failures)
        ]
        KNOWN.write_text(
            yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

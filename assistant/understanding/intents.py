"""The intent files: what each label means, and the examples and near misses that teach it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import ContentError

LANGUAGES = ("nl", "da")
KINDS = ("request", "question", "other")
MIN_EXAMPLES = 15
MIN_NEAR_MISSES = 5
OPEN, CLOSE = "{{", "}}"  # around the words of a longer example that carry the wish


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A customer's message with the labels a careful reader gives it, main wish first."""

    text: str  # without marks
    intents: tuple[str, ...]
    wishes: tuple[str, ...] = ()  # the marked words, one for each label where a writer marked them
    story: tuple[str, ...] = ()  # what stands outside the marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Intent:
    """One label of the taxonomy."""

    id: str
    kind: str  # request, question or other
    what: str  # in one English sentence
    article: str  # GDPR, for requests
    tenants: tuple[str, ...]  # the companies for which it exists
    sections: dict[str, tuple[str, ...]]  # per tenant, the statement's sections that answer it
    examples: dict[str, tuple[Example, ...]]  # per language
    near_misses: dict[str, tuple[Example, ...]]  # per language, labelled as what they really are


def load(folder: Path) -> dict[str, Intent]:
    """Read every intent file. Raises ContentError with file and place for anything that is wrong."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ContentError(f"{folder}: no intent files here; reinstall, or point at the right folder")
    intents = {}
    for file in files:
        intent = _read(file)
        if intent.id != file.stem:
            raise ContentError(f"{file}: its id is {intent.id!r}; it must be the file's name, {file.stem!r}")
        intents[intent.id] = intent
    for intent in intents.values():
        _check_labels(intent, intents, folder)
    return intents


def examples(known: Mapping[str, Intent], language: str) -> list[Example]:
    """Return every example and near miss of *language*, label by label."""
    return [
        example
        for intent in known.values()
        for example in (*intent.examples.get(language, ()), *intent.near_misses.get(language, ()))
    ]


def companies(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return for which companies each label exists, without reading the examples below it.

    What was learned before needs no example; reading them all takes longer than everything else at the
    start. Raises ContentError as `load` does.
    """
    found = {}
    for file in sorted(folder.glob("*.yaml")):
        try:
            text = file.read_text(encoding="utf-8").partition("\nexamples:")[0]
            head = yaml.load(text, Loader=yaml.CSafeLoader)
            found[str(head["id"])] = tuple(head["tenants"])
        except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError):
            found = {}
            break  # `load` says what is wrong, or reads what stands in another order
    return found or {intent.id: intent.tenants for intent in load(folder).values()}


def _read(file: Path) -> Intent:
    try:
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{file}: cannot be read: {error}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        raise ContentError(f"{file}:{line} is not valid YAML; check quotes and indents there") from error
    if not isinstance(raw, dict):
        raise ContentError(f"{file}: must hold entries such as `id:` and `examples:`")
    try:
        intent = Intent(
            id=raw["id"],
            kind=raw["kind"],
            what=raw["what"],
            article=str(raw.get("article", "")),
            tenants=tuple(raw["tenants"]),
            sections={tenant: tuple(str(s) for s in found) for tenant, found in raw["sections"].items()},
            examples={k: _examples(file, v, raw["id"]) for k, v in raw["examples"].items()},
            near_misses={k: _examples(file, v, "") for k, v in raw["near_misses"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(f"{file}: entry {error} is missing or has the wrong form") from error
    if intent.kind not in KINDS:
        raise ContentError(f"{file}: kind {intent.kind!r} must be one of {', '.join(KINDS)}")
    return intent


def _examples(file: Path, entries: list[Any] | None, intent: str) -> tuple[Example, ...]:
    found = []
    for number, entry in enumerate(entries or (), 1):
        if isinstance(entry, str):
            text, labels = entry, (intent,)
        elif isinstance(entry, dict) and isinstance(entry.get("text"), str):
            text = entry["text"]
            labels = tuple(entry.get("intents") or (intent, *entry.get("also", ())))
        else:
            raise ContentError(f"{file}: example {number} must be a text; put quotes around it")
        if not text.strip() or not all(labels):
            raise ContentError(f"{file}: example {number} has no text or no label")
        found.append(unmark(text, labels))
    return tuple(found)


def unmark(text: str, labels: tuple[str, ...]) -> Example:
    """Return the example with its marked wishes and the story around them taken apart."""
    wishes, story, rest = [], [], text
    while OPEN in rest and CLOSE in rest.split(OPEN, 1)[1]:
        before, _, rest = rest.partition(OPEN)
        wish, _, rest = rest.partition(CLOSE)
        story.append(before)
        wishes.append(wish.strip())
    story.append(rest)
    plain = text.replace(OPEN, "").replace(CLOSE, "").strip()
    if not wishes:
        return Example(text=plain, intents=labels)
    return Example(
        text=plain,
        intents=labels,
        wishes=tuple(wishes),
        story=tuple(part.strip() for part in story if part.strip()),
    )


def _check_labels(intent: Intent, known: dict[str, Intent], folder: Path) -> None:
    for language, examples in (*intent.examples.items(), *intent.near_misses.items()):
        if language not in LANGUAGES:
            raise ContentError(f"{folder / intent.id}.yaml: unknown language {language!r}")
        for example in examples:
            for label in example.intents:
                if label not in known:
                    raise ContentError(
                        f"{folder / intent.id}.yaml: unknown label {label!r} at {example.text[:40]!r}"
                    )

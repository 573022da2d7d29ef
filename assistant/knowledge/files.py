"""YAML files that an officer edits: read with the line of every entry, so that a mistake names its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from assistant.errors import ContentError

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entries:
    """What stands at one place of a file, with the place."""

    file: Path
    value: Any
    lines: Mapping[Path_, int] = field(repr=False)
    at: Path_ = ()

    def fail(self, why: str, key: str | int | None = None) -> NoReturn:
        """Raise ContentError that names file, line and *why*."""
        where = self.at if key is None else (*self.at, key)
        line = self.lines.get(where) or self.lines.get(self.at) or 1
        raise ContentError(f"{self.file} line {line}: {why}")

    def only(self, allowed: Iterable[str], required: Iterable[str] = ()) -> "Entries":
        """Return this mapping after checking that it holds no other keys and all *required* ones."""
        if not isinstance(self.value, dict):
            self.fail("entries such as `key: value` are expected here")
        known = set(allowed) | set(required)
        for key in self.value:
            if key not in known:
                self.fail(f"unknown entry {key!r}; allowed are {', '.join(sorted(known))}", key)
        for key in required:
            if key not in self.value:
                self.fail(f"the entry {key!r} is missing")
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text entry, its line breaks made blanks. Raises ContentError where it is not text."""
        value = self.value.get(key, default)
        if value is None and default is not None:
            value = default
        if not isinstance(value, str):
            self.fail(f"{key!r} must be text; put quotes around it", key)
        return " ".join(value.split())

    def flag(self, key: str) -> bool:
        """Return a yes/no entry, no where it is absent."""
        value = self.value.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"{key!r} must be true or false", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is absent."""
        value = self.value.get(key) or []
        if not isinstance(value, list):
            self.fail(f"{key!r} must be a list", key)
        for place, entry in enumerate(value):
            if not isinstance(entry, str) or not entry.strip():
                Entries(file=self.file, value=value, lines=self.lines, at=(*self.at, key)).fail(
                    f"{key!r} must hold texts; put quotes around this one", place
                )
        return tuple(" ".join(entry.split()) for entry in value)

    def list(self, key: str) -> tuple["Entries", ...]:
        """Return a list of mappings, empty where it is absent."""
        value = self.value.get(key) or []
        if not isinstance(value, list):
            self.fail(f"{key!r} must be a list", key)
        return tuple(
            Entries(file=self.file, value=entry, lines=self.lines, at=(*self.at, key, place))
            for place, entry in enumerate(value)
        )


def read(file: Path) -> Entries:
    """Read a YAML file. Raises ContentError with file and line where it cannot be read."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{file}: cannot be read: {error}") from error
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        value = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        raise ContentError(f"{file}{line}: not valid YAML; check quotes and indents there") from error
    lines: dict[Path_, int] = {}
    if node is not None:
        _note(node, (), lines, file)
    return Entries(file=file, value=value, lines=lines)


def _note(node: yaml.Node, at: Path_, lines: dict[Path_, int], file: Path) -> None:
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, child in node.value:
            line = key.start_mark.line + 1
            if key.value in seen:
                raise ContentError(f"{file} line {line}: {key.value!r} stands here twice")
            seen.add(key.value)
            lines[(*at, key.value)] = line
            _note(child, (*at, key.value), lines, file)
    elif isinstance(node, yaml.SequenceNode):
        for place, child in enumerate(node.value):
            _note(child, (*at, place), lines, file)

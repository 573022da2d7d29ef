"""The sentences that replies are made of, read from `wording.yaml`, and every check that they can be used."""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale

from assistant.errors import ContentError
from assistant.knowledge.files import Entries, read

PLURALS = ("one", "other")
"""The plural forms of Dutch and Danish (CLDR)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One entry: its forms (one, or a form for each plural) and the placeholders in them."""

    forms: Mapping[str, str]
    placeholders: frozenset[str]
    where: str  # file and line

    def say(self, values: Mapping[str, object], language: str) -> str:
        """Return the sentence with *values* filled in; `count` chooses the plural form."""
        form = "other"
        if len(self.forms) > 1:
            form = str(Locale.parse(language).plural_form(int(str(values["count"]))))
        return self.forms.get(form, self.forms["other"]).format_map(values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """All sentences of one tenant, in its language."""

    language: str
    groups: Mapping[str, Mapping[str, Sentence]] = field(repr=False)
    file: Path

    def sentence(self, group: str, key: str) -> Sentence:
        """Return one entry. Raises ContentError where it is missing."""
        found = self.groups.get(group, {}).get(key)
        if found is None:
            raise ContentError(f"{self.file}: the entry {group}.{key} is missing")
        return found


def load(shared: Path, own: Path | None) -> Wording:
    """Read a language's `wording.yaml` and lay a tenant's *own* over it. Raises ContentError with the line.

    The tenant's own may only change entries that the language's has, with the same placeholders.
    """
    groups = _groups(read(shared))
    if own is not None and own.is_file():
        for group, entries in _groups(read(own)).items():
            for key, sentence in entries.items():
                meant = groups.get(group, {}).get(key)
                if meant is None:
                    raise ContentError(f"{sentence.where}: there is no entry {group}.{key} in {shared}")
                unknown = sentence.placeholders - meant.placeholders
                if unknown:
                    raise ContentError(f"{sentence.where}: {_unknown(unknown, meant.placeholders)}")
                groups[group][key] = sentence
    return Wording(language=shared.parent.name, groups=groups, file=shared)


def _groups(entries: Entries) -> dict[str, dict[str, Sentence]]:
    if not isinstance(entries.value, dict):
        entries.fail("groups such as `letter:` are expected here")
    groups: dict[str, dict[str, Sentence]] = {}
    for group, keys in entries.value.items():
        inner = Entries(file=entries.file, value=keys, lines=entries.lines, at=(group,))
        if not isinstance(keys, dict):
            inner.fail(f"{group!r} must hold entries such as `key: sentence`")
        groups[group] = {key: _sentence(inner, key) for key in keys}
    return groups


def _sentence(entries: Entries, key: str) -> Sentence:
    value = entries.value[key]
    where = f"{entries.file} line {entries.lines.get((*entries.at, key), 1)}"
    if isinstance(value, dict):
        if set(value) != set(PLURALS):
            raise ContentError(f"{where}: {key!r} needs the forms {' and '.join(PLURALS)}")
        forms = {form: _text(where, key, value[form]) for form in PLURALS}
    else:
        forms = {"other": _text(where, key, value)}
    placeholders = frozenset().union(*(_placeholders(where, form) for form in forms.values()))
    if len(forms) > 1:
        placeholders |= {"count"}
    return Sentence(forms=forms, placeholders=placeholders, where=where)


def _text(where: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ContentError(f"{where}: {key!r} must be text; put quotes around it")
    return " ".join(value.split())


def _placeholders(where: str, form: str) -> set[str]:
    try:
        parsed = list(string.Formatter().parse(form))
    except ValueError as error:
        raise ContentError(f"{where}: a {{ or }} stands alone; write it twice or take it out") from error
    found = set()
    for _, name, spec, conversion in parsed:
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ContentError(
                f"{where}: {{{name}}} is not a placeholder; use a plain name between {{ and }}"
            )
        found.add(name)
    return found


def _unknown(unknown: frozenset[str] | set[str], allowed: frozenset[str] | set[str]) -> str:
    names = ", ".join(f"{{{name}}}" for name in sorted(unknown))
    may = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "none"
    return f"unknown placeholder {names}; here may stand: {may}"


def check_use(wording: Wording, group: str, key: str, given: frozenset[str], where: str) -> None:
    """Check that the entry *group.key* is there and needs no more than what is *given*.

    *where* uses it. Raises ContentError with file and line.
    """
    sentence = wording.groups.get(group, {}).get(key)
    if sentence is None:
        raise ContentError(f"{wording.file}: the entry {group}.{key} is missing; {where} uses it")
    unknown = sentence.placeholders - given
    if unknown:
        raise ContentError(f"{sentence.where}: {_unknown(unknown, given)}")

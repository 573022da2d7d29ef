"""Answers and wording as forms that need no YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from assistant.errors import InputError
from assistant.web.forms import Form

_WIDTH = 100  # letters of a line in the file
_EMPTY_ROWS = 1  # of new facts that a form offers


@dataclass(frozen=True, kw_only=True, slots=True)
class FactFields:
    """A fact as the form shows it."""

    id: str
    source: str
    section: str
    short: str = field(repr=False)
    more: str = field(repr=False)
    asks: str = field(repr=False)  # one a line
    extra: bool
    stale: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class GapFields:
    """Something asked for that is written nowhere."""

    topic: str = field(repr=False)
    asks: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """An entry of the wording: one form, or one for each plural."""

    group: str
    key: str
    forms: Mapping[str, str] = field(repr=False)  # "" or one, other


def parsed(text: str) -> dict[str, Any]:
    """Return a text's entries; empty where it cannot be read."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return value if isinstance(value, dict) else {}


def _line(value: object) -> str:
    return " ".join(str(value or "").split())


def _asks(value: object) -> str:
    return "\n".join(_line(each) for each in value) if isinstance(value, list) else ""


def facts_of(text: str) -> list[FactFields]:
    """Return the facts of an answer, with an empty one to fill in."""
    found = [_fact(entry) for entry in parsed(text).get("facts") or [] if isinstance(entry, dict)]
    return found + [_fact({})] * _EMPTY_ROWS


def _fact(entry: Mapping[str, Any]) -> FactFields:
    return FactFields(
        id=_line(entry.get("id")),
        source=_line(entry.get("source")) or "statement",
        section=_line(entry.get("section")),
        short=_line(entry.get("short")),
        more=_line(entry.get("more")),
        asks=_asks(entry.get("asks")),
        extra=bool(entry.get("extra")),
        stale=_line(entry.get("stale")),
    )


def gaps_of(text: str) -> list[GapFields]:
    """Return the gaps of an answer, with an empty one to fill in."""
    found = [
        GapFields(topic=_line(entry.get("topic")), asks=_asks(entry.get("asks")))
        for entry in parsed(text).get("gaps") or []
        if isinstance(entry, dict)
    ]
    return [*found, GapFields(topic="", asks="")]


def answer_of(form: Form, before: str) -> str:
    """Return the answer that a form holds, as its file; a fact without words is left out."""
    facts = []
    for at in _numbers(form, "id"):
        short, id = _line(form.raw(f"short-{at}")), _line(form.text(f"id-{at}"))
        if not short and not id:
            continue
        fact: dict[str, Any] = {
            "id": id,
            "source": form.text(f"source-{at}"),
            "section": form.text(f"section-{at}"),
            "short": short,
        }
        if more := _line(form.raw(f"more-{at}")):
            fact["more"] = more
        fact["asks"] = _lines(form, f"asks-{at}")
        fact["extra"] = bool(form.text(f"extra-{at}"))
        fact["stale"] = _line(form.raw(f"stale-{at}"))
        facts.append(fact)
    made: dict[str, Any] = {"intent": parsed(before).get("intent", ""), "title": _line(form.text("title"))}
    made["facts"] = facts
    gaps = [
        {"topic": _line(form.raw(f"topic-{at}")), "asks": _lines(form, f"gapasks-{at}")}
        for at in _numbers(form, "topic")
        if form.text(f"topic-{at}")
    ]
    if gaps:
        made["gaps"] = gaps
    return before if made == _plain(parsed(before)) else _written(made)


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Return an answer's entries as a form gives them back: blanks closed up, defaults named."""
    facts = []
    for entry in value.get("facts") or []:
        fact = {name: _line(entry.get(name)) for name in ("id", "source", "section", "short")}
        if more := _line(entry.get("more")):
            fact["more"] = more
        asks = [_line(ask) for ask in entry.get("asks") or []]
        facts.append(
            {**fact, "asks": asks, "extra": bool(entry.get("extra")), "stale": _line(entry.get("stale"))}
        )
    plain: dict[str, Any] = {"intent": value.get("intent", ""), "title": _line(value.get("title"))}
    plain["facts"] = facts
    if gaps := value.get("gaps"):
        plain["gaps"] = [
            {"topic": _line(gap["topic"]), "asks": [_line(ask) for ask in gap["asks"]]} for gap in gaps
        ]
    return plain


def groups_of(text: str) -> dict[str, list[Sentence]]:
    """Return the sentences of a wording, by group."""
    return {
        str(group): [
            Sentence(group=str(group), key=str(key), forms=value if isinstance(value, dict) else {"": value})
            for key, value in entries.items()
        ]
        for group, entries in parsed(text).items()
        if isinstance(entries, dict)
    }


def wording_of(form: Form, before: str, group: str) -> str:
    """Return the wording with the sentences of one *group* as the form holds them; its head is kept."""
    value = parsed(before)
    if group not in value:
        raise InputError("There is no such group of sentences.")
    entries, changed = value[group], False
    for key, was in list(entries.items()):
        for plural in was if isinstance(was, dict) else ("",):
            name = f"s-{key}-{plural}" if plural else f"s-{key}"
            if name not in form.fields:
                continue
            new, old = _line(form.raw(name)), _line(was[plural] if plural else was)
            if new != old:
                changed = True
                if plural:
                    entries[key] = {**entries[key], plural: new}
                else:
                    entries[key] = new
    return _head(before) + _written(value) if changed else before


def _head(text: str) -> str:
    """Return the comment at the top of a file."""
    lines = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "".join(lines)


def _numbers(form: Form, field_name: str) -> list[str]:
    names = (name for name in form.fields if name.startswith(f"{field_name}-"))
    return sorted((name.rpartition("-")[2] for name in names), key=lambda n: int(n) if n.isdigit() else 0)


def _lines(form: Form, name: str) -> list[str]:
    return [_line(line) for line in form.raw(name).splitlines() if line.strip()]


def _written(value: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(value), allow_unicode=True, sort_keys=False, width=_WIDTH)

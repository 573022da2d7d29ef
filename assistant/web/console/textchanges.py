"""What changed between two texts of the knowledge, line by line, each with the name of its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from assistant.web import words
from assistant.web.compare import Change, changes
from assistant.web.console.textforms import parsed
from assistant.web.marks import N_
from assistant.web.phrases import Phrases

_ALIKE = 0.6  # from which two lines are told word by word
PLACES = {
    "intent": N_("Label"),
    "title": N_("Title"),
    "facts": N_("Fact"),
    "short": N_("In one sentence, what is asked for first"),
    "more": N_("What belongs to it"),
    "asks": N_("How customers ask for it"),
    "source": N_("Where it comes from"),
    "section": N_("Section or article"),
    "extra": N_("Say it only when it is asked for"),
    "stale": N_("Why staff must look before it is said"),
    "gaps": N_("Asked for, and written nowhere"),
    "topic": N_("What is not said"),
    "sections": N_("Section"),
    "one": N_("one"),
    "other": N_("several"),
}
"""What the parts of a file are called; what is missing here (the name of a sentence) stands as it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line that differs."""

    place: str  # in the reader's language
    changes: list[tuple[Change, str]] = field(repr=False)


def told(text: str, p: Phrases) -> list[tuple[str, str]]:
    """Return a text as lines that a person reads: where something stands, and what it says."""
    value = parsed(text)
    if not value:
        return [("", line) for line in text.splitlines()]
    return list(_told(value, (), p))


def _told(value: object, where: tuple[str, ...], p: Phrases) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _told(inner, (*where, str(key)), p)
    elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        for each in value:
            name = each.get("id") or each.get("topic") or each.get("published") or ""
            inner = {key: entry for key, entry in each.items() if key != "id"}
            yield from _told(inner, (*where, f"“{name}”" if name else ""), p)
    elif isinstance(value, list):
        for each in value:
            yield _place(where, p), _said(each)
    elif value not in ("", False, None):
        yield _place(where, p), _value(where[-1] if where else "", value, p)


def _place(where: Iterable[str], p: Phrases) -> str:
    return " · ".join(p.say(PLACES[each]) if each in PLACES else each for each in where if each)


def _value(key: str, value: object, p: Phrases) -> str:
    if value is True:
        return p.say(N_("yes"))
    if key == "source":
        return p.say(words.SOURCES.get(str(value), "")) or str(value)
    return _said(value)


def _said(value: object) -> str:
    return " ".join(str(value or "").split())


def differences(before: str, after: str, p: Phrases) -> list[Line]:
    """Return each line that differs, word by word, named in the language of *p*."""
    old, new = told(before, p), told(after, p)
    found: list[Line] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            found += _paired(old[a:b], new[c:d])
    return found


def _paired(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterable[Line]:
    """Pair what stands at the same place; the rest was taken out or put in as a whole."""
    before, after = [place for place, _ in old], [place for place, _ in new]
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            for (place, was), (_, now) in zip(old[a:b], new[c:d], strict=True):
                if was != now:
                    yield Line(place=place, changes=_changed(was, now))
            continue
        yield from (Line(place=place, changes=[("removed", was)]) for place, was in old[a:b])
        yield from (Line(place=place, changes=[("added", now)]) for place, now in new[c:d])


def _changed(was: str, now: str) -> list[tuple[Change, str]]:
    """Return a line word by word; where little of it stays, the whole of either is easier to read."""
    if SequenceMatcher(None, was.split(), now.split(), autojunk=False).ratio() < _ALIKE:
        return [("removed", was), ("same", "\n"), ("added", now)]
    return changes(was, now)

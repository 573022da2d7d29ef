"""What a page marks in a text: the words that decided, and what a person changed in a draft."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "added", "removed"]

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
_LONGEST = 20_000  # characters; above it, lines are compared


def marked(text: str, pieces: Iterable[str]) -> list[tuple[str, bool]]:
    """Cut *text* into (words, whether they decided); *pieces* are found whatever their case."""
    wanted = sorted({piece.strip() for piece in pieces if len(piece.strip()) > 2}, key=len, reverse=True)
    if not wanted:
        return [(text, False)]
    pattern = "|".join(
        rf"(?<![\w\[]){re.escape(piece)}(?!\w)".replace(r"\ ", r"\s+") for piece in wanted[:40]
    )
    cut, at = [], 0
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if found.start() > at:
            cut.append((text[at : found.start()], False))
        cut.append((found.group(), True))
        at = found.end()
    if at < len(text):
        cut.append((text[at:], False))
    return cut


def changes(before: str, after: str) -> list[tuple[Change, str]]:
    """Return how *after* came from *before*, word by word; taken out comes before put in."""
    if len(before) + len(after) > _LONGEST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    else:
        old, new = _WORDS.findall(before), _WORDS.findall(after)
    told: list[tuple[Change, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            told.append(("same", "".join(old[a:b])))
            continue
        if b > a:
            told.append(("removed", "".join(old[a:b])))
        if d > c:
            told.append(("added", "".join(new[c:d])))
    return told

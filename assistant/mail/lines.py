"""A body's lines as the finders see them: quote depth taken off, invisible characters gone."""

import re
from dataclasses import dataclass

LONGEST = 600  # a finder looks at no more of a line than this
MOST = 5_000

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ODD = re.compile("[\u00a0\u00ad\u2000-\u206f\u3000\ufeff]")  # most texts have none of these
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_MARK = re.compile(r" {0,2}>((?: ?>)*) ?")
_ONE = re.compile(r"^ {0,2}> ?")
_BOLD = re.compile(r"^\*+([^*]{1,60})\*+|^_([^_]{1,40})_(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a body."""

    raw: str
    """As it stood in the text, trailing blanks off."""

    seen: str
    """Without quote marks, invisible characters and runs of blanks; at most LONGEST characters."""

    depth: int
    """How many `>` stood before it."""


def lines(text: str) -> list[Line]:
    """Return the lines of *text*."""
    odd = bool(_ODD.search(text))
    return [_line(raw, odd) for raw in text.split("\n", MOST)]


def _line(raw: str, odd: bool) -> Line:
    raw = raw.rstrip()
    head = raw[:LONGEST]
    if odd:
        head = _INVISIBLE.sub("", head)
    depth = 0
    if ">" in head[:4] and (match := _MARK.match(head)):
        depth = 1 + match.group(1).count(">")
        head = head[match.end() :]
    if "  " in head or "\t" in head or odd:
        head = _BLANKS.sub(" ", head)
    return Line(raw, head.strip(), depth)


def unquote(line: Line) -> Line:
    """Return *line* with one `>` less before it."""
    return Line(_ONE.sub("", line.raw, count=1), line.seen, max(line.depth - 1, 0))


def unbold(text: str) -> str:
    """Return *text* without the asterisks that stand for bold at its beginning (`*Van:* Jan`)."""
    if not text.startswith(("*", "_")):
        return text
    return _BOLD.sub(lambda m: m.group(1) or m.group(2), text, count=1)

"""A message → its leaf parts (RFC 2045, 2046), in one walk that is linear in the message's size.

The standard library's parser keeps a generator a nesting level and fails on deep nesting; here
parts are places in the raw bytes, so that depth costs nothing, and counts are limited.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.mail import headers, transfer
from assistant.mail.headers import Headers

MOST_PARTS = 500
DEEPEST = 30
MOST_TRIES = 100_000
MOST_FRAMES = 50
LONGEST_HEAD = 4096  # of a part, where only its type is looked for
_GUESS = re.compile(rb"(?:\A|\n)--([0-9A-Za-z'()+_,./:=?-][^\r\n]{1,98}?)[ \t]*\r?\n(?:[!-9;-~]+:|\r?\n)")
_LOST = re.compile(
    rb"\s{0,20}(?:This is a multi-?part message in MIME format\.{0,3}\s{0,20})?"
    rb"--([^\s-][^\r\n]{0,98}?|-[^\r\n]{1,98}?)[ \t]*\r?\nContent-(?:Type|Transfer-Encoding|Disposition):",
    re.IGNORECASE,
)
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,120}\Z")
_MIME = re.compile(rb"\bMIME\b", re.IGNORECASE)  # "This is a multi-part message in MIME format."
_WORDS = frozenset({"text/plain", "text/html"})
_REST = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A part without parts, decoded."""

    type: str
    """Media type in lower case; `text/plain` where none was given."""

    parameters: dict[str, str]
    """Parameters of Content-Type."""

    name: str
    """File name; empty: none was given."""

    disposition: str
    """`inline`, `attachment`, or empty."""

    content: bytes
    """Decoded bytes."""

    within: tuple[str, ...]
    """Multipart types around it, outermost first, each with its place among its siblings."""

    start: int
    """Where its body begins in the raw message."""

    end: int
    """Where its body ends."""

    hidden: bool = False
    """Whether it was found inside a text (uuencode), and has no place of its own."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part lies in the raw message."""

    start: int
    end: int
    within: tuple[str, ...]


@dataclass(slots=True)
class Walk:
    """What a walk over one message has found so far."""

    data: bytes
    """The raw message."""

    leaves: list[Leaf] = field(default_factory=list)
    """Leaf parts in their order."""

    odd: list[str] = field(default_factory=list)
    """What was odd, in plain words."""

    parts: int = 0
    """How many parts were opened."""

    tries: int = 0
    """How many lines looked like delimiters."""

    preamble: tuple[int, int] = (0, 0)
    """Where the text before the outermost parts begins and ends."""

    frames: int = 0
    """How many parts were looked at for whether they are a multipart with the boundary around them."""


def walk(data: bytes, head: Headers, start: int, end: int) -> Walk:
    """Return the leaf parts of the message whose body is *data*[*start*:*end*]."""
    found = Walk(data=data)
    _part(found, head, _Place(start, end, ()))
    _read_preamble(found)
    return found


def _read_preamble(found: Walk) -> None:
    """Keep what stands before the parts, if no part has words: some scripts write the letter there."""
    start, end = found.preamble
    words = found.data[start:end].strip()
    if not words or _MIME.search(words) or any(leaf.type in _WORDS for leaf in found.leaves):
        return
    leaf = Leaf(type="text/plain", parameters={}, name="", disposition="", content=words, within=(),
                start=start, end=end)  # fmt: skip
    found.leaves.insert(0, leaf)
    found.odd.append("the letter stands before the parts")


def _part(found: Walk, head: Headers, place: _Place) -> None:
    found.parts += 1
    type, parameters = headers.parameters(_content_type(head))
    if "content-type" not in head and (lost := _LOST.match(found.data, place.start, place.end)):
        found.odd.append("multipart without its content type")
        type, parameters = "multipart/mixed", {"boundary": lost.group(1).decode("utf-8", "replace")}
    if not _TYPE.match(type):
        if type:
            found.odd.append("a content type that cannot be read")
        digest = bool(place.within) and place.within[-1].startswith("multipart/digest")
        type = "message/rfc822" if digest else "text/plain"
    if type.startswith("multipart/"):
        if len(place.within) >= DEEPEST:
            found.odd.append(f"parts nested deeper than {DEEPEST}")
        elif _multipart(found, type, parameters.get("boundary", "").rstrip(), place):
            return
        type = "text/plain"
    _leaf(found, head, type, place)


def _content_type(head: Headers) -> str:
    """Return the content type that counts: of several the one that tells of parts."""
    given = list(head.each("content-type"))
    frames = (value for value in given if value.lstrip().casefold().startswith("multipart/"))
    return next(frames, given[0] if given else "")


def _multipart(found: Walk, type: str, boundary: str, place: _Place) -> bool:
    """Walk over the parts of a multipart; false where it has none."""
    spans, closed = _spans(found, boundary.encode("utf-8", "replace"), place)
    if not spans:
        guess = _GUESS.search(found.data, max(place.start - 1, 0), place.end)
        if guess:
            spans, closed = _spans(found, guess.group(1), place)
            found.odd.append("multipart with a missing or wrong boundary")
    if not spans:
        found.odd.append("multipart without parts")
        return False
    if not closed:
        found.odd.append("multipart without its end")
    if not place.within:
        first = found.data.rfind(b"\n--", place.start, spans[0][0])
        found.preamble = (place.start, max(first, place.start))
    for number, (first, last) in enumerate(spans):
        if found.parts >= MOST_PARTS:
            found.odd.append(f"more than {MOST_PARTS} parts, the rest was left out")
            break
        head, body, odd = headers.split(found.data, first, last)
        found.odd.extend(odd)
        _part(found, head, _Place(min(body, last), last, (*place.within, f"{type}#{number}")))
    return True


def _spans(found: Walk, boundary: bytes, place: _Place) -> tuple[list[tuple[int, int]], bool]:
    """Return where the parts between the delimiters begin and end, and whether the last one closes.

    A part that is a multipart with the same boundary keeps its own parts.
    """
    if not boundary or len(boundary) > 200:
        return [], False
    spans: list[tuple[int, int]] = []
    opened = inner = -1  # where the part begins, and the last one inside it
    depth = 0
    for start, end, last in _delimiters(found, boundary, place):
        if opened >= 0 and _is_frame(found, max(opened, inner), start, boundary):
            depth += 1
        if depth:
            depth -= last
            inner = end
            continue
        if opened >= 0:
            spans.append((opened, max(opened, start)))
        if last or len(spans) > MOST_PARTS:
            return spans, True
        opened = end
    if opened >= 0:
        spans.append((opened, place.end))
    return spans, False


def _is_frame(found: Walk, start: int, end: int, boundary: bytes) -> bool:
    """Whether a part is the head of a multipart with this boundary, and so its parts are still to come."""
    end = min(end, start + LONGEST_HEAD)
    if boundary not in found.data[start:end] or found.frames >= MOST_FRAMES:
        return False
    found.frames += 1
    head, body, _ = headers.split(found.data, start, end)
    type, parameters = headers.parameters(head.raw("content-type"))
    if type == "message/rfc822":
        type, parameters = headers.parameters(headers.split(found.data, body, end)[0].raw("content-type"))
    return (
        type.startswith("multipart/")
        and parameters.get("boundary", "").rstrip().encode("utf-8", "replace") == boundary
    )


def _delimiters(found: Walk, boundary: bytes, place: _Place) -> Iterator[tuple[int, int, bool]]:
    """Yield where each delimiter line begins (its line end included) and ends, and if it is the last."""
    data, mark = found.data, b"\n--" + boundary
    position = place.start - 1  # the line end before the first delimiter may belong to the head
    if position < 0:
        position = 0
        if data.startswith(mark[1:]) and (match := _REST.match(data, len(mark) - 1, place.end)):
            yield 0, match.end(), bool(match.group(1))
    while found.tries < MOST_TRIES and (position := data.find(mark, position, place.end)) >= 0:
        found.tries += 1
        match = _REST.match(data, position + len(mark), place.end)
        if match:
            yield position - (data[position - 1 : position] == b"\r"), match.end(), bool(match.group(1))
        position += len(mark)


def _leaf(found: Walk, head: Headers, type: str, place: _Place) -> None:
    data, encoding = found.data[place.start : place.end], head.raw("content-transfer-encoding")
    content, odd = transfer.undo(data, encoding, text=type.startswith("text/"))
    if odd:
        found.odd.append(odd)
    _, parameters = headers.parameters(_content_type(head))
    disposition, more = headers.parameters(head.raw("content-disposition"))
    leaf = Leaf(
        type=type,
        parameters=parameters,
        name=file_name(more.get("filename", "") or parameters.get("name", "")),
        disposition=disposition if disposition in {"inline", "attachment"} else "",
        content=content,
        within=place.within,
        start=place.start,
        end=place.end,
    )
    if type == "text/plain" and b"begin" in content:
        rest, files = transfer.uuencoded(content)
        if files:
            _hidden(found, leaf, rest, files)
            return
    found.leaves.append(leaf)


def _hidden(found: Walk, leaf: Leaf, rest: bytes, files: list[tuple[str, bytes]]) -> None:
    """Keep a text and the files that stood in it."""
    found.leaves.append(replace(leaf, content=rest))
    for name, content in files:
        file = replace(
            leaf,
            type="application/octet-stream",
            parameters={},
            name=file_name(name),
            disposition="attachment",
            content=content,
            hidden=True,
        )
        found.leaves.append(file)


def file_name(name: str) -> str:
    """Return a file name for display: one line, no folder, at most 255 characters."""
    name = headers.tidy(name)
    if re.match(r"(?:[A-Za-z]:)?[\\/]|.*\.\.[\\/]|~[\\/]", name):
        name = re.split(r"[\\/]", name)[-1]
    return name[:255]

"""One letter, two forms: blocks of text set as plain text and as HTML with the same words.

A body is written as blocks with an empty line between them: `# ` starts a heading, `- ` an item of
a list, anything else is a paragraph. The HTML is plain and styled in place, so that Outlook, Gmail
and Apple Mail show it alike; every word in it is escaped by the template.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Template
from markupsafe import Markup, escape

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()\"']*[^\s<>()\"'.,;:!?]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A heading, a paragraph (one line), a list (a line an item) or the sign-off."""

    kind: str  # heading, paragraph, list, sign_off
    lines: tuple[str, ...]


def blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of *body*; items of one list may stand with or without empty lines between."""
    found: list[Block] = []
    for piece in re.split(r"\n\s*\n", body.strip()):
        paragraph: list[str] = []
        for line in (line.strip() for line in piece.splitlines() if line.strip()):
            if line.startswith("- "):
                _close(found, paragraph)
                before = found.pop().lines if found and found[-1].kind == "list" else ()
                found.append(Block(kind="list", lines=(*before, line[2:].strip())))
            elif line.startswith("# "):
                _close(found, paragraph)
                found.append(Block(kind="heading", lines=(line[2:].strip(),)))
            else:
                paragraph.append(line)
        _close(found, paragraph)
    return tuple(found)


def _close(found: list[Block], paragraph: list[str]) -> None:
    if paragraph:
        found.append(Block(kind="paragraph", lines=(" ".join(paragraph),)))
        paragraph.clear()


def as_text(letter: Sequence[Block]) -> str:
    """Return *letter* as plain text: a paragraph or an item is one line, however long.

    Whoever shows it wraps it; on the wire it is folded softly (quoted-printable, RFC 2045 6.7).
    """
    return "\n\n".join("\n".join(_lines(block)) for block in letter) + "\n"


def _lines(block: Block) -> list[str]:
    mark = "- " if block.kind == "list" else ""
    return [f"{mark}{' '.join(line.split())}" for line in block.lines]


def as_html(letter: Sequence[Block], frame: Template, *, language: str) -> str:
    """Return *letter* as an HTML document with the same words; links can be clicked."""
    shown = [{"kind": block.kind, "lines": [linked(line) for line in block.lines]} for block in letter]
    return frame.render(blocks=shown, language=language).strip() + "\n"


def linked(line: str) -> Markup:
    """Return *line* escaped, with its web addresses as links."""
    done, last = [], 0
    for match in _LINK.finditer(line):
        address = match.group()
        target = address if address.startswith("http") else f"https://{address}"
        done.append(escape(line[last : match.start()]))
        done.append(Markup('<a href="{}">{}</a>').format(target, address))
        last = match.end()
    done.append(escape(line[last:]))
    return Markup("").join(done)


def as_chat(body: str) -> str:
    """Return *body* as a chat message: paragraphs with an empty line between, lists as lines."""
    parts = []
    for block in blocks(body):
        mark = "- " if block.kind == "list" else ""
        parts.append("\n".join(f"{mark}{line}" for line in block.lines))
    return "\n\n".join(parts)


def count_words(text: str) -> int:
    """Return how many words *text* has, as a reader counts them."""
    return len(text.split())

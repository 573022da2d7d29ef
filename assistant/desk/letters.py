"""A letter's plain text as HTML with the same words."""

import re
from html import escape

_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")


def html_of(text: str) -> str:
    """Return paragraphs, lists and links of *text* as HTML; no word is added or lost."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]
    return "\n".join(_block(block.split("\n")) for block in blocks)


def _block(lines: list[str]) -> str:
    """Return a paragraph, a list, or a list with the line that announces it."""
    first = next((at for at, line in enumerate(lines) if line.startswith("- ")), len(lines))
    items: list[list[str]] = []
    for line in lines[first:]:
        if line.startswith("- "):
            items.append([line[2:]])
        else:
            items[-1].append(line.strip())
    listed = "".join(f"<li>{_lines(item)}</li>" for item in items)
    said = f"<p>{_lines(lines[:first])}</p>" if first else ""
    return said + (f"<ul>{listed}</ul>" if items else "")


def _lines(lines: list[str]) -> str:
    """Return lines one under the other: a paragraph is one line, so that each end was meant."""
    return "<br>".join(_inline(line) for line in lines)


def _inline(line: str) -> str:
    pieces, at = [], 0
    for m in _LINK.finditer(line):
        url = escape(m.group())
        pieces += [escape(line[at : m.start()]), f'<a href="{url}">{url}</a>']
        at = m.end()
    return "".join([*pieces, escape(line[at:])])

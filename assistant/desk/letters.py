"""A letter's plain text as HTML with the same words."""

import re
from html import escape

_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")


def html_of(text: str) -> str:
    """Return paragraphs, lists and links of *text* as HTML; no word is added or lost."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]
    return "\n".join(_block(block.split("\n")) for block in blocks)


def _block(lines: list[str]) -> str:
    if all(line.startswith("- ") for line in lines):
        items = "".join(f"<li>{_inline(line[2:])}</li>" for line in lines)
        return f"<ul>{items}</ul>"
    return f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _inline(line: str) -> str:
    pieces, at = [], 0
    for m in _LINK.finditer(line):
        url = escape(m.group())
        pieces += [escape(line[at : m.start()]), f'<a href="{url}">{url}</a>']
        at = m.end()
    return "".join([*pieces, escape(line[at:])])

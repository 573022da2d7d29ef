"""A letter's plain text as HTML with the same words."""

import re
from html import escape

_WRAPPED = 60  # a longer line was broken to fit a screen; a shorter one ends on purpose
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")


def html_of(text: str) -> str:
    """Return paragraphs, lists and links of *text* as HTML; no word is added or lost."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]
    return "\n".join(_block(block.split("\n")) for block in blocks)


def _block(lines: list[str]) -> str:
    if lines[0].startswith("- "):
        items: list[str] = []
        for line in lines:
            if line.startswith("- "):
                items.append(line[2:])
            else:
                items[-1] += f" {line.strip()}"
        return f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"
    shown = _inline(lines[0])
    for before, line in zip(lines, lines[1:], strict=False):
        shown += (" " if len(before) > _WRAPPED else "<br>") + _inline(line)
    return f"<p>{shown}</p>"


def _inline(line: str) -> str:
    pieces, at = [], 0
    for m in _LINK.finditer(line):
        url = escape(m.group())
        pieces += [escape(line[at : m.start()]), f'<a href="{url}">{url}</a>']
        at = m.end()
    return "".join([*pieces, escape(line[at:])])

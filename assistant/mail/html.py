"""HTML → readable text, with quotations marked by `> ` as in plain text; never raises.

lxml reads it and one flat walk writes it: inscriptis recurses (deep nesting stops it), lays layout
tables out in columns, and cannot tell a quotation from an indented paragraph.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

LONGEST = 1_500_000
MOST_EVENTS = 400_000
RULE = "_" * 32
_ITEM = "- "

_SKIPPED = frozenset("script style head title template object iframe svg math select meta link".split())
_BLOCKS = frozenset(
    "div tr table tbody thead ul ol li dl dt dd section article header footer main address center form pre "
    "textarea blockquote body figure aside nav fieldset".split()
)
_LISTS = frozenset("ul ol dl".split())
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6".split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ZERO = r"\s*:\s*0(?:\.0*)?(?:px|pt|em|%)?\s*(?:!important\s*)?(?:;|$)"
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|(?<![\w-])(?:opacity|max-height)" + _ZERO,
    re.IGNORECASE,
)
_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_TYPED = ("text", "email", "tel", "number", "date")  # fields of a form that was sent as it was filled in
_KEPT = frozenset(("pre", "textarea"))
_NO_MARGIN = re.compile(r"margin(?:-bottom)?\s*:\s*0(?:[a-z ]|;|$)", re.IGNORECASE)
_QUOTE_CLASS = re.compile(r"\b(?:gmail_quote|protonmail_quote|gmail_quote_container|cite|quote)\b")
_SIGNATURE_MARK = re.compile(r"gmail_signature|moz-signature|ms-outlook-mobile-signature|\bSignature\b")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader sees of an HTML letter."""

    text: str
    """Lines of text, quoted ones with `> ` before them."""

    signature: frozenset[str] = frozenset()
    """Lines that the sender's program marked as signature."""

    odd: str = ""
    """What could not be read; empty: nothing."""


@dataclass(slots=True)
class _Writer:
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    depth: int = 0
    signature: int = 0
    pre: int = 0
    lists: int = 0
    signed: set[str] = field(default_factory=set)
    cut: bool = False

    def say(self, text: str) -> None:
        """Add running text; white space shrinks to one blank as a browser does it."""
        if self.pre:
            first, *rest = text.split("\n")
            self.line.append(first)
            for piece in rest:
                self.end_line(always=True)
                self.line.append(piece)
            return
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not self.line or self.line[-1].endswith(" ")):
            text = text[1:]
        if text:
            self.line.append(text)

    def end_line(self, *, always: bool = False) -> None:
        """End the line; an empty one counts only where a line break stood."""
        text = "".join(self.line).replace("\u00a0", " ").rstrip()
        if text or always or self.line:
            self.lines.append(("> " * self.depth + text).rstrip())
            if self.signature and text.strip():
                self.signed.add(text.strip())
        self.line = []

    def blank(self) -> None:
        """End the line and leave one empty."""
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * self.depth).rstrip())


def to_text(html: str) -> Page:
    """Return what a reader sees of *html*."""
    odd = ""
    if len(html) > LONGEST:
        html, odd = html[:LONGEST], "HTML too long, the rest of it was left out"
    try:
        writer = _walk(html)
    except Exception:  # whatever lxml finds fault with, the words are still there
        return Page(_stripped(html), odd=odd or "HTML that cannot be read in order")
    if writer.cut:
        odd = "HTML too long, the rest of it was left out"
    text = "\n".join(writer.lines)
    if not text.strip() and len(html) > 200:
        text = _stripped(html)
    return Page(re.sub(r"\n{3,}", "\n\n", text).strip("\n"), frozenset(writer.signed), odd)


def _walk(html: str) -> _Writer:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = _XML.sub("", html).encode("utf-8", "replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    writer = _Writer()
    if root is None:
        return writer
    walk = etree.iterwalk(root, events=("start", "end"))
    looks: dict[tuple[str | None, ...], _Look | None] = {}
    open_elements: list[_Look | None] = []
    for count, (event, element) in enumerate(walk):
        if count > MOST_EVENTS:
            writer.cut = True
            break
        if event == "start":
            kind = tuple(map(element.get, _TELLING)) if element.keys() else ()
            kind = (element.tag, *kind)
            if kind in looks:  # a mail repeats the same few styles on all its elements
                look = looks[kind]
            else:
                look = looks[kind] = _look(element)
            open_elements.append(look)
            if look is None:
                walk.skip_subtree()
            else:
                _enter(writer, element, look)
        else:
            look = open_elements.pop()
            if look is not None:
                _leave(writer, element, look)
            if element.tail:
                writer.say(element.tail)
    writer.end_line()
    return writer


@dataclass(frozen=True, slots=True)
class _Look:
    """How an element is shown."""

    tag: str
    block: bool = False
    spaced: bool = False
    pre: bool = False
    quote: bool = False
    signature: bool = False


_TELLING = ("class", "id", "style", "type", "hidden")

# An element without attributes always looks the same, and most have none.
_BARE = {
    tag: _Look(tag, block=tag in _BLOCKS or tag in _SPACED, spaced=tag in _SPACED, pre=tag in _KEPT)
    for tag in _BLOCKS | _SPACED
}


def _look(element: Any) -> _Look | None:
    """Return how an element is shown; None: not at all."""
    tag = element.tag
    if tag in _SKIPPED:
        return None
    attributes = element.attrib
    if not attributes:
        return _BARE.get(tag) or _Look(tag)
    style = attributes.get("style", "")
    if "hidden" in attributes or (style and _HIDDEN.search(style)):
        return None
    marks = attributes.get("class", "")
    return _Look(
        tag,
        block=tag in _BLOCKS or tag in _SPACED,
        # Outlook writes paragraphs without an empty line between them.
        spaced=tag in _SPACED and "Mso" not in marks and not (style and _NO_MARGIN.search(style)),
        pre=tag in _KEPT or bool(style and _PRE.search(style)),
        quote=(tag == "blockquote" or "yahoo" in marks) and _is_quote(tag, marks, style, attributes),
        signature=bool(marks or "id" in attributes) and _marked(marks, attributes.get("id", "")),
    )


def _is_quote(tag: str, marks: str, style: str, attributes: Any) -> bool:
    """Whether an element is a quotation and not just an indented paragraph of the sender's own."""
    if tag == "div":
        return "yahoo_quoted" in marks
    if tag != "blockquote":
        return False
    style = style.replace(" ", "")
    if attributes.get("type", "").casefold() == "cite" or _QUOTE_CLASS.search(marks):
        return "border:none" not in style or "gmail_quote" in marks
    return "border-left" in style and "border-left:none" not in style


def _marked(marks: str, name: str) -> bool:
    return bool(_SIGNATURE_MARK.search(marks or name))


def _enter(writer: _Writer, element: Any, look: _Look) -> None:
    tag = look.tag
    if tag == "br":
        writer.end_line(always=True)
    elif look.block and writer.line == [_ITEM]:
        pass  # what begins an item stands behind its dash
    elif tag == "hr":
        writer.end_line()
        writer.lines.append(RULE)
    elif look.spaced or (tag in _LISTS and not writer.lists):  # a list in a list has no margins
        writer.blank()
    elif look.block:
        writer.end_line()
    elif tag in {"td", "th"} and writer.line:
        writer.say(" ")
    elif tag == "img":
        alt = element.get("alt", "")
        if alt and len(alt) <= 8 and not alt.isascii():
            writer.say(alt)  # an emoji that a web mailer made a picture of
    elif tag == "input" and element.get("type", "text").casefold() in _TYPED:
        writer.say(f" {element.get('value', '')} ")
    writer.lists += tag in _LISTS
    if look.quote:
        writer.depth += 1
    if tag == "li":
        writer.line.append(_ITEM)
    writer.pre += look.pre
    if look.signature:
        writer.end_line()
        writer.signature += 1
    if element.text:
        writer.say(element.text)


def _leave(writer: _Writer, element: Any, look: _Look) -> None:
    if look.tag == "a":
        _link(writer, element)
    elif look.spaced or (look.tag in _LISTS and writer.lists == 1):
        writer.blank()
    elif look.block:
        writer.end_line()
    writer.lists -= look.tag in _LISTS
    if look.quote:
        writer.depth -= 1
    writer.pre -= look.pre
    if look.signature:
        writer.end_line()
        writer.signature -= 1


def _link(writer: _Writer, element: Any) -> None:
    """Keep where a link goes, if its words do not say so."""
    target = element.get("href", "").strip()
    if not target.casefold().startswith(("http://", "https://", "mailto:", "tel:")):
        return
    words = (
        element.text or "" if not len(element) else "".join(element.itertext()) if len(element) < 20 else ""
    )
    shown = words[:2000].strip().casefold()
    bare = re.sub(r"^(?:https?://|mailto:|tel:)", "", target.casefold()).split("?")[0].rstrip("/")
    if shown and bare not in shown and shown.rstrip("/") not in bare:
        writer.say(f" <{target[:2000]}>")


def _stripped(html: str) -> str:
    """Return the words between the tags, the last resort."""
    for name in ("script", "style", "head", "title"):
        html = _without(html, name)
    html = _BREAK.sub("\n", html)
    return re.sub(r"\n{3,}", "\n\n", unescape(_TAG.sub("", html))).strip()


def _without(html: str, name: str) -> str:
    """Return *html* without the elements *name*; one that is never closed keeps its words."""
    lower = html.lower()
    if len(lower) != len(html):  # a few letters grow when they are made small
        return html
    kept: list[str] = []
    position = 0
    while (start := lower.find(f"<{name}", position)) >= 0:
        end = lower.find(f"</{name}", start)
        if end < 0:
            break
        kept.append(html[position:start])
        position = end
    return "".join(kept) + html[position:]

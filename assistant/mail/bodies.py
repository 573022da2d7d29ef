"""Which parts are the letter, which are attachments, and what the letter says as text."""

import hashlib
import re
from dataclasses import dataclass
from html import unescape

from assistant.mail import charsets, flowed, html, pictures
from assistant.mail.newtext import new_text
from assistant.mail.parts import Leaf
from assistant.message import Attachment

LONGEST_TEXT = 2_000_000
LONGEST_STUB = 300
LONGEST_LINE = 80
LONGEST_SAMPLE = 10_000
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_STUB = re.compile(
    r"(?:html[- ]?(?:mail|e-?mail|bericht|format|compatib|view)"
    r"|(?:ondersteunt|understøtter|support)\w* .{0,30}html"
    r"|html .{0,40}(?:viewer|client|reader)|view (?:this|the) (?:e-?mail|message) in"
    r"|multi-?part message in mime format)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\[(?:image|cid|afbeelding|billede)\b[^\]\n]{0,200}\]", re.IGNORECASE)
_RARER = frozenset({"text/enriched", "text/richtext", "text/markdown", "text/x-markdown"})
_SEALED = "S/MIME: not opened"
_SIGNED = "S/MIME signature: not checked"
_PGP_SEALED = "PGP encrypted: not opened"
_PGP_SIGNED = "PGP signature: not checked"
_TNEF = "winmail.dat (TNEF): not opened"
_OTHER_SHAPES = frozenset({"text/x-amp-html", "text/watch-html"})  # the same letter for a few programs
_TEXTS = _RARER | {"text/plain", "text/html"}
# What stands below a picture in a letter from Apple Mail, Exchange passes on as a file of this name.
_CARRIED_ON = re.compile(r"ATT\d{3,6}\.(?:txt|html?)\Z", re.IGNORECASE)
_MARKED = re.compile(r"</?[a-z!]", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_ESCAPED_LETTER = re.compile(
    r"&(?:nbsp|[A-Za-z]{1,2}(?:uml|acute|grave|circ|cedil|ring|slash|lig)|euro|[rl][sd]quo);"
)
_DOCUMENT = re.compile(
    r"\s{0,200}<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|font|style)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_ENCRYPTED = {
    "application/pkcs7-mime": _SEALED,
    "application/x-pkcs7-mime": _SEALED,
    "application/pgp-encrypted": _PGP_SEALED,
    "application/pkcs7-signature": _SIGNED,
    "application/x-pkcs7-signature": _SIGNED,
    "application/pgp-signature": _PGP_SIGNED,
    "application/ms-tnef": _TNEF,
    "application/vnd.ms-tnef": _TNEF,
    "message/partial": "only a part of a divided message",
    "message/external-body": "an attachment that is kept elsewhere",
}
_BY_NAME = {".p7m": _SEALED, ".p7s": _SIGNED, "winmail.dat": _TNEF}
_ARMOURS = {"-----BEGIN PGP MESSAGE-----": _PGP_SEALED, "-----BEGIN PGP SIGNATURE-----": _PGP_SIGNED}


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What a mail says, as far as it is text."""

    text: str
    """The letter as text."""

    html: str
    """The letter as HTML; empty where it had none."""

    from_html: bool
    """Whether `text` was made from `html`."""

    signature: frozenset[str]
    """Lines marked as signature in the HTML."""

    attachments: tuple[Leaf, ...]
    """Everything else, in its order."""

    odd: tuple[str, ...]
    """What was odd."""


def sort(leaves: list[Leaf]) -> tuple[list[Leaf], list[Leaf]]:
    """Return the parts that make up the letter, and the attachments."""
    letter: list[Leaf] = []
    files: list[Leaf] = []
    for leaf in leaves:
        if leaf.type in _OTHER_SHAPES and leaf.disposition != "attachment":
            continue
        (letter if _belongs(leaf, letter) else files).append(leaf)
    if not letter and (alone := _alone(files)):
        letter, files = [alone], [leaf for leaf in files if leaf is not alone]
    return letter, files


def _alone(files: list[Leaf]) -> Leaf | None:
    """Return the part that is the letter because nothing else is: text of a rarer kind, or the only text."""
    texts = [leaf for leaf in files if leaf.type in _TEXTS and not leaf.hidden and not _reported(leaf)]
    shown = (leaf for leaf in texts if leaf.disposition != "attachment" and leaf.type in _RARER)
    return next(shown, texts[0] if len(texts) == 1 else None)


def _belongs(leaf: Leaf, letter: list[Leaf]) -> bool:
    if leaf.type not in {"text/plain", "text/html"} or leaf.hidden or _reported(leaf):
        return False
    if _CARRIED_ON.match(leaf.name):
        return True
    return leaf.disposition != "attachment" and (not leaf.name or not letter)


def _reported(leaf: Leaf) -> bool:
    """Whether a part is what a report is about, not what it says (RFC 6522)."""
    return any(step.startswith("multipart/report#") and not step.endswith("#0") for step in leaf.within)


def read(leaves: list[Leaf]) -> Letter:
    """Return the letter that *leaves* hold."""
    letter, files = sort(leaves)
    odd: list[str] = []
    plain: list[str] = []
    twins: set[str] = set()
    from_html = False
    signature: frozenset[str] = frozenset()
    sources: list[str] = []
    for group in _alternatives(letter):
        texts, markup = _both(group, odd)
        sources.extend(markup)
        text = "\n".join(texts)
        worthless = _worthless(text)
        if markup and (worthless or _in_few_lines(text)):
            page = html.to_text("\n".join(markup))
            if (page.text.strip() or not text.strip()) if worthless else _lost_lines(text, page.text):
                text, from_html = page.text, True
                signature |= page.signature
                odd.extend([page.odd] if page.odd else [])
        words = "".join(text.split())
        if words not in twins:  # some servers put a text and its HTML side by side, as if they were two
            plain.append(text)
        twins.add(words)
    text = "\n".join(piece for piece in plain if piece.strip())
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT]
        odd.append("letter too long, the rest of it was left out")
    odd.extend(_said(text, files))
    return Letter(
        text=text,
        html="\n".join(sources),
        from_html=from_html,
        signature=signature,
        attachments=tuple(files),
        odd=tuple(odd),
    )


def _alternatives(letter: list[Leaf]) -> list[list[Leaf]]:
    """Group the parts that say the same (multipart/alternative); others stand alone."""
    groups: dict[tuple[str, ...], list[Leaf]] = {}
    for number, leaf in enumerate(letter):
        key: tuple[str, ...] = (str(number),)
        for depth, step in enumerate(leaf.within):
            if step.startswith("multipart/alternative#"):
                key = (*leaf.within[:depth], "alternative")
                break
        groups.setdefault(key, []).append(leaf)
    return list(groups.values())


def _both(group: list[Leaf], odd: list[str]) -> tuple[list[str], list[str]]:
    """Return the plain texts and the HTML of parts that say the same, whatever they are labelled."""
    plain: list[str] = []
    markup: list[str] = []
    mislabelled: list[str] = []
    for leaf in group:
        is_html = leaf.type == "text/html"
        text = _markup(leaf, odd) if is_html else _text(leaf, odd)
        if is_html and (_MARKED.search(text) or not text.strip()):
            markup.append(text)
        elif is_html:
            text = unescape(text[: LONGEST_TEXT + 1])
            twice = _DOCUMENT.match(text)
            (markup if twice else plain).append(text)
            odd.append("HTML escaped twice" if twice else "plain text labelled as HTML")
        elif _is_markup(text):
            mislabelled.append(text)
            odd.append("HTML labelled as plain text")
        else:
            plain.append(unescape(text) if _ESCAPED_LETTER.search(text) else text)
    return plain, markup or mislabelled


def _is_markup(text: str) -> bool:
    """Whether a plain part is HTML: it begins as such, or a form wrote its lines with `<br>`."""
    begun = _DOCUMENT.match(text) and "</" in text
    return bool(begun) or len(_LINE_BREAK.findall(text, 0, LONGEST_SAMPLE)) > 1


def _text(leaf: Leaf, odd: list[str]) -> str:
    text, strange = charsets.decode(leaf.content, leaf.parameters.get("charset", ""))
    if strange:
        odd.append(strange)
    text = charsets.normal(text[: LONGEST_TEXT + 1])
    if leaf.parameters.get("format", "").casefold() == "flowed":
        text = flowed.unflow(text, delsp=leaf.parameters.get("delsp", "").casefold() == "yes")
    return text


def _markup(leaf: Leaf, odd: list[str]) -> str:
    label = leaf.parameters.get("charset", "")
    if not label and (found := _META.search(leaf.content[:4096])):
        label = found.group(1).decode("ascii")
    text, strange = charsets.decode(leaf.content, label)
    if strange:
        odd.append(strange)
    return charsets.normal(text)


def _worthless(text: str) -> bool:
    """Whether a plain part says nothing but that there is HTML, or who sent it from which device."""
    bare = _PICTURE.sub("", text).strip()
    if not bare or len(bare) >= LONGEST_STUB:
        return not bare
    said = new_text(bare)
    return bool(_STUB.search(bare)) or not (said.new or said.quoted or said.forwarded)


def _in_few_lines(text: str) -> bool:
    """Whether a plain part is so long in so few lines that its line ends may have been lost."""
    return len(text) > LONGEST_LINE and len(text.split("\n", 4)) <= 4


def _lost_lines(text: str, shown: str) -> bool:
    """Whether a plain part is its HTML with the line ends gone, as some phones and shops write it."""
    one, other = ("".join(words[:1000].split())[:40] for words in (text, shown))
    return one == other and len(shown.split("\n")) >= 3 * len(text.split("\n"))


def _said(text: str, files: list[Leaf]) -> list[str]:
    """Say what lies in the attachments that nobody opens here."""
    said = [kind for leaf in files if (kind := _closed(leaf))]
    if "-----BEGIN PGP MESSAGE-----" in text:
        said.append(_PGP_SEALED)
    if "-----BEGIN PGP SIGNED MESSAGE-----" in text:
        said.append(_PGP_SIGNED)
    if not text.strip():
        kinds = {"application/pdf": "a PDF", "message/rfc822": "an attached mail"}
        inside = {
            kinds.get(leaf.type, "an image" if leaf.type.startswith("image/") else "") for leaf in files
        }
        named = " and ".join(sorted(kind for kind in inside if kind))
        if named:
            said.append(f"no text: the letter may be in {named}")
        elif files:
            said.append("no text: the letter may be in an attachment")
    return said


def _closed(leaf: Leaf) -> str:
    """Say what an attachment is that is not opened: by its type, else its name, else its first line."""
    name = leaf.name.casefold()
    by_name = next((kind for end, kind in _BY_NAME.items() if name.endswith(end)), "")
    first = leaf.content[:100].lstrip().decode("ascii", "replace")
    by_line = next((kind for line, kind in _ARMOURS.items() if first.startswith(line)), "")
    return _ENCRYPTED.get(leaf.type) or by_name or by_line


def attachment(leaf: Leaf) -> Attachment:
    """Return the record of a part that is not the letter."""
    digest = hashlib.sha256(leaf.content).hexdigest()
    return Attachment(
        name=leaf.name, type=leaf.type, size=len(leaf.content), sha256=digest, shows=pictures.shows(leaf)
    )


def digest(leaves: list[Leaf]) -> str:
    """Return SHA-256 (hex) over all decoded parts, types and order; line ends do not count (IMAP, SMTP)."""
    total = hashlib.sha256()
    for leaf in leaves:
        total.update(hashlib.sha256(leaf.type.encode("ascii", "replace")).digest())
        total.update(hashlib.sha256(leaf.content.replace(b"\r\n", b"\n").rstrip(b"\n")).digest())
    return total.hexdigest()

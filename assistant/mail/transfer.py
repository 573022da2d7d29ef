"""Content-Transfer-Encoding undone (RFC 2045), and files hidden in text (uuencode); never raises."""

import binascii
import re

_ALPHABET = bytes(sorted(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_OTHERS = bytes(set(range(256)) - set(_ALPHABET))
_URL_SAFE_TO_PLAIN = bytes.maketrans(b"-_", b"+/")
_INNER_BLANK = re.compile(rb"\S(?= \S)")
_BLOCK = re.compile(
    rb"\s{0,200}[A-Za-z0-9+/]{40,}={0,2}[ \t]*\r?\n(?:[A-Za-z0-9+/]{2,}={0,2}[ \t]*(?:\r?\n|\Z))*"
)
_NO_LETTER = re.compile(r"[^a-z0-9]+")  # "Quoted Printable" and "base-64" are meant all the same
_RUN = re.compile(rb"[A-Za-z0-9+/]{40}")
_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")  # blanks that a relay left (RFC 2045 6.7 rule 3)
_URL_SAFE = re.compile(rb"[A-Za-z0-9_\-\s]{20,}={0,2}\s*\Z")
# A first line of whole words or a number, as base64 of real letters hardly ever begins.
_WORD = rb"(?:[A-Z]?[a-z]{1,30}|[A-Z]{1,30}|[0-9]{1,30})"
_WORDS = re.compile(rb"\s{0,200}" + _WORD + rb"(?:[-/+]" + _WORD + rb"){0,3}[.,:;!?]?[ \t]*(?:\r?\n|\Z)")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CUT_QUOTED = re.compile(rb"=[0-9A-Fa-f]?\Z")
_BEGIN = re.compile(rb"(?:^|\n)begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n")
_END = re.compile(rb"\n(?:`|)?\r?\n?end[ \t]*(?:\r?\n|\Z)")
MOST_FILES = 50


def undo(data: bytes, encoding: str, *, text: bool = True) -> tuple[bytes, str]:
    """Return *data* decoded, and what was odd about it (empty: nothing). *text*: it should be words."""
    encoding = _NO_LETTER.sub("", encoding.partition(";")[0].partition("(")[0].casefold())
    if encoding in {"base64", "b"}:
        content, odd = _base64(data)
        if text and _WORDS.match(data) and (odd or not _readable(content)):
            return data, "labelled base64 but is not"
        return content, odd
    if encoding in {"quotedprintable", "q"}:
        cut = _CUT_QUOTED.search(data.rstrip(b"\r\n")) if not data.endswith((b"=\n", b"=\r\n")) else None
        whole = _SOFT_BREAK.sub(b"=", data[: cut.start()] if cut else data)
        return binascii.a2b_qp(whole), "quoted-printable is cut short" if cut else ""
    if encoding in {"xuuencode", "uuencode", "xuue", "uue"}:
        files = uuencoded(data)[1]
        return (files[0][1], "") if files else (data, "uuencode cannot be read")
    if encoding in {"", "7bit", "8bit", "binary", "none"}:
        return data, ""
    return data, "unknown transfer encoding"


def _readable(content: bytes) -> bool:
    """Whether bytes that came of what looks like words can be text: UTF-8, or UTF-16 with its NULs."""
    try:
        return content.count(0) > len(content) // 4 or not _CONTROLS.search(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _base64(data: bytes) -> tuple[bytes, str]:
    if (b"-" in data or b"_" in data) and _URL_SAFE.match(data):
        data = data.translate(_URL_SAFE_TO_PLAIN)
    footer = ""
    block = _BLOCK.match(data)
    if block and (rest := data[block.end() :]).strip() and rest.translate(None, _ALPHABET).strip():
        data, footer = block.group(), "text after base64 was left out"
    dense = data.translate(None, _OTHERS)
    first = data[:4096].strip().partition(b"\n")[0]
    if _INNER_BLANK.search(first) and not _RUN.search(first):
        return data, "labelled base64 but is not"
    strange = len(data.translate(None, b" \t\r\n\f\v")) - len(dense)
    if strange > max(8, len(data) // 20) and b"=" not in dense[-3:]:
        return data, "labelled base64 but is not"
    body = dense.rstrip(b"=")
    odd = footer
    if b"=" in body:  # several pieces one after the other, or a footer of a mailing list
        pieces = [piece for piece in body.split(b"=") if piece]
        if len(pieces) > 1 and strange:
            pieces, odd = pieces[:1], "text after base64 was left out"
        return b"".join(_piece(piece) for piece in pieces), odd
    if len(dense) % 4:
        odd = "base64 is cut short"
    return _piece(body), odd


def _piece(body: bytes) -> bytes:
    if len(body) % 4 == 1:
        body = body[:-1]
    try:
        return binascii.a2b_base64(body + b"=" * (-len(body) % 4))
    except (binascii.Error, ValueError):
        return b""


def uuencoded(data: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Return *data* without the uuencoded files in it, and the files with their names."""
    files: list[tuple[str, bytes]] = []
    rest: list[bytes] = []
    position = 0
    while len(files) < MOST_FILES and (begin := _BEGIN.search(data, position)):
        end = _END.search(data, begin.end() - 1)
        if end is None:
            break
        lines = data[begin.end() : end.start()].split(b"\n")
        content = b"".join(_line(line.rstrip(b"\r")) for line in lines)
        rest.append(data[position : begin.start() + 1])
        files.append((begin.group(1).decode("utf-8", "replace").strip(), content))
        position = end.end()
    return b"".join(rest) + data[position:], files


def _line(line: bytes) -> bytes:
    if not line:
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:  # some writers leave wrong trailing characters
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:length])
        except binascii.Error:
            return b""

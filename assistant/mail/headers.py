"""The head of a message: fields, encoded words (RFC 2047), parameters (RFC 2231).

Everything here takes the broken forms that mail really has, in linear time, and never raises.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from assistant.mail import charsets

MOST_FIELDS = 1000
MOST_BYTES = 512 * 1024
LONGEST_VALUE = 64 * 1024
MOST_JUNK = 5

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:(.*)", re.DOTALL)
# Fields by which a head is known to go on: a letter has lines such as "Klantnummer: 12345" too.
_KNOWN = re.compile(
    rb"(?:from|to|b?cc|subject|date|sender|reply-to|message-id|in-reply-to|references|received(?:-spf)?|return-path"
    rb"|delivered-to|mime-version|content-[a-z-]{2,30}|x-[a-z0-9-]{1,60}|list-[a-z]{2,12}|arc-[a-z-]{4,30}"
    rb"|dkim-signature|authentication-results|thread-[a-z]{2,10}|importance|precedence|auto-submitted|user-agent)"
    rb"[ \t]*:",
    re.IGNORECASE,
)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLD_IN_LETTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})\r?\n[ \t](?=[\x80-\xbf])")
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_BREAKS = re.compile(r"[\r\n\t\x00-\x1f\x7f\u2028\u2029\x85]+")
_TURNS = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)  # unseen, or turn what follows round
_SPACES = re.compile(r" {2,}")
_WORD = re.compile(r"=\?([^?\s]{1,75})\?([bqBQ])\?((?:[^?=]|=(?!\?(?!=))|\?(?!=)){0,2000}?)(?:\?=|\Z)")
_PARAMETER = re.compile(
    r';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.){0,8000})"?|([^;]{0,8000}))', re.DOTALL
)
_NO_SEMICOLON = re.compile(r"\A(\s{0,20}[^\s;=\"]{1,200})\s{1,200}(?=[a-z-]{1,40}\s{0,20}=)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\"\\])")  # of a Windows path the other backslashes stay
_SEGMENT = re.compile(r"([^*]+)\*(?:(\d{1,3})(\*?))?\Z")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of one head, in their order."""

    fields: tuple[tuple[str, bytes], ...]
    """Name in lower case, and the value as it came (folded, undecoded)."""

    def raw(self, name: str) -> str:
        """Return the first field *name*, unfolded, 8-bit bytes read but no encoded words."""
        return next(self.each(name), "")

    def each(self, name: str) -> Iterator[str]:
        """Yield every field *name*, from the top, unfolded."""
        for key, value in self.fields:
            if key == name:
                yield unfold(value)

    def text(self, name: str) -> str:
        """Return the first field *name* decoded for a reader."""
        return decode_words(self.raw(name))

    def __contains__(self, name: object) -> bool:
        """Whether there is a field of that name."""
        return any(key == name for key, _ in self.fields)


def split(data: bytes, start: int, end: int) -> tuple[Headers, int, list[str]]:
    """Return the head that begins at *start*, where the body begins, and what was odd."""
    if data[start : start + 1] == b"\n" or data[start : start + 2] == b"\r\n":
        return Headers(()), start + (1 if data[start : start + 1] == b"\n" else 2), []
    found = _HEAD_END.search(data, start, end)
    stop, body = (found.start(), found.end()) if found else (end, end)
    odd: list[str] = []
    if stop - start > MOST_BYTES:
        stop = start + MOST_BYTES
        odd.append("head too long, the rest of it was left out")
    fields: list[tuple[bytes, list[bytes]]] = []
    position = start
    lines = data[start:stop].split(b"\n")
    for number, line in enumerate(lines):
        if line[:1] in (b" ", b"\t") and fields:
            fields[-1][1].append(line)
        elif (match := _FIELD.match(line)) and len(fields) < MOST_FIELDS:
            fields.append((match.group(1), [match.group(2)]))
        elif match:
            odd.append(f"more than {MOST_FIELDS} header fields")
            break
        elif line.strip() and not line.startswith((b"From ", b">From ")):
            if not any(_KNOWN.match(later) for later in lines[number + 1 : number + 1 + MOST_JUNK]):
                odd.append("no empty line between head and body")
                body = position
                break
            odd.append("a line in the head that is no field")
        position += len(line) + 1
    named = tuple((name.decode("ascii").lower(), b"\n".join(value)) for name, value in fields)
    return Headers(named), body, odd


def unfold(value: bytes) -> str:
    """Return a field's value in one line, raw 8-bit bytes read as UTF-8 or windows-1252."""
    value = _FOLD_IN_LETTER.sub(rb"\1", value[:LONGEST_VALUE])
    text = value.decode("ascii") if value.isascii() else charsets.decode(value)[0]
    return _FOLD.sub("", text).strip()


def tidy(text: str) -> str:
    """Return *text* in one line without control characters, nor such as make "fdp.exe" of "exe.pdf"."""
    return _SPACES.sub(" ", _BREAKS.sub(" ", _TURNS.sub("", charsets.normal(text)))).strip()


def decode_words(value: str) -> str:
    """Return *value* with its encoded words read; what is broken stays as it is."""
    if "=?" not in value:
        return tidy(value)
    pieces: list[str] = []
    run: list[tuple[str, str, str]] = []
    position = 0
    for match in _WORD.finditer(value):
        between = value[position : match.start()]
        if run and between.strip():
            pieces.append(_read_run(run))
            run = []
        if between.strip() or not run:
            pieces.append(between)
        if run and run[-1][:2] != (match.group(1).casefold(), match.group(2).casefold()):
            pieces.append(_read_run(run))
            run = []
        run.append((match.group(1).casefold(), match.group(2).casefold(), match.group(3)))
        position = match.end()
    if run:
        pieces.append(_read_run(run))
    pieces.append(value[position:])
    return tidy("".join(pieces))


def _read_run(run: list[tuple[str, str, str]]) -> str:
    """Read neighbouring words of one kind together: a letter may be split over two of them."""
    charset = run[0][0].partition("*")[0]
    if run[0][1] == "q":
        data = b"".join(_quoted(text) for _, _, text in run)
    else:
        data = b""
        rest = ""
        for _, _, text in run:
            rest += _NOT_BASE64.sub("", text)
            if len(rest) % 4 == 0 or "=" in text:
                data, rest = data + _base64(rest), ""
        data += _base64(rest)
    return charsets.decode(data, charset)[0]


def _quoted(text: str) -> bytes:
    return binascii.a2b_qp(text.encode("utf-8", "replace"), header=True)


def _base64(text: str) -> bytes:
    if len(text) % 4 == 1:
        text = text[:-1]
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return the first token (lower case) and the parameters of Content-Type or -Disposition."""
    value = _NO_SEMICOLON.sub(r"\1; ", value)
    words = value.partition(";")[0].partition("(")[0].casefold().split()
    first = words[0] if words else ""  # what follows without a semicolon is no part of it
    plain: dict[str, str] = {}
    parts: dict[str, dict[int, tuple[bool, str]]] = {}
    for match in list(_PARAMETER.finditer(value))[:200]:
        name = match.group(1).casefold()
        text = match.group(2)
        text = _ESCAPED.sub(r"\1", text) if text is not None else match.group(3).strip().strip('"')
        segment = _SEGMENT.match(name)
        if segment is None:
            plain.setdefault(name, text)
        else:
            number = int(segment.group(2) or 0)
            encoded = segment.group(2) is None or bool(segment.group(3))
            parts.setdefault(segment.group(1), {}).setdefault(number, (encoded, text))
    values = {name: decode_words(text) for name, text in plain.items()}
    values.update({name: _joined(pieces) for name, pieces in parts.items()})
    return first, values


def _joined(pieces: dict[int, tuple[bool, str]]) -> str:
    """Put the segments of one parameter together (RFC 2231 section 3), the charset from the first."""
    charset = ""
    data = b""
    for place, (_, (encoded, text)) in enumerate(sorted(pieces.items())):
        if encoded and place == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)  # noqa: PLW2901
        raw = text.encode("utf-8", "replace")
        data += unquote_to_bytes(raw) if encoded else raw
    text, _ = charsets.decode(data, charset)
    return decode_words(text)

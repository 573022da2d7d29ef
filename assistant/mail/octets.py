"""Bytes of a mail as they lie in a file → as RFC 5322 means them: what shells and editors did is undone."""

import codecs
import re

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EMPTY_FIRST = re.compile(
    rb"[ \t\r\n]{1,200}(?=(?:From|Received|Return-Path|Delivered-To|Subject|Date|To):)", re.I
)


def readable(raw: bytes) -> bytes:
    """Return *raw* in bytes of ASCII's kind, with LF or CRLF line ends, beginning with its head.

    Old Macs ended lines with CR, a transfer as text makes CR CR LF of CR LF, Windows writes a mark
    before UTF-8 or makes UTF-16 of a whole file, and some senders begin with an empty line.
    """
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    if raw[:2] in _WIDE and b"\0" in raw[:64]:
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if raw[: raw.find(b"\n") + 1].endswith(b"\r\r\n"):
        raw = raw.replace(b"\r\r\n", b"\r\n")
    empty = _EMPTY_FIRST.match(raw)
    return raw[empty.end() :] if empty else raw

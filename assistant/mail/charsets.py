"""Bytes → text, whatever the label says; never raises.

A label is believed unless the bytes speak against it: UTF-8 labelled as Latin-1 is read as UTF-8,
Latin-1 is read as windows-1252 (WHATWG Encoding), what has no usable label is UTF-8, else
windows-1252, else what charset-normalizer thinks.
"""

import codecs
import re
import unicodedata

_UNLABELLED = frozenset(
    "us-ascii ascii ansi_x3.4-1968 unknown-8bit 8bit binary default x-unknown unknown none _iso-8859-1$esc "
    "ansi x-user-defined undefined".split()
)
_LATIN1 = frozenset(
    "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 windows-1252 cp1252 cp-1252 win-1252 x-cp1252 "
    "iso-8859-1:1987 ansi_x3.110-1983".split()
)
_ALIASES = {
    "utf8": "utf-8",
    "utf-8mb4": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-mac-roman": "mac_roman",
    "x-macroman": "mac_roman",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "x-windows-949": "cp949",
    "tis-620": "cp874",
    "iso-8859-9": "cp1254",
}
# Codecs that are no character sets, read escapes, or need more than linear time.
_REFUSED = frozenset("unicode_escape raw_unicode_escape punycode idna undefined mbcs oem".split())
_HIGH = re.compile(rb"[\x80-\xff]")
_C1 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAUSIBLE = frozenset("éèëêïíìîöóòôüúùûäáàâãåæøçñßÉÈËÏÖÜÄÅÆØÇ€…–—‘’“”„‚«»°·•§©®™²³½¼¾µ´`¨\u00a0ýÿÁÓÚ£")
# Windows letters where an ISO set has control characters: “ ” ’ – …
_ISO_CONTROL = re.compile("[\x80-\x9f]")
_NUMBERED = re.compile(r"(?:windows|win|ibm|cp|dos)[-_ ]?(\d{3,4})")
_SAMPLE = 32_768
# A letter of DOS code page 850 or 865 inside a word: é ä å ë ï æ ø; windows-1252 has signs there.
_DOS = re.compile(rb"[A-Za-z][\x82\x84\x86\x89\x8b\x91\x9b][A-Za-z]")
_MODERN = re.compile(rb"[\xc0-\xff]")


_LEADS = b"\xc2\xc3\xc5\xe2\xf0"  # what Dutch, Danish, typographic signs and emoji begin with


def decode(data: bytes, label: str = "") -> tuple[str, str]:
    """Return the text of *data* and what was odd about its label (empty: nothing)."""
    text, odd = _decode(data, label.partition("(")[0].strip(" \t\"'").partition(" ")[0].casefold())
    text = text.replace("\x0b", "\n").replace("\x0c", "\n")  # Word's line and page breaks
    if _CONTROL.search(text):
        if "\x00" in text:
            odd = odd or "NUL characters left out"
            text = text.replace("\x00", "")
        text = _CONTROL.sub("", text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text, odd


def windows(data: bytes) -> str:
    """Return *data* read as windows-1252, its five holes as in Latin-1."""
    text = data.decode("cp1252", "surrogateescape")
    for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D):
        text = text.replace(chr(0xDC00 + byte), chr(byte))
    return text


def _decode(data: bytes, label: str) -> tuple[str, str]:
    numbered = _NUMBERED.fullmatch(label)
    label = f"cp{numbered[1]}" if numbered else label
    name = _ALIASES.get(label, label)
    if name == "utf-7":
        return data.decode("utf-7", "replace"), ""
    codec = _codec(name)
    if data[:2] in _MARKS and b"\x00" in data[:_SAMPLE] and not codec.startswith(("utf-16", "utf-32")):
        return data.decode("utf-16", "replace"), "UTF-16 that is not labelled"
    if name in {"utf-16", "utf-16le", "utf-16be", "utf-32", "utf_16"} and b"\x00" not in data[:_SAMPLE]:
        codec = ""
    if codec in {"", "ascii", "utf-8", "cp1252", "iso8859-1"} and not _HIGH.search(data):
        known = codec or not label or name in _UNLABELLED
        return data.decode("ascii"), "" if known else "unknown character set"
    if codec == "utf-8":
        return _utf8(data)
    if codec in {"cp1252", "iso8859-1", "iso8859-15"}:
        return _latin(data, codec)
    if codec and codec != "ascii":
        return _labelled(data, codec)
    return _guess(
        data, "no character set given" if not label or name in _UNLABELLED else "unknown character set"
    )


def _codec(name: str) -> str:
    """Return Python's name of a character set; empty where there is none or it may not be used."""
    if name in _LATIN1:
        return "cp1252"
    if not name or name in _UNLABELLED or len(name) > 40 or not name.isascii() or "\x00" in name:
        return ""
    try:
        info = codecs.lookup(name.partition("*")[0])
    except (LookupError, ValueError):
        return ""
    if not getattr(info, "_is_text_encoding", True) or info.name.replace("-", "_") in _REFUSED:
        return ""
    return "utf-8" if info.name == "utf-8-sig" else info.name


def _labelled(data: bytes, codec: str) -> tuple[str, str]:
    try:
        return _no_controls(data.decode(codec).lstrip("\ufeff"), codec), ""
    except (UnicodeError, ValueError):
        pass
    try:
        text, _ = _utf8(data, strict=True)
    except UnicodeDecodeError:
        return data.decode(codec, "replace").lstrip("\ufeff"), f"bytes that are not {codec}"
    return text, f"labelled {codec} but UTF-8"


def _latin(data: bytes, codec: str) -> tuple[str, str]:
    try:
        text, _ = _utf8(data, strict=True)
    except UnicodeDecodeError:
        return windows(data) if codec != "iso8859-15" else _no_controls(data.decode(codec), codec), ""
    return text, "labelled Latin-1 but UTF-8"


def _no_controls(text: str, codec: str) -> str:
    """Return *text* with the letters that windows-1252 has where an ISO set has control characters."""
    return _ISO_CONTROL.sub(lambda c: _C1[ord(c.group())], text) if codec.startswith("iso8859") else text


def _guess(data: bytes, odd: str) -> tuple[str, str]:
    try:
        return _utf8(data, strict=True)[0], odd
    except UnicodeDecodeError:
        pass
    if _DOS.search(data) and not _MODERN.search(data):
        return data.decode("cp850", "replace"), odd
    text = windows(data)
    high = [c for c in text[:_SAMPLE] if c > "\x7f"]
    if high and sum(c in _PLAUSIBLE for c in high) < 0.7 * len(high):
        return _last_resort(data) or text, odd
    return text, odd


def _last_resort(data: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import; hardly ever needed

    candidates = ["cp850", "cp865", "mac_roman", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "utf_16"]
    try:
        best = from_bytes(data[:_SAMPLE], steps=3, chunk_size=1024, cp_isolation=candidates).best()
        return data.decode(best.encoding, "replace") if best else ""
    except Exception:  # a guess must never stop a mail from being read
        return ""


def _utf8(data: bytes, *, strict: bool = False) -> tuple[str, str]:
    """Read UTF-8; a character cut off at the end is dropped, other bad bytes are windows-1252."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        cut = error.end == len(data) and error.reason == "unexpected end of data"
        if (cut and data[error.start] in _LEADS) or (cut and _HIGH.search(data[: error.start])):
            return data[: error.start].decode("utf-8"), "a character is cut off at the end"
        if strict:
            raise
    return _patched(data), "bytes that are not UTF-8"


def _patched(data: bytes) -> str:
    if len(data.decode("utf-8", "ignore").encode()) < len(_HIGH.sub(b"", data)) + 2:
        return windows(data)  # not one character of several bytes: it is not UTF-8 at all
    escaped = data.decode("utf-8", "surrogateescape")
    return _SURROGATE.sub(lambda bad: _C1[ord(bad.group()) - 0xDC00], escaped)


def normal(text: str) -> str:
    """Return *text* in NFC with LF line ends, also where there were Unicode's own."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)

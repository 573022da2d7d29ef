"""Pictures and PDFs, told by what they are called or by their first bytes, attached mails included.

Mail programs send a photograph as `application/octet-stream` where they do not know its name; whoever
looks for copies of an ID must not be led by the type alone.
"""

from assistant.mail import headers, parts
from assistant.mail.parts import Leaf

_FIRST = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",  # TIFF, either byte order
    b"MM\x00*",
    b"BM",
)
_BRANDS = (
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"mif1",
    b"msf1",
    b"avif",
)  # ISO 14496-12, as phones write
_PDF_WITHIN = 1024  # bytes before `%PDF-` that readers allow (ISO 32000-1, annex H)
_DEEPEST = 3  # mails within mails


def shows(leaf: Leaf, depth: int = 0) -> bool:
    """Return whether a part is a picture or a PDF, or a mail in which there is one."""
    if leaf.type.startswith("image/") or leaf.type in ("application/pdf", "application/x-pdf"):
        return True
    if leaf.type == "message/rfc822" and depth < _DEEPEST:
        raw = leaf.content
        head, body, _ = headers.split(raw, 0, len(raw))
        inner = parts.walk(raw, head, min(body, len(raw)), len(raw)).leaves
        return any(shows(part, depth + 1) for part in inner)
    return not leaf.type.startswith("text/") and _by_bytes(leaf.content)


def _by_bytes(content: bytes) -> bool:
    if content.startswith(_FIRST) or b"%PDF-" in content[:_PDF_WITHIN]:
        return True
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return True
    return content[4:8] == b"ftyp" and content[8:12] in _BRANDS

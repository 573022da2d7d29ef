"""mbox files and Maildir folders: the single mails in them. Pure, over bytes and names."""

import re
from collections.abc import Iterator

# "From " alone is also how a sentence begins; the line of an mbox ends with a date (RFC 4155).
_FROM = re.compile(
    rb"^From [^\n]{0,300}?(?:\d{1,2}:\d\d(?::\d\d)?)[^\n]{0,60}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE
)
_HEAD = re.compile(rb"[!-9;-~]{1,80}:")
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins with *head* is an mbox (RFC 4155)."""
    return bool(_FROM.match(head))


def split_mbox(data: bytes) -> Iterator[bytes]:
    """Yield the messages of an mbox, one `>` taken off quoted `From ` lines (mboxrd).

    A line that begins a message stands at the start or below an empty line, and a header field
    follows it; Content-Length is not trusted.
    """
    begins = [match for match in _FROM.finditer(data) if _is_border(data, match)]
    for number, match in enumerate(begins):
        end = begins[number + 1].start() if number + 1 < len(begins) else len(data)
        message = data[match.end() : end]
        yield _QUOTED.sub(b"", _without_last_empty_line(message))


def _is_border(data: bytes, match: re.Match[bytes]) -> bool:
    start = match.start()
    alone = start == 0 or data[start - 2 : start] == b"\n\n" or data[max(0, start - 4) : start] == b"\r\n\r\n"
    return alone and bool(_HEAD.match(data, match.end()))


def _without_last_empty_line(message: bytes) -> bytes:
    for ending in (b"\r\n\r\n", b"\n\n"):
        if message.endswith(ending):
            return message[: -len(ending) // 2]
    return message


def is_maildir(names: set[str]) -> bool:
    """Whether a folder with entries *names* is a Maildir."""
    return {"cur", "new"} <= names


def maildir_order(names: list[str]) -> list[str]:
    """Return the file names of a Maildir's `new` or `cur` in the order of arrival; dot files are none."""
    return sorted((name for name in names if not name.startswith(".")), key=_arrival)


def _arrival(name: str) -> tuple[int, str]:
    seconds = name.partition(".")[0]
    return (int(seconds) if seconds.isascii() and seconds.isdigit() and len(seconds) < 15 else 0, name)

"""What an SMTP client sends, read in large pieces: commands by line, a mail up to its final dot.

Only `<CR><LF>.<CR><LF>` ends a mail (RFC 5321 4.1.1.4). A bare `<LF>` or `<CR>` anywhere is refused:
servers that disagree about where a mail ends can be made to take one mail for two (SMTP smuggling).
"""

import re
from dataclasses import dataclass

END = b"\r\n.\r\n"
_FURTHER = 256 * 1024  # bytes that a client may send beyond twice the limit before it is cut off
_SEEMING_END = re.compile(rb"(?:\r|\n)\.(?:\r|\n|\r\n)\Z")

# RFC 5321 4.1.2: a path, with the source route that 4.1.1.3 tells us to ignore. The local part may
# be quoted; angle brackets may be forgotten.
_WORD = r'[^\s"<>@\x00-\x1f\x7f]+'
_QUOTED = r'"(?:[^"\\\x00-\x1f\x7f]|\\[ -~])*"'
_PATH = re.compile(
    rf"\s*(?:<(?:@[^\s<>:]+:)?(?P<path>(?:{_QUOTED}|{_WORD})@{_WORD})?>|(?P<bare>{_WORD}@{_WORD}))"
    r"(?:\s+(?P<rest>.*))?\Z"
)
NULL_SENDER = "<>"
_LONGEST_PATH = 320  # octets; RFC 5321 asks for 256 at least


def path(text: str) -> tuple[str | None, str]:
    """Return the address in the argument of MAIL or RCPT, and its parameters.

    `<>` is returned as it stands; None stands for an address that is none.
    """
    found = _PATH.match(text)
    if found is None:
        return None, ""
    address = found["path"] or found["bare"] or NULL_SENDER
    try:
        if len(address.encode()) > _LONGEST_PATH:
            return None, ""
    except UnicodeEncodeError:  # bytes that are not UTF-8
        return None, ""
    return address, found["rest"] or ""


class Budget:
    """How many bytes of unfinished mails all sessions together may hold in memory."""

    def __init__(self, most: int) -> None:
        """*most* in bytes."""
        self._most = most
        self._used = 0

    def take(self, size: int) -> bool:
        """Count *size* in; False where it is too much now."""
        self._used += size
        return self._used <= self._most

    def give_back(self, size: int) -> None:
        """Count *size* out."""
        self._used -= size


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why a mail is not taken."""

    status: str
    close: bool = False  # whether the line is closed after it


TOO_LARGE = Refusal(status="552 5.3.4 Message too large; send it without its attachments")
FAR_TOO_LARGE = Refusal(status=TOO_LARGE.status, close=True)
NO_ROOM = Refusal(status="452 4.3.1 Too much mail at once, try again later")
BARE = Refusal(
    status="521 5.5.2 A line of the message does not end in <CR><LF> (RFC 5321 2.3.8); not taken", close=True
)


class Letter:
    """One mail while it is read. Memory is bounded by the size limit and the budget."""

    def __init__(self, *, limit: int, budget: Budget) -> None:
        """*limit* in bytes."""
        self._limit = limit
        self._budget = budget
        # The line end before the mail stands first: then the end is one fixed string, even of an empty mail.
        self._held = bytearray(b"\r\n")
        self._counted = 0  # bytes taken from the budget
        self._refusal: Refusal | None = None
        self.received = 0  # bytes so far
        self.rest = b""  # what came behind the end

    def feed(self, data: bytes) -> bytes | Refusal | None:
        """Take the next piece; return the mail without its dots, or why it is not taken, once it ends."""
        self.received += len(data)
        seen = len(self._held)
        self._held += data
        end = self._held.find(END, max(seen - len(END) + 1, 0))
        if end >= 0:
            end += len(END)
            self.rest = bytes(self._held[end:])
            self.received -= len(self.rest)
            return self._finish(end)
        if self._refusal is None:
            self._check()
        if self._refusal is not None:
            del self._held[: -len(END)]  # it is read to its end, so that the answer comes where it is awaited
            return FAR_TOO_LARGE if self.received > 2 * self._limit + _FURTHER else None
        return None

    def release(self) -> None:
        """Give its memory back: it is stored, refused or lost."""
        self._budget.give_back(self._counted)
        self._counted = 0

    @property
    def seems_ended(self) -> bool:
        """Whether the client may think that its mail has ended, by line ends that we refuse."""
        return bool(_SEEMING_END.search(self._held, max(len(self._held) - len(END), 0)))

    def _check(self) -> None:
        if self.received > self._limit + len(END) - 2:  # the dot and its line end are not part of it
            self._refusal = TOO_LARGE
            self.release()
            return
        more = len(self._held) - self._counted
        self._counted += more
        if not self._budget.take(more):
            self._refusal = NO_ROOM
            self.release()

    def _finish(self, end: int) -> bytes | Refusal:
        del self._held[end:]
        if self._refusal is None:
            self._check()
        if self._refusal is not None:
            return self._refusal
        held = self._held
        ends = held.count(b"\r\n")
        if held.count(b"\n") != ends or held.count(b"\r") != ends:
            self.release()
            return BARE
        if held.find(b"\r\n.", 0, end - 3) >= 0:  # RFC 5321 4.5.2
            return bytes(held[: end - 3].replace(b"\r\n.", b"\r\n")[2:])
        return bytes(memoryview(held)[2 : end - 3])

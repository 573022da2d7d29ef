"""What an SMTP client sends, read in large pieces: commands by line, a mail up to its final dot.

Only `<CR><LF>.<CR><LF>` ends a mail (RFC 5321 4.1.1.4). A bare `<LF>` or `<CR>` anywhere is refused:
servers that disagree about where a mail ends can be made to take one mail for two (SMTP smuggling).
"""

import asyncio
import re
from dataclasses import dataclass

PIECE = 256 * 1024  # bytes read at once; flow control stops the client at twice this
END = b"\r\n.\r\n"
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


class BareLineEnd(Exception):
    """A command ended in a bare line feed, or had a bare carriage return in it."""


class Reader(asyncio.StreamReader):
    """A stream that counts what came, and takes commands only with their full line end."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Read in pieces of PIECE bytes."""
        super().__init__(limit=PIECE, loop=loop)
        self.received = 0  # bytes since the start
        self._tail = b""

    def feed_data(self, data: bytes) -> None:  # type: ignore[override]
        """Take what the transport read."""
        self.received += len(data)
        self._tail = bytes(data[-5:]) if len(data) >= 5 else (self._tail + bytes(data))[-5:]
        super().feed_data(data)

    @property
    def waiting(self) -> bool:
        """Whether something came that nobody read yet."""
        return bool(self._buffer)  # type: ignore[attr-defined]

    @property
    def seems_ended(self) -> bool:
        """Whether the client may think that its mail has ended, by line ends that we refuse."""
        return not self._tail.endswith(END) and bool(_SEEMING_END.search(self._tail))

    async def readuntil(self, separator: bytes = b"\n") -> bytes:  # type: ignore[override]
        """Read up to *separator*; a command line must end in `<CR><LF>`. Raises BareLineEnd."""
        piece = await super().readuntil(separator)
        if separator == b"\n" and piece.find(b"\r") != len(piece) - 2:
            raise BareLineEnd
        return piece


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
        self._pieces: list[bytes] = []
        self._held = 0
        self._size = 0
        self._refusal: Refusal | None = None

    async def read(self, reader: Reader) -> bytes | Refusal:
        """Return the mail without its dots, or why it is not taken.

        The stream must stand at the line end before the mail: then the end is one fixed string,
        even for an empty mail.
        """
        try:
            while True:
                try:
                    self._add(await reader.readuntil(END))
                    break
                except asyncio.LimitOverrunError as error:
                    self._add(await reader.read(error.consumed))
                if self._size > 2 * self._limit + PIECE:
                    return FAR_TOO_LARGE
            return self._finish()
        finally:
            self._budget.give_back(self._held)

    def _add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._refusal is not None:
            return
        if self._size > self._limit + len(END):  # the line end before it, the dot and its line end behind
            self._drop(TOO_LARGE)
        elif not self._budget.take(len(piece)):
            self._budget.give_back(len(piece))
            self._drop(NO_ROOM)
        else:
            self._held += len(piece)
            self._pieces.append(piece)

    def _drop(self, refusal: Refusal) -> None:
        """Stop keeping it; the rest is read to its end, so that the answer comes where it is awaited."""
        self._refusal = refusal
        self._pieces.clear()

    def _finish(self) -> bytes | Refusal:
        if self._refusal is not None:
            return self._refusal
        whole = b"".join(self._pieces)
        ends = whole.count(b"\r\n")
        if whole.count(b"\n") != ends or whole.count(b"\r") != ends:
            return BARE
        body = whole[:-3]  # without the final dot
        if b"\r\n." in body:  # RFC 5321 4.5.2
            body = body.replace(b"\r\n.", b"\r\n")
        return body[2:]

"""One SMTP session: aiosmtpd's commands, with our own reading of DATA and our own limits.

aiosmtpd 1.4.6 reads DATA line by line and refuses lines beyond 1,001 bytes, tells strangers the
text of an exception, and prepares every session by looking through all its attributes. This class
changes these three by overriding its methods, and keeps everything else.
"""

import asyncio
import collections
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from assistant.channels.smtp_reading import PIECE, BareLineEnd, Budget, Letter, Reader, Refusal, path

_log = logging.getLogger(__name__)

_MOST_ERRORS = 20  # refused commands a session, as Postfix's smtpd_hard_error_limit
_LONGEST_COMMAND = 2048  # octets; RFC 5321 4.5.3.1.4 asks for 512, more with extensions
_PULSE = 1.0  # seconds between two looks at a client that sends a mail
_STUCK = 2  # pulses without a byte, after an end of mail that we refuse
_SLOWEST = 1000  # bytes a second, once a whole timeout is over
_BARE_COMMAND = "521 5.5.2 A command must end in <CR><LF>"


@dataclass(kw_only=True)
class Shared:
    """What all sessions of a listener share."""

    pattern: SMTP  # a session made by aiosmtpd itself; each new one starts as its copy
    loop: asyncio.AbstractEventLoop
    store: Callable[[Session, Envelope, bytes], Awaitable[str]]  # returns the answer to the final dot
    timeout: float  # seconds of silence
    limit: int  # bytes a mail
    budget: Budget
    sessions: "set[Dialogue]" = field(default_factory=set)
    stopping: bool = False


class Dialogue(SMTP):
    """A session with one client."""

    line_length_limit = PIECE  # while a command is read; lines of a mail have no limit of their own

    def __init__(self, shared: Shared) -> None:
        """Start as a copy of the pattern."""
        self.__dict__.update(shared.pattern.__dict__)
        self._stream = Reader(shared.loop)
        asyncio.StreamReaderProtocol.__init__(
            self, self._stream, client_connected_cb=self._cb_client_connected, loop=shared.loop
        )
        self._shared = shared
        self._errors = 0
        self._until = 0.0
        self._quiet = 0
        self.busy = False  # whether a mail is being taken
        # aiosmtpd keeps these limits for all sessions together and raises them with each EHLO.
        self.command_size_limits = collections.defaultdict(lambda: _LONGEST_COMMAND)
        self._smtp_methods = {name: getattr(self, f"smtp_{name}") for name in shared.pattern._smtp_methods}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; called again when TLS begins."""
        self._shared.sessions.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """End."""
        self._shared.sessions.discard(self)
        super().connection_lost(error)

    def dismiss(self) -> None:
        """Say that the service ends, unless a mail is being taken: then after it."""
        if not self.busy:
            self._close_with(b"421 4.3.2 Service is stopping, try again later\r\n")

    def _close_with(self, line: bytes) -> None:
        if isinstance(self.transport, asyncio.Transport) and not self.transport.is_closing():
            self.transport.write(line)
            self.transport.close()

    # One timer a session that is put off, not one a command.
    def _reset_timeout(self, duration: float | None = None) -> None:
        now = self._shared.loop.time()
        self._until = now + (duration or self._shared.timeout)
        handle = self._timeout_handle
        if handle is not None and handle.when() > self._until:
            handle.cancel()
            handle = None
        if handle is None:
            self._timeout_handle = self._shared.loop.call_at(self._until, self._timeout_cb)

    def _timeout_cb(self) -> None:
        if self._shared.loop.time() < self._until:
            self._timeout_handle = self._shared.loop.call_at(self._until, self._timeout_cb)
        else:
            self._timeout_handle = None
            self._close_with(b"421 4.4.2 Timeout, closing\r\n")

    async def push(self, status: Any) -> None:
        """Answer; too many refusals end the session."""
        line = status if isinstance(status, bytes) else status.encode("utf-8", "replace")
        self._writer.write(line + b"\r\n")
        if line.startswith(b"5"):
            self._errors += 1
            if self._errors >= _MOST_ERRORS:
                self._close_with(b"421 4.7.0 Too many errors\r\n")
        await self._writer.drain()

    async def handle_exception(self, error: Exception) -> str:
        """Tell neither the client nor the log what stood in the exception."""
        if isinstance(error, BareLineEnd):
            self._close_with(_BARE_COMMAND.encode() + b"\r\n")
            return _BARE_COMMAND
        _log.error("SMTP session failed: %s", type(error).__name__)
        return "451 4.3.0 Failed here, try again later"

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        return path(arg)

    async def smtp_VRFY(self, arg: str) -> None:  # noqa: N802
        """Tell nothing (RFC 5321 3.5.3)."""
        await self.push("252 2.1.5 Cannot verify; send the mail and see")

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802
        """Nobody signs in here."""
        await self.push("502 5.5.1 AUTH is not offered")

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        """Read a mail, store it, answer."""
        if await self.check_helo_needed():
            return
        if self.envelope is None or not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Error: need RCPT command")
            return
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
            return
        if self._stream.waiting:
            self._close_with(b"521 5.5.1 Wait for 354 before the mail\r\n")
            return
        self.busy = True
        try:
            await self._take_mail()
        finally:
            self.busy = False
        if self._shared.stopping:
            self.dismiss()

    async def _take_mail(self) -> None:
        self._stream.feed_data(b"\r\n")  # the line end before the mail: then even an empty one has its end
        started, begun = self._stream.received, self._shared.loop.time()
        pulse = self._shared.loop.call_later(_PULSE, self._look, started, started, begun)
        self._pulse = pulse
        try:
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            mail = await Letter(limit=self._shared.limit, budget=self._shared.budget).read(self._stream)
        finally:
            self._pulse.cancel()
        self._reset_timeout()
        assert self.session is not None and self.envelope is not None  # noqa: PT018, S101
        if isinstance(mail, Refusal):
            status, close = mail.status, mail.close
        else:
            status, close = await self._shared.store(self.session, self.envelope, mail), False
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        if close:
            self._close_with(status.encode() + b"\r\n")
        else:
            await self.push(status)

    def _look(self, started: int, before: int, begun: float) -> None:
        """Drop a client that stands still or crawls; let one go on whose mail comes."""
        now, received = self._shared.loop.time(), self._stream.received
        if received > before:
            self._quiet = 0
            self._reset_timeout()
        else:
            self._quiet += 1
            if self._quiet >= _STUCK and self._stream.seems_ended:
                self._close_with(b"521 5.5.2 Only <CR><LF>.<CR><LF> ends a mail; not taken\r\n")
                return
        spent = now - begun - self._shared.timeout
        if spent > 0 and received - started < spent * _SLOWEST:
            self._close_with(b"421 4.4.2 Too slow, closing\r\n")
            return
        self._pulse = self._shared.loop.call_later(_PULSE, self._look, started, received, begun)

"""One SMTP or LMTP session on the network: lines to the dialogue, mails to the store, clocks, TLS, PROXY.

A protocol of asyncio: a piece is answered where it arrives. aiosmtpd, which this replaced, wakes a task
for every command, reads DATA line by line, refuses lines beyond 1,001 bytes and tells strangers the
text of an exception; it took more than twice the time (docs/benchmarks.md).
"""

import asyncio
import logging

from aiosmtpd.proxy_protocol import get_proxy

from assistant.channels.smtp_dialogue import Dialogue
from assistant.channels.smtp_reading import Letter, Refusal
from assistant.channels.smtp_shared import Shared

_log = logging.getLogger(__name__)

_LONGEST_COMMAND = 2048  # octets; RFC 5321 4.5.3.1.4 asks for 512, more with extensions
_MOST_AHEAD = 64 * 1024  # bytes of commands that a client may send before it reads our answers
_PULSE = 1.0  # seconds between two looks at a client that sends a mail
_STUCK = 2  # pulses without a byte, after an end of mail that we refuse
_SLOWEST = 1000  # bytes a second, once a whole timeout is over
_PROXY_TIMEOUT = 10.0  # seconds
_BARE_COMMAND = "521 5.5.2 A command must end in <CR><LF>"


class Session(asyncio.Protocol):
    """A session with one client."""

    _transport: asyncio.Transport

    def __init__(self, shared: Shared) -> None:
        """Nobody is connected yet."""
        self._shared = shared
        self._dialogue = Dialogue(shared.offer)
        self._client = "unknown"
        self._ahead = bytearray()  # what came and was not looked at yet
        self._letter: Letter | None = None  # the mail that is being read or stored
        self._waits = False  # for the store, or for TLS
        self._ended = False  # the client says no more
        self._until = 0.0
        self._begun = shared.loop.time()
        self._counted = False  # among the connections of its client
        self._timer: asyncio.TimerHandle | None = None
        self._pulse: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._proxy: asyncio.StreamReader | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet; behind a proxy, once it has told who the client is."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self._transport = transport
        if len(self._shared.sessions) >= self._shared.most:
            self._close_with("421 4.3.2 Too many connections, try again later")
            return
        self._shared.sessions.add(self)
        self._touch()
        if self._shared.proxy:
            self._proxy = asyncio.StreamReader(loop=self._shared.loop)
            self._task = self._shared.loop.create_task(self._begin_behind_proxy(self._proxy))
            return
        peer = transport.get_extra_info("peername")
        self._client = peer[0] if peer else "unknown"
        self._greet()

    def connection_lost(self, error: Exception | None) -> None:
        """End; a mail that is being stored is stored all the same."""
        self._shared.sessions.discard(self)
        if self._counted:
            self._shared.clients.give_back(self._client)
        for handle in (self._timer, self._pulse, self._task):
            if handle is not None:
                handle.cancel()
        if self._letter is not None and not self._waits:
            self._letter.release()

    def data_received(self, data: bytes) -> None:
        """Take what came; what fails in us is told to nobody but by its class in the log."""
        try:
            self._take(data)
        except Exception as error:
            _log.error("SMTP session failed: %s", type(error).__name__)
            self._close_with("421 4.3.0 Failed here, try again later")

    def _take(self, data: bytes) -> None:
        if self._letter is not None and not self._waits:
            self._read_mail(data)
        elif self._proxy is not None:
            self._proxy.feed_data(data)
        else:
            self._ahead += data
            if not self._waits:
                self._go_on()
            elif len(self._ahead) > _MOST_AHEAD:
                self._transport.pause_reading()

    def eof_received(self) -> bool:
        """The client says no more; it may still wait for its 250."""
        self._ended = True
        return self._waits and not self._dialogue.secure

    def pause_writing(self) -> None:
        """The client does not read our answers: hear no more of it."""
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        """It does again."""
        if not self._waits:
            self._transport.resume_reading()

    def dismiss(self) -> None:
        """Say that the service ends, unless a mail is being taken: then after it."""
        if self._letter is None:
            self._close_with("421 4.3.2 Service is stopping, try again later")

    def _greet(self) -> None:
        self._counted = self._shared.clients.take(self._client)
        if not self._counted:
            self._close_with("421 4.7.0 Too many connections from you, try again later")
            return
        self._say(f"220 {self._shared.offer.hostname} {'LMTP' if self._shared.offer.lmtp else 'ESMTP'}")

    async def _begin_behind_proxy(self, reader: asyncio.StreamReader) -> None:
        try:
            async with asyncio.timeout(_PROXY_TIMEOUT):
                found = await get_proxy(reader)  # type: ignore[no-untyped-call, unused-ignore]
        except TimeoutError:
            self._transport.abort()
            return
        if not found:
            self._transport.close()
            return
        if found.src_addr:  # a proxy's own health check has none
            self._client = str(found.src_addr)
        reader.feed_eof()
        self._proxy, self._ahead = None, bytearray(await reader.read())
        self._greet()
        self._go_on()

    def _go_on(self) -> None:
        """Answer each whole command that came."""
        while self._ahead and not self._waits and not self._transport.is_closing():
            if self._letter is not None:
                ahead, self._ahead = bytes(self._ahead), bytearray()
                self._read_mail(ahead)
                continue
            end = self._ahead.find(b"\n")
            if (len(self._ahead) if end < 0 else end) > _LONGEST_COMMAND:
                self._close_with("500 5.5.6 Command line too long")
                return
            if end < 0:
                return
            line = bytes(self._ahead[: end + 1])
            del self._ahead[: end + 1]
            if line.find(b"\r") != end - 1:
                self._close_with(_BARE_COMMAND)
            else:
                self._obey(line[:-2])

    def _obey(self, line: bytes) -> None:
        if self._shared.loop.time() - self._begun > self._shared.longest:
            self._close_with("421 4.4.2 Session too long, connect again")
            return
        self._touch()
        answer = self._dialogue.answer(line)
        code = answer[:3]
        if code == "354":
            if self._ahead:
                self._close_with("521 5.5.1 Wait for 354 before the mail")
                return
            self._letter = Letter(limit=self._shared.offer.max_bytes, budget=self._shared.budget)
        self._say(answer)
        if code == "220":
            self._waits = True
            self._transport.pause_reading()  # what comes now belongs to TLS
            self._task = self._shared.loop.create_task(self._begin_tls())
        elif code in ("221", "421"):
            self._transport.close()

    async def _begin_tls(self) -> None:
        self._ahead.clear()  # nothing said in the clear is taken for a command behind TLS (RFC 3207 5)
        assert self._shared.tls is not None  # noqa: S101  # else it was not offered
        try:
            transport = await self._shared.loop.start_tls(
                self._transport,
                self,
                self._shared.tls,
                server_side=True,
                ssl_handshake_timeout=self._shared.timeout,
            )
        except OSError:  # ssl.SSLError and ConnectionError are some
            self._transport.abort()
            return
        if transport is not None:
            self._transport = transport
            self._dialogue.forget()
            self._dialogue.secure = True
            self._waits = False
            self._touch()

    def _read_mail(self, data: bytes) -> None:
        letter = self._letter
        assert letter is not None  # noqa: S101
        mail = letter.feed(data)
        if mail is None:
            if self._pulse is None:
                now = self._shared.loop.time()
                self._pulse = self._shared.loop.call_later(_PULSE, self._look, letter, 0, 0, now)
            return
        if self._pulse is not None:
            self._pulse.cancel()
            self._pulse = None
        self._touch()
        self._ahead += letter.rest
        if isinstance(mail, Refusal):
            each = len(self._dialogue.recipients) if self._shared.offer.lmtp else 1
            self._finish(*[mail.status] * each, close=mail.close)
            return
        self._waits = True
        if self._shared.offer.lmtp:
            self._store_each(mail)
            return
        stored = self._shared.store(self._dialogue, self._client, mail, None)
        stored.add_done_callback(lambda done: self._stored(_told(done.result())))

    def _store_each(self, mail: bytes) -> None:
        """Store the mail for each company by itself: each recipient is told what became of its own."""
        owners = [company for _, company in self._dialogue.recipients]
        stores = {one: self._shared.store(self._dialogue, self._client, mail, one) for one in set(owners)}
        told = asyncio.gather(*(stores[company] for company in owners))
        told.add_done_callback(lambda done: self._stored(*map(_told, done.result())))

    def _stored(self, *answers: str) -> None:
        self._waits = False
        self._finish(*answers)
        if not self._transport.is_closing():
            self._transport.resume_reading()
            self._go_on()
            if self._ended:
                self._transport.close()

    def _finish(self, *answers: str, close: bool = False) -> None:
        """Answer the final dot: once, in LMTP once for each recipient in their order (RFC 2033 4.2)."""
        assert self._letter is not None  # noqa: S101
        self._letter.release()
        self._letter = None
        self._dialogue.reset()
        self._say("\r\n".join(answers))
        if close:
            self._transport.close()
            return
        if self._shared.stopping:
            self.dismiss()

    def _look(self, letter: Letter, quiet: int, before: int, begun: float) -> None:
        """Drop a client that stands still or crawls; let one go on whose mail comes."""
        loop, received = self._shared.loop, letter.received
        quiet = 0 if received > before else quiet + 1
        if not quiet:
            self._touch()
        elif quiet >= _STUCK and letter.seems_ended:
            self._close_with("521 5.5.2 Only <CR><LF>.<CR><LF> ends a mail; not taken")
            return
        late = loop.time() - begun - self._shared.timeout
        if late > 0 and received < late * _SLOWEST:
            self._close_with("421 4.4.2 Too slow, closing")
            return
        self._pulse = loop.call_later(_PULSE, self._look, letter, quiet, received, begun)

    def _say(self, answer: str) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer.encode("utf-8", "replace") + b"\r\n")

    def _close_with(self, answer: str) -> None:
        self._say(answer)
        self._transport.close()

    # One timer a session that is put off, not one a command.
    def _touch(self) -> None:
        self._until = self._shared.loop.time() + self._shared.timeout
        if self._timer is None:
            self._timer = self._shared.loop.call_at(self._until, self._timed_out)

    def _timed_out(self) -> None:
        if self._waits:
            self._until = self._shared.loop.time() + self._shared.timeout  # we are slow, not the client
        if self._shared.loop.time() < self._until:
            self._timer = self._shared.loop.call_at(self._until, self._timed_out)
        else:
            self._close_with("421 4.4.2 Timeout, closing")


def _told(durable: bool) -> str:
    return "250 2.0.0 Stored" if durable else "451 4.3.0 Not stored, try again later"

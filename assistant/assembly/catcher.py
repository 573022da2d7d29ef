"""A mail server that delivers nothing: it keeps what it takes, for the demonstration to show."""

import asyncio
import email
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session

_LIMIT = 40 * 1024 * 1024  # bytes a mail
_MOST = 1000  # mails kept; the oldest go first


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A mail that was taken, byte for byte."""

    at: datetime
    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def mail(self) -> EmailMessage:
        """The mail, parsed."""
        return email.message_from_bytes(self.content, _class=EmailMessage, policy=policy.default)


class Catcher:
    """Listens on this machine from `start` to `stop`."""

    def __init__(self, port: int = 0) -> None:
        """Nothing listens before `start`; without *port* it takes a free one."""
        self._kept: list[Kept] = []
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="catcher", daemon=True)
        self._started = threading.Event()
        self.port = port

    def start(self) -> None:
        """Listen."""
        self._thread.start()
        self._started.wait(10)

    def stop(self) -> None:
        """End; what was kept stays readable."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(5)

    @property
    def kept(self) -> Sequence[Kept]:
        """What was taken so far, oldest first."""
        with self._lock:
            return tuple(self._kept)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a mail (aiosmtpd calls this)."""
        content = envelope.original_content or b""
        kept = Kept(
            at=datetime.now(UTC),
            sender="" if envelope.mail_from in (None, "<>") else str(envelope.mail_from),
            recipients=tuple(envelope.rcpt_tos),
            content=content,
        )
        with self._lock:
            self._kept = [*self._kept, kept][-_MOST:]
        return "250 2.0.0 Kept"

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            self._loop.create_server(
                lambda: SMTP(self, data_size_limit=_LIMIT, enable_SMTPUTF8=True, loop=self._loop),
                "127.0.0.1",
                self.port,
            )
        )
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        try:
            self._loop.run_forever()
        finally:
            server.close()
            self._loop.close()

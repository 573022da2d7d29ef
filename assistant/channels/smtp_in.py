"""The SMTP listener: takes mail for our companies' addresses, and says 250 once it is stored.

RFC 5321 with SIZE, 8BITMIME, SMTPUTF8, PIPELINING, STARTTLS and the PROXY protocol.
"""

import asyncio
import errno
import logging
import re
import socket
import ssl
import threading
from collections.abc import Sequence
from email.utils import format_datetime

from aiosmtpd.proxy_protocol import ProxyData
from aiosmtpd.smtp import SMTP, Envelope, Session

from assistant.channels.commits import Commits
from assistant.channels.smtp_reading import NULL_SENDER, Budget
from assistant.channels.smtp_session import Dialogue, Shared
from assistant.desk import receive
from assistant.desk.desk import Desk
from assistant.desk.views import Incoming
from assistant.errors import SettingsError
from assistant.settings import SmtpIn

_log = logging.getLogger(__name__)

_STORED = "250 2.0.0 Stored"
_NOT_STORED = "451 4.3.0 Not stored, try again later"
_IN_MEMORY = 512 * 1024 * 1024  # bytes of unfinished mails, all sessions together
_BACKLOG = 1024
_GRACE = 5.0  # seconds for mails that are being taken when the service stops
_COMMANDS = {"*": 100, "MAIL": 5000, "RCPT": 20000, "DATA": 5000, "RSET": 5000}  # a session
_PROXY_TIMEOUT = 10.0  # seconds


class _Full(asyncio.Protocol):
    """Tells one client too many to come back."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say so and close."""
        if isinstance(transport, asyncio.Transport):
            transport.write(b"421 4.3.2 Too many connections, try again later\r\n")
            transport.close()


class _Door:
    """The hooks that aiosmtpd calls."""

    def __init__(self, desk: Desk, commits: Commits, hostname: str) -> None:
        self._desk = desk
        self._commits = commits
        self._hostname = hostname

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Announce what there is, in one piece."""
        session.host_name = hostname
        lines = [line for line in responses if not line.startswith(("250-AUTH", "250 HELP"))]
        return ["\r\n".join([*lines, "250 PIPELINING"])]

    async def handle_PROXY(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, proxy: ProxyData
    ) -> bool:
        """Take the client's address from the proxy; a proxy's own health check has none."""
        if proxy.src_addr:
            session.peer = (str(proxy.src_addr), proxy.src_port or 0)  # type: ignore[assignment]
        return True

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Sequence[str]
    ) -> str:
        """Take our companies' addresses and no other."""
        if len(envelope.rcpt_tos) >= self._desk.settings.smtp_in.max_recipients:
            return "452 4.5.3 Too many recipients"
        if self._desk.settings.tenant_of(address) is None:
            return "550 5.1.1 No such address here; check the spelling"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def store(self, session: Session, envelope: Envelope, mail: bytes) -> str:
        """Store a mail, one row a company; return the answer to its final dot."""
        sender = "" if envelope.mail_from in (None, NULL_SENDER) else str(envelope.mail_from)
        received = self._desk.now()
        ours: dict[str, list[str]] = {}
        for address in envelope.rcpt_tos:
            tenant = self._desk.settings.tenant_of(address)
            if tenant is not None:
                ours.setdefault(tenant.id, []).append(address)
        raw = self._trace(session, envelope, sender) + mail
        rows = tuple(
            Incoming(
                tenant_id=tenant_id,
                raw=raw,
                envelope_from=sender,
                recipients=tuple(addresses),
                received=received,
                source="smtp",
                size=len(mail),
            )
            for tenant_id, addresses in ours.items()
        )
        return _STORED if await self._commits.stored(rows) else _NOT_STORED

    def _trace(self, session: Session, envelope: Envelope, sender: str) -> bytes:
        """Return the trace headers of RFC 5321 4.4."""
        how = "SMTP"
        if session.extended_smtp:
            how = ("UTF8SMTP" if envelope.smtp_utf8 else "ESMTP") + ("S" if session.ssl else "")
        host = session.peer[0] if session.peer else "unknown"
        literal = f"[IPv6:{host}]" if ":" in host else f"[{host}]"
        helo = re.sub(r"[^A-Za-z0-9.:_\[\]-]", "?", session.host_name or "")[:255] or "unknown"
        return (
            f"Return-Path: <{sender}>\r\n"
            f"Received: from {helo} ({literal})\r\n"
            f"\tby {self._hostname} with {how};\r\n"
            f"\t{format_datetime(self._desk.now())}\r\n"
        ).encode()


class Listener:
    """Listens in a thread of its own, from `start` to `stop`."""

    def __init__(self, desk: Desk) -> None:
        """Prepare; nothing is opened before `start`."""
        self._desk = desk
        self._settings = desk.settings.smtp_in
        self._commits = Commits(lambda rows: receive.many(desk, rows))
        self._started = threading.Event()
        self._ended = threading.Event()
        self._problem: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="smtp-in", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._address: tuple[str, int] = ("", 0)

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens: host and port."""
        return self._address

    @property
    def alive(self) -> bool:
        """Whether it listens."""
        return self._started.is_set() and self._thread.is_alive() and self._problem is None

    def start(self) -> None:
        """Listen. Raises SettingsError where the address, the port or the certificate cannot be used."""
        self._tls = _tls(self._settings)
        _silence_library()
        self._commits.start()
        self._thread.start()
        self._started.wait()
        if self._problem is not None:
            self._commits.stop()
            raise _explain(self._problem, self._settings) from self._problem

    def stop(self) -> None:
        """Take no new client, finish the mails in hand, store what waits, end."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
            self._commits.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:
            self._problem = error
            if self._started.is_set():  # else `start` tells it, in words
                _log.error("SMTP listener ended: %s", type(error).__name__)
        finally:
            self._started.set()

    async def _serve(self) -> None:
        loop = self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        shared = self._shared(loop)

        def protocol() -> asyncio.Protocol:
            full = len(shared.sessions) >= self._settings.max_connections
            return _Full() if full else Dialogue(shared)

        server = await loop.create_server(
            protocol, self._settings.host, self._settings.port, backlog=_BACKLOG
        )
        host, port = server.sockets[0].getsockname()[:2]
        self._address = (host, port)
        _log.info("SMTP listener takes mail on port %d", port)
        self._started.set()
        await self._stop.wait()
        shared.stopping = True
        server.close()
        await _finish(shared)

    def _shared(self, loop: asyncio.AbstractEventLoop) -> Shared:
        settings = self._settings
        hostname = settings.hostname or socket.getfqdn()
        door = _Door(self._desk, self._commits, hostname)
        pattern = SMTP(
            door,
            data_size_limit=settings.max_bytes,
            enable_SMTPUTF8=True,
            hostname=hostname,
            ident="ESMTP",
            tls_context=self._tls,
            require_starttls=settings.require_tls,
            timeout=settings.timeout_seconds,
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
            command_call_limit=_COMMANDS,
            proxy_protocol_timeout=_PROXY_TIMEOUT if settings.proxy_protocol else None,
            loop=loop,
        )
        return Shared(
            pattern=pattern,
            loop=loop,
            store=door.store,
            timeout=settings.timeout_seconds,
            limit=settings.max_bytes,
            budget=Budget(max(_IN_MEMORY, 2 * settings.max_bytes)),
        )


async def _finish(shared: Shared) -> None:
    """Dismiss whoever is idle, wait for the rest."""
    for session in tuple(shared.sessions):
        session.dismiss()
    until = shared.loop.time() + _GRACE
    while shared.sessions and shared.loop.time() < until:
        await asyncio.sleep(0.05)


def _tls(settings: SmtpIn) -> ssl.SSLContext | None:
    """Return the context for STARTTLS. Raises SettingsError."""
    if not settings.tls_certificate:
        if settings.require_tls:
            raise SettingsError("smtp_in.require_tls needs a certificate: set smtp_in.tls_certificate")
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(settings.tls_certificate, settings.tls_key or None)
    except OSError as error:  # ssl.SSLError is one
        raise SettingsError(
            f"smtp_in.tls_certificate: {settings.tls_certificate} and its key cannot be used "
            f"({type(error).__name__}); name a readable PEM file and the key that belongs to it"
        ) from error
    return context


def _explain(problem: Exception, settings: SmtpIn) -> SettingsError:
    where = f"{settings.host}:{settings.port}"
    number = problem.errno if isinstance(problem, OSError) else None
    if number == errno.EADDRINUSE:
        why = "another program listens there already; stop it, or set smtp_in.port to a free port"
    elif number == errno.EACCES:
        why = "ports below 1024 need more rights; grant CAP_NET_BIND_SERVICE, or set smtp_in.port above 1023"
    elif number == errno.EADDRNOTAVAIL or isinstance(problem, socket.gaierror):
        why = "this machine has no such address; set smtp_in.host to one that it has"
    else:
        why = f"{type(problem).__name__}; check smtp_in.host and smtp_in.port"
    return SettingsError(f"the SMTP listener cannot use {where}: {why}")


def _silence_library() -> None:
    """aiosmtpd writes addresses at info and whole mails at debug: none of that may reach a log."""
    for name in ("mail.log", "mail.debug"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)

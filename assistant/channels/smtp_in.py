"""The SMTP listener: takes mail for our companies' addresses, and says 250 once it is stored.

RFC 5321 with SIZE, 8BITMIME, SMTPUTF8, PIPELINING, STARTTLS and the PROXY protocol; or LMTP (RFC 2033).
"""

import asyncio
import errno
import logging
import re
import socket
import ssl
import threading
from datetime import datetime
from email.utils import format_datetime

from assistant.channels.commits import Commits
from assistant.channels.smtp_clients import Clients
from assistant.channels.smtp_dialogue import POSTMASTER, Dialogue, Offer
from assistant.channels.smtp_reading import NULL_SENDER, Budget
from assistant.channels.smtp_session import Session
from assistant.channels.smtp_shared import Shared
from assistant.desk import receive
from assistant.desk.desk import Desk
from assistant.desk.views import Incoming
from assistant.errors import SettingsError
from assistant.settings import SmtpIn

_log = logging.getLogger(__name__)

_IN_MEMORY = 512 * 1024 * 1024  # bytes of unfinished mails, all sessions together
_BACKLOG = 1024
_GRACE = 5.0  # seconds for mails that are being taken when the service stops
_NO_NAME = re.compile(r"[^A-Za-z0-9.:_\[\]-]")


class _Door:
    """What becomes of a mail at its final dot."""

    def __init__(self, desk: Desk, commits: Commits, hostname: str) -> None:
        self._desk = desk
        self._commits = commits
        self._hostname = hostname

    def company(self, address: str) -> str | None:
        """Return whose address this is; we take our companies' addresses and no other.

        The postmaster's mail goes to the first company, as RFC 5321 4.5.1 wants it taken.
        """
        settings = self._desk.settings
        if address.casefold() in (POSTMASTER, f"{POSTMASTER}@{self._hostname.casefold()}"):
            return settings.tenants[0].id
        tenant = settings.tenant_of(address)
        return tenant.id if tenant is not None else None

    def store(
        self, dialogue: Dialogue, client: str, mail: bytes, only: str | None = None
    ) -> "asyncio.Future[bool]":
        """Store a mail, one row a company; of *only* this company where one is named."""
        sender = "" if dialogue.sender in (None, NULL_SENDER) else str(dialogue.sender)
        received = self._desk.now()
        ours: dict[str, list[str]] = {}
        for address, company in dialogue.recipients:
            if only not in (None, company):
                continue
            ours.setdefault(company, []).append(address)
        raw = self._trace(dialogue, client, sender, received) + mail
        rows = tuple(
            Incoming(
                tenant_id=company,
                raw=raw,
                envelope_from=sender,
                recipients=tuple(addresses),
                received=received,
                source="smtp",
                size=len(mail),
            )
            for company, addresses in ours.items()
        )
        return self._commits.stored(rows)

    def _trace(self, dialogue: Dialogue, client: str, sender: str, received: datetime) -> bytes:
        """Return the trace headers of RFC 5321 4.4."""
        literal = f"[IPv6:{client}]" if ":" in client else f"[{client}]"
        helo = _NO_NAME.sub("?", dialogue.helo)[:255]
        return (
            f"Return-Path: <{sender}>\r\n"
            f"Received: from {helo} ({literal})\r\n"
            f"\tby {self._hostname} with {dialogue.protocol};\r\n"
            f"\t{format_datetime(received)}\r\n"
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
        server = await loop.create_server(
            lambda: Session(shared), self._settings.host, self._settings.port, backlog=_BACKLOG
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
        return Shared(
            offer=Offer(
                hostname=hostname,
                max_bytes=settings.max_bytes,
                max_recipients=settings.max_recipients,
                tls=self._tls is not None,
                require_tls=settings.require_tls,
                company=door.company,
                lmtp=settings.lmtp,
            ),
            loop=loop,
            store=door.store,
            tls=self._tls,
            timeout=settings.timeout_seconds,
            budget=Budget(max(_IN_MEMORY, 2 * settings.max_bytes)),
            proxy=settings.proxy_protocol,
            most=settings.max_connections,
            clients=Clients(settings.max_connections_client, settings.trusted_relays),
            longest=settings.session_seconds,
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

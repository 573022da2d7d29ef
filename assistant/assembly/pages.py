"""The web server in a thread of its own."""

import errno
import logging
import socket
import threading
from typing import Any

from assistant.errors import SettingsError
from assistant.settings import Web

_log = logging.getLogger(__name__)

GRACE = 4  # seconds for requests in hand when the service stops
_BACKLOG = 1024


class Pages:
    """Serves an ASGI application from `start` to `stop`."""

    def __init__(self, application: Any, settings: Web, listening: socket.socket) -> None:
        """*listening* comes from `listen`, so that a taken port is told before anything starts."""
        import uvicorn

        config = uvicorn.Config(
            application,
            log_config=None,
            access_log=False,  # addresses of pages hold references
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=list(settings.trusted_proxies),
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            http="httptools",
            ws_max_size=64 * 1024,
            ws_per_message_deflate=False,  # answers are short; packing them costs more than it saves
        )
        self._server = uvicorn.Server(config)
        self._listening = listening
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    @property
    def alive(self) -> bool:
        """Whether it serves."""
        return self._server.started and self._thread.is_alive()

    def start(self) -> None:
        """Begin; returns when the first request can be answered."""
        self._thread.start()
        while self._thread.is_alive() and not self._server.started:
            self._thread.join(0.01)
        if not self._server.started:
            raise SettingsError("the web pages could not be started; run with --debug to see why")

    def stop(self, timeout: float = 8.0) -> None:
        """Finish the requests in hand and end."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._listening])
        except Exception as error:
            _log.error("web pages ended: %s", type(error).__name__)


def listen(settings: Web) -> socket.socket:
    """Open the port. Raises SettingsError that says what to do where it cannot be used."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(_BACKLOG)
    except OSError as error:
        raise _explain(error, settings) from error
    return listening


def _explain(error: OSError, settings: Web) -> SettingsError:
    where = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        why = "another program listens there already; stop it, or set web.port to a free port"
    elif error.errno == errno.EACCES:
        why = "ports below 1024 need more rights; set web.port above 1023 and put a proxy in front"
    else:
        why = "this machine has no such address; set web.host to one that it has"
    return SettingsError(f"the web pages cannot use {where}: {why}")

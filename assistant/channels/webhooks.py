"""Tells webhooks, signed as in Standard Webhooks (standardwebhooks.com), only where it is safe to go.

A name is resolved here and the connection goes to the very number that was looked at, so that a name
cannot point inward between the look and the call. Redirects are not followed, answers are not read.
"""

import base64
import hashlib
import hmac
import http.client
import ipaddress
import json
import logging
import socket
import ssl
from contextlib import closing
from datetime import datetime
from urllib.parse import urlsplit

from assistant import __version__
from assistant.channels.background import Background
from assistant.desk import hooks
from assistant.desk.desk import Desk
from assistant.errors import AssistantError, InputError
from assistant.settings import Webhooks

_log = logging.getLogger(__name__)

_POLL = 2.0  # seconds between two looks at the journal
_ROUND = 100  # messages between two looks at the journal


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """Return `v1,…`: HMAC-SHA-256 over id, timestamp and body (Standard Webhooks, "Signature scheme")."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def body_of(message: hooks.Message) -> bytes:
    """Return the message as it goes over the line: the same bytes in every try."""
    content = {"type": message.event, "timestamp": message.at.isoformat(), "data": message.data}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


class _Pinned(http.client.HTTPConnection):
    """A connection to one number, under the name of the host."""

    def __init__(self, host: str, port: int, number: str, *, timeout: float, tls: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self._number, self._tls = number, tls

    def connect(self) -> None:
        """Open the line; with TLS the certificate must be the host's."""
        self.sock = socket.create_connection((self._number, self.port), self.timeout)
        if self._tls:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def safe_number(host: str, port: int, *, inside: bool) -> str:
    """Return the number to call. Raises InputError where any number of the name lies inside a network."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError("the name of the webhook cannot be resolved") from error
    numbers = [str(entry[4][0]) for entry in found]
    if not inside and not all(_public(number) for number in numbers):
        raise InputError("the name of the webhook points inside a network")
    return numbers[0]


def _public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_global and not (mapped or address).is_multicast)


def post(message: hooks.Message, settings: Webhooks, now: datetime) -> int:
    """Send a message once; return the answer's status. Raises InputError or OSError where none came."""
    hooks.check_address(message.url, allowed=settings.allowed_hosts)
    parts = urlsplit(message.url)
    tls = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if tls else 80)
    place = f"{host}:{parts.port}" if parts.port else host
    number = safe_number(host, port, inside=place in settings.allowed_hosts)
    body, at = body_of(message), int(now.timestamp())
    headers = {
        "content-type": "application/json",
        "user-agent": f"privacy-assistant/{__version__}",
        "webhook-id": message.id,
        "webhook-timestamp": str(at),
        "webhook-signature": signature(message.secret, message.id, at, body),
        "connection": "close",
    }
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    with closing(_Pinned(host, port, number, timeout=settings.timeout_seconds, tls=tls)) as line:
        try:
            line.request("POST", path, body=body, headers=headers)
            return line.getresponse().status
        except http.client.HTTPException as error:
            raise OSError("no answer that could be read") from error


class Teller(Background):
    """Looks through the journal and tells webhooks, in a thread of its own."""

    def __init__(self, desk: Desk, *, poll_seconds: float = _POLL) -> None:
        """Nothing is sent before `start`; `drain` sends what is due now."""
        self._desk, self._poll = desk, poll_seconds
        super().__init__("webhooks")

    def drain(self) -> int:
        """Queue what happened and send what is due; return how many were tried."""
        hooks.collect(self._desk)
        tried = 0
        while tried < _ROUND and not self._stop.is_set():
            message = hooks.claim(self._desk)
            if message is None:
                break
            tried += 1
            self._tell(message)
        return tried

    def _tell(self, message: hooks.Message) -> None:
        status: int | None = None
        try:
            status = post(message, self._desk.settings.webhooks, self._desk.now())
        except (AssistantError, OSError, ValueError) as error:
            _log.info("webhook message %s got no answer: %s", message.id, type(error).__name__)
        hooks.answered(self._desk, message.id, status)

    def _run(self) -> None:
        self._again(lambda: 0.0 if self.drain() >= _ROUND else self._poll, "webhooks pause", _log)

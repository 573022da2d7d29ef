"""A TCP proxy that cuts, delays, slows and garbles the line where a test says so."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress


class Cut(Exception):
    """Close both sides now."""


class Stall(Exception):
    """Say nothing more, and keep the line open."""


Rule = Callable[[int, bytes], bytes]  # (bytes passed before in this direction, what comes) → what goes on


def untouched(offset: int, data: bytes) -> bytes:
    """Pass everything."""
    return data


def cut_after(limit: int) -> Rule:
    """Pass *limit* bytes, then cut."""

    def rule(offset: int, data: bytes) -> bytes:
        if offset >= limit:
            raise Cut
        return data[: limit - offset]

    return rule


def stall_after(limit: int) -> Rule:
    """Pass *limit* bytes, then nothing more."""

    def rule(offset: int, data: bytes) -> bytes:
        if offset >= limit:
            raise Stall
        return data[: limit - offset]

    return rule


def cut_before(word: bytes) -> Rule:
    """Cut before the first piece that begins so."""

    def rule(offset: int, data: bytes) -> bytes:
        if data.startswith(word):
            raise Cut
        return data

    return rule


def stall_before(word: bytes) -> Rule:
    """Pass nothing more from the first piece on that begins so."""

    def rule(offset: int, data: bytes) -> bytes:
        if data.startswith(word):
            raise Stall
        return data

    return rule


def garble_after(limit: int) -> Rule:
    """Pass *limit* bytes, then turn the bits of every third byte."""

    def rule(offset: int, data: bytes) -> bytes:
        places = range(len(data))
        return bytes(
            data[i] ^ 0xAA if offset + i >= limit and (offset + i) % 3 == 0 else data[i] for i in places
        )

    return rule


def trickle(after: int, seconds: float) -> Rule:
    """Pass *after* bytes, then one byte each *seconds*."""

    def rule(offset: int, data: bytes) -> bytes:
        if offset < after:
            return data[: after - offset]
        time.sleep(seconds)
        return data[:1]

    return rule


class Proxy:
    """Stands between a client and a server. `up` is what the client says, `down` what it hears."""

    def __init__(self, target: tuple[str, int], *, up: Rule = untouched, down: Rule = untouched) -> None:
        self.up, self.down = up, down
        self.connections = 0
        self._target = target
        self._open = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        self._listener.close()

    def _accept(self) -> None:
        while self._open:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target, timeout=10)
            except OSError:
                continue
            self.connections += 1
            server.settimeout(None)
            for ends in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pump, args=ends, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, upward: bool) -> None:
        offset = 0
        try:
            while data := source.recv(65536):
                while data:
                    passed = (self.up if upward else self.down)(offset, data)
                    sink.sendall(passed)
                    offset += len(passed)
                    data = data[len(passed) :]
        except Stall:
            while self._open:
                time.sleep(0.05)
        except (Cut, OSError):
            pass
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

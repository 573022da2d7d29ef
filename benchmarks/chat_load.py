"""The customers of `benchmarks/chat.py`: conversations in a process of their own, light enough not to distort.

usage: .venv/bin/python -m benchmarks.chat_load ADDRESS --open 200 --seconds 40 [--every 20]

A customer does what the widget does: the first message opens the chat, a WebSocket hears what is said,
and each further message is a POST on a connection of its own (a browser's has ended after 20 seconds).
Requests are written by hand: a full client costs more processor time than the answer it waits for.
"""

import argparse
import asyncio
import json
import random
import secrets
import statistics
import time
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect

TIMEOUT = 60.0  # seconds
SAID = {
    "ventum": (
        "Hoe lang bewaren jullie telefoongesprekken?",
        "Met wie delen jullie mijn gegevens?",
        "Ik wil inzage in mijn gegevens",
        "klantnummer 5512345",
        "Wat doen jullie met mijn slimme meter?",
        "bedankt",
    ),
    "natur-energi": (
        "Hvor længe gemmer I mine oplysninger?",
        "Hvem deler I mine oplysninger med?",
        "Jeg vil have indsigt i mine oplysninger",
        "kundenummer 778812",
        "Hvor har I mine oplysninger fra?",
        "tak",
    ),
}


class Load:
    """Open conversations and the times of their answers."""

    def __init__(self, base: str, *, every: float, counted_from: float, until: float) -> None:
        """Count what is sent between the two times of the monotonic clock."""
        at = urlsplit(base)
        self.host, self.port = str(at.hostname), int(at.port or 80)
        self.every, self.until, self.counted_from = every, until, counted_from
        self.times: list[float] = []
        self.late: list[float] = []  # how long this process itself was too late, in ms
        self.pushed = self.failed = self.messages = 0

    async def converse(self, number: int) -> None:
        """Hold one conversation until the time is over."""
        tenant = tuple(SAID)[number % len(SAID)]
        due = time.monotonic() + random.random() * self.every  # spreads the load, guards nothing
        await asyncio.sleep(due - time.monotonic())
        session, secret = secrets.token_hex(16), secrets.token_urlsafe(24)
        at = f"/api/chat/{tenant}/sessions"
        first = {"session": session, "secret": secret, "first": self._said(tenant, 0)}
        await self._say(at, first, secret)
        address = f"ws://{self.host}:{self.port}{at}/{session}/socket"
        async with connect(address) as socket:
            await socket.send(json.dumps({"secret": secret, "since": 0}))
            hearing = asyncio.create_task(self._hear(socket))
            for count in range(1, 100_000):
                due += self.every
                if due >= self.until:
                    break
                await asyncio.sleep(due - time.monotonic())
                self.late.append((time.monotonic() - due) * 1000)
                await self._say(f"{at}/{session}/messages", self._said(tenant, count), secret)
            hearing.cancel()

    def _said(self, tenant: str, count: int) -> dict[str, str]:
        return {"client_id": f"m{count}", "text": SAID[tenant][count % len(SAID[tenant])]}

    async def _say(self, path: str, body: Mapping[str, object], secret: str) -> None:
        """Post one message and note how long its answer took."""
        began = time.monotonic()
        answered = False
        self.messages += 1
        with suppress(OSError, TimeoutError, ValueError):
            content = await asyncio.wait_for(self._post(path, json.dumps(body), secret), TIMEOUT)
            answered = len(json.loads(content)["messages"]) > 1
        if not answered:
            self.failed += 1
        elif began >= self.counted_from:
            self.times.append((time.monotonic() - began) * 1000)

    async def _post(self, path: str, body: str, secret: str) -> bytes:
        """Return what is answered. Raises ValueError where it is no success."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            content = body.encode()
            writer.write(
                f"POST {path} HTTP/1.1\r\nhost: {self.host}:{self.port}\r\ncontent-type: application/json\r\n"
                f"authorization: Bearer {secret}\r\ncontent-length: {len(content)}\r\n"
                "connection: close\r\n\r\n".encode()
                + content
            )
            head, _, content = (await reader.read()).partition(b"\r\n\r\n")
        finally:
            writer.close()
        if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")):
            raise ValueError(head[:20])
        return content

    async def _hear(self, socket: ClientConnection) -> None:
        with suppress(Exception):
            async for _ in socket:
                self.pushed += 1


async def hold(base: str, conversations: int, *, seconds: float, every: float) -> Load:
    """Hold *conversations* at once; the first round, in which they open, is not counted."""
    counted_from = time.monotonic() + every
    run = Load(base, every=every, counted_from=counted_from, until=counted_from + seconds)
    await asyncio.gather(*(run.converse(number) for number in range(conversations)))
    return run


def share(times: list[float], part: float) -> float:
    """Return the time that *part* of the answers stay within."""
    return round(sorted(times)[min(len(times) - 1, int(len(times) * part))], 1)


def main() -> None:
    """Make the load and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--open", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--every", type=float, default=20)
    given = parser.parse_args()
    run = asyncio.run(hold(given.address, given.open, seconds=given.seconds, every=given.every))
    shown = {
        "open": given.open,
        "answers": len(run.times),
        "failed": run.failed,
        "p50_ms": round(statistics.median(run.times), 1),
        "p95_ms": share(run.times, 0.95),
        "p99_ms": share(run.times, 0.99),
        "max_ms": round(max(run.times), 1),
        "messages": run.messages,
        "pushed": run.pushed,
        "client_late_p99_ms": share(run.late, 0.99),
        "client_cpu_ms_a_message": round(time.process_time() * 1000 / run.messages, 2),
    }
    print(json.dumps(shown), flush=True)


if __name__ == "__main__":
    main()

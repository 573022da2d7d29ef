"""Acceptance of mail beside Postfix: both durable, on this machine, in one run, with Postfix's own client.

    python -m benchmarks.acceptance [--mails 2000] [--rounds 3] [--json]

Every figure is mails a second from the first connection to the last 250 (`smtp-source`, a new
connection for each mail); the rounds of both servers alternate, and medians are compared. Needs
root and Postfix. The burst says how long a client waits for its 250 at most.
"""

import argparse
import asyncio
import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant import settings
from assistant.channels.smtp_in import Listener
from assistant.desk.desk import Desk
from assistant.store.store import open_store
from tests.conftest import RING, free_port
from tests.edges import pki, servers

SIZES = {"4 KiB": 4096, "100 KiB": 102_400}
SESSIONS = (1, 10, 50)
GOALS = {("4 KiB", 1): 0.9, ("4 KiB", 10): 1.3, ("4 KiB", 50): 1.3}
GOAL_LARGE = 0.45


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table."""

    size: str
    sessions: int
    postfix: float  # mails a second, median
    ours: float
    ratio: float
    goal: float


def serve(folder: str, port: str) -> None:
    """Run the listener alone in this process, until it is stopped."""
    nobody: Any = None  # acceptance understands and answers nothing
    desk = Desk(
        store=open_store(f"sqlite:///{folder}/desk.db", RING, migrate=True),
        clock=lambda: datetime.now(UTC),
        settings=settings.load(
            data_dir=folder,
            smtp_in={
                "port": int(port),
                "hostname": "mx.example.org",
                "max_connections": 500,
                "max_connections_client": 500,
            },
        ),
        understander=nobody,
        knowledge=nobody,
        writer=nobody,
    )
    listener = Listener(desk)
    listener.start()
    print("ready", flush=True)
    sys.stdin.readline()
    listener.stop()
    with desk.store.read() as tx:
        long_ago, far = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
        print(len(tx.ledger.between(["ventum"], long_ago, far)), flush=True)


def rate(port: int, address: str, size: int, sessions: int, mails: int) -> float:
    """Return mails a second."""
    command = ["smtp-source", "-s", str(sessions), "-m", str(mails), "-l", str(size)]
    command += ["-f", "an@example.net", "-t", address, f"127.0.0.1:{port}"]
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return mails / (time.perf_counter() - begun)


def compare(
    run_ours: Callable[..., float], run_postfix: Callable[..., float], mails: int, rounds: int
) -> list[Row]:
    """Return the table; the servers take turns."""
    rows = []
    for name, size in SIZES.items():
        for sessions in SESSIONS:
            count = mails if size < 10_000 else max(mails // 4, 100)
            pairs = [
                (run_ours(size, sessions, count), run_postfix(size, sessions, count)) for _ in range(rounds)
            ]
            ours, postfix = (statistics.median(values) for values in zip(*pairs, strict=True))
            goal = GOALS.get((name, sessions), GOAL_LARGE)
            rows.append(
                Row(
                    size=name,
                    sessions=sessions,
                    postfix=round(postfix),
                    ours=round(ours),
                    ratio=round(ours / postfix, 2),
                    goal=goal,
                )
            )
    return rows


async def burst(port: int, mails: int, sessions: int) -> dict[str, float]:
    """Send *mails* over *sessions* connections at once; return how long the 250 took, in milliseconds."""
    waits: list[float] = []
    left = iter(range(mails))

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)

        async def say(words: bytes) -> bytes:
            writer.write(words)
            while True:
                line = await reader.readline()
                if line[3:4] != b"-":
                    return line

        await reader.readline()
        await say(b"EHLO client.example.net\r\n")
        for number in left:
            await say(b"MAIL FROM:<an@example.net>\r\n")
            await say(b"RCPT TO:<backoffice@ventum.nl>\r\n")
            await say(b"DATA\r\n")
            begun = time.perf_counter()
            answer = await say(b"Subject: %d\r\n\r\n" % number + b"x" * 2000 + b"\r\n.\r\n")
            waits.append(time.perf_counter() - begun)
            if not answer.startswith(b"250"):
                raise RuntimeError("not taken")
        writer.close()

    await asyncio.gather(*(client() for _ in range(sessions)))
    cuts = statistics.quantiles(waits, n=100)
    return {"mails": len(waits), "p50_ms": round(cuts[49] * 1000), "p99_ms": round(cuts[98] * 1000)}


def measure(mails: int, rounds: int, burst_mails: int) -> dict[str, Any]:
    """Start both servers, measure, stop them."""
    folder = Path(tempfile.mkdtemp(prefix="acceptance-"))
    folder.chmod(0o755)
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.acceptance", "--serve", str(folder), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    _, certificate, key = pki.write(folder)
    try:
        # Taken mail is held, so that Postfix, like us, does nothing but store it.
        held = "smtpd_recipient_restrictions = check_recipient_access static:HOLD"
        with servers.postfix(
            folder / "postfix", free_port(), certificate=certificate, key=key, extra=held
        ) as other:
            rows = compare(
                lambda size, sessions, count: rate(port, "backoffice@ventum.nl", size, sessions, count),
                lambda size, sessions, count: rate(other.port, "an@example.org", size, sessions, count),
                mails,
                rounds,
            )
        found = asyncio.run(burst(port, burst_mails, 50))
        stored, _ = process.communicate("stop\n", timeout=60)
        sent = burst_mails + rounds * sum(
            mails if row.size == "4 KiB" else max(mails // 4, 100) for row in rows
        )
        return {"rows": [asdict(row) for row in rows], "burst": found, "sent": sent, "stored": int(stored)}
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--mails", type=int, default=2000, help="mails a measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each server")
    parser.add_argument("--burst", type=int, default=5000, help="mails of the burst")
    parser.add_argument("--json", action="store_true", help="print one object")
    parser.add_argument("--serve", nargs=2, metavar=("FOLDER", "PORT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(*options.serve)
        return 0
    if reason := servers.why_not("smtp-source", "postfix", root=True):
        print(reason, file=sys.stderr)
        return 1
    found = measure(options.mails, options.rounds, options.burst)
    if options.json:
        print(json.dumps({"machine": socket.gethostname(), **found}))
        return 0
    print(f"{'mail':8} {'sessions':>8} {'Postfix/s':>10} {'ours/s':>8} {'ratio':>6} {'goal':>5}")
    for row in found["rows"]:
        print(
            f"{row['size']:8} {row['sessions']:8} {row['postfix']:10.0f} {row['ours']:8.0f} "
            f"{row['ratio']:6.2f} {row['goal']:5.2f}"
        )
    print(
        f"burst of {found['burst']['mails']}: p50 {found['burst']['p50_ms']} ms, "
        f"p99 {found['burst']['p99_ms']} ms; sent {found['sent']}, stored {found['stored']}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

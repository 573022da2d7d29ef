"""`kill -9` at random moments under load, and the counts afterwards.

    python -m tests.faults.kill_runs --kills 1000

Clients send mails until each got its 250, as mail servers do; the process that takes, handles and
answers them is killed and started again; a next server keeps what reaches it. At the end every mail
with a 250 must lie in exactly one conversation, and no reply may have left twice.
"""

import argparse
import json
import multiprocessing
import random
import smtplib
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass
from email import message_from_bytes
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import sqlalchemy as sa

from assistant.desk.desk import Desk
from assistant.store.store import SqlStore
from assistant.store.tables import inbound, message, outbox
from tests.conftest import free_port
from tests.edges.scripted import Scripted
from tests.faults import road

_CLIENTS = 4
_PAUSE = 0.15  # seconds between two mails of a client: about as fast as they are handled
_SETTLE = 120.0  # seconds without any progress, after which what is left is counted as it stands


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What was found after the last kill."""

    kills: int
    accepted: int  # mails with a 250
    lost: int  # of these, in no conversation
    doubled: int  # of these, in more than one message
    unfinished: int  # lines of the ledger that still wait
    quarantined: int  # lines of the ledger that were set aside for staff
    replies: int  # that reached the next server
    replies_twice: int  # mails of ours that reached it more than once
    answered_twice: int  # mails of customers that got more than one reply
    unknown: int  # replies whose outcome a person is asked about
    unanswered: int  # accepted mails with neither a reply nor an unknown outcome

    @property
    def kept_promise(self) -> bool:
        """Whether everything is as promised."""
        wrong = (
            self.lost,
            self.doubled,
            self.unfinished,
            self.quarantined,
            self.replies_twice,
            self.answered_twice,
        )
        return not any(wrong) and self.unanswered == 0 and self.unknown <= self.kills and self.accepted > 0


class Load:
    """Clients that send one mail after the other, each until it has its 250."""

    def __init__(self, port: int) -> None:
        self.accepted: list[str] = []
        self._port = port
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(name,)) for name in range(_CLIENTS)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each client finish its mail."""
        self._stop.set()
        for thread in self._threads:
            thread.join(30)

    def _run(self, name: int) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            id = f"{name}.{number}@client.example.org"
            sender = f"an{name}.{number}@client.example.org"
            mail = (
                f"From: An <{sender}>\r\nTo: backoffice@ventum.nl\r\nMessage-ID: <{id}>\r\n"
                f"Subject: Vraag {name} {number}\r\nDate: Sat, 21 Nov 2026 10:00:00 +0100\r\n\r\n"
                "Graag inzage in mijn gegevens.\r\n"
            ).encode()
            until = time.monotonic() + 60
            while time.monotonic() < until:
                try:
                    with smtplib.SMTP("127.0.0.1", self._port, "client.example.org", timeout=5) as smtp:
                        smtp.sendmail(sender, ["backoffice@ventum.nl"], mail)
                except (OSError, smtplib.SMTPException):
                    time.sleep(0.05)
                    continue
                self.accepted.append(id)
                break
            time.sleep(_PAUSE)


class Lives:
    """Starts the road again and again; each life is a fork of one process that has imported all."""

    def __init__(self, folder: Path, port: int, next_port: int) -> None:
        self._what = folder, port, next_port
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.faults.road"])
        self._process: ForkServerProcess | None = None

    def start(self, *, wait: bool = True) -> None:
        """Begin a life; with *wait* mail is taken when this returns."""
        ready, other = self._context.Pipe(duplex=False)
        self._process = self._context.Process(target=road.live, args=(*self._what, other), daemon=True)
        self._process.start()
        other.close()
        if wait and not ready.poll(60):
            raise RuntimeError("the process did not start")

    def kill(self) -> None:
        """`kill -9`."""
        if self._process is not None:
            self._process.kill()
            self._process.join()


def run(kills: int, seed: int, folder: Path) -> Counts:
    """Kill *kills* times; return the counts."""
    chance = random.Random(seed)
    port = free_port()
    with Scripted() as next_server:
        lives = Lives(folder, port, next_server.port)
        lives.start()
        load = Load(port)
        for _ in range(kills):
            time.sleep(chance.uniform(0.02, 1.2))
            lives.kill()
            lives.start(wait=chance.random() > 0.1)  # one in ten dies while it starts
        load.stop()
        desk = road.desk_in(folder, port, next_server.port)
        try:
            _settle(desk)
            return _count(desk, kills, load.accepted, next_server.mails)
        finally:
            lives.kill()


def _engine(desk: Desk) -> sa.Engine:
    assert isinstance(desk.store, SqlStore)
    return desk.store.engine


def _settle(desk: Desk) -> None:
    """Wait until nothing waits any more, as long as something moves."""
    until, before = time.monotonic() + _SETTLE, (0, 0)
    waiting = sa.select(sa.func.count()).select_from(inbound).where(inbound.c.state == "waiting")
    leaving = outbox.c.state.in_(("waiting", "claimed", "sending"))
    going = sa.select(sa.func.count()).select_from(outbox).where(leaving)
    while time.monotonic() < until:
        with suppress(sa.exc.SQLAlchemyError), _engine(desk).connect() as connection:
            left = connection.scalar(waiting) or 0, connection.scalar(going) or 0
            if left == (0, 0):
                return
            if left != before:
                until, before = time.monotonic() + _SETTLE, left
        time.sleep(0.1)


def _count(desk: Desk, kills: int, accepted: list[str], replies: list[bytes]) -> Counts:
    with _engine(desk).connect() as connection:
        ids = list(connection.scalars(sa.select(message.c.id).where(message.c.direction == "in")))
        states = Counter(connection.scalars(sa.select(outbox.c.state)))
        lines = Counter(connection.scalars(sa.select(inbound.c.state)))
    stored: Counter[str] = Counter()
    with desk.store.read() as tx:
        for id in ids:
            row = tx.messages.get(id)
            if row is not None:
                stored[row.body.message_id] += 1
    ours = Counter(str(message_from_bytes(reply)["Message-ID"]) for reply in replies)
    answered = Counter(str(message_from_bytes(reply)["In-Reply-To"]).strip("<>") for reply in replies)
    unanswered = sum(answered[id] == 0 for id in accepted) - states["unknown"]
    return Counts(
        kills=kills,
        accepted=len(accepted),
        lost=sum(stored[id] == 0 for id in accepted),
        doubled=sum(stored[id] > 1 for id in accepted),
        unfinished=lines["waiting"],
        quarantined=lines["quarantined"],
        replies=len(replies),
        replies_twice=sum(count > 1 for count in ours.values()),
        answered_twice=sum(count > 1 for count in answered.values()),
        unknown=states["unknown"],
        unanswered=max(unanswered, 0),
    )


def main() -> int:
    """Run from the command line; print the counts as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000, help="how often the process is killed")
    parser.add_argument("--seed", type=int, default=1, help="for the moments of the kills")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        counts = run(options.kills, options.seed, Path(folder))
    print(json.dumps({**asdict(counts), "kept_promise": counts.kept_promise}, indent=2))
    return 0 if counts.kept_promise else 1


if __name__ == "__main__":
    sys.exit(main())

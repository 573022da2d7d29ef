"""The road from SMTP to SMTP in one process, to be killed."""

import threading
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from assistant import settings
from assistant.assembly.workers import Worker
from assistant.channels.smtp_in import Listener
from assistant.channels.smtp_out import Sender
from assistant.desk.desk import Desk
from assistant.store.store import open_store
from tests.conftest import RING
from tests.unit.desk.small import SmallKnowledge, SmallUnderstander, SmallWriter


def desk_in(folder: Path, port: int, next_port: int) -> Desk:
    """Return a desk on a SQLite file, with receipts that go by themselves at once."""
    return Desk(
        store=open_store(f"sqlite:///{folder / 'desk.db'}", RING, migrate=True),
        clock=lambda: datetime.now(UTC),
        settings=settings.load(
            data_dir=folder,
            smtp_in={"port": port, "hostname": "mx.example.org"},
            smtp_out={
                "host": "localhost",
                "port": next_port,
                "security": "none",
                "undo_seconds": 0,
                "per_hour": 10**9,
                "per_domain_hour": 10**9,
            },
        ),
        understander=SmallUnderstander(),
        knowledge=SmallKnowledge(),
        writer=SmallWriter(),
    )


def live(folder: Path, port: int, next_port: int, ready: Connection) -> None:
    """Run until killed; say once that mail is taken."""
    desk = desk_in(folder, port, next_port)
    for part in (Worker(desk, "work-0"), Sender(desk, "send-0", poll_seconds=0.05), Listener(desk)):
        part.start()
    with suppress(BrokenPipeError):  # nobody waits for a life that is to end at once
        ready.send(True)
    threading.Event().wait()

"""Grouped commits."""

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from assistant.channels.commits import Commits
from assistant.desk.views import Incoming
from assistant.errors import StoreError


def row(raw: bytes) -> Incoming:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    return Incoming(raw=raw, tenant_id="ventum", recipients=("a@ventum.nl",), received=now, source="smtp")


def stored(take: Callable[[Sequence[Incoming]], object], raws: Sequence[bytes]) -> list[bool]:
    async def run() -> list[bool]:
        return await asyncio.gather(*(commits.stored((row(raw),)) for raw in raws))

    commits = Commits(take)
    commits.start()
    try:
        return asyncio.run(run())
    finally:
        commits.stop()


def test_what_comes_while_the_disk_is_busy_is_committed_together() -> None:
    batches: list[int] = []

    def take(rows: Sequence[Incoming]) -> None:
        batches.append(len(rows))
        time.sleep(0.05)

    assert all(stored(take, [b"%d" % number for number in range(100)]))
    assert sum(batches) == 100
    assert len(batches) <= 3


def test_one_mail_at_fault_stops_no_other() -> None:
    begin = threading.Event()

    def take(rows: Sequence[Incoming]) -> None:
        begin.wait(0.1)
        if any(row.raw == b"bad" for row in rows):
            raise ValueError("bad")

    assert stored(take, [b"1", b"bad", b"2", b"3"]) == [True, False, True, True]


def test_a_database_that_is_gone_fails_a_group_at_once() -> None:
    calls = []

    def take(rows: Sequence[Incoming]) -> None:
        calls.append(len(rows))
        time.sleep(0.05)
        raise StoreError("gone")

    assert stored(take, [b"%d" % number for number in range(50)]) == [False] * 50
    assert len(calls) <= 3


def test_two_rows_of_one_transaction_are_never_parted() -> None:
    seen: list[list[bytes]] = []

    def take(rows: Sequence[Incoming]) -> None:
        seen.append([row.raw for row in rows])

    async def run() -> None:
        await asyncio.gather(*(commits.stored((row(b"a%d" % n), row(b"b%d" % n))) for n in range(300)))

    commits = Commits(take)
    commits.start()
    asyncio.run(run())
    commits.stop()
    for batch in seen:
        assert len(batch) % 2 == 0
        assert all(one[1:] == other[1:] for one, other in zip(batch[::2], batch[1::2], strict=True))


def test_stop_stores_what_waits() -> None:
    taken: list[bytes] = []

    async def run() -> list[bool]:
        waiting = [commits.stored((row(b"%d" % n),)) for n in range(20)]
        await asyncio.sleep(0)
        threading.Thread(target=commits.stop).start()
        return await asyncio.gather(*waiting)

    commits = Commits(lambda rows: taken.extend(row.raw for row in rows))
    commits.start()
    assert all(asyncio.run(run()))
    assert len(taken) == 20

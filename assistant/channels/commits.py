"""Grouped commits: all mails that wait are stored in one transaction, by one thread.

A commit costs a wait for the disk. While one batch waits for it, the next collects; so a single
mail is not delayed, and a burst needs few commits.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.desk.views import Incoming
from assistant.errors import StoreError

_log = logging.getLogger(__name__)

_MAX_MAILS = 200
_MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class _Waiting:
    """What one SMTP transaction brought, and who waits for the word that it is stored."""

    rows: tuple[Incoming, ...]  # one a company
    answer: "asyncio.Future[bool]"
    size: int


class Commits:
    """Stores mail in groups. `stored` is awaited by each session; the work is done by one thread."""

    def __init__(self, take: Callable[[Sequence[Incoming]], object]) -> None:
        """*take* stores all rows in one transaction, or raises and stores none."""
        self._take = take
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="smtp-commits", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout: float = 4.0) -> None:
        """Store what waits, then end; a database that hangs holds nobody longer than *timeout* seconds."""
        self._queue.put(None)
        self._thread.join(timeout)

    def stored(self, rows: tuple[Incoming, ...]) -> "asyncio.Future[bool]":
        """Return what becomes True once all *rows* are committed, False where they could not be."""
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._queue.put(_Waiting(rows=rows, answer=answer, size=sum(len(row.raw) for row in rows)))
        return answer

    def _run(self) -> None:
        last = False
        while not last:
            first = self._queue.get()
            if first is None:
                return
            batch, last = self._collect(first)
            self._commit(batch)

    def _collect(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """Return *first* with what waits behind it, and whether the end was asked for."""
        batch, size = [first], first.size
        while len(batch) < _MAX_MAILS and size < _MAX_BYTES:
            try:
                following = self._queue.get_nowait()
            except queue.Empty:
                break
            if following is None:
                return batch, True
            batch.append(following)
            size += following.size
        return batch, False

    def _commit(self, batch: list[_Waiting]) -> None:
        try:
            self._take([row for waiting in batch for row in waiting.rows])
        except StoreError as error:
            _log.error("%d mails not stored, their senders try again: %s", len(batch), _name(error))
            _answer(batch, stored=False)
        except Exception as error:
            if len(batch) == 1:
                _log.error("a mail was not stored, its sender tries again: %s", type(error).__name__)
                _answer(batch, stored=False)
                return
            # One of them is at fault: it must not stop the others.
            for waiting in batch:
                self._commit([waiting])
        else:
            _answer(batch, stored=True)


def _name(error: BaseException) -> str:
    cause = error.__cause__
    return type(error).__name__ + (f" ({type(cause).__name__})" if cause else "")


def _answer(batch: Sequence[_Waiting], *, stored: bool) -> None:
    try:
        batch[0].answer.get_loop().call_soon_threadsafe(_wake, batch, stored)
    except RuntimeError:  # the loop has ended: nobody waits any more, and the rows are stored
        _log.warning("%d sessions had ended before their answer", len(batch))


def _wake(batch: Sequence[_Waiting], stored: bool) -> None:
    for waiting in batch:
        if not waiting.answer.done():  # its client may have gone
            waiting.answer.set_result(stored)

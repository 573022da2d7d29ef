"""Threads that work off the ledger, and the one that does what comes round each day."""

import logging
import threading
from collections.abc import Sequence
from datetime import timedelta

from assistant.assembly.jobs import Job
from assistant.desk import handle
from assistant.desk.desk import Desk
from assistant.errors import AssistantError

_log = logging.getLogger(__name__)

POLL = 0.25  # seconds between two looks at an empty ledger
AFTER_TROUBLE = 5.0  # seconds before the database is asked again


class Worker:
    """Handles one mail after the other until stopped; the mail in hand is finished."""

    def __init__(self, desk: Desk, name: str, *, left_by: Sequence[str] = ()) -> None:
        """*name* is held by no other worker; *left_by* are names of workers that are gone."""
        self._desk, self._name, self._left_by = desk, name, left_by
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Take up what an earlier life left, and begin."""
        for name in (self._name, *self._left_by):
            handle.recover(self._desk, name)
        self._thread.start()

    def stop(self, timeout: float = 8.0) -> None:
        """Finish the mail in hand and end."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                pause = 0.0 if handle.next(self._desk, self._name) else POLL
            except AssistantError as error:
                _log.error("handling pauses: %s", error)
                pause = AFTER_TROUBLE
            except Exception as error:
                _log.error("handling pauses: %s", type(error).__name__)
                pause = AFTER_TROUBLE
            self._stop.wait(pause)


class Rounds:
    """Does each of some jobs once an hour; a job itself knows what is due."""

    EVERY = timedelta(hours=1)

    def __init__(self, jobs: Sequence[tuple[str, Job]], *, first: timedelta = timedelta(minutes=1)) -> None:
        """*jobs* are named, and may be called often; *first* is when: what waited is worked off by then."""
        self._jobs, self._first = jobs, first
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rounds", daemon=True)

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout: float = 8.0) -> None:
        """End after the job in hand."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def once(self) -> None:
        """Do every job now; one that fails does not stop the others."""
        for name, job in self._jobs:
            if self._stop.is_set():
                return
            try:
                job(self._stop.is_set)
            except AssistantError as error:
                _log.error("%s is tried again in an hour: %s", name, error)
            except Exception as error:
                _log.error("%s is tried again in an hour: %s", name, type(error).__name__)

    def _run(self) -> None:
        pause = self._first
        while not self._stop.wait(pause.total_seconds()):
            self.once()
            pause = self.EVERY

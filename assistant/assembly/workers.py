"""Threads that work off the ledger, and the one that does what comes round each day."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from assistant.assembly.jobs import Job
from assistant.channels.background import Background
from assistant.desk import handle
from assistant.desk.desk import Desk
from assistant.errors import AssistantError

_log = logging.getLogger(__name__)

POLL = 0.25  # seconds between two looks at an empty ledger


class Worker(Background):
    """Handles one mail after the other until stopped; the mail in hand is finished."""

    def __init__(self, desk: Desk, name: str, *, left_by: Sequence[str] = ()) -> None:
        """*name* is held by no other worker; *left_by* are names of workers that are gone."""
        self._desk, self._name, self._left_by = desk, name, left_by
        super().__init__(name)

    def start(self) -> None:
        """Take up what an earlier life left, and begin."""
        for name in (self._name, *self._left_by):
            handle.recover(self._desk, name)
        super().start()

    def _run(self) -> None:
        self._again(lambda: 0.0 if handle.next(self._desk, self._name) else POLL, "handling pauses", _log)


class Rounds(Background):
    """Does each of some jobs once an hour; a job itself knows what is due."""

    EVERY = timedelta(hours=1)

    def __init__(self, jobs: Sequence[tuple[str, Job]], *, first: timedelta = timedelta(minutes=1)) -> None:
        """*jobs* are named, and may be called often; *first* is when: what waited is worked off by then."""
        self._jobs, self._first = jobs, first
        super().__init__("rounds")

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

"""Work that goes on in a thread of its own until it is told to end."""

import logging
import threading
from collections.abc import Callable

from assistant.errors import AssistantError

AFTER_TROUBLE = 5.0  # seconds before the database is asked again


class Background:
    """A thread that does `_run` until stopped; what it has in hand is finished."""

    def __init__(self, name: str) -> None:
        """*name* is the thread's; nothing runs before `start`."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout: float = 8.0) -> None:
        """Finish what is in hand and end; wait for that, *timeout* seconds at most."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        raise AssertionError("each kind of work says what it does")

    def _again(self, turn: Callable[[], float], what: str, log: logging.Logger) -> None:
        """Do *turn* until stopped, waiting as long as it says; after trouble, log *what* and go on."""
        while not self._stop.is_set():
            try:
                pause = turn()
            except AssistantError as error:
                log.error("%s: %s", what, error)
                pause = AFTER_TROUBLE
            except Exception as error:
                log.error("%s: %s", what, type(error).__name__)
                pause = AFTER_TROUBLE
            self._stop.wait(pause)

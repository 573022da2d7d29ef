"""What comes round: one failure stops nothing, and a stop is heard."""

import threading
from collections.abc import Callable
from datetime import timedelta

from assistant.assembly.workers import Rounds
from assistant.errors import StoreError


def test_a_job_that_fails_does_not_stop_the_others() -> None:
    done: list[str] = []

    def fails(_stopping: Callable[[], bool]) -> None:
        raise StoreError

    def breaks(_stopping: Callable[[], bool]) -> None:
        raise ZeroDivisionError

    Rounds([("a", fails), ("b", breaks), ("c", lambda _: done.append("c"))]).once()
    assert done == ["c"]


def test_a_long_job_hears_that_it_should_stop() -> None:
    begun, ended = threading.Event(), threading.Event()

    def long(stopping: Callable[[], bool]) -> None:
        begun.set()
        while not stopping():
            pass
        ended.set()

    rounds = Rounds([("long", long)], first=timedelta(0))
    rounds.start()
    assert begun.wait(5)
    rounds.stop(timeout=5)
    assert ended.is_set()
    assert not rounds.alive

"""Wakes the sockets of this process when something was said; other processes are heard by polling."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Bell:
    """One event a listening socket, found by its chat; all but `ring` runs in the event loop."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._listening: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def listen(self, session: str) -> Iterator[asyncio.Event]:
        """Give an event that is set whenever *session* is rung for."""
        self._loop = asyncio.get_running_loop()
        event = asyncio.Event()
        self._listening[session].add(event)
        try:
            yield event
        finally:
            self._listening[session].discard(event)
            if not self._listening[session]:
                del self._listening[session]

    def ring(self, session: str | None = None) -> None:
        """Wake those who listen to *session*, or everybody; may be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, session)

    def _wake(self, session: str | None) -> None:
        chosen = self._listening.values() if session is None else [self._listening.get(session, set())]
        for events in list(chosen):
            for event in events:
                event.set()

    @property
    def listeners(self) -> int:
        """How many sockets listen."""
        return sum(len(events) for events in self._listening.values())

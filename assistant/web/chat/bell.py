"""Wakes the sockets of this process when something was said; one look for all hears other processes.

Who is writing just now is known here too, for a few seconds and in memory only: nothing of it is stored.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from anyio.to_thread import run_sync

from assistant.desk.views import ChatMessage
from assistant.errors import AssistantError

LOOK_AGAIN = 10  # seconds between looks at the store; a ring is heard at once
_WRITES = 7.0  # seconds for which somebody who pressed a key counts as writing


@dataclass(kw_only=True, slots=True)
class Ear:
    """One listener: an event that is set when its chat is rung for, and what was said, where it is known."""

    rung: asyncio.Event = field(default_factory=asyncio.Event)
    said: list[ChatMessage] = field(default_factory=list, repr=False)
    seen: int = 0  # the number of the last message that was passed on
    writes: bool = False  # whether a member of staff is writing to this chat

    def heard(self) -> list[ChatMessage]:
        """Return what was said since the last time, and begin to listen anew."""
        self.rung.clear()
        said, self.said = self.said, []
        return said


class Bell:
    """One ear a listening socket, found by its chat; all but `ring` runs in the event loop."""

    def __init__(
        self, look: Callable[[Sequence[str]], Mapping[str, int]], *, every: float = LOOK_AGAIN
    ) -> None:
        """Begin with nobody listening; *look* gives the last number of each chat that is still there."""
        self._look, self._every = look, every
        self._looking: asyncio.Task[None] | None = None
        self._listening: dict[str, list[Ear]] = defaultdict(list)
        self._writing: dict[str, float] = {}  # when the customer of a chat last pressed a key
        self._loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def listen(self, session: str) -> Iterator[Ear]:
        """Give an ear that is rung whenever *session* is rung for."""
        self._loop = asyncio.get_running_loop()
        ear = Ear()
        self._listening[session].append(ear)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_again())
        try:
            yield ear
        finally:
            self._listening[session].remove(ear)
            if not self._listening[session]:
                del self._listening[session]
                self._writing.pop(session, None)

    def ring(self, session: str | None = None, said: Sequence[ChatMessage] = ()) -> None:
        """Wake those who listen to *session*, or everybody; may be called from any thread.

        *said* spares them a look at the store.
        """
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, session, said)

    def _wake(self, session: str | None, said: Sequence[ChatMessage]) -> None:
        chosen = list(self._listening.values()) if session is None else [self._listening.get(session, [])]
        for ears in chosen:
            for ear in ears:
                ear.said += said
                ear.rung.set()

    async def _look_again(self) -> None:
        """Ring, as long as somebody listens, where another process said something or a chat was deleted."""
        while self._listening:
            await asyncio.sleep(self._every)
            try:
                latest = await run_sync(self._look, list(self._listening))
            except AssistantError:
                continue  # the next look finds it
            for session, ears in self._listening.items():
                for ear in ears:
                    if latest.get(session, ear.seen + 1) > ear.seen:
                        ear.rung.set()

    def staff_writes(self, session: str) -> None:
        """Tell the sockets of *session* that a member of staff is writing; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._hint, session)

    def _hint(self, session: str) -> None:
        for ear in self._listening.get(session, []):
            ear.writes = True
            ear.rung.set()

    def customer_writes(self, session: str) -> None:
        """Note that the customer is writing, as long as a socket of theirs listens."""
        if session in self._listening:
            self._writing[session] = time.monotonic()

    def is_writing(self, session: str) -> bool:
        """Return whether the customer wrote within the last seconds; from any thread."""
        return time.monotonic() - self._writing.get(session, -_WRITES) < _WRITES

    @property
    def listeners(self) -> int:
        """How many sockets listen."""
        return sum(len(ears) for ears in self._listening.values())

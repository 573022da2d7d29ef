"""Sockets are woken by what another process said, and by nothing else."""

import asyncio
from collections.abc import Mapping

from assistant.web.chat.bell import Bell, Ear


def woken(latest: Mapping[str, int], *, seen: int) -> bool:
    """Return whether an ear for `chat` that has passed on *seen* is rung within some looks."""

    async def listen() -> bool:
        looks = 0
        looked = asyncio.Event()
        loop = asyncio.get_running_loop()

        def look(sessions: object) -> Mapping[str, int]:
            nonlocal looks
            looks += 1
            if looks == 3:
                loop.call_soon_threadsafe(looked.set)
            return latest

        bell = Bell(look, every=0.001)
        with bell.listen("chat") as ear:
            ear.seen = seen
            await looked.wait()
            return _rung(ear)

    return asyncio.run(listen())


def _rung(ear: Ear) -> bool:
    return ear.rung.is_set()


def test_a_message_of_another_process_wakes_the_socket() -> None:
    assert woken({"chat": 4}, seen=3)


def test_a_chat_where_nothing_was_said_sleeps_on() -> None:
    assert not woken({"chat": 3}, seen=3)


def test_a_chat_that_was_deleted_wakes_its_socket() -> None:
    assert woken({"another": 3}, seen=3)

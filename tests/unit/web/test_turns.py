"""Verbs of the chat take turns: few in hand at once, and nobody is passed by."""

import asyncio
import threading

from assistant.web.chat.bell import Bell
from assistant.web.chat.talk import AT_ONCE, Talk
from tests.unit.web.website import Website

LATER = 20  # calls that come while others are in hand
PATIENCE = 20  # seconds until a call that never begins fails the test


class Held:
    """As many calls as are taken in hand at once; each is held until it is let go."""

    def __init__(self, talk: Talk) -> None:
        self._all = threading.Barrier(AT_ONCE + 1)
        self._leave = [threading.Event() for _ in range(AT_ONCE)]
        self._calls = [asyncio.create_task(talk.in_turn(self._hold, event)) for event in self._leave]

    def _hold(self, leave: threading.Event) -> None:
        self._all.wait(PATIENCE)
        leave.wait(PATIENCE)

    async def in_hand(self) -> None:
        """Return when all have begun."""
        await asyncio.to_thread(self._all.wait, PATIENCE)

    async def let_go(self, number: int) -> None:
        self._leave[number].set()
        await self._calls[number]


def talk_of(site: Website) -> Talk:
    return Talk(site=site.app.state.site, bell=Bell(lambda _: {}))


def test_who_called_first_is_served_first(site: Website) -> None:
    begun: list[int] = []

    async def calls() -> None:
        talk = talk_of(site)
        held = Held(talk)
        await held.in_hand()
        after = [asyncio.create_task(talk.in_turn(begun.append, number)) for number in range(LATER)]
        while talk.turns.statistics().tasks_waiting < LATER:
            await asyncio.sleep(0)
        await held.let_go(0)  # from here on they go one by one
        await asyncio.gather(*after)
        for number in range(1, AT_ONCE):
            await held.let_go(number)

    asyncio.run(asyncio.wait_for(calls(), PATIENCE))
    assert begun == list(range(LATER))


def test_one_more_than_are_in_hand_waits_until_one_is_done(site: Website) -> None:
    done = threading.Event()

    async def calls() -> bool:
        talk = talk_of(site)
        held = Held(talk)
        await held.in_hand()
        late = asyncio.create_task(talk.in_turn(done.set))
        while not talk.turns.statistics().tasks_waiting and not done.is_set():
            await asyncio.sleep(0)
        waited = not done.is_set()
        for number in range(AT_ONCE):
            await held.let_go(number)
        await late
        return waited

    assert asyncio.run(asyncio.wait_for(calls(), PATIENCE))
    assert done.is_set()

"""The chat's verbs as the web calls them: company checked, nothing of another company's ever answered."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from assistant.desk import chat as verbs
from assistant.desk.views import ChatMessage, ChatOpened
from assistant.errors import InputError
from assistant.web.chat.bell import Bell
from assistant.web.site import Site

GONE = verbs.GONE
AT_ONCE = 2  # verbs in hand: one thinks while one waits for the disk; more would only hold each other up

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What opens a chat: company, id and the browser's secret."""

    tenant: str
    session: str
    secret: str = field(repr=False)

    @property
    def csrf(self) -> str:
        """The token of the plain page's forms; it tells nothing of the secret."""
        return hashlib.sha256(f"csrf:{self.session}:{self.secret}".encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """One company's side of the chat verbs; each raises NotFound for a chat that is not this key's."""

    site: Site
    bell: Bell
    turns: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(AT_ONCE), repr=False)

    async def in_turn(self, verb: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """Call *verb* in a thread, few at a time: who came first is answered first."""
        return await run_sync(partial(verb, *given, **named), limiter=self.turns)

    def start(self, tenant: str, address: str, session: str = "", secret: str = "") -> ChatOpened:
        """Open a chat, with the browser's own id and secret where it brings them.

        Raises UnknownTenant, or Refused above the limit of new chats.
        """
        return verbs.start(self.site.desk, tenant, address, session_id=session, secret=secret)

    def post(self, key: Key, client_id: str, text: str, choice: str = "") -> Sequence[ChatMessage]:
        """Say *text*, by the button *choice* if one was pressed; the same *client_id* changes nothing."""
        if len(text) > self.site.settings.web.chat_max_characters:
            raise InputError("Your message is too long.")
        said = verbs.post(
            self.site.desk, key.session, key.secret, client_id, text, choice=choice, tenant=key.tenant
        )
        self.bell.ring(key.session, said)
        return said

    def since(self, key: Key, seq: int) -> Sequence[ChatMessage]:
        """Return what was said after message *seq*."""
        return verbs.since(self.site.desk, key.session, key.secret, seq, tenant=key.tenant)

    async def wait(self, key: Key, seq: int, seconds: float) -> Sequence[ChatMessage]:
        """Return what was said after message *seq*, as soon as there is something, or after *seconds*."""
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        with self.bell.listen(key.session) as ear:
            ear.seen = seq
            while True:
                said = await self.in_turn(self.since, key, seq)
                left = until - clock()
                if said or left <= 0:
                    return said
                with suppress(TimeoutError):
                    await asyncio.wait_for(ear.rung.wait(), left)
                ear.heard()

    def person(self, key: Key) -> Sequence[ChatMessage]:
        """Ask for a person."""
        said = verbs.person(self.site.desk, key.session, key.secret, tenant=key.tenant)
        self.bell.ring(key.session, said)
        return said

    def delete(self, key: Key) -> None:
        """Delete the conversation."""
        verbs.delete(self.site.desk, key.session, key.secret, tenant=key.tenant)
        self.bell.ring(key.session)

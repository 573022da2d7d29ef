"""The chat's verbs as the web calls them: company checked, nothing of another company's ever answered."""

import asyncio
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from anyio.to_thread import run_sync

from assistant.desk import chat as verbs
from assistant.desk.views import ChatMessage, ChatOpened
from assistant.errors import InputError, NotFound
from assistant.web.chat.bell import Bell
from assistant.web.site import Site

GONE = verbs.GONE
LOOK_AGAIN = 10  # seconds between looks at the store; a ring is heard at once


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

    def start(self, tenant: str, address: str) -> ChatOpened:
        """Open a chat. Raises UnknownTenant, or Refused above the limit of new chats."""
        self.site.settings.tenant(tenant)
        return verbs.start(self.site.desk, tenant, address)

    def post(self, key: Key, client_id: str, text: str, choice: str = "") -> Sequence[ChatMessage]:
        """Say *text*, by the button *choice* if one was pressed; the same *client_id* changes nothing."""
        self._of_company(key)
        if len(text) > self.site.settings.web.chat_max_characters:
            raise InputError("Your message is too long.")
        said = verbs.post(self.site.desk, key.session, key.secret, client_id, text, choice=choice)
        self.bell.ring(key.session)
        return said

    def since(self, key: Key, seq: int) -> Sequence[ChatMessage]:
        """Return what was said after message *seq*."""
        self._of_company(key)
        return verbs.since(self.site.desk, key.session, key.secret, seq)

    async def wait(self, key: Key, seq: int, seconds: float) -> Sequence[ChatMessage]:
        """Return what was said after message *seq*, as soon as there is something, or after *seconds*."""
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        with self.bell.listen(key.session) as rung:
            while True:
                said = await run_sync(self.since, key, seq)
                left = until - clock()
                if said or left <= 0:
                    return said
                with suppress(TimeoutError):
                    await asyncio.wait_for(rung.wait(), min(left, LOOK_AGAIN))
                rung.clear()

    def person(self, key: Key) -> Sequence[ChatMessage]:
        """Ask for a person."""
        self._of_company(key)
        said = verbs.person(self.site.desk, key.session, key.secret)
        self.bell.ring(key.session)
        return said

    def delete(self, key: Key) -> None:
        """Delete the conversation."""
        self._of_company(key)
        verbs.delete(self.site.desk, key.session, key.secret)
        self.bell.ring(key.session)

    def _of_company(self, key: Key) -> None:
        with self.site.desk.store.read() as rows:
            session = rows.chats.get(key.session)
        if session is None or session.tenant != key.tenant:
            raise NotFound(GONE)

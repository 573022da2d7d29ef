"""The chat over a WebSocket: the same messages, pushed. Where it fails the widget polls instead.

The first frame is `{"secret": "…", "since": 0}`; a browser cannot set a header here, and an address
would be logged. Then the customer's frames are `{"client_id": "…", "text": "…"}`, or `{"typing": true}`
while they write; ours are `{"messages": […]}`, `{"typing": true}` while staff write, or `{"error": "…"}`.
"""

import asyncio
import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from assistant.desk.views import ChatMessage
from assistant.errors import AssistantError
from assistant.web.chat.bell import Bell, Ear
from assistant.web.chat.origins import is_own
from assistant.web.chat.records import Messages, Post, said
from assistant.web.chat.talk import Key, Talk
from assistant.web.site import Site

log = logging.getLogger(__name__)

_FIRST_FRAME = 10  # seconds in which the secret must come
_LARGEST_FRAME = 64 * 1024  # characters
_POLICY = 1008  # close code: not allowed (RFC 6455 7.4.1)


def router(site: Site, talk: Talk, bell: Bell) -> APIRouter:
    """Return the socket's endpoint."""
    api = APIRouter()

    @api.websocket("/api/chat/{tenant}/sessions/{session}/socket")
    async def socket(ws: WebSocket, tenant: str, session: str) -> None:
        company = next((t for t in site.settings.tenants if t.id == tenant), None)
        origin = ws.headers.get("origin", "")
        own = not origin or is_own(origin, ws.headers.get("host", ""))
        if company is None or not (own or origin in company.widget_origins):
            await ws.close(_POLICY)
            return
        await ws.accept()
        with suppress(WebSocketDisconnect, RuntimeError):
            await _Socket(ws, talk, bell).serve(tenant, session)

    return api


class _Socket:
    """One connection: a reader of frames, and a writer that wakes when something was said."""

    def __init__(self, ws: WebSocket, talk: Talk, bell: Bell) -> None:
        self.ws, self.talk, self.bell = ws, talk, bell
        self.seen = 0  # the last seq that this browser has

    async def serve(self, tenant: str, session: str) -> None:
        """Talk until either side goes."""
        try:
            hello = await asyncio.wait_for(self._frame(), _FIRST_FRAME)
            key = Key(tenant=tenant, session=session, secret=str(hello.get("secret", "")))
            self.seen = int(hello.get("since", 0))
            await self._tell(key, always=True)
        except (AssistantError, TimeoutError, ValueError) as error:
            await self._fail(error)
            await self.ws.close(_POLICY)
            return
        with self.bell.listen(session) as ear:
            pushing = asyncio.create_task(self._push(key, ear))
            try:
                while True:
                    try:
                        await self._take(key, await self._frame())
                    except ValueError as error:
                        await self._fail(error)
            finally:
                pushing.cancel()

    async def _take(self, key: Key, frame: dict[str, Any]) -> None:
        if frame.get("typing") is True:
            self.bell.customer_writes(key.session)
            return
        try:
            post = Post(**frame)
            await self.talk.in_turn(self.talk.post, key, post.client_id, post.text, post.choice)
        except (AssistantError, ValidationError, TypeError) as error:
            await self._fail(error, str(frame.get("client_id", ""))[:64])

    async def _push(self, key: Key, ear: Ear) -> None:
        while True:
            ear.seen = self.seen
            await ear.rung.wait()
            writes, ear.writes = ear.writes, False
            said = [message for message in ear.heard() if message.seq > self.seen]
            if writes and not said:
                await self.ws.send_json({"typing": True})
            try:
                if said and [m.seq for m in said] == list(range(self.seen + 1, self.seen + 1 + len(said))):
                    await self._send(said)
                else:
                    await self._tell(key)
            except AssistantError as error:
                await self._fail(error)
                await self.ws.close(_POLICY)
                return

    async def _tell(self, key: Key, *, always: bool = False) -> None:
        new = await self.talk.in_turn(self.talk.since, key, self.seen)
        if new or always:
            await self._send(new)

    async def _send(self, new: Sequence[ChatMessage]) -> None:
        self.seen = max([self.seen, *(message.seq for message in new)])
        await self.ws.send_text(Messages(messages=[said(m) for m in new]).model_dump_json())

    async def _frame(self) -> dict[str, Any]:
        text = await self.ws.receive_text()
        if len(text) > _LARGEST_FRAME:
            raise ValueError("too large")
        frame = json.loads(text)
        if not isinstance(frame, dict):
            raise ValueError("a frame is a JSON object")
        return frame

    async def _fail(self, error: Exception, client_id: str = "") -> None:
        line = str(error) if isinstance(error, AssistantError) else "This message could not be read."
        await self.ws.send_json({"error": line, "client_id": client_id})

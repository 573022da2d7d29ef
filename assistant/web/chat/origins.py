"""Which web pages may call a company's chat: those of `widget_origins`, and our own."""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/api/chat/"
_METHODS = "GET, POST, DELETE"
_REQUEST_HEADERS = "authorization, content-type"
_DAY = "86400"  # seconds that a browser may remember a preflight


class Origins:
    """Answers preflights and names exactly one allowed origin, never `*` (Fetch standard, CORS)."""

    def __init__(self, app: ASGIApp, *, allowed: Mapping[str, frozenset[str]]) -> None:
        """*allowed* gives the origins by company."""
        self.app, self.allowed = app, allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at the Origin of calls to the chat."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None or is_own(origin, headers.get("host", "")):
            await self.app(scope, receive, send)
            return
        if not self.allows(scope["path"], origin):
            answer: Response = JSONResponse(
                {"error": "This page may not use this chat."}, status_code=403, headers={"vary": "origin"}
            )
            await answer(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            answer = Response(status_code=204, headers={**_cors(origin), **_PREFLIGHT})
            await answer(scope, receive, send)
            return

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_cors(origin))
            await send(message)

        await self.app(scope, receive, named)

    def allows(self, path: str, origin: str) -> bool:
        """Return whether *origin* is one of the company in *path*."""
        return origin in self.allowed.get(path.removeprefix(PREFIX).split("/")[0], frozenset())


_PREFLIGHT = {
    "access-control-allow-methods": _METHODS,
    "access-control-allow-headers": _REQUEST_HEADERS,
    "access-control-max-age": _DAY,
}


def _cors(origin: str) -> dict[str, str]:
    return {
        "access-control-allow-origin": origin,
        "vary": "origin",
        "cross-origin-resource-policy": "cross-origin",
    }


def is_own(origin: str, host: str) -> bool:
    """Return whether *origin* is the address under which we were called."""
    return origin.split("://", 1)[-1] == host

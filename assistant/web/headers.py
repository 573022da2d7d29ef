"""Headers on every answer, and how large a request may be. Plain ASGI, so that nothing slips past."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script or style, nothing from elsewhere, no frames around us."""

MAIL_POLICY = (
    "sandbox; default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
"""For a customer's HTML mail: no script, no image, no form, no address of its own."""

_ALWAYS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "permissions-policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "content-security-policy": PAGE_POLICY,
    "cache-control": "no-store",
}

_YEAR = 31_536_000  # seconds


class Headers:
    """Adds the headers that an answer does not set for itself."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        """*https*: people reach us over https, so browsers may insist on it (RFC 6797)."""
        self.app = app
        self.headers: Mapping[str, str] = _ALWAYS | (
            {"strict-transport-security": f"max-age={_YEAR}; includeSubDomains"} if https else {}
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if headers["x-frame-options"] == "none":
                    del headers["x-frame-options"]
            await send(message)

        await self.app(scope, receive, dressed)


class BodyLimit:
    """Refuses a request body that is too large, whether it says its length or not."""

    def __init__(self, app: ASGIApp, *, limit: int, larger: Mapping[str, int] | None = None) -> None:
        """*limit* in bytes; *larger* gives other limits by the beginning of a path."""
        self.app, self.limit, self.larger = app, limit, dict(larger or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the bytes as they come."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = next((n for p, n in self.larger.items() if scope["path"].startswith(p)), self.limit)
        said = next((v for k, v in scope["headers"] if k == b"content-length"), b"0")
        if not said.isdigit() or int(said) > limit:
            await _too_large(send)
            return
        seen, started, refused = 0, False, False

        async def counted() -> Message:
            nonlocal seen, refused
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                refused = True
                return {"type": "http.disconnect"}
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            if refused:
                return
            started = True
            await send(message)

        try:
            await self.app(scope, counted, watched)
        except Exception:
            if not refused:
                raise
        if refused and not started:
            await _too_large(send)


async def _too_large(send: Send) -> None:
    body = b"This is too large to be taken. Make it shorter and send it again.\n"
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""`Idempotency-Key` on calls that make or change something: sent again, they are answered as before."""

import hashlib
import re
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Header
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.desk import repeats, tokens
from assistant.desk.outward import ApiAnswer
from assistant.desk.tokens import System
from assistant.web.site import Site

_FORM = r"^[!-~]{1,255}$"
_KEY = re.compile(_FORM)
_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def _said(
    idempotency_key: Annotated[
        str | None,
        Header(
            pattern=_FORM,
            description="Chosen by the caller, new for each call. Sent again within a day with the same token"
            " and body, the call is not done again: its first answer comes back.",
        ),
    ] = None,
) -> None:
    """Put the header into the description; the route reads it."""


KEYED = Depends(_said)


def repeatable(site: Site) -> type[APIRoute]:
    """Return the kind of route whose POST is done once for each key."""

    class Repeatable(APIRoute):
        """A call that may come again."""

        def get_route_handler(self) -> _Handler:
            handler = super().get_route_handler()

            async def once(request: Request) -> Response:
                key = request.headers.get("idempotency-key", "")
                if request.method != "POST" or not _KEY.match(key):
                    return await handler(request)
                system = await run_in_threadpool(_caller, site, request)
                if system is None:
                    return await handler(request)
                return await _once(site, system, key, request, handler)

            return once

    return Repeatable


async def _once(site: Site, system: System, key: str, request: Request, handler: _Handler) -> Response:
    call = _digest(request, await request.body())
    id, known = await run_in_threadpool(repeats.begin, site.desk, system, key, call)
    if known is not None:
        return _again(known)
    try:
        answer = await handler(request)
    except BaseException:
        await run_in_threadpool(repeats.let_go, site.desk, id)
        raise
    await run_in_threadpool(_keep, site, id, answer)
    return answer


def _keep(site: Site, id: str, answer: Response) -> None:
    repeats.keep(
        site.desk,
        id,
        status=answer.status_code,
        kind=answer.headers.get("content-type", ""),
        location=answer.headers.get("location", ""),
        body=bytes(answer.body).decode("utf-8"),
    )


def _again(known: ApiAnswer) -> Response:
    headers = {"idempotent-replayed": "true"}
    if known.location:
        headers["location"] = known.location
    if known.kind:
        headers["content-type"] = known.kind
    return Response(known.body or None, status_code=known.status, headers=headers)


def _caller(site: Site, request: Request) -> System | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return tokens.who(site.desk, token.strip()) if scheme.casefold() == "bearer" else None


def _digest(request: Request, body: bytes) -> str:
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    return hashlib.sha256(asked + body).hexdigest()

"""What a person reads when something goes wrong: a page in plain words, or a line of JSON."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import (
    AssistantError,
    InputError,
    NotFound,
    Refused,
    Stale,
    StoreError,
    TooMany,
    UnknownTenant,
)
from assistant.web import pages
from assistant.web.api.door import NoScope, NoToken
from assistant.web.api.problems import PREFIX as API
from assistant.web.api.problems import fields_of, problem
from assistant.web.chat.origins import PREFIX
from assistant.web.chat.talk import GONE
from assistant.web.door import SignInFirst
from assistant.web.forms import Forged
from assistant.web.marks import N_
from assistant.web.phrases import Phrases
from assistant.web.site import Site

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """A status, its heading, and a sentence for those who may not hear more."""

    status: int
    heading: str
    text: str = ""  # empty: the error's own line


_MISSING = Trouble(
    status=404,
    heading=N_("Not found"),
    text=N_("There is nothing here, or it is not yours to see."),
)
_TOLD = frozenset({GONE})  # what is not found may be named where it tells nobody what exists
_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (NoToken, Trouble(status=401, heading=N_("Sign in first"))),
    (NoScope, Trouble(status=403, heading=N_("That is not allowed"))),
    (Forged, Trouble(status=403, heading=N_("Please try again"))),
    (TooMany, Trouble(status=429, heading=N_("Too much at once"))),
    (NotFound, _MISSING),
    (UnknownTenant, _MISSING),
    (Stale, Trouble(status=409, heading=N_("Something changed"))),
    (Refused, Trouble(status=409, heading=N_("That is not possible"))),
    (InputError, Trouble(status=422, heading=N_("That could not be read"))),
    (
        StoreError,
        Trouble(
            status=503,
            heading=N_("Just a moment"),
            text=N_("The database does not answer. Nothing was lost; try again in a minute."),
        ),
    ),
)
_BROKEN = Trouble(
    status=500,
    heading=N_("Something went wrong"),
    text=N_("It is our fault, not yours. It was written down; try again, or tell the administrator."),
)


def install(app: FastAPI, site: Site) -> None:
    """Answer every error that leaves a handler."""

    async def known(request: Request, error: Exception) -> Response:
        if isinstance(error, SignInFirst):
            return _door(request, error)
        trouble = next((t for kind, t in _TROUBLES if isinstance(error, kind)), _BROKEN)
        if trouble.status >= 500:
            log.error("answered %s for %s", trouble.status, type(error).__name__)
        return answer(site, request, trouble, str(error))

    async def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 404:
            return answer(site, request, _MISSING, "")
        heading = text = HTTPStatus(status).phrase
        if not request.url.path.startswith("/api/"):  # a person reads it
            heading, text = _BROKEN.heading if status >= 500 else "That is not possible", ""
        if status == 405:
            text = "This address does not take that."
        allow = (error.headers or {}).get("Allow", "") if isinstance(error, HTTPException) else ""
        said = answer(site, request, Trouble(status=status, heading=heading, text=text), "")
        if allow:
            said.headers["allow"] = allow
        return said

    async def unreadable(request: Request, error: Exception) -> Response:
        trouble = Trouble(
            status=422,
            heading=N_("That could not be read"),
            text=N_("A field is missing, too long or not in the form that is expected."),
        )
        errors = error.errors() if isinstance(error, RequestValidationError) else ()
        return answer(site, request, trouble, "", fields_of(errors))

    app.add_exception_handler(AssistantError, known)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, unreadable)


class Unbroken:
    """Answers what no handler foresaw, inside the headers: plain words out, the exception in the log."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        """*site* renders the page."""
        self.app, self.site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and catch what comes out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            route = getattr(scope.get("route"), "path", "an unknown address")
            log.error("%s failed: %s", route, type(error).__name__, exc_info=error)
            if started:
                raise
            await answer(self.site, Request(scope), _BROKEN, "")(scope, receive, send)


def _door(request: Request, error: SignInFirst) -> Response:
    if request.url.path.endswith("/pulse"):
        return JSONResponse({"error": str(error)}, status_code=401)
    return pages.to(error.where)


def answer(
    site: Site, request: Request, trouble: Trouble, line: str, errors: Sequence[dict[str, str]] = ()
) -> Response:
    """Return the trouble as JSON to a program, as a page to a person."""
    path = request.url.path
    if path.startswith(f"{API}/"):
        headers = {"retry-after": "60"} if trouble.status in (429, 503) else {}
        if trouble.status == 401:
            headers["www-authenticate"] = "Bearer"
        detail = trouble.text or line
        return problem(
            request,
            status=trouble.status,
            title=trouble.heading,
            detail=detail,
            errors=errors,
            headers=headers,
        )
    if path.startswith("/api/"):
        p = _language_of_chat(site, path) or site.languages["en"]
        text = line if trouble is _MISSING and line in _TOLD else trouble.text or line
        headers = {"retry-after": "60"} if trouble.status in (429, 503) else {}
        return JSONResponse({"error": p.say(text)}, status_code=trouble.status, headers=headers)
    p = _language_of_chat(site, path) or pages.language_of(site, request)
    return pages.page(
        site,
        request,
        "console/error.html",
        status=trouble.status,
        p=p,
        heading=p.say(trouble.heading),
        text=p.say(trouble.text or line),
        back=path if path.startswith("/chat/") and trouble.status != 404 else "/console",
    )


def _language_of_chat(site: Site, path: str) -> Phrases | None:
    for prefix in (PREFIX, "/chat/"):
        if path.startswith(prefix):
            tenant = path.removeprefix(prefix).split("/")[0]
            company = next((t for t in site.settings.tenants if t.id == tenant), None)
            return site.languages[company.language] if company else None
    return None

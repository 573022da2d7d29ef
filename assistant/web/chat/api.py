"""The chat's endpoints: JSON over HTTP, and a socket that carries the same messages as they come."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from pydantic import BaseModel
from starlette.responses import PlainTextResponse, Response

from assistant.desk.views import ChatMessage, ChatOpened
from assistant.errors import NotFound
from assistant.web.chat import texts
from assistant.web.chat.records import Begin, Info, Messages, Opened, Post, Problem, said
from assistant.web.chat.talk import GONE, Key, Talk
from assistant.web.chat.transcript import transcript
from assistant.web.site import Site

Tenant = Annotated[str, Path(description="The company's short name.", examples=["ventum"], max_length=31)]
Session = Annotated[str, Path(description="The chat's id.", max_length=64)]
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    403: {"model": Problem, "description": "This page may not use this chat (see `widget_origins`)."},
    404: {"model": Problem, "description": "No such company or chat, or a wrong secret."},
    422: {"model": Problem, "description": "The message is empty, too long or not in this form."},
    429: {"model": Problem, "description": "Too much at once; `Retry-After` says when to try again."},
}


async def key(
    tenant: Tenant,
    session: Session,
    authorization: Annotated[str, Header(description="`Bearer <secret>`", max_length=200)] = "",
) -> Key:
    """Return the key that a call shows. Raises NotFound without one: nobody learns which chats exist."""
    kind, _, secret = authorization.partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise NotFound(GONE)
    return Key(tenant=tenant, session=session, secret=secret.strip())


Shown = Annotated[Key, Depends(key)]


def address_of(site: Site, request: Request) -> str:
    """Return the caller's network address; a proxy's word counts only where the settings name it."""
    direct = request.client.host if request.client else ""
    if direct in site.settings.web.trusted_proxies:
        return request.headers.get("x-forwarded-for", direct).split(",")[-1].strip() or direct
    return direct


def router(site: Site, talk: Talk) -> APIRouter:
    """Return the chat's endpoints."""
    api = APIRouter(prefix="/api/chat/{tenant}", tags=["chat"], responses=_PROBLEMS)

    @api.get("", summary="What a chat shows before anything is said")
    def info(tenant: Tenant) -> Info:
        """Nothing is stored for it, and no cookie is set."""
        company = site.settings.tenant(tenant)
        longest = site.settings.web.chat_max_characters
        return texts.info(
            site.desk, company, site.languages[company.language], site.brands[tenant], longest=longest
        )

    @api.post("/sessions", status_code=201, response_model=Opened, summary="Begin a chat")
    async def start(tenant: Tenant, request: Request, body: Begin | None = None) -> Response:
        """Call it with the customer's first message, not before; the message itself may come along."""
        opened, messages = await talk.in_turn(_begin, talk, tenant, address_of(site, request), body)
        told = [said(m) for m in messages]
        return _json(Opened(session=opened.session_id, secret=opened.secret, messages=told), status=201)

    @api.post("/sessions/{session}/messages", response_model=Messages, summary="Say something")
    async def post(key: Shown, body: Post) -> Response:
        """Answers with the message itself and what was said to it. Idempotent by `client_id`."""
        told = await talk.in_turn(talk.post, key, body.client_id, body.text, body.choice)
        return _json(Messages(messages=[said(m) for m in told]))

    @api.get("/sessions/{session}/messages", summary="What was said since")
    async def since(
        key: Shown,
        since: Annotated[int, Query(ge=0, description="The last `seq` that is known.")] = 0,
        wait: Annotated[int, Query(ge=0, le=25, description="Seconds to wait for something new.")] = 0,
    ) -> Messages:
        """Replays everything after `since`; with `wait`, a long poll for where no socket gets through."""
        new = await talk.wait(key, since, wait)
        return Messages(messages=[said(m) for m in new])

    @api.post("/sessions/{session}/person", summary="Ask for a person")
    async def person(key: Shown) -> Messages:
        """Opens a request that a person reads; the answer says when people are there."""
        return Messages(messages=[said(m) for m in await talk.in_turn(talk.person, key)])

    @api.delete("/sessions/{session}", status_code=204, summary="Delete the conversation")
    def delete(key: Shown) -> Response:
        """Erases what was said. A request that was made stays, with its reference."""
        talk.delete(key)
        return Response(status_code=204)

    @api.get(
        "/sessions/{session}/transcript",
        summary="The conversation as a text file",
        response_class=PlainTextResponse,
    )
    def keep(key: Shown) -> PlainTextResponse:
        """In the company's language."""
        company = site.settings.tenant(key.tenant)
        text = transcript(talk.since(key, 0), company, site.languages[company.language])
        return text_file(text, f"{key.tenant}.txt")

    return api


def _begin(
    talk: Talk, tenant: str, address: str, body: Begin | None
) -> tuple[ChatOpened, Sequence[ChatMessage]]:
    """Open a chat, and say the first message where one came along."""
    session, secret = (body.session, body.secret) if body else ("", "")
    opened = talk.start(tenant, address, session, secret)
    if body is None or body.first is None:
        return opened, ()
    key = Key(tenant=tenant, session=opened.session_id, secret=opened.secret)
    return opened, talk.post(key, body.first.client_id, body.first.text, body.first.choice)


def _json(answer: BaseModel, status: int = 200) -> Response:
    """Return *answer* as it is: it was checked when it was made, and a second look costs a thread's turn."""
    return Response(answer.model_dump_json(), status_code=status, media_type="application/json")


def text_file(text: str, name: str) -> PlainTextResponse:
    """Return *text* as a file to save."""
    return PlainTextResponse(text, headers={"content-disposition": f'attachment; filename="{name}"'})

"""The web application, put together: pages, endpoints, and what wraps every answer."""

from collections.abc import Callable, Mapping

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from assistant.desk import chat, mailboxes
from assistant.desk.desk import Desk
from assistant.errors import NotFound
from assistant.settings import Settings
from assistant.web import demo as demonstration
from assistant.web import health, links, troubles
from assistant.web.api import documents as api_documents
from assistant.web.api import replies as api_replies
from assistant.web.api import tickets as api_tickets
from assistant.web.api import webhooks as api_webhooks
from assistant.web.api.door import Door
from assistant.web.chat import api as chat_api
from assistant.web.chat import page as chat_page
from assistant.web.chat import socket
from assistant.web.chat.bell import Bell
from assistant.web.chat.origins import Origins
from assistant.web.chat.talk import Talk
from assistant.web.console import (
    account,
    acts,
    board,
    drafts,
    knowledge,
    lists,
    matters,
    newticket,
    packages,
    people,
    queue,
    register,
    report,
    sign_in,
    sign_on,
    statement,
    ticket,
    whoasks,
)
from assistant.web.headers import BodyLimit, Headers
from assistant.web.health import Measure, Meters
from assistant.web.site import Demo, Site, build

_FORM = 512 * 1024  # bytes: a long letter in a draft, and room
_CHAT = 64 * 1024
_FILE = 26 * 1024 * 1024  # a package of 25 MB, and its form
_ABOUT = (
    "The chat of the privacy desk, over HTTP and a WebSocket; the API for the company's own systems, under "
    "`/api/v1`, with a token (docs/api.md); and the health of the service.\n\n"
    "A chat begins with `POST …/sessions`, called with the customer's first message and not before. "
    "Every further call shows the session's secret. Messages are numbered; after a lost connection "
    "`GET …/messages?since=<last seq>` replays what was missed. Posting is idempotent by `client_id`.\n\n"
    "The same messages come pushed over `…/sessions/{session}/socket`: send "
    '`{"secret": "…", "since": 0}` as the first frame, then `{"client_id": "…", "text": "…"}`.'
)


def create_app(
    desk: Desk,
    settings: Settings,
    *,
    demo: Demo | None = None,
    probes: Mapping[str, Callable[[], str]] | None = None,
) -> FastAPI:
    """Return the application of *desk*.

    *demo* mounts the demonstration's pages; *probes* are looked at by `/readyz`: each returns what is
    wrong, or nothing. Raises ContentError where a template or catalogue is broken.
    """
    site = build(desk, settings, demo=demo, probes=probes or {})
    app = FastAPI(
        title="Privacy assistant",
        version="1",
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    app.state.site = site
    bell = Bell(lambda sessions: chat.latest(desk, sessions))
    meters = Meters(lambda: _counts(site), lambda: mailboxes.health(desk), bell)
    _routes(app, site, bell, meters)
    troubles.install(app, site)
    _wrap(app, site, meters)
    return app


def _counts(site: Site) -> dict[str, int]:
    tenants = [tenant.id for tenant in site.settings.tenants]
    with site.desk.store.read() as rows:
        return dict(rows.queue.counts(tenants, site.desk.now()))


def _routes(app: FastAPI, site: Site, bell: Bell, meters: Meters) -> None:
    talk, door = Talk(site=site, bell=bell), Door(site)
    for router in (
        health.router(site, meters),
        chat_api.router(site, talk),
        socket.router(site, talk, bell),
        chat_page.router(site, talk),
        links.router(site),
        api_tickets.router(site, door),
        api_replies.router(site, door),
        api_documents.router(site, door),
        api_webhooks.router(site, door),
        sign_in.router(),
        sign_on.router(site),
        queue.router(),
        newticket.router(),
        ticket.router(bell),
        drafts.router(),
        drafts.new_router(),
        acts.router(),
        matters.router(),
        whoasks.router(),
        acts.chat_router(bell),
        packages.router(),
        lists.router(),
        lists.mail_router(),
        board.router(),
        register.router(),
        report.router(),
        statement.router(),
        knowledge.router(),
        knowledge.verbs(),
        people.router(),
        account.router(),
    ):
        app.include_router(router)
    if site.demo is not None:
        app.include_router(demonstration.router(site, site.demo))
    _files(app, site)


def _files(app: FastAPI, site: Site) -> None:
    @app.get("/", include_in_schema=False)
    def root() -> Response:
        return RedirectResponse("/demo" if site.demo else "/console", status_code=303)

    @app.get("/static/{name}", include_in_schema=False)
    def static(request: Request, name: str) -> Response:
        if name not in site.assets:
            raise NotFound
        asset = site.assets[name]
        origin = "cross-origin" if name == "mail.css" else "same-origin"  # its frame has no origin
        return asset.answer(request, lasting=request.query_params.get("v") == asset.tag, origin=origin)

    @app.get("/widget.js", include_in_schema=False)
    def widget(request: Request) -> Response:
        return site.assets["widget.js"].answer(request, lasting=False, origin="cross-origin")


def _wrap(app: FastAPI, site: Site, meters: Meters) -> None:
    """Wrap every answer; what is added last is outermost."""
    allowed = {tenant.id: frozenset(tenant.widget_origins) for tenant in site.settings.tenants}
    app.add_middleware(troubles.Unbroken, site=site)
    larger = {"/api/chat/": _CHAT, links.PREFIX: _FILE, packages.PREFIX: _FILE, api_documents.PACKAGES: _FILE}
    app.add_middleware(BodyLimit, limit=_FORM, larger=larger)
    app.add_middleware(Origins, allowed=allowed)
    app.add_middleware(Measure, meters=meters)
    app.add_middleware(Headers, https=site.https)

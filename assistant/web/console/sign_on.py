"""The door by the company's single sign-on."""

import html

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.desk import sessions
from assistant.errors import NotFound, Refused
from assistant.web import door, pages
from assistant.web.agents import agent_of
from assistant.web.console.sign_in import draw
from assistant.web.pages import Said, local
from assistant.web.signon import RETURN, SignOn
from assistant.web.site import Site

_KEPT = "sign-on"  # the cookie that binds this browser to what it began
_MINUTES = 10


def router(site: Site) -> APIRouter:
    """Return the two addresses; they do not exist where no provider is set."""
    api = APIRouter(include_in_schema=False)
    provider = SignOn(site.settings.single_sign_on)

    @api.get("/console/sign-on")
    def begin(request: Request, next: str = "/console") -> Response:
        if not provider.settings.issuer:
            raise NotFound
        try:
            url, kept = provider.begin(_ours(site, request))
        except Refused as error:
            return _refused(request, error)
        answer = RedirectResponse(url, status_code=303)
        answer.set_cookie(
            _KEPT,
            f"{kept}|{local(next)}",
            max_age=_MINUTES * 60,
            path="/console/sign-on",
            httponly=True,
            samesite="lax",  # it must come along when the provider sends the browser back
            secure=site.settings.web.secure_cookies,
        )
        return answer

    @api.get(RETURN)
    def finish(request: Request) -> Response:
        kept, _, where = request.cookies.get(_KEPT, "").partition("|")
        if not provider.settings.issuer:
            raise NotFound
        try:
            known = provider.finish(kept, request.url.query, _ours(site, request))
            entered = sessions.enter(
                site.desk,
                subject=known.subject,
                email=known.email,
                verified=known.verified,
                agent=agent_of(request),
            )
        except Refused as error:
            return _refused(request, error)
        answer = _onward("/console/second-factor" if entered.second_factor else local(where))
        door.keep(site, answer, entered.cookie)
        answer.delete_cookie(_KEPT, path="/console/sign-on")
        return answer

    return api


def _ours(site: Site, request: Request) -> str:
    return site.settings.web.public_url or str(request.base_url)


def _refused(request: Request, error: Refused) -> Response:
    p = pages.language_of(request.app.state.site, request)
    return draw(request, status=401, said=Said(kind="bad", text=p.say(str(error))))


def _onward(where: str) -> Response:
    """Go on from a page of ours: a strict cookie does not come along on the way from another site."""
    to = html.escape(where, quote=True)
    page = f'<!doctype html><meta http-equiv="refresh" content="0;url={to}"><a href="{to}">{to}</a>'
    return HTMLResponse(page)

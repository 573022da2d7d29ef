"""Signing in and out, the second factor, and the reader's choices."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from assistant.desk import accounts, sessions
from assistant.errors import NotFound, Refused, TooMany
from assistant.web import door, pages, phrases
from assistant.web.agents import agent_of
from assistant.web.chat.api import address_of
from assistant.web.forms import Form, door_of, door_token, keep_door, prove, read_form
from assistant.web.pages import Said, local
from assistant.web.site import Site

Typed = Annotated[Form, Depends(read_form)]


def draw(
    request: Request, *, status: int = 200, email: str = "", where: str = "", said: Said | None = None
) -> Response:
    """Render the page at which one signs in."""
    site: Site = request.app.state.site
    token = door_token(request)
    answer = pages.page(
        site,
        request,
        "console/sign_in.html",
        status=status,
        csrf=token,
        email=email,
        next=local(where),
        said=said,
        sign_on=_label(site),
        passwords=site.settings.single_sign_on.passwords or not site.settings.single_sign_on.issuer,
    )
    keep_door(site, answer, token)
    return answer


def _label(site: Site) -> str:
    """Return what the button of the single sign-on says; empty where there is none."""
    settings = site.settings.single_sign_on
    return settings.label or urlsplit(settings.issuer).hostname or "" if settings.issuer else ""


def let_in(site: Site, request: Request, email: str, password: str, where: str) -> Response:
    """Check the password and give the browser its session, or say why not."""
    p = pages.language_of(site, request)
    try:
        entered = accounts.sign_in(
            site.desk, email, password, address_of(site, request), agent=agent_of(request)
        )
    except TooMany as error:
        said = Said(kind="bad", text=p.say(str(error)))
        return draw(request, status=429, email=email, where=where, said=said)
    except Refused as error:
        said = Said(kind="bad", text=p.say(str(error)))
        return draw(request, status=401, email=email, where=where, said=said)
    answer = pages.to("/console/second-factor" if entered.second_factor else local(where))
    door.keep(site, answer, entered.cookie)
    return answer


def router() -> APIRouter:
    """Return the addresses of the door."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/sign-in")
    def show(request: Request, next: str = "/console") -> Response:
        return draw(request, where=next)

    @api.post("/console/sign-in")
    def enter(request: Request, form: Typed) -> Response:
        prove(form, door_of(request), request)
        site: Site = request.app.state.site
        settings = site.settings.single_sign_on
        if settings.issuer and not settings.passwords:
            raise NotFound
        return let_in(site, request, form.text("email"), form.raw("password"), form.text("next", "/console"))

    @api.get("/console/second-factor")
    def ask_code(request: Request) -> Response:
        return _draw_code(request)

    @api.post("/console/second-factor")
    def take_code(request: Request, form: Typed) -> Response:
        prove(form, door_of(request), request)
        site: Site = request.app.state.site
        try:
            accounts.verify_totp(
                site.desk, request.cookies.get(door.cookie_name(site), ""), form.text("code")
            )
        except (Refused, TooMany) as error:
            said = Said(kind="bad", text=pages.language_of(site, request).say(str(error)))
            return _draw_code(request, status=401, said=said)
        return pages.to("/console")

    @api.post("/console/sign-out")
    def leave(request: Request, form: Typed) -> Response:
        site: Site = request.app.state.site
        prove(form, _token(site, request), request)
        accounts.sign_out(site.desk, request.cookies.get(door.cookie_name(site), ""))
        answer = pages.to("/console/sign-in")
        door.forget(site, answer)
        return answer

    @api.post("/console/preferences")
    def choose(request: Request, form: Typed) -> Response:
        site: Site = request.app.state.site
        prove(form, _token(site, request), request)
        answer = pages.to(local(form.text("back", "/console")))
        if form.text("language") in phrases.LANGUAGES:
            pages.remember(site, answer, "language", form.text("language"))
            if found := accounts.who(site.desk, request.cookies.get(door.cookie_name(site), "")):
                sessions.speak(site.desk, found[0], form.text("language"))
        pages.remember(site, answer, "theme", form.text("theme"))
        return answer

    return api


def _draw_code(request: Request, *, status: int = 200, said: Said | None = None) -> Response:
    site: Site = request.app.state.site
    token = door_token(request)
    answer = pages.page(site, request, "console/second_factor.html", status=status, csrf=token, said=said)
    keep_door(site, answer, token)
    return answer


def _token(site: Site, request: Request) -> str:
    """Return the token that a form must hold: of the session, or of a visitor who has none."""
    found = accounts.who(site.desk, request.cookies.get(door.cookie_name(site), ""))
    return found[1].csrf if found else door_of(request)

"""One's own account: password, second factor; and the page of keys."""

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from assistant.desk import accounts, sessions
from assistant.errors import AssistantError, Refused
from assistant.web import door, pages
from assistant.web.agents import agent_of
from assistant.web.chat.api import address_of
from assistant.web.pages import Said
from assistant.web.visits import Posted, Visit, Visitor


def _draw(visit: Visit, *, secret: str = "", status: int = 200, said: Said | None = None) -> Response:
    on = any(a.second_factor for a in accounts.accounts(visit.desk) if a.staff.id == visit.staff.id)
    return visit.page(
        "account.html",
        status=status,
        totp_on=on,
        totp_secret=secret,
        said=said,
        sessions=sessions.mine(visit.desk, visit.staff),
        this=visit.session,
    )


def router() -> APIRouter:
    """Return the page and its forms."""
    api = APIRouter(prefix="/console", include_in_schema=False)

    @api.get("/account")
    def show(visit: Visitor) -> Response:
        return _draw(visit)

    @api.get("/account/pulse")
    def alive(visit: Visitor) -> JSONResponse:
        """Say that the sign-in holds, before a page lets go of what was typed in it."""
        return JSONResponse({"csrf": visit.csrf})

    @api.get("/keys")
    def keys(visit: Visitor) -> Response:
        return visit.page("keys.html")

    @api.post("/account/sessions/end")
    def end(post: Posted) -> Response:
        sessions.end(post.visit.desk, post.visit.staff, post.form.text("session"))
        return post.visit.done("/console/account", "That sign-in has ended.")

    @api.post("/account/sessions/end-all")
    def end_all(post: Posted) -> Response:
        sessions.end_everywhere(post.visit.desk, post.visit.staff)
        answer = pages.to("/console/sign-in")
        door.forget(post.visit.site, answer)
        return answer

    @api.post("/account/password")
    def password(post: Posted) -> Response:
        visit, form = post.visit, post.form
        where = address_of(visit.site, visit.request)
        try:
            accounts.sign_in(visit.desk, visit.staff.email, form.raw("old"), where)
            accounts.set_password(visit.desk, visit.staff.id, form.raw("new"), by=visit.staff)
            entered = accounts.open_session(visit.desk, visit.staff.id, agent=agent_of(visit.request))
        except AssistantError as error:
            return visit.refused("/console/account", error)
        answer = visit.done("/console/account", "Your password is changed; other sign-ins have ended.")
        door.keep(visit.site, answer, entered.cookie)
        return answer

    @api.post("/account/totp/start")
    def start(post: Posted) -> Response:
        try:
            secret, _ = accounts.start_totp(post.visit.desk, post.visit.staff)
        except Refused as error:
            return post.visit.refused("/console/account", error)
        return _draw(post.visit, secret=secret)

    @api.post("/account/totp")
    def confirm(post: Posted) -> Response:
        visit = post.visit
        try:
            accounts.confirm_totp(visit.desk, visit.staff, post.form.text("code"))
        except Refused as error:
            said = Said(kind="bad", text=visit.against(str(error)))
            return _draw(visit, secret=post.form.text("secret"), status=422, said=said)
        return visit.done("/console/account", "The second factor is on.")

    return api

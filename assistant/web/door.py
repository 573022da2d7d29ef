"""The session in the cookie: who somebody is, and where they are sent when we do not know."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from assistant.desk import accounts
from assistant.desk.people import Session, Staff
from assistant.errors import AssistantError
from assistant.web.site import Site


class SignInFirst(AssistantError):
    """Sign in first: you have not yet, or your sign-in has ended."""

    def __init__(self, where: str) -> None:
        """*where* is the page at which one signs in."""
        super().__init__()
        self.where = where


def cookie_name(site: Site) -> str:
    """Return the session cookie's name; with https the browser itself guards its origin (`__Host-`)."""
    return "__Host-session" if site.settings.web.secure_cookies else "session"


def who(site: Site, request: Request) -> tuple[Staff, Session]:
    """Return who has signed in, the second factor included. Raises SignInFirst."""
    found = accounts.who(site.desk, request.cookies.get(cookie_name(site), ""))
    back = quote(request.url.path if request.method == "GET" else "/console", safe="/")
    if found is None:
        raise SignInFirst(f"/console/sign-in?next={back}")
    return found


def keep(site: Site, answer: Response, token: str) -> None:
    """Give the browser its session: out of reach of scripts and of other sites, until it is closed."""
    answer.set_cookie(
        cookie_name(site),
        token,
        path="/",
        httponly=True,
        samesite="strict",
        secure=site.settings.web.secure_cookies,
    )


def forget(site: Site, answer: Response) -> None:
    """Take the session away, and what the browser kept of the console (Clear-Site-Data)."""
    answer.delete_cookie(cookie_name(site), path="/")
    answer.delete_cookie("filter", path="/console")
    answer.headers["clear-site-data"] = '"cache", "storage"'

"""How a page is made and answered: its language and light, the notice on top, redirects after a form."""

import base64
import binascii
import json
import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.web import phrases
from assistant.web.phrases import Phrases
from assistant.web.site import Site, context

log = logging.getLogger(__name__)

_YEAR = 31_536_000  # seconds
_NOTICE = "said"
_THEMES = frozenset({"light", "dark"})
_LONGEST_NOTICE = 600  # characters; a cookie holds 4 kB


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A notice on top of the next page."""

    kind: str  # good, bad or warn
    text: str = field(repr=False)
    undo: "Undo | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Undo:
    """What the notice offers to take back: an approved reply that has not left yet."""

    draft: str  # its id
    key: str  # the page of its matter
    until: int  # when it leaves, in seconds of the epoch
    left: int = 0  # seconds that are left where the notice is shown


def language_of(site: Site, request: Request, preferred: str = "") -> Phrases:
    """Return the language to speak: chosen by cookie, else the account's, else the browser's."""
    chosen = request.cookies.get("language") or preferred
    if chosen not in phrases.LANGUAGES:
        chosen = phrases.best(request.headers.get("accept-language", ""))
    return site.languages[chosen]


def page(site: Site, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Render *template*. `p` among *values* is the language; the notice of the last form is shown once."""
    p: Phrases = values.pop("p", None) or language_of(site, request)
    said = values.pop("said", None) or heard(request, site.desk.now())
    theme = request.cookies.get("theme", "")
    standard = {
        "theme": theme if theme in _THEMES else "",
        "here": local(str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")),
        "said": said,
        "csrf": "",
        "demo": site.demo,
    }
    text = site.templates.get_template(template).render({**context(p), **standard, **values})
    answer = HTMLResponse(text, status_code=status)
    if _NOTICE in request.cookies:
        answer.delete_cookie(_NOTICE, path="/")
    return answer


def local(address: str, default: str = "/console") -> str:
    """Return *address* where it is a path of our own; another server's is replaced by *default*."""
    parts = urlsplit(address)
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc
    return address if plain and "\r" not in address and "\n" not in address else default


def to(address: str) -> RedirectResponse:
    """Send the browser on to *address* with GET (303, RFC 9110 15.4.4)."""
    return RedirectResponse(local(address), status_code=303)


def say(site: Site, answer: Response, said: Said) -> Response:
    """Let the next page show *said*."""
    undo = [said.undo.draft, said.undo.key, said.undo.until] if said.undo else []
    packed = json.dumps([said.kind, said.text[:_LONGEST_NOTICE], *undo]).encode()
    answer.set_cookie(
        _NOTICE,
        base64.urlsafe_b64encode(packed).decode(),
        max_age=60,
        path="/",
        httponly=True,
        samesite="strict",
        secure=site.settings.web.secure_cookies,
    )
    return answer


def heard(request: Request, now: datetime) -> Said | None:
    """Return the notice that the last form left; what can be taken back no more is not offered."""
    try:
        kind, text, *undo = json.loads(base64.urlsafe_b64decode(request.cookies.get(_NOTICE, "")))
    except (ValueError, TypeError, binascii.Error):
        return None
    if kind not in {"good", "bad", "warn"} or not isinstance(text, str):
        return None
    return Said(kind=kind, text=text, undo=_undo(undo, now))


def _undo(packed: list[object], now: datetime) -> Undo | None:
    match packed:
        case [str(draft), str(key), int(until)] if (left := until - int(now.timestamp())) > 0:
            return Undo(draft=draft, key=key, until=until, left=left)
    return None


def remember(site: Site, answer: Response, name: str, value: str) -> None:
    """Keep a choice of the reader (language, light) for a year; it is no secret."""
    answer.set_cookie(
        name,
        value,
        max_age=_YEAR,
        path="/",
        httponly=True,
        samesite="lax",
        secure=site.settings.web.secure_cookies,
    )

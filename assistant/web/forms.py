"""What comes in with a form, and the proof that it came from a page of ours."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import AssistantError, InputError
from assistant.web.site import Site

_DOOR = "door"  # the cookie that stands for a visitor before signing in


class Forged(AssistantError):
    """This form did not come from a page of this desk, or the page was too old. Open it again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form's fields; text only, blanks around it taken off where asked."""

    fields: Mapping[str, tuple[str, ...]] = field(repr=False)

    def text(self, name: str, default: str = "") -> str:
        """Return a field without blanks around it."""
        return self.fields.get(name, (default,))[0].strip()

    def raw(self, name: str) -> str:
        """Return a field as it was typed, with LF line ends (browsers send CRLF)."""
        return self.fields.get(name, ("",))[0].replace("\r\n", "\n").replace("\r", "\n")

    def number(self, name: str) -> int:
        """Return a whole number. Raises InputError where it is none."""
        try:
            return int(self.text(name))
        except ValueError as error:
            raise InputError(f"the field {name} must be a number") from error

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field that may stand several times."""
        return self.fields.get(name, ())


async def read_form(request: Request) -> Form:
    """Read a form post; files are left out (no page takes one this way)."""
    fields: dict[str, tuple[str, ...]] = {}
    async with request.form(max_files=0, max_fields=200) as form:
        for name in form:
            fields[name] = tuple(v for v in form.getlist(name) if not isinstance(v, UploadFile))
    return Form(fields=fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileForm:
    """A form with one file, which stays in memory: it may be a copy of an ID."""

    form: Form
    name: str = field(repr=False)
    type: str
    content: bytes = field(repr=False)  # empty where none was chosen


class _InMemory(MultiPartParser):
    spool_max_size = 64 * 1024 * 1024  # above what a request may hold: nothing is written to a disk


async def read_file(request: Request) -> FileForm:
    """Read a form post with one file; what is no such form holds nothing. Raises InputError if broken."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return FileForm(form=Form(fields={}), name="", type="", content=b"")
    try:
        data = await _InMemory(request.headers, request.stream(), max_files=1, max_fields=20).parse()
    except (MultiPartException, KeyError) as error:
        raise InputError("The form could not be read. Send it again.") from error
    fields: dict[str, tuple[str, ...]] = {}
    name = type = ""
    content = b""
    for key, value in data.multi_items():
        if isinstance(value, UploadFile):
            name, type, content = value.filename or "", value.content_type or "", await value.read()
        else:
            fields[key] = (*fields.get(key, ()), value)
    await data.close()
    return FileForm(form=Form(fields=fields), name=name, type=type, content=content)


def own_origin(request: Request) -> bool:
    """Return whether a post comes from a page of ours, as far as the browser says.

    `Sec-Fetch-Site` (Fetch Metadata) is sent by every current browser; `Origin` by older ones.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None or origin == "null":
        return origin is None
    return origin.split("://", 1)[-1] == request.headers.get("host", "")


def prove(form: Form, expected: str, request: Request) -> None:
    """Raise Forged unless the form holds *expected* and comes from a page of ours."""
    given = form.text("csrf")
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()) or not own_origin(request):
        raise Forged


def door_token(request: Request) -> str:
    """Return the token of a visitor who has not signed in, or a fresh one."""
    known = request.cookies.get(_DOOR, "")
    return known if len(known) == 43 and known.isascii() else secrets.token_urlsafe(32)


def keep_door(site: Site, answer: Response, token: str) -> None:
    """Give the visitor's browser the token that the form on the page repeats."""
    answer.set_cookie(
        _DOOR,
        token,
        max_age=7200,
        path="/",
        httponly=True,
        samesite="strict",
        secure=site.settings.web.secure_cookies,
    )


def door_of(request: Request) -> str:
    """Return the token in the visitor's cookie; empty where there is none."""
    return request.cookies.get(_DOOR, "")

"""The customer's pages of one-time links: hand over a masked copy of an ID, fetch an answer.

Nobody signs in here: the secret in the address is the key, a download needs its code besides. Looking at
a page uses nothing up, because mail scanners look too.
"""

from typing import Annotated, Any
from urllib.parse import quote

from babel.dates import format_date
from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from assistant.desk import links
from assistant.errors import AssistantError, InputError, NotFound, Refused, TooMany
from assistant.settings import Tenant
from assistant.web import pages
from assistant.web.chat.api import address_of
from assistant.web.forms import FileForm, Form, door_of, door_token, keep_door, prove, read_file, read_form
from assistant.web.marks import N_
from assistant.web.site import Site

PREFIX = "/link/"

_NUMBER = {
    "NL": N_("My BSN, also in the lines of letters and digits at the bottom"),
    "DK": N_("My CPR number"),
}
_ON_IT = N_("Copy for %(company)s, %(day)s")
_SAID = (  # by the desk, to a customer
    N_("This link does not work any more: it was used or its time is over. Ask us for a new one."),
    N_("That code is wrong."),
    N_("Too many links or codes did not work. Try again in an hour."),
    N_("Send one picture (JPEG, PNG) or PDF of at most 10 MB."),
)
_MISSING = 404
_WRONG = 422

Uploaded = Annotated[FileForm, Depends(read_file)]
Posted = Annotated[Form, Depends(read_form)]


def _draw(site: Site, request: Request, template: str, link: links.OpenLink, **values: Any) -> HTMLResponse:
    """Return a page in the company's language, with its form's token in the visitor's cookie."""
    company = site.settings.tenant(link.tenant)
    p, token = site.languages[company.language], door_token(request)
    answer = pages.page(
        site,
        request,
        f"link/{template}",
        p=p,
        company=company,
        until=p.moment(link.expires_at, company.zone),
        csrf=token,
        **values,
    )
    keep_door(site, answer, token)
    return answer


def _failed(site: Site, request: Request, error: AssistantError) -> HTMLResponse:
    """Return the page of a link that does not work; it says nothing of what it was for."""
    p = pages.language_of(site, request)
    status = 429 if isinstance(error, TooMany) else _MISSING
    return pages.page(
        site, request, "link/gone.html", p=p, status=status, company=None, text=p.say(str(error))
    )


def _upload_values(site: Site, company: Tenant) -> dict[str, Any]:
    today = site.desk.now().astimezone(company.zone).date()
    day = format_date(today, "long", locale=company.language)
    p = site.languages[company.language]
    return {
        "number": _NUMBER[company.country],
        "on_it": p.say(_ON_IT, company=company.name, day=day),
        "done": False,
        "problem": "",
    }


def router(site: Site) -> APIRouter:
    """Return the pages of both kinds of link."""
    api = APIRouter(prefix=PREFIX.rstrip("/"), include_in_schema=False)

    @api.get("/upload/{secret}")
    def upload_page(request: Request, secret: str) -> Response:
        try:
            with links.guarded(site.desk, address_of(site, request)):
                link = links.look(site.desk, secret, "upload")
        except (NotFound, TooMany) as error:
            return _failed(site, request, error)
        values = _upload_values(site, site.settings.tenant(link.tenant))
        return _draw(site, request, "upload.html", link, **values)

    @api.post("/upload/{secret}")
    def upload(request: Request, secret: str, sent: Uploaded) -> Response:
        prove(sent.form, door_of(request), request)
        try:
            with links.guarded(site.desk, address_of(site, request)):
                link = links.look(site.desk, secret, "upload")
        except (NotFound, TooMany) as error:
            return _failed(site, request, error)
        values = _upload_values(site, site.settings.tenant(link.tenant))
        try:
            links.upload(site.desk, secret, sent.content, masked=bool(sent.form.text("masked")))
        except InputError as error:
            p = site.languages[site.settings.tenant(link.tenant).language]
            return _draw(
                site, request, "upload.html", link, status=_WRONG, **values | {"problem": p.say(str(error))}
            )
        return _draw(site, request, "upload.html", link, **values | {"done": True})

    @api.get("/download/{secret}")
    def download_page(request: Request, secret: str) -> Response:
        try:
            with links.guarded(site.desk, address_of(site, request)):
                link = links.look(site.desk, secret, "download")
        except (NotFound, TooMany) as error:
            return _failed(site, request, error)
        return _draw(site, request, "download.html", link, problem="")

    @api.post("/download/{secret}")
    def download(request: Request, secret: str, form: Posted) -> Response:
        prove(form, door_of(request), request)
        try:
            link = links.look(site.desk, secret, "download")
            with links.guarded(site.desk, address_of(site, request)):
                package = links.download(site.desk, secret, form.text("code"))
        except (NotFound, TooMany) as error:
            return _failed(site, request, error)
        except Refused as error:
            p = site.languages[site.settings.tenant(link.tenant).language]
            return _draw(site, request, "download.html", link, status=_WRONG, problem=p.say(str(error)))
        return attachment(package)

    return api


def attachment(package: links.Package) -> Response:
    """Return a file to be saved, never to be shown."""
    return Response(
        package.content,
        media_type="application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{quote(package.name, safe='')}",
            "content-security-policy": "sandbox; default-src 'none'",
        },
    )

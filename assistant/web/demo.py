"""Pages of the demonstration: a way in, a customer's page with the widget, the caught mail."""

from email.message import EmailMessage

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from assistant.errors import NotFound
from assistant.web import pages
from assistant.web.console.sign_in import Typed, let_in
from assistant.web.forms import door_of, door_token, keep_door, prove
from assistant.web.headers import MAIL_POLICY
from assistant.web.safehtml import page as safe_page
from assistant.web.site import Demo, Site


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def router(site: Site, demo: Demo) -> APIRouter:
    """Return the demonstration's addresses."""
    api = APIRouter(include_in_schema=False)

    @api.get("/demo")
    def start(request: Request) -> Response:
        token = door_token(request)
        answer = pages.page(site, request, "demo/start.html", csrf=token, companies=site.settings.tenants)
        keep_door(site, answer, token)
        return answer

    @api.post("/demo/sign-in")
    def one_click(request: Request, form: Typed) -> Response:
        prove(form, door_of(request), request)
        person = next((p for p in demo.staff if p.email == form.text("email")), None)
        if person is None:
            raise NotFound
        answer = let_in(site, request, person.email, person.password, "/console")
        pages.remember(site, answer, "language", pages.language_of(site, request).language)
        return answer

    @api.get("/demo/outbox")
    def outbox(request: Request) -> Response:
        caught = list(reversed(demo.caught()))
        shown = [{"id": c.id, "at": c.at, "mail": c.mail, "text": _part(c.mail, "plain")} for c in caught]
        return pages.page(site, request, "demo/outbox.html", caught=shown, zone=site.settings.tenants[0].zone)

    @api.get("/demo/outbox/{id}/html")
    def html(request: Request, id: str) -> Response:
        found = next((c for c in demo.caught() if c.id == id), None)
        if found is None:
            raise NotFound
        p = pages.language_of(site, request)
        text = safe_page(
            _part(found.mail, "html"),
            language=p.language,
            title=str(found.mail["Subject"] or ""),
            stylesheet=site.assets.url("mail.css"),
        )
        return HTMLResponse(
            text, headers={"content-security-policy": MAIL_POLICY, "x-frame-options": "SAMEORIGIN"}
        )

    @api.get("/demo/{tenant}")
    def customer(request: Request, tenant: str) -> Response:
        company = site.settings.tenant(tenant)
        p = site.languages[company.language]
        return pages.page(site, request, "demo/customer.html", p=p, company=company)

    return api

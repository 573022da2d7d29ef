"""The plain chat page of a company: forms and links, the same conversation without script."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from babel.dates import format_date
from fastapi import APIRouter, Depends, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from assistant.desk.letters import html_of
from assistant.desk.views import ChatMessage
from assistant.errors import AssistantError, NotFound
from assistant.privacy import find_numbers, mask
from assistant.settings import Tenant
from assistant.web import pages
from assistant.web.chat import texts
from assistant.web.chat.api import address_of, text_file
from assistant.web.chat.talk import Key, Talk
from assistant.web.chat.transcript import transcript
from assistant.web.forms import Forged, Form, own_origin, read_form
from assistant.web.saying import due_said
from assistant.web.site import Site

Posted = Annotated[Form, Depends(read_form)]


class ChatPage:
    """Reads the cookie, draws the page, keeps the cookie."""

    def __init__(self, site: Site, talk: Talk) -> None:
        """*talk* carries the conversation."""
        self.site, self.talk = site, talk

    def key(self, request: Request, tenant: str) -> Key | None:
        """Return the key in the cookie; the cookie is set with the first message, not before."""
        session, _, secret = request.cookies.get(f"chat-{tenant}", "").partition(".")
        return Key(tenant=tenant, session=session, secret=secret) if session and secret else None

    def keep(self, answer: Response, key: Key) -> Response:
        """Let the browser keep the key until it is closed."""
        answer.set_cookie(
            f"chat-{key.tenant}",
            f"{key.session}.{key.secret}",
            path=f"/chat/{key.tenant}",
            httponly=True,
            samesite="lax",
            secure=self.site.settings.web.secure_cookies,
        )
        return answer

    def forget(self, answer: Response, tenant: str) -> Response:
        """Take the key away."""
        answer.delete_cookie(f"chat-{tenant}", path=f"/chat/{tenant}")
        return answer

    def draw(self, request: Request, company: Tenant, *, typed: str = "", problem: str = "") -> HTMLResponse:
        """Return the page with what was said so far."""
        key = self.key(request, company.id)
        messages: Sequence[ChatMessage] = ()
        gone = False
        if key is not None:
            try:
                messages = self.talk.since(key, 0)
            except NotFound:
                key, gone = None, True
        p = self.site.languages[company.language]
        answer = pages.page(
            self.site,
            request,
            "chat/page.html",
            status=422 if problem else 200,
            p=p,
            company=company,
            messages=messages,
            labels=texts.labels(p),
            kinds=texts.kinds(self.site.desk, company),
            words=lambda text: Markup(html_of(text)),  # noqa: S704  # every word in it is escaped
            told=lambda message, ticket: told(message.text, ticket, company.language),
            notice=texts.notice(company, p),
            hours=texts.hours(self.site.desk, company, p),
            suggestions=texts.suggestions(self.site.desk, company),
            csrf=key.csrf if key else "",
            client_id=secrets.token_hex(8),
            typed=typed,
            problem=problem,
            zone=company.zone,
            due_text=lambda due: due_said(p, due, company.zone),
            longest=self.site.settings.web.chat_max_characters,
        )
        if gone:
            self.forget(answer, company.id)
        return answer

    def proven(self, request: Request, form: Form, tenant: str) -> Key | None:
        """Return the key of a form post. Raises Forged where it did not come from our page."""
        key = self.key(request, tenant)
        matches = key is None or hmac.compare_digest(form.text("csrf").encode(), key.csrf.encode())
        if not own_origin(request) or (not matches and form.text("csrf")):
            raise Forged
        return key if matches else None


def told(text: str, ticket: Mapping[str, str], language: str) -> bool:
    """Return whether *text* names reference and date of *ticket*, so that no card need say them again."""
    due = ticket.get("due", "")[:10]
    day = format_date(date.fromisoformat(due), "long", language) if due else ""
    return ticket.get("reference", "") in text and day in text


def noticed(site: Site, company: Tenant, text: str) -> str:
    """Return what is said about a number in *text* that does not belong in a chat."""
    labels = texts.labels(site.languages[company.language])
    kind = find_numbers(text, language=company.language)[0].kind
    return f"{labels[f'found_{kind}']} {labels['found_page']}"


def router(site: Site, talk: Talk) -> APIRouter:
    """Return the plain page and its forms."""
    page = ChatPage(site, talk)
    api = APIRouter(prefix="/chat/{tenant}", include_in_schema=False)

    @api.get("")
    def show(request: Request, tenant: str) -> HTMLResponse:
        return page.draw(request, site.settings.tenant(tenant))

    @api.post("")
    def post(request: Request, tenant: str, form: Posted) -> Response:
        company = site.settings.tenant(tenant)
        key = page.proven(request, form, tenant)
        choice, _, label = form.raw("choice").strip()[:200].partition("|")
        text = label or form.raw("text").strip()
        if not text:
            return page.draw(request, company)
        safe = mask(text, language=company.language)
        if safe != text:  # not stored: the customer sees first what would be sent
            return page.draw(request, company, typed=safe, problem=noticed(site, company, text))
        try:
            if key is None:
                opened = talk.start(tenant, address_of(site, request))
                key = Key(tenant=tenant, session=opened.session_id, secret=opened.secret)
            talk.post(key, form.text("client_id") or secrets.token_hex(8), text, choice)
        except NotFound:
            return page.forget(pages.to(f"/chat/{tenant}"), tenant)
        except AssistantError as error:
            p = site.languages[company.language]
            return page.draw(request, company, typed=text, problem=p.say(str(error)))
        return page.keep(pages.to(f"/chat/{tenant}#now"), key)

    @api.post("/person")
    def person(request: Request, tenant: str, form: Posted) -> Response:
        site.settings.tenant(tenant)
        key = page.proven(request, form, tenant)
        if key is None:
            opened = talk.start(tenant, address_of(site, request))
            key = Key(tenant=tenant, session=opened.session_id, secret=opened.secret)
        talk.person(key)
        return page.keep(pages.to(f"/chat/{tenant}#now"), key)

    @api.post("/delete")
    def delete(request: Request, tenant: str, form: Posted) -> Response:
        company = site.settings.tenant(tenant)
        key = page.proven(request, form, tenant)
        if key is not None:
            talk.delete(key)
        text = site.languages[company.language].say("This conversation was deleted.")
        answer = pages.say(site, pages.to(f"/chat/{tenant}"), pages.Said(kind="good", text=text))
        return page.forget(answer, tenant)

    @api.get("/transcript")
    def keep(request: Request, tenant: str) -> Response:
        company = site.settings.tenant(tenant)
        key = page.key(request, tenant)
        messages = talk.since(key, 0) if key else ()
        return text_file(transcript(messages, company, site.languages[company.language]), f"{tenant}.txt")

    return api

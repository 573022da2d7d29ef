"""What staff do with one-time links: ask for a copy of an ID, look at it, hand over a package."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from assistant.desk import links, review
from assistant.errors import AssistantError
from assistant.web.console.ticket import draw
from assistant.web.forms import FileForm, prove, read_file
from assistant.web.links import PREFIX as PUBLIC
from assistant.web.links import attachment
from assistant.web.pages import Said, local
from assistant.web.visits import Posted, Visit, Visitor

PREFIX = "/console/packages/"

_SEEN = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}

Uploaded = Annotated[FileForm, Depends(read_file)]


def address(visit: Visit, request: Request, kind: str, secret: str) -> str:
    """Return a link as the customer gets it."""
    base = visit.site.settings.web.public_url or str(request.base_url)
    return f"{base.rstrip('/')}{PUBLIC}{kind}/{secret}"


def _grouped(code: str) -> str:
    return f"{code[:4]} {code[4:]}"


def router() -> APIRouter:
    """Return the forms, and the page of an uploaded copy."""
    api = APIRouter(include_in_schema=False)

    @api.post("/console/tickets/{key}/upload-link")
    def ask(request: Request, post: Posted, key: str) -> Response:
        visit, where = post.visit, local(f"/console/tickets/{key}")
        reason = post.form.text("reason")
        try:
            secret = links.offer_upload(visit.desk, visit.staff, key)
            link = address(visit, request, "upload", secret)
            review.new_draft(visit.desk, visit.staff, key, stage="identity", reason=reason, upload_link=link)
        except AssistantError as error:
            return visit.refused(where, error)
        return visit.done(where, "A letter with a link for the upload is ready.")

    @api.post(PREFIX + "{key}")
    def package(request: Request, visit: Visitor, key: str, sent: Uploaded) -> Response:
        prove(sent.form, visit.csrf, request)
        given = links.Package(name=sent.name, type=sent.type, content=sent.content)
        try:
            secret, code = links.offer_download(visit.desk, visit.staff, key, given)
            link = address(visit, request, "download", secret)
            review.new_draft(visit.desk, visit.staff, key, stage="fulfilled", download_link=link)
        except AssistantError as error:
            return visit.refused(local(f"/console/tickets/{key}"), error)
        text = visit.p.say(
            "A letter with the link is ready. The code is %(code)s. Tell it by phone or letter, never by "
            "mail: it is shown only now.",
            code=_grouped(code),
        )
        return draw(visit, key, said=Said(kind="warn", text=text))

    @api.get("/console/tickets/{key}/uploads/{id}")
    def copy(visit: Visitor, key: str, id: str) -> Response:
        content = links.see_upload(visit.desk, visit.staff, key, id)
        type = next((type for start, type in _SEEN.items() if content.startswith(start)), "")
        if not type:
            return attachment(links.Package(name="copy.pdf", type="application/pdf", content=content))
        headers = {"content-security-policy": "sandbox; default-src 'none'; img-src 'self'"}
        return Response(content, media_type=type, headers=headers)

    return api

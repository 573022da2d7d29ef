"""Files: what customers sent, and packages that are handed to them."""

from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from assistant.desk import links, review
from assistant.desk.tokens import System
from assistant.errors import NotFound, Refused
from assistant.web.api.door import Door
from assistant.web.api.problems import PREFIX, RESPONSES
from assistant.web.api.records import Document, Documents, Handed
from assistant.web.api.repeats import KEYED, repeatable
from assistant.web.api.tickets import Reference
from assistant.web.links import PREFIX as PUBLIC
from assistant.web.site import Site

PACKAGES = f"{PREFIX}/packages/"
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_BYTES: dict[str, Any] = {
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
}


async def _body(request: Request) -> bytes:
    return await request.body()


def router(site: Site, door: Door) -> APIRouter:
    """Return the calls about files."""
    api = APIRouter(prefix=PREFIX, tags=["documents"], responses=RESPONSES, route_class=repeatable(site))
    desk = site.desk

    @api.get("/tickets/{reference}/documents", summary="List the files of a ticket")
    def list_documents(
        system: Annotated[System, door.needs("documents:read")], reference: Reference
    ) -> Documents:
        """Copies of an ID are named, never given."""
        view = review.ticket(desk, system.staff, reference)
        return Documents(
            items=[
                Document(
                    id=file.id,
                    name=file.name,
                    type=file.type,
                    size=file.size,
                    readable=not file.id_copy and file.removed_at is None,
                )
                for file in view.attachments
            ]
        )

    @api.get(
        "/tickets/{reference}/documents/{id}",
        summary="Fetch a file",
        response_class=Response,
        responses={200: {"description": "The file.", **_BYTES}},
    )
    def get_document(
        system: Annotated[System, door.needs("documents:read")], reference: Reference, id: Id
    ) -> Response:
        """Every look is in the journal."""
        view = review.ticket(desk, system.staff, reference)
        file = next((each for each in view.attachments if each.id == id), None)
        if file is None or file.removed_at is not None:
            raise NotFound
        if file.id_copy:
            raise Refused("A copy of an ID is seen by people who verify, not by systems.")
        name, _, content = review.attachment(desk, system.staff, id)
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name or 'file', safe='')}"}
        return Response(content, media_type="application/octet-stream", headers=headers)

    @api.post(
        "/packages/{reference}",
        dependencies=[KEYED],
        status_code=201,
        summary="Hand a package to the customer behind a link",
        openapi_extra={"requestBody": {"required": True, **_BYTES}},
    )
    def hand_over(
        *,
        request: Request,
        system: Annotated[System, door.needs("documents:write")],
        reference: Reference,
        body: Annotated[bytes, Depends(_body)],
        name: Annotated[str, Query(min_length=1, max_length=200, description="File name.")],
        type: Annotated[str, Query(max_length=100)] = "application/octet-stream",
    ) -> Handed:
        """The body is the file. Identity must be confirmed; the letter with the link waits for approval."""
        package = links.Package(name=name, type=type, content=body)
        secret, code = links.offer_download(desk, system.staff, reference, package)
        base = site.settings.web.public_url or str(request.base_url)
        link = f"{base.rstrip('/')}{PUBLIC}download/{secret}"
        draft = review.new_draft(desk, system.staff, reference, stage="fulfilled", download_link=link)
        until = desk.now() + timedelta(links.DOWNLOAD_DAYS)
        return Handed(code=code, draft=draft.id, expires_at=until)

    return api

"""The page of a ticket, or of a message without one."""

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import review
from assistant.web.console.queue import next_of
from assistant.web.console.ticketview import values
from assistant.web.pages import Said
from assistant.web.visits import Visit, Visitor


def draw(
    visit: Visit,
    key: str,
    *,
    status: int = 200,
    typed: Mapping[str, str] | None = None,
    said: Said | None = None,
) -> Response:
    """Render the page; *typed* is a draft's text that could not be stored and must not be lost."""
    view = review.ticket(visit.desk, visit.staff, key)
    following = next_of(visit, view.ticket.reference if view.ticket else view.conversation.id)
    return visit.page(
        "ticket.html",
        status=status,
        here="queue",
        said=said,
        next_url=following,
        **values(visit, view, key, typed),
    )


def router() -> APIRouter:
    """Return the page's address."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/tickets/{key}")
    def show(visit: Visitor, key: str) -> Response:
        return draw(visit, key)

    return api

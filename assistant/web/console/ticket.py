"""The page of a ticket, or of a message without one."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from assistant.desk import access, looking, review
from assistant.desk.looking import Colleague
from assistant.desk.views import TicketView
from assistant.web import compare
from assistant.web.chat.bell import Bell
from assistant.web.console.matters import may_split
from assistant.web.console.queue import next_of
from assistant.web.console.ticketview import values
from assistant.web.marks import N_
from assistant.web.pages import Said
from assistant.web.visits import Visit, Visitor

_WRITES = N_("%(name)s is writing here.")
_LOOKS = N_("%(name)s is looking at this too.")


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
    shown = values(visit, view, key, typed)
    shown |= _beside(visit, view) | _race(visit, view, typed)
    return visit.page("ticket.html", status=status, here="queue", said=said, next_url=following, **shown)


def _beside(visit: Visit, view: TicketView) -> dict[str, Any]:
    """Return who else looks, and what may be done with the matter as a whole."""
    tenant = visit.site.settings.tenant(view.conversation.tenant)
    colleagues = looking.look(visit.desk, visit.staff, view.conversation.id)
    return {
        "others": others_said(visit, colleagues),
        "drafts_mark": drafts_mark(view),
        "splits": may_split(view),
        "may_hold": visit.staff.roles.get(tenant.id) in access.OFFICER,
    }


def _race(visit: Visit, view: TicketView, typed: Mapping[str, str] | None) -> dict[str, Any]:
    """Return what somebody else did with the draft while this person typed."""
    last = max((each.draft for each in view.drafts), key=lambda draft: draft.changed_at, default=None)
    if typed is None or last is None:
        return {"theirs": [], "theirs_by": "", "theirs_at": None}
    by = next((yes.by for each in view.drafts if each.draft is last for yes in each.approvals), last.by)
    theirs = last.content.text
    return {
        "theirs": compare.changes(theirs, typed["text"]) if theirs != typed["text"] else [],
        "theirs_by": visit.names().get(by, "") if by != visit.staff.id else "",
        "theirs_at": last.changed_at,
    }


def others_said(visit: Visit, colleagues: Sequence[Colleague]) -> str:
    """Return who else is at this page, in words; nothing where nobody is."""
    told = []
    for colleague in colleagues:
        told.append(visit.p.say(_WRITES if colleague.writing else _LOOKS, name=colleague.name))
    return " ".join(told)


def drafts_mark(view: TicketView) -> str:
    """Return a mark that differs whenever a draft of the matter was changed, approved or dropped."""
    told = "\n".join(
        f"{d.draft.id} {d.draft.version} {d.draft.state} {len(d.approvals)}" for d in view.drafts
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _typing(visit: Visit, view: TicketView, bell: Bell, *, says: bool) -> bool:
    """Return whether the customer is writing in a chat that this person took over; tell them who *says*."""
    if view.conversation.taken_over_by != visit.staff.id:
        return False
    with visit.desk.store.read() as rows:
        session = rows.chats.of(view.conversation.id)
    if session is None:
        return False
    if says:
        bell.staff_writes(session.id)
    return bell.is_writing(session.id)


def router(bell: Bell) -> APIRouter:
    """Return the page's address."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/tickets/{key}")
    def show(visit: Visitor, key: str) -> Response:
        return draw(visit, key)

    @api.get("/console/tickets/{key}/pulse")
    def news(visit: Visitor, key: str, writing: str = "", say: str = "") -> JSONResponse:
        view = review.ticket(visit.desk, visit.staff, key)
        colleagues = looking.look(visit.desk, visit.staff, view.conversation.id, writing=bool(writing))
        types = _typing(visit, view, bell, says=bool(say))
        return JSONResponse(
            {
                "typing": visit.p.say("The customer is writing …") if types else "",
                "revision": view.conversation.revision,
                "drafts": drafts_mark(view),
                "others": others_said(visit, colleagues),
                "wrote": visit.p.say("The customer wrote again."),
                "changed": visit.p.say("A colleague changed the reply."),
                "label": visit.p.say("Show"),
            }
        )

    return api

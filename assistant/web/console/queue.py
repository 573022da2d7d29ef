"""The queue page: what is due first on top, filters that are kept, news by asking."""

import hashlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from assistant.desk import review
from assistant.desk.views import Filters, QueueRow
from assistant.errors import AssistantError
from assistant.web import words
from assistant.web.pages import to
from assistant.web.visits import Posted, Visit, Visitor

PAGE = 50  # lines
_KEPT = "filter"  # the cookie that keeps a filter until the browser closes
_NAMES = ("q", "tenant", "type", "state", "mine", "overdue")


def filters(visit: Visit, asked: dict[str, str]) -> Filters:
    """Return what of the queue is asked for; values that are not known count for nothing."""
    tenant, type, state = asked.get("tenant", ""), asked.get("type", ""), asked.get("state", "")
    return Filters(
        tenants=(tenant,) if tenant in visit.staff.tenants else (),
        types=(type,) if type in words.TYPES else (),
        states=(state,) if state in words.STATES else (),
        assignee=visit.staff.id if asked.get("mine") else "",
        overdue=bool(asked.get("overdue")),
        search=asked.get("q", "").strip()[:200],
        limit=PAGE + 1,
        after=asked.get("after", "")[:100],
    )


def kept(request: Request) -> dict[str, str]:
    """Return the filter asked for: of this address, else the one kept."""
    asked = {
        name: request.query_params[name] for name in (*_NAMES, "after") if request.query_params.get(name)
    }
    if request.query_params:
        return asked
    return kept_of_cookie(request)


def pulse(rows: Sequence[QueueRow]) -> str:
    """Return a mark that differs whenever the list differs."""
    told = "\n".join(
        f"{r.key} {r.state} {r.type} {r.assignee} {r.has_draft} {r.raised} {r.due}" for r in rows
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def next_of(visit: Visit, key: str) -> str:
    """Return the address of the line below *key* in the kept queue, or of the queue itself."""
    rows = review.queue(visit.desk, visit.staff, filters(visit, kept_of_cookie(visit.request)))
    keys = [row.key for row in rows]
    following = keys[keys.index(key) + 1 :] if key in keys else keys
    candidate = next((other for other in [*following, *keys] if other != key), "")
    return f"/console/tickets/{candidate}" if candidate else "/console"


def kept_of_cookie(request: Request) -> dict[str, str]:
    """Return the kept filter, whatever the address says."""
    return {name: value for name, value in parse_qsl(request.cookies.get(_KEPT, "")) if name in _NAMES}


def router() -> APIRouter:
    """Return the queue's addresses."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console")
    def show(visit: Visitor) -> Response:
        asked = kept(visit.request)
        wanted = filters(visit, asked)
        found = review.queue(visit.desk, visit.staff, wanted)
        rows, more = found[:PAGE], len(found) > PAGE and found[PAGE - 1].cursor
        values: dict[str, Any] = {
            "rows": rows,
            "overdue": sum(row.overdue for row in rows),
            "f": wanted,
            "filtered": any(asked.get(name) for name in _NAMES),
            "pulse": pulse(rows),
            "next_url": f"/console?{urlencode({**asked, 'after': rows[-1].cursor})}" if more else "",
        }
        answer = visit.page("queue.html", here="queue", **values)
        keep = urlencode({name: value for name, value in asked.items() if name != "after"})
        answer.set_cookie(
            _KEPT,
            keep,
            path="/console",
            httponly=True,
            samesite="strict",
            secure=visit.site.settings.web.secure_cookies,
        )
        return answer

    @api.get("/console/pulse")
    def news(visit: Visitor) -> JSONResponse:
        rows = review.queue(visit.desk, visit.staff, filters(visit, kept_of_cookie(visit.request)))[:PAGE]
        text = visit.p.say("The queue has changed.")
        return JSONResponse({"pulse": pulse(rows), "text": text, "label": visit.p.say("Show")})

    @api.post("/console/bulk")
    def bulk(post: Posted) -> Response:
        visit, chosen = post.visit, post.form.all("pick")
        target = visit.staff.id if post.form.text("do") == "mine" else None
        try:
            for reference in chosen[: PAGE * 2]:
                review.assign(visit.desk, visit.staff, reference, target)
        except AssistantError as error:
            return visit.refused("/console", error)
        if not chosen:
            return to("/console")
        return visit.done("/console", "Assigned.")

    return api

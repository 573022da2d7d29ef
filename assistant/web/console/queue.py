"""The queue page: what is due first on top, filters that are kept, news by asking."""

import hashlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from assistant.desk import filters as kept_filters
from assistant.desk import review
from assistant.desk.views import Filters, QueueRow
from assistant.errors import AssistantError
from assistant.web import words
from assistant.web.pages import Said, say, to
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
        after=asked.get("after", "")[:200],
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
        f"{r.key} {r.state} {r.type} {r.assignee} {r.has_draft} {r.to_give} {r.raised} {r.due}" for r in rows
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
            "kept": kept_filters.mine(visit.desk, visit.staff),
            "query": urlencode({name: asked[name] for name in _NAMES if asked.get(name)}),
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

    @api.post("/console/filters")
    def keep(post: Posted) -> Response:
        visit, query = post.visit, post.form.text("query")
        try:
            kept_filters.keep(visit.desk, visit.staff, post.form.text("name"), query)
        except AssistantError as error:
            return visit.refused("/console", error)
        return visit.done(f"/console?{query}", "The filter is kept.")

    @api.post("/console/filters/{id}/drop")
    def drop(post: Posted, id: str) -> Response:
        kept_filters.drop(post.visit.desk, post.visit.staff, id)
        return post.visit.done("/console", "The filter is dropped.")

    @api.post("/console/bulk")
    def bulk(post: Posted) -> Response:
        visit, chosen = post.visit, post.form.all("pick")[: PAGE * 2]
        if not chosen:
            return to("/console")
        done, refused = 0, ""
        for key in chosen:
            try:
                done += _one_of_many(visit, key, post.form.text("do"))
            except AssistantError as error:
                refused = visit.against(str(error))
        told = visit.p.count("%(n)s done.", "%(n)s done.", done)
        left = visit.p.count("%(n)s left as it was.", "%(n)s left as they were.", len(chosen) - done)
        text = told if done == len(chosen) else f"{told} {left} {refused}".strip()
        answer = to("/console")
        return say(visit.site, answer, Said(kind="good" if done == len(chosen) else "warn", text=text))

    return api


def _one_of_many(visit: Visit, key: str, do: str) -> bool:
    """Do with one line what was chosen for many; False where it is no act for such a line.

    Only what can be undone is done in bulk: who works on it, and that nobody need look any more.
    """
    loose = "-" not in key  # a matter without a request is known by its id, a request by its reference
    if do == "seen":
        if loose:
            review.seen(visit.desk, visit.staff, key)
        return loose
    if loose:
        return False
    if do == "work":
        review.move(visit.desk, visit.staff, key, "in_progress")
    else:
        review.assign(visit.desk, visit.staff, key, visit.staff.id if do == "mine" else None)
    return True

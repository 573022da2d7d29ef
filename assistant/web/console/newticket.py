"""A request opened by hand: it came by letter or phone."""

from datetime import date, datetime, time
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import review
from assistant.desk.contents import Person
from assistant.errors import AssistantError, InputError
from assistant.privacy import mask
from assistant.web import words
from assistant.web.forms import Form
from assistant.web.pages import Said
from assistant.web.visits import Posted, Visit, Visitor, one_of

_FIELDS = ("tenant", "type", "channel", "received", "name", "address", "phone", "text", "authority")


def _draw(visit: Visit, typed: dict[str, str], *, status: int = 200, said: Said | None = None) -> Response:
    today = visit.desk.now().date()
    values: dict[str, Any] = {"typed": {name: typed.get(name, "") for name in _FIELDS}, "today": today}
    return visit.page("new.html", here="queue", status=status, said=said, **values)


def _received(visit: Visit, form: Form, tenant: str) -> datetime:
    """Return the moment of receipt: now for today, else the end of the morning of that day."""
    try:
        day = date.fromisoformat(form.text("received"))
    except ValueError as error:
        raise InputError("Give the day on which it was received.") from error
    zone = visit.site.settings.tenant(tenant).zone
    now = visit.desk.now().astimezone(zone)
    return now if day == now.date() else datetime.combine(day, time(12), zone)


def router() -> APIRouter:
    """Return the page and its form."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/new")
    def show(visit: Visitor) -> Response:
        return _draw(visit, {})

    @api.post("/console/new")
    def make(post: Posted) -> Response:
        visit, form = post.visit, post.form
        typed = {name: form.raw(name) for name in _FIELDS}
        tenant = one_of(form.text("tenant"), visit.staff.tenants)
        try:
            ticket = review.open_by_hand(
                visit.desk,
                visit.staff,
                tenant_id=tenant,
                type=one_of(form.text("type"), words.TYPES),
                channel=one_of(form.text("channel"), ("letter", "phone")),
                received=_received(visit, form, tenant),
                person=Person(name=form.text("name"), address=form.text("address"), phone=form.text("phone")),
                text=mask(form.raw("text")),
                authority=bool(form.text("authority")),
                fields={"name": form.text("name")} if form.text("name") else {},
            )
        except AssistantError as error:
            said = Said(kind="bad", text=visit.against(str(error)))
            return _draw(visit, typed, status=422, said=said)
        return visit.done(f"/console/tickets/{ticket.reference}", "Request opened.")

    return api

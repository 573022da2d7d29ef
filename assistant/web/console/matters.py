"""What staff do with a whole matter: put two together, take one apart, keep it."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import review
from assistant.desk.views import TicketView
from assistant.errors import AssistantError, InputError
from assistant.web import words
from assistant.web.forms import Form
from assistant.web.pages import local
from assistant.web.visits import Post, Posted, one_of


def may_split(view: TicketView) -> list[str]:
    """Return the messages that may get a matter of their own."""
    theirs = [message.id for message in view.messages if message.direction == "in"]
    return theirs if len(view.messages) > 1 and len(theirs) > 1 else []


def router() -> APIRouter:
    """Return the forms."""
    api = APIRouter(prefix="/console/tickets/{key}", include_in_schema=False)

    @api.post("/merge")
    def merge(post: Posted, key: str) -> Response:
        visit, into = post.visit, post.form.text("reference").upper()
        try:
            review.merge(visit.desk, visit.staff, key, into)
        except AssistantError as error:
            return visit.refused(local(f"/console/tickets/{key}"), error)
        return visit.done(local(f"/console/tickets/{into}"), "Put together. Everything stands here now.")

    @api.post("/split")
    def split(post: Posted, key: str) -> Response:
        visit = post.visit
        try:
            own = review.split(visit.desk, visit.staff, post.form.text("message"))
        except AssistantError as error:
            return visit.refused(local(f"/console/tickets/{key}"), error)
        return visit.done(local(f"/console/tickets/{own}"), "Taken apart. This is the new matter.")

    @api.post("/hold")
    def hold(post: Posted, key: str) -> Response:
        visit, form = post.visit, post.form
        held = bool(form.text("held"))
        act = lambda: review.hold(visit.desk, visit.staff, key, held=held, reason=form.text("reason"))  # noqa: E731
        return post.on_ticket(key, act, "It stays until you let it go." if held else "It may go in its time.")

    @api.post("/elsewhere")
    def elsewhere(post: Posted, key: str) -> Response:
        visit, form = post.visit, post.form
        tenant = one_of(form.text("tenant"), visit.staff.tenants)
        type = one_of(form.text("type"), words.TYPES)
        try:
            opened = review.open_at(visit.desk, visit.staff, key, tenant, type=type, why=form.text("why"))
        except AssistantError as error:
            return visit.refused(local(f"/console/tickets/{key}"), error)
        return visit.done(local(f"/console/tickets/{opened.reference}"), "Request opened.")

    @api.post("/authority")
    def authority(post: Posted, key: str) -> Response:
        visit, on = post.visit, post.form.text("on")
        act = lambda: review.set_authority(visit.desk, visit.staff, key, _day(on) if on else None)  # noqa: E731
        return post.on_ticket(key, act, "Marked; the officer was told." if on else "The mark is taken back.")

    @api.post("/received")
    def received(post: Posted, key: str) -> Response:
        act = lambda: _set_received(post, key)  # noqa: E731
        return post.on_ticket(key, act, "Saved; the due date follows it.")

    @api.post("/who")
    def person(post: Posted, key: str) -> Response:
        visit, form = post.visit, post.form
        fields: dict[str, Any] = {name: form.text(name) for name in ("name", "address", "phone")}
        act = lambda: review.set_person(visit.desk, visit.staff, key, **fields)  # noqa: E731
        return post.on_ticket(key, act, "Saved.")

    return api


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise InputError("Give the day on which it was received.") from error


def _set_received(post: Post, key: str) -> None:
    visit, form = post.visit, post.form
    tenant = visit.desk.tenant(review.ticket(visit.desk, visit.staff, key).conversation.tenant)
    review.set_received(visit.desk, visit.staff, key, day_and_time(form, tenant.zone), form.text("why"))


def day_and_time(form: Form, zone: ZoneInfo) -> datetime:
    """Return the moment that a form names by `day` and `time`, in *zone*. Raises InputError."""
    try:
        day, clock = form.text("day"), form.text("time") or "12:00"
        return datetime.combine(datetime.fromisoformat(day).date(), time.fromisoformat(clock), zone)
    except ValueError as error:
        raise InputError("Give the day, as 2026-11-25, and the time, as 09:30.") from error

"""What staff do to know who asks, and for whom: the steps of the ladder, the checks, the copies of an ID."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from assistant.casework import behalf
from assistant.casework.identity import Identity, Ladder, Result, Step
from assistant.desk import copies, facts, review
from assistant.desk.contents import BehalfCheck, StepTaken
from assistant.desk.records import Ticket
from assistant.desk.views import TicketView
from assistant.errors import InputError
from assistant.settings import Tenant
from assistant.web import words
from assistant.web.marks import N_
from assistant.web.visits import Posted, one_of

_MAY_BECOME = (Identity.DOUBT, Identity.FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """A step of the ladder as the page shows it."""

    step: str
    taken: StepTaken | None = field(repr=False)
    results: tuple[str, ...]  # that may be recorded now
    against: str = ""  # why nothing may: said in the reader's language where it is shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A check of somebody who asks for another, with what is recorded of it."""

    check: behalf.Check
    done: BehalfCheck | None = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class WhoAsks:
    """All that the card "Who asks" shows."""

    rungs: tuple[Rung, ...] = ()
    doubts: tuple[tuple[datetime, str, str], ...] = field(default=(), repr=False)  # when, by whom, why
    may_ask_copy: bool = False
    may_become: tuple[str, ...] = ()  # doubt, failed
    in_step: bool = False
    rules: behalf.Rules | None = None
    likely: str = ""
    seen: tuple[Seen, ...] = field(default=(), repr=False)


def of(view: TicketView, tenant: Tenant) -> WhoAsks:
    """Return what the card of a request shows; empty where nobody needs to be known and none is asked for."""
    ticket = view.ticket
    if ticket is None:
        return WhoAsks()
    on = facts.ladder_of(ticket, tenant)
    taken = {one.step: one for one in ticket.steps or ()}
    in_step = copies.in_step([ticket])
    rungs = tuple(
        Rung(
            step=step.value,
            taken=taken.get(step.value),
            results=_results(step, on) if in_step else (),
            against=on.against_copy() if step is Step.ID_COPY else "",
        )
        for step in on.steps
    )
    return WhoAsks(
        rungs=rungs,
        doubts=_doubts(view),
        may_ask_copy=in_step and not on.against_copy(),
        may_become=_may_become(ticket),
        in_step=in_step,
        **_behalf(ticket, tenant),
    )


def _results(step: Step, on: Ladder) -> tuple[str, ...]:
    """Return what may be recorded of a step: that a copy was in vain is said with the reason, below."""
    if step is Step.ID_COPY:
        return () if on.against_copy() else (Result.PASSED.value,)
    return tuple(result.value for result in Result)


def _may_become(ticket: Ticket) -> tuple[str, ...]:
    if ticket.state == "closed":
        return ()
    now = Identity(ticket.identity)
    allowed = {
        Identity.NOT_NEEDED: (Identity.DOUBT,),
        Identity.OPEN: _MAY_BECOME,
        Identity.DOUBT: (Identity.FAILED,),
        Identity.FAILED: (Identity.DOUBT,),
        Identity.CONFIRMED: (Identity.DOUBT,),
    }
    return tuple(mark.value for mark in allowed[now])


def _doubts(view: TicketView) -> tuple[tuple[datetime, str, str], ...]:
    return tuple(
        (entry.at, entry.actor, view.journal_values.get(entry.id, ""))
        for entry in view.journal
        if entry.tag in ("identity.doubt", "identity.failed")
    )


def _behalf(ticket: Ticket, tenant: Tenant) -> dict[str, Any]:
    if not ticket.on_behalf_of:
        return {}
    likely = behalf.likely(ticket.fields.get("on_behalf_of", ""))
    if ticket.behalf is None:
        return {"likely": likely.value if likely else ""}
    held = behalf.rules(behalf.Kind(ticket.behalf.kind), tenant.country)
    done = {one.id: one for one in ticket.behalf.checks}
    seen = tuple(Seen(check=check, done=done.get(check.id)) for check in held.checks)
    return {"rules": held, "likely": ticket.behalf.kind, "seen": seen}


def router() -> APIRouter:
    """Return the forms of the card."""
    api = APIRouter(prefix="/console/tickets/{key}", include_in_schema=False)
    _steps(api)
    _checks(api)
    return api


def _steps(api: APIRouter) -> None:
    @api.post("/identity")
    def identity(post: Posted, key: str) -> Response:
        form = post.form
        to = one_of(form.text("identity"), words.IDENTITY)
        act = lambda: review.set_identity(  # noqa: E731
            post.visit.desk, post.visit.staff, key, to, reason=form.text("reason")
        )
        return post.on_ticket(key, act, "Identity set.")

    @api.post("/step")
    def step(post: Posted, key: str) -> Response:
        form, visit = post.form, post.visit
        step, note = one_of(form.text("step"), words.STEPS), form.text("note")
        result = one_of(form.text("result"), words.RESULTS)

        def act() -> Ticket:
            if result == Result.PASSED:
                return review.set_identity(
                    visit.desk, visit.staff, key, Identity.CONFIRMED.value, step=step, reason=note
                )
            return review.record_steps(visit.desk, visit.staff, key, {step: (result, note)})

        return post.on_ticket(key, act, "Recorded.")


def _checks(api: APIRouter) -> None:
    @api.post("/behalf")
    def kind(post: Posted, key: str) -> Response:
        chosen = one_of(post.form.text("kind"), words.BEHALF)
        act = lambda: review.set_behalf(post.visit.desk, post.visit.staff, key, chosen)  # noqa: E731
        return post.on_ticket(key, act, "Noted. What must be seen stands below.")

    @api.post("/behalf-check")
    def check(post: Posted, key: str) -> Response:
        form = post.form
        day = _day(form.text("day"))
        act = lambda: review.check_behalf(  # noqa: E731
            post.visit.desk, post.visit.staff, key, form.text("check"), how=form.text("how"), day=day
        )
        return post.on_ticket(key, act, "Recorded.")

    @api.post("/copy")
    def copy(post: Posted, key: str) -> Response:
        file, is_copy = post.form.text("file"), bool(post.form.text("is"))
        act = lambda: review.say_copy(post.visit.desk, post.visit.staff, file, id_copy=is_copy)  # noqa: E731
        said = N_("It counts as a copy of an ID.") if is_copy else N_("It counts as no copy of an ID.")
        return post.on_ticket(key, act, said)

    @api.post("/mailbox-cleared")
    def cleared(post: Posted, key: str) -> Response:
        id = post.form.text("id")
        act = lambda: review.cleared_by_hand(post.visit.desk, post.visit.staff, key, id)  # noqa: E731
        return post.on_ticket(key, act, "Noted.")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(behalf.DAY_FIRST) from error

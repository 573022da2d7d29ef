"""Drafts in the console: saved, approved, sent back, taken back. What was typed is never lost."""

from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import review
from assistant.desk.views import DraftView, Section
from assistant.errors import AssistantError, InputError, Refused, Stale
from assistant.web import words
from assistant.web.console.matters import day_and_time
from assistant.web.console.ticket import draw
from assistant.web.pages import Said, Undo, local, say, to
from assistant.web.visits import Post, Posted, Visit, one_of

_STAGES_WITH_REASON = frozenset({"partly", "refused", "extended", "closed"})
_TELL_NO = frozenset({"refused", "partly_fulfilled"})


def _ticket(key: str) -> str:
    return local(f"/console/tickets/{key}")


def _save(post: Post, draft_id: str) -> tuple[str, bool]:
    """Store the text on the screen where it differs; return its hash and whether it was stored."""
    visit, form = post.visit, post.form
    subject, text = form.text("subject"), form.raw("text")
    recipient = form.text("recipient") if "recipient" in form.fields else None
    view = review.ticket(visit.desk, visit.staff, form.text("key"))
    draft = next((d.draft for d in view.drafts if d.draft.id == draft_id), None)
    there = draft is not None and recipient in (None, ", ".join(draft.content.recipients))
    if draft is not None and there and draft.content.subject == subject and _same(draft.content.text, text):
        return form.text("text_hash"), False
    stored = review.edit_draft(
        visit.desk,
        visit.staff,
        draft_id,
        based_on_version=form.number("version"),
        subject=subject,
        text=text,
        recipient=recipient,
    )
    return stored.text_hash, True


def _same(stored: str, typed: str) -> bool:
    """A text area drops one line end at the beginning; blanks at the end say nothing."""
    return stored.strip("\n").rstrip() == typed.strip("\n").rstrip()


def _seen(said: str) -> dict[str, int]:
    """Return the revisions of the requests on the screen, by reference. Raises InputError."""
    pairs = [piece.rpartition("=") for piece in said.split()]
    if not all(number.isdigit() for _, _, number in pairs):
        raise InputError("The page was not sent whole: open it again.")
    return {reference: int(number) for reference, _, number in pairs}


def _approved(visit: Visit, view: DraftView, key: str, where: str) -> Response:
    if view.draft.state == "open":
        return visit.done(
            where, "You approved it. A second person must look at it before it leaves.", kind="warn"
        )
    if view.outbox is None:
        return visit.done(where, "Approved. Give it to the customer now, then note here when.")
    text = visit.p.say("Approved. It leaves in a moment; until then you can take it back.")
    until = view.undo_until
    undo = Undo(draft=view.draft.id, key=key, until=int(until.timestamp())) if until else None
    return say(visit.site, to(where), Said(kind="good", text=text, undo=undo))


def _moment(post: Post) -> datetime:
    """Return the moment on the form, where the company is."""
    visit, form = post.visit, post.form
    tenant = visit.desk.tenant(review.ticket(visit.desk, visit.staff, form.text("key")).conversation.tenant)
    return day_and_time(form, tenant.zone)


def router() -> APIRouter:
    """Return the forms about drafts."""
    api = APIRouter(prefix="/console/drafts/{draft_id}", include_in_schema=False)

    @api.post("")
    def edit(post: Posted, draft_id: str) -> Response:
        visit, form = post.visit, post.form
        key, do = form.text("key"), form.text("do")
        try:
            text_hash, stored = _save(post, draft_id)
            if do not in ("approve", "approve_next"):
                return visit.done(_ticket(key), "Saved." if stored else "")
            view = review.approve(
                visit.desk,
                visit.staff,
                draft_id,
                text_hash=text_hash,
                revision=form.number("revision"),
                tickets_seen=_seen(form.text("seen")),
            )
        except (Stale, Refused) as error:
            typed = {name: form.text(name) for name in ("subject", "recipient")} | {"text": form.raw("text")}
            said = Said(kind="bad", text=visit.against(str(error)))
            return draw(visit, key, status=409, typed=typed, said=said)
        where = local(form.text("next")) if do == "approve_next" else _ticket(key)
        return _approved(visit, view, key, where)

    @api.post("/send-back")
    def send_back(post: Posted, draft_id: str) -> Response:
        act = lambda: review.send_back(post.visit.desk, post.visit.staff, draft_id, post.form.text("reason"))  # noqa: E731
        return post.on_ticket(post.form.text("key"), act, "Sent back.")

    @api.post("/keep")
    def keep(post: Posted, draft_id: str) -> Response:
        act = lambda: review.keep_draft(  # noqa: E731
            post.visit.desk, post.visit.staff, draft_id, revision=post.form.number("revision")
        )
        return post.on_ticket(post.form.text("key"), act, "The draft stays as it is.")

    @api.post("/discard")
    def discard(post: Posted, draft_id: str) -> Response:
        act = lambda: review.discard(post.visit.desk, post.visit.staff, draft_id)  # noqa: E731
        return post.on_ticket(post.form.text("key"), act, "Thrown away.")

    @api.post("/leave")
    def leave(post: Posted, draft_id: str) -> Response:
        reference = post.form.text("reference")
        act = lambda: review.leave(post.visit.desk, post.visit.staff, draft_id, reference)  # noqa: E731
        then = f"{_ticket(reference)}#reply"
        return post.on_ticket(post.form.text("key"), act, "Taken out: it is answered alone.", then=then)

    @api.post("/given")
    def given(post: Posted, draft_id: str) -> Response:
        act = lambda: review.given(post.visit.desk, post.visit.staff, draft_id, at=_moment(post))  # noqa: E731
        return post.on_ticket(post.form.text("key"), act, "Noted: the customer has it.")

    @api.post("/undo")
    def undo(post: Posted, draft_id: str) -> Response:
        act = lambda: review.undo(post.visit.desk, post.visit.staff, draft_id)  # noqa: E731
        return post.on_ticket(post.form.text("key"), act, "Taken back. Nothing was sent.")

    return api


def new_router() -> APIRouter:
    """Return the form that begins a reply."""
    api = APIRouter(include_in_schema=False)

    @api.post("/console/tickets/{key}/draft")
    def begin(post: Posted, key: str) -> Response:
        visit, form = post.visit, post.form
        stage, told = form.text("stage"), form.raw("done").strip()
        reason = form.raw("reason").strip() or told
        try:
            outcome = one_of(form.text("outcome"), {"", *words.OUTCOMES})
            if form.text("ground") and (stage in ("refused", "partly") or outcome in _TELL_NO):
                review.set_refusal(visit.desk, visit.staff, key, form.text("ground"), reason)
            view = review.ticket(visit.desk, visit.staff, key)
            subject = view.conversation.subject
            review.new_draft(
                visit.desk,
                visit.staff,
                key,
                stage=stage,
                subject=f"Re: {subject.removeprefix('Re: ')}" if subject else "",
                text="" if stage else told,
                reason=reason if stage in _STAGES_WITH_REASON else "",
                done=told,
                outcome=outcome if stage in ("", "closed") else "",
                discloses=bool(form.text("discloses")),
                road=one_of(form.text("road") or "mail", words.ROADS),  # type: ignore[arg-type]
                to=form.text("to"),
            )
        except AssistantError as error:
            return visit.refused(_ticket(key), error)
        return visit.done(f"{_ticket(key)}#reply")

    @api.post("/console/tickets/{key}/joint")
    def begin_joint(post: Posted, key: str) -> Response:
        visit, form = post.visit, post.form
        sections = [
            Section(
                reference=reference,
                stage=form.text(f"stage-{reference}"),
                done=form.raw(f"done-{reference}").strip(),
                reason=form.raw(f"reason-{reference}").strip(),
                outcome=form.text(f"outcome-{reference}"),
            )
            for reference in form.all("cover")
        ]
        try:
            for one in sections:
                ground = form.text(f"ground-{one.reference}")
                if one.stage in ("refused", "partly") and ground:
                    review.set_refusal(visit.desk, visit.staff, one.reference, ground, one.reason)
            review.join(visit.desk, visit.staff, key, sections)
        except AssistantError as error:
            return visit.refused(_ticket(key), error)
        return visit.done(f"{_ticket(key)}#reply")

    return api

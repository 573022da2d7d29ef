"""The texts that answers are made of: read, edited, looked at by a second person, published."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import comparing, measuring, previewing, revising, textviews
from assistant.desk.textviews import TextView
from assistant.errors import AssistantError, ContentError, Refused
from assistant.web import intentwords
from assistant.web.console import newtext, textchanges, textforms
from assistant.web.forms import Form
from assistant.web.pages import Said
from assistant.web.visits import Post, Posted, Visit, Visitor

_DAYS = 90  # over which use is counted
_AT = "/console/knowledge/text"


def address(path: str) -> str:
    """Return where a text's page is."""
    return f"{_AT}?path={quote(path)}"


def _title(view: TextView) -> str:
    """Return what a text calls itself."""
    first = next((line for line in _shown(view).splitlines() if line.startswith("title:")), "")
    return first.removeprefix("title:").strip().strip("\"'")


def _label(view: TextView) -> str:
    """Return the label of the taxonomy that an answer belongs to; nothing for other texts."""
    first = next((line for line in _shown(view).splitlines() if line.startswith("intent:")), "")
    return first.removeprefix("intent:").strip()


def _shown(view: TextView) -> str:
    """Return the text in use; of an answer that is new, the one that waits, else its beginning."""
    return view.used or (view.open.text if view.open else newtext.beginning(view.place))


def _list(visit: Visit, asked: str, only: str) -> Response:
    views = textviews.texts(visit.desk, visit.staff)
    since = visit.desk.now() - timedelta(days=_DAYS)
    uses = {id: measuring.uses(visit.desk, [id], since) for id in visit.staff.tenants}
    rows: list[dict[str, Any]] = []
    for view in views:
        label, tenants = _label(view), textviews.tenants_of(visit.desk, view.place)
        use = measuring.total([uses[id].get(label) for id in tenants if id in uses])
        row = {"view": view, "title": _title(view), "label": label, "use": use, "url": address(view.path)}
        words = f"{row['title']} {view.path} {visit.site.tenant_name(view.place.tenant)} {view.used}"
        fits = {"waiting": view.open is not None, "changed": view.changed, "failing": use.failed > 0}
        if all(word in words.casefold() for word in asked.casefold().split()) and fits.get(only, True):
            rows.append(row)
    if only == "failing":
        rows.sort(key=lambda row: -row["use"].failed)
    return visit.page(
        "knowledge.html",
        here="knowledge",
        rows=rows,
        q=asked,
        only=only,
        waiting=sum(view.open is not None for view in views),
        held=_held(visit),
        homes=newtext.homes(visit, {view.path for view in views}),
    )


def _held(visit: Visit) -> int:
    return sum(len(comparing.compared(visit.desk, visit.staff, id).held) for id in visit.staff.tenants)


def _one(visit: Visit, path: str, number: str, question: str) -> Response:
    view = textviews.text(visit.desk, visit.staff, path)
    waiting = view.open
    shown = view.version(int(number)) if number.isdigit() else waiting.text if waiting else view.used
    before = view.version(int(number) - 1) if number.isdigit() and int(number) else view.used
    problem, previews = "", []
    try:
        previews = previewing.preview(visit.desk, path, shown, question.strip()[:300])
    except ContentError as error:
        problem = str(error)
    return visit.page(
        "text.html",
        here="knowledge",
        view=view,
        title=_title(view) or path,
        label=_label(view),
        waiting=waiting,
        number=number,
        question=question,
        facts=[fact for fact in textforms.facts_of(shown) if fact.id],
        gaps=[gap for gap in textforms.gaps_of(shown) if gap.topic],
        sentences=textforms.groups_of(shown) if view.place.layer == "wording" else {},
        plain=shown if view.place.layer == "sections" else "",
        differences=textchanges.differences(before, shown, visit.p) if shown != before else [],
        previews=previews,
        problem=problem,
        own=bool(waiting and visit.staff.id in waiting.authors),
    )


def _edit(
    visit: Visit,
    path: str,
    how: str,
    *,
    typed: str | None = None,
    reason: str = "",
    status: int = 200,
    said: Said | None = None,
) -> Response:
    view = textviews.text(visit.desk, visit.staff, path)
    waiting = view.open
    text = typed if typed is not None else waiting.text if waiting else _shown(view)
    groups = textforms.groups_of(text) if view.place.layer == "wording" else {}
    return visit.page(
        "text_edit.html",
        status=status,
        here="knowledge",
        view=view,
        title=_title(view) or visit.p.say(intentwords.INTENTS.get(view.place.label, "")) or path,
        text=text,
        as_text=how == "text" or view.place.layer == "sections",
        groups=groups,
        group=how if how in groups else next(iter(groups), ""),
        facts=textforms.facts_of(text),
        gaps=textforms.gaps_of(text),
        answer_title=textforms.parsed(text).get("title", ""),
        version=waiting.version if waiting else 0,
        reason=reason or (waiting.reason if waiting else ""),
        how=how,
        said=said,
    )


def _typed(form: Form, view: TextView) -> str:
    """Return the text that a form holds; parts that it does not show stay as they are."""
    if form.text("how") == "text":
        return form.raw("text")
    base = view.open.text if view.open else _shown(view)
    if view.place.layer == "wording":
        return textforms.wording_of(form, base, form.text("how"))
    return textforms.answer_of(form, base)


def router() -> APIRouter:
    """Return the addresses of reading and editing."""
    api = APIRouter(prefix="/console/knowledge", include_in_schema=False)

    @api.get("")
    def show(visit: Visitor, q: str = "", only: str = "") -> Response:
        return _list(visit, q.strip()[:100], only)

    @api.get("/text")
    def one(visit: Visitor, path: str, version: str = "", question: str = "") -> Response:
        return _one(visit, path, version, question)

    @api.get("/edit")
    def edit(visit: Visitor, path: str, how: str = "") -> Response:
        return _edit(visit, path, how)

    @api.post("/edit")
    def save(post: Posted) -> Response:
        visit, form, path = post.visit, post.form, post.form.text("path")
        view = textviews.text(visit.desk, visit.staff, path)
        text, reason = _typed(form, view), form.text("reason")
        try:
            revising.save(
                visit.desk, visit.staff, path, text, reason=reason, based_on_version=form.number("version")
            )
        except (ContentError, Refused) as error:
            said = Said(kind="bad", text=visit.against(str(error)))
            how = form.text("how")
            return _edit(visit, path, how, typed=text, reason=reason, status=422, said=said)
        return visit.done(address(path), "Saved. A second person reads and publishes it.")

    return api


def verbs() -> APIRouter:
    """Return the addresses of what is done with a revision."""
    api = APIRouter(prefix="/console/knowledge", include_in_schema=False)

    def done(post: Post, said: str) -> Response:
        return post.visit.done(address(post.form.text("path")), said)

    def refused(post: Post, error: AssistantError) -> Response:
        return post.visit.refused(address(post.form.text("path")), error)

    @api.post("/publish")
    def publish(post: Posted) -> Response:
        versions = {post.form.text("id"): post.form.number("version")}
        try:
            revising.publish(post.visit.desk, post.visit.staff, versions)
        except AssistantError as error:
            return refused(post, error)
        return done(post, "Published. It is in use within a second.")

    @api.post("/send-back")
    def send_back(post: Posted) -> Response:
        try:
            revising.send_back(post.visit.desk, post.visit.staff, post.form.text("id"), post.form.text("why"))
        except AssistantError as error:
            return refused(post, error)
        return done(post, "Sent back.")

    @api.post("/withdraw")
    def withdraw(post: Posted) -> Response:
        try:
            revising.withdraw(post.visit.desk, post.visit.staff, post.form.text("id"))
        except AssistantError as error:
            return refused(post, error)
        return done(post, "Withdrawn. The text in use stays.")

    @api.post("/roll-back")
    def roll_back(post: Posted) -> Response:
        form = post.form
        try:
            revising.roll_back(post.visit.desk, post.visit.staff, form.text("path"), form.number("number"))
        except AssistantError as error:
            return refused(post, error)
        return done(post, "Saved. A second person reads and publishes it.")

    return api

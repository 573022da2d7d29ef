"""Lists beside the queue: outgoing mail, quarantine, the daily list; raw mails and their files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email import policy
from email.parser import BytesHeaderParser
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from assistant.desk import deliver, handle, review
from assistant.mail.reading import read
from assistant.privacy import mask
from assistant.web.headers import MAIL_POLICY
from assistant.web.pages import local
from assistant.web.safehtml import page as safe_page
from assistant.web.visits import Posted, Visit, Visitor, one_of

_MOST = 200  # lines of outgoing mail
_DAILY = frozenset({"ignore", "answer", "duplicate"})
_FRAMED = {"content-security-policy": MAIL_POLICY, "x-frame-options": "SAMEORIGIN"}


@dataclass(frozen=True, kw_only=True, slots=True)
class DailyRow:
    """A line of the daily list."""

    tenant: str
    at: datetime
    who: str = field(repr=False)
    subject: str = field(repr=False)
    action: str
    reason: str
    key: str  # opens it; empty where nothing is kept


def _day(visit: Visit, asked: str) -> date:
    try:
        return date.fromisoformat(asked)
    except ValueError:
        zone = visit.site.settings.tenant(visit.staff.tenants[0]).zone
        return visit.desk.now().astimezone(zone).date()


def daily(visit: Visit, day: date) -> list[DailyRow]:
    """Return what got no reply, was answered by itself or went to customer service on *day*."""
    found = []
    with visit.desk.store.read() as rows:
        for id in visit.staff.tenants:
            begin = visit.site.settings.tenant(id).begins(day)
            for row in rows.ledger.between([id], begin, begin + timedelta(1)):
                if row.action in _DAILY or row.reason == "customer_service":
                    message = rows.messages.by_inbound(row.id)
                    matter = rows.conversations.get(message.conversation_id) if message else None
                    if row.action == "answer" and matter is not None and matter.attention == "draft":
                        continue  # its answer waits for a person in the queue
                    found.append(
                        DailyRow(
                            tenant=row.tenant,
                            at=row.received_at,
                            who=(message.body.from_name or message.body.from_address)
                            if message
                            else row.envelope_from,
                            subject=message.body.subject if message else "",
                            action=row.action,
                            reason=row.reason,
                            key=message.conversation_id if message else "",
                        )
                    )
    return sorted(found, key=lambda row: row.at)


def router() -> APIRouter:
    """Return the lists' addresses."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/daily")
    def show_daily(visit: Visitor, day: str = "") -> Response:
        chosen, today = _day(visit, day), _day(visit, "")
        return visit.page("daily.html", here="daily", rows=daily(visit, chosen), day=chosen, today=today)

    @api.get("/console/outbox")
    def outbox(visit: Visitor) -> Response:
        with visit.desk.store.read() as rows:
            first = list(rows.queue.failed_mail(visit.staff.tenants))
            recent = rows.queue.recent_mail(visit.staff.tenants, _MOST)
        known = {row.id for row in first}
        return visit.page("outbox.html", here="outbox", rows=first + [r for r in recent if r.id not in known])

    @api.post("/console/outbox/{id}/{act}")
    def mail(post: Posted, id: str, act: str) -> Response:
        verbs: dict[str, tuple[Callable[[], None], str]] = {
            "retry": (lambda: deliver.retry(post.visit.desk, post.visit.staff, id), "It is sent again."),
            "arrived": (lambda: deliver.arrived(post.visit.desk, post.visit.staff, id), "Noted: it arrived."),
        }
        verb, said = verbs[one_of(act, verbs)]
        return post.do("/console/outbox", verb, said)

    @api.get("/console/quarantine")
    def quarantine(visit: Visitor) -> Response:
        rows = review.quarantine(visit.desk, visit.staff)
        return visit.page("quarantine.html", here="quarantine", rows=rows)

    @api.post("/console/inbound/{id}/again")
    def again(post: Posted, id: str) -> Response:
        act = lambda: handle.again(post.visit.desk, post.visit.staff, id)  # noqa: E731
        return post.do("/console/quarantine", act, "It is run again in a moment.")

    return api


def mail_router() -> APIRouter:
    """Return the addresses of raw mails and files; each look stands in the journal."""
    api = APIRouter(include_in_schema=False)

    @api.get("/console/inbound/{id}/html")
    def html(visit: Visitor, id: str) -> Response:
        parsed = read(review.raw(visit.desk, visit.staff, id))
        markup = parsed.html or f"<pre>{_escaped(parsed.text)}</pre>"
        text = safe_page(
            mask(markup),
            language=visit.p.language,
            title=visit.p.say("The mail as it was laid out, made safe"),
            stylesheet=visit.site.assets.url("mail.css"),
        )
        return HTMLResponse(text, headers=_FRAMED)

    @api.get("/console/inbound/{id}/headers")
    def headers(visit: Visitor, id: str) -> Response:
        parsed = BytesHeaderParser(policy=policy.compat32).parsebytes(review.raw(visit.desk, visit.staff, id))
        told = "\n".join(f"{name}: {value}" for name, value in parsed.items())
        return visit.page("headers.html", here="quarantine", id=id, headers=mask(told[:50_000]))

    @api.get("/console/inbound/{id}/raw")
    def raw(visit: Visitor, id: str) -> Response:
        return _file(review.raw(visit.desk, visit.staff, id), "message/rfc822", local(f"/{id[:8]}.eml")[1:])

    @api.get("/console/attachments/{id}")
    def attachment(visit: Visitor, id: str) -> Response:
        name, _, content = review.attachment(visit.desk, visit.staff, id)
        return _file(content, "application/octet-stream", name or "file")

    return api


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _file(content: bytes, type: str, name: str) -> Response:
    """Return bytes to be saved, never to be shown: a page of a stranger must not open on our address."""
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "content-security-policy": "sandbox; default-src 'none'",
    }
    return Response(content, media_type=type, headers=headers)

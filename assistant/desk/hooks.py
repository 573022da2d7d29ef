"""Webhooks: what happens to requests is told to the company's own systems.

The journal is the source: it is looked through from where it was left, with an overlap for transactions
that ended late, and each entry is queued once for each webhook. So writing a ticket costs nothing more.
"""

import base64
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from assistant.casework.approval import POLICY_KINDS
from assistant.desk import access
from assistant.desk.desk import Desk
from assistant.desk.outward import Delivery, Webhook
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import JournalRow
from assistant.errors import InputError, NotFound, Refused

EVENTS = {
    "ticket.opened": "ticket.opened",
    "ticket.retyped": "ticket.changed",
    "ticket.linked": "ticket.changed",
    "field.set": "ticket.changed",
    "fields.found": "ticket.changed",
    "person.set": "ticket.changed",
    "checklist.ticked": "ticket.changed",
    "message.added": "ticket.message",
    "ticket.raised": "ticket.message",
    "state.in_progress": "ticket.state",
    "state.waiting": "ticket.state",
    "state.answered": "ticket.state",
    "state.closed": "ticket.state",
    "state.reopened": "ticket.state",
    "identity.open": "ticket.identity",
    "identity.doubt": "ticket.identity",
    "identity.confirmed": "ticket.identity",
    "identity.failed": "ticket.identity",
    "clock.changed": "ticket.due",
    "draft.approved": "ticket.reply_approved",
    "mail.sent": "ticket.reply_sent",
    "answer.given": "ticket.reply_sent",
    "upload.received": "ticket.document",
    "download.fetched": "ticket.document",
}
"""Tag of the journal → event."""

NAMES = tuple(dict.fromkeys(EVENTS.values()))
OVERLAP = timedelta(minutes=5)
LEASE = timedelta(minutes=2)
KEPT = timedelta(days=30)
MOST = 20  # webhooks a company
_BATCH = 500
_WAITS = tuple(timedelta(seconds=s) for s in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400))
"""Pauses between tries, as Standard Webhooks advises: some three days in all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message in hand: where it goes, and what is signed."""

    id: str  # of the delivery: `webhook-id`, the same in every try
    url: str = field(repr=False)
    secret: str = field(repr=False)
    event: str
    at: datetime
    data: dict[str, object]


def add(desk: Desk, staff: Staff, tenant: str, url: str, events: Sequence[str]) -> Webhook:
    """Add a webhook; its secret is told now and never again. Raises InputError or Refused."""
    access.allow(staff, tenant, access.WORK)
    unknown = sorted(set(events) - set(NAMES))
    if unknown:
        raise InputError(f"An event is one of {', '.join(NAMES)}.")
    check_address(url, allowed=desk.settings.webhooks.allowed_hosts)
    now = desk.now()
    row = Webhook(
        id=desk.new_id(),
        tenant=tenant,
        url=url,
        events=tuple(name for name in NAMES if name in events),
        secret=f"whsec_{base64.b64encode(desk.random(32)).decode()}",
        created_at=now,
        seen_until=now,
    )
    with desk.store.write() as tx:
        if len(tx.hooks.of([tenant])) >= MOST:
            raise Refused(f"There are {MOST} webhooks already: remove one first.")
        tx.hooks.add(row)
    return row


def check_address(url: str, *, allowed: Sequence[str]) -> None:
    """Raise InputError unless *url* may be a target: https, a public name, no password in it.

    *allowed* are hosts (with their port) inside the company's own network, which may be plain http too.
    The numbers behind a name are looked at again at each try.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError("That is no web address.") from error
    host = parts.hostname or ""
    place = f"{host}:{port}" if port else host
    if len(url) > 2000 or not host or parts.username or parts.password or parts.fragment:
        raise InputError("Give an address such as https://crm.example.org/hook, without a password in it.")
    if any(ord(c) < 33 or ord(c) > 126 for c in url):
        raise InputError("Write the address in plain ASCII, without blanks.")
    if place in allowed and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise InputError("A webhook goes to an https address.")
    if port not in (None, 443, 8443):
        raise InputError("A webhook goes to port 443 or 8443; others are named in the settings.")
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return
    if not number.is_global:
        raise InputError("That address lies inside a network: name it in the settings first.")


def listed(desk: Desk, staff: Staff, tenant: str) -> Sequence[Webhook]:
    """Return a company's webhooks."""
    access.see(staff, tenant)
    with desk.store.read() as tx:
        return tx.hooks.of([tenant])


def remove(desk: Desk, staff: Staff, id: str) -> None:
    """Remove a webhook with what waits for it. Raises NotFound."""
    with desk.store.write() as tx:
        _own(tx, staff, id)
        tx.hooks.remove(id)


def deliveries(desk: Desk, staff: Staff, id: str, limit: int = 100) -> Sequence[Delivery]:
    """Return what a webhook was told, newest first. Raises NotFound."""
    with desk.store.read() as tx:
        _own(tx, staff, id)
        return tx.hooks.deliveries(id, limit)


def _own(tx: Transaction, staff: Staff, id: str) -> Webhook:
    row = tx.hooks.get(id)
    if row is None or row.tenant not in staff.tenants:
        raise NotFound("There is no such webhook here.")
    return row


def collect(desk: Desk) -> int:
    """Queue what happened since the last look; return how many messages are new."""
    tenants = [tenant.id for tenant in desk.settings.tenants]
    with desk.store.read() as tx:
        hooks = [row for row in tx.hooks.of(tenants) if row.disabled_at is None]
    return sum(_collect(desk, hook) for hook in hooks)


def _collect(desk: Desk, hook: Webhook) -> int:
    tags = [tag for tag, event in EVENTS.items() if not hook.events or event in hook.events]
    with desk.store.write() as tx:
        since = max(hook.seen_until - OVERLAP, hook.created_at)
        entries = tx.hooks.entries(hook, tags, since, _BATCH)
        if entries and entries[-1].at > hook.seen_until:
            tx.hooks.change(hook.id, seen_until=entries[-1].at)
        return sum(_queue(desk, tx, hook, entry) for entry in entries)


def _queue(desk: Desk, tx: Transaction, hook: Webhook, entry: JournalRow) -> int:
    ticket = tx.tickets.get(entry.chain)
    if ticket is None or entry.actor in POLICY_KINDS:  # what goes by itself was approved by nobody
        return 0
    data = {
        "reference": ticket.reference,
        "tenant": ticket.tenant,
        "type": ticket.type,
        "state": ticket.state,
        "outcome": ticket.outcome,
        "identity": ticket.identity,
        "due": ticket.due,
        "cause": entry.tag,
    }
    row = Delivery(
        id=desk.new_id(),
        tenant=hook.tenant,
        webhook_id=hook.id,
        entry_id=entry.id,
        event=EVENTS[entry.tag],
        data=data,
        at=entry.at,
        not_before=desk.now(),
    )
    return int(tx.hooks.queue(row))


def claim(desk: Desk) -> Message | None:
    """Take the message that is due longest; if this worker dies it is due again after a lease."""
    with desk.store.write() as tx:
        row = tx.hooks.take_next(desk.now())
        if row is None:
            return None
        hook = tx.hooks.get(row.webhook_id)
        if hook is None or hook.disabled_at is not None:
            tx.hooks.change_delivery(row.id, state="failed")
            return None
        tx.hooks.change_delivery(row.id, attempts=row.attempts + 1, not_before=desk.now() + LEASE)
        return Message(
            id=row.id, url=hook.url, secret=hook.secret, event=row.event, at=row.at, data=dict(row.data)
        )


def answered(desk: Desk, id: str, status: int | None) -> None:
    """Note what came of a try: *status* is the answer's, None where there was none.

    2xx took it, 410 wants no more (the webhook is switched off), all else is tried again later.
    """
    with desk.store.write() as tx:
        row = tx.hooks.take(id)
        if row is None or row.state != "waiting":
            return
        if status is not None and 200 <= status < 300:
            tx.hooks.change_delivery(id, state="sent", status=status)
        elif status == 410:
            tx.hooks.change_delivery(id, state="failed", status=status)
            tx.hooks.change(row.webhook_id, disabled_at=desk.now())
        elif row.attempts > len(_WAITS):
            tx.hooks.change_delivery(id, state="failed", status=status)
        else:
            later = desk.now() + _WAITS[row.attempts - 1]
            tx.hooks.change_delivery(id, status=status, not_before=later)


def prune(desk: Desk) -> int:
    """Delete what ended a month ago."""
    with desk.store.write() as tx:
        return tx.hooks.prune(desk.now() - KEPT)

"""Retention: what is older than its term goes, with everything that belongs to it.

The job works in small transactions and can be stopped at any moment; the next run goes on. Mail
that came and went leaves a tombstone, so that it does not return at the next poll.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from assistant.desk import copies, repeats, retained
from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.ports import Transaction
from assistant.desk.views import Report
from assistant.settings import Tenant

ACTOR = "retention"
_BATCH = 50
WHY = {
    "conversations": "a person must still look at them",
    "held": "held for a claim or the authority",
    "tickets": "not closed",
}
"""Why something older than its term stays."""
_INTERNAL_DAYS = 90

Step = Callable[[Desk, Transaction, Tenant, datetime], int]


def run(desk: Desk, dry_run: bool = False, stop: Callable[[], bool] = lambda: False) -> Report:
    """Erase what is older than its term, in all companies; with *dry_run* only count.

    *stop* is asked between batches: the run ends there, and the next one goes on.
    """
    report = _run(desk, dry_run=dry_run, stop=stop)
    if not dry_run:
        retained.keep(desk, report)
    return report


def _run(desk: Desk, *, dry_run: bool, stop: Callable[[], bool]) -> Report:
    gone: dict[str, Counter[str]] = {tenant.id: Counter() for tenant in desk.settings.tenants}
    stays: dict[str, dict[str, int]] = {}
    finished = True
    for tenant in desk.settings.tenants:
        finished = finished and _run_for(desk, tenant, gone[tenant.id], dry_run=dry_run, stop=stop)
        if not finished:
            break
        stays[tenant.id] = _what_stays(desk, tenant)
    if finished and not dry_run:
        _tidy(desk)
    erased = sum(gone.values(), Counter())
    return Report(
        dry_run=dry_run,
        erased={name: count for name, count in erased.items() if count},
        kept={
            f"{tenant}.{why}": f"{count}: {WHY[why]}"
            for tenant, counts in stays.items()
            for why, count in counts.items()
        },
        finished=finished,
        by_tenant={tenant: {name: n for name, n in counts.items() if n} for tenant, counts in gone.items()},
        stays=stays,
    )


def _run_for(
    desk: Desk, tenant: Tenant, gone: Counter[str], *, dry_run: bool, stop: Callable[[], bool]
) -> bool:
    """Erase at one company; False where the run was stopped."""
    for name, step in _steps():
        for count in _batches(desk, tenant, step, dry_run=dry_run):
            gone[name] += count
            if stop():
                return False
    return True


def _steps() -> tuple[tuple[str, Step], ...]:
    return (
        ("chats", lambda d, tx, t, now: _conversations(d, tx, t, now, kept=("chat", "answered"))),
        ("mail.spam", lambda d, tx, t, now: _conversations(d, tx, t, now, kept=("email", "spam"))),
        ("mail.service", lambda d, tx, t, now: _conversations(d, tx, t, now, kept=("email", "service"))),
        ("mail.answered", lambda d, tx, t, now: _conversations(d, tx, t, now, kept=("email", "answered"))),
        ("mail.copies", _loose_mail),
        ("mail.quarantine", _quarantine),
        ("files", _files),
        ("tickets", _tickets),
        ("mail.internal", _internal),
    )


class _DryRun(Exception):
    """Rolls a counted batch back."""


def _batches(desk: Desk, tenant: Tenant, step: Step, *, dry_run: bool) -> Iterator[int]:
    """Run a step until it finds nothing more; a dry run counts one large batch and undoes it."""
    if dry_run:
        yield _count(desk, tenant, step)
        return
    while True:
        with desk.store.write() as tx:
            count = step(desk, tx, tenant, desk.now())
        if count == 0:
            return
        yield count


def _count(desk: Desk, tenant: Tenant, step: Step) -> int:
    total = 0
    try:
        with desk.store.write() as tx:
            while count := step(desk, tx, tenant, desk.now()):
                total += count
            raise _DryRun
    except _DryRun:
        return total


def _days(tenant: Tenant, channel: str, keep: str) -> int:
    terms = tenant.retention
    if channel == "chat":
        return terms.chat_days
    return {
        "spam": terms.spam_days,
        "service": terms.customer_service_days,
        "answered": terms.answered_days,
    }[keep]


def _conversations(
    desk: Desk, tx: Transaction, tenant: Tenant, now: datetime, *, kept: tuple[str, str]
) -> int:
    channel, keep = kept
    before = now - timedelta(_days(tenant, channel, keep))
    rows = tx.conversations.older(tenant.id, channel, keep, before=before, limit=_BATCH)
    for row in rows:
        tx.conversations.erase(row.id, now)
    if rows:
        record(
            desk,
            tx,
            tenant=tenant.id,
            on=tenant.id,
            actor=ACTOR,
            tag="retention.conversations",
            channel=channel,
            keep=keep,
            count=len(rows),
        )
    return len(rows)


def _loose_mail(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime) -> int:
    return _mails(tx, tenant, "handled", now, tenant.retention.spam_days)


def _quarantine(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime) -> int:
    return _mails(tx, tenant, "quarantined", now, tenant.retention.quarantine_days)


def _mails(tx: Transaction, tenant: Tenant, state: str, now: datetime, days: int) -> int:
    rows = tx.ledger.loose(tenant.id, state, before=now - timedelta(days), limit=_BATCH)
    for row in rows:
        tx.ledger.erase(row.id, now)
    return len(rows)


def _files(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime) -> int:
    """Packages and attachments go some time after the answer; names, sizes and hashes stay."""
    before = now - timedelta(tenant.retention.package_days)
    rows = tx.tickets.with_old_files(tenant.id, before, _BATCH)
    for ticket in rows:
        for file in tx.messages.attachments(ticket.conversation_id):
            if file.removed_at is None:
                copies.remove(desk, tx, file)
        for link in tx.chats.links_of(ticket.id):
            if link.blob_id:
                tx.blobs.destroy(link.blob_id)
                tx.chats.change_link(link.id, blob_id=None)
    return len(rows)


def _tickets(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime) -> int:
    """Tickets go when all of their matter are old enough; what was counted stays in the journal."""
    before = now - timedelta(tenant.retention.ticket_days)
    erased = 0
    for ticket in tx.tickets.closed_before(tenant.id, before, _BATCH):
        together = tx.tickets.of(ticket.conversation_id)
        if not together:
            continue  # it went with its matter a moment ago
        for each in together:
            record(
                desk,
                tx,
                tenant=tenant.id,
                on=tenant.id,
                actor=ACTOR,
                tag="ticket.erased",
                type=each.type,
                outcome=each.outcome,
                year=each.received_at.year,
            )
        tx.conversations.erase(ticket.conversation_id, now)
        erased += len(together)
    return erased


def _internal(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime) -> int:
    rows = tx.outbox.old_internal(tenant.id, now - timedelta(_INTERNAL_DAYS), _BATCH)
    for row in rows:
        tx.outbox.delete(row.id)
    return len(rows)


def _what_stays(desk: Desk, tenant: Tenant) -> dict[str, int]:
    """Return what is older than a term and stays all the same, by the reason (WHY); counts only."""
    with desk.store.read() as tx:
        shortest = desk.now() - timedelta(tenant.retention.spam_days)
        waiting = tx.conversations.waiting_since(tenant.id, shortest)
        opened = tx.tickets.count_open(tenant.id)
        held = tx.tickets.held_of(tenant.id)
    counts = {"conversations": waiting, "held": held, "tickets": opened}
    return {why: count for why, count in counts.items() if count}


def _tidy(desk: Desk) -> None:
    """Forget sign-ins, limits and chats that never began."""
    web, now = desk.settings.web, desk.now()
    with desk.store.write() as tx:
        tx.people.prune_sessions(
            now - timedelta(minutes=web.idle_minutes), now - timedelta(hours=web.session_hours)
        )
        tx.people.prune_attempts(now - timedelta(days=1))
        tx.answers.prune(now - repeats.KEPT)
        for session in tx.chats.unused(now - timedelta(days=1), 1000):
            tx.chats.delete(session.id)

"""Retention: what is older than its term goes, with everything that belongs to it.

The job works in small transactions and can be stopped at any moment; the next run goes on. Mail
that came and went leaves a tombstone, so that it does not return at the next poll.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from assistant.casework.types import TICKET_TYPES
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

Look = Callable[[Transaction, Tenant, datetime], Sequence[str]]
Step = Callable[[Desk, Transaction, Tenant, datetime, Sequence[str]], int]


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
    for name, look, step in _steps():
        for count in _batches(desk, tenant, look, step, dry_run=dry_run):
            gone[name] += count
            if stop():
                return False
    return True


def _steps() -> tuple[tuple[str, Look | None, Step], ...]:
    """Return the steps: their names, what looks beforehand for ids, and what erases."""
    return (
        ("chats", *_silent("chat", "answered")),
        ("mail.spam", *_silent("email", "spam")),
        ("mail.service", *_silent("email", "service")),
        ("mail.answered", *_silent("email", "answered")),
        ("mail.copies", *_loose("handled")),
        ("mail.quarantine", *_loose("quarantined")),
        ("files", None, _files),
        ("tickets", None, _tickets),
        ("mail.internal", None, _internal),
    )


class _DryRun(Exception):
    """Rolls a counted batch back."""


def _batches(desk: Desk, tenant: Tenant, look: Look | None, step: Step, *, dry_run: bool) -> Iterator[int]:
    """Run a step until it finds nothing more; a dry run counts one large batch and undoes it.

    What takes long to find is looked for before the writing begins, which keeps nobody waiting; the step
    then looks at these few again, because they may have changed meanwhile.
    """
    if dry_run:
        yield _count(desk, tenant, look, step)
        return
    while True:
        ids: Sequence[str] = ()
        if look is not None:
            with desk.store.read() as tx:
                ids = look(tx, tenant, desk.now())
            if not ids:
                return
        with desk.store.write() as tx:
            count = step(desk, tx, tenant, desk.now(), ids)
        if count == 0:
            return
        yield count


def _count(desk: Desk, tenant: Tenant, look: Look | None, step: Step) -> int:
    total = 0
    try:
        with desk.store.write() as tx:
            while count := step(desk, tx, tenant, desk.now(), look(tx, tenant, desk.now()) if look else ()):
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


def _silent(channel: str, keep: str) -> tuple[Look, Step]:
    """Return what finds and erases conversations that are kept so and have been silent for their term."""
    return partial(_find_silent, kept=(channel, keep)), partial(_conversations, kept=(channel, keep))


def _find_silent(tx: Transaction, tenant: Tenant, now: datetime, *, kept: tuple[str, str]) -> Sequence[str]:
    before = now - timedelta(_days(tenant, *kept))
    return [row.id for row in tx.conversations.older(tenant.id, *kept, before=before, limit=_BATCH)]


def _conversations(
    desk: Desk, tx: Transaction, tenant: Tenant, now: datetime, ids: Sequence[str], *, kept: tuple[str, str]
) -> int:
    channel, keep = kept
    before = now - timedelta(_days(tenant, channel, keep))
    rows = tx.conversations.older(tenant.id, channel, keep, before=before, limit=_BATCH, among=ids)
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


def _loose(state: str) -> tuple[Look, Step]:
    """Return what finds and erases mail in a state that belongs to no matter."""
    return partial(_find_loose, state=state), partial(_mails, state=state)


def _mail_days(tenant: Tenant, state: str) -> int:
    return tenant.retention.spam_days if state == "handled" else tenant.retention.quarantine_days


def _find_loose(tx: Transaction, tenant: Tenant, now: datetime, *, state: str) -> Sequence[str]:
    before = now - timedelta(_mail_days(tenant, state))
    return [row.id for row in tx.ledger.loose(tenant.id, state, before=before, limit=_BATCH)]


def _mails(
    desk: Desk, tx: Transaction, tenant: Tenant, now: datetime, ids: Sequence[str], *, state: str
) -> int:
    before = now - timedelta(_mail_days(tenant, state))
    rows = tx.ledger.loose(tenant.id, state, before=before, limit=_BATCH, among=ids)
    for row in rows:
        tx.ledger.erase(row.id, now)
    return len(rows)


def _files(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime, _ids: Sequence[str]) -> int:
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


def _tickets(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime, _ids: Sequence[str]) -> int:
    """Tickets go when all of their matter are old enough; what was counted stays in the journal."""
    terms = tenant.retention
    before = {
        type: now - timedelta(terms.ticket_days_by_type.get(type, terms.ticket_days)) for type in TICKET_TYPES
    }
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


def _internal(desk: Desk, tx: Transaction, tenant: Tenant, now: datetime, _ids: Sequence[str]) -> int:
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

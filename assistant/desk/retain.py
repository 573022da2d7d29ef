"""Retention: what is older than its term goes, with everything that belongs to it.

The job works in small transactions and can be stopped at any moment; the next run goes on. Mail
that came and went leaves a tombstone, so that it does not return at the next poll.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from assistant.casework.types import TICKET_TYPES
from assistant.desk import copies, repeats, retained
from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.past import Rows
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Inbound, OutboxRow, Ticket
from assistant.desk.views import Report
from assistant.settings import Retention, Tenant

ACTOR = "retention"
_BATCH = 50
WHY = {
    "conversations": "a person must still look at them",
    "held": "held for a claim or the authority",
    "tickets": "not closed",
}
"""Why something older than its term stays."""
_INTERNAL_DAYS = 90

Term = Callable[[Retention], int]  # days


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One kind of thing that goes."""

    name: str  # as the report counts it
    find: Callable[[Transaction, Tenant, datetime], Rows[Any]]
    erase: Callable[[Desk, Transaction, Tenant, Sequence[Any]], int]  # returns how many went
    ahead: bool = False  # it takes long to find: it is looked for before the writing begins


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
    for step in STEPS:
        counts = _counted(desk, tenant, step) if dry_run else _batches(desk, tenant, step)
        for count in counts:
            gone[step.name] += count
            if stop():
                return False
    return True


def _counted(desk: Desk, tenant: Tenant, step: Step) -> Iterator[int]:
    """Count what a step would find; that keeps nobody from writing."""
    with desk.store.read() as tx:
        count = step.find(tx, tenant, desk.now()).count()
    yield count


def _batches(desk: Desk, tenant: Tenant, step: Step) -> Iterator[int]:
    """Run a step until it finds nothing more.

    What is looked for ahead is looked at again, these few by their keys: they may have changed meanwhile.
    """
    while True:
        ids: list[str] = []
        if step.ahead:
            with desk.store.read() as tx:
                ids = [row.id for row in step.find(tx, tenant, desk.now()).first(_BATCH)]
            if not ids:
                return
        with desk.store.write() as tx:
            found = step.find(tx, tenant, desk.now())
            count = step.erase(desk, tx, tenant, found.among(ids) if ids else found.first(_BATCH))
        if count == 0:
            return
        yield count


def _silent(name: str, channel: str, keep: str, term: Term) -> Step:
    """Return the step of conversations that are kept so and have been silent for their *term*."""

    def find(tx: Transaction, tenant: Tenant, now: datetime) -> Rows[Conversation]:
        before = now - timedelta(term(tenant.retention))
        return tx.past.conversations(tenant.id, channel, keep, before)

    return Step(name=name, find=find, erase=_conversations, ahead=True)


def _conversations(desk: Desk, tx: Transaction, tenant: Tenant, rows: Sequence[Conversation]) -> int:
    for row in rows:
        tx.conversations.erase(row.id, desk.now())
    if rows:
        record(
            desk,
            tx,
            tenant=tenant.id,
            on=tenant.id,
            actor=ACTOR,
            tag="retention.conversations",
            channel=rows[0].channel,
            keep=rows[0].keep,
            count=len(rows),
        )
    return len(rows)


def _loose(name: str, state: str, term: Term) -> Step:
    """Return the step of mail in a state that belongs to no matter."""

    def find(tx: Transaction, tenant: Tenant, now: datetime) -> Rows[Inbound]:
        return tx.past.mails(tenant.id, state, now - timedelta(term(tenant.retention)))

    return Step(name=name, find=find, erase=_mails, ahead=True)


def _mails(desk: Desk, tx: Transaction, tenant: Tenant, rows: Sequence[Inbound]) -> int:
    for row in rows:
        tx.ledger.erase(row.id, desk.now())
    return len(rows)


def _old_files(tx: Transaction, tenant: Tenant, now: datetime) -> Rows[Ticket]:
    return tx.past.files(tenant.id, now - timedelta(tenant.retention.package_days))


def _files(desk: Desk, tx: Transaction, tenant: Tenant, rows: Sequence[Ticket]) -> int:
    """Packages and attachments go some time after the answer; names, sizes and hashes stay."""
    for ticket in rows:
        for file in tx.messages.attachments(ticket.conversation_id):
            if file.removed_at is None:
                copies.remove(desk, tx, file)
        for link in tx.chats.links_of(ticket.id):
            if link.blob_id:
                tx.blobs.destroy(link.blob_id)
                tx.chats.change_link(link.id, blob_id=None)
    return len(rows)


def _old_tickets(tx: Transaction, tenant: Tenant, now: datetime) -> Rows[Ticket]:
    terms = tenant.retention
    before = {
        type: now - timedelta(terms.ticket_days_by_type.get(type, terms.ticket_days)) for type in TICKET_TYPES
    }
    return tx.past.tickets(tenant.id, before)


def _tickets(desk: Desk, tx: Transaction, tenant: Tenant, rows: Sequence[Ticket]) -> int:
    """Tickets go when all of their matter are old enough; what was counted stays in the journal."""
    erased = 0
    for ticket in rows:
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
        tx.conversations.erase(ticket.conversation_id, desk.now())
        erased += len(together)
    return erased


def _old_internal(tx: Transaction, tenant: Tenant, now: datetime) -> Rows[OutboxRow]:
    return tx.past.internal(tenant.id, now - timedelta(_INTERNAL_DAYS))


def _internal(desk: Desk, tx: Transaction, tenant: Tenant, rows: Sequence[OutboxRow]) -> int:
    for row in rows:
        tx.outbox.delete(row.id)
    return len(rows)


STEPS = (
    _silent("chats", "chat", "answered", lambda terms: terms.chat_days),
    _silent("mail.spam", "email", "spam", lambda terms: terms.spam_days),
    _silent("mail.service", "email", "service", lambda terms: terms.customer_service_days),
    _silent("mail.answered", "email", "answered", lambda terms: terms.answered_days),
    _loose("mail.copies", "handled", lambda terms: terms.spam_days),
    _loose("mail.quarantine", "quarantined", lambda terms: terms.quarantine_days),
    Step(name="files", find=_old_files, erase=_files),
    Step(name="tickets", find=_old_tickets, erase=_tickets),
    Step(name="mail.internal", find=_old_internal, erase=_internal),
)
"""What goes, in this order."""


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

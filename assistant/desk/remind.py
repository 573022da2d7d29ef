"""The daily digest: what is due in 10, 5, 2 and 0 days, what is late, and what did not work.

It holds references and dates, never a customer's name or words.
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.casework import calendars
from assistant.desk import posting
from assistant.desk.alerts import link
from assistant.desk.desk import Desk
from assistant.desk.opening import deadline_of, due_day, reclock
from assistant.desk.ports import Transaction
from assistant.desk.records import Ticket
from assistant.settings import Tenant

DAYS = (10, 5, 2, 0)
_CALENDARS = "calendars"  # the setting that holds the version by which deadlines were computed last

_WORDS = {
    "nl": {
        "subject": "Privacyverzoeken op {day}: {late} te laat, {soon} bijna",
        "late": "Te laat",
        "in": "Nog {days} dagen",
        "today": "Vandaag",
        "trouble": "Aandacht nodig",
        "quarantine": "{count} berichten konden niet worden verwerkt",
        "failed": "{count} mails zijn niet aangekomen of onzeker",
        "none": "Er is vandaag niets dat afloopt.",
    },
    "da": {
        "subject": "Privatlivsanmodninger {day}: {late} for sent, {soon} snart",
        "late": "For sent",
        "in": "Om {days} dage",
        "today": "I dag",
        "trouble": "Kræver opmærksomhed",
        "quarantine": "{count} beskeder kunne ikke behandles",
        "failed": "{count} mails er ikke nået frem eller er usikre",
        "none": "Der er ingen frister i dag.",
    },
    "en": {
        "subject": "Privacy requests on {day}: {late} late, {soon} soon",
        "late": "Late",
        "in": "In {days} days",
        "today": "Today",
        "trouble": "Needs attention",
        "quarantine": "{count} messages could not be handled",
        "failed": "{count} mails did not arrive, or their outcome is unknown",
        "none": "Nothing is due today.",
    },
}


def digest(desk: Desk, tenant_id: str) -> int:
    """Mail today's digest to the company's staff and officer; return to how many, 0: it was done today."""
    tenant, now = desk.tenant(tenant_id), desk.now()
    today = now.astimezone(tenant.zone).date()
    with desk.store.write() as tx:
        tx.serialise(f"digest:{tenant_id}")
        if tx.instance.get(f"digest:{tenant_id}") == today.isoformat():
            return 0
        tx.instance.set(f"digest:{tenant_id}", today.isoformat())
        tickets = [t for t in tx.tickets.open_of(tenant_id) if t.state != "answered"]
        counts = tx.queue.counts([tenant_id], now)
        people = _people(tx, tenant)
        for address, language in people:
            subject, text = _letter(desk, tenant, tickets, counts, language)
            posting.internal(desk, tx, tenant, to=address, kind="digest", subject=subject, text=text)
    return len(people)


def follow_calendars(desk: Desk) -> int:
    """Compute the deadlines anew where the calendars are not those of the last time; return how many moved.

    The version is written down afterwards: what a stop interrupts is done at the next call.
    """
    with desk.store.read() as tx:
        if tx.instance.get(_CALENDARS) == calendars.VERSION:
            return 0
    moved = recompute(desk)
    with desk.store.write() as tx:
        tx.instance.set(_CALENDARS, calendars.VERSION)
    return moved


def recompute(desk: Desk) -> int:
    """Compute every open deadline anew, after a change of calendars; return how many moved.

    They are looked at before the writing begins, which keeps nobody waiting, and each that moves once more.
    """
    moved = 0
    for tenant in desk.settings.tenants:
        with desk.store.read() as tx:
            ids = [ticket.id for ticket in tx.tickets.open_of(tenant.id) if _moves(ticket, tenant)]
        for id in ids:
            with desk.store.write() as tx:
                ticket = tx.tickets.take(id)
                if ticket is not None and ticket.state != "closed" and _moves(ticket, tenant):
                    reclock(desk, tx, ticket, "assistant", "calendar")
                    moved += 1
    return moved


def _moves(ticket: Ticket, tenant: Tenant) -> bool:
    return deadline_of(ticket, tenant).due.isoformat() != ticket.due


def _people(tx: Transaction, tenant: Tenant) -> list[tuple[str, str]]:
    found = {
        row.email: row.language
        for row in tx.people.all()
        if not row.disabled and tx.people.roles(row.id).get(tenant.id) not in (None, "auditor")
    }
    if tenant.officer_email:
        found.setdefault(tenant.officer_email.casefold(), tenant.language)
    return sorted(found.items())


def _letter(
    desk: Desk, tenant: Tenant, tickets: Sequence[Ticket], counts: dict[str, int], language: str
) -> tuple[str, str]:
    words = _WORDS.get(language, _WORDS["en"])
    now = desk.now()
    today = now.astimezone(tenant.zone).date()
    late = [ticket for ticket in tickets if ticket.due_at < now]
    parts = [_part(desk, words["late"], late)] if late else []
    soon = 0
    for days in sorted(DAYS):
        day = today + timedelta(days)
        due = [t for t in tickets if due_day(t.due) == day and t.due_at >= now]
        soon += len(due)
        if due:
            heading = words["today"] if days == 0 else words["in"].format(days=days)
            parts.append(_part(desk, heading, due))
    trouble = [("quarantine", counts["inbound_quarantined"])]
    trouble.append(("failed", counts["outbox_failed"] + counts["outbox_unknown"]))
    lines = [f"- {words[name].format(count=count)}" for name, count in trouble if count]
    if lines:
        parts.append("\n".join([f"{words['trouble']}:", *lines]))
    subject = words["subject"].format(day=today.isoformat(), late=len(late), soon=soon)
    return subject, "\n\n".join(parts or [words["none"]]) + "\n"


def _part(desk: Desk, heading: str, tickets: Sequence[Ticket]) -> str:
    lines = [f"- {ticket.reference} ({ticket.due[:10]}) {link(desk, ticket.reference)}" for ticket in tickets]
    return "\n".join([f"{heading}:", *lines])

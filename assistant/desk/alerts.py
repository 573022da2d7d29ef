"""Mail to the desk's own people at once: a breach, a letter of the authority. No customer's words."""

from collections.abc import Sequence

from assistant.desk import posting
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.ports import Transaction
from assistant.desk.records import Ticket
from assistant.settings import Tenant

_WORDS = {
    "nl": {
        "breach": ("Datalek gemeld: {reference}", "Er is een datalek gemeld ({reference}). Uiterlijk {due}."),
        "authority": (
            "Brief van de toezichthouder: {reference}",
            "Er is een brief van de toezichthouder binnengekomen ({reference}). Uiterlijk {due}.",
        ),
        "apart": (
            "Brief van de toezichthouder",
            "Er is een brief van de toezichthouder binnengekomen. Er hoort nog geen verzoek bij.",
        ),
    },
    "da": {
        "breach": ("Databrud meldt: {reference}", "Der er meldt et databrud ({reference}). Senest {due}."),
        "authority": (
            "Brev fra tilsynet: {reference}",
            "Der er kommet et brev fra tilsynet ({reference}). Senest {due}.",
        ),
        "apart": (
            "Brev fra tilsynet",
            "Der er kommet et brev fra tilsynet. Der hører endnu ingen anmodning til.",
        ),
    },
}

_OPEN = {"nl": "Open het dossier: {link}", "da": "Åbn sagen: {link}"}


def for_new(desk: Desk, tx: Transaction, tenant: Tenant, opened: tuple[Ticket, ...]) -> None:
    """Alert the officer and the deputy to what cannot wait for the daily list."""
    for ticket in opened:
        if ticket.type == "breach_report":
            _of_tickets(desk, tx, tenant, (ticket,), "breach")
    authority(
        desk, tx, tenant, tuple(each for each in opened if each.authority and each.type != "breach_report")
    )


def authority(desk: Desk, tx: Transaction, tenant: Tenant, tickets: Sequence[Ticket]) -> None:
    """Tell the officer at once of a letter of the authority about *tickets*: one mail a letter."""
    if tickets:
        _of_tickets(desk, tx, tenant, tickets, "authority")


def authority_apart(desk: Desk, tx: Transaction, tenant: Tenant, conversation_id: str) -> None:
    """Tell the officer at once of a letter of the authority to which no request belongs yet."""
    subject, text = _WORDS[tenant.language]["apart"]
    _send(desk, tx, tenant, kind="authority", where=conversation_id, subject=subject, text=text)
    _noted(desk, tx, tenant, conversation_id, "authority")


def link(desk: Desk, key: str) -> str:
    """Return the console's address of a ticket's reference, or of a matter's id."""
    base = desk.settings.web.public_url or f"http://{desk.settings.web.host}:{desk.settings.web.port}"
    return f"{base.rstrip('/')}/console/tickets/{key}"


def _of_tickets(desk: Desk, tx: Transaction, tenant: Tenant, tickets: Sequence[Ticket], kind: str) -> None:
    subject, text = _WORDS[tenant.language][kind]
    first = min(tickets, key=lambda ticket: ticket.due_at)
    about = {
        "reference": ", ".join(ticket.reference for ticket in tickets),
        "due": first.due.replace("T", " ")[:16],
    }
    subject, text = subject.format(**about), text.format(**about)
    _send(desk, tx, tenant, kind=kind, where=first.reference, subject=subject, text=text)
    for ticket in tickets:
        _noted(desk, tx, tenant, ticket.id, kind)


def _people(tenant: Tenant) -> list[str]:
    return [address for address in (tenant.officer_email, tenant.deputy_email) if address]


def _send(
    desk: Desk, tx: Transaction, tenant: Tenant, *, kind: str, where: str, subject: str, text: str
) -> None:
    opening = _OPEN[tenant.language].format(link=link(desk, where))
    for address in _people(tenant):
        posting.internal(
            desk,
            tx,
            tenant,
            to=address,
            kind=f"alert_{kind}",
            subject=subject,
            text=f"{text}\n\n{opening}\n",
        )


def _noted(desk: Desk, tx: Transaction, tenant: Tenant, chain: str, kind: str) -> None:
    people = len(_people(tenant))
    record(
        desk,
        tx,
        tenant=tenant.id,
        on=chain,
        actor=ASSISTANT,
        tag="officer.alerted",
        why=kind,
        people=people,
    )

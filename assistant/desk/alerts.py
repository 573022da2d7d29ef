"""Mail to the desk's own people at once: a breach, a letter of the authority. No customer's words."""

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
        "open": "Open het dossier: {link}",
    },
    "da": {
        "breach": ("Databrud meldt: {reference}", "Der er meldt et databrud ({reference}). Senest {due}."),
        "authority": (
            "Brev fra tilsynet: {reference}",
            "Der er kommet et brev fra tilsynet ({reference}). Senest {due}.",
        ),
        "open": "Åbn sagen: {link}",
    },
}


def for_new(desk: Desk, tx: Transaction, tenant: Tenant, opened: tuple[Ticket, ...]) -> None:
    """Alert the officer and the deputy to what cannot wait for the daily list."""
    for ticket in opened:
        if ticket.type == "breach_report":
            _send(desk, tx, tenant, ticket, "breach")
        elif ticket.authority:
            _send(desk, tx, tenant, ticket, "authority")


def link(desk: Desk, ticket: Ticket) -> str:
    """Return the console's address of a ticket."""
    base = desk.settings.web.public_url or f"http://{desk.settings.web.host}:{desk.settings.web.port}"
    return f"{base.rstrip('/')}/console/tickets/{ticket.reference}"


def _send(desk: Desk, tx: Transaction, tenant: Tenant, ticket: Ticket, kind: str) -> None:
    words = _WORDS[tenant.language]
    subject, text = words[kind]
    due = ticket.due.replace("T", " ")[:16]
    opening = str(words["open"]).format(link=link(desk, ticket))
    people = [address for address in (tenant.officer_email, tenant.deputy_email) if address]
    for address in people:
        posting.internal(
            desk,
            tx,
            tenant,
            to=address,
            kind=f"alert_{kind}",
            subject=subject.format(reference=ticket.reference),
            text=f"{text.format(reference=ticket.reference, due=due)}\n\n{opening}\n",
        )
    record(
        desk,
        tx,
        tenant=tenant.id,
        on=ticket.id,
        actor=ASSISTANT,
        tag="officer.alerted",
        why=kind,
        people=len(people),
    )

"""Reference and date by mail, where the customer of a chat wants them."""

from datetime import timedelta

from assistant.decision.records import Open, TicketPlan
from assistant.desk import drafting, opening, particulars, sending
from assistant.desk.records import Ticket
from assistant.desk.turns import Turn
from assistant.message import Channel, Message
from assistant.understanding.records import Wish

_MOST = 3  # mails an hour from one chat
_HOUR = timedelta(hours=1)


def known_address(tickets: tuple[Ticket, ...]) -> str:
    """Return the address that the customer gave with a request, or nothing."""
    return next((ticket.person.address for ticket in tickets if ticket.person.address), "")


def hinted(address: str) -> str:
    """Return an address so that whoever knows it recognises it: `j…@example.org`."""
    local, _, domain = address.partition("@")
    return f"{local[:1]}…@{domain}"


def send(turn: Turn, tickets: tuple[Ticket, ...], address: str) -> bool:
    """Let a receipt leave by the policy for receipts; False where none may go.

    Its text holds references and dates only: whoever types a stranger's address tells them nothing.
    """
    desk, tx, tenant, now = turn.desk, turn.tx, turn.tenant, turn.desk.now()
    made = tx.people.attempts("chat_mail", turn.session.id, now - _HOUR)
    if not tickets or turn.stored is None or made >= _MOST:
        return False
    if not sending.receipt_may_go(desk, tx, tenant, address):
        return False
    tx.people.attempt("chat_mail", turn.session.id, now)
    plans = tuple(_plan(turn, ticket) for ticket in tickets)
    wishes = tuple(Wish(intent=f"request.{plan.type}", score=1.0) for plan in plans)
    letter = Message(tenant=tenant.id, channel=Channel.EMAIL, received=now, text="")
    written = desk.writer.write(
        Open(tickets=plans, wishes=wishes),
        letter,
        tenant=tenant,
        references=tuple(ticket.reference for ticket in tickets),
        greeting_name=tickets[0].person.name,
    )
    if written is None:
        return False
    draft = drafting.keep(
        desk,
        tx,
        written,
        conversation=turn.conversation,
        answers=turn.stored,
        tickets=tickets,
        recipient=address,
    )
    particulars.note(turn, tickets, {"contact": address}, over=False)
    return drafting.let_go(
        desk, tx, draft, "policy:receipt", conversation=turn.conversation, answers=turn.stored
    )


def _plan(turn: Turn, ticket: Ticket) -> TicketPlan:
    deadline = opening.deadline_of(ticket, turn.tenant)
    return TicketPlan(type=ticket.type, deadline=deadline, fields=ticket.fields, missing=ticket.missing)

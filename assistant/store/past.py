"""What is past its term: the searches of retention."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from assistant.desk.records import Conversation, Inbound, OutboxRow, Ticket
from assistant.store.finding import CLOSED
from assistant.store.shelf import Shelf
from assistant.store.tables import attachment, conversation, inbound, link, message, outbox, ticket
from assistant.store.vault import Vault

R = TypeVar("R")


class Rows(Generic[R]):
    """See `assistant.desk.past.Rows`: what any of some searches finds; no row is found by two of them."""

    def __init__(self, shelf: Shelf[R], *searches: sa.ColumnElement[bool], order: sa.Column[Any]) -> None:
        self._shelf = shelf
        self._searches = searches
        self._order = order

    def first(self, limit: int) -> Sequence[R]:
        """Return the oldest: those of the first search, then of the next."""
        found: list[R] = []
        for where in self._searches:
            if len(found) < limit:
                found += self._shelf.many(where, order=(self._order,), limit=limit - len(found))
        return found

    def among(self, ids: Sequence[str]) -> Sequence[R]:
        """Return those of these ids that are found."""
        return self._shelf.among(ids, sa.or_(*self._searches))

    def count(self) -> int:
        """Count them; no row is read into memory."""
        return sum(self._shelf.count(where) for where in self._searches)


class Past:
    """See `assistant.desk.past.Past`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def conversations(self, tenant: str, channel: str, keep: str, before: datetime) -> Rows[Conversation]:
        """Find conversations without any ticket, silent since then, at which nobody must look."""
        with_ticket = sa.select(ticket.c.id).where(ticket.c.conversation_id == conversation.c.id)
        silent = sa.and_(
            conversation.c.tenant == tenant,
            conversation.c.channel == channel,
            conversation.c.keep == keep,
            conversation.c.last_at < before,
            conversation.c.attention == "",
            ~with_ticket.exists(),
        )
        return Rows(self._shelf(conversation, Conversation), silent, order=conversation.c.last_at)

    def mails(self, tenant: str, state: str, before: datetime) -> Rows[Inbound]:
        """Find lines of the ledger in a state, received before then, of which there is no message."""
        there = sa.select(message.c.id).where(message.c.inbound_id == inbound.c.id)
        loose = sa.and_(
            inbound.c.tenant == tenant,
            inbound.c.state == state,
            inbound.c.received_at < before,
            ~there.exists(),
        )
        return Rows(self._shelf(inbound, Inbound), loose, order=inbound.c.received_at)

    def files(self, tenant: str, before: datetime) -> Rows[Ticket]:
        """Find tickets answered before then whose files are kept, though their matter needs them no more.

        What is still kept is little: the search begins there, not at the tickets of all years.
        """
        other, done = ticket.alias(), ("answered", "closed")
        needed = sa.select(other.c.id).where(
            other.c.conversation_id == ticket.c.conversation_id,
            other.c.held | other.c.state.not_in(done) | (other.c.answered_at >= before),
        )
        answered = ticket.c.state.in_(done) & (ticket.c.answered_at < before) & ~needed.exists()
        files = (
            sa.select(ticket.c.id)
            .join(message, message.c.conversation_id == ticket.c.conversation_id)
            .join(attachment, attachment.c.message_id == message.c.id)
            .where(attachment.c.tenant == tenant, attachment.c.removed_at.is_(None), answered)
        )
        packages = (
            sa.select(ticket.c.id)
            .join(link, link.c.ticket_id == ticket.c.id)
            .where(link.c.tenant == tenant, link.c.blob_id.is_not(None), answered)
        )
        kept = ticket.c.id.in_(sa.union(files, packages))
        return Rows(self._shelf(ticket, Ticket), kept, order=ticket.c.answered_at)

    def tickets(self, tenant: str, before: Mapping[str, datetime]) -> Rows[Ticket]:
        """Find tickets whose whole matter was closed before the time of its type; a search a type."""
        other = ticket.alias()
        stays = sa.select(other.c.id).where(
            other.c.conversation_id == ticket.c.conversation_id,
            (other.c.state != CLOSED)
            | (other.c.closed_at >= sa.case(before, value=other.c.type))
            | other.c.held,
        )
        over = [
            sa.and_(
                ticket.c.tenant == tenant,
                ticket.c.type == type,
                ticket.c.state == CLOSED,
                ticket.c.closed_at < time,
                ~stays.exists(),
            )
            for type, time in before.items()
        ]
        return Rows(self._shelf(ticket, Ticket), *over, order=ticket.c.closed_at)

    def internal(self, tenant: str, before: datetime) -> Rows[OutboxRow]:
        """Find mails to the desk's own people, made before then and gone."""
        gone = sa.and_(
            outbox.c.tenant == tenant,
            outbox.c.conversation_id.is_(None),
            outbox.c.state.in_(("sent", "failed")),
            outbox.c.created_at < before,
        )
        return Rows(self._shelf(outbox, OutboxRow), gone, order=outbox.c.created_at)

    def _shelf(self, table: sa.Table, record: type[R]) -> Shelf[R]:
        return Shelf(self._connection, self._vault, table, record)

"""Tickets, their links, words and notes."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistant.desk.records import Note, Ticket
from assistant.store.finding import CLOSED, marks
from assistant.store.prepared import change_rows, find_rows, insert_new, insert_rows
from assistant.store.shelf import Shelf
from assistant.store.tables import note, search_term, ticket, ticket_link
from assistant.store.vault import Vault

_NO_TERMS = sa.delete(search_term).where(search_term.c.ticket_id == sa.bindparam("ticket"))
_TERMS_DUE = (
    sa.update(search_term)
    .where(search_term.c.ticket_id == sa.bindparam("ticket"))
    .values(due_at=sa.bindparam("due"))
)
_DUE = sa.select(ticket.c.due_at).where(ticket.c.id == sa.bindparam("ticket"))


class Tickets:
    """See `assistant.desk.shelves.Tickets`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._rows = Shelf(connection, vault, ticket, Ticket)
        self._notes = Shelf(connection, vault, note, Note)

    def add(self, row: Ticket) -> bool:
        """Store a ticket; False where its reference is taken."""
        return self._rows.add_if_new(row)

    def get(self, id: str) -> Ticket | None:
        """Return a ticket."""
        return self._rows.by_key(id)

    def take(self, id: str) -> Ticket | None:
        """Lock a ticket and return it."""
        return self._rows.by_key(id, lock=True)

    def by_reference(self, tenants: Sequence[str], reference: str) -> Ticket | None:
        """Return the ticket with this reference."""
        return self._rows.one(ticket.c.tenant.in_(tenants), ticket.c.reference == reference)

    def of(self, conversation_id: str) -> Sequence[Ticket]:
        """Return the tickets of a conversation, oldest first."""
        return self._rows.equal(conversation_id=conversation_id, order="created_at, reference")

    def open_of_person(self, tenant: str, person_digest: str) -> Sequence[Ticket]:
        """Return what somebody has open, oldest first."""
        return self._rows.many(
            ticket.c.tenant == tenant,
            ticket.c.person_digest == person_digest,
            ticket.c.state != "closed",
            order=(ticket.c.created_at,),
        )

    def of_person(self, tenants: Sequence[str], person_digest: str) -> Sequence[Ticket]:
        """Return all that somebody ever asked, oldest first."""
        if len(tenants) == 1:
            return self._rows.equal(tenant=tenants[0], person_digest=person_digest, order="created_at")
        return self._rows.many(
            ticket.c.tenant.in_(tenants),
            ticket.c.person_digest == person_digest,
            order=(ticket.c.created_at,),
        )

    def change(self, id: str, **values: Any) -> None:
        """Set columns; the revision goes up by one."""
        self._rows.change(id, counted="revision", **values)
        if "due_at" in values:
            change_rows(self._connection, _TERMS_DUE, {"ticket": id, "due": values["due_at"]})

    def index(self, id: str, tenant: str, digests: Sequence[str]) -> None:
        """Replace the words by which a ticket is found."""
        change_rows(self._connection, _NO_TERMS, {"ticket": id})
        (due,) = find_rows(self._connection, _DUE, {"ticket": id})[0]
        first, second = marks(digests)
        given = {"ticket_id": id, "tenant": tenant, "due_at": due, "marks_a": first, "marks_b": second}
        rows = [{**given, "digest": digest} for digest in dict.fromkeys(digests)]
        insert_rows(self._connection, search_term, rows)

    def link(self, id: str, other_id: str, kind: str) -> None:
        """Link two tickets."""
        values = {"ticket_id": id, "other_id": other_id, "kind": kind}
        insert_new(self._connection, ticket_link, values)

    def links(self, id: str) -> Sequence[tuple[str, str]]:
        """Return (ticket id, kind) of what is linked, either way round."""
        table = ticket_link.c
        there = sa.select(table.other_id, table.kind).where(table.ticket_id == id)
        back = sa.select(table.ticket_id, table.kind).where(table.other_id == id)
        return [(row[0], row[1]) for row in self._connection.execute(there.union(back))]

    def add_note(self, row: Note) -> None:
        """Store an internal note."""
        self._notes.add(row)

    def notes(self, id: str) -> Sequence[Note]:
        """Return a ticket's notes, oldest first."""
        return self._notes.equal(ticket_id=id, order="at, id")

    def held_of(self, tenant: str) -> int:
        """Count the tickets that must stay."""
        query = sa.select(sa.func.count()).select_from(ticket).where(ticket.c.tenant == tenant, ticket.c.held)
        return self._connection.scalar(query) or 0

    def count_open(self, tenant: str) -> int:
        """Count what is not closed."""
        query = sa.select(sa.func.count()).select_from(ticket)
        return self._connection.scalar(query.where(ticket.c.tenant == tenant, ticket.c.state != CLOSED)) or 0

    def open_of(self, tenant: str) -> Sequence[Ticket]:
        """Return what is not closed, by due date."""
        return self._rows.many(
            ticket.c.tenant == tenant, ticket.c.state != CLOSED, order=(ticket.c.due_at, ticket.c.id)
        )

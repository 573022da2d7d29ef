"""What boards and lists ask."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.desk.figures import Asked, DraftFate, Standing
from assistant.desk.listed import Heading, Listed
from assistant.desk.records import Conversation, OutboxRow
from assistant.store import finding
from assistant.store.finding import CLOSED, OPEN, many
from assistant.store.shelf import Shelf, select_of
from assistant.store.tables import conversation, draft, inbound, message, outbox, ticket
from assistant.store.vault import Vault

_LISTED = select_of(ticket, Listed)
_MOST_ASKED = 3000  # messages; each is opened


class Queue:
    """See `assistant.desk.shelves.Queue`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._tickets = Shelf(connection, vault, ticket, Listed)
        self._headings = Shelf(connection, vault, conversation, Heading)
        self._conversations = Shelf(connection, vault, conversation, Conversation)
        self._outbox = Shelf(connection, vault, outbox, OutboxRow)
        self._fates = Shelf(connection, vault, draft, DraftFate)
        self._asked = Shelf(connection, vault, message, Asked)

    def tickets(
        self,
        tenants: Sequence[str],
        filters: dict[str, Any],
        words: Sequence[str],
        limit: int,
        after: str = "",
    ) -> Sequence[Listed]:
        """Return tickets by due date; *words* are digests that must all be known of a ticket.

        Each company is asked on its own: only then does the index give the order, however many there are.
        """
        rare = finding.rarest(self._connection, tenants, words) if words else {}
        parts = []
        for tenant in tenants:
            wanted = (
                finding.searched(tenant, filters, words, rare[tenant], after)
                if words
                else finding.listed(tenant, filters, after)
            )
            if wanted is not None:
                where, order = wanted
                parts.append(_LISTED.where(*where).order_by(*order).limit(limit))
        found = self._tickets.of_any(parts)
        return sorted(found, key=lambda row: (row.due_at, row.id))[:limit]

    def headings(self, conversation_ids: Sequence[str]) -> dict[str, Heading]:
        """Return what stands above these conversations, by their ids."""
        if not conversation_ids:
            return {}
        drafted = sa.exists().where(draft.c.conversation_id == conversation.c.id, draft.c.state == "open")
        approved = (draft.c.conversation_id == conversation.c.id, draft.c.state == "approved")
        to_give = sa.exists().where(*approved, draft.c.road != "mail")
        columns = (conversation.c.id, conversation.c.subject, conversation.c.attention)
        query = sa.select(*columns, drafted, to_give).where(conversation.c.id.in_(conversation_ids))
        return {row.id: row for row in self._headings.of_any([query])}

    def attention(self, tenants: Sequence[str], limit: int, after: str = "") -> Sequence[Conversation]:
        """Return conversations without an open ticket at which a person must look, oldest first."""
        covered = sa.select(ticket.c.id).where(
            ticket.c.conversation_id == conversation.c.id, ticket.c.state.in_(OPEN)
        )
        return self._conversations.many(
            conversation.c.tenant.in_(tenants),
            conversation.c.attention > "",  # as != "", and the index serves
            ~covered.exists(),
            *finding.behind(after, conversation.c.last_at, conversation.c.id),
            order=(conversation.c.last_at, conversation.c.id),
            limit=limit,
        )

    def failed_mail(self, tenants: Sequence[str]) -> Sequence[OutboxRow]:
        """Return mail that failed or whose outcome is unknown, newest first."""
        return self._outbox.many(
            outbox.c.tenant.in_(tenants),
            outbox.c.state.in_(("failed", "unknown")),
            order=(outbox.c.created_at.desc(),),
            limit=500,
        )

    def recent_mail(self, tenants: Sequence[str], limit: int) -> Sequence[OutboxRow]:
        """Return outgoing mail of any state, newest first."""
        return self._outbox.many(
            outbox.c.tenant.in_(tenants), order=(outbox.c.created_at.desc(), outbox.c.id), limit=limit
        )

    def standing(
        self, tenant: str, now: datetime, soon: datetime, ages: Sequence[datetime]
    ) -> list[Standing]:
        """Return what a company has open, by type: late, due until *soon*, older than each of *ages*."""
        late = ticket.c.due_at < now
        in_time = sa.not_(late) & (ticket.c.due_at <= soon)
        counted = [late, in_time, *(ticket.c.received_at <= age for age in ages)]
        query = (
            sa.select(ticket.c.type, sa.func.count(), *(many(each) for each in counted))
            .where(ticket.c.tenant == tenant, ticket.c.state != CLOSED, ticket.c.state.in_(OPEN))
            .group_by(ticket.c.type)
        )
        return [
            Standing(type=type, open=open, late=late, soon=soon, aged=tuple(aged))
            for type, open, late, soon, *aged in self._connection.execute(query)
        ]

    def punctual(self, tenants: Sequence[str], since: datetime, until: datetime) -> tuple[int, int]:
        """Return how many requests received in a time were answered when due, and how many at all."""
        query = (
            sa.select(many(ticket.c.answered_at <= ticket.c.due_at), sa.func.count(ticket.c.answered_at))
            .where(ticket.c.tenant.in_(tenants))
            .where(ticket.c.received_at >= since, ticket.c.received_at < until)
        )
        in_time, answered = self._connection.execute(query).one()
        return int(in_time or 0), answered

    def counts(self, tenants: Sequence[str], now: datetime) -> dict[str, int]:
        """Return the numbers of a board: open, overdue, waiting mail, failed mail, quarantine."""
        ours, found = ticket.c.tenant.in_(tenants), {}
        count = sa.func.count()
        opened = sa.select(count, many(ticket.c.due_at < now))
        opened = opened.where(ours, ticket.c.state != CLOSED, ticket.c.state.in_(OPEN))
        found["open"], late = self._connection.execute(opened).one()
        found["overdue"] = int(late or 0)
        for table, names in (
            (inbound, ("waiting", "quarantined")),
            (outbox, ("waiting", "claimed", "sending", "failed", "unknown")),
        ):
            query = (
                sa.select(table.c.state, count)
                .where(table.c.tenant.in_(tenants), table.c.state.in_(names))
                .group_by(table.c.state)
            )
            rows: dict[str, int] = {row[0]: row[1] for row in self._connection.execute(query)}
            found |= {f"{table.name}_{name}": rows.get(name, 0) for name in names}
        oldest = self._connection.scalar(
            sa.select(sa.func.min(inbound.c.received_at)).where(
                inbound.c.tenant.in_(tenants), inbound.c.state == "waiting"
            )
        )
        found["inbound_oldest_seconds"] = int((now - oldest).total_seconds()) if oldest else 0
        return found

    def alarms(self, tenants: Sequence[str]) -> dict[str, int]:
        """Return what of the mail a person must look at: every page of the console says it."""
        found = {}
        for table, names in ((inbound, ("quarantined",)), (outbox, ("failed", "unknown"))):
            query = sa.select(sa.func.count()).where(table.c.tenant.in_(tenants), table.c.state.in_(names))
            found[table.name] = self._connection.scalar(query) or 0
        return found

    def fates(self, tenants: Sequence[str], since: datetime) -> Sequence[DraftFate]:
        """Return what became of the drafts written since then."""
        return self._fates.many(draft.c.tenant.in_(tenants), draft.c.created_at >= since)

    def asked(self, tenants: Sequence[str], since: datetime) -> Sequence[Asked]:
        """Return what was understood of messages since then; of many, the newest."""
        return self._asked.many(
            message.c.tenant.in_(tenants),
            message.c.direction == "in",
            message.c.understanding.is_not(None),
            message.c.at >= since,
            order=(message.c.at.desc(),),
            limit=_MOST_ASKED,
        )

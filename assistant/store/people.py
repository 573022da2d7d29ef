"""Staff, sign-ins, limits."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex
from typing import Any

import sqlalchemy as sa

from assistant.desk.people import Looker, Role, SavedFilter, Session, StaffRow
from assistant.store.prepared import find_rows, insert_rows
from assistant.store.shelf import Shelf
from assistant.store.tables import attempt, looking, saved_filter, session, staff, staff_role
from assistant.store.vault import Vault

_ATTEMPTS = (
    sa.select(sa.func.count())
    .select_from(attempt)
    .where(attempt.c.what == sa.bindparam("of"), attempt.c.key == sa.bindparam("by"))
    .where(attempt.c.at >= sa.bindparam("since"))
)


class People:
    """See `assistant.desk.keeping.People`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._connection = connection
        self._staff = Shelf(connection, vault, staff, StaffRow)
        self._sessions = Shelf(connection, vault, session, Session)
        self._filters = Shelf(connection, vault, saved_filter, SavedFilter)

    def add(self, row: StaffRow) -> bool:
        """Store a member of staff; False where the address is taken."""
        return self._staff.add_if_new(row)

    def get(self, id: str) -> StaffRow | None:
        """Return a member of staff."""
        return self._staff.by_key(id)

    def by_email(self, email: str) -> StaffRow | None:
        """Return the member of staff with this address (case does not count)."""
        return self._staff.one(staff.c.email == email.strip().casefold())

    def all(self) -> Sequence[StaffRow]:
        """Return everybody, by address."""
        return self._staff.many(order=(staff.c.email,))

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._staff.change(id, **values)

    def roles(self, id: str) -> dict[str, Role]:
        """Return somebody's role at each company."""
        query = sa.select(staff_role.c.tenant, staff_role.c.role).where(staff_role.c.staff_id == id)
        return {row.tenant: row.role for row in self._connection.execute(query)}

    def set_role(self, id: str, tenant: str, role: Role | None) -> None:
        """Give somebody a role at a company, or take it away."""
        self._connection.execute(
            sa.delete(staff_role).where(staff_role.c.staff_id == id, staff_role.c.tenant == tenant)
        )
        if role is not None:
            self._connection.execute(sa.insert(staff_role).values(staff_id=id, tenant=tenant, role=role))

    def names(self) -> dict[str, str]:
        """Return the name of each member of staff, by id."""
        return {row.id: row.name for row in self._connection.execute(sa.select(staff.c.id, staff.c.name))}

    def add_session(self, row: Session) -> None:
        """Store a sign-in."""
        self._sessions.add(row)

    def session(self, id: str) -> Session | None:
        """Return a sign-in."""
        return self._sessions.by_key(id)

    def change_session(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._sessions.change(id, **values)

    def end_session(self, id: str) -> None:
        """End a sign-in."""
        self._sessions.delete(session.c.id == id)

    def end_sessions_of(self, staff_id: str) -> None:
        """End all sign-ins of somebody."""
        self._sessions.delete(session.c.staff_id == staff_id)

    def sessions_of(self, staff_id: str) -> Sequence[Session]:
        """Return somebody's sign-ins, the one seen last first."""
        return self._sessions.equal(staff_id=staff_id, order="seen_at desc, id")

    def by_subject(self, subject: str) -> StaffRow | None:
        """Return the member of staff whom the single sign-on knows under this name."""
        return self._staff.one(staff.c.subject == subject)

    def look(self, conversation_id: str, row: Looker) -> None:
        """Note that somebody has a matter's page open; what they noted before is replaced."""
        mine = (looking.c.conversation_id == conversation_id) & (looking.c.staff_id == row.staff_id)
        self._connection.execute(sa.delete(looking).where(mine))
        values = {"staff_id": row.staff_id, "writing": row.writing, "at": row.at}
        self._connection.execute(sa.insert(looking).values(conversation_id=conversation_id, **values))

    def lookers(self, conversation_id: str, since: datetime) -> Sequence[Looker]:
        """Return who has had a matter's page open since a time."""
        query = (
            sa.select(looking.c.staff_id, looking.c.writing, looking.c.at)
            .where(looking.c.conversation_id == conversation_id, looking.c.at >= since)
            .order_by(looking.c.staff_id)
        )
        return [Looker(**row) for row in self._connection.execute(query).mappings()]

    def keep_filter(self, row: SavedFilter) -> None:
        """Keep a filter; one of the same name is replaced."""
        self._filters.delete((saved_filter.c.staff_id == row.staff_id) & (saved_filter.c.name == row.name))
        self._filters.add(row)

    def filters_of(self, staff_id: str) -> Sequence[SavedFilter]:
        """Return somebody's filters, by name."""
        return self._filters.equal(staff_id=staff_id, order="name")

    def drop_filter(self, staff_id: str, id: str) -> None:
        """Forget a filter."""
        self._filters.delete((saved_filter.c.staff_id == staff_id) & (saved_filter.c.id == id))

    def prune_sessions(self, seen_before: datetime, created_before: datetime) -> None:
        """End the sign-ins that are silent or old."""
        self._sessions.delete((session.c.seen_at < seen_before) | (session.c.created_at < created_before))

    def attempt(self, what: str, key: str, at: datetime) -> None:
        """Count an attempt."""
        insert_rows(self._connection, attempt, [{"id": token_hex(16), "what": what, "key": key, "at": at}])

    def attempts(self, what: str, key: str, since: datetime) -> int:
        """Return how many attempts there were since a time."""
        [[count]] = find_rows(self._connection, _ATTEMPTS, {"of": what, "by": key, "since": since})
        return int(count)

    def forget_attempts(self, what: str, key: str) -> None:
        """Forget attempts after a success."""
        self._connection.execute(sa.delete(attempt).where(attempt.c.what == what, attempt.c.key == key))

    def prune_attempts(self, before: datetime) -> None:
        """Forget what no limit looks at any more, and who looked at what."""
        self._connection.execute(sa.delete(attempt).where(attempt.c.at < before))
        self._connection.execute(sa.delete(looking).where(looking.c.at < before))

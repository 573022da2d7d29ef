"""Who else has the page of a matter open: said, never locked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from assistant.desk import access
from assistant.desk.desk import Desk
from assistant.desk.people import Looker, Staff
from assistant.errors import NotFound

FRESH = timedelta(seconds=35)
"""How long a look counts: the page says every ten seconds that it is still open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """Somebody else at the same page."""

    name: str = field(repr=False)
    writing: bool


def look(desk: Desk, staff: Staff, conversation_id: str, *, writing: bool = False) -> Sequence[Colleague]:
    """Note that *staff* looks at a matter, and return who else does. Raises NotFound."""
    now = desk.now()
    with desk.store.write() as tx:
        conversation = tx.conversations.get(conversation_id)
        if conversation is None:
            raise NotFound(access.NO_TICKET)
        access.see(staff, conversation.tenant)
        tx.people.look(conversation_id, Looker(staff_id=staff.id, writing=writing, at=now))
        others = [row for row in tx.people.lookers(conversation_id, now - FRESH) if row.staff_id != staff.id]
        names = tx.people.names() if others else {}
    return [Colleague(name=names.get(row.staff_id, ""), writing=row.writing) for row in others]

"""Filters of the queue that somebody keeps under a name; nobody else sees them."""

from collections.abc import Sequence

from assistant.desk.desk import Desk
from assistant.desk.people import SavedFilter, Staff
from assistant.errors import InputError, Refused

_MOST = 20
_LONGEST = 500  # characters of a query


def keep(desk: Desk, staff: Staff, name: str, query: str) -> SavedFilter:
    """Keep a filter; one of the same name is replaced. Raises InputError, or Refused above 20."""
    name = " ".join(name.split())[:60]
    if not name or not query or len(query) > _LONGEST:
        raise InputError("A filter needs a name, and something that it filters by.")
    row = SavedFilter(id=desk.new_id(), staff_id=staff.id, name=name, query=query)
    with desk.store.write() as tx:
        known = tx.people.filters_of(staff.id)
        if len(known) >= _MOST and name not in {each.name for each in known}:
            raise Refused("That is enough filters: drop one first.")
        tx.people.keep_filter(row)
    return row


def mine(desk: Desk, staff: Staff) -> Sequence[SavedFilter]:
    """Return somebody's filters, by name."""
    with desk.store.read() as tx:
        return tx.people.filters_of(staff.id)


def drop(desk: Desk, staff: Staff, id: str) -> None:
    """Forget a filter."""
    with desk.store.write() as tx:
        tx.people.drop_filter(staff.id, id)

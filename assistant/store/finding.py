"""Lists of requests, and which index leads to them.

A list without words follows the queue's index. A search follows the index of its rarest word, which is in the
order of due dates: it reads as many entries as the page has lines, however many requests a word has. What
the other words say of a request is looked up by its key.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.store.prepared import find_rows
from assistant.store.tables import search_term, ticket

OPEN = ("new", "in_progress", "waiting")
# SQLite takes a partial index for a literal only
CLOSED: sa.ColumnClause[str] = sa.literal_column("'closed'")
_FEW, _MANY = 100, 5000  # requests with a word: few enough to begin with; more are not counted
_Where = list[sa.ColumnElement[bool]]
_Order = tuple[sa.ColumnElement[Any], ...]

_SOME = (
    sa.select(search_term.c.ticket_id)
    .where(search_term.c.tenant == sa.bindparam("tenant"), search_term.c.digest == sa.bindparam("word"))
    .limit(sa.literal_column(str(_MANY)))
    .subquery()
)
_COUNTED = sa.select(sa.func.count()).select_from(_SOME)


def listed(tenant: str, filters: dict[str, Any], after: str) -> tuple[_Where, _Order]:
    """Return conditions and order of a company's list."""
    where = [ticket.c.tenant == tenant, *_asked(filters, tuple(filters.get("states") or ()) or OPEN)]
    order = (ticket.c.due_at, ticket.c.id)
    return [*where, *_behind(after, *order)], order


def searched(
    connection: sa.Connection, tenant: str, filters: dict[str, Any], words: Sequence[str], after: str
) -> tuple[_Where, _Order] | None:
    """Return conditions and order of a search for all of *words* (digests); None where nothing has them."""
    count, rarest = _rarest(connection, tenant, words)
    if not count:
        return None
    states = tuple(filters.get("states") or ())
    if count == _MANY and states and "closed" not in states:  # fewer are open than have the word
        where, order = listed(tenant, filters, after)
        return [*where, *(_has(ticket.c.id, word) for word in words)], order
    where = [
        search_term.c.tenant == tenant,
        search_term.c.digest == rarest,
        ticket.c.id == search_term.c.ticket_id,
        *(_has(search_term.c.ticket_id, word) for word in words if word != rarest),
        *_asked(filters, states),
    ]
    order = (search_term.c.due_at, search_term.c.ticket_id)
    return [*where, *_behind(after, *order)], order


def _rarest(connection: sa.Connection, tenant: str, words: Sequence[str]) -> tuple[int, str]:
    """Return a word that few requests have, or the one of all that fewest have, and how many, up to _MANY."""
    if len(words) == 1:
        return _MANY, words[0]
    counted = []
    for word in words:
        count = int(find_rows(connection, _COUNTED, {"tenant": tenant, "word": word})[0][0])
        counted.append((count, word))
        if count <= _FEW:
            break
    return min(counted)


def _has(ticket_id: sa.ColumnElement[Any], word: str) -> sa.ColumnElement[bool]:
    other = search_term.alias()
    return sa.exists().where(other.c.ticket_id == ticket_id, other.c.digest == word)


def _asked(filters: dict[str, Any], states: tuple[str, ...]) -> _Where:
    where: _Where = []
    if states:
        where.append(ticket.c.state.in_(states))
    if states and "closed" not in states:
        where.append(ticket.c.state != CLOSED)  # lets the partial index serve
    for name in ("type", "identity", "channel", "assignee", "raised"):
        value = filters.get(name)
        if isinstance(value, tuple) and value:
            where.append(ticket.c[name].in_(value))
        elif value not in (None, "", ()):
            where.append(ticket.c[name] == value)
    if filters.get("unassigned"):
        where.append(ticket.c.assignee.is_(None))
    if before := filters.get("due_before"):
        where.append(ticket.c.due_at < before)
    return where


def _behind(after: str, due_at: sa.ColumnElement[Any], id: sa.ColumnElement[Any]) -> _Where:
    """Return the condition of the lines behind a cursor."""
    if not after:
        return []
    at, _, last = after.partition("|")
    due = datetime.fromisoformat(at)
    return [due_at >= due, (due_at > due) | (id > last)]

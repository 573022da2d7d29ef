"""Lists of requests, and which index leads to them.

A list without words follows the queue's index. A search follows the index of its rarest word, which is in the
order of due dates: it reads as many entries as the page has lines, however many requests a word has. What
the other words say of a request is looked up by its key.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from assistant.store.prepared import find_rows
from assistant.store.tables import search_term, ticket

OPEN = ("new", "in_progress", "waiting")
# SQLite takes a partial index for a literal only
CLOSED: sa.ColumnClause[str] = sa.literal_column("'closed'")
_MANY = 2000  # requests with a word: more are not counted
_HALVES = (
    (0, 1, 2, 3),
    (4, 5, 6, 7),
)  # bytes of a digest by which a word sets bits in either half of the marks
_BITS = 63  # of a half: whole numbers of both databases have a sign
_Where = list[sa.ColumnElement[bool]]
_Order = tuple[sa.ColumnElement[Any], ...]


def marks(words: Iterable[str]) -> tuple[int, int]:
    """Return the bits of *words* (digests), in two halves: a Bloom filter.

    A request whose marks lack a bit of a word lacks the word. With ten words on a request, one in 400 of
    those that lack a word has all its bits.
    """
    found = [0, 0]
    for word in words:
        places = bytes.fromhex(word)
        for half, chosen in enumerate(_HALVES):
            for place in chosen:
                found[half] |= 1 << places[place] % _BITS
    return found[0], found[1]


def listed(tenant: str, filters: dict[str, Any], after: str) -> tuple[_Where, _Order]:
    """Return conditions and order of a company's list."""
    where = [ticket.c.tenant == tenant, *_asked(filters, tuple(filters.get("states") or ()) or OPEN)]
    order = (ticket.c.due_at, ticket.c.id)
    return [*where, *behind(after, *order)], order


def searched(
    tenant: str, filters: dict[str, Any], words: Sequence[str], rare: tuple[str, int], after: str
) -> tuple[_Where, _Order] | None:
    """Return conditions and order of a search for all of *words* (digests), of which *rare* tells.

    None where nothing has them. The marks pass over almost all requests that lack one of the words, within
    the index; the words themselves decide.
    """
    rarest, count = rare
    if not count:
        return None
    states = tuple(filters.get("states") or ())
    if count == _MANY and states and "closed" not in states:  # fewer are open than have the word
        where, order = listed(tenant, filters, after)
        return [*where, *(_has(ticket.c.id, word) for word in words)], order
    others = [word for word in words if word != rarest]
    where = [
        search_term.c.tenant == tenant,
        search_term.c.digest == rarest,
        ticket.c.id == search_term.c.ticket_id,
        *(_marked(others) if others else ()),
        *(_has(search_term.c.ticket_id, word) for word in others),
        *_asked(filters, states),
    ]
    order = (search_term.c.due_at, search_term.c.ticket_id)
    return [*where, *behind(after, *order)], order


def rarest(
    connection: sa.Connection, tenants: Sequence[str], words: Sequence[str]
) -> dict[str, tuple[str, int]]:
    """Return for each company the word that fewest requests have, and how many, up to _MANY.

    Of words that more have, the rarer is the one whose first requests reach further in due dates.
    """
    if len(words) == 1:
        return dict.fromkeys(tenants, (words[0], _MANY))
    asked = [(tenant, word) for tenant in tenants for word in words]
    given = {
        f"{name}{n}": value for n, pair in enumerate(asked) for name, value in zip("tw", pair, strict=True)
    }
    best: dict[str, tuple[int, float, str]] = {}
    for n, count, reach in find_rows(connection, _counted(len(asked)), given):
        tenant, word = asked[n]
        mine = (count, -reach.timestamp() if reach else 0.0, word)
        best[tenant] = min(best.get(tenant, mine), mine)
    return {tenant: (word, count) for tenant, (count, _, word) in best.items()}


@lru_cache(maxsize=64)
def _counted(pairs: int) -> sa.Select[Any]:
    """Return the statement that counts pairs of company and word, each up to _MANY, in one go."""
    branches = []
    for n in range(pairs):
        some = (
            sa.select(search_term.c.due_at)
            .where(
                search_term.c.tenant == sa.bindparam(f"t{n}"), search_term.c.digest == sa.bindparam(f"w{n}")
            )
            .order_by(search_term.c.due_at)
            .limit(sa.literal_column(str(_MANY)))
            .subquery()
        )
        number = sa.literal_column(str(n), sa.Integer).label("n")
        branches.append(
            sa.select(number, sa.func.count().label("found"), sa.func.max(some.c.due_at).label("reach"))
        )
    whole = sa.union_all(*branches).subquery()
    return sa.select(whole.c.n, whole.c.found, whole.c.reach)


def _marked(words: Sequence[str]) -> _Where:
    halves = zip((search_term.c.marks_a, search_term.c.marks_b), marks(words), strict=True)
    return [column.bitwise_and(bits) == bits for column, bits in halves]


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


def behind(after: str, at: sa.ColumnElement[Any], id: sa.ColumnElement[Any]) -> _Where:
    """Return the condition of the lines behind a cursor, in the order of a time and an id."""
    found = cut(after)
    if found is None:
        return []
    moment, last = found
    return [at >= moment, (at > moment) | (id > last)]


def cut(after: str) -> tuple[datetime, str] | None:
    """Return the time and the id of a cursor; None for none, and for what is not one."""
    at, _, last = after.partition("|")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, last) if moment.tzinfo else None


def many(where: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    """Return how many rows of a group are so."""
    return sa.func.sum(sa.case((where, 1), else_=0))

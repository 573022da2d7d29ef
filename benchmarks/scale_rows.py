"""Rows of requests by the thousand: a handled matter's own rows, each time with new ids, seals, words and times.

Everything goes past the desk and the driver's plain way: a million requests take minutes instead of an hour.
"""

import random
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from assistant.casework import journal
from assistant.desk.desk import Desk
from assistant.desk.journal import key
from assistant.desk.opening import search_digests
from assistant.store.finding import marks
from assistant.store.tables import metadata
from assistant.store.tables.columns import Sealed, UtcTime

YEARS = 6  # over which the requests came in
OPEN_ONE_IN = 200  # requests of a desk that keeps up; the rest is closed
COMPANY = "ventum"
FIRST = (
    "Jan Mia Kees Lia Sanne Tom Fatima Joost Karin Daan Els Pim Lotte Wim Ria Mo Sara Noor Bram Eva"
).split()
LAST = [
    a + b for a in ("Bak", "Viss", "Mul", "Jans", "Post", "Hend") for b in ("er", "sen", "ma", "stra", "huis")
]
_TAGS = ("ticket.opened", "state.in_progress", "mail.sent", "state.answered", "state.closed")
_UNIQUE = {"token": 20, "raw_digest": 32, "dedupe_key": 32, "message_id_digest": 16}  # bytes, as hex digits
_DAY = timedelta(1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a request can be looked for by."""

    reference: str
    name: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A stored row, and what of it is new each time: places of columns with what goes there."""

    table: str
    plain: tuple[Any, ...]
    id: int  # place of its key, or -1
    ids: tuple[tuple[int, str], ...]  # → which id of the matter
    times: tuple[int, ...]
    unique: tuple[tuple[int, int], ...]
    seals: tuple[tuple[int, str, bytes], ...]  # → column, plain value
    blob: bytes = b""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """All rows of a handled letter."""

    stamps: tuple[Stamp, ...]
    ids: tuple[str, ...]
    ticket: str
    sender: tuple[bytes, bytes]  # the name and the address that stand in it
    words: tuple[str, ...]  # digests of what all its copies have


def stamp(desk: Desk, table_name: str, row: Sequence[Any], ids: Sequence[str]) -> Stamp:
    """Return what must change in a copy of a row as SQLite holds it."""
    columns, vault = list(metadata.tables[table_name].columns), desk.store.vault
    found: dict[str, list[Any]] = {"ids": [], "times": [], "unique": [], "seals": []}
    blob = b""
    for place, (column, value) in enumerate(zip(columns, row, strict=True)):
        if value is None:
            continue
        if isinstance(column.type, Sealed):
            name = f"{table_name}.{column.name}"
            found["seals"].append((place, name, vault.open(name, row[0], value)))
        elif isinstance(column.type, UtcTime):
            found["times"].append(place)
        elif column.name in _UNIQUE:
            found["unique"].append((place, _UNIQUE[column.name]))
        elif value in ids:
            found["ids"].append((place, value))
    if table_name == "blob":
        blob = vault.open_blob(row[0], row[2], row[3])
    return Stamp(
        table=table_name,
        plain=tuple(row),
        id=0 if columns[0].name == "id" else -1,
        blob=blob,
        **{name: tuple(each) for name, each in found.items()},
    )


class Copies:
    """Makes copies of matters, batch by batch."""

    def __init__(self, desk: Desk, matters: Sequence[Matter], tickets: int) -> None:
        self._desk, self._vault, self._matters, self._tickets = desk, desk.store.vault, matters, tickets
        self._now, self._key, self._known_words = datetime.now(UTC), key(desk), dict[str, str]()
        self._columns = {
            name: {column.name: place for place, column in enumerate(table.columns)}
            for name, table in metadata.tables.items()
        }

    def batch(self, begin: int, end: int) -> tuple[dict[str, list[Sequence[Any]]], list[Known]]:
        """Return the rows of requests *begin* to *end* by table, and some that can be looked for."""
        chance, known = random.Random(begin), []
        rows: dict[str, list[Sequence[Any]]] = {table.name: [] for table in metadata.sorted_tables}
        for number in range(begin, end):
            name = f"{chance.choice(FIRST)} {chance.choice(LAST)}{number % 97}"
            one = Known(reference=f"VEN-{number:08X}", name=name, address=f"klant{number}@example.net")
            self._copy(rows, self._matters[number % len(self._matters)], number, one)
            if number % 97 == 0:
                known.append(one)
        return rows, known

    def _copy(self, rows: dict[str, list[Sequence[Any]]], matter: Matter, number: int, one: Known) -> None:
        fresh = secrets.token_bytes(16 * len(matter.ids)).hex()
        new = {old: fresh[place * 32 : place * 32 + 32] for place, old in enumerate(matter.ids)}
        at = self._now - _DAY * (365.25 * YEARS * number / self._tickets) - timedelta(minutes=1)
        then, digest = _text(at), self._desk.digest_of_address(one.address)
        name, address = one.name.encode(), one.address.encode()
        for each in matter.stamps:
            row = list(each.plain)
            for place, old in each.ids:
                row[place] = new[old]
            for place in each.times:
                row[place] = then
            for place, size in each.unique:
                row[place] = secrets.token_hex(size)
            for place, column, plain in each.seals:
                value = plain.replace(matter.sender[0], name).replace(matter.sender[1], address)
                row[place] = self._vault.seal(column, row[each.id], value)
            if each.table == "blob":
                row[2], row[3] = self._vault.seal_blob(row[0], each.blob)
            elif each.table == "ticket":
                self._end(row, number, one.reference, at, digest)
                due = row[self._columns["ticket"]["due_at"]]
            elif each.table == "participant":
                row[self._columns["participant"]["address_digest"]] = digest
            elif each.table == "draft":
                place = self._columns["draft"]["covers"]
                row[place] = row[place].replace(matter.ticket, new[matter.ticket])
            rows[each.table].append(row)
        ticket = new[matter.ticket]
        words = {*matter.words, *(self._word(word) for word in one.name.casefold().split())}
        words |= {self._digest(one.reference.casefold()), self._digest(one.address)}
        rows["search_term"] += [(ticket, word, COMPANY, due, *marks(words)) for word in words]
        rows["journal"] += self._chain(ticket, at)

    def _end(self, row: list[Any], number: int, reference: str, at: datetime, digest: str) -> None:
        """Write into a ticket how it stands: one in OPEN_ONE_IN is open, the rest is closed."""
        opened = number % OPEN_ONE_IN == 0
        answered = None if opened else _text(at + 9 * _DAY)
        values = {
            "reference": reference,
            "person_digest": digest,
            "state": ("new", "in_progress", "waiting")[number % 3] if opened else "closed",
            "outcome": "" if opened else "fulfilled",
            "due_at": _text(at + 30 * _DAY),
            "due": (at + 30 * _DAY).date().isoformat(),
            "answered_at": answered,
            "delivered_at": answered,
            "closed_at": None if opened else _text(at + 10 * _DAY),
        }
        for name, value in values.items():
            row[self._columns["ticket"][name]] = value

    def _word(self, word: str) -> str:
        if word not in self._known_words:
            self._known_words[word] = self._digest(word)
        return self._known_words[word]

    def _digest(self, word: str) -> str:
        return self._vault.digest("search", word)[:32]

    def _chain(self, ticket: str, at: datetime) -> Iterator[tuple[Any, ...]]:
        previous = journal.FIRST
        for day, tag in enumerate(_TAGS):
            entry = journal.Entry(
                chain=ticket,
                seq=day + 1,
                at=at + day * _DAY,
                actor="assistant",
                tag=tag,
                data={"n": day},
                previous=previous,
                hash="",
            )
            made = journal._hash(self._key, entry)
            id, then = secrets.token_hex(16), _text(entry.at)
            yield id, COMPANY, ticket, day + 1, then, "assistant", tag, f'{{"n": {day}}}', previous, made
            previous = made


def _text(at: datetime) -> str:
    """Return a time as SQLite holds it."""
    return at.isoformat(" ", "microseconds")[:-6]


def matter(desk: Desk, connection: Any, inbound_id: str, sender: str) -> Matter:
    """Return the rows of the letter that *sender* wrote, read through a connection of SQLite's driver."""

    def read(table: str, where: str, *given: str) -> list[tuple[str, Sequence[Any]]]:
        columns = ", ".join(f'"{column.name}"' for column in metadata.tables[table].columns)
        statement = f"SELECT {columns} FROM {table} WHERE {where}"  # noqa: S608
        return [(table, row) for row in connection.execute(statement, given)]

    ((mine,),) = connection.execute("SELECT conversation_id FROM message WHERE inbound_id = ?", [inbound_id])
    rows = read("inbound", "id = ?", inbound_id) + read("conversation", "id = ?", mine)
    of_it = "conversation_id = ?"
    for table in ("participant", "message", "ticket", "draft", "outbox"):
        rows += read(table, of_it, mine)
    with_blobs = "SELECT blob_id FROM inbound WHERE id = ? UNION SELECT blob_id FROM outbox WHERE "
    rows = read("blob", f"id IN ({with_blobs}{of_it})", inbound_id, mine) + rows
    ids = tuple(row[0] for table, row in rows if table != "participant")
    ticket = next(row[0] for table, row in rows if table == "ticket")
    with desk.store.read() as tx:
        found = tx.tickets.get(ticket)
    assert found
    name, _, address = sender.rstrip(">").partition(" <")
    return Matter(
        stamps=tuple(stamp(desk, table, row, ids) for table, row in rows),
        ids=ids,
        ticket=ticket,
        sender=(name.encode(), address.encode()),
        words=tuple(search_digests(desk, found.fields.values())),
    )

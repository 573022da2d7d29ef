"""Rows ↔ frozen records: sealing, JSON and enums in one place, from the record's own type hints."""

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_type_hints

import sqlalchemy as sa
from pydantic import TypeAdapter

from assistant.store.prepared import change_rows, find_rows, insert_new, insert_rows
from assistant.store.tables.columns import Sealed
from assistant.store.vault import Vault

R = TypeVar("R")


@cache
def _adapters(table: sa.Table, record: type[Any]) -> dict[str, tuple[bool, TypeAdapter[Any]]]:
    """Return how each column that is not plain is read and written: (sealed, adapter)."""
    hints = get_type_hints(record)
    found = {}
    for column in table.columns:
        sealed = isinstance(column.type, Sealed)
        if column.name in hints and (sealed or isinstance(column.type, sa.JSON)):
            found[column.name] = (sealed, TypeAdapter(hints[column.name]))
    return found


@cache
def _key(table: sa.Table) -> sa.Column[Any]:
    return next(iter(table.primary_key.columns))


@cache
def _names(record: type[Any]) -> tuple[tuple[str, ...], "attrgetter[Any]"]:
    """Return the names of a record's fields, and what reads them all."""
    names = tuple(field.name for field in fields(record))
    return names, attrgetter(*names)


@cache
def select_of(table: sa.Table, record: type[Any]) -> sa.Select[Any]:
    """Return the select of a record's columns: built once, because building costs more than running."""
    return sa.select(*(table.c[field.name] for field in fields(record)))


@cache
def _by_key(table: sa.Table, record: type[Any], lock: bool) -> sa.Select[Any]:
    key = _key(table)
    statement = select_of(table, record).where(key == sa.bindparam("row_key"))  # type: ignore[arg-type]
    return statement.with_for_update() if lock else statement


@cache
def _update(table: sa.Table, names: tuple[str, ...], counted: str) -> sa.Update:
    """Return the update of some columns of one row; values are `new_<column>`, *counted* goes up by one."""
    key = _key(table)
    values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in names}
    if counted:
        values[counted] = table.c[counted] + sa.literal_column("1")
    return sa.update(table).where(key == sa.bindparam("row_key")).values(values)


@cache
def _equal(
    table: sa.Table, record: type[Any], names: tuple[str, ...], how: tuple[str, bool, bool]
) -> sa.Select[Any]:
    """Return the select of rows whose columns *names* equal the parameters of those names."""
    order, first, lock = how
    statement = select_of(table, record)  # type: ignore[arg-type]
    statement = statement.where(*(table.c[name] == sa.bindparam(f"is_{name}") for name in names))
    for part in order.split(", ") if order else ():
        column, _, direction = part.partition(" ")
        statement = statement.order_by(table.c[column].desc() if direction else table.c[column])
    statement = statement.limit(1) if first else statement
    return statement.with_for_update() if lock else statement


class Shelf(Generic[R]):
    """The rows of one table as records of one type, on one connection."""

    def __init__(self, connection: sa.Connection, vault: Vault, table: sa.Table, record: type[R]) -> None:
        """*record*'s fields are columns of *table*, by name; its key is the table's first column."""
        self.connection = connection
        self.table = table
        self._vault = vault
        self._record = record
        self._key = _key(table)
        self._adapters = _adapters(table, record)  # type: ignore[arg-type]  # a class is hashable

    def add(self, record: R) -> None:
        """Insert a record."""
        self.add_all([record])

    def add_all(self, records: Sequence[R]) -> None:
        """Insert records at once."""
        insert_rows(self.connection, self.table, [self._row(record) for record in records])

    def add_if_new(self, record: R) -> bool:
        """Insert a record; False where a unique key is taken."""
        return insert_new(self.connection, self.table, self._row(record))

    def one(self, *where: sa.ColumnElement[bool], **how: Any) -> R | None:
        """Return the first record, or None."""
        found = self.many(*where, limit=1, **how)
        return found[0] if found else None

    def by_key(self, id: str, *, lock: bool = False) -> R | None:
        """Return the record with this key, or None; *lock* holds it until the transaction ends."""
        statement = _by_key(self.table, self._record, lock)  # type: ignore[arg-type]
        rows = find_rows(self.connection, statement, {"row_key": id})
        return self.record(rows[0]) if rows else None

    def among(self, ids: Sequence[str], *where: sa.ColumnElement[bool]) -> list[R]:
        """Return those records with these keys of which *where* is true, in the order of the keys.

        Each is asked for by its key: for a list of keys SQLite reads whatever index *where* suggests.
        """
        return [row for id in ids for row in self.many(*where, self._key == id)]

    def count(self, *where: sa.ColumnElement[bool]) -> int:
        """Count the rows of which *where* is true."""
        query = sa.select(sa.func.count()).select_from(self.table).where(*where)
        return self.connection.scalar(query) or 0

    def found(self, statement: sa.Select[Any], **given: Any) -> list[R]:
        """Return the records of a statement of `select_of` that was built once, with these parameters."""
        return [self.record(row) for row in find_rows(self.connection, statement, given)]

    def equal(self, *, order: str = "", lock: bool = False, **values: Any) -> list[R]:
        """Return the records whose columns have these values; *order* as in `at desc, id`."""
        return self._equal(values, (order, False, lock))

    def first(self, *, order: str = "", lock: bool = False, **values: Any) -> R | None:
        """Return the first record whose columns have these values, or None."""
        found = self._equal(values, (order, True, lock))
        return found[0] if found else None

    def _equal(self, values: dict[str, Any], how: tuple[str, bool, bool]) -> list[R]:
        statement = _equal(self.table, self._record, tuple(values), how)  # type: ignore[arg-type]
        given = {f"is_{name}": value for name, value in values.items()}
        return [self.record(row) for row in find_rows(self.connection, statement, given)]

    def many(
        self,
        *where: sa.ColumnElement[bool],
        order: Sequence[Any] = (),
        limit: int | None = None,
        lock: bool = False,
        skip_locked: bool = False,
    ) -> list[R]:
        """Return records; *lock* holds them until the transaction ends (PostgreSQL)."""
        statement = select_of(self.table, self._record)  # type: ignore[arg-type]
        statement = statement.where(*where).order_by(*order).limit(limit)
        if lock or skip_locked:
            statement = statement.with_for_update(skip_locked=skip_locked)
        return [self.record(row) for row in self.connection.execute(statement)]

    def of_any(self, statements: Sequence[sa.Select[Any]]) -> list[R]:
        """Return the records of statements with the record's columns, each with its own order and limit."""
        if not statements:
            return []
        whole: sa.Select[Any] | sa.CompoundSelect[Any] = statements[0]
        if len(statements) > 1:
            whole = sa.union_all(*(sa.select(each.subquery()) for each in statements))
        return [self.record(row) for row in self.connection.execute(whole)]

    def change(self, id: str, *where: sa.ColumnElement[bool], counted: str = "", **values: Any) -> bool:
        """Set columns of the row whose key is *id*, and count one of them up; False where *where* fails."""
        columns = self._columns(id, values)
        if where or any(isinstance(value, sa.ClauseElement) for value in columns.values()):
            columns |= {counted: self.table.c[counted] + 1} if counted else {}
            statement = sa.update(self.table).where(self._key == id, *where).values(columns)
            return self.connection.execute(statement).rowcount == 1
        given = {f"new_{name}": value for name, value in columns.items()}
        statement = _update(self.table, tuple(columns), counted)
        return change_rows(self.connection, statement, {"row_key": id, **given}) == 1

    def delete(self, *where: sa.ColumnElement[bool]) -> int:
        """Delete rows; return how many."""
        return self.connection.execute(sa.delete(self.table).where(*where)).rowcount

    def _row(self, record: R) -> dict[str, Any]:
        names, values_of = _names(self._record)  # type: ignore[arg-type]
        values = dict(zip(names, values_of(record), strict=True))
        return self._columns(str(values[self._key.name]), values)

    def _columns(self, id: str, values: dict[str, Any]) -> dict[str, Any]:
        """Return *values* with those sealed or made JSON that are not plain."""
        for name in self._adapters.keys() & values.keys():
            values[name] = self._column(id, name, values[name])
        return values

    def _column(self, id: str, name: str, value: Any) -> Any:
        sealed, adapter = self._adapters[name]
        if not sealed:
            return adapter.dump_python(value, mode="json")
        if value is None:
            return None
        return self._vault.seal(f"{self.table.name}.{name}", id, adapter.dump_json(value))

    def record(self, row: Sequence[Any]) -> R:
        """Return the record of a row with the columns of `select_of`."""
        values = dict(zip(_names(self._record)[0], row, strict=True))  # type: ignore[arg-type]
        id = str(values[self._key.name])
        for name, (sealed, adapter) in self._adapters.items():
            value = values.get(name)
            if value is None:
                continue
            if sealed:
                plain = self._vault.open(f"{self.table.name}.{name}", id, bytes(value))
                values[name] = adapter.validate_json(plain)
            else:
                values[name] = adapter.validate_python(value)
        return self._record(**values)

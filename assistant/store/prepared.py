"""Statements that are compiled once and handed to the driver as they are.

A mail's way through the house is some twenty small statements by key. SQLAlchemy's work on each of them,
every time, costs several times what the database's does; here it is done once a statement.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

_Process = Callable[[Any], Any]
_Statement = sa.Select[Any] | sa.Insert | sa.Update | sa.Delete


@dataclass(frozen=True, kw_only=True, slots=True)
class _Prepared:
    text: str
    by_place: bool  # whether the driver takes values by place
    given: tuple[tuple[str, _Process | None], ...]  # parameters in order; what turns one into the driver's
    fixed: Mapping[str, Any]  # values that stand in the statement itself
    found: tuple[tuple[int, _Process], ...]  # columns of a result that the driver gives in another form

    def values(self, given: Mapping[str, Any]) -> Any:
        """Return the parameters as the driver takes them."""
        whole = {**self.fixed, **given} if self.fixed else given
        if self.by_place:
            return tuple([process(whole[name]) if process else whole[name] for name, process in self.given])
        return {name: process(whole[name]) if process else whole[name] for name, process in self.given}


@lru_cache(maxsize=1000)  # statements are kept by those who made them: a few hundred in all
def _prepare(statement: _Statement, dialect: sa.Dialect, names: tuple[str, ...] | None) -> _Prepared:
    compiled = statement.compile(dialect=dialect, column_keys=list(names) if names else None)
    binds = compiled.binds
    if names is not None and set(binds) != set(names):
        raise ValueError(
            f"an insert must name every column with a default: {sorted(set(binds) ^ set(names))}"
        )
    order = tuple(compiled.positiontup or ()) if compiled.positional else tuple(binds)
    columns = statement.selected_columns if isinstance(statement, sa.Select) else ()
    readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    return _Prepared(
        text=str(compiled),
        by_place=bool(compiled.positional),
        given=tuple((name, binds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in order),
        fixed={name: bind.value for name, bind in binds.items() if not bind.required},
        found=tuple((place, reader) for place, reader in enumerate(readers) if reader is not None),
    )


def _run(connection: sa.Connection, text: str, parameters: Any) -> Any:
    """Return the result, or SQLite's own cursor: a file cannot hang up, so nothing has to watch over it."""
    if connection.dialect.name != "sqlite":
        return connection.exec_driver_sql(text, parameters)
    cursor = connection.connection.cursor()
    try:
        if isinstance(parameters, list):
            cursor.executemany(text, parameters)
        else:
            cursor.execute(text, parameters)
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            text, None, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
    return cursor


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert *rows*, which name the same columns. Raises what the driver raises, as SQLAlchemy wraps it."""
    if not rows:
        return
    ready = _prepare(_insert(table), connection.dialect, tuple(rows[0]))
    parameters = [ready.values(row) for row in rows]
    _run(connection, ready.text, parameters if len(rows) > 1 else parameters[0])


def insert_new(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> bool:
    """Insert a row; False where its key is taken: then nothing changes."""
    statement = _insert_new(table, connection.dialect.name == "postgresql")
    ready = _prepare(statement, connection.dialect, tuple(row))
    return bool(_run(connection, ready.text, ready.values(row)).rowcount == 1)


@lru_cache(maxsize=256)
def _insert(table: sa.Table) -> sa.Insert:
    return sa.insert(table)


@lru_cache(maxsize=256)
def _insert_new(table: sa.Table, on_postgresql: bool) -> sa.Insert:
    if on_postgresql:
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def change_rows(
    connection: sa.Connection, statement: sa.Update | sa.Insert | sa.Delete, given: Mapping[str, Any]
) -> int:
    """Run a statement that was built once, with these parameters; return how many rows it touched."""
    ready = _prepare(statement, connection.dialect, None)
    return int(_run(connection, ready.text, ready.values(given)).rowcount)


def find_rows(
    connection: sa.Connection, statement: sa.Select[Any], given: Mapping[str, Any]
) -> list[Sequence[Any]]:
    """Return the rows of a select that was built once, with these parameters."""
    ready = _prepare(statement, connection.dialect, None)
    rows: Sequence[Sequence[Any]] = _run(connection, ready.text, ready.values(given)).fetchall()
    if not ready.found or not rows:
        return list(rows)
    done: list[Sequence[Any]] = []
    for row in rows:
        values = list(row)
        for place, reader in ready.found:
            values[place] = reader(values[place])
        done.append(values)
    return done

"""Inserts that are compiled once and handed to the driver as they are.

Taking mail is the one place where SQLAlchemy's work on a statement costs more than the database's:
here it is done once a table.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

_Process = Callable[[Any], Any]


@lru_cache(maxsize=256)
def _prepared(
    table: sa.Table, dialect: sa.Dialect, names: tuple[str, ...]
) -> tuple[str, tuple[tuple[str, _Process | None], ...], bool]:
    """Return the statement, its columns in order with what turns a value into the driver's, and
    whether the driver takes values by place.
    """
    compiled = sa.insert(table).compile(dialect=dialect, column_keys=list(names))
    order = tuple(compiled.positiontup) if compiled.positional and compiled.positiontup else names
    if set(compiled.params) != set(names):
        missing = sorted(set(compiled.params) ^ set(names))
        raise ValueError(f"{table.name}: an insert must name every column with a default: {missing}")
    columns = tuple(
        (name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in order
    )
    return str(compiled), columns, bool(compiled.positional)


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert *rows*, which name the same columns. Raises what the driver raises, as SQLAlchemy wraps it."""
    if not rows:
        return
    statement, columns, by_place = _prepared(table, connection.dialect, tuple(rows[0]))
    parameters: Any
    if by_place:
        parameters = [
            tuple([process(row[name]) if process else row[name] for name, process in columns]) for row in rows
        ]
    else:
        parameters = [
            {name: process(row[name]) if process else row[name] for name, process in columns} for row in rows
        ]
    connection.exec_driver_sql(statement, parameters if len(rows) > 1 else parameters[0])

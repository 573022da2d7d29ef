"""How long the driver's calls take: what an act waits for the database, from its statements to their rows."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import event


class Spent:
    """Time inside the driver's calls since the last `reset`, of all connections made while it watches."""

    def __init__(self) -> None:
        self.seconds, self.statements = 0.0, 0

    def reset(self) -> None:
        """Begin anew."""
        self.seconds, self.statements = 0.0, 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Let connections that are made from now on tell their time."""

        def make(dialect: Any, _record: Any, given: Any, named: dict[str, Any]) -> Any:
            if dialect.name == "sqlite":
                return dialect.loaded_dbapi.connect(*given, **named, factory=_sqlite(self))
            return _postgresql(self).connect(*given, **named, cursor_factory=_cursor(psycopg.Cursor, self))

        event.listen(sa.Engine, "do_connect", make)
        try:
            yield
        finally:
            event.remove(sa.Engine, "do_connect", make)

    def timed(self, call: Callable[..., Any], *, counts: bool = False) -> Callable[..., Any]:
        """Return *call*, adding up its time."""

        def run(*given: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return call(*given, **named)
            finally:
                self.seconds += time.perf_counter() - began
                self.statements += counts

        return run


def _cursor(kind: Any, spent: Spent) -> Any:
    calls = {name: spent.timed(getattr(kind, name)) for name in ("fetchone", "fetchmany", "fetchall")}
    calls |= {name: spent.timed(getattr(kind, name), counts=True) for name in ("execute", "executemany")}
    return type("Cursor", (kind,), calls)


def _sqlite(spent: Spent) -> Any:
    timed = _cursor(sqlite3.Cursor, spent)

    class Connection(sqlite3.Connection):
        commit = spent.timed(sqlite3.Connection.commit)
        rollback = spent.timed(sqlite3.Connection.rollback)

        def cursor(self, factory: Any = timed) -> Any:
            return super().cursor(factory)

    return Connection


def _postgresql(spent: Spent) -> Any:
    class Connection(psycopg.Connection[Any]):
        commit = spent.timed(psycopg.Connection.commit)
        rollback = spent.timed(psycopg.Connection.rollback)

    return Connection

"""Which statements read a large table whole."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from assistant.desk.desk import Desk

LARGE = 5000  # rows
_WHOLE_SQLITE = re.compile(r"^SCAN (\w+)(?! USING)|^SCAN (\w+) USING COVERING")
_WHOLE_POSTGRESQL = re.compile(r"Seq Scan on (\w+)")


class Plans:
    """The statements of a run, each with what its plan reads whole; those of SQLite's own cursor are by key."""

    def __init__(self, desk: Desk) -> None:
        self._engine: Any = desk.store.engine  # type: ignore[attr-defined]
        self._seen: dict[str, tuple[Any, int]] = {}
        self._times: Counter[str] = Counter()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Remember each statement with the parameters of its first use."""
        event.listen(self._engine, "before_cursor_execute", self._remember)
        try:
            yield
        finally:
            event.remove(self._engine, "before_cursor_execute", self._remember)

    def _remember(
        self, _c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if not many and statement.startswith(("SELECT", "DELETE", "UPDATE")):
            self._times[statement] += 1
            self._seen.setdefault(statement, parameters)

    def tell(self) -> None:
        """Print the statements that read a large table whole."""
        sqlite = self._engine.dialect.name == "sqlite"
        with self._engine.connect() as connection:
            for statement, parameters in list(self._seen.items()):
                if "FOR UPDATE" in statement or "pg_advisory" in statement:
                    continue
                prefix = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
                lines = [str(row[-1]) for row in connection.exec_driver_sql(prefix + statement, parameters)]
                for line in lines:
                    found = (_WHOLE_SQLITE if sqlite else _WHOLE_POSTGRESQL).search(line)
                    if found and self._large(connection, next(filter(None, found.groups()))):
                        text = " ".join(statement.split())
                        print(f"whole: {line.strip()} ({self._times[statement]} times): … {text[-160:]}")
            connection.rollback()

    @staticmethod
    def _large(connection: Any, table: str) -> bool:
        try:
            return bool(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() > LARGE)  # noqa: S608
        except Exception:  # an alias; those of what a statement itself made are small
            connection.rollback()
            return not table.startswith("anon_")

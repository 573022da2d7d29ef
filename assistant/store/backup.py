"""Backups that either engine can read: every row of every table, in one compressed file of JSON lines.

What is personal lies sealed in the rows and stays sealed in the file; it is worth nothing without the
master key, which is kept apart. Reading is one snapshot, so that the service may go on meanwhile.
"""

import base64
import gzip
import json
import os
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from assistant.errors import InputError, Refused, StoreError
from assistant.store import migrate
from assistant.store.store import SqlStore, translated
from assistant.store.tables import metadata

FORMAT = "privacy-assistant-backup-1"
_MANY = 200  # rows stored at once


def dump(store: SqlStore, file: Path, at: datetime) -> int:
    """Write a backup of *store* to *file*; return how many rows it holds. Raises InputError."""
    draft = file.with_name(file.name + ".part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as raw, gzip.open(raw, "wt", encoding="utf-8") as out:
            count = _write(store, out, at)
        draft.replace(file)  # a backup that was cut off never has the name of a whole one
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
    return count


def _write(store: SqlStore, out: IO[str], at: datetime) -> int:
    count = 0
    with translated(), _snapshot(store.engine).begin() as connection:
        revision = migrate.revision(store.engine)
        _line(out, {"format": FORMAT, "revision": revision, "at": at.isoformat()})
        for table in metadata.sorted_tables:
            _line(out, {"table": table.name, "columns": [column.name for column in table.columns]})
            for row in connection.execute(sa.select(table)).yield_per(_MANY):
                _line(out, [_plain(value) for value in row])
                count += 1
        _line(out, {"rows": count})
    return count


def _snapshot(engine: sa.Engine) -> sa.Engine:
    reader = engine.execution_options(writes=False)
    if engine.dialect.name == "postgresql":
        return reader.execution_options(isolation_level="REPEATABLE READ")
    return reader


def _line(out: IO[str], value: Any) -> None:
    out.write(json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"~time": value.isoformat()}
    if isinstance(value, bytes | memoryview):
        return {"~bytes": base64.b64encode(bytes(value)).decode()}
    return value


def _rich(value: Any) -> Any:
    if isinstance(value, dict) and len(value) == 1:
        if "~time" in value:
            return datetime.fromisoformat(value["~time"])
        if "~bytes" in value:
            return base64.b64decode(value["~bytes"])
    return value


def restore(store: SqlStore, file: Path) -> int:
    """Fill the empty database of *store* from *file*; return how many rows. All of it, or nothing.

    Raises InputError for a file that is no whole backup, Refused where the database holds anything.
    """
    with translated(), store.engine.begin() as connection:
        if any(connection.scalar(sa.select(sa.func.count()).select_from(t)) for t in _judged()):
            raise Refused("The database is not empty: restore into a new one, named by database_url.")
        connection.execute(sa.delete(metadata.tables["setting"]))
        try:
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                return _fill(connection, lines, store)
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
            raise InputError(f"{file} is no whole backup: take another one") from error


def _judged() -> list[sa.Table]:
    """Return the tables that must be empty; a fresh database has its own secret already."""
    return [table for table in metadata.sorted_tables if table.name != "setting"]


def _fill(connection: sa.Connection, lines: Iterator[str], store: SqlStore) -> int:
    head = json.loads(next(lines, "{}"))
    if head.get("format") != FORMAT:
        raise ValueError("not a backup")
    if head["revision"] != migrate.newest():
        raise StoreError(
            f"this backup is of schema {head['revision']}, this program has {migrate.newest()}: "
            "restore it with the program that wrote it, then run `assistant db upgrade`"
        )
    table, columns, waiting, count = metadata.sorted_tables[0], [""], [], 0
    for line in lines:
        value = json.loads(line)
        if isinstance(value, list):
            waiting.append(dict(zip(columns, map(_rich, value), strict=True)))
            count += 1
        if waiting and (not isinstance(value, list) or len(waiting) >= _MANY):
            connection.execute(sa.insert(table), waiting)
            waiting = []
        if isinstance(value, dict):
            if "rows" in value:
                if value["rows"] != count:
                    raise ValueError("rows are missing")
                return count
            table, columns = metadata.tables[value["table"]], value["columns"]
    raise ValueError("the end is missing")

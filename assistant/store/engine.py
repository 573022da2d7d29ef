"""One engine for SQLite and PostgreSQL, with the promises that the desk builds on.

SQLite: write-ahead log, synchronous=FULL (a commit has reached the disk), writers begin at once
(BEGIN IMMEDIATE) so that two never work on the same snapshot. PostgreSQL: psycopg 3, READ COMMITTED,
rows locked where the desk takes them.
"""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from assistant.errors import SettingsError

BUSY_SECONDS = 30


def connect(address: str) -> sa.Engine:
    """Return an engine; nothing is opened yet. Raises SettingsError for an address that is not one."""
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return sa.create_engine(
        url,
        hide_parameters=True,  # an exception must not hold what a customer wrote
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        connect_args={"connect_timeout": 10},
    )


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise SettingsError(
            "database_url is not an address; for example sqlite:////var/lib/assistant/assistant.db "
            "or postgresql://assistant@localhost/assistant"
        ) from error
    name = url.get_backend_name()
    if name in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if name == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise SettingsError(f"database_url: {name} is not supported; use a file of SQLite, or PostgreSQL")


def _sqlite(url: URL) -> sa.Engine:
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        pool_size=10,
        max_overflow=30,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is erased is overwritten
        "temp_store=MEMORY",
        "cache_size=-32000",  # KiB
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def set_durable(connection: sa.Connection, durable: bool) -> None:
    """Say whether the next commits of this connection to SQLite wait for the disk."""
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}").close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", True)
    driver: Any = connection.connection.driver_connection
    try:  # straight to the driver: SQLAlchemy's way there costs more than most statements
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            "BEGIN", None, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from error

"""Stores on both engines. PostgreSQL is a private cluster of the session; without it, tests skip."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.store.engine import connect
from assistant.store.migrate import upgrade
from assistant.store.store import SqlStore
from assistant.store.tables import metadata
from assistant.store.vault import Keyring
from tests.skips import (
    pytest_collection_modifyitems,
    pytest_make_collect_report,
    pytest_runtest_makereport,
)

__all__ = [  # hooks: pytest finds them here
    "pytest_collection_modifyitems",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
]

RING = Keyring.from_text("test:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _postgresql_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[str]:
    """Start a PostgreSQL of our own; yield the address of its maintenance database."""
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if as_user:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", free_port()
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=80"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {quick}"
    start = [programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"]
    try:
        for command in (
            [programs / "initdb", "-D", data, "-U", "assistant", "-A", "trust", "-E", "UTF8", "--no-sync"],
            start,
        ):
            subprocess.run([*as_user, *map(str, command)], check=True, capture_output=True, timeout=120)
        yield f"postgresql://assistant@127.0.0.1:{port}/postgres"
    finally:
        stop = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run(stop, check=False, capture_output=True, timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_address(postgresql_cluster: str) -> str:
    """Make one database with the schema; tests empty its tables before they start."""
    admin = sa.create_engine(postgresql_cluster.replace("postgresql:", "postgresql+psycopg:"))
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("CREATE DATABASE desk"))
    admin.dispose()
    address = postgresql_cluster.replace("/postgres", "/desk")
    engine = connect(address)
    upgrade(engine)
    engine.dispose()
    return address


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = connect(f"sqlite:///{path}")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path


@pytest.fixture
def sqlite_address(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the address of an empty SQLite database with the schema."""
    shutil.copy(sqlite_template, tmp_path / "assistant.db")
    return f"sqlite:///{tmp_path / 'assistant.db'}"


@pytest.fixture
def sqlite_store(sqlite_address: str) -> Iterator[SqlStore]:
    """A store for tests that need not run on both engines."""
    store = SqlStore(connect(sqlite_address), RING)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[SqlStore]:
    """Run the test on either engine, each time with an empty database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_store")
        return
    engine = connect(request.getfixturevalue("postgresql_address"))
    names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(sa.text(f"TRUNCATE {names} CASCADE"))
    store = SqlStore(engine, RING)
    yield store
    store.close()

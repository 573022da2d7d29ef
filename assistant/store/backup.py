"""Backup and restore. The database goes without its master key: keep the key file apart.

SQLite is copied by its own online backup while the service runs; PostgreSQL by `pg_dump` and
`pg_restore`, which must be installed. A backup holds ciphertext only; what was erased after it was
made is erased again after a restore (see `docs/operations.md`).
"""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL

from assistant.errors import InputError, StoreError
from assistant.store.engine import connect


def backup(address: str, path: Path) -> None:
    """Write a whole, consistent copy to *path*. Raises InputError where it exists, StoreError."""
    if path.exists():
        raise InputError(f"{path} exists already: name a new file")
    engine = connect(address)
    try:
        if engine.dialect.name == "sqlite":
            _copy(Path(str(engine.url.database)), path)
        else:
            _run("pg_dump", ["--format=custom", f"--file={path}"], engine.url)
        path.chmod(0o600)
    finally:
        engine.dispose()


def restore(address: str, path: Path) -> None:
    """Put a backup into an empty database. Raises InputError where there is data, StoreError.

    Afterwards `assistant.desk.restored.begin_again` puts before a person what may have left since.
    """
    if not path.is_file():
        raise InputError(f"{path} is not a backup: there is no such file")
    engine = connect(address)
    try:
        if engine.dialect.name == "sqlite":
            target = Path(str(engine.url.database))
            if target.exists():
                raise InputError(f"{target} exists already: move it away first")
            _copy(path, target)
            return
        with engine.connect() as connection:
            if sa.inspect(connection).get_table_names():
                raise InputError("the database is not empty: restore into a new one")
        _run("pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", str(path)], engine.url)
    finally:
        engine.dispose()


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        old = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
        new = sqlite3.connect(part)
        try:
            old.backup(new)
            if new.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise StoreError("the copy is not whole: try again, or check the disk")
        finally:
            new.close()
            old.close()
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"the database could not be copied ({type(error).__name__})") from error
    part.chmod(0o600)
    os.replace(part, target)


def _run(program: str, options: list[str], url: URL) -> None:
    found = shutil.which(program)
    if found is None:
        raise StoreError(f"{program} is not installed (Debian: apt install postgresql-client)")
    server = {
        "PGHOST": url.host or "",
        "PGPORT": str(url.port or 5432),
        "PGUSER": url.username or "",
        "PGPASSWORD": url.password or "",
        "PGDATABASE": url.database or "",
    }
    if program == "pg_restore":
        options = [f"--dbname={url.database}", *options]
    given = {name: value for name, value in server.items() if value}
    done = subprocess.run(  # noqa: S603  # the program is PostgreSQL's own, its words are ours
        [found, *options], env={**os.environ, **given}, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise StoreError(f"{program} failed with code {done.returncode}: see the server's log")

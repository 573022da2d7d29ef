"""Backups: whole or not at all, from either engine into either engine, and nothing personal readable."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import InputError, Refused
from assistant.store.backup import dump, restore
from assistant.store.engine import connect
from assistant.store.migrate import upgrade
from assistant.store.store import SqlStore
from assistant.store.tables import metadata
from tests.conftest import RING

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
WORDS = b"Ik wil zien wat jullie van mij hebben."


def filled(store: SqlStore) -> str:
    """Put a few rows of every kind of column into *store*; return the id of a blob."""
    with store.write() as tx:
        blob = tx.blobs.add("ventum", WORDS, NOW)
        tx.instance.set("answer", {"deep": [1, "é", None]})
        tx.people.attempt("sign-in", "key", NOW)
    return blob


def empty(folder: Path) -> SqlStore:
    engine = connect(f"sqlite:///{folder / 'empty.db'}")
    upgrade(engine)
    return SqlStore(engine, RING)


def test_what_was_backed_up_is_there_again(store: SqlStore, tmp_path: Path) -> None:
    blob = filled(store)
    count = dump(store, tmp_path / "backup", NOW)
    again = empty(tmp_path)
    try:
        assert restore(again, tmp_path / "backup") == count
        with again.read() as tx:
            assert tx.blobs.read(blob) == WORDS
            assert tx.instance.get("answer") == {"deep": [1, "é", None]}
            assert tx.people.attempts("sign-in", "key", datetime(2026, 1, 1, tzinfo=UTC)) == 1
    finally:
        again.close()


def test_a_backup_of_sqlite_fits_into_postgresql_and_back(
    sqlite_store: SqlStore, postgresql_address: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    blob = filled(sqlite_store)
    dump(sqlite_store, tmp_path / "one", NOW)
    engine = connect(postgresql_address)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    other = SqlStore(engine, RING)
    request.addfinalizer(other.close)
    restore(other, tmp_path / "one")
    with other.read() as tx:
        assert tx.blobs.read(blob) == WORDS
    dump(other, tmp_path / "two", NOW)

    def rows(name: str) -> list[str]:
        return sorted(gzip.decompress((tmp_path / name).read_bytes()).decode().splitlines())

    assert rows("one") == rows("two")


def test_the_words_of_customers_cannot_be_read_in_it(sqlite_store: SqlStore, tmp_path: Path) -> None:
    filled(sqlite_store)
    dump(sqlite_store, tmp_path / "backup", NOW)
    assert b"zien wat jullie" not in gzip.decompress((tmp_path / "backup").read_bytes())
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0


def test_a_database_that_holds_something_is_never_overwritten(sqlite_store: SqlStore, tmp_path: Path) -> None:
    filled(sqlite_store)
    dump(sqlite_store, tmp_path / "backup", NOW)
    with pytest.raises(Refused, match="not empty"):
        restore(sqlite_store, tmp_path / "backup")


@pytest.mark.parametrize("damage", ["cut", "row lost", "no backup", "missing"])
def test_half_a_backup_restores_nothing(sqlite_store: SqlStore, tmp_path: Path, damage: str) -> None:
    filled(sqlite_store)
    file = tmp_path / "backup"
    dump(sqlite_store, file, NOW)
    whole = file.read_bytes()
    lines = gzip.decompress(whole).decode().splitlines()
    if damage == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "row lost":
        at = next(i for i, line in enumerate(lines) if line.startswith("["))
        file.write_bytes(gzip.compress("\n".join(lines[:at] + lines[at + 1 :]).encode()))
    elif damage == "no backup":
        file.write_bytes(gzip.compress(json.dumps({"format": "a song"}).encode()))
    else:
        file.unlink()
    again = empty(tmp_path)
    try:
        with pytest.raises(InputError, match="no whole backup"):
            restore(again, file)
        with again.read() as tx:
            assert tx.instance.get("answer") is None
    finally:
        again.close()


def test_a_file_that_cannot_be_written_is_named(sqlite_store: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        dump(sqlite_store, tmp_path / "nowhere" / "backup", NOW)

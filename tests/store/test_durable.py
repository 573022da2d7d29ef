"""Which commits wait for the disk, and statements that are prepared once."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from assistant.errors import StoreError
from assistant.store.prepared import change_rows, find_rows, insert_new, insert_rows
from assistant.store.store import SqlStore
from assistant.store.tables import blob, setting

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
FULL, NORMAL = 2, 1


def syncs(store: SqlStore, *, durable: bool) -> object:
    """Return how SQLite waits for the disk in a transaction."""
    with store.write(durable=durable) as tx:
        return tx.connection.exec_driver_sql("PRAGMA synchronous").scalar()


def test_every_commit_waits_for_the_disk_but_those_said_not_to(sqlite_store: SqlStore) -> None:
    found = [syncs(sqlite_store, durable=durable) for durable in (True, False, True, False)]
    assert found == [FULL, NORMAL, FULL, NORMAL]


def test_after_a_failed_transaction_that_need_not_wait_every_connection_waits(sqlite_store: SqlStore) -> None:
    def fail() -> None:
        with sqlite_store.write(durable=False):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with sqlite_store.engine.connect() as other:
        assert other.exec_driver_sql("PRAGMA synchronous").scalar() == FULL
    assert syncs(sqlite_store, durable=True) == FULL


def test_on_postgresql_only_the_transaction_that_need_not_wait_is_told_so(store: SqlStore) -> None:
    if store.engine.dialect.name == "sqlite":
        return
    with store.write(durable=False) as tx:
        assert tx.connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off"
    told = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *what: told.append(what[2]))
    with store.write():
        pass
    assert told == []


def test_what_need_not_wait_is_seen_by_another_process_at_once(sqlite_store: SqlStore) -> None:
    with sqlite_store.write(durable=False) as tx:
        tx.instance.set("name", "value")
    with sqlite3.connect(str(sqlite_store.engine.url.database)) as other:
        assert other.execute("select value from setting where name = 'name'").fetchone() == ('"value"',)


@pytest.fixture
def connection(store: SqlStore) -> Iterator[sa.Connection]:
    with store.engine.connect() as connection:
        yield connection


def test_a_prepared_row_comes_back_as_it_went_in(connection: sa.Connection) -> None:
    row = {
        "id": "1" * 32,
        "tenant": "ventum",
        "wrapped_key": b"\x00key",
        "content": b"\xff\x00%s?:",
        "size": 5,
        "digest": "d",
        "created_at": NOW,
    }
    insert_rows(connection, blob, [row, {**row, "id": "2" * 32, "wrapped_key": None}])
    query = sa.select(blob).where(blob.c.id == sa.bindparam("one")).order_by(blob.c.id).limit(1)
    [found] = find_rows(connection, query, {"one": "1" * 32})
    assert [bytes(value) if isinstance(value, memoryview) else value for value in found] == list(row.values())
    assert find_rows(connection, query, {"one": "2" * 32})[0][2] is None
    assert find_rows(connection, query, {"one": "3" * 32}) == []


def test_a_taken_key_is_told_and_changes_nothing(connection: sa.Connection) -> None:
    query = sa.select(setting.c.value).where(setting.c.name == sa.bindparam("key"))
    assert insert_new(connection, setting, {"name": "a", "value": {"first": [1]}})
    assert not insert_new(connection, setting, {"name": "a", "value": {"second": [2]}})
    assert find_rows(connection, query, {"key": "a"})[0][0] == {"first": [1]}
    update = sa.update(setting).where(setting.c.name == sa.bindparam("key"))
    update = update.values(value=sa.bindparam("new"))
    assert change_rows(connection, update, {"key": "a", "new": {"third": None}}) == 1
    assert change_rows(connection, update, {"key": "b", "new": 1}) == 0
    assert find_rows(connection, query, {"key": "a"})[0][0] == {"third": None}
    with pytest.raises(IntegrityError) as caught:
        insert_rows(connection, setting, [{"name": "a", "value": "secret words"}])
    assert "secret words" not in str(caught.value)


def test_an_insert_that_forgets_a_default_is_a_fault_of_ours(connection: sa.Connection) -> None:
    from assistant.store.tables import conversation

    with pytest.raises(ValueError, match="must name every column with a default"):
        insert_rows(connection, conversation, [{"id": "1" * 32, "tenant": "ventum"}])


def test_a_file_that_cannot_be_written_is_a_store_error_without_words(
    sqlite_store: SqlStore,
) -> None:
    def fail() -> None:
        with sqlite_store.write() as tx:
            tx.connection.exec_driver_sql("drop table setting")
            insert_rows(tx.connection, setting, [{"name": "a", "value": "secret words"}])

    with pytest.raises(StoreError) as caught:
        fail()
    assert "secret words" not in str(caught.value)
    with sqlite_store.write() as tx:
        tx.instance.set("name", "value")

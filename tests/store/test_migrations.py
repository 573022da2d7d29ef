"""A fresh schema equals a migrated one, on both engines."""

from typing import Any

import pytest
import sqlalchemy as sa

from assistant.errors import StoreError
from assistant.store.engine import connect
from assistant.store.migrate import is_current, newest, revision, upgrade
from assistant.store.store import SqlStore, open_store
from assistant.store.tables import metadata
from tests.conftest import RING


def shape(engine: sa.Engine) -> dict[str, Any]:
    """Return tables, columns, keys and indexes as the database itself tells them."""
    inspector = sa.inspect(engine)
    found = {}
    for table in inspector.get_table_names():
        if table == "alembic_version":
            continue
        indexes = inspector.get_indexes(table)
        found[table] = {
            "columns": {
                c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table)["constrained_columns"],
            "foreign": sorted(
                (tuple(k["constrained_columns"]), k["referred_table"])
                for k in inspector.get_foreign_keys(table)
            ),
            "unique": sorted(
                (u["name"] or "", tuple(u["column_names"])) for u in inspector.get_unique_constraints(table)
            ),
            "indexes": sorted(
                (
                    i["name"] or "",
                    tuple(map(str, i["column_names"])),
                    bool(i["unique"]),
                    len(i.get("dialect_options", {})),
                )
                for i in indexes
            ),
        }
    return found


def test_a_fresh_schema_equals_a_migrated_one(store: SqlStore) -> None:
    migrated = shape(store.engine)
    if store.engine.dialect.name == "sqlite":
        fresh = connect(str(store.engine.url).replace("assistant.db", "fresh.db"))
        metadata.create_all(fresh)
        assert shape(fresh) == migrated
        fresh.dispose()
        return
    with store.engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA IF EXISTS fresh CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA fresh"))
    fresh = sa.create_engine(store.engine.url, connect_args={"options": "-c search_path=fresh"})
    metadata.create_all(fresh)
    assert shape(fresh) == migrated
    fresh.dispose()


def test_every_step_leads_to_the_newest_and_again_changes_nothing(tmp_path: Any) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'new.db'}")
    assert revision(engine) is None
    upgrade(engine)
    assert revision(engine) == newest()
    upgrade(engine)
    assert is_current(engine)
    engine.dispose()


def test_a_database_without_its_schema_says_what_to_do(tmp_path: Any) -> None:
    with pytest.raises(StoreError, match="db upgrade"):
        open_store(f"sqlite:///{tmp_path / 'empty.db'}", RING)


def test_a_database_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://nobody@127.0.0.1:1/none", RING)
    assert "\n" not in str(caught.value)

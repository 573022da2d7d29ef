"""A desk on either store, with small collaborators."""

from pathlib import Path

import pytest

from assistant.desk.desk import Desk
from assistant.settings import load
from assistant.store.store import SqlStore
from tests.unit.desk.small import Clock, Office, SmallKnowledge, SmallUnderstander, SmallWriter


def office_on(store: SqlStore, folder: Path, **settings: object) -> Office:
    """Return an office on *store*, with *settings* over the defaults."""
    clock = Clock()
    desk = Desk(
        store=store,
        clock=clock,
        settings=load(data_dir=folder, **settings),
        understander=SmallUnderstander(),
        knowledge=SmallKnowledge(),
        writer=SmallWriter(),
    )
    return Office(desk=desk, clock=clock)


@pytest.fixture
def office(store: SqlStore, tmp_path: Path) -> Office:
    """An office with the settings as shipped."""
    return office_on(store, tmp_path)


@pytest.fixture
def small_office(sqlite_store: SqlStore, tmp_path: Path) -> Office:
    """An office on SQLite alone, where the engine does not matter."""
    return office_on(sqlite_store, tmp_path)

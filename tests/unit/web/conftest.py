"""A small web site for each test."""

from pathlib import Path

import pytest

from assistant.store.store import SqlStore
from tests.unit.web.website import Website, website


@pytest.fixture
def site(sqlite_store: SqlStore, tmp_path: Path) -> Website:
    """A site as shipped, over plain http."""
    return website(sqlite_store, tmp_path)

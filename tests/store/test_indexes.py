"""Every reference to a row can be found from that row: else erasing one request reads whole tables."""

import sqlalchemy as sa

from assistant.store.tables import message, metadata


def first_columns(table: sa.Table) -> set[str]:
    """Return the columns with which an index or a key begins."""
    keys = [
        each for each in table.constraints if isinstance(each, sa.PrimaryKeyConstraint | sa.UniqueConstraint)
    ]
    return {next(iter(each.columns)).name for each in (*table.indexes, *keys) if len(each.columns)}


def test_every_foreign_key_begins_an_index() -> None:
    without = [
        f"{table.name}.{key.parent.name}"
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.parent.name not in first_columns(table)
    ]
    assert without == []


def test_what_probably_belongs_to_a_matter_is_found_from_it() -> None:
    assert "probable_of" in first_columns(message)

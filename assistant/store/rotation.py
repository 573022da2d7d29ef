"""A new master key: what an old one sealed is sealed anew, in small steps that can be stopped."""

import base64
from collections.abc import Iterator

import sqlalchemy as sa

from assistant.store.secret import NAME
from assistant.store.store import SqlStore, translated
from assistant.store.tables import blob, metadata, setting
from assistant.store.tables.columns import Sealed
from assistant.store.vault import Vault

_BATCH = 200


def rotate(store: SqlStore) -> dict[str, int]:
    """Seal everything with the current master key; return how many values of each table changed.

    Run again, it changes nothing. Afterwards the old key may leave the key file, once no backup
    needs it.
    """
    changed: dict[str, int] = {}
    with translated():
        changed["setting"] = _secret(store)
        changed["blob"] = _blobs(store)
        for table in metadata.sorted_tables:
            sealed = [column for column in table.columns if isinstance(column.type, Sealed)]
            if sealed:
                changed[table.name] = sum(_column(store, table, column) for column in sealed)
    return {name: count for name, count in changed.items() if count}


def _secret(store: SqlStore) -> int:
    vault = store.vault
    with store.engine.begin() as connection:
        kept = connection.scalar(sa.select(setting.c.value).where(setting.c.name == NAME))
        wrapped = base64.b64decode(str(kept))
        if vault.is_current(wrapped):
            return 0
        anew = base64.b64encode(vault.rewrap_secret(wrapped)).decode()
        connection.execute(sa.update(setting).where(setting.c.name == NAME).values(value=anew))
    return 1


def _blobs(store: SqlStore) -> int:
    """Only the wrapped keys change; the bytes stay as they are."""
    changed = 0
    for rows in _batches(store, blob, blob.c.wrapped_key):
        with store.engine.begin() as connection:
            for id, wrapped in rows:
                if not store.vault.is_current(wrapped):
                    anew = store.vault.rewrap_blob(id, wrapped)
                    same = (blob.c.id == id) & (blob.c.wrapped_key == wrapped)
                    changed += connection.execute(
                        sa.update(blob).where(same).values(wrapped_key=anew)
                    ).rowcount
    return changed


def _column(store: SqlStore, table: sa.Table, column: sa.Column[bytes]) -> int:
    vault: Vault = store.vault
    key, name, changed = next(iter(table.primary_key.columns)), f"{table.name}.{column.name}", 0
    for rows in _batches(store, table, column):
        with store.engine.begin() as connection:
            for id, sealed in rows:
                if not vault.is_current(sealed):
                    anew = vault.reseal(name, id, sealed)
                    same = (key == id) & (column == sealed)  # somebody may have changed it meanwhile
                    values = {column.name: anew}
                    changed += connection.execute(sa.update(table).where(same).values(values)).rowcount
    return changed


def _batches(store: SqlStore, table: sa.Table, column: sa.Column[bytes]) -> Iterator[list[tuple[str, bytes]]]:
    key, last = next(iter(table.primary_key.columns)), ""
    while True:
        query = sa.select(key, column).where(key > last, column.is_not(None)).order_by(key).limit(_BATCH)
        with store.engine.begin() as connection:
            rows = [(row[0], bytes(row[1])) for row in connection.execute(query)]
        if not rows:
            return
        last = rows[-1][0]
        yield rows

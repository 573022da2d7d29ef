"""Backup, restore, and a new master key, on both engines."""

import base64
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.desk import review, threads
from assistant.errors import InputError, StoreError
from assistant.store import backup as keeping
from assistant.store.engine import connect
from assistant.store.rotation import rotate
from assistant.store.store import SqlStore
from assistant.store.vault import Keyring
from tests.conftest import RING
from tests.unit.desk.conftest import office_on
from tests.unit.desk.small import Office, person

ANNA = person("anna")
NEW_KEY = "new:" + base64.b64encode(b"n" * 32).decode()
OLD_KEY = "test:" + base64.b64encode(RING.keys["test"]).decode()


@pytest.fixture
def office(store: SqlStore, tmp_path: Path) -> Office:
    return office_on(store, tmp_path)


def test_after_a_rotation_the_new_key_alone_opens_everything(store: SqlStore, office: Office) -> None:
    office.mail("Graag inzage.")
    reference = review.queue(office.desk, ANNA)[0].reference
    review.note(office.desk, ANNA, reference, "gebeld")
    both = SqlStore(store.engine, Keyring.from_text(f"{NEW_KEY}\n{OLD_KEY}"))
    changed = rotate(both)
    assert {"setting", "blob", "ticket", "message", "note"} <= set(changed)
    assert rotate(both) == {}
    alone = office_on(SqlStore(store.engine, Keyring.from_text(NEW_KEY)), office.desk.settings.data_dir)
    view = review.ticket(alone.desk, ANNA, reference)
    assert view.notes[0].text == "gebeld"
    assert view.journal_whole
    assert b"inzage" in review.raw(alone.desk, ANNA, view.messages[0].inbound_id or "")
    assert review.queue(alone.desk, ANNA)[0].reference == reference


def test_without_the_key_nothing_opens(store: SqlStore, office: Office) -> None:
    office.mail("Graag inzage.")
    stranger = SqlStore(store.engine, Keyring.from_text(NEW_KEY))
    with pytest.raises(StoreError, match="master key"), stranger.read():
        pass


def test_a_restore_drill_brings_everything_back_and_strangers_are_not_merged(
    store: SqlStore, office: Office, tmp_path: Path
) -> None:
    office.mail("Graag inzage.")
    kept = review.queue(office.desk, ANNA)[0].reference
    address = store.engine.url.render_as_string(hide_password=False)
    copy = tmp_path / "copy.backup"
    keeping.backup(address, copy)
    assert b"inzage" not in copy.read_bytes()
    with pytest.raises(InputError):
        keeping.backup(address, copy)
    office.mail("Wis alles.", sender="Later <later@example.org>")
    with office.desk.store.write() as tx:
        digest = office.desk.digest_of_address("later@example.org")
        lost = threads.sign(office.desk, tx, tx.conversations.of_participant("ventum", digest)[0])
    target = emptied(store, tmp_path)
    keeping.restore(target, copy)
    restored = office_on(SqlStore(connect(target), RING), tmp_path)
    with restored.desk.store.write() as tx:
        threads.new_epoch(restored.desk, tx)
    assert [row.reference for row in review.queue(restored.desk, ANNA)] == [kept]
    assert review.ticket(restored.desk, ANNA, kept).journal_whole
    restored.mail("Nog iets", references=f"<abc.{lost}@ventum.nl>", sender="Later <later@example.org>")
    assert len(review.ticket(restored.desk, ANNA, kept).messages) == 1
    restored.desk.store.close()


def emptied(store: SqlStore, tmp_path: Path) -> str:
    """Return the address of an empty database on the same engine."""
    if store.engine.dialect.name == "sqlite":
        return f"sqlite:///{tmp_path / 'restored.db'}"
    admin = sa.create_engine(store.engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text("DROP DATABASE IF EXISTS restored"))
        connection.execute(sa.text("CREATE DATABASE restored"))
    admin.dispose()
    return store.engine.url.set(database="restored").render_as_string(hide_password=False)


def test_a_restore_never_writes_over_data(sqlite_store: SqlStore, tmp_path: Path) -> None:
    address = sqlite_store.engine.url.render_as_string(hide_password=False)
    keeping.backup(address, tmp_path / "copy")
    with pytest.raises(InputError, match="exists"):
        keeping.restore(address, tmp_path / "copy")
    with pytest.raises(InputError, match="no such file"):
        keeping.restore(address, tmp_path / "none")
    (tmp_path / "broken").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError):
        keeping.restore(f"sqlite:///{tmp_path / 'x.db'}", tmp_path / "broken")

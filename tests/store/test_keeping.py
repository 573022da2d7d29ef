"""Backup, restore, and a new master key, on both engines."""

import base64
import gzip
from pathlib import Path

import pytest

from assistant.desk import restored, review, threads
from assistant.errors import StoreError
from assistant.store import backup
from assistant.store.rotation import rotate
from assistant.store.store import SqlStore, open_store
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
    copy = tmp_path / "copy.backup"
    backup.dump(store, copy, office.clock.now)
    assert b"inzage" not in gzip.decompress(copy.read_bytes())
    office.mail("Wis alles.", sender="Later <later@example.org>")
    with office.desk.store.write() as tx:
        digest = office.desk.digest_of_address("later@example.org")
        lost = threads.sign(office.desk, tx, tx.conversations.of_participant("ventum", digest)[0])
    fresh = open_store(f"sqlite:///{tmp_path / 'restored.db'}", RING, migrate=True)
    backup.restore(fresh, copy)
    again = office_on(SqlStore(fresh.engine, RING), tmp_path)
    assert restored.begin_again(again.desk) == 1, "the receipt may have left since the backup"
    assert [row.reference for row in review.queue(again.desk, ANNA)] == [kept]
    assert review.ticket(again.desk, ANNA, kept).journal_whole
    again.mail("Nog iets", references=f"<abc.{lost}@ventum.nl>", sender="Later <later@example.org>")
    assert len(review.ticket(again.desk, ANNA, kept).messages) == 1
    fresh.close()

"""A process dies between two steps: what was accepted is there, and nothing is said twice."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from assistant.desk import deliver, handle, review
from assistant.errors import Stale, StoreError
from assistant.store.store import SqlStore
from tests.unit.desk.conftest import office_on
from tests.unit.desk.small import Office, person

ANNA = person("anna")


@pytest.fixture
def office(store: SqlStore, tmp_path: Path) -> Office:
    return office_on(store, tmp_path)


def test_a_worker_that_died_after_its_claim_gives_the_mail_back(office: Office) -> None:
    office.mail("Graag inzage.", handle=False)
    assert handle._claim(office.desk, "w1") is not None
    assert not handle.next(office.desk, "w2"), "the lease holds"
    assert handle.recover(office.desk, "w1") == 1
    assert handle.next(office.desk, "w1")
    assert len(review.queue(office.desk, ANNA)) == 1


def test_without_recovery_the_lease_ends_and_another_worker_goes_on(office: Office) -> None:
    office.mail("Graag inzage.", handle=False)
    assert handle._claim(office.desk, "w1") is not None
    office.clock.on(minutes=6)
    assert handle.next(office.desk, "w2")
    assert len(review.queue(office.desk, ANNA)) == 1


def test_a_late_worker_whose_lease_ended_changes_nothing(office: Office) -> None:
    from assistant.desk import filing

    office.mail("Graag inzage.", handle=False)
    claimed = handle._claim(office.desk, "w1")
    assert claimed is not None
    office.clock.on(minutes=6)
    assert handle.next(office.desk, "w2")
    filing.read(office.desk, *claimed)
    with office.desk.store.write() as tx:
        assert not handle._still_ours(tx, claimed[0])
    assert len(review.queue(office.desk, ANNA)) == 1


def test_a_late_worker_is_told_from_the_one_that_has_the_mail_now(office: Office) -> None:
    office.mail("Graag inzage.", handle=False)
    late = handle._claim(office.desk, "w1")
    office.clock.on(minutes=6)
    other = handle._claim(office.desk, "w2")
    assert late is not None
    assert other is not None
    with office.desk.store.write() as tx:
        assert not handle._still_ours(tx, late[0])
        assert handle._still_ours(tx, other[0])


def test_a_mail_that_kills_its_worker_comes_back_behind_the_others_and_ends_in_the_quarantine(
    office: Office,
) -> None:
    office.mail("Graag inzage.", handle=False)
    for _ in range(2):
        assert handle._claim(office.desk, "w1") is not None
        handle.recover(office.desk, "w1")
    office.mail("Ook graag inzage.", sender="els@example.org", handle=False)
    assert handle.next(office.desk, "w1"), "the other mail goes first"
    assert not handle.next(office.desk, "w1"), "and this one waits"
    for _ in range(handle.MOST_ENDED - 2):
        assert review.quarantine(office.desk, ANNA) == []
        office.clock.on(minutes=6)
        assert handle._claim(office.desk, "w1") is not None
        handle.recover(office.desk, "w1")
    [row] = review.quarantine(office.desk, ANNA)
    assert row.state == "quarantined"
    office.clock.on(minutes=6)
    assert not handle.next(office.desk, "w1")
    assert len(review.queue(office.desk, ANNA)) == 1


def test_a_mail_that_was_in_hand_when_the_plug_was_pulled_goes_behind_those_that_wait(office: Office) -> None:
    office.mail("Graag inzage.", handle=False)
    office.clock.on(seconds=1)
    office.mail("Ook graag inzage.", sender="els@example.org", handle=False)
    first = handle._claim(office.desk, "w1")
    office.clock.on(seconds=1)
    handle.recover(office.desk, "w1")
    again = handle._claim(office.desk, "w1")
    assert first is not None
    assert again is not None
    assert again[0].id != first[0].id, "a kill soon after every start must not meet the same mail each time"


@pytest.mark.parametrize("found_by", ["recovery", "lease"])
def test_a_good_mail_whose_process_is_killed_again_and_again_is_handled_and_not_set_aside(
    office: Office, found_by: str
) -> None:
    office.mail("Graag inzage.", handle=False)
    for number in range(office.desk.settings.max_attempts + 1):
        if handle._claim(office.desk, f"w{number}") is None:  # it waits a little longer each time
            office.clock.on(minutes=6)
            assert handle._claim(office.desk, f"w{number}") is not None
        if found_by == "recovery":
            handle.recover(office.desk, f"w{number}")
        office.clock.on(minutes=6)
    for _ in range(3):
        handle.next(office.desk, "w")
        office.clock.on(minutes=6)
    assert len(review.queue(office.desk, ANNA)) == 1
    assert review.quarantine(office.desk, ANNA) == []


def test_a_mail_that_cannot_be_handled_does_not_stop_the_next_and_can_be_run_again(office: Office) -> None:
    office.mail("kapot", sender="Jan Jansen <jan@example.org>", handle=False)
    office.mail("Graag inzage.", handle=False)
    for _ in range(10):
        while handle.next(office.desk, "w"):
            pass
        office.clock.on(minutes=10)
    assert [row.type for row in review.queue(office.desk, ANNA)] == ["access"]
    stuck = review.quarantine(office.desk, ANNA)
    assert len(stuck) == 1
    assert "RuntimeError" in stuck[0].error_tag
    assert "Jan" not in stuck[0].error_tag
    assert b"kapot" in review.raw(office.desk, ANNA, stuck[0].id)
    handle.again(office.desk, ANNA, stuck[0].id)
    assert handle.next(office.desk, "w")


def test_a_sender_that_died_while_sending_asks_a_person_and_sends_nothing_twice(office: Office) -> None:
    office.mail("Graag inzage.")
    out = deliver.claim(office.desk, "s1")
    assert out is not None
    deliver.sending(office.desk, out.id)
    assert deliver.recover(office.desk, "s1") == 1
    assert deliver.claim(office.desk, "s1") is None
    row = review.failed_mail(office.desk, ANNA)[0]
    assert row.state == "unknown"
    deliver.retry(office.desk, ANNA, row.id)
    again = deliver.claim(office.desk, "s1")
    assert again is not None
    assert again.content == out.content, "the very same bytes, the same Message-ID"


def test_a_sender_that_died_before_sending_sends_later(office: Office) -> None:
    office.mail("Graag inzage.")
    out = deliver.claim(office.desk, "s1")
    assert out is not None
    assert deliver.recover(office.desk, "s1") == 0
    assert deliver.claim(office.desk, "s1") is not None


def test_a_failed_send_is_tried_again_with_growing_pauses_and_shown_in_the_end(office: Office) -> None:
    office.mail("Graag inzage.")
    tries = 0
    while tries < 200:
        out = deliver.claim(office.desk, "s1")
        if out is not None:
            deliver.sending(office.desk, out.id)
            deliver.failed(office.desk, out.id, "450 4.2.0", permanent=False)
            tries += 1
        if review.failed_mail(office.desk, ANNA):
            break
        office.clock.on(minutes=30)
    assert 10 < tries < 60
    assert review.failed_mail(office.desk, ANNA)[0].reply == "450 4.2.0"


def test_a_mail_taken_back_after_its_claim_does_not_leave(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie dit?", message_id="<q@example.org>")
    draft = review.ticket(office.desk, ANNA, review.queue(office.desk, ANNA)[0].key).drafts[0].draft
    review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    office.clock.on(minutes=1)
    out = deliver.claim(office.desk, "s1")
    assert out is not None
    office.mail("Laat maar.", subject="Re: Mijn gegevens", references="<q@example.org>")
    with pytest.raises(Stale):
        deliver.sending(office.desk, out.id)


def test_when_a_block_raises_nothing_of_it_is_stored(store: SqlStore, office: Office) -> None:
    def half() -> None:
        with store.write() as tx:
            tx.blobs.add("ventum", b"half", office.clock.now)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from blob").scalar() == 0


def test_a_database_that_is_gone_is_said_without_a_word_of_the_mail(tmp_path: Path, office: Office) -> None:
    office.desk.store.close()
    store = office.desk.store
    assert isinstance(store, SqlStore)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("drop table search_term")
    with pytest.raises(StoreError) as caught:
        office.mail("Graag inzage, Jan Jansen.")
    assert "Jan" not in str(caught.value)
    with store.engine.connect() as connection:
        state = connection.exec_driver_sql("select state, attempts from inbound").one()
    assert tuple(state) == ("waiting", 0), "the try does not count: the mail is not to blame"
    with store.engine.begin() as connection:
        from assistant.store.tables import search_term

        search_term.create(connection)


def test_a_full_disk_stops_handling_and_taking_and_both_go_on_once_there_is_room(
    sqlite_store: SqlStore, tmp_path: Path
) -> None:
    office = office_on(sqlite_store, tmp_path)

    def room(pages: int) -> None:  # SQLite's own limit: the error is that of a full disk
        for _ in range(2):  # readers and the writer may have changed connections
            with sqlite_store.write() as tx:
                tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    office.mail("Graag inzage.\n" + "Ik schreef u al vaker. " * 8000, handle=False)
    room(1)
    for _ in range(office.desk.settings.max_attempts + 1):
        with pytest.raises(StoreError):
            office.mail("x" * 200_000, sender="els@example.org", handle=False)
        with pytest.raises(StoreError):
            handle.next(office.desk, "w")
    room(1_000_000)
    office.mail("Ook graag inzage.", sender="els@example.org")
    assert len(review.queue(office.desk, ANNA)) == 2
    assert review.quarantine(office.desk, ANNA) == []


def test_what_was_accepted_survives_a_killed_process(sqlite_address: str, tmp_path: Path) -> None:
    program = textwrap.dedent(
        f"""
        import os, signal, sys
        sys.path.insert(0, {os.getcwd()!r})
        from datetime import datetime, UTC
        from pathlib import Path
        from assistant.store.engine import connect
        from assistant.store.store import SqlStore
        from tests.conftest import RING
        from tests.unit.desk.conftest import office_on
        office = office_on(SqlStore(connect({sqlite_address!r}), RING), Path({str(tmp_path)!r}))
        number = 0
        while True:
            office.mail("Graag inzage.", subject=f"Vraag {{number}}", handle=False)
            print(number, flush=True)
            number += 1
        """
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(40)]
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read().splitlines()
    process.wait(10)
    from assistant.store.engine import connect
    from tests.conftest import RING

    store = SqlStore(connect(sqlite_address), RING)
    with store.engine.connect() as connection:
        stored = connection.exec_driver_sql("select count(*) from inbound").scalar()
        whole = connection.exec_driver_sql("pragma integrity_check").scalar()
    store.close()
    accepted = len([line for line in said if line.strip()])
    assert whole == "ok"
    assert stored in (accepted, accepted + 1)

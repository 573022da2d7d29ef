"""Lists and searches of requests on both engines: the same lines in the same order, by whatever index."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.desk.contents import Body, Person
from assistant.desk.records import Conversation, StoredAttachment, StoredMessage, Ticket
from assistant.store.engine import connect
from assistant.store.finding import OPEN, marks
from assistant.store.migrate import upgrade
from assistant.store.store import SqlStore, SqlTransaction
from assistant.store.tables import ticket as tickets
from tests.conftest import RING

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ALL = {"states": (*OPEN, "answered", "closed")}


def ticket(id: str, **values: Any) -> Ticket:
    """Return a request of matter *id*, due thirty days on."""
    fields: dict[str, Any] = {"tenant": "ventum", "conversation_id": id, "reference": f"VEN-{id}"}
    fields |= {"type": "access", "state": "new", "identity": "open", "channel": "email"}
    fields |= {"received_at": NOW, "due_at": NOW + timedelta(30), "due": "2026-12-25", "derivation": ()}
    fields |= {"person": Person(name="Jan", address="jan@example.org"), "fields": {}, "created_at": NOW}
    return Ticket(id=id, **fields | values)


def keep(tx: SqlTransaction, row: Ticket, *words: str) -> None:
    """Store a request with its matter and the words by which it is found."""
    matter = Conversation(
        id=row.conversation_id,
        tenant=row.tenant,
        channel="email",
        token=row.id,
        subject=f"On {row.id}",
        language="nl",
        created_at=NOW,
        last_at=NOW,
    )
    tx.conversations.add(matter)
    assert tx.tickets.add(row)
    if words:
        tx.tickets.index(row.id, row.tenant, digests(*words))


def digests(*words: str) -> list[str]:
    """Return what stands for words in the store: only its hexadecimal form matters here."""
    return [hashlib.sha256(word.encode()).hexdigest()[:32] for word in words]


def letter(id: str) -> StoredMessage:
    """Return a message of matter *id*."""
    return StoredMessage(
        id=id,
        tenant="ventum",
        conversation_id=id,
        direction="in",
        by="customer",
        channel="email",
        seq=1,
        body=Body(text="Graag inzage."),
        at=NOW,
    )


def file(id: str, message: str) -> StoredAttachment:
    """Return a file that came with a message."""
    return StoredAttachment(
        id=id, tenant="ventum", message_id=message, name="a.pdf", type="x", size=1, digest="", part=0
    )


def found(store: SqlStore, *words: str, limit: int = 50, after: str = "", **filters: Any) -> list[str]:
    """Return the ids of a list at ventum."""
    with store.read() as tx:
        return [row.id for row in tx.queue.tickets(["ventum"], filters, digests(*words), limit, after)]


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """Five requests: `jan` is on four, `bakker` on two; the later the letter the sooner it is due."""
    with store.write() as tx:
        keep(tx, ticket("a", due_at=NOW + timedelta(5), state="closed"), "jan", "bakker")
        keep(tx, ticket("b", due_at=NOW + timedelta(4)), "jan", "visser")
        keep(tx, ticket("c", due_at=NOW + timedelta(3), type="erasure"), "jan", "bakker")
        keep(tx, ticket("d", due_at=NOW + timedelta(2), assignee="anna"), "mia", "mulder")
        keep(tx, ticket("e", due_at=NOW + timedelta(1), tenant="natur-energi"), "jan", "holm")
    return store


def test_a_search_is_in_the_order_of_due_dates_whatever_the_state(filled: SqlStore) -> None:
    assert found(filled, "jan") == ["c", "b", "a"]


def test_all_words_of_a_search_must_be_on_the_request(filled: SqlStore) -> None:
    assert found(filled, "jan", "bakker") == found(filled, "bakker", "jan") == ["c", "a"]
    assert found(filled, "jan", "mulder") == []
    assert found(filled, "jan", "nobody") == []


def test_a_search_among_what_is_open_leaves_out_what_is_closed(filled: SqlStore) -> None:
    assert found(filled, "jan", states=OPEN) == ["c", "b"]
    assert found(filled, "jan", states=("waiting",)) == []
    assert found(filled, "jan", "bakker", states=OPEN) == ["c"]
    assert found(filled, "bakker", type=("access",), **ALL) == ["a"]
    assert found(filled, "mia", assignee="anna") == ["d"]


def test_a_search_pages_on_behind_its_last_line(filled: SqlStore) -> None:
    first = found(filled, "jan", limit=2)
    cursor = f"{(NOW + timedelta(4)).isoformat()}|b"
    assert (first, found(filled, "jan", limit=2, after=cursor)) == (["c", "b"], ["a"])
    assert found(filled, limit=2, after=cursor) == []
    assert found(filled, limit=2, after=f"{(NOW + timedelta(2)).isoformat()}|d") == ["c", "b"]


def test_requests_due_at_the_same_moment_are_paged_by_their_ids(store: SqlStore) -> None:
    with store.write() as tx:
        for id in ("p", "q", "r"):
            keep(tx, ticket(id), "jan")
    cursor = f"{(NOW + timedelta(30)).isoformat()}|p"
    assert found(store, "jan", after=cursor) == found(store, after=cursor) == ["q", "r"]


def test_a_request_whose_due_date_moved_is_found_at_its_new_place(filled: SqlStore) -> None:
    with filled.write() as tx:
        tx.tickets.change("c", due_at=NOW + timedelta(90))
    assert found(filled, "jan", limit=2) == ["b", "a"]


def test_new_words_keep_the_due_date_that_the_request_has_by_now(filled: SqlStore) -> None:
    with filled.write() as tx:
        tx.tickets.change("c", due_at=NOW + timedelta(90))
        tx.tickets.index("c", "ventum", digests("jan", "smit"))
    assert found(filled, "jan", limit=2) == ["b", "a"]


def test_a_line_of_the_queue_knows_what_stands_above_its_matter(filled: SqlStore) -> None:
    with filled.read() as tx:
        headings = tx.queue.headings(["b", "c", "unknown"])
        assert tx.queue.headings([]) == {}
    assert {id: heading.subject for id, heading in headings.items()} == {"b": "On b", "c": "On c"}


def test_files_of_answered_requests_are_found_while_they_are_kept(store: SqlStore) -> None:
    with store.write() as tx:
        for id, state in (("a", "closed"), ("b", "new"), ("c", "closed")):
            answered = None if state == "new" else NOW
            keep(tx, ticket(id, state=state, answered_at=answered))
            tx.messages.add(letter(id))
            tx.messages.add_attachment(file(id, id))
            tx.messages.add_attachment(file(f"{id}2", id))
        for gone in ("c", "c2"):
            tx.messages.change_attachment(gone, removed_at=NOW)
    with store.read() as tx:
        later = [row.id for row in tx.past.files("ventum", NOW + timedelta(1)).first(50)]
        assert later == ["a"]
        assert not tx.past.files("ventum", NOW - timedelta(1)).first(50)
        assert not tx.past.files("natur-energi", NOW + timedelta(1)).first(50)


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ({"held": True}, {}),
        ({}, {"state": "closed", "answered_at": NOW, "held": True}),
        ({}, {"state": "in_progress"}),
        ({}, {"state": "answered", "answered_at": NOW + timedelta(2)}),
    ],
)
def test_files_stay_while_a_request_of_the_matter_is_held_or_needs_them(
    store: SqlStore, kept: dict[str, Any], other: dict[str, Any]
) -> None:
    with store.write() as tx:
        keep(tx, ticket("a", state="closed", answered_at=NOW, **kept))
        tx.messages.add(letter("a"))
        tx.messages.add_attachment(file("a", "a"))
        if other:
            assert tx.tickets.add(ticket("b", **({"conversation_id": "a"} | other)))
    with store.read() as tx:
        assert not tx.past.files("ventum", NOW + timedelta(1)).first(50)


def test_a_matter_is_past_its_term_when_each_of_its_requests_is(store: SqlStore) -> None:
    closed = {"state": "closed", "closed_at": NOW}
    with store.write() as tx:
        keep(tx, ticket("a", type="marketing_optout", **closed))
        assert tx.tickets.add(ticket("b", type="access", conversation_id="a", **closed))
        keep(tx, ticket("c", type="marketing_optout", **closed))
    early, late = NOW - timedelta(1), NOW + timedelta(1)
    with store.read() as tx:

        def past(marketing: datetime, access: datetime) -> list[str]:
            before = {"marketing_optout": marketing, "access": access}
            found = tx.past.tickets("ventum", before)
            assert found.count() == len(found.first(50))
            return [row.id for row in found.first(50)]

        assert past(late, early) == ["c"]
        assert past(early, late) == []
        assert sorted(past(late, late)) == ["a", "b", "c"]


def test_open_requests_are_listed_by_due_date_and_counted_by_company(filled: SqlStore) -> None:
    with filled.read() as tx:
        assert [row.id for row in tx.tickets.open_of("ventum")] == ["d", "c", "b"]
        assert (tx.tickets.count_open("ventum"), tx.tickets.count_open("natur-energi")) == (3, 1)


def test_requests_that_must_stay_are_counted_by_company(store: SqlStore) -> None:
    with store.write() as tx:
        for id in ("a", "b", "c"):
            keep(tx, replace(ticket(id), held=id != "a"))
    with store.read() as tx:
        assert (tx.tickets.held_of("ventum"), tx.tickets.held_of("natur-energi")) == (2, 0)


@contextmanager
def before_0013(store: SqlStore) -> Iterator[SqlStore]:
    """A store as it was when words knew nothing of due dates."""
    if store.engine.dialect.name == "sqlite":
        engine = connect(str(store.engine.url).replace("assistant.db", "older.db"))
    else:
        with store.engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA IF EXISTS older CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA older"))
        engine = sa.create_engine(store.engine.url, connect_args={"options": "-c search_path=older"})
    upgrade(engine, "0012")
    older = SqlStore(engine, RING)
    yield older
    older.close()


def keep_in(older: SqlStore, *rows: Ticket) -> None:
    """Store requests in an older schema; columns that came later are there only while they are written."""
    known = {column["name"] for column in sa.inspect(older.engine).get_columns("ticket")}
    later = [column for column in tickets.columns if column.name not in known]
    with older.engine.begin() as connection:
        for column in later:
            kind = column.type.compile(older.engine.dialect)
            connection.exec_driver_sql(f"ALTER TABLE ticket ADD COLUMN {column.name} {kind}")
    with older.write() as tx:
        for row in rows:
            keep(tx, row)
    with older.engine.begin() as connection:
        for column in later:
            connection.exec_driver_sql(f"ALTER TABLE ticket DROP COLUMN {column.name}")


def test_words_of_an_older_store_get_the_due_dates_of_their_requests(store: SqlStore) -> None:
    with before_0013(store) as older:
        keep_in(older, ticket("a"), ticket("b", due_at=NOW))
        with older.write() as tx:
            words = "INSERT INTO search_term (ticket_id, digest, tenant) VALUES ('%s', '%s', 'ventum')"
            for id, word in (("a", "jan"), ("a", "smit"), ("b", "jan")):
                tx.connection.exec_driver_sql(words % (id, *digests(word)))
        upgrade(older.engine)
        assert found(older, "jan") == ["b", "a"]
        assert found(older, "jan", limit=1) == ["b"]
        assert found(older, "jan", "smit") == found(older, "smit", "jan") == ["a"]


def test_the_marks_that_an_older_store_gets_are_those_that_new_requests_get(store: SqlStore) -> None:
    with before_0013(store) as older:
        keep_in(older, ticket("a"))
        with older.write() as tx:
            for word in digests(*"jan smit mia de wit".split()):
                insert = "INSERT INTO search_term (ticket_id, digest, tenant) VALUES ('a', '%s', 'ventum')"
                tx.connection.exec_driver_sql(insert % word)
        upgrade(older.engine)
        with older.engine.connect() as connection:
            halves = connection.execute(sa.text("SELECT DISTINCT marks_a, marks_b FROM search_term"))
            assert [tuple(row) for row in halves] == [marks(digests(*"jan smit mia de wit".split()))]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), max_size=8),
    st.sets(st.sampled_from("abcdef"), min_size=1),
)
def test_a_search_finds_what_has_all_its_words_and_nothing_else(
    store: SqlStore, known: list[set[str]], wanted: set[str]
) -> None:
    with store.write() as tx:
        tx.connection.execute(sa.text("DELETE FROM search_term"))
        tx.connection.execute(sa.text("DELETE FROM ticket"))
        tx.connection.execute(sa.text("DELETE FROM conversation"))
        for number, words in enumerate(known):
            keep(tx, ticket(f"t{number}"), *sorted(words))
    assert found(store, *wanted) == [f"t{n}" for n, words in enumerate(known) if wanted <= words]

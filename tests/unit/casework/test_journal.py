"""The journal shows tampering at the first broken place, and holds nobody's data."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.journal import (
    FIRST,
    Entry,
    Head,
    append,
    checkpoint,
    checkpoint_holds,
    keyed_digest,
    verify,
)

KEY = b"k" * 32
AT = datetime(2026, 11, 25, 10, tzinfo=UTC)


def chain(length: int, name: str = "ticket-1") -> list[Entry]:
    """A chain of *length* entries."""
    entries: list[Entry] = []
    for number in range(length):
        entries.append(
            append(
                KEY,
                chain=name,
                last=entries[-1] if entries else None,
                at=AT + timedelta(minutes=number),
                actor="assistant",
                tag="state.in_progress",
                data={"number": number},
            )
        )
    return entries


def test_a_chain_as_it_was_written_is_whole() -> None:
    entries = chain(5)
    assert entries[0].previous == FIRST
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5]
    assert verify(KEY, entries) is None
    assert verify(KEY, []) is None


@given(
    at=st.integers(0, 5),
    field=st.sampled_from(["data", "tag", "actor", "at", "hash", "previous"]),
)
def test_any_change_is_found_where_it_was_made(at: int, field: str) -> None:
    entries = chain(6)
    other = {
        "data": {"number": 99}, "tag": "state.closed", "actor": "staff-2", "at": AT - timedelta(days=1),
        "hash": "f" * 64, "previous": "e" * 64,
    }[field]  # fmt: skip
    entries[at] = replace(entries[at], **{field: other})
    broken = verify(KEY, entries)
    assert broken is not None
    assert broken.seq == at + 1


@given(st.integers(0, 4))
def test_a_missing_entry_is_found(at: int) -> None:
    entries = chain(6)
    del entries[at]
    broken = verify(KEY, entries)
    assert broken is not None
    assert (broken.seq, broken.reason) == (at + 1, "missing")


def test_two_entries_that_changed_places_are_found() -> None:
    entries = chain(4)
    entries[1], entries[2] = entries[2], entries[1]
    broken = verify(KEY, entries)
    assert broken is not None
    assert broken.seq == 2


def test_an_end_that_was_cut_off_is_found_by_the_head() -> None:
    entries = chain(4)
    head = Head(chain="ticket-1", seq=4, hash=entries[3].hash)
    assert verify(KEY, entries, head=head) is None
    broken = verify(KEY, entries[:3], head=head)
    assert broken is not None
    assert (broken.seq, broken.reason) == (4, "cut")


def test_a_rewritten_chain_without_the_key_does_not_verify() -> None:
    entry = append(b"x" * 32, chain="t", last=None, at=AT, actor="staff", tag="note", data={})
    assert verify(KEY, [entry]) is not None


def test_the_same_moment_in_another_zone_is_the_same_entry() -> None:
    from zoneinfo import ZoneInfo

    entry = chain(1)[0]
    moved = replace(entry, at=entry.at.astimezone(ZoneInfo("Europe/Copenhagen")))
    assert verify(KEY, [moved]) is None


def test_an_entry_goes_on_its_own_chain_only() -> None:
    with pytest.raises(ValueError, match="another chain"):
        append(KEY, chain="t-2", last=chain(1)[0], at=AT, actor="staff", tag="note", data={})


def test_a_checkpoint_holds_over_the_heads_in_any_order() -> None:
    heads = [Head(chain=f"t-{n}", seq=n, hash=f"{n:064x}") for n in range(1, 5)]
    made = checkpoint(KEY, tenant="ventum", at=AT, heads=heads)
    assert made.heads == 4
    assert checkpoint_holds(KEY, made, reversed(heads))


def test_a_checkpoint_fails_on_a_changed_head_another_key_or_a_changed_count() -> None:
    heads = [Head(chain=f"t-{n}", seq=n, hash=f"{n:064x}") for n in range(1, 5)]
    made = checkpoint(KEY, tenant="ventum", at=AT, heads=heads)
    assert not checkpoint_holds(KEY, made, heads[:-1])
    assert not checkpoint_holds(KEY, made, [*heads[:-1], replace(heads[-1], hash="0" * 64)])
    assert not checkpoint_holds(b"x" * 32, made, heads)
    assert not checkpoint_holds(KEY, replace(made, heads=5), heads)
    assert not checkpoint_holds(KEY, replace(made, tenant="natur-energi"), heads)


@pytest.mark.parametrize(
    "value",
    [
        "jan@example.nl",
        "mail to mette@example.dk please",
        "+45 20 12 34 56",
        "06-12345678",
        "0031612345678",
        "NL91ABNA0417164300",
        "010190-1234",
        "bsn 111222333",
        "4111 1111 1111 1111",
        "x" * 121,
    ],
)
def test_what_looks_like_a_persons_does_not_get_in(value: str) -> None:
    with pytest.raises(ValueError, match="journal"):
        append(KEY, chain="t", last=None, at=AT, actor="staff", tag="note", data={"why": value})
    with pytest.raises(ValueError, match="journal"):
        append(KEY, chain="t", last=None, at=AT, actor="staff", tag="note", data={"why": ["fine", value]})


def test_an_address_as_actor_does_not_get_in() -> None:
    with pytest.raises(ValueError, match="journal"):
        append(KEY, chain="t", last=None, at=AT, actor="jan@example.nl", tag="note", data={})


@given(
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=32, max_size=32),
    st.datetimes(timezones=st.just(UTC)),
)
def test_ids_digests_references_and_dates_always_get_in(id: bytes, digest: bytes, when: datetime) -> None:
    entry = append(
        KEY,
        chain=id.hex(),
        last=None,
        at=AT,
        actor=id.hex(),
        tag="draft.approved",
        data={"draft": id.hex(), "hash": digest.hex(), "at": when.isoformat(), "due": when.date().isoformat(),
              "reference": "VEN-2345-6789", "count": 3, "sure": True, "none": None},
    )  # fmt: skip
    assert verify(KEY, [entry]) is None


def test_a_tag_is_a_short_word() -> None:
    with pytest.raises(ValueError, match="tag"):
        append(KEY, chain="t", last=None, at=AT, actor="staff", tag="Jan belde net", data={})


def test_a_value_can_be_compared_by_its_keyed_digest() -> None:
    assert keyed_digest(KEY, "Jan@Example.nl ") == keyed_digest(KEY, "jan@example.nl")
    assert keyed_digest(KEY, "jan@example.nl") != keyed_digest(b"x" * 32, "jan@example.nl")

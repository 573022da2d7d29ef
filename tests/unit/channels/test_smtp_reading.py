"""What an SMTP client says, read from pieces of any size."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.smtp_client import stuffed
from assistant.channels.smtp_reading import (
    BARE,
    FAR_TOO_LARGE,
    NO_ROOM,
    TOO_LARGE,
    Budget,
    Letter,
    Refusal,
    path,
)

LIMIT = 1_000_000
lines = st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\r", b"").replace(b"\n", b"")))


def read(
    pieces: Sequence[bytes], *, limit: int = LIMIT, budget: Budget | None = None
) -> bytes | Refusal | None:
    letter = Letter(limit=limit, budget=budget or Budget(100 * LIMIT))
    found = None
    for piece in pieces:
        assert found is None
        found = letter.feed(piece)
    letter.release()
    return found


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[a:b] for a, b in zip(edges, edges[1:], strict=False)]


@given(lines, st.lists(st.integers(min_value=0), max_size=8))
def test_a_mail_comes_back_as_it_was_however_the_line_cuts_it(rows: list[bytes], places: list[int]) -> None:
    mail = b"".join(row + b"\r\n" for row in rows)
    wire = (stuffed(mail) if mail else b"") + b".\r\n"
    assert read(cut(wire, places)) == mail


@given(lines, st.sampled_from([b"\n", b"\r", b"\n.\n", b"\n.\r\n", b"\r.\r\n"]), st.integers(min_value=0))
def test_a_bare_line_end_anywhere_is_refused(rows: list[bytes], bare: bytes, place: int) -> None:
    mail = stuffed(b"".join(row + b"\r\n" for row in rows) + b"end")
    at = place % (mail.index(b"end") + 1)
    wire = mail[:at] + b"x" + bare + b"x" + mail[at:] + b".\r\n"
    assert read([wire]) == BARE


def test_a_line_of_ten_million_bytes_is_one_line_of_the_mail() -> None:
    mail = b"y" * 10_000_000 + b"\r\n"
    assert read(cut(mail + b".\r\n", range(0, 10_000_000, 60_000)), limit=20_000_000) == mail


@pytest.mark.parametrize(("size", "taken"), [(998, True), (1000, True), (1001, False)])
def test_the_limit_is_the_largest_mail_that_is_taken(size: int, taken: bool) -> None:
    mail = b"z" * (size - 2) + b"\r\n"
    assert read([mail + b".\r\n"], limit=1000) == (mail if taken else TOO_LARGE)


def test_a_mail_beyond_the_memory_that_all_share_is_asked_to_come_later() -> None:
    budget = Budget(5000)
    assert read([b"a" * 6000 + b"\r\n.\r\n"], budget=budget) == NO_ROOM
    assert read([b"a" * 3000 + b"\r\n.\r\n"], budget=budget) == b"a" * 3000 + b"\r\n"


def test_what_comes_behind_the_end_of_a_mail_is_left_for_the_next_command() -> None:
    letter = Letter(limit=LIMIT, budget=Budget(LIMIT))
    assert letter.feed(b"hi\r\n.\r\nQUIT\r\n") == b"hi\r\n"
    assert (letter.rest, letter.received) == (b"QUIT\r\n", len(b"hi\r\n.\r\n"))


def test_a_refused_mail_is_read_to_its_end_in_little_memory_and_a_boundless_one_is_cut_off() -> None:
    assert read([b"z" * 600, b"z" * 600, b"z" * 600, b"\r\n", b".\r", b"\n"], limit=1000) == TOO_LARGE
    letter = Letter(limit=1000, budget=Budget(LIMIT))
    assert [letter.feed(b"z" * 100_000) for _ in range(3)] == [None, None, FAR_TOO_LARGE]


def test_memory_is_given_back_once_a_mail_is_stored_and_not_before() -> None:
    budget = Budget(5000)
    first = Letter(limit=LIMIT, budget=budget)
    assert isinstance(first.feed(b"a" * 3000 + b"\r\n.\r\n"), bytes)
    assert read([b"b" * 3000 + b"\r\n.\r\n"], budget=budget) == NO_ROOM
    first.release()
    assert isinstance(read([b"b" * 3000 + b"\r\n.\r\n"], budget=budget), bytes)


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("<an@example.org>", "an@example.org", ""),
        ("<an@example.org> SIZE=10 BODY=8BITMIME", "an@example.org", "SIZE=10 BODY=8BITMIME"),
        ("<>", "<>", ""),
        ("<> SIZE=1", "<>", "SIZE=1"),
        ("<@a.example,@b.example:an@example.org>", "an@example.org", ""),
        ('<"an van @ dam"@example.org>', '"an van @ dam"@example.org', ""),
        ("an@example.org", "an@example.org", ""),
        ("<søren@eksempel.example>", "søren@eksempel.example", ""),
        ("<an>", None, ""),
        ("<an@example.org", None, ""),
        ("<an@exa\x00mple.org>", None, ""),
        ("<an@example.org>SIZE=1", None, ""),
        ("<an@b@c>", None, ""),
        (f"<{'a' * 400}@example.org>", None, ""),
        ("<\udcff@example.org>", None, ""),
        ("", None, ""),
    ],
)
def test_the_path_of_a_command(text: str, address: str | None, rest: str) -> None:
    assert path(text) == (address, rest)


@given(st.text(max_size=200))
def test_no_argument_breaks_the_reading_of_a_path(text: str) -> None:
    address, _ = path(text)
    assert address is None or not set(address) & set("\r\n\x00")

"""mbox files and Maildir folders give up their single mails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mail import boxes

ONE = b"From jan@example.org Sat Nov 21 10:00:00 2026\nSubject: een\n\nHallo\n>From hier af\n\n"
TWO = b"From MAILER-DAEMON Sat Nov 21 11:00:00 2026\nSubject: twee\n\nFrom the start\nDag\n\n"


def test_each_mail_of_an_mbox_comes_out_whole() -> None:
    assert list(boxes.split_mbox(ONE + TWO)) == [
        b"Subject: een\n\nHallo\nFrom hier af\n",
        b"Subject: twee\n\nFrom the start\nDag\n",
    ]


def test_an_mbox_with_crlf_comes_out_too() -> None:
    data = (ONE + TWO).replace(b"\n", b"\r\n")

    assert [mail.partition(b"\r\n")[0] for mail in boxes.split_mbox(data)] == [
        b"Subject: een",
        b"Subject: twee",
    ]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [(ONE, True), (b"From: jan@example.org\n", False), (b"From here on I write\n\n", False), (b"", False)],
)
def test_an_mbox_is_told_from_a_single_mail(head: bytes, is_one: bool) -> None:
    assert boxes.is_mbox(head) is is_one


def test_a_maildir_is_read_in_the_order_of_arrival() -> None:
    names = ["1700000010.M1.host:2,S", "1700000002.M1.host", ".hidden", "999.x"]

    assert boxes.maildir_order(names) == ["999.x", "1700000002.M1.host", "1700000010.M1.host:2,S"]
    assert boxes.is_maildir({"cur", "new", "tmp"})
    assert not boxes.is_maildir({"cur", "a.eml"})


@given(st.binary(max_size=300))
def test_any_bytes_can_be_split(data: bytes) -> None:
    list(boxes.split_mbox(b"From a Sat Nov 21 10:00:00 2026\n" + data))

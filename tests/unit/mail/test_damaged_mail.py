"""Mail that a program, a relay or a shell damaged on its way is read as its sender meant it."""

# ruff: noqa: E501  examples read best one a line

import pytest

from assistant.mail.reading import read

HEAD = (
    b"From: Jan <jan@example.org>\r\nTo: privacy@ventum.nl\r\nSubject: Inzage\r\nMessage-ID: <1@example.org>\r\n"
    b"Date: Sat, 21 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)
LETTER = HEAD + "\r\nKlantnummer: 12345\r\n\r\nIk wil één overzicht.\r\n".encode()


@pytest.mark.parametrize(
    "raw",
    [
        LETTER.replace(b"\r\n", b"\r\r\n"),
        b"\xef\xbb\xbf" + LETTER,
        b"\xff\xfe" + LETTER.decode().encode("utf-16-le"),
        b"\xfe\xff" + LETTER.decode().encode("utf-16-be"),
        b"\r\n" + LETTER,
        LETTER.replace(b"Subject:", b"junk of a relay\r\nmore junk\r\nSubject:"),
        LETTER.replace(b"\r\n\r\nKlantnummer", b"\r\nDag,\r\nKlantnummer", 1),
    ],
    ids=["CR CR LF", "UTF-8 mark", "UTF-16", "UTF-16 big end", "empty line first", "two lines of junk", "no empty line"],
)  # fmt: skip
def test_a_damaged_head_is_read(raw: bytes) -> None:
    parsed = read(raw)

    assert (parsed.sender.address, parsed.subject) == ("jan@example.org", "Inzage")
    assert parsed.date
    assert "Klantnummer: 12345\n\nIk wil één overzicht." in parsed.new_text
    assert "Subject" not in parsed.text

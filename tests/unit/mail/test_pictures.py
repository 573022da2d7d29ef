"""A picture or PDF is one whatever the mail says that it is."""

from email.message import EmailMessage

import pytest

from assistant.mail.reading import read

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
SHOWN = {
    "jpeg": b"\xff\xd8\xff\xe0" + b"x" * 40,
    "png": PNG,
    "gif": b"GIF89a" + b"x" * 40,
    "tiff": b"II*\x00" + b"x" * 40,
    "webp": b"RIFF\x00\x00\x00\x00WEBP" + b"x" * 40,
    "heic": b"\x00\x00\x00\x18ftypheic" + b"x" * 40,
    "pdf": b"%PDF-1.7\n" + b"x" * 40,
    "pdf behind a few bytes": b"\n\n\x00junk%PDF-1.4\n" + b"x" * 40,
}


def attached(content: bytes, kind: str = "application/octet-stream") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "jan@example.org", "Kopie"
    mail.set_content("Hierbij.")
    main, sub = kind.split("/")
    mail.add_attachment(content, maintype=main, subtype=sub, filename="scan")
    return mail


@pytest.mark.parametrize("content", SHOWN.values(), ids=list(SHOWN))
def test_an_unnamed_file_is_told_by_its_first_bytes(content: bytes) -> None:
    [file] = read(attached(content).as_bytes()).attachments
    assert file.type == "application/octet-stream"
    assert file.shows


def test_a_picture_in_an_attached_mail_counts() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "jan@example.org", "Fwd: Kopie"
    outer.set_content("Zie de bijlage.")
    outer.add_attachment(attached(PNG, "image/png"))
    [file] = read(outer.as_bytes()).attachments
    assert file.type == "message/rfc822"
    assert file.shows


def test_what_calls_itself_a_picture_counts_even_where_its_bytes_are_odd() -> None:
    [file] = read(attached(b"no picture at all", "image/png").as_bytes()).attachments
    assert file.shows


@pytest.mark.parametrize("content", [b"PK\x03\x04 a sheet", b"naam;adres\n1;2\n", b"", b"RIFF....WAVEfmt "])
def test_other_files_are_no_pictures(content: bytes) -> None:
    files = read(attached(content).as_bytes()).attachments
    assert not any(file.shows for file in files)

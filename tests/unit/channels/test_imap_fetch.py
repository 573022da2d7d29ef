"""Which part of a mail that is too large is its letter, by its structure (RFC 3501 7.4.2)."""

from typing import Any

from assistant.channels.imap_fetch import _find_letter


def text(subtype: bytes, *, name: bytes = b"", disposition: bytes = b"") -> tuple[Any, ...]:
    parameters = (b"charset", b"utf-8", *((b"name", name) if name else ()))
    said = (disposition, (b"filename", b"log.txt")) if disposition else None
    return (b"text", subtype, parameters, None, None, b"7bit", 30_000_000, 9, None, said, None, None)


def mail(*parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return (list(parts), b"mixed")


def number(structure: tuple[Any, ...]) -> str | None:
    found = _find_letter(structure, "")
    return found[0] if found else None


def test_a_file_of_text_is_not_taken_for_the_letter() -> None:
    assert number(mail(text(b"html"), text(b"plain", disposition=b"attachment"))) == "1"
    assert number(mail(text(b"plain", disposition=b"ATTACHMENT"), text(b"html"))) == "2"
    assert number(mail(text(b"html"), text(b"plain", name=b"log.txt"))) == "1"
    assert number(mail(text(b"html"), text(b"plain", disposition=b"inline"))) == "1", "it has a name"
    assert number(mail(text(b"plain", disposition=b"attachment"))) is None


def test_plain_text_comes_before_html_and_a_mail_of_one_part_is_its_letter() -> None:
    assert number(mail((([text(b"html"), text(b"plain")]), b"alternative"), text(b"plain"))) == "1.2"
    assert number(text(b"plain", disposition=b"attachment")) == "1"

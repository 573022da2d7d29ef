"""What goes out: right headers, threading, no injection, the same bytes each time."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.mail.compose import (
    Enclosure,
    compose,
    message_id,
    needs_smtputf8,
    reply_subject,
    tokens,
    wire_address,
)
from assistant.mail.reading import attachment_bytes, read
from assistant.message import Machine, Sender

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def letter(**changes: object) -> bytes:
    fields: dict[str, object] = {
        "sender": Sender(name="Ventum", address="privacy@ventum.nl"),
        "recipient": Sender(name="Jan de Vries", address="jan@example.org"),
        "subject": "Re: Inzage",
        "text": "Beste Jan,\n\nWe hebben je verzoek.\n",
        "html": "<p>Beste Jan,</p><p>We hebben je verzoek.</p>\n",
        "date": NOON,
        "message_id": "u1.t1@ventum.nl",
    }
    return compose(**{**fields, **changes})  # type: ignore[arg-type]


def head(raw: bytes, name: str) -> str | None:
    value = message_from_bytes(raw, policy=policy.default)[name]
    return None if value is None else str(value)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter() == letter()


def test_a_letter_is_text_and_html_with_crlf_line_ends() -> None:
    raw = letter()

    mail = message_from_bytes(raw, policy=policy.default)
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)
    assert raw.endswith(b"--\r\n")
    assert mail["MIME-Version"] == "1.0"


def test_a_letter_without_html_is_text_alone_and_not_an_empty_page() -> None:
    mail = message_from_bytes(letter(html=""), policy=policy.default)
    assert [part.get_content_type() for part in mail.walk()] == ["text/plain"]
    assert mail.get_content() == "Beste Jan,\r\n\r\nWe hebben je verzoek.\r\n"


def test_our_mail_asks_for_no_automatic_answer_and_a_receipt_says_that_it_is_one() -> None:
    assert head(letter(), "X-Auto-Response-Suppress") == "All"
    assert head(letter(), "Auto-Submitted") is None
    assert head(letter(receipt=True), "Auto-Submitted") == "auto-replied"


def test_our_mail_has_no_reply_to() -> None:
    assert head(letter(), "Reply-To") is None


def test_an_answer_names_the_mail_it_answers_and_the_thread_before_it() -> None:
    raw = letter(in_reply_to="c@x", references=("a@x", "b@x"))

    assert head(raw, "In-Reply-To") == "<c@x>"
    assert re.sub(r"\s+", " ", head(raw, "References") or "") == "<a@x> <b@x> <c@x>"


def test_a_first_mail_names_no_thread() -> None:
    assert head(letter(), "References") is None
    assert head(letter(), "In-Reply-To") is None


def test_a_long_thread_keeps_its_first_id_and_the_newest() -> None:
    raw = letter(in_reply_to="last@x", references=tuple(f"{n}@x" for n in range(100)))

    ids = (head(raw, "References") or "").split()
    assert ids[0] == "<0@x>"
    assert ids[-2:] == ["<99@x>", "<last@x>"]
    assert len(ids) == 20


def test_a_thread_of_very_long_ids_stays_short() -> None:
    raw = letter(in_reply_to="l" * 240 + "@x", references=tuple(f"{n}{'a' * 230}@x" for n in range(9)))

    field = raw.partition(b"References: ")[2].partition(b"\r\nX-")[0]
    assert len(field) < 998


@pytest.mark.parametrize("bad", ["a@b>\r\nBcc: x@example.org", "a b@c", "", "<a@b>", "a" * 300])
def test_an_id_that_a_stranger_spoiled_is_left_out(bad: str) -> None:
    raw = letter(in_reply_to=bad, references=(bad, "good@x"))

    assert head(raw, "Bcc") is None
    assert head(raw, "References") == "<good@x>"


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Re: x\r\nBcc: y@example.org"},
        {"subject": "Re: x\nBcc: y@example.org"},
        {"subject": "Re: x\rBcc: y@example.org"},
        {"subject": "Re: x\x00"},
        {"recipient": Sender(name="Jan\r\nBcc: y@example.org", address="jan@example.org")},
        {"recipient": Sender(address="jan@example.org\r\nBcc: y@example.org")},
        {"recipient": Sender(address="jan@example.org, y@example.org")},
        {"recipient": Sender(address="jan")},
        {"recipient": Sender(address="")},
        {"recipient": Sender(address="a..b@example.org")},
        {"sender": Sender(name="Ventum\u2028", address="privacy@ventum.nl")},
        {"message_id": "a@b>\r\nBcc: y@example.org"},
        {"language": "nl\r\nBcc: y@example.org"},
        {"date": datetime(2026, 11, 21)},  # noqa: DTZ001  a time without zone is what is refused
        {"enclosures": [Enclosure(name="a\r\nb.pdf", type="application/pdf", content=b"")]},
        {"enclosures": [Enclosure(name="a.pdf", type="application/pdf\r\nX: y", content=b"")]},
    ],
)
def test_a_header_that_would_carry_another_one_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"mail|media type|date|Message-ID"):
        letter(**changes)


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("Inzage", "Re: Inzage"),
        ("Re: Inzage", "Re: Inzage"),
        ("RE: re: Inzage", "Re: Inzage"),
        ("Antw: Inzage", "Re: Inzage"),
        ("SV: VS: Indsigt", "Re: Indsigt"),
        ("AW: Anfrage", "Re: Anfrage"),
        ("Re[2]: Inzage", "Re: Inzage"),
        ("Fwd: Re: Inzage", "Re: Inzage"),
        ("Retour: meter", "Re: Retour: meter"),
        ("Vraag: hoe", "Re: Vraag: hoe"),
        ("", "Re:"),
    ],
)
def test_a_subject_gets_one_re(subject: str, reply: str) -> None:
    assert reply_subject(subject) == reply


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("jan@example.org", "jan@example.org"),
        ("jan@exämple.org", "jan@xn--exmple-cua.org"),
        ("jan@straße.example", "jan@xn--strae-oqa.example"),
        ("jan@RØDGRØD.example", "jan@xn--rdgrd-vuad.example"),
        ("søren@example.org", "søren@example.org"),
    ],
)
def test_a_domain_beyond_ascii_goes_out_in_ascii(address: str, wire: str) -> None:
    assert wire_address(address) == wire
    assert needs_smtputf8(wire) == (wire == "søren@example.org")


def test_a_domain_that_can_stand_in_no_name_server_is_refused() -> None:
    for domain in ("☃.example", "ø-.example", "ø..example"):
        with pytest.raises(ValueError, match="domain"):
            wire_address(f"jan@{domain}")


def test_an_address_beyond_ascii_stands_in_the_header_as_it_is() -> None:
    raw = letter(recipient=Sender(name="Søren Æbelø", address="søren@example.org"))

    assert read(raw).to == ("søren@example.org",)


def test_an_enclosed_file_arrives_as_it_was() -> None:
    file = Enclosure(name='køb "alt".pdf', type="application/pdf", content=bytes(range(256)) * 9)

    raw = letter(enclosures=[file])

    assert [(a.name, a.type) for a in read(raw).attachments] == [('køb "alt".pdf', "application/pdf")]
    assert attachment_bytes(raw, 0) == file.content


def test_our_own_receipt_is_known_as_ours_when_it_comes_back() -> None:
    assert read(letter(receipt=True), own_domains=("ventum.nl",)).auto is Machine.OWN


def test_a_token_is_found_again_in_the_reply_and_in_nobody_else_s_id() -> None:
    first = message_id(token="tok-1", unique="u1", domain="ventum.nl")
    second = message_id(token="tok-2", unique="u2", domain="ventum.nl")

    assert first == "u1.tok-1@ventum.nl"
    assert tokens([first, "x@example.org", second], domains=["ventum.nl"]) == ("tok-2", "tok-1")
    assert tokens(["u1.tok-1@example.org"], domains=["ventum.nl"]) == ()


@pytest.mark.parametrize("bad", ["a.b", "a@b", "a b", "", "a\r\nb", "é"])
def test_a_token_that_does_not_fit_an_id_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="Message-ID"):
        message_id(token=bad, unique="u", domain="ventum.nl")


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=300)


@settings(deadline=None)
@given(WORDS, st.lists(WORDS, max_size=6).map("\n".join), WORDS)
def test_what_is_written_is_what_is_read(subject: str, text: str, name: str) -> None:
    from unicodedata import normalize

    raw = letter(subject=subject, text=text, sender=Sender(name=name, address="privacy@ventum.nl"))

    parsed = read(raw)
    assert parsed.subject == normalize("NFC", re.sub(" {2,}", " ", subject).strip())
    assert parsed.text.rstrip("\n") == normalize("NFC", text).rstrip("\n") or not text.strip()
    assert parsed.message_id == "u1.t1@ventum.nl"
    assert parsed.date == NOON
    assert not parsed.defects
    assert max(len(line) for line in raw.split(b"\r\n")) <= 400
    assert all(len(line) <= 78 for line in raw.partition(b"\r\n\r\n")[2].split(b"\r\n"))


@given(st.text(max_size=80))
def test_no_subject_can_add_a_header(subject: str) -> None:
    try:
        raw = letter(subject=subject)
    except ValueError:
        return
    names = [line.split(b":")[0] for line in raw.partition(b"\r\n\r\n")[0].split(b"\r\n") if line[:1] != b" "]
    assert names == [
        b"From",
        b"To",
        b"Subject",
        b"Date",
        b"Message-ID",
        b"X-Auto-Response-Suppress",
        b"MIME-Version",
        b"Content-Type",
    ]

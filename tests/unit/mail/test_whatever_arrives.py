"""What issue 4 promises of reading, item by item: each test is named after the promise that it keeps."""

# ruff: noqa: E501  examples read best one a line

import base64
import quopri
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.mail.reading import read

DUTCH = "Geëxporteerde coördinaten, één überhaupt café, reünie van € 5"
DANISH = "Ærø, Ølgod og Ålborg: blåbærgrød på færøsk"
HEAD = (
    b"From: Jan <jan@example.org>\r\nTo: privacy@ventum.nl\r\nSubject: Inzage\r\nMessage-ID: <1@example.org>\r\n"
    b"Date: Sat, 21 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)
MOST_MEMORY = 12  # times the size of the mail, and a few MiB of our own


def plain(body: bytes, charset: str = "utf-8", *fields: str) -> bytes:
    head = [f"Content-Type: text/plain; charset={charset}", *fields]
    return HEAD + "\r\n".join(head).encode() + b"\r\n\r\n" + body


def multipart(kind: str, *parts: bytes) -> bytes:
    body = b"".join(b"--b0\r\n" + one + b"\r\n" for one in parts) + b"--b0--\r\n"
    return HEAD + f"Content-Type: multipart/{kind}; boundary=b0\r\n\r\n".encode() + body


def memory(raw: bytes) -> int:
    """Return the most bytes that reading *raw* held at once."""
    tracemalloc.start()
    try:
        read(raw)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "raw",
    [
        plain(b"x" * 10 * 2**20),
        plain(b"woord " * (10 * 2**20 // 6)),
        plain(b"> " * (5 * 2**20)),
        HEAD + b"X-Long: " + b"y" * 10 * 2**20 + b"\r\n\r\nIk wil inzage.\r\n",
        HEAD + b"Content-Type: text/html\r\n\r\n<p>" + b"z" * 10 * 2**20,
    ],
    ids=["one word", "words", "quote marks", "a header", "html"],
)
def test_a_line_of_ten_mebibytes_is_read_in_bounded_memory(raw: bytes) -> None:
    parsed = read(raw)

    assert parsed.sender.address == "jan@example.org"
    assert memory(raw) < MOST_MEMORY * len(raw) + 16 * 2**20


@pytest.mark.parametrize(
    "raw",
    [
        multipart("mixed", *[b"Content-Type: text/plain\r\n\r\nhallo"] * 20_000),
        HEAD
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5_000)
        ),
        HEAD + b"Received: from a by b; Sat, 21 Nov 2026 10:00:00 +0100\r\n" * 50_000 + b"\r\nhallo",
        HEAD + b"Content-Type: multipart/mixed; boundary=" + b"b" * 100_000 + b"\r\n\r\n--" + b"b" * 100_000,
        HEAD + b"To: " + b"a@example.org, " * 100_000 + b"\r\n\r\nhallo",
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000,
        HEAD + b"References: " + b"<a@b> " * 200_000 + b"\r\n\r\nhallo",
    ],
    ids=["parts", "nesting", "headers", "boundary", "recipients", "tags", "references"],
)
def test_nesting_headers_and_boundaries_without_end_are_read_in_bounded_memory(raw: bytes) -> None:
    assert read(raw).sender.address == "jan@example.org"
    assert memory(raw) < MOST_MEMORY * len(raw) + 16 * 2**20


def test_nul_bytes_in_head_and_letter_are_left_out_and_said() -> None:
    parsed = read(HEAD.replace(b"Inzage", b"In\0zage") + b"\r\nIk wil\0 inzage.\r\n")

    assert "\0" not in parsed.subject + parsed.text
    assert parsed.new_text == "Ik wil inzage."
    assert any("NUL" in said for said in parsed.defects)


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("=?utf-8?q?Verzoek_om_inzage_=E2=82=AC?=", "Verzoek om inzage €"),
        ("=?UTF-8?Q?caf=C3=A9?= =?UTF-8?Q?_open?=", "café open"),
        ("=?iso-8859-1?q?=C6r=F8?=", "Ærø"),
        ("=?utf-8?b?w4ZyWA?=", "ÆrX"),
        ("=?utf-8?q?half", "half"),
        ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
        ("=?onbekend?q?abc?=", "abc"),
        ('"=?utf-8?q?=C3=86r=C3=B8?="', '"Ærø"'),
        ("=?utf-8?q?=C3?= =?utf-8?q?=86r=C3=B8?=", "Ærø"),
    ],
)
def test_encoded_words_of_rfc_2047_are_read_in_every_broken_form(subject: str, wanted: str) -> None:
    assert read(HEAD.replace(b"Inzage", subject.encode()) + b"\r\nhallo").subject == wanted


@pytest.mark.parametrize(
    ("parameter", "wanted"),
    [
        ("filename*=utf-8''%C3%86r%C3%B8.pdf", "Ærø.pdf"),
        ("filename*=iso-8859-1''%C6r%F8.pdf", "Ærø.pdf"),
        ('filename*0="lange"; filename*1="naam.pdf"', "langenaam.pdf"),
        ("filename*0*=utf-8''%C3%86; filename*1*=r%C3%B8.pdf", "Ærø.pdf"),
        ("filename*1*=r%C3%B8.pdf; filename*0*=utf-8''%C3%86", "Ærø.pdf"),
        ("filename*=utf-8''half%C3", "half"),
        ('filename="=?utf-8?q?=C3=86r=C3=B8.pdf?="', "Ærø.pdf"),
        ("filename=met spatie.pdf", "met spatie.pdf"),
    ],
)
def test_parameters_of_rfc_2231_are_read_in_every_broken_form(parameter: str, wanted: str) -> None:
    file = f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {parameter}\r\n\r\nx"

    (attachment,) = read(multipart("mixed", file.encode())).attachments

    assert attachment.name.startswith(wanted)


def test_utf_7_is_read_where_it_is_named_and_nowhere_else() -> None:
    named = read(plain("Ærø".encode("utf-7"), "utf-7"))
    unnamed = read(plain(b"1 +AMY- 2"))

    assert named.new_text == "Ærø"
    assert unnamed.new_text == "1 +AMY- 2"


@pytest.mark.parametrize("label", ["us-ascii", "utf-8", "iso-8859-1", "", "ansi", "x-unknown"])
@pytest.mark.parametrize("text", [DUTCH, DANISH])
def test_windows_1252_under_another_label_is_read_rightly(text: str, label: str) -> None:
    raw = plain(text.encode("cp1252"), label) if label else HEAD + b"\r\n" + text.encode("cp1252")
    assert read(raw).new_text == text


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "iso-8859-15", "cp850", "macintosh", "utf-8", "utf-16", "cp865"]
)
@pytest.mark.parametrize("text", ["Geëxporteerd, één überhaupt, reünie", DANISH])
def test_dutch_and_danish_letters_are_right_in_every_charset_of_real_mail(text: str, charset: str) -> None:
    assert read(plain(text.encode(charset), charset)).new_text == text
    encoded = quopri.encodestring(text.encode(charset))
    assert read(plain(encoded, charset, "Content-Transfer-Encoding: quoted-printable")).new_text == text
    b64 = base64.b64encode(text.encode(charset))
    assert read(plain(b64, charset, "Content-Transfer-Encoding: base64")).new_text == text


@pytest.mark.parametrize(
    ("field", "said"), [(b"Date", "no Date"), (b"From", "no From"), (b"Message-ID", "no Message-ID")]
)
def test_a_missing_date_from_or_message_id_is_said_and_the_letter_is_there(field: bytes, said: str) -> None:
    head = b"\r\n".join(line for line in HEAD.split(b"\r\n") if not line.startswith(field + b":"))

    parsed = read(head + b"\r\nIk wil inzage.\r\n")

    assert said in parsed.defects
    assert parsed.new_text == "Ik wil inzage."


def test_several_senders_are_all_there_and_said() -> None:
    raw = HEAD.replace(b"Jan <jan@example.org>", b"Jan <jan@example.org>, Els <els@example.org>")

    parsed = read(raw + b"\r\nhallo")

    assert [person.address for person in parsed.senders] == ["jan@example.org", "els@example.org"]
    assert "several addresses in From" in parsed.defects


def test_a_second_from_field_is_said() -> None:
    parsed = read(b"From: Els <els@example.org>\r\n" + HEAD + b"\r\nhallo")

    assert {person.address for person in parsed.senders} == {"jan@example.org", "els@example.org"}
    assert "several from fields" in parsed.defects


def test_the_members_of_a_group_are_recipients_and_an_empty_group_is_none() -> None:
    group = HEAD.replace(b"To: privacy@ventum.nl", b"To: Team: a@example.org, B <b@example.org>;")
    empty = HEAD.replace(b"To: privacy@ventum.nl", b"To: undisclosed-recipients:;")

    assert read(group + b"\r\nhallo").to == ("a@example.org", "b@example.org")
    assert read(empty + b"\r\nhallo").to == ()


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_headers_with_bare_8_bit_letters_are_read(charset: str) -> None:
    raw = HEAD.replace(b"Jan", "Søren Bækgård".encode(charset)).replace(
        b"Inzage", "Indsigt på Ærø".encode(charset)
    )

    parsed = read(raw + b"\r\nhallo")

    assert parsed.sender.name == "Søren Bækgård"
    assert parsed.subject == "Indsigt på Ærø"


@pytest.mark.parametrize(("delsp", "text"), [("no", "Ik wil inzage"), ("yes", "Ik wilinzage")])
def test_flowed_lines_are_put_together(delsp: str, text: str) -> None:
    raw = (
        HEAD + f"Content-Type: text/plain; format=flowed; delsp={delsp}\r\n\r\nIk wil \r\ninzage\r\n".encode()
    )
    assert read(raw).new_text == text


@pytest.mark.parametrize("end", ["=", "=C", "=\r\n", "=3", "==", "=ZZ"])
def test_quoted_printable_that_was_cut_short_is_read_as_far_as_it_goes(end: str) -> None:
    raw = plain(
        f"Ik wil =C3=A9=C3=A9n overzicht{end}".encode(),
        "utf-8",
        "Content-Transfer-Encoding: quoted-printable",
    )
    assert read(raw).new_text.startswith("Ik wil één overzicht")


def test_base64_that_was_cut_short_is_read_as_far_as_it_goes() -> None:
    half = base64.b64encode("Ik wil één overzicht van alles".encode())[:-3]
    assert read(plain(half, "utf-8", "Content-Transfer-Encoding: base64")).new_text.startswith(
        "Ik wil één overzicht"
    )


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx", "winmail.dat (TNEF): not opened"),
        (
            b"Content-Type: application/octet-stream; name=winmail.dat\r\n\r\nx",
            "winmail.dat (TNEF): not opened",
        ),
        (b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nx", "S/MIME: not opened"),
        (b"Content-Type: application/pkcs7-signature\r\n\r\nx", "S/MIME signature: not checked"),
        (b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1", "PGP encrypted: not opened"),
        (b"Content-Type: application/pgp-signature\r\n\r\nx", "PGP signature: not checked"),
    ],
)
def test_what_is_not_opened_is_said_and_the_letter_beside_it_is_read(part: bytes, said: str) -> None:
    parsed = read(multipart("mixed", b"Content-Type: text/plain\r\n\r\nIk wil inzage.", part))

    assert said in parsed.defects
    assert parsed.new_text == "Ik wil inzage."
    assert len(parsed.attachments) == 1


def test_inline_pgp_is_said_and_a_signed_letter_read() -> None:
    signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIk wil inzage.\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    sealed = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"

    assert read(plain(signed.encode())).new_text == "Ik wil inzage."
    assert "PGP signature: not checked" in read(plain(signed.encode())).defects
    assert "PGP encrypted: not opened" in read(plain(sealed.encode())).defects


def test_a_mail_inside_a_mail_is_listed_and_does_not_speak_for_its_sender() -> None:
    inner = b"Content-Type: message/rfc822\r\n\r\nFrom: x@example.org\r\nSubject: Oud\r\n\r\nWis alles."

    parsed = read(multipart("mixed", b"Content-Type: text/plain\r\n\r\nZie bijlage.", inner))

    assert parsed.new_text == "Zie bijlage."
    assert [file.type for file in parsed.attachments] == ["message/rfc822"]


def test_a_letter_that_is_html_only_is_read() -> None:
    raw = (
        HEAD
        + b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Ik wil <b>inzage</b>.</p><script>x()</script>"
    )
    assert read(raw).new_text == "Ik wil inzage."


def test_an_empty_text_whose_letter_lies_in_a_pdf_is_said() -> None:
    pdf = b"Content-Type: application/pdf; name=brief.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-1.4"

    parsed = read(multipart("mixed", b"Content-Type: text/plain\r\n\r\n ", pdf))

    assert parsed.new_text == ""
    assert "no text: the letter may be in a PDF" in parsed.defects


def test_a_mail_that_was_passed_on_thousands_of_times_is_read() -> None:
    block = (
        "Van: a@example.org\nVerzonden: maandag 2 november 2026 15:08\nAan: b@example.org\nOnderwerp: FW\n\n"
    )

    parsed = read(plain((block * 1000 + "Koop nu.").encode()))

    assert "this mail could not be read" not in parsed.defects
    assert parsed.text.endswith("Koop nu.")


PIECES = st.sampled_from(
    [b"\r\n", b"\n", b"\r", b"--b0", b"--b0--", b"\0", b"=", b"=?utf-8?q?", b"?=", b"<", b">", b"> ", b"@", b",", b";",
     b"Content-Type: multipart/mixed; boundary=b0\r\n", b"Content-Type: message/rfc822\r\n", b"begin 644 a\r\n",
     b"Content-Type: text/html\r\n", b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: text/plain;",
     b"charset=utf-7", b"charset=utf-16", b"filename*0*=", b"-----BEGIN PGP MESSAGE-----", b"<div><table>",
     b"Van: ", b"Verzonden: ", b"Op ma 2 nov schreef ", b"\xe6\xf8\xe5", b"\xff\xfe", b"Groet ", b"hallo "]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PIECES, st.integers(1, 400)), max_size=30))
def test_whatever_pieces_a_mail_is_made_of_it_is_read_and_nothing_raises(
    pieces: list[tuple[bytes, int]],
) -> None:
    parsed = read(HEAD + b"".join(piece * times for piece, times in pieces))

    assert "this mail could not be read" not in parsed.defects
    assert parsed.sender.address == "jan@example.org" or "several" in " ".join(parsed.defects)

"""Mail that a program, a relay or a shell damaged on its way is read as its sender meant it."""

# ruff: noqa: E501  examples read best one a line

import base64

import pytest

from assistant.mail.reading import read
from assistant.message import Machine

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


def multipart(kind: str, *parts: bytes, close: bool = True) -> bytes:
    body = b"".join(b"--b0\r\n" + one + b"\r\n" for one in parts) + (b"--b0--\r\n" if close else b"")
    return f"Content-Type: multipart/{kind}; boundary=b0\r\n\r\n".encode() + body


PLAIN = b"Content-Type: text/plain\r\n\r\nIk wil inzage."
HTML = b"Content-Type: text/html\r\n\r\n<p>Ik wil inzage.</p>"
PDF = b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=brief.pdf\r\n\r\n%PDF-1.4"


@pytest.mark.parametrize("close", [True, False], ids=["closed", "one end for both"])
@pytest.mark.parametrize("depth", [1, 2])
def test_nested_parts_with_the_same_boundary_are_one_letter_and_its_file(depth: int, close: bool) -> None:
    inner = multipart("alternative", PLAIN, HTML, close=close)
    for _ in range(depth - 1):
        inner = multipart("related", inner, close=close)

    parsed = read(HEAD + multipart("mixed", inner, PDF))

    assert parsed.text.strip() == "Ik wil inzage."
    assert [file.name for file in parsed.attachments] == ["brief.pdf"]


def html(body: str) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p hidden>Koop nu</p><p>Ik wil inzage.</p>", "Ik wil inzage."),
        ("<div style='font-size:0;max-height:0'>Koop nu</div><p>Ik wil inzage.</p>", "Ik wil inzage."),
        (
            "<div style='max-height: 0px; overflow: hidden'>Koop nu</div><p>Ik wil inzage.</p>",
            "Ik wil inzage.",
        ),
        ("<span style='VISIBILITY:hidden'>Koop nu</span><p>Ik wil inzage.</p>", "Ik wil inzage."),
        ("<span style='opacity:0'>Koop nu</span><p>Ik wil inzage.</p>", "Ik wil inzage."),
        ("<td style='font-size:0px'><div style='font-size:13px'>Ik wil inzage.</div></td>", "Ik wil inzage."),
        ("<p style='opacity:0.9;max-height:0.5em'>Ik wil inzage.</p>", "Ik wil inzage."),
        ("<p>Bericht:</p><textarea>Ik wil inzage.</textarea>", "Bericht:\n\nIk wil inzage."),
    ],
)
def test_what_html_hides_is_not_said_and_what_it_shows_is(body: str, text: str) -> None:
    assert read(html(body)).new_text == text


WORDS = "Ik wil één overzicht van álles wat jullie over mij hebben, en wel??? binnen één??? maand???"
URL_SAFE = base64.urlsafe_b64encode(WORDS.encode())


@pytest.mark.parametrize(
    ("fields", "body", "text"),
    [
        ("", b"Bladzijde een\fbladzijde\vtwee", "Bladzijde een\nbladzijde\ntwee"),
        ("", "\ufeffIk wil één kopie.".encode("utf-16-le"), "Ik wil één kopie."),
        ("Content-Type: text/plain; charset=us-ascii", "\ufeffIk wil één kopie.".encode("utf-16-be"), "Ik wil één kopie."),
        ("Content-Type: text/plain; charset=iso-8859-15 (Latin 9)", b"100 \xa4", "100 €"),
        ("Content-Transfer-Encoding: quoted-printable (soft)", b"=C3=A9=C3=A9n", "één"),
        ("Content-Transfer-Encoding: quoted-printable", b"Ik wil over= \r\nzicht= \t\r\n.", "Ik wil overzicht."),
        ("Content-Transfer-Encoding: base64", URL_SAFE, WORDS),
        ("Content-Transfer-Encoding: base64", URL_SAFE.rstrip(b"="), WORDS),
    ],
)  # fmt: skip
def test_a_letter_is_decoded_in_spite_of_its_labels(fields: str, body: bytes, text: str) -> None:
    assert read(HEAD + (f"{fields}\r\n" if fields else "").encode() + b"\r\n" + body).new_text == text


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (b"Content-Type: application/octet-stream; name=smime.p7m\r\n\r\n0\x80", "S/MIME: not opened"),
        (b"Content-Type: application/octet-stream; name=SMIME.P7S\r\n\r\n0\x80", "S/MIME signature: not checked"),
        (b"Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQ", "PGP encrypted: not opened"),
        (b"Content-Type: text/plain; name=letter.txt\r\nContent-Disposition: attachment\r\n\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n", "PGP encrypted: not opened"),
        (b"Content-Type: application/octet-stream; name=signature.asc\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n", "PGP signature: not checked"),
    ],
)  # fmt: skip
def test_what_is_encrypted_or_signed_is_said_whatever_type_it_was_given(part: bytes, said: str) -> None:
    assert said in read(HEAD + multipart("mixed", PLAIN, part)).defects


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\tmp\\brief.pdf", "brief.pdf"),
        ("\\\\server\\map\\brief.pdf", "brief.pdf"),
        ('brief \\"oud\\".pdf', 'brief "oud".pdf'),
        ("brief\u202efdp.exe", "brieffdp.exe"),
        ("\u2066brief\u2069.pdf", "brief.pdf"),
    ],
)
def test_a_file_name_shows_what_the_file_is(name: str, shown: str) -> None:
    file = PDF.replace(b"brief.pdf", f'"{name}"'.encode())

    assert [file.name for file in read(HEAD + multipart("mixed", PLAIN, file)).attachments] == [shown]


def test_a_subject_cannot_be_turned_round() -> None:
    raw = HEAD.replace(b"Inzage", "Inzage \u202eegazni\u202c".encode())

    assert read(raw + b"\r\nx").subject == "Inzage egazni"


PHONE = "Verstuurd vanaf mijn iPhone"
TEXT_FILE = (
    b"Content-Type: text/plain; name=brief.txt\r\nContent-Disposition: attachment\r\n\r\nIk wil inzage."
)


@pytest.mark.parametrize(
    "body",
    [
        multipart("alternative", b"Content-Type: text/plain\r\n\r\n" + PHONE.encode(), HTML),
        multipart("alternative", b"Content-Type: text/plain\r\n\r\n\r\n\r\n-- \r\nJan Jansen\r\n06 12345678", HTML),
        b"Content-Type: text/plain\r\n\r\n<html><body><p>Ik wil <b>inzage</b>.</p></body></html>",
        b"Content-Type: text/plain\r\n\r\n<!DOCTYPE html>\r\n<p>Ik wil inzage.</p>",
        multipart("alternative", b"Content-Type: text/plain\r\n\r\n<p>Ik wil inzage.</p>", HTML),
        b"Content-Type: text/html\r\n\r\nIk wil inzage.",
        multipart("mixed", TEXT_FILE, PDF),
        multipart("mixed", PDF, TEXT_FILE),
        multipart("mixed", b"Content-Type: text/plain\r\n\r\n \r\n", PDF,
                  b"Content-Type: text/plain; name=ATT00001.txt\r\nContent-Disposition: attachment\r\n\r\nIk wil inzage."),
    ],
    ids=["phone signature", "signature", "HTML as plain", "doctype as plain", "HTML twice", "plain as HTML",
         "a text file and a PDF", "a PDF and a text file", "text that Exchange made a file"],
)  # fmt: skip
def test_the_letter_is_the_part_that_says_something(body: bytes) -> None:
    assert read(HEAD + body).new_text == "Ik wil inzage."


def test_lines_of_plain_text_labelled_html_stay_lines() -> None:
    parsed = read(
        HEAD + b"Content-Type: text/html\r\n\r\nDag,\r\n\r\nIk wil inzage &amp; een kopie.\r\nSnel."
    )

    assert parsed.text.strip() == "Dag,\n\nIk wil inzage & een kopie.\nSnel."


def test_a_text_file_beside_a_letter_is_no_letter() -> None:
    parsed = read(HEAD + multipart("mixed", b"Content-Type: text/plain\r\n\r\nZie bijlage.", TEXT_FILE))

    assert parsed.text.strip() == "Zie bijlage."
    assert [file.name for file in parsed.attachments] == ["brief.txt"]


def test_a_plain_letter_that_shows_html_is_left_as_it_is() -> None:
    parsed = read(HEAD + b"\r\nJullie site toont <p>Fout</p> aan mij.")

    assert parsed.new_text == "Jullie site toont <p>Fout</p> aan mij."


@pytest.mark.parametrize(
    "words",
    ["Verwijderen", "Verwijderen\nGraag alles wissen", "STOP", "Opt-out.", "12345678", "Ja!", "Dank\n\nJan"],
)
def test_words_labelled_base64_are_read(words: str) -> None:
    raw = HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + words.encode()

    assert read(raw).text.strip() == words
    assert "labelled base64 but is not" in read(raw).defects


@pytest.mark.parametrize("words", ["Hallo", "Ja", "één", "Ærø", "Stop ermee"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_short_base64_is_decoded(words: str, charset: str) -> None:
    label = (
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
    )

    assert read(HEAD + label + base64.b64encode(words.encode(charset))).text.strip() == words


@pytest.mark.parametrize(
    "type", ["text/plain charset=windows-1252", 'text/plain charset="iso-8859-1"', "text/plain; charset=cp1252 format=flowed"]
)  # fmt: skip
def test_a_charset_without_a_semicolon_is_believed(type: str) -> None:
    raw = HEAD + f"Content-Type: {type}\r\n\r\n".encode() + "Hør, één € m² Ã©".encode("cp1252")

    parsed = read(raw)

    assert parsed.text.strip() == "Hør, één € m² Ã©"
    assert not any("character set" in said for said in parsed.defects)


def test_a_sender_without_an_address_is_who_sent_it_for_them_and_it_is_said() -> None:
    exchange = HEAD.replace(
        b"From: Jan <jan@example.org>", b'From: "Jansen, J." </O=LABS/CN=JAN>\r\nSender: jan@example.org'
    )
    nobody = HEAD.replace(b"<jan@example.org>", b"</O=LABS/CN=JAN>")

    assert (read(exchange).sender.name, read(exchange).sender.address) == ("Jansen, J.", "jan@example.org")
    assert "no address in From" in read(exchange).defects
    assert (read(nobody).sender.name, read(nobody).sender.address) == ("Jan", "")


GLUED = b"Content-Type: text/plain\r\n\r\nHoi, ik wil graag al mijn gegevens laten wissen.Groetjes LisaVerzonden vanaf mijn Galaxy\r\n-------- Oorspronkelijk bericht --------Van: Ventum <info@ventum.nl> Datum: 20-11-2026  09:00"
DIVS = b"Content-Type: text/html\r\n\r\n<div>Hoi, ik wil graag al mijn gegevens laten wissen.</div><div><br></div><div>Groetjes Lisa</div><div>Verzonden vanaf mijn Galaxy</div><div>-------- Oorspronkelijk bericht --------</div><div>Van: Ventum &lt;info@ventum.nl&gt; </div><div>Datum: 20-11-2026  09:00  (GMT+01:00) </div><div>Aan: lisa@example.org </div><div>Onderwerp: Je contract </div><div>Hallo Lisa</div>"


def test_a_plain_part_that_lost_its_lines_gives_way_to_the_html() -> None:
    parsed = read(HEAD + multipart("alternative", GLUED, DIVS))

    assert parsed.new_text == "Hoi, ik wil graag al mijn gegevens laten wissen."
    assert parsed.signature.startswith("Groetjes Lisa")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<div style='white-space: pre-wrap'>Beste Ventum,\n\nIk wil:\n- inzage\n- een kopie</div>", "Beste Ventum,\n\nIk wil:\n- inzage\n- een kopie"),
        ("<textarea>Ik wil\ninzage.</textarea>", "Ik wil\ninzage."),
        ("<div style='white-space: normal'>Ik wil\ninzage.</div>", "Ik wil inzage."),
    ],
)  # fmt: skip
def test_lines_that_html_keeps_are_lines(body: str, text: str) -> None:
    assert read(html(body)).new_text == text


def test_unicode_line_separators_end_lines() -> None:
    raw = (
        HEAD
        + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + "Ik wil inzage.\u2028Groet,\u2029Jan".encode()
    )

    assert (read(raw).new_text, read(raw).signature) == ("Ik wil inzage.", "Groet,\nJan")


@pytest.mark.parametrize(
    "fields",
    [
        b"Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=b0\r\n",
        b"",
    ],
    ids=["two content types", "content type lost"],
)
def test_parts_are_found_under_a_second_content_type_and_under_none(fields: bytes) -> None:
    body = multipart("mixed", PLAIN, PDF).partition(b"\r\n\r\n")[2]

    parsed = read(HEAD + fields + b"\r\nThis is a multi-part message in MIME format.\r\n" + body)

    assert parsed.new_text == "Ik wil inzage."
    assert [file.name for file in parsed.attachments] == ["brief.pdf"]


def test_a_letter_that_quotes_a_mail_s_source_is_one_text() -> None:
    source = b"\r\nIk kreeg dit:\r\n\r\n" + multipart("mixed", PLAIN, PDF)

    assert read(HEAD + source).new_text.startswith("Ik kreeg dit:")
    assert not read(HEAD + source).attachments


def test_the_same_letter_for_another_program_is_no_attachment() -> None:
    amp = b"Content-Type: text/x-amp-html\r\n\r\n<html amp4email>Ik wil inzage.</html>"

    parsed = read(HEAD + multipart("alternative", PLAIN, amp, HTML))

    assert (parsed.new_text, parsed.attachments) == ("Ik wil inzage.", ())


SCANNED = b'Content-Type: text/plain\r\n\r\nThis E-mail was sent from "RNP002673" (Aficio MP C3003).\r\n\r\nScan Date: 21.11.2026 10:00:00 (+0100)\r\nQueries to: scanner@example.org'


def test_a_letter_that_a_person_scanned_is_a_person_s() -> None:
    head = HEAD.replace(b"Subject: Inzage", b'Subject: Message from "RNP002673"')

    assert read(head + multipart("mixed", SCANNED, PDF)).auto is None
    assert read(head + multipart("mixed", SCANNED)).auto is Machine.AUTO_REPLY


def test_a_footer_in_words_below_base64_does_not_spoil_it() -> None:
    letter = (
        "Ik wil mijn gegevens inzien, en graag ook die van mijn zoon.\r\nMvg Jan"  # no padding at its end
    )
    footer = (
        b"_______________________________________________\r\nDeze e-mail is gecontroleerd op virussen.\r\n"
    )
    raw = (
        HEAD
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(letter.encode()).replace(b"\n", b"\r\n")
    )

    parsed = read(raw + footer)

    assert parsed.text == letter.replace("\r\n", "\n")
    assert "text after base64 was left out" in parsed.defects


@pytest.mark.parametrize(
    "line",
    [
        "##- Typ je antwoord boven deze regel -##",
        "##- Please type your reply above this line -##",
        "--- Reply above this line ---",
        "##- Skriv dit svar over denne linje -##",
        "=-=-= Plaats uw reactie boven deze lijn =-=-=",
    ],
)
def test_an_answer_stands_above_the_line_that_a_ticket_system_draws(line: str) -> None:
    parsed = read(HEAD + f"\r\nJa, klopt.\r\n\r\n{line}\r\n\r\nBeste Jan, klopt je adres?\r\n".encode())

    assert parsed.new_text == "Ja, klopt."
    assert "klopt je adres" in parsed.quoted


def test_the_line_of_a_ticket_system_at_the_top_of_its_own_mail_hides_nothing() -> None:
    raw = (
        HEAD
        + b"\r\n##- Please type your reply above this line -##\r\n\r\nYour request (1234) has been received.\r\n"
    )

    assert "has been received" in read(raw).new_text


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted printable", b"=C3=A9=C3=A9n"),
        ("QUOTED_PRINTABLE", b"=C3=A9=C3=A9n"),
        ("base-64", b"w6nDqW4="),
        ("8 bit", "één".encode()),
    ],
)
def test_a_transfer_encoding_that_is_nearly_spelt_right_is_undone(encoding: str, body: bytes) -> None:
    parsed = read(HEAD + f"Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body)

    assert parsed.new_text == "één"
    assert "unknown transfer encoding" not in parsed.defects


@pytest.mark.parametrize("charset", ["iso-8859-15", "iso-8859-10", "windows1252", "CP-1252"])
def test_windows_quotes_are_read_under_an_iso_label(charset: str) -> None:
    raw = (
        HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + "“Eén” ik’m".encode("cp1252")
    )

    assert read(raw).new_text == "“Eén” ik’m"
    assert "unknown character set" not in read(raw).defects


@pytest.mark.parametrize(
    ("reply_to", "wanted"),
    [
        ("JAN@Example.org", None),
        ("Jan <jan@example.org>, Els <els@example.org>", None),
        ("Els <els@example.org>", "els@example.org"),
    ],
)
def test_a_reply_goes_elsewhere_only_where_the_sender_is_not_named_for_it(
    reply_to: str, wanted: str | None
) -> None:
    parsed = read(HEAD + f"Reply-To: {reply_to}\r\n\r\nx".encode())

    assert (parsed.reply_to and parsed.reply_to.address) == wanted


@pytest.mark.parametrize(
    ("type", "body", "text"),
    [
        ("plain", "Beste,<br><br>Ik wil inzage.<br />Snel.", "Beste,\n\nIk wil inzage.\nSnel."),
        ("plain", "Ik wil ge&iuml;nformeerd worden&nbsp;&amp; snel.", "Ik wil geïnformeerd worden & snel."),
        ("plain", "Zie https://example.org/?a=1&amp;b=2", "Zie https://example.org/?a=1&amp;b=2"),
        ("html", "&lt;p&gt;Ik wil inzage.&lt;/p&gt;&lt;p&gt;Snel.&lt;/p&gt;", "Ik wil inzage.\n\nSnel."),
    ],
)
def test_html_that_a_form_left_in_a_letter_is_read(type: str, body: str, text: str) -> None:
    parsed = read(HEAD + f"Content-Type: text/{type}; charset=utf-8\r\n\r\n{body}".encode())

    assert parsed.new_text.replace("\u00a0", " ").replace("  ", " ") == text


def test_a_header_that_is_folded_inside_a_letter_is_read() -> None:
    raw = HEAD.replace(b"Subject: Inzage", b"Subject: Indsigt for S\xc3\r\n \xb8ren")

    assert read(raw + b"\r\nx").subject == "Indsigt for Søren"


def test_quotes_are_taken_off_a_name_only_in_pairs() -> None:
    raw = HEAD.replace(b"From: Jan", b"From: \"'Jan Jansen' via Privacy\"")

    assert read(raw + b"\r\nx").sender.name == "'Jan Jansen' via Privacy"


def test_a_letter_that_stands_before_the_parts_is_read() -> None:
    body = multipart("mixed", PDF).replace(b"\r\n\r\n", b"\r\n\r\nIk wil inzage.\r\n\r\n", 1)

    parsed = read(HEAD + body)

    assert parsed.new_text == "Ik wil inzage."
    assert [file.name for file in parsed.attachments] == ["brief.pdf"]
    assert "the letter stands before the parts" in parsed.defects


def test_what_a_program_says_before_the_parts_is_no_letter() -> None:
    said = b"\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n"

    assert read(HEAD + multipart("mixed", PDF).replace(b"\r\n\r\n", said, 1)).text == ""


def test_a_text_and_its_html_side_by_side_are_said_once() -> None:
    assert read(HEAD + multipart("mixed", PLAIN, HTML, PDF)).text.strip() == "Ik wil inzage."


def test_a_mail_inside_with_the_same_boundary_keeps_its_parts() -> None:
    inner = b"Content-Type: message/rfc822\r\n\r\nFrom: x@example.org\r\n" + multipart("mixed", b"\r\nbinnen")

    parsed = read(HEAD + multipart("mixed", PLAIN, inner, PDF))

    assert parsed.new_text == "Ik wil inzage."
    assert [file.type for file in parsed.attachments] == ["message/rfc822", "application/pdf"]


def test_fields_of_a_form_are_read_as_they_were_filled_in() -> None:
    form = "<p>Naam: <input type=text value=Mette></p><p>Vraag: <input value='Wis alles'><input type=hidden value=x></p>"

    assert read(html(form)).new_text == "Naam: Mette\n\nVraag: Wis alles"

"""Any bytes are read: what can be read is there, what cannot is said, and nothing raises."""

# ruff: noqa: E501  examples read best one a line

import base64
import hashlib
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.mail.reading import attachment_bytes, read, skim, without_attachment
from assistant.mail.records import Auth, dedupe_key, to_message
from assistant.message import Attachment, Sender

HEAD = (
    b"From: Jan <jan@example.org>\r\nTo: privacy@ventum.nl\r\nSubject: Inzage\r\nMessage-ID: <1@example.org>\r\n"
    b"Date: Sat, 21 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)


def part(kind: str, body: str, *more: str) -> str:
    return "\r\n".join([f"Content-Type: {kind}", *more, "", body])


def multipart(kind: str, *parts: str, end: bool = True) -> bytes:
    body = "".join(f"--b0\r\n{one}\r\n" for one in parts) + ("--b0--\r\n" if end else "")
    return HEAD + f"Content-Type: multipart/{kind}; boundary=b0\r\n\r\n{body}".encode()


PDF = part("application/pdf; name=a.pdf", base64.b64encode(b"%PDF-1.4").decode(), "Content-Transfer-Encoding: base64",
           "Content-Disposition: attachment; filename=brief.pdf")  # fmt: skip


def test_the_printed_line_has_exactly_the_keys_of_the_contract() -> None:
    printed = read(HEAD + b"\r\nIk wil inzage.\r\n").to_json("a.eml")

    assert printed == {
        "file": "a.eml",
        "message_id": "1@example.org",
        "in_reply_to": "",
        "references": [],
        "from": {"name": "Jan", "address": "jan@example.org"},
        "reply_to": None,
        "to": ["privacy@ventum.nl"],
        "cc": [],
        "subject": "Inzage",
        "date": "2026-11-21T10:00:00+01:00",
        "text": "Ik wil inzage.\n",
        "new_text": "Ik wil inzage.",
        "signature": "",
        "auto": None,
        "bounced": None,
        "auth": None,
        "attachments": [],
        "defects": [],
    }


def test_a_mail_becomes_a_message_with_the_new_words_only() -> None:
    received = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)
    parsed = read(HEAD + b"\r\nWis alles.\r\n\r\nGroet,\r\nJan\r\n")

    message = to_message(parsed, tenant="ventum", received=received)

    assert (message.text, message.signature, message.subject) == ("Wis alles.", "Groet,\nJan", "Inzage")
    assert message.sender == Sender(name="Jan", address="jan@example.org")
    assert message.received == received


def test_an_attachment_is_listed_with_size_and_hash_of_its_decoded_bytes() -> None:
    raw = multipart("mixed", part("text/plain", "Zie bijlage."), PDF)

    parsed = read(raw)

    digest = hashlib.sha256(b"%PDF-1.4").hexdigest()
    wanted = Attachment(name="brief.pdf", type="application/pdf", size=8, sha256=digest, shows=True)
    assert parsed.attachments == (wanted,)
    assert parsed.new_text == "Zie bijlage."
    assert attachment_bytes(raw, 0) == b"%PDF-1.4"
    assert attachment_bytes(raw, 1) is None


def test_an_attachment_can_be_taken_out_and_the_rest_stays() -> None:
    raw = multipart(
        "mixed",
        part("text/plain", "Zie bijlage."),
        PDF,
        part("image/png", "x", "Content-Disposition: attachment"),
    )

    rest = without_attachment(raw, 0)

    assert b"JVBERi" not in rest
    parsed = read(rest)
    assert [(a.name, a.type, a.size) for a in parsed.attachments] == [
        ("brief.pdf", "application/pdf", 0),
        ("", "image/png", 1),
    ]
    assert parsed.text == "Zie bijlage."


@pytest.mark.parametrize("position", [0, 1, 7])
def test_a_file_is_found_by_its_hash_where_an_earlier_version_counted_otherwise(position: int) -> None:
    other = part("image/png", "x", "Content-Disposition: attachment")
    raw = multipart("mixed", part("text/plain", "Zie bijlage."), other, PDF)
    is_it = {hashlib.sha256(b"%PDF-1.4").hexdigest()}.__contains__

    assert attachment_bytes(raw, position, is_it) == b"%PDF-1.4"
    assert [a.size for a in read(without_attachment(raw, position, is_it)).attachments] == [1, 0]


NOVEMBER = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("Sat, 21 Nov 2026 10:00:00 +0100", datetime(2026, 11, 21, 10, tzinfo=timezone(timedelta(hours=1)))),
        ("21 Nov 2026 10:00 -0000", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("Sat, 21 Nov 2026 10:00:00 GMT", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("Sat, 21 Nov 2026 10:00:00 CET", NOVEMBER),
        ("Sat, 21 Nov 2026 11:00:00 CEST", NOVEMBER),
        ("Sat, 21 Nov 2026 10:00:00 GMT+0100 (CET)", NOVEMBER),
        ("Sat, 21 Nov 2026 10:00:00 GMT+1", NOVEMBER),
        ("Sat, 21 Nov 2026 10:00:00 +01:00", NOVEMBER),
        ("Sat, 21 Nov 2026 10:00 +0100", NOVEMBER),
        ("2026-11-21T10:00:00+01:00", NOVEMBER),
        ("2026-11-21 09:00:00", NOVEMBER),
        ("2026-11-21T09:00:00.000Z", NOVEMBER),
        ("Sat, 21 Nov 2026 09:59:60 +0100", NOVEMBER - timedelta(seconds=1)),
        ("za, 21 november 2026 10:00:00 +0100", NOVEMBER),
        ("lø., 21. okt. 2026 10:00:00 +0200", datetime(2026, 10, 21, 8, tzinfo=UTC)),
        ("ma, 21 mrt 2026 10:00:00 +0100", datetime(2026, 3, 21, 9, tzinfo=UTC)),
        ("Sat, 21 Nov 2026 09:00:00 XYZ", NOVEMBER),
        ("gisteren", None),
        ("Sat, 41 Nov 2026 10:00:00 +0100", None),
        ("Sat, 21 Nov 2026 10:00:00 +9999", None),
        ("Thu, 01 Jan 99999 00:00:00 +0000", None),
        ("", None),
    ],
)
def test_a_date_is_read_or_none(date: str, wanted: datetime | None) -> None:
    assert read(f"From: a@example.org\nDate: {date}\n\nx".encode()).date == wanted


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no header fields"),
        (b"\n\nHallo", "no header fields"),
        (b"Subject: x\n\nHallo", "no From"),
        (b"Subject: x\n\nHallo", "no Message-ID"),
        (b"Subject: x\n\nHallo", "no Date"),
        (b"From: a@example.org, b@example.org\n\nx", "several addresses in From"),
        (b"From: a@example.org\nFrom: b@example.org\n\nx", "several from fields"),
        (b"Subject: x\nHallo daar\n", "no empty line between head and body"),
        (HEAD + b"Content-Type: multipart/mixed\r\n\r\nHallo", "multipart without parts"),
        (multipart("mixed", part("text/plain", "x"), end=False), "multipart without its end"),
        (multipart("mixed", part("text/plain", "x")).replace(b"boundary=b0", b"boundary=zz"), "multipart with a missing or wrong boundary"),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nSGFsbG", "base64 is cut short"),
        (HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\npriv=C3=A", "quoted-printable is cut short"),
        (HEAD + b"Content-Transfer-Encoding: x-strange\r\n\r\nabc", "unknown transfer encoding"),
        (HEAD + b"\r\na\x00b", "NUL characters left out"),
        (multipart("mixed", part("application/ms-tnef; name=winmail.dat", "x")), "winmail.dat (TNEF): not opened"),
        (HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx", "S/MIME: not opened"),
        (multipart("encrypted", part("application/pgp-encrypted", "Version: 1"), part("application/octet-stream", "x")), "PGP encrypted: not opened"),
        (HEAD + b"\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n-----END PGP MESSAGE-----", "PGP encrypted: not opened"),
        (multipart("signed", part("text/plain", "Hallo"), part("application/pkcs7-signature; name=smime.p7s", "x")), "S/MIME signature: not checked"),
        (multipart("mixed", PDF), "no text: the letter may be in a PDF"),
        (multipart("mixed", part("image/jpeg; name=brief.jpg", "x")), "no text: the letter may be in an image"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(raw: bytes, said: str) -> None:
    assert said in read(raw).defects


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\n\nHallo", "Hallo"),
        (b"Subject: x\nHallo daar\n", "Hallo daar"),
        (HEAD + b"Content-Type: multipart/mixed\r\n\r\nHallo", "Hallo"),
        (multipart("mixed", part("text/plain", "Hallo"), end=False), "Hallo"),
        (multipart("mixed", part("text/plain", "Hallo")).replace(b"boundary=b0", b"boundary=zz"), "Hallo"),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nSGFsbG9oZQ", "Hallohe"),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nSGFs\r\nbG8=\r\n\r\n-- list footer --", "Hallo"),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nDit is gewone tekst, geen code!", "Dit is gewone tekst, geen code!"),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nWis mijn gegevens.", "Wis mijn gegevens."),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nGraag alles wissen\r\nDank", "Graag alles wissen\nDank"),
        (HEAD + b"Content-Type: text/html charset=utf-8\r\n\r\n<p>Ik wil <b>inzage</b>.</p>", "Ik wil inzage."),
        (HEAD + b"Content-Type: text/html (a letter); charset=utf-8\r\n\r\n<p>Ik wil inzage.</p>", "Ik wil inzage."),
        (HEAD + b"Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nIk wil inzage.", "Ik wil inzage."),
        (multipart("mixed", part("text/markdown", "Ik wil inzage."), PDF), "Ik wil inzage."),
        (multipart("alternative", part("text/plain", "[image: logo.png]"), part("text/html", "<p>Ik wil inzage.</p>")), "Ik wil inzage."),
        (multipart("alternative", part("text/plain", "This is a multi-part message in MIME format."), part("text/html", "<p>Ik wil inzage.</p>")), "Ik wil inzage."),
        (HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\npriv=C3=A9=\r\n=20data=", "privé data"),
        (HEAD + b"Content-Type: strange\r\n\r\nHallo", "Hallo"),
        (HEAD + b"Content-Type: text/plain; charset=no-such\r\n\r\nHallo", "Hallo"),
        (HEAD.replace(b"\r\n", b"\r") + b"\rHallo", "Hallo"),
        (HEAD.replace(b"\r\n", b"\n") + b"\nHallo", "Hallo"),
        (multipart("signed", part("text/plain", "Hallo"), part("application/pgp-signature", "x")), "Hallo"),
        (multipart("alternative", part("text/plain", "Hallo"), part("text/html", "<p>Hallo</p>")), "Hallo"),
        (multipart("alternative", part("text/plain", ""), part("text/html", "<p>Hallo</p>")), "Hallo"),
        (multipart("alternative", part("text/plain", "Uw mailprogramma ondersteunt geen HTML."), part("text/html", "<p>Hallo</p>")), "Hallo"),
        (multipart("mixed", part("text/plain", "Een"), PDF, part("text/plain", "Twee")), "Een\nTwee"),
        (multipart("mixed", part("text/plain", "Een"), part("text/plain; name=notitie.txt", "Twee")), "Een"),
        (HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Zie <a href='https://example.org/x'>hier</a></p>", "Zie hier <https://example.org/x>"),
        (HEAD + b"Content-Type: text/html\r\n\r\n<meta charset=windows-1252><p>F\xe5r</p><script>x()</script><p style='display:none'>y</p>", "Får"),
        (HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 3000 + b"diep", "diep"),
        (HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\nEen lange \r\nzin.\r\n\r\n- lijst\r\n", "Een lange zin.\n\n- lijst"),
        (HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nverga \r\ndering\r\n", "vergadering"),
        (HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\nH+APg-r", "Hør"),
        (HEAD + b"\r\nZie bijlage\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n", "Zie bijlage"),
        ("Subject: x\n\nE\u0301e\u0301n".encode(), "Één"),
    ],
)  # fmt: skip
def test_the_letter_is_there_in_spite_of_it(raw: bytes, text: str) -> None:
    assert read(raw).text.strip() == text


def test_below_a_signature_alone_the_mail_that_is_attached_speaks() -> None:
    carried = part("message/rfc822", "Subject: Inzage\r\n\r\nIk wil inzage.")
    found = read(multipart("mixed", part("text/plain", "-- \r\nJan Jansen"), carried))

    assert found.new_text == "Ik wil inzage."
    assert "Jan Jansen" in found.signature


def test_a_uuencoded_file_is_an_attachment() -> None:
    raw = HEAD + b"\r\nZie bijlage\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n"

    assert [(a.name, a.size) for a in read(raw).attachments] == [("a.txt", 3)]


def test_a_mail_inside_a_mail_is_an_attachment_and_speaks_where_nothing_else_does() -> None:
    inner = "From: b@example.org\r\nSubject: oud\r\n\r\nStap nu over."

    alone = read(multipart("mixed", part("message/rfc822", inner)))
    with_comment = read(multipart("mixed", part("text/plain", "Wat is dit?"), part("message/rfc822", inner)))

    assert [a.type for a in alone.attachments] == ["message/rfc822"]
    assert alone.new_text == "Stap nu over."
    assert with_comment.new_text == "Wat is dit?"


@pytest.mark.parametrize(
    "file",
    ["../../etc/passwd", "C:\\tijdelijk\\passwd", "/etc/passwd"],
)
def test_a_file_name_has_no_folder(file: str) -> None:
    raw = multipart(
        "mixed",
        part(
            "application/pdf",
            "x",
            f'Content-Disposition: attachment; filename="{file}"'.replace("\\", "\\\\"),
        ),
    )

    assert [a.name for a in read(raw).attachments] == ["passwd"]


AR = b"Authentication-Results: mx.ventum.example; spf=pass smtp.mailfrom=example.org; dkim=fail header.d=a.example; dkim=pass header.d=example.org; dmarc=pass header.from=example.org\r\n"
FORGED = b"Authentication-Results: mx.ventum.example; spf=pass; dkim=pass; dmarc=pass\r\n"


@pytest.mark.parametrize(
    ("fields", "auth"),
    [
        (AR, Auth(spf="pass", dkim="pass", dmarc="pass")),
        (AR.replace(b"mx.ventum.example", b"MX.Ventum.Example 1"), Auth(spf="pass", dkim="pass", dmarc="pass")),
        (b"", None),
        (AR.replace(b"mx.ventum.example", b"mx.other.example"), None),
        (b"Authentication-Results: mx.other.example; spf=fail\r\n" + FORGED, Auth(spf="pass", dkim="pass", dmarc="pass")),
        (b"Authentication-Results: mx.ventum.example; spf=fail smtp.mailfrom=x.example\r\n" + FORGED, Auth(spf="fail")),
        (b"Authentication-Results: mx.ventum.example; none\r\n" + FORGED, Auth()),
        (b"Authentication-Results: mx.ventum.example; ==;;spf\r\n" + FORGED, None),
        (b"Authentication-Results: mx.ventum.example.evil.example; spf=pass\r\n", None),
    ],
)  # fmt: skip
def test_only_the_topmost_result_of_our_own_host_counts(fields: bytes, auth: Auth | None) -> None:
    assert read(fields + HEAD + b"\r\nx", authserv_id="mx.ventum.example").auth == auth


def test_without_a_host_of_our_own_nobody_is_verified() -> None:
    assert read(AR + HEAD + b"\r\nx").auth is None


def test_the_same_mail_has_the_same_key_whatever_road_it_took() -> None:
    first = HEAD + b"\r\nIk wil inzage.\r\n"
    second = b"Received: from a by b\r\nX-Spam: no\r\n" + first.replace(b"\r\n", b"\n") + b"\n"

    assert dedupe_key("ventum", read(first)) == dedupe_key("ventum", read(second))
    assert dedupe_key("ventum", skim(first)) == dedupe_key("ventum", read(first))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Ik wil", b"Ik wens"),
        (b"<1@", b"<2@"),
        (b"Inzage", b"Inkijk"),
        (b"10:00:00", b"10:00:01"),
        (b"jan@", b"piet@"),
    ],
)
def test_another_mail_under_the_same_id_has_another_key(old: bytes, new: bytes) -> None:
    raw = HEAD + b"\r\nIk wil inzage.\r\n"

    assert dedupe_key("ventum", read(raw)) != dedupe_key("ventum", read(raw.replace(old, new)))


def test_two_companies_never_share_a_key() -> None:
    parsed = read(HEAD + b"\r\nIk wil inzage.\r\n")

    assert dedupe_key("ventum", parsed) != dedupe_key("natur-energi", parsed)


FRAGMENTS = st.sampled_from(
    [
        b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"--b0\r\n", b"--b0--\r\n", b"From: ", b"Subject: =?utf-8?B?", b"?=", b"<a@b>",
        b"Content-Type: multipart/mixed; boundary=b0\r\n", b"Content-Type: text/html\r\n", b"Content-Type: message/rfc822\r\n",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b0\r\n", b"Content-Type: message/delivery-status\r\n",
        b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: quoted-printable\r\n", b"=C3=A", b"begin 644 a\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%C3", b"<blockquote type=cite>", b"<div><p>", b"> ", b"-- \r\n",
        b"Op ma 3 nov. 2026 om 10:12 schreef x:\r\n", b"Van: a\r\nVerzonden: b\r\nAan: c\r\n", b"\x00", b"\xff\xfe", b"charset=utf-7",
        b"Authentication-Results: mx; spf=pass\r\n", b"Mvh\r\n", b"Date: Mon, 99 Foo 2026\r\n", b"format=flowed", b"end\n",
    ]
)  # fmt: skip


@example(b"\r\n<blockquote type=cite> Mvh\r\n")
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.binary(max_size=30)), max_size=40).map(b"".join))
def test_no_bytes_can_make_the_reader_raise(raw: bytes) -> None:
    parsed = read(raw, authserv_id="mx", own_domains=("ventum.nl",))

    assert "this mail could not be read" not in parsed.defects
    parsed.text.encode()
    parsed.subject.encode()
    lines = {line.rstrip().lstrip("> ") for line in parsed.text.split("\n")}
    said = {line.rstrip().lstrip("> ") for line in parsed.new_text.split("\n")}
    cut = (
        new for new in said if not any(line.startswith(new) for line in lines)
    )  # a greeting may end a line
    assert parsed.forwarded or not parsed.text.strip() or not any(cut)


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"\r\n" + b"a" * 10_485_760,
        HEAD + b"\r\n" + b">" * 1_000_000,
        HEAD + b"\r\n" + b"Op 3 nov 2026 om 10:12 schreef\n" * 20_000,
        b"".join(b"X-%d: a\r\n" % i for i in range(100_000)) + b"\r\nx",
        b"Subject: a\r\n" + b" b\r\n" * 300_000 + b"\r\nx",
        b"Subject: " + b"=?a?q?" * 300_000 + b"\r\n\r\nx",
        b"To: " + b"a@" * 500_000 + b"\r\n\r\nx",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(2000)),
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n" * 300_000,
        HEAD + b"\r\nDag,\r\n\r\n" + b"Dit bericht is bestemd voor de geadresseerde.\r\n\r\n" * 20_000 + b"Graag wissen.",
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<b>" * 300_000,
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<script>" * 200_000,
    ],
    ids=["10 MiB line", "quote marks", "attributions", "header fields", "folded field", "encoded words", "addresses",
         "nesting", "boundaries", "disclaimers", "HTML nesting", "HTML scripts"],
)  # fmt: skip
def test_a_mail_made_to_stop_the_reader_does_not(raw: bytes) -> None:
    assert "this mail could not be read" not in read(raw).defects


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=200),
    st.sampled_from(["7bit", "8bit", "base64", "quoted-printable"]),
    st.binary(max_size=200),
)
@settings(deadline=None)
def test_well_formed_mail_reads_as_the_standard_library_wrote_it(
    text: str, encoding: str, file: bytes
) -> None:
    from unicodedata import normalize

    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "jan@example.org", "privacy@ventum.nl", "Hør"
    mail.set_content(text, cte=None if encoding == "7bit" else encoding)
    mail.add_attachment(file, maintype="application", subtype="pdf", filename="køb.pdf")

    parsed = read(mail.as_bytes())

    assert parsed.text.strip() == normalize("NFC", text).strip()
    assert [(a.name, a.size, a.sha256) for a in parsed.attachments] == [
        ("køb.pdf", len(file), hashlib.sha256(file).hexdigest())
    ]


class TooMuch(bytes):
    """Bytes for whose reading the memory does not suffice."""

    def __contains__(self, _: object) -> bool:
        raise MemoryError


def test_two_mails_that_could_not_be_read_are_not_the_same() -> None:
    one, other = (TooMuch(b"Subject: %d\r\n\r\n" % n) for n in (1, 2))
    for reader in (read, skim):
        assert reader(one).defects == ("this mail could not be read",)
        assert dedupe_key("ventum", reader(one)) != dedupe_key("ventum", reader(other))
        assert dedupe_key("ventum", reader(one)) == dedupe_key("ventum", reader(TooMuch(bytes(one))))

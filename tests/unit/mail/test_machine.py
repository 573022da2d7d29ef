"""Machine mail is told from people's, with and without headers that say so."""

# ruff: noqa: E501  examples read best one a line

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.mail.reading import read
from assistant.mail.records import Bounced
from assistant.message import Machine
from tests.unit.mail import robots

MAILS = Path(__file__).parent / "fixtures" / "machine"
OWN = ("ventum.nl", "natur-energi.dk")


def mail(subject: str = "Vraag", body: str = "Hallo", *fields: str, sender: str = "jan@example.org") -> bytes:
    head = [f"From: {sender}", "To: privacy@ventum.nl", f"Subject: {subject}", "Message-ID: <1@example.org>"]
    head += ["Date: Tue, 03 Nov 2026 11:00:00 +0100", "Content-Type: text/plain; charset=utf-8", *fields]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def auto(raw: bytes, own: Sequence[str] = OWN) -> str | None:
    kind = read(raw, own_domains=own).auto
    return kind.value if kind else None


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("Auto-Submitted: auto-replied", "auto-reply"),
        ("Auto-Submitted: auto-generated", "auto-reply"),
        ('Auto-Submitted: auto-replied; owner-email="jan@example.org"', "auto-reply"),
        ("AUTO-SUBMITTED: Auto-Replied (vacation)", "auto-reply"),
        ("Auto-Submitted: auto-notified", "auto-reply"),
        ("X-Autoreply: yes", "auto-reply"),
        ("X-Autorespond: Uw verzoek", "auto-reply"),
        ("X-Autoresponse: true", "auto-reply"),
        ("X-Mail-Autoreply: vacation", "auto-reply"),
        ("Precedence: auto_reply", "auto-reply"),
        ("Preference: auto_reply", "auto-reply"),
        ("X-POST-MessageClass: 9; Autoresponder", "auto-reply"),
        ("Return-Path: <>", "auto-reply"),
        ("Precedence: bulk", "list"),
        ("Precedence: list", "list"),
        ("Precedence: junk", "list"),
        ("List-Id: Nieuws <nieuws.example.org>", "list"),
        ("List-Unsubscribe: <mailto:leave@example.org>", "list"),
        ("List-Post: <mailto:nieuws@example.org>", "list"),
        ("Mailing-List: list nieuws@example.org", "list"),
        ("X-Failed-Recipients: x@example.org", "bounce"),
        ("X-Loop: privacy@ventum.nl", "loop"),
        ("X-Loop: jan@example.org", "auto-reply"),
    ],
)
def test_a_header_that_says_so_is_believed(field: str, kind: str) -> None:
    assert auto(mail("Vraag", "Hallo", field)) == kind


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: All",
        "X-Auto-Response-Suppress: OOF, DR, RN, NRN, AutoReply",
        "Precedence: normal",
        "Return-Path: <jan@example.org>",
        "List-Id: Privacy <privacy.ventum.nl>",
        "X-Mailer: Microsoft Outlook 16.0",
        "Reply-To: jan@example.com",
        "X-Autoreply: no",
        "X-Autorespond: false",
        "X-Loop: verzamelbox@example.com",
    ],
)
def test_a_header_that_people_s_mail_has_too_means_nothing(field: str) -> None:
    assert auto(mail("Vraag", "Wat weten jullie van mij?", field)) is None


@pytest.mark.parametrize(
    ("sender", "kind"),
    [
        ("MAILER-DAEMON@example.org", "bounce"),
        ("no-reply@example.org", "auto-reply"),
        ("noreply@example.org", "auto-reply"),
        ("donotreply@example.org", "auto-reply"),
        ("nieuwsbrief@example.org", "list"),
        ("marketing@example.org", None),
        ("digest@example.org", None),
        ("robot@example.org", None),
        ("privacy@ventum.nl", "own"),
        ("Ventum <nieuws@VENTUM.NL>", "own"),
        ("postmaster@example.org", None),
        ("noor@example.org", None),
        ("nora.reply@example.org", None),
        ("info@example.org", None),
    ],
)
def test_the_sender_tells(sender: str, kind: str | None) -> None:
    assert auto(mail(sender=sender)) == kind


def test_a_form_that_names_the_person_in_reply_to_is_the_person_s_mail() -> None:
    raw = mail(
        "Contactformulier", "Wis mijn gegevens", "Reply-To: jan@example.org", sender="noreply@example.com"
    )

    assert auto(raw) is None


FORM = ("Auto-Submitted: auto-generated", "Reply-To: Jan <jan@example.org>")


@pytest.mark.parametrize("sender", ["noreply@example.com", "wordpress@example.com"])
def test_a_form_that_says_it_sends_by_itself_is_the_person_s_mail_and_gets_no_receipt(sender: str) -> None:
    parsed = read(mail("Contactformulier", "Wis mijn gegevens, graag.", *FORM, sender=sender))

    assert (parsed.auto, parsed.by_form) == (None, True)
    assert parsed.reply_to is not None
    assert parsed.reply_to.address == "jan@example.org"


FIELDS = [
    "Naam: Jan Jansen\nE-mail: jan@example.org\nBericht: Graag al mijn gegevens wissen.",
    "Navn:\nMette Lund\nE-mailadresse:\njan@example.org\nBesked:\nSlet mine oplysninger, tak.",
    "Your name = Tom\nYour email address = jan@example.org\nMessage =\n\nPlease erase my data.",
    "*Je naam*: Jan\n*Je e-mailadres*: jan@example.org\n*Telefoon*: 06\n*Je vraag*:\nWie heeft mijn nummer?",
]


@pytest.mark.parametrize("fields", FIELDS)
def test_a_form_from_a_box_that_nobody_reads_is_that_of_whom_its_fields_name(fields: str) -> None:
    parsed = read(mail("Contactformulier", fields, sender="noreply@example.com"))

    assert (parsed.auto, parsed.by_form) == (None, True)
    assert parsed.answer_to.address == "jan@example.org"


@pytest.mark.parametrize(
    "text",
    [
        "E-mail: privacy@ventum.nl\nBericht: graag bellen",
        "E-mail: jan@example.org\nSaldo: € 12,00",
        "E-mail: jan@example.org\nBericht:",
        "Bedankt voor uw bericht via onze website. U ontvangt zo spoedig mogelijk een reactie.\n\n"
        "Naam: Jan\nE-mail: jan@example.org\nBericht: graag bellen",
    ],
)
def test_what_a_box_that_nobody_reads_says_itself_is_a_machine_s(text: str) -> None:
    assert auto(mail("Uw bericht", text, sender="noreply@example.com")) is not None


@pytest.mark.parametrize(
    "fields",
    [
        ("Auto-Submitted: auto-replied", "Reply-To: jan@example.org"),
        ("Auto-Submitted: auto-generated", "Reply-To: jan@forum.example.com"),
        ("Auto-Submitted: auto-generated", "Reply-To: support@example.org"),
        ("Auto-Submitted: auto-generated", "Reply-To: noreply@example.org"),
        (*FORM, "In-Reply-To: <2@ventum.nl>"),
        (*FORM, "List-Id: <forum.example.com>"),
        (*FORM, "Precedence: bulk"),
        (*FORM, "Return-Path: <>"),
    ],
)
def test_a_notice_is_no_form_though_it_names_where_to_answer(fields: tuple[str, ...]) -> None:
    raw = mail("Nieuw bericht", "Er is een reactie geplaatst.", *fields, sender="forum@example.com")

    assert auto(raw) is not None


def test_our_own_message_id_from_somebody_else_is_a_loop() -> None:
    raw = mail().replace(b"<1@example.org>", b"<1@ventum.nl>")

    assert auto(raw) == "loop"


def test_the_same_mailbox_passed_again_and_again_is_a_loop_and_twice_is_two_servers() -> None:
    passed = "Delivered-To: a@ventum.nl"

    assert auto(mail("Vraag", "x", *[passed] * 3)) == "loop"
    assert auto(mail("Vraag", "x", *[passed] * 2)) is None


def test_too_many_hops_are_a_loop() -> None:
    assert auto(mail("Vraag", "x", *["Received: from a by b"] * 51)) == "loop"


def test_a_single_address_of_ours_does_not_make_its_whole_domain_ours() -> None:
    assert auto(mail(sender="klantenservice@ventum.nl"), ("privacy@ventum.nl",)) is None
    assert auto(mail(sender="privacy@ventum.nl"), ("privacy@ventum.nl",)) == "own"


def test_the_null_sender_of_the_envelope_counts_like_an_empty_return_path() -> None:
    assert read(mail(), envelope_from="").auto is Machine.AUTO_REPLY
    assert read(mail(), envelope_from="jan@example.org").auto is None


@pytest.mark.parametrize(("subject", "body"), robots.AUTO_REPLIES)
def test_an_automatic_reply_without_headers_is_known_by_its_words(subject: str, body: str) -> None:
    assert auto(mail(subject, body)) == "auto-reply"


@pytest.mark.parametrize(("subject", "body"), robots.BOUNCES)
def test_a_delivery_failure_without_headers_is_known_by_its_words(subject: str, body: str) -> None:
    assert auto(mail(subject, body, sender="system@example.net")) == "bounce"


@pytest.mark.parametrize(("subject", "body"), robots.RECEIPTS)
def test_a_read_receipt_without_headers_is_known_by_its_words(subject: str, body: str) -> None:
    assert auto(mail(subject, body)) == "receipt"


@pytest.mark.parametrize(("subject", "body"), robots.LISTS)
def test_mass_mail_without_headers_is_known_by_its_words(subject: str, body: str) -> None:
    assert auto(mail(subject, body, sender="actie@example.com")) == "list"


@pytest.mark.parametrize(("subject", "body"), robots.PEOPLE)
def test_a_person_who_writes_about_machines_holidays_or_lists_stays_a_person(subject: str, body: str) -> None:
    assert auto(mail(subject, body)) is None


@pytest.mark.parametrize(
    ("name", "kind", "bounced"),
    [
        ("bounce-postfix", "bounce", Bounced(message_id="a1b2c3.token77@ventum.nl", recipient="jan@example.org", status="5.1.1")),
        ("bounce-exim", "bounce", Bounced(message_id="d4e5f6.token88@ventum.nl", recipient="mette@example.com", status="5.1.1")),
        ("bounce-qmail", "bounce", Bounced(message_id="111.token99@natur-energi.dk", recipient="ole@example.org", status="5.1.1")),
        ("bounce-exchange-nl", "bounce", Bounced(message_id="777.token55@ventum.nl", recipient="piet@example.com", status="5.1.10")),
        ("bounce-gmail", "bounce", Bounced(message_id="222.token44@natur-energi.dk", recipient="ukendt@example.net", status="5.1.1")),
        ("delay-postfix", "bounce", Bounced(message_id="333.token22@ventum.nl", recipient="anna@example.org", status="4.4.1")),
        ("receipt-outlook", "receipt", None),
        ("auto-reply-exchange", "auto-reply", None),
        ("list-mailman", "list", None),
    ],
)  # fmt: skip
def test_a_report_is_joined_to_the_mail_it_is_about(name: str, kind: str, bounced: Bounced | None) -> None:
    parsed = read((MAILS / f"{name}.eml").read_bytes(), own_domains=OWN)

    assert parsed.auto is Machine(kind)
    assert parsed.bounced == bounced


def test_a_report_of_good_delivery_is_a_receipt() -> None:
    raw = (MAILS / "bounce-postfix.eml").read_bytes().replace(b"Action: failed", b"Action: delivered")

    assert read(raw).auto is Machine.RECEIPT


@pytest.mark.parametrize(
    ("type", "kind"),
    [("message/delivery-status", "bounce"), ("message/disposition-notification", "receipt")],
)
def test_a_person_who_attaches_a_report_stays_a_person(type: str, kind: str) -> None:
    def reported(sender: str, letter: str) -> str | None:
        head = f'From: {sender}\r\nSubject: Mail\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        report = "Final-Recipient: rfc822; privacy@ventum.nl\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        parts = f"--b\r\n\r\n{letter}\r\n--b\r\nContent-Type: {type}\r\n\r\n{report}--b--\r\n"
        return auto((head + parts).encode())

    asked = "Goedemiddag, jullie mail kwam niet aan, zie het verslag. Willen jullie mijn gegevens wissen?"
    assert reported("jan@example.org", asked) is None
    assert reported("jan@example.org", "") == kind
    assert reported("MAILER-DAEMON@example.org", "See the attached report.") == kind


def test_a_delay_is_not_permanent() -> None:
    assert not Bounced(status="4.4.1").permanent
    assert Bounced(status="5.1.1").permanent


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("", "--b\r\nContent-Type: message/global-headers\r\n\r\nMessage-ID: <sent@ventum.nl>\r\n"),
        ("Original-Message-ID: <sent@ventum.nl>\r\n", ""),
        ("Original Message-ID: sent@ventum.nl\r\n", ""),
    ],
)
def test_a_report_that_names_our_mail_in_another_way_is_joined_to_it(said: str, part: str) -> None:
    raw = (
        "From: MAILER-DAEMON@example.org\r\nTo: backoffice@ventum.nl\r\nSubject: Undelivered\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n{said}"
        "--b\r\nContent-Type: message/global-delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        "Final-Recipient: utf-8; søren@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        f"{part}--b--\r\n"
    ).encode()
    sent = Bounced(message_id="sent@ventum.nl", recipient="søren@example.org", status="5.1.1")
    assert read(raw).bounced == sent

"""The mail server of the demonstration keeps what it takes, byte for byte."""

import smtplib

from assistant.assembly.catcher import Catcher


def test_it_keeps_each_mail_with_its_envelope_and_delivers_nothing() -> None:
    catcher = Catcher()
    catcher.start()
    content = b"From: a@example.org\r\nSubject: =?utf-8?q?caf=C3=A9?=\r\n\r\n.leading dot\r\nblanks  \r\n"
    try:
        with smtplib.SMTP("127.0.0.1", catcher.port, timeout=10) as line:
            line.sendmail("", ["b@example.org", "c@example.org"], content)
    finally:
        catcher.stop()
    (kept,) = catcher.kept
    assert kept.content == content
    assert kept.sender == ""
    assert kept.recipients == ("b@example.org", "c@example.org")
    assert kept.mail["Subject"] == "café"

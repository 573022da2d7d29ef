"""Bad input: each has a clear error that says what to do, and nothing is lost."""

import shutil
import smtplib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.desk import review
from tests.journeys.conftest import House, letter
from tests.journeys.programs import ROOT, call, one_line

GOOD = letter(
    sender="Jan <jan@example.org>",
    to="backoffice@ventum.nl",
    subject="Inzage",
    text="Ik wil zien welke gegevens jullie over mij hebben.\n",
    message_id="good@mail.example.org",
)


def ledger(house: House) -> list[str]:
    """Return the states of everything that arrived."""
    with house.desk.store.read() as tx:
        rows = tx.ledger.between(
            ["ventum", "natur-energi"], datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
        )
    return [row.state for row in rows]


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02 no mail at all \xff\xfe\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain; charset=klingon\r\n\r\n\xff",
        b"From: =?utf-8?q?=FF=FE?= <<jan@@example.org>\r\nDate: yesterday\r\nSubject: =?b?\r\n\r\n",
    ],
    ids=["noise", "cut off in an unknown charset", "broken headers"],
)
def test_a_mail_that_cannot_be_parsed_reaches_staff_and_stops_nobody_else(house: House, raw: bytes) -> None:
    house.send(raw, sender="jan@example.org", to="backoffice@ventum.nl")
    house.send(GOOD, sender="jan@example.org", to="backoffice@ventum.nl")
    house.handled(2)
    rows = house.queue()
    assert "access" in [row.type for row in rows]
    odd = next(row for row in rows if row.type != "access")
    (message,) = [one for one in house.ticket(odd.key).messages if one.direction == "in"]
    assert message.inbound_id
    assert raw.rstrip() in review.raw(house.desk, house.robin, message.inbound_id)


def test_a_recipient_that_is_not_ours_is_refused_and_the_others_are_served(house: House) -> None:
    assert house.service.smtp
    with smtplib.SMTP(*house.service.smtp, timeout=20) as line:
        refused = line.send_message(
            GOOD, from_addr="jan@example.org", to_addrs=["postmaster@ventum.nl", "backoffice@ventum.nl"]
        )
        with pytest.raises(smtplib.SMTPRecipientsRefused) as all_of_them:
            line.send_message(GOOD, from_addr="jan@example.org", to_addrs=["somebody@example.net"])
    code, why = refused["postmaster@ventum.nl"]
    assert code == 550
    assert b"No such address here" in why
    assert all_of_them.value.recipients["somebody@example.net"][0] == 550
    house.handled(1)
    assert len(ledger(house)) == 1


def test_a_mail_that_is_too_big_is_refused_before_it_is_sent_and_the_line_goes_on(
    open_house: Callable[..., House],
) -> None:
    house = open_house(smtp_in={"port": 0, "hostname": "mx.example.org", "max_bytes": 4096})
    big = letter(
        sender="Jan <jan@example.org>",
        to="backoffice@ventum.nl",
        subject="Groot",
        text="x\n" * 4096,
        message_id="big@mail.example.org",
    )
    with pytest.raises(smtplib.SMTPSenderRefused) as refused:  # RFC 1870: by the size it announces
        house.send(big, sender="jan@example.org", to="backoffice@ventum.nl")
    assert refused.value.smtp_code == 552
    house.send(GOOD, sender="jan@example.org", to="backoffice@ventum.nl")
    house.handled(1)
    assert len(ledger(house)) == 1


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the program whose files may be broken."""
    folder = tmp_path / "installation"
    for name in ("assistant", "intents", "locales", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_a_broken_intent_file_is_named_with_its_line(installation: Path) -> None:
    file = installation / "intents" / "request.access.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  broken: [\n", encoding="utf-8")
    said = '{"id": "1", "tenant": "ventum", "channel": "chat", "text": "hallo"}\n'
    done = call(installation, "ask", given=said, PYTHONPATH=str(installation))
    assert done.returncode == 1
    assert done.stdout == ""
    line = one_line(done.stderr)
    assert "request.access.yaml: line " in line
    assert "check quotes and indents there" in line


def test_an_intent_file_without_an_entry_is_named_with_the_entry(installation: Path) -> None:
    file = installation / "intents" / "faq.dpo.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("near_misses:", "near_mises:"), encoding="utf-8")
    done = call(installation, "check", PYTHONPATH=str(installation))
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if " intents:" in line]
    assert line.startswith("BAD")
    assert "faq.dpo.yaml" in line
    assert "near_misses" in line


def test_a_missing_translation_is_named_by_its_file(installation: Path) -> None:
    (installation / "locales" / "da" / "LC_MESSAGES" / "console.po").unlink()
    done = call(installation, "check", PYTHONPATH=str(installation))
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if " pages' texts:" in line]
    assert line.startswith("BAD")
    assert "da/LC_MESSAGES/console.po" in line


def test_an_unknown_company_is_told_with_those_there_are(tmp_path: Path) -> None:
    done = call(tmp_path, "due", "--tenant", "nobody", "--received", "2026-11-25")
    assert done.returncode == 2
    assert "use one of natur-energi, ventum" in one_line(done.stderr)


def test_check_says_what_to_do_about_an_outgoing_server_that_is_not_there(tmp_path: Path) -> None:
    done = call(tmp_path, "check", ASSISTANT_SMTP_OUT__PORT="1", ASSISTANT_SMTP_OUT__SECURITY="none")
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "outgoing mail server" in line]
    assert line.startswith("BAD")
    assert "check smtp_out.host, port" in line
    assert "Traceback" not in done.stderr

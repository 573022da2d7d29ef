"""`assistant read`: files, mailboxes, standard input; one line of JSON a message."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.main import run

LETTER = b"\r\n".join(
    [
        b"From: Jan Jansen <jan@example.org>",
        b"To: backoffice@ventum.nl",
        b"Subject: =?utf-8?q?Inzage_=E2=82=AC?=",
        b"Message-ID: <one@example.org>",
        b"Date: Sat, 21 Nov 2026 10:00:00 +0100",
        b"",
        b"Wat hebben jullie van mij?",
        b"",
    ]
)
KEYS = {
    "file", "message_id", "in_reply_to", "references", "from", "reply_to", "to", "cc", "subject", "date",
    "text", "new_text", "signature", "auto", "bounced", "auth", "attachments", "defects",
}  # fmt: skip


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_is_one_line_with_exactly_these_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(LETTER)
    assert run(["read", str(file)]) == 0
    (said,) = lines(capsys)
    assert set(said) == KEYS
    assert said["file"] == str(file)
    assert said["subject"] == "Inzage €"
    assert said["from"] == {"name": "Jan Jansen", "address": "jan@example.org"}
    assert said["date"] == "2026-11-21T10:00:00+01:00"


def test_an_mbox_is_read_whole_and_numbered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mbox = tmp_path / "all.mbox"
    begin = b"From jan@example.org Sat Nov 21 10:00:00 2026\n"
    letter = LETTER.replace(b"\r\n", b"\n")
    mbox.write_bytes(begin + letter + b"\n" + begin + letter.replace(b"one@", b"two@") + b"\n")
    assert run(["read", str(mbox)]) == 0
    assert [(said["file"], said["message_id"]) for said in lines(capsys)] == [
        (f"{mbox}#1", "one@example.org"),
        (f"{mbox}#2", "two@example.org"),
    ]


def test_a_maildir_is_read_whole_in_order_of_arrival(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()
    (tmp_path / "new" / "1700000002.x").write_bytes(LETTER.replace(b"one@", b"later@"))
    (tmp_path / "cur" / "1700000001.x:2,S").write_bytes(LETTER)
    assert run(["read", str(tmp_path)]) == 0
    assert [(said["file"], said["message_id"]) for said in lines(capsys)] == [
        (f"{tmp_path}#1", "one@example.org"),
        (f"{tmp_path}#2", "later@example.org"),
    ]


def test_a_dash_is_standard_input() -> None:
    command = [sys.executable, "-m", "assistant", "read", "-"]
    done = subprocess.run(command, input=LETTER, capture_output=True, check=True, timeout=60)
    assert json.loads(done.stdout)["file"] == "-"


def test_bytes_that_are_no_mail_are_said_to_be_so_and_lose_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "noise"
    file.write_bytes(bytes(range(256)) * 4)
    assert run(["read", str(file)]) == 0
    (said,) = lines(capsys)
    assert set(said) == KEYS
    assert said["defects"]


def test_a_missing_file_is_told_and_the_others_are_still_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(LETTER)
    assert run(["read", str(tmp_path / "none"), str(tmp_path), str(file)]) == 1
    said = capsys.readouterr()
    assert [json.loads(line)["message_id"] for line in said.out.splitlines()] == ["one@example.org"]
    assert "none: No such file or directory" in said.err
    assert "no Maildir" in said.err


def test_authentication_results_count_only_of_the_host_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(b"Authentication-Results: mx.example.net; spf=pass; dkim=pass; dmarc=pass\r\n" + LETTER)
    assert run(["read", str(file)]) == 0
    assert run(["read", str(file), "--authserv-id", "mx.example.net"]) == 0
    without, named = lines(capsys)
    assert without["auth"] is None
    assert named["auth"] == {"spf": "pass", "dkim": "pass", "dmarc": "pass"}


def test_mail_from_our_own_domain_is_told_as_our_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.eml"
    file.write_bytes(LETTER.replace(b"jan@example.org", b"backoffice@ventum.nl"))
    assert run(["read", str(file), "--own", "ventum.nl"]) == 0
    assert lines(capsys)[0]["auto"] == "own"

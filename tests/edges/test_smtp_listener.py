"""The SMTP listener with real clients: pitfalls 1, 5, 7 and 9."""

import logging
import smtplib
import socket
import sqlite3
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.smtp_in import Listener
from assistant.desk.desk import Desk
from assistant.errors import SettingsError
from tests.edges.conftest import ledger
from tests.edges.proxy import Proxy, Rule, cut_after, cut_before, garble_after, stall_after
from tests.edges.servers import why_not

Listening = Callable[..., tuple[Desk, Listener]]
NL, DA = "backoffice@ventum.nl", "persondata@natur-energi.dk"
MAIL = b"From: An <an@example.org>\r\nSubject: Vraag\r\n\r\nWat bewaren jullie van mij?\r\n"


def client(listener: Listener, timeout: float = 20) -> smtplib.SMTP:
    return smtplib.SMTP(*listener.address, local_hostname="client.example.org", timeout=timeout)


class Raw:
    """A client that says exactly what it is told."""

    def __init__(self, listener: Listener, timeout: float = 20) -> None:
        self.socket = socket.create_connection(listener.address, timeout=timeout)
        self.file = self.socket.makefile("rb")

    def answer(self) -> str:
        while line := self.file.readline():
            if line[3:4] != b"-":
                return line.decode().strip()
        return ""

    def say(self, data: bytes) -> str:
        self.socket.sendall(data)
        return self.answer()

    def up_to_data(self, sender: bytes = b"an@example.org") -> "Raw":
        assert self.answer().startswith("220")
        for command in (b"EHLO x", b"MAIL FROM:<" + sender + b">", b"RCPT TO:<backoffice@ventum.nl>"):
            assert self.say(command + b"\r\n").startswith("250")
        assert self.say(b"DATA\r\n").startswith("354")
        return self


def test_a_mail_of_a_real_client_is_in_the_ledger_once_250_is_said(listening: Listening) -> None:
    if reason := why_not("swaks"):
        pytest.skip(reason)
    desk, listener = listening()
    host, port = listener.address
    command = ["swaks", "--server", f"{host}:{port}", "--from", "an@example.org", "--to", NL]
    done = subprocess.run(
        [*command, "--body", "Hoi"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout
    [(tenant, raw)] = ledger(desk)
    assert tenant == "ventum"
    assert b"\r\nHoi\r\n" in raw


def test_the_bytes_are_kept_and_trace_headers_stand_before_them(listening: Listening) -> None:
    desk, listener = listening()
    body = MAIL + b".\r\n..\r\n.dots\r\n\xe6\xf8\xe5 \x00 \xff\r\n"
    with client(listener) as smtp:
        smtp.sendmail("an@example.org", [NL], body, mail_options=["BODY=8BITMIME"])
    [(_, raw)] = ledger(desk)
    trace = raw.removesuffix(body)
    assert trace != raw
    assert trace.startswith(
        b"Return-Path: <an@example.org>\r\nReceived: from client.example.org ([127.0.0.1])\r\n"
    )
    assert b"\tby mx.example.org with ESMTP;" in trace


def test_one_transaction_for_both_companies_gives_each_a_row(listening: Listening) -> None:
    desk, listener = listening()
    with client(listener) as smtp:
        smtp.sendmail("an@example.org", [NL, DA, NL.upper()], MAIL)
    assert sorted(tenant for tenant, _ in ledger(desk)) == ["natur-energi", "ventum"]


def test_a_recipient_that_is_not_ours_is_refused_with_550_and_the_others_are_served(
    listening: Listening,
) -> None:
    desk, listener = listening()
    with client(listener) as smtp:
        refused = smtp.sendmail("an@example.org", ["someone@ventum.nl", NL], MAIL)
    assert refused["someone@ventum.nl"][0] == 550
    assert refused["someone@ventum.nl"][1].startswith(b"5.1.1 ")
    assert len(ledger(desk)) == 1


def test_the_null_sender_and_addresses_in_utf8_are_taken(listening: Listening) -> None:
    desk, listener = listening()
    with client(listener) as smtp:
        smtp.sendmail("", [NL], MAIL)
        smtp.command_encoding = "utf-8"
        smtp.ehlo()
        smtp.mail("søren@eksempel.example", ["SMTPUTF8", "BODY=8BITMIME"])
        smtp.command_encoding = "utf-8"
        smtp.rcpt(NL)
        assert smtp.data(MAIL)[0] == 250
    null, danish = (raw for _, raw in ledger(desk))
    assert null.startswith(b"Return-Path: <>\r\n")
    assert danish.startswith("Return-Path: <søren@eksempel.example>\r\n".encode())
    assert b"with UTF8SMTP;" in danish


@pytest.mark.parametrize("declared", [True, False])
def test_a_mail_over_the_limit_is_refused_with_552_and_the_session_goes_on(
    listening: Listening, declared: bool
) -> None:
    desk, listener = listening(max_bytes=100_000)
    with client(listener) as smtp:
        smtp.ehlo()
        assert smtp.esmtp_features["size"] == "100000"
        large = MAIL + b"x" * 99 * 2000 + b"\r\n"
        if declared:
            assert smtp.mail("an@example.org", [f"SIZE={len(large)}"])[0] == 552
        else:
            smtp.mail("an@example.org")
            smtp.rcpt(NL)
            assert smtp.data(large)[0] == 552
        smtp.sendmail("an@example.org", [NL], MAIL)
    assert len(ledger(desk)) == 1


def test_lines_far_beyond_1001_bytes_are_taken_and_not_lost(listening: Listening) -> None:
    desk, listener = listening()
    body = MAIL + b"y" * 3_000_000 + b"\r\n." + b"z" * 1500 + b"\r\n"
    with client(listener) as smtp:
        smtp.sendmail("an@example.org", [NL], body)
    assert ledger(desk)[0][1].endswith(body)


@pytest.mark.parametrize(
    "seeming_end",
    [b"\n.\n", b"\n.\r\n", b"\r.\r\n", b"\r.\r", b"\r\n.\n", b"\r\n.\r", b"\n\r.\r\n", b"\r\n\x00\n.\r\n"],
)
def test_mail_smuggled_behind_a_bare_line_end_is_refused(listening: Listening, seeming_end: bytes) -> None:
    desk, listener = listening()
    raw = Raw(listener).up_to_data()
    smuggled = (
        b"MAIL FROM:<ceo@example.org>\r\nRCPT TO:<backoffice@ventum.nl>\r\nDATA\r\nSubject: x\r\n\r\nhi"
    )
    answer = raw.say(MAIL + b"first" + seeming_end + smuggled + b"\r\n.\r\nQUIT\r\n")
    assert answer.startswith("521 5.5.2")
    assert raw.answer() == ""  # the line is closed: nothing behind it was taken for a command
    assert ledger(desk) == []


def test_a_client_that_waits_behind_an_end_that_we_refuse_is_told_so(listening: Listening) -> None:
    desk, listener = listening()
    raw = Raw(listener).up_to_data()
    assert raw.say(b"Subject: x\n\nhi\n.\n").startswith("521 5.5.2")
    assert ledger(desk) == []


@pytest.mark.parametrize("command", [b"MAIL FROM:<a@example.org>\n", b"NOOP\rNOOP\r\n"])
def test_a_command_with_a_bare_line_end_closes_the_line(listening: Listening, command: bytes) -> None:
    _, listener = listening()
    raw = Raw(listener)
    raw.answer()
    raw.say(b"EHLO x\r\n")
    assert raw.say(command).startswith("521 5.5.2")
    assert raw.answer() == ""


def test_mail_before_the_354_is_refused(listening: Listening) -> None:
    desk, listener = listening()
    raw = Raw(listener)
    raw.answer()
    raw.socket.sendall(
        b"EHLO x\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<backoffice@ventum.nl>\r\nDATA\r\n" + MAIL
    )
    answers = [raw.answer() for _ in range(4)]
    assert answers[3].startswith("521")
    assert ledger(desk) == []


def test_a_failure_of_ours_is_a_451_that_tells_nothing_and_a_later_try_is_taken(
    listening: Listening, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk, listener = listening()
    with client(listener) as smtp:
        smtp.sendmail("an@example.org", [NL], MAIL)
        with sqlite3.connect(tmp_path / "desk.db") as database:
            database.execute("ALTER TABLE inbound RENAME TO elsewhere")
        with pytest.raises(smtplib.SMTPDataError) as failed:
            smtp.sendmail("an@example.org", [NL], MAIL)
        with sqlite3.connect(tmp_path / "desk.db") as database:
            database.execute("ALTER TABLE elsewhere RENAME TO inbound")
        smtp.sendmail("an@example.org", [NL], MAIL.replace(b"Vraag", b"Nog eens"))
    assert failed.value.smtp_code == 451
    assert b"inbound" not in failed.value.smtp_error
    assert "Wat bewaren" not in caplog.text
    assert len(ledger(desk)) == 2


def test_a_database_that_is_locked_for_a_while_delays_the_250_and_loses_nothing(
    listening: Listening, tmp_path: Path
) -> None:
    desk, listener = listening()
    other = sqlite3.connect(tmp_path / "desk.db", check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.7, lambda: other.execute("ROLLBACK")).start()
    begun = time.monotonic()
    with client(listener) as smtp:
        smtp.sendmail("an@example.org", [NL], MAIL)
    assert time.monotonic() - begun > 0.6
    assert len(ledger(desk)) == 1


@pytest.mark.needs("mount")
def test_a_full_disk_is_a_451_and_all_that_got_a_250_is_there_afterwards(
    listening: Listening, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(small)]
    subprocess.run(mount, capture_output=True, check=True)
    try:
        desk, listener = listening(make_desk(folder=small))
        taken, refused = 0, list[int]()
        with client(listener) as smtp:
            for number in range(12):
                try:
                    smtp.sendmail("an@example.org", [NL], MAIL + b"%d " % number + b"x" * 500_000)
                    taken += 1
                except smtplib.SMTPDataError as error:
                    refused.append(error.smtp_code)
            assert set(refused) == {451}
            subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
            smtp.sendmail("an@example.org", [NL], MAIL + b"again")
        assert len(ledger(desk)) == taken + 1
        listener.stop()
        desk.store.close()
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)


def test_a_taken_port_is_an_error_that_says_what_to_do(make_desk: Callable[..., Desk]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        listener = Listener(make_desk(smtp_in={"port": port}))
        with pytest.raises(SettingsError, match="another program listens there already; stop it, or set"):
            listener.start()


def test_a_certificate_that_cannot_be_read_is_an_error_that_names_it(make_desk: Callable[..., Desk]) -> None:
    listener = Listener(make_desk(smtp_in={"port": 0, "tls_certificate": "/nowhere.pem"}))
    with pytest.raises(SettingsError, match=r"smtp_in\.tls_certificate: /nowhere\.pem"):
        listener.start()


def test_one_connection_too_many_is_asked_to_come_back(listening: Listening) -> None:
    _, listener = listening(max_connections=2)
    first, second = Raw(listener), Raw(listener)
    assert first.answer().startswith("220")
    assert second.answer().startswith("220")
    assert Raw(listener).answer().startswith("421 4.3.2")
    first.say(b"QUIT\r\n")
    time.sleep(0.1)
    assert Raw(listener).answer().startswith("220")


def test_recipients_beyond_the_limit_are_told_to_come_in_another_mail(listening: Listening) -> None:
    _, listener = listening(max_recipients=2)
    with client(listener) as smtp:
        smtp.ehlo()
        smtp.mail("an@example.org")
        assert [smtp.rcpt(address)[0] for address in (NL, DA, NL)] == [250, 250, 452]


def test_a_session_of_errors_ends(listening: Listening) -> None:
    _, listener = listening()
    raw = Raw(listener)
    raw.answer()
    raw.say(b"EHLO x\r\n")
    raw.say(b"MAIL FROM:<a@example.org>\r\n")
    answers = []
    for _ in range(30):
        try:
            answers.append(raw.say(b"RCPT TO:<nobody@example.net>\r\n"))
        except OSError:
            break
    assert any(answer.startswith("421 4.7.0") for answer in answers)
    assert len(answers) < 30


def test_a_silent_client_is_dropped(listening: Listening) -> None:
    _, listener = listening(timeout_seconds=1)
    raw = Raw(listener)
    raw.answer()
    begun = time.monotonic()
    assert raw.answer().startswith("421 4.4.2")
    assert time.monotonic() - begun < 5


def test_a_client_that_sends_its_mail_byte_by_byte_is_dropped(listening: Listening) -> None:
    desk, listener = listening(timeout_seconds=1)
    raw = Raw(listener).up_to_data()
    raw.socket.settimeout(0.05)
    answer, until = b"", time.monotonic() + 10
    while not answer and time.monotonic() < until:
        raw.socket.sendall(b"x")
        with suppress(TimeoutError):
            answer = raw.socket.recv(100)
    assert b"421 4.4.2" in answer
    assert ledger(desk) == []


def test_behind_a_proxy_the_client_s_own_address_is_written_down(listening: Listening) -> None:
    desk, listener = listening(proxy_protocol=True)
    raw = Raw(listener)
    raw.socket.sendall(b"PROXY TCP4 192.0.2.7 127.0.0.1 50000 25\r\n")
    raw.up_to_data()
    assert raw.say(MAIL + b".\r\n").startswith("250")
    assert b"([192.0.2.7])" in ledger(desk)[0][1]
    stranger = Raw(listener)
    stranger.socket.sendall(b"EHLO x\r\n")
    assert stranger.answer() == ""


def test_starttls_is_offered_and_can_be_required(
    listening: Listening, certificates: tuple[Path, Path, Path]
) -> None:
    ca, certificate, key = map(str, certificates)
    desk, listener = listening(tls_certificate=certificate, tls_key=key, require_tls=True)
    with client(listener) as smtp:
        smtp.ehlo()
        assert smtp.mail("an@example.org")[0] == 530
        smtp.starttls(context=ssl.create_default_context(cafile=ca))
        smtp.sendmail("an@example.org", [NL], MAIL)
        assert "auth" not in smtp.esmtp_features
    assert b"with ESMTPS;" in ledger(desk)[0][1]


def test_commands_pushed_in_before_tls_are_forgotten(
    listening: Listening, certificates: tuple[Path, Path, Path]
) -> None:
    ca, certificate, key = map(str, certificates)
    _, listener = listening(tls_certificate=certificate, tls_key=key)
    raw = Raw(listener)
    raw.answer()
    raw.say(b"EHLO x\r\n")
    assert raw.say(b"STARTTLS\r\nEHLO injected\r\nMAIL FROM:<evil@example.org>\r\n").startswith("220")
    context = ssl.create_default_context(cafile=ca)
    raw.socket = context.wrap_socket(raw.socket, server_hostname="localhost")
    raw.file = raw.socket.makefile("rb")
    assert raw.say(b"RCPT TO:<backoffice@ventum.nl>\r\n").startswith("503")


def test_nothing_of_a_mail_reaches_any_log(listening: Listening, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _, listener = listening()
    with client(listener) as smtp:
        smtp.sendmail("an@example.org", [NL], MAIL)
        smtp.docmd("VRFY secret-vrfy")
        smtp.docmd("AUTH PLAIN c2VjcmV0")
        smtp.docmd("BOGUS bogus-word")
    for word in ("an@example.org", "bewaren", "ventum.nl", "secret-vrfy", "c2VjcmV0", "bogus-word"):
        assert word not in caplog.text


def test_a_stop_lets_the_mail_in_hand_finish_and_sends_the_idle_away(listening: Listening) -> None:
    desk, listener = listening()
    idle = Raw(listener)
    idle.answer()
    busy = Raw(listener).up_to_data()
    busy.socket.sendall(MAIL)
    stopping = threading.Thread(target=listener.stop)
    stopping.start()
    assert idle.answer().startswith("421 4.3.2")
    assert busy.say(b".\r\n").startswith("250")
    assert busy.answer().startswith("421 4.3.2")
    stopping.join(10)
    assert len(ledger(desk)) == 1
    with pytest.raises(ConnectionRefusedError):
        Raw(listener)


def test_a_burst_at_fifty_sessions_loses_none(listening: Listening) -> None:
    if reason := why_not("smtp-source"):
        pytest.skip(reason.replace("smtp-source (", "postfix ("))
    desk, listener = listening()
    host, port = listener.address
    many = ["smtp-source", "-s", "50", "-m", "600", "-l", "4096", "-f", "an@example.org", "-t", NL]
    done = subprocess.run([*many, f"{host}:{port}"], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert len(ledger(desk)) == 600


SESSION = (
    b"EHLO x\r\n",
    b"MAIL FROM:<an@example.org>\r\n",
    b"RCPT TO:<backoffice@ventum.nl>\r\n",
    b"DATA\r\n",
    MAIL,
    b".\r\n",
)


LENGTH = sum(map(len, SESSION))


@pytest.mark.parametrize(
    "limit", [0, 3, 8, 20, 36, 50, 68, 72, 74, 90, 120, LENGTH - 4, LENGTH - 3, LENGTH - 2, LENGTH - 1]
)
@pytest.mark.parametrize("rule", [cut_after, stall_after, garble_after])
def test_a_line_lost_at_any_step_stores_the_whole_mail_or_nothing_of_it(
    listening: Listening, limit: int, rule: Callable[[int], Rule]
) -> None:
    desk, listener = listening(timeout_seconds=1)
    with Proxy(listener.address, up=rule(limit)) as proxy:
        line = socket.create_connection(("127.0.0.1", proxy.port), timeout=0.3)
        with suppress(OSError), line, line.makefile("rb") as file:
            for words in SESSION:
                if words != b".\r\n" and not file.readline():
                    break
                line.sendall(words)
                if words.startswith(b"EHLO"):
                    while file.readline()[3:4] == b"-":
                        pass
    if rule is not garble_after:
        assert ledger(desk) == []
    else:
        assert all(b"\r\n" in raw for _, raw in ledger(desk))
    with client(listener) as smtp:  # the next try, over a line that holds, is taken
        smtp.sendmail("an@example.org", [NL], MAIL)
    assert ledger(desk)[-1][1].endswith(MAIL)


def test_a_mail_whose_250_was_lost_on_the_way_is_there_all_the_same(listening: Listening) -> None:
    desk, listener = listening()
    with Proxy(listener.address, down=cut_before(b"250 2.0.0 Stored")) as proxy:
        smtp = smtplib.SMTP("127.0.0.1", proxy.port, timeout=5)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            smtp.sendmail("an@example.org", [NL], MAIL)
    assert len(ledger(desk)) == 1


def test_mail_to_the_postmaster_is_taken_without_a_domain_and_at_the_name_we_greet_with(
    listening: Listening,
) -> None:
    desk, listener = listening()
    with smtplib.SMTP(*listener.address, timeout=10) as client:
        client.ehlo("client.example.org")
        for address in ("Postmaster", "postmaster@MX.example.org"):
            client.mail("an@example.org")
            assert client.docmd(f"RCPT TO:<{address}>")[0] == 250
            assert client.data(f"Subject: {address}\r\n\r\nHello".encode())[0] == 250
    assert [company for company, _ in ledger(desk)] == [desk.settings.tenants[0].id] * 2


def test_one_client_cannot_hold_every_connection(listening: Listening) -> None:
    _, listener = listening(max_connections_client=2, trusted_relays=["192.0.2.0/24"])
    with (
        socket.create_connection(listener.address, 10) as one,
        socket.create_connection(listener.address, 10),
    ):
        assert one.recv(100).startswith(b"220")
        with socket.create_connection(listener.address, 10) as third:
            assert third.recv(100).startswith(b"421 4.7.0")
        with socket.create_connection(listener.address, 10, ("127.0.0.2", 0)) as other:
            assert other.recv(100).startswith(b"220"), "another client is served"


@pytest.mark.parametrize("trusted", [{}, {"trusted_relays": ["127.0.0.1"]}])
def test_a_relay_that_is_trusted_holds_as_many_connections_as_there_are(
    listening: Listening, trusted: dict[str, Any]
) -> None:
    _, listener = listening(max_connections_client=1, max_connections=3, **trusted)
    with ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(listener.address, 10)) for _ in range(4)]
        assert [line.recv(100)[:9] for line in lines] == [b"220 mx.ex"] * 3 + [b"421 4.3.2"]


def test_behind_a_proxy_each_client_has_its_own_share_and_the_proxy_none(listening: Listening) -> None:
    _, listener = listening(max_connections_client=1, proxy_protocol=True)

    def greeted(client: str) -> bytes:
        line = stack.enter_context(socket.create_connection(listener.address, 10))
        line.sendall(f"PROXY TCP4 {client} 127.0.0.1 50000 25\r\n".encode())
        return line.recv(100)[:9]

    with ExitStack() as stack:
        said = [greeted(client) for client in ("192.0.2.7", "192.0.2.8", "192.0.2.7")]
        assert said == [b"220 mx.ex", b"220 mx.ex", b"421 4.7.0"]


def test_a_relay_that_is_no_network_address_is_an_error_of_the_settings(listening: Listening) -> None:
    with pytest.raises(SettingsError, match=r"smtp_in\.trusted_relays"):
        listening(trusted_relays=["mail.example.org"])


def test_a_session_ends_after_its_time_however_busy_it_is(listening: Listening) -> None:
    _, listener = listening(session_seconds=1)
    with smtplib.SMTP(*listener.address, timeout=10) as client:
        assert client.noop()[0] == 250
        time.sleep(1.1)
        assert client.noop()[0] == 421

"""Outgoing mail over real lines: pitfalls 21 and 22."""

import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.smtp_client import Broken, Connection, Outcome, Result, stuffed
from assistant.channels.smtp_out import Sender
from assistant.desk.desk import Desk
from assistant.desk.records import OutboxRow
from assistant.errors import SettingsError
from assistant.settings import SmtpOut
from tests.edges.conftest import free_port
from tests.edges.proxy import (
    Proxy,
    Rule,
    cut_after,
    cut_before,
    garble_after,
    stall_after,
    stall_before,
    trickle,
)
from tests.edges.scripted import CLOSE, Scripted
from tests.edges.servers import Postfix

MAIL = (
    b"Message-ID: <1.token@ventum.nl>\r\nFrom: Ventum <backoffice@ventum.nl>\r\nTo: an@example.org\r\n"
    b"Subject: Re: Vraag\r\nDate: Sat, 21 Nov 2026 10:00:00 +0100\r\n\r\nBeste An,\r\n.\r\n..dots\r\n"
    + b"x" * 900
    + b"\r\ntrailing blanks  \t\r\n\r\n"
)
Maker = Callable[..., Desk]


def out(port: int, **more: Any) -> dict[str, Any]:
    return {"host": "localhost", "port": port, "security": "none", "timeout_seconds": 2, **more}


def put(desk: Desk, recipient: str = "an@example.org", content: bytes = MAIL, sender: str = "") -> str:
    """Put a mail into the outbox, as an approval does."""
    now = desk.now()
    with desk.store.write() as tx:
        row = OutboxRow(
            id=desk.new_id(),
            tenant="ventum",
            blob_id=tx.blobs.add("ventum", content, now),
            kind="answer",
            message_id_digest=desk.new_id(),
            envelope_from=sender,
            recipient=recipient,
            address_digest=desk.digest_of_address(recipient),
            domain_digest="d",
            not_before=now,
            created_at=now,
        )
        tx.outbox.add(row)
    return row.id


def row_of(desk: Desk, id: str) -> OutboxRow:
    with desk.store.read() as tx:
        row = tx.outbox.get(id)
    assert row is not None
    return row


def send(port: int, content: bytes = MAIL, recipient: str = "an@example.org", **more: Any) -> Result:
    connection = Connection(SmtpOut(**out(port, **more)))
    try:
        return connection.send("backoffice@ventum.nl", recipient, content, before_data=lambda: None)
    finally:
        connection.close()


def body_of(delivered: bytes) -> bytes:
    """Return what Postfix delivered, without the trace headers that it put before."""
    return delivered[delivered.index(b"Message-ID:") :].replace(b"\n", b"\r\n")


def test_an_approved_mail_reaches_the_next_server_byte_for_byte(make_desk: Maker, postfix: Postfix) -> None:
    before = len(postfix.mails())
    desk = make_desk(smtp_out=out(postfix.port))
    id = put(desk, sender="backoffice@ventum.nl")
    assert Sender(desk, "sender-1").drain() == 1
    row = row_of(desk, id)
    assert (row.state, row.reply[:4]) == ("sent", "250 ")
    assert body_of(postfix.wait_for(before + 1)[-1]) == MAIL


def test_tls_is_verified_and_the_mail_goes_over_it(
    make_desk: Maker, postfix: Postfix, certificates: tuple[Path, Path, Path]
) -> None:
    before = len(postfix.mails())
    desk = make_desk(smtp_out=out(postfix.port, security="starttls", ca_file=str(certificates[0])))
    id = put(desk)
    Sender(desk, "s").drain()
    assert row_of(desk, id).state == "sent"
    assert len(postfix.wait_for(before + 1)) == before + 1


def test_a_certificate_that_is_not_trusted_stops_the_mail_and_is_seen(
    make_desk: Maker, postfix: Postfix
) -> None:
    before = len(postfix.mails())
    desk = make_desk(smtp_out=out(postfix.port, security="starttls"))
    id = put(desk)
    Sender(desk, "s").drain()
    assert (row_of(desk, id).state, row_of(desk, id).reply) == ("waiting", "tls_not_verified")
    assert len(postfix.mails()) == before


def test_a_server_without_starttls_never_gets_the_mail_in_plain_text() -> None:
    with Scripted() as server, pytest.raises(Broken, match="no_starttls"):
        send(server.port, security="starttls")
    assert not [line for line in server.commands if line.startswith(("MAIL", "AUTH"))]


def test_plain_text_to_another_machine_is_an_error_of_the_settings(make_desk: Maker) -> None:
    desk = make_desk(smtp_out={"host": "mail.example.org", "security": "none"})
    with pytest.raises(SettingsError, match='"none" is for servers on this machine'):
        Sender(desk, "s")


def test_an_unreachable_server_keeps_the_mail_and_it_is_tried_again(make_desk: Maker, tmp_path: Path) -> None:
    port = free_port()
    desk = make_desk(smtp_out=out(port))
    id = put(desk)
    Sender(desk, "s").drain()
    row = row_of(desk, id)
    assert (row.state, row.reply) == ("waiting", "unreachable")
    assert row.not_before > row.created_at
    with desk.store.write() as tx:
        tx.outbox.change(id, not_before=datetime.now(UTC) - timedelta(seconds=1))
    listener = socket.create_server(("127.0.0.1", port))
    listener.close()
    with Scripted() as server:
        desk = make_desk(smtp_out=out(server.port))
        Sender(desk, "s").drain()
        assert server.mails == [stuffed(MAIL)]
    assert row_of(desk, id).state == "sent"


@pytest.mark.parametrize(
    ("answers", "state", "tag"),
    [
        ({"RCPT": "450 4.2.1 busy an@example.org"}, "waiting", "rcpt 450 4.2.1"),
        ({"RCPT": "550 5.1.1 no such user"}, "failed", "rcpt 550 5.1.1"),
        ({"MAIL": "552 5.3.4 too big"}, "failed", "mail 552 5.3.4"),
        ({"MAIL": "421 4.3.2 going down"}, "waiting", "mail 421 4.3.2"),
        ({"DATA": "451 4.3.0 later"}, "waiting", "data 451 4.3.0"),
        ({"dot": "451 4.7.1 greylisted"}, "waiting", "dot 451 4.7.1"),
        ({"dot": "554 5.7.1 spam"}, "failed", "dot 554 5.7.1"),
        ({"dot": CLOSE}, "unknown", "after_dot lost"),
        ({"dot": "what 250"}, "unknown", "senseless -1"),
        ({"RCPT": CLOSE}, "waiting", "envelope lost"),
        ({"DATA": CLOSE}, "waiting", "data lost"),
        ({"hello": "554 5.0.0 go away"}, "waiting", "greeting 554"),
        ({"hello": CLOSE}, "waiting", "closed_at_greeting"),
        ({"RCPT": "550 5.1.1 no", "RSET": CLOSE}, "failed", "rcpt 550 5.1.1"),
    ],
)
def test_each_answer_of_the_server_has_its_outcome(
    make_desk: Maker, answers: dict[str, Any], state: str, tag: str
) -> None:
    with Scripted(**answers) as server:
        desk = make_desk(smtp_out=out(server.port))
        id = put(desk)
        Sender(desk, "s").drain()
    assert (row_of(desk, id).state, row_of(desk, id).reply) == (state, tag)


def test_sending_is_committed_before_data(make_desk: Maker) -> None:
    states: list[tuple[str, str]] = []

    def look(what: str) -> None:
        if what in ("RCPT", "DATA"):
            states.append((what, row_of(desk, id).state))

    with Scripted(on=look) as server:
        desk = make_desk(smtp_out=out(server.port))
        id = put(desk)
        Sender(desk, "s").drain()
    assert states == [("RCPT", "claimed"), ("DATA", "sending")]


def test_a_mail_taken_back_while_the_line_opens_does_not_leave(make_desk: Maker) -> None:
    def take_back(what: str) -> None:
        if what == "RCPT":
            with desk.store.write() as tx:
                tx.outbox.change(id, state="failed")

    with Scripted(on=take_back) as server:
        desk = make_desk(smtp_out=out(server.port))
        id = put(desk)
        Sender(desk, "s").drain()
    assert server.mails == []
    assert row_of(desk, id).state == "failed"


def test_the_same_bytes_go_out_over_all_retries_until_a_server_takes_them(make_desk: Maker) -> None:
    with Scripted(dot=["451 4.3.0 a", "451 4.3.0 b", "250 2.0.0 ok"]) as server:
        desk = make_desk(smtp_out=out(server.port))
        id = put(desk)
        for _ in range(3):
            Sender(desk, "s").drain()
            with desk.store.write() as tx:
                row = tx.outbox.get(id)
                if row is not None and row.state == "waiting":
                    tx.outbox.change(id, not_before=desk.now() - timedelta(seconds=1))
    assert row_of(desk, id).state == "sent"
    assert server.mails == [stuffed(MAIL)] * 3


def test_one_connection_serves_many_mails_and_one_refusal_stops_no_other(make_desk: Maker) -> None:
    with Scripted(RCPT=["250 ok", "550 5.1.1 no", "250 ok"]) as server:
        desk = make_desk(smtp_out=out(server.port))
        ids = [put(desk, recipient=f"an{n}@example.org") for n in range(3)]
        Sender(desk, "s").drain()
    assert sorted(row_of(desk, id).state for id in ids) == ["failed", "sent", "sent"]
    assert sum(command.lower().startswith("ehlo") for command in server.commands) == 1


def test_addresses_outside_ascii_need_smtputf8_and_domains_are_turned_into_a_labels() -> None:
    with Scripted() as server:
        assert send(server.port, recipient="an@rødgrød.example").outcome is Outcome.SENT
        assert send(server.port, recipient="an@straße.example").outcome is Outcome.SENT
        assert send(server.port, recipient="søren@example.org").outcome is Outcome.SENT
    assert "RCPT TO:<an@xn--rdgrd-vuad.example>" in server.commands
    assert "RCPT TO:<an@xn--strae-oqa.example>" in server.commands, "strasse.example is somebody else's"
    assert any(command.startswith("MAIL") and "SMTPUTF8" in command for command in server.commands)
    with Scripted(EHLO="250 old") as server:
        assert send(server.port, recipient="søren@example.org") == Result(
            outcome=Outcome.NEVER, tag="no_smtputf8", usable=True
        )


def test_a_recipient_with_a_line_end_in_it_gives_no_command_away() -> None:
    with Scripted() as server:
        assert send(server.port, recipient="an@example.org>\r\nRCPT TO:<x@example.net").tag == "bad_address"
    assert not any("example.net" in command for command in server.commands)


@given(st.binary(max_size=300))
def test_dots_are_the_only_thing_added_to_a_mail(content: bytes) -> None:
    sent = stuffed(content)
    lines = sent.removesuffix(b"\r\n").split(b"\r\n")
    assert b"." not in lines
    back = b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines) + b"\r\n"
    assert back == (content if content.endswith(b"\r\n") else content + b"\r\n")


LARGE = MAIL + (b"y" * 998 + b"\r\n") * 12_000  # more than the line holds between two machines
UP_TO_THE_DOT = [
    *(rule(word) for rule in (cut_before, stall_before) for word in (b"ehlo", b"MAIL", b"RCPT", b"DATA")),
    *(rule(size) for rule in (cut_after, stall_after) for size in (2_000, 1_000_000)),
]


@pytest.mark.parametrize("rule", UP_TO_THE_DOT)
def test_a_line_lost_before_the_final_dot_is_tried_again(make_desk: Maker, rule: Rule) -> None:
    with Scripted() as server, Proxy(("127.0.0.1", server.port), up=rule) as proxy:
        desk = make_desk(smtp_out=out(proxy.port, timeout_seconds=0.3))
        id = put(desk, content=LARGE)
        Sender(desk, "s").drain()
    assert server.mails == []
    assert row_of(desk, id).state == "waiting"


@pytest.mark.parametrize("rule", [cut_before(b"250 2.0.0 taken"), stall_before(b"250 2.0.0 taken")])
def test_a_line_lost_after_the_final_dot_is_unknown_and_never_tried_again_by_itself(
    make_desk: Maker, rule: Rule
) -> None:
    with Scripted() as server, Proxy(("127.0.0.1", server.port), down=rule) as proxy:
        desk = make_desk(smtp_out=out(proxy.port, timeout_seconds=0.1))
        id = put(desk)
        for _ in range(3):
            Sender(desk, "s").drain()
    assert len(server.mails) == 1
    assert row_of(desk, id).state == "unknown"


def test_whatever_is_cut_delayed_or_garbled_no_mail_is_sent_twice_by_itself(make_desk: Maker) -> None:
    """At every step, in both directions: after all retries the server has the mail at most once,
    or a person was asked."""
    rules: list[dict[str, Any]] = []
    for limit in (0, 25, 60, 100, 130):
        rules += [{"down": cut_after(limit)}, {"down": stall_after(limit)}, {"down": garble_after(limit)}]
        rules += [{"up": garble_after(limit * 8)}, {"down": trickle(limit, 0.002)}]
    for rule in rules:
        with Scripted() as server, Proxy(("127.0.0.1", server.port), **rule) as proxy:
            desk = make_desk(smtp_out=out(proxy.port, timeout_seconds=0.05))
            id = put(desk)
            Sender(desk, "s").drain()
            whole = stuffed(MAIL)
            got = sum(mail == whole for mail in server.mails)
            state = row_of(desk, id).state
            if state in ("waiting", "failed"):
                assert got == 0, rule
            elif state == "sent":
                assert len(server.mails) == 1, rule
            with desk.store.write() as tx:
                tx.outbox.change(id, state="failed")


def test_a_sender_that_died_while_sending_leaves_an_unknown_for_a_person(make_desk: Maker) -> None:
    with Scripted() as server:
        desk = make_desk(smtp_out=out(server.port))
        lost, waiting = put(desk), put(desk)
        with desk.store.write() as tx:
            tx.outbox.change(lost, state="sending", claimed_by="sender-1")
            tx.outbox.change(waiting, state="claimed", claimed_by="sender-1")
        sender = Sender(desk, "sender-1", poll_seconds=0.05)
        sender.start()
        until = time.monotonic() + 5
        while row_of(desk, waiting).state != "sent" and time.monotonic() < until:
            time.sleep(0.02)
        sender.stop()
    assert row_of(desk, lost).state == "unknown"
    assert row_of(desk, waiting).state == "sent"
    assert len(server.mails) == 1


def test_auth_is_spoken_after_tls_and_a_wrong_password_is_seen(
    make_desk: Maker, certificates: tuple[Path, Path, Path]
) -> None:
    import ssl

    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

    got: list[bytes] = []

    class Inbox:
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
            got.append(envelope.original_content or b"")
            return "250 2.0.0 ok"

    def authenticate(
        server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=data == LoginPassword(b"desk", b"right"), handled=False)

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates[1], certificates[2])
    controller = Controller(
        Inbox(),
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        authenticator=authenticate,
        auth_required=True,
    )
    controller.start()
    try:
        for password, state, tag in (("wrong", "waiting", "auth 535"), ("right", "sent", "250 2.0.0")):
            settings = out(controller.port, security="starttls", ca_file=str(certificates[0]))
            desk = make_desk(smtp_out={**settings, "username": "desk", "password": password})
            id = put(desk)
            Sender(desk, "s").drain()
            assert (row_of(desk, id).state, row_of(desk, id).reply) == (state, tag)
    finally:
        controller.stop()
    assert got == [MAIL]

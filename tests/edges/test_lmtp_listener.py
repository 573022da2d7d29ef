"""LMTP (RFC 2033): a reply for each recipient, and a real Postfix that delivers to us by it."""

import asyncio
import smtplib
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.channels.smtp_clients import Clients
from assistant.channels.smtp_dialogue import Dialogue, Offer
from assistant.channels.smtp_in import Listener
from assistant.channels.smtp_reading import Budget
from assistant.channels.smtp_session import Session
from assistant.channels.smtp_shared import Shared
from assistant.desk.desk import Desk
from tests.edges import servers
from tests.edges.conftest import free_port, ledger

Listening = Callable[..., tuple[Desk, Listener]]
NL, DA = "backoffice@ventum.nl", "persondata@natur-energi.dk"
MAIL = b"From: An <an@example.org>\r\nSubject: Vraag\r\n\r\nWat bewaren jullie van mij?\r\n"


class Raw:
    """A client that says exactly what it is told."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.socket = socket.create_connection(address, timeout=20)
        self.file = self.socket.makefile("rb")

    def answer(self) -> str:
        while line := self.file.readline():
            if line[3:4] != b"-":
                return line.decode().strip()
        return ""

    def say(self, command: str) -> str:
        self.socket.sendall(command.encode() + b"\r\n")
        return self.answer()

    def up_to_data(self, *recipients: str) -> "Raw":
        assert self.answer().endswith(" LMTP")
        assert self.say("LHLO mx.example.org").startswith("250")
        assert self.say("MAIL FROM:<an@example.org>").startswith("250")
        for recipient in recipients:
            self.say(f"RCPT TO:<{recipient}>")
        assert self.say("DATA").startswith("354")
        return self

    def replies(self, mail: bytes, count: int) -> list[str]:
        self.socket.sendall(mail + b".\r\n")
        return [self.answer()[:3] for _ in range(count)]


def test_each_recipient_that_was_taken_gets_a_reply_and_the_refused_gets_none(listening: Listening) -> None:
    desk, listener = listening(lmtp=True)
    line = Raw(listener.address).up_to_data(NL, "niemand@example.org", DA)
    assert line.replies(MAIL, 2) == ["250", "250"]
    assert line.say("NOOP").startswith("250 2.0.0")
    assert sorted(tenant for tenant, _ in ledger(desk)) == ["natur-energi", "ventum"]
    assert all(b" with LMTP;" in raw for _, raw in ledger(desk))


def test_two_recipients_of_one_company_get_two_replies_and_one_row(listening: Listening) -> None:
    desk, listener = listening(lmtp=True)
    assert Raw(listener.address).up_to_data(NL, NL).replies(MAIL, 2) == ["250", "250"]
    assert len(ledger(desk)) == 1


def test_a_mail_over_the_limit_is_refused_to_each_recipient(listening: Listening) -> None:
    desk, listener = listening(lmtp=True, max_bytes=2048)
    line = Raw(listener.address).up_to_data(NL, DA)
    assert line.replies(MAIL + b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 100, 2) == ["552", "552"]
    assert ledger(desk) == []


@pytest.mark.parametrize("hello", ["HELO x", "EHLO x"])
def test_the_greetings_of_smtp_are_not_known(listening: Listening, hello: str) -> None:
    line = Raw(listening(lmtp=True)[1].address)
    line.answer()
    assert line.say(hello).startswith("500")


def test_lhlo_is_not_known_where_smtp_is_spoken(listening: Listening) -> None:
    line = Raw(listening()[1].address)
    line.answer()
    assert line.say("LHLO x").startswith("500")


def test_a_mail_without_a_recipient_gets_no_354(listening: Listening) -> None:
    line = Raw(listening(lmtp=True)[1].address)
    line.answer()
    for command in ("LHLO x", "MAIL FROM:<an@example.org>", "RCPT TO:<niemand@example.org>"):
        line.say(command)
    assert line.say("DATA").startswith("503")


def test_the_standard_library_s_client_delivers(listening: Listening) -> None:
    desk, listener = listening(lmtp=True)
    with smtplib.LMTP(*listener.address) as line:
        refused = line.sendmail("an@example.org", [NL, "niemand@example.org"], MAIL)
    assert list(refused) == ["niemand@example.org"]
    assert len(ledger(desk)) == 1


def test_what_is_stored_for_one_company_and_not_for_the_other_is_told_apart() -> None:
    async def session() -> list[str]:
        loop = asyncio.get_running_loop()

        def store(dialogue: Dialogue, client: str, mail: bytes, only: str | None) -> "asyncio.Future[bool]":
            done: asyncio.Future[bool] = loop.create_future()
            done.set_result(only == "ventum")
            return done

        offer = Offer(
            hostname="mx.example.org",
            max_bytes=100_000,
            max_recipients=10,
            tls=False,
            require_tls=False,
            company=lambda address: "ventum" if address.endswith("ventum.nl") else "natur-energi",
            lmtp=True,
        )
        shared = Shared(
            offer=offer,
            loop=loop,
            store=store,
            tls=None,
            timeout=20,
            budget=Budget(10**6),
            proxy=False,
            most=9,
            clients=Clients(9),
            longest=20,
        )
        server = await loop.create_server(lambda: Session(shared), "127.0.0.1", 0)
        address = server.sockets[0].getsockname()[:2]
        replies = await asyncio.to_thread(lambda: Raw(address).up_to_data(NL, DA, NL).replies(MAIL, 3))
        server.close()
        return replies

    assert asyncio.run(session()) == ["250", "451", "250"]


@pytest.fixture
def relay(
    listening: Listening, certificates: tuple[Path, Path, Path]
) -> Iterator[tuple[Desk, servers.Postfix]]:
    """Yield a desk, and a Postfix that hands it our companies' mail by LMTP."""
    if reason := servers.why_not("postfix", root=True):
        pytest.skip(reason)
    desk, listener = listening(lmtp=True)
    extra = (
        "relay_domains = ventum.nl, natur-energi.dk\n"
        f"relay_transport = lmtp:inet:127.0.0.1:{listener.address[1]}\n"
        "lmtp_tls_security_level = none"
    )
    with tempfile.TemporaryDirectory(prefix="postfix-") as folder:
        place = Path(folder) / "postfix"
        place.mkdir()
        place.parent.chmod(0o755)
        _, certificate, key = certificates
        with servers.postfix(place, free_port(), certificate=certificate, key=key, extra=extra) as server:
            yield desk, server


def test_a_real_postfix_delivers_by_lmtp_and_bounces_only_the_recipient_that_we_refuse(
    relay: tuple[Desk, servers.Postfix],
) -> None:
    desk, server = relay
    with smtplib.SMTP("127.0.0.1", server.port) as line:
        line.sendmail("an@example.org", [NL, DA, "niemand@ventum.nl"], MAIL)
    until = time.monotonic() + 20
    while len(ledger(desk)) < 2 and time.monotonic() < until:
        time.sleep(0.1)
    assert sorted(tenant for tenant, _ in ledger(desk)) == ["natur-energi", "ventum"]
    [bounce] = server.wait_for(1, 20)
    assert b"niemand@ventum.nl" in bounce
    assert b"550 5.1.1" in bounce
    assert b"Final-Recipient: rfc822; backoffice@ventum.nl" not in bounce

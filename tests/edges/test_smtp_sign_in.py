"""Signing in at the server that takes our mail: a real Postfix that asks a real Dovecot, over TLS."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.smtp_client import Broken, Connection, Outcome
from assistant.errors import SettingsError
from assistant.settings import SmtpOut
from tests.edges.scripted import Scripted
from tests.edges.servers import Postfix, token

MAIL = b"Message-ID: <1@ventum.nl>\r\nFrom: backoffice@ventum.nl\r\n\r\nBeste An,\r\n"
Maker = Callable[..., SmtpOut]


def account_at(port: int, **more: Any) -> SmtpOut:
    """Return settings for a server of this machine."""
    return SmtpOut(**{"host": "localhost", "port": port, "username": "desk", "timeout_seconds": 20, **more})


@pytest.fixture
def account(submission: Postfix, certificates: tuple[Path, Path, Path]) -> Maker:
    """Return a maker of settings for that server; more are given by name."""

    def make(**more: Any) -> SmtpOut:
        return account_at(submission.port, ca_file=str(certificates[0]), **more)

    return make


def sent(connection: Connection) -> Outcome:
    """Send a mail, hang up, return what became of it."""
    try:
        return connection.send("desk@ventum.nl", "an@example.org", MAIL, before_data=lambda: None).outcome
    finally:
        connection.close()


@pytest.mark.parametrize("scope", ["mail", "long" * 100])
def test_an_oauth2_token_lets_the_mail_leave_where_there_is_no_password(
    submission: Postfix, account: Maker, scope: str
) -> None:
    before = len(submission.mails())

    assert (
        sent(Connection(account(oauth2_token_command=f"echo {token('desk', scope=scope)}"))) is Outcome.SENT
    )
    assert len(submission.wait_for(before + 1)) == before + 1


def test_a_password_signs_in_as_before(account: Maker) -> None:
    assert sent(Connection(account(password="letmein"))) is Outcome.SENT


def test_who_does_not_sign_in_is_refused(account: Maker) -> None:
    assert sent(Connection(account(username=""))) is Outcome.NEVER


@pytest.mark.parametrize(
    ("command", "tag"),
    [
        ("echo not-a-token", "auth 535"),
        ("echo " + token("somebody-else"), "auth 535"),
        ("false", "no_token CalledProcessError"),
        ("true", "no_token empty"),
        ("/no/such/program", "no_token FileNotFoundError"),
    ],
)
def test_what_is_wrong_with_a_token_is_told(account: Maker, command: str, tag: str) -> None:
    with pytest.raises(Broken) as told:
        Connection(account(oauth2_token_command=command))

    assert str(told.value) == tag


def test_a_server_that_takes_no_token_never_gets_it() -> None:
    with Scripted(EHLO="250-old\r\n250 AUTH PLAIN LOGIN") as server, pytest.raises(Broken, match="no_auth"):
        Connection(account_at(server.port, security="none", oauth2_token_command="echo secret"))
    assert not [line for line in server.commands if line.startswith("AUTH")]


def test_a_token_without_its_account_is_an_error_of_the_settings() -> None:
    with pytest.raises(SettingsError, match=r"needs smtp_out\.username"):
        Connection(account_at(25, username="", oauth2_token_command="echo x"))

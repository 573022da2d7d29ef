"""What is answered to SMTP commands, without a network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.smtp_dialogue import MOST_ERRORS, POSTMASTER, Dialogue, Offer

HELLO = [b"EHLO client.example.org"]
TO_US = [*HELLO, b"MAIL FROM:<an@example.org>", b"RCPT TO:<backoffice@ventum.nl>"]
COMPANIES = {
    POSTMASTER: "ventum",
    "backoffice@ventum.nl": "ventum",
    "persondata@natur-energi.dk": "natur-energi",
}


def dialogue(*, tls: bool = False, require_tls: bool = False) -> Dialogue:
    return Dialogue(
        Offer(
            hostname="mx.example.org",
            max_bytes=100_000,
            max_recipients=2,
            tls=tls,
            require_tls=require_tls,
            company=COMPANIES.get,
        )
    )


def last(commands: list[bytes], talk: Dialogue | None = None) -> str:
    talk = talk or dialogue()
    return [talk.answer(command) for command in commands][-1]


@pytest.mark.parametrize(
    ("commands", "code"),
    [
        ([b"HELO x"], "250"),
        ([b"helo x"], "250"),
        ([b"EHLO"], "501"),
        ([b"MAIL FROM:<an@example.org>"], "503"),
        ([*HELLO, b"RCPT TO:<backoffice@ventum.nl>"], "503"),
        ([*HELLO, b"DATA"], "503"),
        ([*HELLO, b"MAIL FROM:<an@example.org>", b"DATA"], "503"),
        ([*TO_US, b"DATA"], "354"),
        ([*TO_US, b"DATA now"], "501"),
        ([*TO_US, b"MAIL FROM:<an@example.org>"], "503"),
        ([*TO_US, b"RSET", b"DATA"], "503"),
        ([*TO_US, b"EHLO again", b"DATA"], "503"),
        ([*TO_US, b"RSET", b"MAIL FROM:<>"], "250"),
        ([*HELLO, b"MAIL FROM: <an@example.org>"], "250"),
        ([*HELLO, b"MAIL FROM:<an@example.org> SIZE=100000 BODY=8BITMIME SMTPUTF8"], "250"),
        ([*HELLO, b"MAIL FROM:<an@example.org> SIZE=100001"], "552"),
        ([*HELLO, b"MAIL FROM:<an@example.org> SIZE=x"], "555"),
        ([*HELLO, b"MAIL FROM:<an@example.org> BODY=BINARYMIME"], "555"),
        ([*HELLO, b"MAIL FROM:<an@example.org> RET=FULL"], "555"),
        ([*HELLO, b"MAIL FROM:<an@example.org> ="], "501"),
        ([b"HELO x", b"MAIL FROM:<an@example.org> SIZE=1"], "501"),
        ([*HELLO, b"MAIL TO:<an@example.org>"], "501"),
        ([*HELLO, b"MAIL FROM:an"], "553"),
        ([*TO_US, b"RCPT TO:<>"], "553"),
        ([*TO_US, b"RCPT TO:<Postmaster>"], "250"),
        ([*TO_US, b"RCPT TO:<somebody>"], "553"),
        ([*HELLO, b"MAIL FROM:<postmaster>"], "553"),
        ([*TO_US, b"RCPT TO:<nobody@ventum.nl>"], "550"),
        ([*TO_US, b"RCPT TO:<backoffice@ventum.nl> NOTIFY=NEVER"], "555"),
        ([*TO_US, b"RCPT TO:<persondata@natur-energi.dk>", b"RCPT TO:<backoffice@ventum.nl>"], "452"),
        ([b"VRFY an"], "252"),
        ([b"NOOP anything"], "250"),
        ([b"HELP"], "214"),
        ([b"QUIT"], "221"),
        ([b"STARTTLS"], "503"),
        ([b"AUTH PLAIN eA=="], "500"),
        ([b"\xff\x00"], "500"),
        ([b""], "500"),
    ],
)
def test_each_command_gets_its_code(commands: list[bytes], code: str) -> None:
    assert last(commands)[:3] == code


def test_a_mail_is_announced_with_its_sender_and_the_company_of_each_recipient() -> None:
    talk = dialogue()
    last([*TO_US, b"RCPT TO:<persondata@natur-energi.dk>"], talk)
    assert talk.sender == "an@example.org"
    assert talk.recipients == [
        ("backoffice@ventum.nl", "ventum"),
        ("persondata@natur-energi.dk", "natur-energi"),
    ]


@pytest.mark.parametrize(
    ("commands", "secure", "protocol"),
    [
        ([b"HELO x"], False, "SMTP"),
        (HELLO, False, "ESMTP"),
        (HELLO, True, "ESMTPS"),
        ([*HELLO, b"MAIL FROM:<an@example.org> SMTPUTF8"], False, "UTF8SMTP"),
        ([*HELLO, b"MAIL FROM:<an@example.org> SMTPUTF8"], True, "UTF8SMTPS"),
        ([*HELLO, b"MAIL FROM:<an@example.org> SMTPUTF8 SIZE=x"], False, "ESMTP"),
    ],
)
def test_the_way_it_came_is_named_as_the_registry_of_mail_transmission_types_does(
    commands: list[bytes], secure: bool, protocol: str
) -> None:
    talk = dialogue()
    talk.secure = secure
    last(commands, talk)
    assert talk.protocol == protocol


def test_before_tls_nothing_but_the_way_to_it_is_answered_where_tls_is_required() -> None:
    talk = dialogue(tls=True, require_tls=True)
    codes = [talk.answer(command)[:3] for command in (b"HELO x", b"MAIL FROM:<>", b"VRFY x", *HELLO)]
    assert codes == ["530", "530", "530", "250"]
    assert last([b"STARTTLS"], talk)[:3] == "220"


def test_tls_is_offered_until_it_has_begun_and_what_was_said_before_is_forgotten() -> None:
    talk = dialogue(tls=True)
    assert "STARTTLS" in last(HELLO, talk)
    last(TO_US, talk)
    talk.forget()
    talk.secure = True
    assert talk.answer(b"MAIL FROM:<>")[:3] == "503"
    assert "STARTTLS" not in last(HELLO, talk)
    assert talk.answer(b"STARTTLS")[:3] == "503"


def test_too_many_refused_commands_end_the_session() -> None:
    talk = dialogue()
    codes = [talk.answer(b"RCPT TO:<x@y.example>")[:3] for _ in range(MOST_ERRORS)]
    assert set(codes[:-1]) == {"503"}
    assert codes[-1] == "421"


@pytest.mark.parametrize("command", [b"NOOP", b"EHLO x", b"VRFY x"])
def test_a_client_that_only_chats_is_sent_away(command: bytes) -> None:
    talk = dialogue()
    codes = [talk.answer(command)[:3] for _ in range(101)]
    assert "421" not in codes[:100]
    assert codes[100] == "421"


@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([*TO_US, b"DATA", b"RSET"])), max_size=30))
def test_whatever_is_said_is_answered_in_lines_that_begin_with_one_code(commands: list[bytes]) -> None:
    talk = dialogue(tls=True)
    for command in commands:
        lines = talk.answer(command).split("\r\n")
        assert len({line[:3] for line in lines}) == 1
        assert all(line[:3].isdecimal() and "\r" not in line and "\n" not in line for line in lines)
        assert [line[3:4] for line in lines] == [*("-" * (len(lines) - 1)), " "]

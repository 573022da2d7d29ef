"""Signing in by OAuth2: an access token of the operator's own program, and SASL XOAUTH2 over SMTP.

XOAUTH2 is what Microsoft 365 and Google take; no RFC describes it (RFC 7628 has OAUTHBEARER instead).
"""

import shlex
import smtplib
import subprocess

_SECONDS = 30.0  # for the program
_LONGEST_LINE = 510  # of a command, without its CRLF (RFC 5321 4.5.3.1.4)


class NoToken(Exception):
    """The program gives no token; the tag says why, without what it printed."""


def access_token(command: str) -> str:
    """Return what the program prints. Raises NoToken."""
    try:
        done = subprocess.run(  # noqa: S603  # the command stands in the operator's own settings
            shlex.split(command), capture_output=True, timeout=_SECONDS, check=True, text=True
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise NoToken(f"no_token {type(error).__name__}") from error
    token = done.stdout.strip()
    if not token or "\x01" in token:
        raise NoToken("no_token empty")
    return token


def sign_in(smtp: smtplib.SMTP, user: str, token: str) -> None:
    """Sign in over SMTP. Raises what `smtplib.SMTP.login` raises.

    A token that is too long for a command's line waits for the server's challenge (RFC 4954 section 4).
    A refusal comes as a second challenge; it is answered with an empty line.
    """
    if "XOAUTH2" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError("the server does not offer XOAUTH2")
    said = f"user={user}\x01auth=Bearer {token}\x01\x01"
    answers = iter([said])
    fits = len("AUTH XOAUTH2 ") + (len(said.encode()) + 2) // 3 * 4 <= _LONGEST_LINE
    smtp.auth("XOAUTH2", lambda challenge=b"": next(answers, ""), initial_response_ok=fits)

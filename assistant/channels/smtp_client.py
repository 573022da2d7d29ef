"""One connection to the next mail server, and one mail over it (RFC 5321, client side).

Built on smtplib for the greeting, TLS and AUTH. The mail itself is written here, because smtplib
sends body and final dot at once and so cannot tell which of them was lost.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from assistant.channels import oauth2
from assistant.channels.tls import refuse_plain, verified
from assistant.errors import SettingsError
from assistant.mail.compose import ascii_domain
from assistant.settings import SmtpOut

_ENHANCED = re.compile(rb"\s*([245]\.\d{1,3}\.\d{1,3})\b")
_CRLF = b"\r\n"
_AFTER_DOT = 10  # times the usual timeout: ten minutes by default


class Outcome(Enum):
    """What became of a mail."""

    SENT = "sent"  # the server took it
    AGAIN = "again"  # it did not, and may later
    NEVER = "never"  # it refuses this mail
    UNKNOWN = "unknown"  # the line was lost after the final dot


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The outcome with its tag: codes and our own words, never text of the server."""

    outcome: Outcome
    tag: str
    usable: bool = True  # whether the connection can take another mail


class Broken(Exception):
    """No connection: the tag says which step failed. Nothing was sent."""


def check(settings: SmtpOut) -> ssl.SSLContext:
    """Return the context for TLS. Raises SettingsError where the settings cannot be used."""
    refuse_plain(settings.security, settings.host, entry="smtp_out.security")
    if settings.oauth2_token_command and not settings.username:
        raise SettingsError("smtp_out.oauth2_token_command needs smtp_out.username: the account of the token")
    return verified(settings.ca_file, entry="smtp_out.ca_file")


class Connection:
    """A connection that is greeted, secured and signed in."""

    def __init__(self, settings: SmtpOut, *, hostname: str = "") -> None:
        """Connect. Raises Broken, and SettingsError where the settings cannot be used."""
        context = check(settings)
        self._settings = settings
        self.sent = 0
        try:
            self._smtp = self._connect(context, hostname)
        except Broken:
            raise
        except ssl.SSLCertVerificationError as error:
            raise Broken("tls_not_verified") from error
        except ssl.SSLError as error:
            raise Broken("tls_failed") from error
        except smtplib.SMTPConnectError as error:
            raise Broken(f"greeting {error.smtp_code}") from error
        except smtplib.SMTPServerDisconnected as error:
            raise Broken("closed_at_greeting") from error
        except TimeoutError as error:
            raise Broken("timeout") from error
        except (OSError, UnicodeError, smtplib.SMTPException) as error:
            raise Broken("unreachable") from error

    def _connect(self, context: ssl.SSLContext, hostname: str) -> smtplib.SMTP:
        settings = self._settings
        name = hostname or None
        smtp: smtplib.SMTP
        if settings.security == "tls":
            smtp = smtplib.SMTP_SSL(
                settings.host, settings.port, name, timeout=settings.timeout_seconds, context=context
            )
        else:
            smtp = smtplib.SMTP(settings.host, settings.port, name, timeout=settings.timeout_seconds)
        try:
            self._secure(smtp, context)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _secure(self, smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
        """Greet, begin TLS where it is set, sign in where there is an account."""
        settings = self._settings
        smtp.ehlo_or_helo_if_needed()
        if settings.security == "starttls":
            if not smtp.has_extn("starttls"):
                raise Broken("no_starttls")
            code, _ = smtp.starttls(context=context)
            if code != 220:
                raise Broken(f"starttls {code}")
            smtp.ehlo_or_helo_if_needed()
        if settings.username:
            self._sign_in(smtp)

    def _sign_in(self, smtp: smtplib.SMTP) -> None:
        """By token where a program gives one, else by password. Raises Broken."""
        settings = self._settings
        try:
            if settings.oauth2_token_command:
                token = oauth2.access_token(settings.oauth2_token_command)
                oauth2.sign_in(smtp, settings.username, token)
            else:
                smtp.login(settings.username, settings.password.get_secret_value())
        except oauth2.NoToken as error:
            raise Broken(str(error)) from error
        except smtplib.SMTPNotSupportedError as error:
            raise Broken("no_auth") from error
        except smtplib.SMTPAuthenticationError as error:
            raise Broken(f"auth {error.smtp_code}") from error

    def close(self) -> None:
        """Say goodbye; a line that is gone is no matter here."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def send(self, sender: str, recipient: str, content: bytes, *, before_data: Callable[[], None]) -> Result:
        """Send *content*, byte for byte, with dots doubled as the protocol wants (RFC 5321 4.5.2).

        *before_data* is called once the recipient is taken, before DATA; what it raises is raised
        here, and the mail is not sent.
        """
        try:
            refused = self._envelope(sender, recipient, content)
            if refused is not None:
                return refused
        except (OSError, smtplib.SMTPException) as error:
            return Result(outcome=Outcome.AGAIN, tag=_lost(error, "envelope"), usable=False)
        before_data()
        try:
            code, text = self._smtp.docmd("DATA")
            if code != 354:
                return self._refused(code, text, "data")
            self._smtp.send(stuffed(content))
            # Where this raises, the final dot was not handed over in full: the server cannot have it.
            self._smtp.send(b"." + _CRLF)
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Result(outcome=Outcome.AGAIN, tag=_lost(error, "data"), usable=False)
        return self._verdict()

    def _envelope(self, sender: str, recipient: str, content: bytes) -> Result | None:
        """MAIL and RCPT; return why the mail is refused, or None."""
        try:
            sender, recipient = _domain_in_ascii(sender), _domain_in_ascii(recipient)
        except ValueError:
            return Result(outcome=Outcome.NEVER, tag="bad_address")
        options = []
        headers = content.partition(_CRLF + _CRLF)[0]
        if not (sender + recipient).isascii() or not headers.isascii():
            if not self._smtp.has_extn("smtputf8"):
                return Result(outcome=Outcome.NEVER, tag="no_smtputf8")
            options.append("SMTPUTF8")
        if not content.isascii():
            if not self._smtp.has_extn("8bitmime"):
                return Result(outcome=Outcome.NEVER, tag="no_8bitmime")
            options.append("BODY=8BITMIME")
        if self._smtp.has_extn("size"):
            options.append(f"SIZE={len(content)}")
        self._smtp.command_encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
        for step, line in (
            ("mail", " ".join([f"MAIL FROM:<{sender}>", *options])),
            ("rcpt", f"RCPT TO:<{recipient}>"),
        ):
            code, text = self._smtp.docmd(line)
            if not 200 <= code < 300:
                return self._refused(code, text, step)
        return None

    def _verdict(self) -> Result:
        """Read the answer to the final dot: only an answer tells what became of the mail."""
        try:
            if self._smtp.sock is not None:  # RFC 5321 4.5.3.2.6: the server may take its time here
                self._smtp.sock.settimeout(_AFTER_DOT * self._settings.timeout_seconds)
            code, text = self._smtp.getreply()
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._settings.timeout_seconds)
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Result(outcome=Outcome.UNKNOWN, tag=_lost(error, "after_dot"), usable=False)
        if 200 <= code < 300:
            self.sent += 1
            return Result(outcome=Outcome.SENT, tag=_codes(code, text))
        if 400 <= code < 600:
            return self._refused(code, text, "dot")
        self._smtp.close()
        return Result(outcome=Outcome.UNKNOWN, tag=f"senseless {code}", usable=False)

    def _refused(self, code: int, text: bytes, step: str) -> Result:
        """5xx refuses this mail for good; everything else is tried again (RFC 5321 4.2.1)."""
        usable = code not in (421, 521, -1)
        if usable:
            try:
                self._smtp.rset()
            except (OSError, smtplib.SMTPException):
                usable = False
        if not usable:
            self._smtp.close()
        outcome = Outcome.NEVER if 500 <= code < 600 else Outcome.AGAIN
        return Result(outcome=outcome, tag=f"{step} {_codes(code, text)}", usable=usable)


def stuffed(content: bytes) -> bytes:
    """Return *content* with leading dots doubled and a line end at its end; nothing else is changed."""
    if content.startswith(b"."):
        content = b"." + content
    content = content.replace(_CRLF + b".", _CRLF + b"..")
    return content if content.endswith(_CRLF) else content + _CRLF


def _domain_in_ascii(address: str) -> str:
    """Return the address with its domain in A-labels. Raises ValueError."""
    if any(ord(letter) < 33 or letter in "<>\x7f" for letter in address):
        raise ValueError("an address holds no blanks")
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}"


def _codes(code: int, text: bytes) -> str:
    enhanced = _ENHANCED.match(text)
    return f"{code} {enhanced[1].decode()}" if enhanced else str(code)


def _lost(error: Exception, step: str) -> str:
    if isinstance(error, TimeoutError | socket.timeout):
        return f"{step} timeout"
    return f"{step} lost"

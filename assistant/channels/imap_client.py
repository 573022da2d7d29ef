"""A signed-in connection to an IMAP mailbox: TLS verified, a time limit on every step.

A socket's timeout ends a silence, but not a server that sends a byte now and then: each step
therefore has a limit as a whole, after which the line is cut.
"""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from assistant.channels.oauth2 import NoToken, access_token
from assistant.channels.tls import refuse_plain, verified
from assistant.settings import Mailbox

CONNECT_SECONDS = 20.0
SILENCE_SECONDS = 60.0  # longest silence while an answer is awaited
STEP_SECONDS = 300.0  # longest step as a whole


class MailboxTrouble(Exception):
    """The mailbox cannot be used now; the tag says why, in our own words."""


class ImapLine:
    """A connection. `client` is used inside `at_most`."""

    def __init__(
        self, mailbox: Mailbox, *, silence: float = SILENCE_SECONDS, step: float = STEP_SECONDS
    ) -> None:
        """Connect and sign in. Raises MailboxTrouble, and SettingsError for settings that cannot be used.

        *silence* and *step* are in seconds.
        """
        refuse_plain(mailbox.security, mailbox.host, entry="mailboxes.security")
        self._step = step
        context = verified(mailbox.ca_file, entry="mailboxes.ca_file")
        # imaplib and imapclient log what they send and read when asked for debug.
        logging.getLogger("imapclient").setLevel(logging.CRITICAL + 1)
        with translated():
            self.client = _connect(mailbox, context, silence)
            try:
                with self.at_most():
                    _begin(self.client, mailbox, context)
            except BaseException:
                self.cut()
                raise

    @contextmanager
    def at_most(self, seconds: float | None = None) -> Iterator[IMAPClient]:
        """Cut the line where the block takes longer than a step may."""
        timer = threading.Timer(seconds or self._step, self.cut)
        timer.daemon = True
        timer.start()
        try:
            yield self.client
        finally:
            timer.cancel()

    def has(self, capability: str) -> bool:
        """Whether the server can do that."""
        return bool(self.client.has_capability(capability))

    def answers(self) -> bool:
        """Whether the server still answers on this line."""
        try:
            with self.at_most(10.0):
                self.client.noop()
        except Exception:
            return False
        return True

    def cut(self) -> None:
        """End the line at once; whoever reads from it gets an error."""
        with suppress(OSError, AttributeError):
            # A copy of the descriptor: shutting the connection does not touch the TLS object
            # that another thread may be reading from.
            line = socket.socket(fileno=socket.dup(self.client.socket().fileno()))
            try:
                line.shutdown(socket.SHUT_RDWR)
            finally:
                line.close()

    def close(self) -> None:
        """Say goodbye."""
        with suppress(Exception), self.at_most(5.0):
            self.client.logout()
        with suppress(Exception):
            self.client.shutdown()


@contextmanager
def translated() -> Iterator[None]:
    """Turn what goes wrong with a server into MailboxTrouble, without the server's words."""
    try:
        yield
    except MailboxTrouble:
        raise
    except NoToken as error:
        raise MailboxTrouble(str(error)) from error
    except LoginError as error:
        raise MailboxTrouble("sign_in_refused") from error
    except ssl.SSLCertVerificationError as error:
        raise MailboxTrouble("tls_not_verified") from error
    except ssl.SSLError as error:
        raise MailboxTrouble("tls_failed") from error
    except TimeoutError as error:
        raise MailboxTrouble("timeout") from error
    except OSError as error:
        raise MailboxTrouble("unreachable") from error
    except IMAPClientError as error:  # aborts and protocol errors are children of it
        raise MailboxTrouble(f"server_error {type(error).__name__}") from error
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        # What imaplib and imapclient raise on an answer that makes no sense.
        raise MailboxTrouble(f"senseless_answer {type(error).__name__}") from error


def _connect(mailbox: Mailbox, context: ssl.SSLContext, silence: float) -> IMAPClient:
    client = IMAPClient(
        mailbox.host,
        mailbox.port,
        ssl=mailbox.security == "tls",
        ssl_context=context,
        timeout=SocketTimeout(connect=min(CONNECT_SECONDS, silence), read=silence),
    )
    client.normalise_times = False  # INTERNALDATE with its zone
    return client


def _begin(client: IMAPClient, mailbox: Mailbox, context: ssl.SSLContext) -> None:
    """STARTTLS where it is set, then sign in."""
    if mailbox.security == "starttls":
        if not client.has_capability("STARTTLS"):
            raise MailboxTrouble("no_starttls")
        client.starttls(context)
    if mailbox.oauth2_token_command:
        client.oauth2_login(mailbox.username, access_token(mailbox.oauth2_token_command))
    else:
        client.login(mailbox.username, mailbox.password.get_secret_value())

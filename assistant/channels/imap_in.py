"""The mailbox reader: one thread a mailbox, which waits for mail, takes it, and comes back after trouble."""

import logging
import time

from imapclient.exceptions import IMAPClientError

from assistant.channels.background import Background
from assistant.channels.imap_clear import Clearer
from assistant.channels.imap_client import SILENCE_SECONDS, STEP_SECONDS, ImapLine, MailboxTrouble, translated
from assistant.channels.imap_take import Taker
from assistant.desk import mailboxes
from assistant.desk.desk import Desk
from assistant.errors import AssistantError
from assistant.settings import Mailbox, Tenant

_log = logging.getLogger(__name__)

_SLICE = 1.0  # seconds of IDLE between two looks at whether we are to stop
_POLL_AFTER_IDLE_FAILED = 3600.0  # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0  # seconds between two tries to reach a server
_RECONCILE = 24 * 3600.0  # seconds
_RECONCILE_AGAIN = 600.0  # seconds, while mail is missing


class MailboxReader(Background):
    """Reads one mailbox of one company until stopped. It is never switched off by an error."""

    def __init__(
        self,
        desk: Desk,
        tenant: Tenant,
        mailbox: Mailbox,
        *,
        silence: float = SILENCE_SECONDS,
        step: float = STEP_SECONDS,
    ) -> None:
        """*silence* and *step*: see `ImapLine`."""
        self._desk = desk
        self._mailbox = mailbox
        self._silence, self._step = silence, step
        super().__init__(f"imap-{tenant.id}")
        self._taker = Taker(desk, tenant, mailbox, stopping=self._stop.is_set)
        self._clearer = Clearer(desk, mailbox, self._taker.name)
        self._poll_until = 0.0
        self._reconcile_at: float | None = None  # of the monotonic clock

    @property
    def name(self) -> str:
        """Under which its place and health are kept."""
        return self._taker.name

    def once(self) -> int:
        """Connect, take what is new, take out what must go, compare, disconnect; return how many were stored.

        Raises MailboxTrouble, and StoreError.
        """
        line = self._connect()
        try:
            taken = self._taker.sync(line)
            self._clear(line)
            self._taker.reconcile(line)
            return taken
        finally:
            line.close()

    def _connect(self) -> ImapLine:
        line = ImapLine(self._mailbox, silence=self._silence, step=self._step)
        try:
            with translated(), line.at_most() as client:
                self._taker.choose(client)
        except BaseException:
            line.close()
            raise
        return line

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stop.is_set():
            begun = time.monotonic()
            try:
                self._session()
            except MailboxTrouble as trouble:
                self._tell(str(trouble))
            except AssistantError as error:
                _log.error("mailbox %s pauses: %s", self.name, error)
            except Exception as error:
                self._tell(f"failed {type(error).__name__}")
            if time.monotonic() - begun > _LONGEST_PAUSE:  # it had worked for a while
                pause = _FIRST_PAUSE
            self._stop.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _tell(self, tag: str) -> None:
        """Make a trouble seen; it is tried again whatever happens here."""
        _log.warning("mailbox %s: %s", self.name, tag)
        try:
            mailboxes.trouble(self._desk, self.name, tag)
        except AssistantError as error:
            _log.error("mailbox %s: its trouble could not be stored: %s", self.name, error)

    def _session(self) -> None:
        line = self._connect()
        try:
            while not self._stop.is_set():
                self._taker.sync(line)
                self._clear(line)
                if self._reconcile_at is None or time.monotonic() > self._reconcile_at:
                    missing = self._taker.reconcile(line)
                    self._reconcile_at = time.monotonic() + (_RECONCILE_AGAIN if missing else _RECONCILE)
                self._wait(line)
        finally:
            line.close()

    def _clear(self, line: ImapLine) -> None:
        """Take out what must go; then the folder that is read is opened again."""
        if self._clearer.clear(line):
            with translated(), line.at_most() as client:
                self._taker.choose(client)

    def _wait(self, line: ImapLine) -> None:
        """Wait for mail by IDLE where it works, else by the clock; then see that the line still answers."""
        if line.has("IDLE") and time.monotonic() >= self._poll_until:
            self._idle(line)
        else:
            self._stop.wait(self._mailbox.poll_seconds)
        with translated(), line.at_most() as client:
            client.noop()

    def _idle(self, line: ImapLine) -> None:
        """One short round of IDLE (RFC 2177). Where it fails, polling takes over for a while."""
        until = time.monotonic() + self._mailbox.poll_seconds
        try:
            with translated(), line.at_most(self._mailbox.poll_seconds + self._silence) as client:
                client.idle()
                while not self._stop.is_set() and (left := until - time.monotonic()) > 0:
                    begun = time.monotonic()
                    said = client.idle_check(timeout=min(_SLICE, left))
                    # An empty answer before its time is a line that was closed.
                    if said or time.monotonic() - begun < min(_SLICE, left) / 2:
                        break
                client.idle_done()
        except MailboxTrouble as trouble:
            if isinstance(trouble.__cause__, IMAPClientError | TimeoutError | ValueError):
                self._poll_until = time.monotonic() + _POLL_AFTER_IDLE_FAILED
            raise

"""Copies of sent mail into the IMAP Sent folder: a step of its own, so its failure sends nothing twice."""

import logging
import re
from datetime import datetime

from assistant.channels.background import Background
from assistant.channels.imap_client import SILENCE_SECONDS, STEP_SECONDS, ImapLine, MailboxTrouble, translated
from assistant.desk import deliver
from assistant.desk.desk import Desk
from assistant.desk.views import Outgoing
from assistant.errors import AssistantError
from assistant.settings import Mailbox, Tenant

_log = logging.getLogger(__name__)

_MESSAGE_ID = re.compile(rb"^message-id:[ \t]*(?:\r\n[ \t]+)?(<[^\r\n]+>)", re.I | re.M)
_FIRST_PAUSE, _LONGEST_PAUSE = 30.0, 1800.0  # seconds


class SentFiler(Background):
    """Files what a company sent, in a thread of its own, until stopped."""

    def __init__(
        self,
        desk: Desk,
        tenant: Tenant,
        mailbox: Mailbox,
        *,
        silence: float = SILENCE_SECONDS,
        step: float = STEP_SECONDS,
    ) -> None:
        """*mailbox* has a `sent_folder`; *silence* and *step*: see `ImapLine`."""
        self._desk = desk
        self._tenant = tenant
        self._mailbox = mailbox
        self._silence, self._step = silence, step
        super().__init__(f"sent-{tenant.id}")

    def once(self) -> int:
        """File what is not filed yet; return how many. Raises MailboxTrouble, and StoreError."""
        waiting = deliver.to_file(self._desk, self._tenant.id)
        if not waiting:
            return 0
        line = ImapLine(self._mailbox, silence=self._silence, step=self._step)
        try:
            with translated(), line.at_most() as client:
                if not client.folder_exists(self._mailbox.sent_folder):
                    client.create_folder(self._mailbox.sent_folder)
                client.select_folder(self._mailbox.sent_folder)
            for mail in waiting:
                self._file(line, mail, self._desk.now())
        finally:
            line.close()
        return len(waiting)

    def _file(self, line: ImapLine, mail: Outgoing, now: datetime) -> None:
        """Append one mail, unless an earlier try that was cut off did."""
        found = _MESSAGE_ID.search(mail.content)
        with translated(), line.at_most() as client:
            there = found and client.search(["HEADER", "Message-ID", found[1].decode("ascii", "replace")])
            if not there:
                client.append(self._mailbox.sent_folder, mail.content, flags=[rb"\Seen"], msg_time=now)
        deliver.filed(self._desk, mail.id)

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stop.is_set():
            try:
                self.once()
                pause = _FIRST_PAUSE
            except MailboxTrouble as trouble:
                _log.warning("copies for %s wait: %s", self._tenant.id, trouble)
                pause = min(2 * pause, _LONGEST_PAUSE)
            except AssistantError as error:
                _log.error("copies for %s wait: %s", self._tenant.id, error)
            except Exception as error:
                _log.error("copies for %s wait: %s", self._tenant.id, type(error).__name__)
                pause = min(2 * pause, _LONGEST_PAUSE)
            self._stop.wait(pause)

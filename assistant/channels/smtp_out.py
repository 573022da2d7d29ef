"""The sender: takes what the outbox gives, and tells it what became of it.

Claimed → sending (committed before DATA) → sent, failed or unknown. A mail that may have arrived
is never sent again by itself: a person is asked.
"""

import logging
from contextlib import suppress

from assistant.channels.background import AFTER_TROUBLE, Background
from assistant.channels.smtp_client import Broken, Connection, Outcome, Result, check
from assistant.desk import deliver
from assistant.desk.desk import Desk
from assistant.desk.views import Outgoing
from assistant.errors import AssistantError, Stale, StoreError

_log = logging.getLogger(__name__)

_PER_CONNECTION = 100  # mails, then a fresh one, as other mail servers do


class Sender(Background):
    """Sends until stopped, in a thread of its own; `drain` sends what waits now."""

    def __init__(self, desk: Desk, worker: str, *, poll_seconds: float = 1.0) -> None:
        """*worker* names this sender among all processes, and stays the same over restarts: what it
        left in hand is found by it. Raises SettingsError where `smtp_out` cannot be used.
        """
        check(desk.settings.smtp_out)
        self._desk = desk
        self._worker = worker
        self._poll = poll_seconds
        self._connection: Connection | None = None
        super().__init__(worker)

    def start(self) -> None:
        """Begin. What a crash left in `sending` becomes unknown first."""
        deliver.recover(self._desk, self._worker)
        super().start()

    def drain(self) -> int:
        """Send what is due now; return how many were tried."""
        tried = 0
        try:
            while not self._stop.is_set():
                mail = deliver.claim(self._desk, self._worker)
                if mail is None:
                    break
                tried += 1
                self._deliver(mail)
        finally:
            self._hang_up()
        return tried

    def _run(self) -> None:
        self._again(self._turn, "sending pauses", _log)

    def _turn(self) -> float:
        self.drain()
        return self._poll

    def _deliver(self, mail: Outgoing) -> None:
        """Try one mail and write down what came of it."""
        try:
            result = self._try(mail)
        except Stale:
            # It may not leave any more: the desk has noted why.
            self._hang_up()
            _log.info("mail %s was taken back before it left", mail.id)
            return
        except AssistantError as error:
            # It could not be marked as leaving, so nothing of it left.
            _log.error("mail %s waits: %s", mail.id, error)
            result = Result(outcome=Outcome.AGAIN, tag="not_marked", usable=False)
        if not result.usable:
            self._hang_up()
        _log.info("mail %s: %s (%s)", mail.id, result.outcome.value, result.tag)
        while not self._noted(mail, result):
            if self._stop.wait(AFTER_TROUBLE):
                return  # what is still marked as leaving becomes unknown at the next start

    def _noted(self, mail: Outgoing, result: Result) -> bool:
        """Tell the desk; False while the database cannot be reached."""
        try:
            if result.outcome is Outcome.SENT:
                deliver.sent(self._desk, mail.id, result.tag)
            elif result.outcome is Outcome.UNKNOWN:
                deliver.unknown(self._desk, mail.id, result.tag)
            else:
                never = result.outcome is Outcome.NEVER
                deliver.failed(self._desk, mail.id, result.tag, permanent=never)
        except StoreError as error:
            _log.error("what came of mail %s waits to be stored: %s", mail.id, error)
            return False
        return True

    def _try(self, mail: Outgoing) -> Result:
        fresh = self._connection is None
        try:
            result = self._send(mail)
        except Broken as error:
            return Result(outcome=Outcome.AGAIN, tag=str(error), usable=False)
        if not fresh and not result.usable and result.tag == "envelope lost":
            # The server had closed an idle connection: that says nothing about this mail.
            self._hang_up()
            try:
                return self._send(mail)
            except Broken as error:
                return Result(outcome=Outcome.AGAIN, tag=str(error), usable=False)
        return result

    def _send(self, mail: Outgoing) -> Result:
        if self._connection is not None and self._connection.sent >= _PER_CONNECTION:
            self._hang_up()
        if self._connection is None:
            settings = self._desk.settings
            self._connection = Connection(settings.smtp_out, hostname=settings.smtp_in.hostname)
        return self._connection.send(
            mail.envelope_from,
            mail.recipient,
            mail.content,
            before_data=lambda: deliver.sending(self._desk, mail.id),
        )

    def _hang_up(self) -> None:
        if self._connection is not None:
            with suppress(Exception):
                self._connection.close()
            self._connection = None

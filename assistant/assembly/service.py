"""The running service: the parts that were asked for, started in order and stopped in time."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.assembly import jobs
from assistant.assembly.slots import Slot
from assistant.assembly.workers import Rounds, Worker
from assistant.desk.desk import Desk
from assistant.errors import SettingsError, StoreError
from assistant.settings import Settings

if TYPE_CHECKING:
    import socket

    from assistant.web.site import Demo

_log = logging.getLogger(__name__)

PARTS = ("smtp", "imap", "work", "send", "web")


class Part(Protocol):
    """Something that runs in a thread of its own."""

    @property
    def alive(self) -> bool: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


class Service:
    """Runs until stopped. Every part works on the same desk; they share nothing else."""

    def __init__(self, desk: Desk, parts: Sequence[str] = PARTS, *, demo: "Demo | None" = None) -> None:
        """*parts* are names of PARTS. Nothing runs and no port is open before `start`."""
        self._desk, self._wanted, self._demo = desk, parts, demo
        self._settings: Settings = desk.settings
        self._running: list[tuple[str, Part]] = []
        self._slot: Slot | None = None
        self.smtp: tuple[str, int] | None = None  # where mail is taken, once started
        self.web: tuple[str, int] | None = None  # where pages are served, once started

    def start(self) -> None:
        """Start every part. Raises SettingsError or StoreError; what had started is stopped again."""
        try:
            self._slot = _slot(self._settings)
            makers = {
                "smtp": self._mail_listener,
                "imap": self._mailboxes,
                "work": self._workers,
                "send": self._sender,
                "web": self._pages,
            }
            for name in PARTS:
                if name in self._wanted:
                    makers[name]()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Take nothing new, finish what is in hand, end: all parts at once, within ten seconds."""
        stopping = [threading.Thread(target=part.stop, name=f"stop-{name}") for name, part in self._running]
        for thread in stopping:
            thread.start()
        for thread in stopping:
            thread.join()
        for name, part in self._running:
            if part.alive:
                _log.warning("%s did not stop in time; the next start takes up what it had in hand", name)
        self._running.clear()
        if self._slot is not None:
            self._slot.release()
            self._slot = None

    def probes(self) -> dict[str, Callable[[], str]]:
        """Return, for each part that runs here, what is wrong with it; empty where nothing is."""
        found: dict[str, Callable[[], str]] = {}
        for name, part in self._running:
            found[name] = lambda part=part: "" if part.alive else "has stopped; see the log"  # type: ignore[misc]
        return found

    def _begin(self, name: str, part: Part) -> None:
        part.start()
        self._running.append((name, part))

    def _mail_listener(self) -> None:
        from assistant.channels.smtp_in import Listener

        listener = Listener(self._desk)
        self._begin("smtp", listener)
        self.smtp = listener.address

    def _mailboxes(self) -> None:
        from assistant.channels.imap_in import MailboxReader
        from assistant.channels.imap_sent import SentFiler

        for tenant in self._settings.tenants:
            for number, mailbox in enumerate(tenant.mailboxes, 1):
                self._begin(f"imap-{tenant.id}-{number}", MailboxReader(self._desk, tenant, mailbox))
                if mailbox.sent_folder:
                    self._begin(f"sent-{tenant.id}-{number}", SentFiler(self._desk, tenant, mailbox))

    def _workers(self) -> None:
        left_by = tuple(self._slot.abandoned()) if self._slot else ()
        for number in range(self._settings.workers):
            names = [f"{name}-work-{number}" for name in left_by]
            self._begin(f"work-{number}", Worker(self._desk, self._name(f"work-{number}"), left_by=names))
        self._begin("rounds", Rounds(jobs.of(self._desk)))

    def _sender(self) -> None:
        from assistant.channels.smtp_out import Sender
        from assistant.channels.webhooks import Teller
        from assistant.desk import deliver

        for name in self._slot.abandoned() if self._slot else ():
            deliver.recover(self._desk, f"{name}-send")
        self._begin("send", Sender(self._desk, self._name("send")))
        self._begin("webhooks", Teller(self._desk))

    def _pages(self) -> None:
        from assistant.assembly.pages import Pages, listen
        from assistant.web.app import create_app

        listening = listen(self._settings.web)
        try:
            application = create_app(self._desk, self._settings, demo=self._demo, probes=self.probes())
        except BaseException:
            listening.close()
            raise
        self._begin("web", Pages(application, self._settings.web, listening))
        self.web = _where(listening)

    def _name(self, what: str) -> str:
        if self._slot is None:
            raise StoreError("a worker needs a started service")
        return f"{self._slot.name}-{what}"


def _where(listening: "socket.socket") -> tuple[str, int]:
    host, port = listening.getsockname()[:2]
    return str(host), int(port)


def _slot(settings: Settings) -> Slot:
    try:
        return Slot(settings.data_dir)
    except OSError as error:
        raise SettingsError(
            f"the data folder {settings.data_dir} cannot be used ({error.strerror or error}); "
            "set data_dir to a folder of this service that may be written to"
        ) from error

"""The whole service in this process, with real mail servers on either side and a clock that can be set."""

import shutil
import smtplib
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, TypeVar

import pytest

from assistant import settings
from assistant.assembly import building
from assistant.assembly.catcher import Catcher, Kept
from assistant.assembly.service import PARTS, Service
from assistant.assembly.thinking import Thinking, thinking
from assistant.desk import review, staffing
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.views import TicketView
from tests.edges.conftest import certificates, postfix

__all__ = ["certificates", "postfix"]  # fixtures: pytest finds them here

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a long enough password"
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)  # a Wednesday; a month later is Christmas
T = TypeVar("T")


class Clock:
    """Goes as fast as time does, from whatever moment it was set to."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def skip(self, by: timedelta) -> None:
        """Move on."""
        self._ahead += by


def eventually(look: Callable[[], T], seconds: float = 30.0) -> T:
    """Return what *look* returns as soon as it is something."""
    until = time.monotonic() + seconds
    while True:
        found = look()
        if found or time.monotonic() > until:
            return found
        time.sleep(0.05)


@dataclass(kw_only=True)
class House:
    """A running service with its neighbours."""

    desk: Desk
    service: Service
    catcher: Catcher
    clock: Clock
    robin: Staff  # an approver
    kim: Staff  # an officer

    @property
    def web(self) -> str:
        """The address of the pages."""
        assert self.service.web
        return f"http://{self.service.web[0]}:{self.service.web[1]}"

    def send(self, mail: EmailMessage | bytes, *, sender: str, to: str) -> None:
        """Hand a mail to the listener, as another server would."""
        assert self.service.smtp
        raw = mail if isinstance(mail, bytes) else mail.as_bytes(policy=policy.SMTP)
        with smtplib.SMTP(*self.service.smtp, timeout=20) as line:
            line.sendmail(sender, [to], raw)

    def handled(self, count: int) -> None:
        """Wait until *count* mails were worked off."""

        def done() -> bool:
            begin = datetime(2000, 1, 1, tzinfo=UTC)
            tenants = [tenant.id for tenant in self.desk.settings.tenants]
            with self.desk.store.read() as tx:
                rows = tx.ledger.between(tenants, begin, datetime(2100, 1, 1, tzinfo=UTC))
            return len([row for row in rows if row.state != "waiting"]) >= count

        assert eventually(done), f"{count} mails should have been handled by now"

    def queue(self) -> list[Any]:
        """What staff see."""
        return review.queue(self.desk, self.robin)

    def ticket(self, key: str) -> TicketView:
        """One page of it."""
        return review.ticket(self.desk, self.robin, key)

    def approve(self, view: TicketView, number: int = -1) -> None:
        """Approve a draft as Robin, and as Kim where two must."""
        chosen = view.drafts[number].draft
        for person in (self.robin, self.kim):
            done = review.approve(
                self.desk, person, chosen.id, text_hash=chosen.text_hash, revision=view.conversation.revision
            )
            if done.draft.state == "approved":
                return
        raise AssertionError("two approvals should be enough")

    def mails(self, count: int) -> list[Kept]:
        """Wait for *count* mails at the receiving server and return all that came."""
        eventually(lambda: len(self.left()) >= count)
        return self.left()

    def left(self) -> list[Kept]:
        """What left for customers so far; digests and checkpoints go to the desk's own people."""
        own = {self.robin.email, self.kim.email}
        return [one for one in self.catcher.kept if not own & set(one.recipients)]

    def bytes_approved(self, view: TicketView) -> bytes:
        """The very bytes that were put into the outbox for a page's last mail."""
        row = self.ticket(view.conversation.id).outbox[-1]
        with self.desk.store.read() as tx:
            return tx.blobs.read(row.blob_id) or b""


@pytest.fixture(scope="session")
def mind() -> Thinking:
    """What thinks; learned once and kept in the checkout's own cache."""
    return thinking(settings.load(data_dir=ROOT / ".cache"))


@pytest.fixture
def learned(mind: Thinking, tmp_path: Path) -> Path:
    """A data folder that holds what was learned already, for programs that are started on it."""
    shutil.copytree(ROOT / ".cache" / "cache", tmp_path / "data" / "cache")
    return tmp_path / "data"


@pytest.fixture
def open_house(mind: Thinking, tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Return a maker of running services; settings are given by name."""
    with ExitStack() as stack:

        def start(*, parts: tuple[str, ...] = PARTS, at: datetime = NOON, **overrides: Any) -> House:
            return stack.enter_context(_running(mind, tmp_path, parts, at, overrides))

        yield start


@pytest.fixture
def house(open_house: Callable[..., House]) -> House:
    """A running service with the settings that are shipped."""
    return open_house()


@contextmanager
def _running(
    mind: Thinking, folder: Path, parts: tuple[str, ...], at: datetime, overrides: dict[str, Any]
) -> Iterator[House]:
    with ExitStack() as stack:
        catcher = Catcher()
        catcher.start()
        stack.callback(catcher.stop)
        chosen = {
            "smtp_in": {"port": 0, "hostname": "mx.example.org"},
            "smtp_out": {"port": catcher.port, "security": "none", "undo_seconds": 0},
            "web": {"port": 0, "secure_cookies": False},
            **overrides,
        }
        clock = Clock(at)
        desk = stack.enter_context(
            building.desk(settings.load(data_dir=folder, **chosen), mind=mind, clock=clock)
        )
        tenants = [tenant.id for tenant in desk.settings.tenants]
        robin = staffing.add(
            desk, email="robin@example.org", name="Robin", password=PASSWORD,
            roles=dict.fromkeys(tenants, "approver"),
        )  # fmt: skip
        kim = staffing.add(
            desk, email="kim@example.org", name="Kim", password=PASSWORD,
            roles=dict.fromkeys(tenants, "officer"),
        )  # fmt: skip
        service = Service(desk, parts)
        service.start()
        stack.callback(service.stop)
        yield House(desk=desk, service=service, catcher=catcher, clock=clock, robin=robin, kim=kim)


def letter(
    *, sender: str, to: str, subject: str, text: str, message_id: str, answers: str = ""
) -> EmailMessage:
    """Return a plain mail."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"], mail["Message-ID"] = "Wed, 25 Nov 2026 12:59:00 +0100", f"<{message_id}>"
    if answers:
        mail["In-Reply-To"] = mail["References"] = f"<{answers}>"
    mail.set_content(text, cte="8bit")
    return mail

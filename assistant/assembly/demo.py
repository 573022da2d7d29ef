"""The whole service on this machine, with invented mail: nothing leaves it, nothing stays behind."""

import os
import shutil
import smtplib
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email import utils
from pathlib import Path

from pydantic import SecretStr

from assistant import resources
from assistant.assembly import building
from assistant.assembly.catcher import Catcher
from assistant.assembly.service import Service
from assistant.assembly.thinking import cache_folder, thinking
from assistant.desk import staffing
from assistant.desk.desk import Desk
from assistant.desk.people import Role
from assistant.errors import DeliveryError
from assistant.settings import Settings, Tenant
from assistant.web.site import Caught, Demo, DemoStaff

USUAL_PORT = 8080
UNDO_SECONDS = 3
PASSWORD = "a demonstration needs no secret"  # noqa: S105  # it guards invented mail on this machine
STAFF: tuple[tuple[str, str, Role], ...] = (
    ("Robin de Boer", "robin@example.org", "approver"),
    ("Kim Skov", "kim@example.org", "officer"),
    ("Sanne Visser", "sanne@example.org", "agent"),
    ("Alex Lund", "alex@example.org", "admin"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """Where the demonstration can be seen."""

    smtp: str  # host:port that takes mail
    web: str
    console: str
    widget: dict[str, str]  # tenant → a customer page with the chat
    outbox: str  # the page with the mail that went out
    staff: tuple[DemoStaff, ...] = field(repr=False)


@contextmanager
def demonstration(settings: Settings, port: int | None = None) -> Iterator[Addresses]:
    """Run everything until the block ends. *port* is that of the pages; none: 8080, or a free one.

    Raises SettingsError where the port is taken.
    """
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="assistant-demo-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        _learned_before(settings, folder)
        catcher = Catcher()
        catcher.start()
        stack.callback(catcher.stop)
        ours = _settings(settings, folder, catcher.port, _port(port))
        desk = stack.enter_context(building.desk(ours, mind=thinking(ours)))
        staff = _staff(desk)
        service = Service(desk, demo=Demo(staff=staff, caught=lambda: _caught(catcher)))
        service.start()
        stack.callback(service.stop)
        if service.smtp is None or service.web is None:
            raise DeliveryError("the demonstration did not start")
        _send_samples(ours.tenants, service.smtp)
        web = f"http://{service.web[0]}:{service.web[1]}"
        yield Addresses(
            smtp=f"{service.smtp[0]}:{service.smtp[1]}",
            web=web,
            console=f"{web}/console",
            widget={tenant.id: f"{web}/demo/{tenant.id}" for tenant in ours.tenants},
            outbox=f"{web}/demo/outbox",
            staff=staff,
        )


def _settings(settings: Settings, folder: Path, out_port: int, web_port: int) -> Settings:
    """Return settings that touch nothing but *folder* and free ports, whatever file and environment say."""
    tenants = tuple(
        tenant.model_copy(
            update={
                "mailboxes": (),
                "officer_email": f"officer@{tenant.sender_address.rpartition('@')[2]}",
                "deputy_email": "",
            }
        )
        for tenant in settings.tenants
    )
    return settings.model_copy(
        update={
            "data_dir": folder,
            "database_url": SecretStr(""),
            "master_key": SecretStr(""),
            "master_key_file": "",
            "smtp_in": type(settings.smtp_in)(port=0, hostname="localhost"),  # type: ignore[call-arg]
            "smtp_out": type(settings.smtp_out)(  # type: ignore[call-arg]
                port=out_port, security="none", undo_seconds=UNDO_SECONDS
            ),
            "web": type(settings.web)(port=web_port, secure_cookies=False),  # type: ignore[call-arg]
            "tenants": tenants,
        }
    )


def _port(wanted: int | None) -> int:
    """Return the wanted port, else the usual one where it is free."""
    if wanted is not None:
        return wanted
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", USUAL_PORT))
        except OSError:
            return 0
    return USUAL_PORT


def _learned_before(settings: Settings, folder: Path) -> None:
    """Take over what was learned already, so that the demonstration need not learn it again."""
    known = cache_folder(settings)
    if known.is_dir():
        shutil.copytree(known, folder / "cache", copy_function=_link)


def _link(source: str, target: str) -> None:
    """Give a file a second name, which costs nothing; on another disk it is copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _staff(desk: Desk) -> tuple[DemoStaff, ...]:
    tenants = [tenant.id for tenant in desk.settings.tenants]
    for name, address, role in STAFF:
        staffing.add(desk, email=address, name=name, password=PASSWORD, roles=dict.fromkeys(tenants, role))
    return tuple(
        DemoStaff(name=f"{name}, {role}", email=address, password=PASSWORD) for name, address, role in STAFF
    )


def _caught(catcher: Catcher) -> Sequence[Caught]:
    return tuple(
        Caught(id=str(number), at=kept.at, mail=kept.mail) for number, kept in enumerate(catcher.kept, 1)
    )


def samples(tenant: Tenant) -> Iterator[bytes]:
    """Yield the invented mails of a company, in order, as they lie under locales."""
    folder = resources.folder("locales") / tenant.language / tenant.id / "demo"
    for file in sorted(folder.glob("*.eml")):
        yield file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _send_samples(tenants: Sequence[Tenant], where: tuple[str, int]) -> None:
    """Really send them, as a mail program would."""
    with smtplib.SMTP(*where, timeout=30) as line:
        for tenant in tenants:
            for raw in samples(tenant):
                dated = b"Date: " + utils.format_datetime(building.now()).encode() + b"\r\n" + raw
                sender = utils.parseaddr(_header(raw, b"From"))[1]
                line.sendmail(sender, [tenant.sender_address], dated, mail_options=["BODY=8BITMIME"])


def _header(raw: bytes, name: bytes) -> str:
    line = next(line for line in raw.split(b"\r\n") if line.startswith(name + b":"))
    return line[len(name) + 1 :].decode("ascii", "replace").strip()

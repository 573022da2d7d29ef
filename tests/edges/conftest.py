"""Desks on a real store, listeners, and real mail servers."""

import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant import settings
from assistant.channels.smtp_in import Listener
from assistant.desk.desk import Desk
from assistant.store.store import SqlStore, open_store
from assistant.store.vault import Keyring
from tests.edges import pki, servers

RING = Keyring.from_text("test:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Nobody:
    """Stands where these tests reach nobody: no mail is understood or answered in them."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"a channel asked for {name}")


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Return a maker of desks on one SQLite file; settings are given by name."""
    stores: list[SqlStore] = []

    def make(*, folder: Path = tmp_path, **overrides: Any) -> Desk:
        store = open_store(f"sqlite:///{folder / 'desk.db'}", RING, migrate=True)
        stores.append(store)
        nobody: Any = Nobody()
        overrides.setdefault("smtp_in", {"port": 0, "hostname": "mx.example.org"})
        return Desk(
            store=store,
            clock=lambda: datetime.now(UTC),
            settings=settings.load(data_dir=folder, **overrides),
            understander=nobody,
            knowledge=nobody,
            writer=nobody,
        )

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def listening(make_desk: Callable[..., Desk]) -> Iterator[Callable[..., tuple[Desk, Listener]]]:
    """Return a maker of listeners; settings of `smtp_in` are given by name."""
    running: list[Listener] = []

    def listen(desk: Desk | None = None, **smtp_in: Any) -> tuple[Desk, Listener]:
        desk = desk or make_desk(smtp_in={"port": 0, "hostname": "mx.example.org", **smtp_in})
        listener = Listener(desk)
        listener.start()
        running.append(listener)
        return desk, listener

    yield listen
    for listener in running:
        listener.stop()


@pytest.fixture(scope="session")
def certificates() -> Iterator[tuple[Path, Path, Path]]:
    """Yield ca, certificate and key for localhost."""
    folder = Path(tempfile.mkdtemp(prefix="pki-"))
    folder.chmod(0o755)
    yield pki.write(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postfix(certificates: tuple[Path, Path, Path]) -> Iterator[servers.Postfix]:
    """Start a Postfix of our own."""
    if reason := servers.why_not("postfix", root=True):
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))
    with servers.postfix(folder, free_port(), certificate=certificates[1], key=certificates[2]) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def submission(certificates: tuple[Path, Path, Path]) -> Iterator[servers.Postfix]:
    """Start a Postfix that takes mail only from who signs in, and a Dovecot that it asks."""
    if reason := servers.why_not("postfix", "dovecot", root=True):
        pytest.skip(reason)
    folder, asked = Path(tempfile.mkdtemp(prefix="submission-")), free_port()
    folder.chmod(0o755)
    keys = {"certificate": certificates[1], "key": certificates[2]}
    who = servers.DOVECOT_ASKED.format(port=asked)
    asks = servers.POSTFIX_ASKS.format(port=asked)
    with (
        servers.dovecot(folder / "who", (free_port(), free_port()), **keys, extra=who),
        servers.postfix(folder / "smtp", free_port(), **keys, extra=asks) as server,
    ):
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def dovecot(certificates: tuple[Path, Path, Path]) -> Iterator[servers.Dovecot]:
    """Start a Dovecot of our own, with empty mailboxes."""
    if reason := servers.why_not("dovecot", root=True):
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    ports = free_port(), free_port()
    with servers.dovecot(folder, ports, certificate=certificates[1], key=certificates[2]) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


def ledger(desk: Desk) -> list[tuple[str, bytes]]:
    """Return company and raw bytes of every mail in the ledger, oldest first."""
    start, end = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    with desk.store.read() as tx:
        rows = tx.ledger.between([tenant.id for tenant in desk.settings.tenants], start, end)
        return [(row.tenant, tx.blobs.read(row.blob_id or "") or b"") for row in rows]

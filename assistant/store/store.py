"""The store: transactions on one engine, with the vault that opens what they read."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from assistant.errors import StoreError
from assistant.store.blobs import Blobs
from assistant.store.chats import Chats
from assistant.store.conversations import Conversations
from assistant.store.drafts import Drafts
from assistant.store.engine import connect, set_durable
from assistant.store.instance import Instance
from assistant.store.journals import Journals
from assistant.store.ledger import Ledger
from assistant.store.messages import Messages
from assistant.store.migrate import is_current, upgrade
from assistant.store.outbox import Outbox
from assistant.store.outward import Answers, Hooks, Tokens
from assistant.store.past import Past
from assistant.store.people import People
from assistant.store.queue import Queue
from assistant.store.registers import Register
from assistant.store.secret import instance_secret
from assistant.store.texts import Revisions
from assistant.store.tickets import Tickets
from assistant.store.vault import Keyring, Vault


class SqlTransaction:
    """See `assistant.desk.ports.Transaction`. Each subject is made when it is first asked for."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self.connection = connection
        self._vault = vault

    @cached_property
    def blobs(self) -> Blobs:
        """Bytes."""
        return Blobs(self.connection, self._vault)

    @cached_property
    def ledger(self) -> Ledger:
        """What arrived."""
        return Ledger(self.connection, self._vault)

    @cached_property
    def conversations(self) -> Conversations:
        """Matters."""
        return Conversations(self.connection, self._vault)

    @cached_property
    def messages(self) -> Messages:
        """Messages."""
        return Messages(self.connection, self._vault)

    @cached_property
    def tickets(self) -> Tickets:
        """Requests."""
        return Tickets(self.connection, self._vault)

    @cached_property
    def queue(self) -> Queue:
        """Lists."""
        return Queue(self.connection, self._vault)

    @cached_property
    def register(self) -> Register:
        """The register."""
        return Register(self.connection, self._vault)

    @cached_property
    def drafts(self) -> Drafts:
        """Replies."""
        return Drafts(self.connection, self._vault)

    @cached_property
    def outbox(self) -> Outbox:
        """Outgoing mail."""
        return Outbox(self.connection, self._vault)

    @cached_property
    def journals(self) -> Journals:
        """Chains."""
        return Journals(self.connection, self._vault)

    @cached_property
    def people(self) -> People:
        """Staff."""
        return People(self.connection, self._vault)

    @cached_property
    def chats(self) -> Chats:
        """Chat sessions."""
        return Chats(self.connection, self._vault)

    @cached_property
    def revisions(self) -> Revisions:
        """Texts that staff edit."""
        return Revisions(self.connection, self._vault)

    @cached_property
    def tokens(self) -> Tokens:
        """Tokens of systems."""
        return Tokens(self.connection, self._vault)

    @cached_property
    def answers(self) -> Answers:
        """Answers of calls that may come again."""
        return Answers(self.connection, self._vault)

    @cached_property
    def hooks(self) -> Hooks:
        """Webhooks."""
        return Hooks(self.connection, self._vault)

    @cached_property
    def past(self) -> Past:
        """What is past its term."""
        return Past(self.connection, self._vault)

    @cached_property
    def instance(self) -> Instance:
        """The installation's own values."""
        return Instance(self.connection, self._vault)

    def serialise(self, name: str) -> None:
        """Let nobody else who names the same thing go on before this transaction ends.

        SQLite has one writer at a time anyway; PostgreSQL has advisory locks.
        """
        if self.connection.dialect.name == "postgresql":
            number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
            self.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(number)))


class _OneWriter:
    """SQLite has one writer at a time: threads take turns on one connection that stays open."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._durable = True  # how the connection is set now
        self._connection: sa.Connection | None = None

    @contextmanager
    def begin(self, durable: bool) -> Iterator[sa.Connection]:
        """Begin a transaction; after an exception the next one gets a new connection."""
        with self._turn:
            connection, self._connection = self._connection or self._engine.connect(), None
            try:
                if durable != self._durable:
                    set_durable(connection, durable)
                    self._durable = durable
                with connection.begin():
                    yield connection
            except BaseException:
                if not self._durable:
                    connection.invalidate()  # the pool's connections are all durable
                    self._durable = True
                connection.close()
                raise
            self._connection = connection

    def close(self) -> None:
        """Close the connection once the transaction in hand has ended."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


class SqlStore:
    """See `assistant.desk.ports.Store`. Safe to share between threads."""

    def __init__(self, engine: sa.Engine, ring: Keyring) -> None:
        """*engine*'s schema is current: see `open_store`."""
        self.engine = engine
        self._reader = engine.execution_options(writes=False)
        self._ring = ring
        self._writer = _OneWriter(engine) if engine.dialect.name == "sqlite" else None

    @cached_property
    def vault(self) -> Vault:
        """Keys and digests of this instance."""
        with translated():
            return Vault(self._ring, instance_secret(self.engine, self._ring))

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[SqlTransaction]:
        """Begin to write; commit at the end of the block, or roll back when it raises.

        What is not *durable* is there for everybody at once, and after the end of any process; a power
        cut may take it back, which a claim of work survives.
        """
        vault = self.vault
        with translated(), self._begin(durable) as connection:
            yield SqlTransaction(connection, vault)

    @contextmanager
    def _begin(self, durable: bool) -> Iterator[sa.Connection]:
        if self._writer is not None:
            with self._writer.begin(durable) as connection:
                yield connection
        else:
            with self.engine.begin() as connection:
                if not durable:
                    connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
                yield connection

    @contextmanager
    def read(self) -> Iterator[SqlTransaction]:
        """Begin to read; other writers go on."""
        vault = self.vault
        with translated(), self._reader.begin() as connection:
            yield SqlTransaction(connection, vault)

    def ping(self) -> None:
        """Raise StoreError where the database does not answer or lacks a migration."""
        with translated():
            current = is_current(self.engine)
        if not current:
            raise StoreError("The database's schema is not current: run `assistant db upgrade`.")

    def close(self) -> None:
        """Close all connections."""
        if self._writer is not None:
            self._writer.close()
        self.engine.dispose()


@contextmanager
def translated() -> Iterator[None]:
    """Turn a driver's exception into a StoreError that says nothing of what was stored."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(
            f"the database refused ({type(error.orig).__name__}): nothing was changed"
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the database cannot be used ({type(error).__name__})") from error


def open_store(address: str, ring: Keyring, *, migrate: bool = False) -> SqlStore:
    """Return the store at *address*; with *migrate* its schema is brought up first.

    Raises StoreError where the database cannot be reached or its schema is not current.
    """
    engine = connect(address)
    store = SqlStore(engine, ring)
    if migrate:
        with translated():
            upgrade(engine)
    store.ping()
    return store

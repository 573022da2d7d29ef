"""What the desk needs from outside, as Protocols: the store, the vault, and those who think and write."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from assistant.decision.records import Decision
from assistant.desk.keeping import Chats, Instance, Journals, People, Register
from assistant.desk.outward import Answers, Hooks, Tokens
from assistant.desk.past import Past
from assistant.desk.shelves import (
    Blobs,
    Conversations,
    Drafts,
    Ledger,
    Messages,
    Outbox,
    Queue,
    Tickets,
)
from assistant.desk.texts import Revisions
from assistant.knowledge.records import Passage
from assistant.message import Message
from assistant.settings import Tenant
from assistant.understanding.records import Understanding
from assistant.writing.records import Draft, StageFacts


class Transaction(Protocol):
    """One transaction: everything in it happens, or nothing."""

    @property
    def blobs(self) -> Blobs: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def tickets(self) -> Tickets: ...
    @property
    def queue(self) -> Queue: ...
    @property
    def register(self) -> Register: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def journals(self) -> Journals: ...
    @property
    def people(self) -> People: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def revisions(self) -> Revisions: ...
    @property
    def tokens(self) -> Tokens: ...
    @property
    def hooks(self) -> Hooks: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def past(self) -> Past: ...
    @property
    def instance(self) -> Instance: ...

    def serialise(self, name: str) -> None:
        """Let nobody else who names the same thing go on before this transaction ends."""
        ...


class Vault(Protocol):
    """Keyed digests and derived keys. They outlive a change of the master key."""

    def digest(self, purpose: str, value: str | bytes) -> str:
        """Return a keyed hash (HMAC-SHA-256, 64 hex digits) of *value* for one *purpose*."""
        ...

    def key(self, purpose: str) -> bytes:
        """Return 32 bytes that are used for *purpose* alone (HKDF-SHA-256)."""
        ...


class Store(Protocol):
    """The database. `write` commits at the end of the block, or rolls back when it raises."""

    @property
    def vault(self) -> Vault: ...

    def write(self, *, durable: bool = True) -> AbstractContextManager[Transaction]:
        """Begin to write; with *durable* False a power cut may take it back, but no end of a process."""
        ...

    def read(self) -> AbstractContextManager[Transaction]: ...
    def ping(self) -> None:
        """Raise StoreError where the database does not answer or lacks a migration."""
        ...

    def close(self) -> None: ...


class Languages(Protocol):
    """Tells in which language a text is written."""

    def read(self, text: str, own: str) -> tuple[str, bool]: ...


class Understander(Protocol):
    """Finds what a message wants."""

    @property
    def languages(self) -> Languages: ...
    def understand(self, message: Message, tenant: Tenant) -> Understanding: ...


class Knowledge(Protocol):
    """Knows what may be said."""

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None: ...


class Writer(Protocol):
    """Puts a decision into words; `assistant.writing.Writer` is one."""

    def write(
        self,
        decision: Decision,
        message: Message,
        *,
        tenant: Tenant,
        references: Sequence[str] = (),
        greeting_name: str = "",
    ) -> Draft | None: ...
    def stage(self, type: str, stage: str, *, tenant: Tenant, facts: StageFacts) -> Draft: ...
    def joint(self, sections: Sequence[tuple[str, str, StageFacts]], *, tenant: Tenant) -> Draft:
        """Return one draft to several requests: type, stage and facts of each."""
        ...

    def say(self, entry: str, *, tenant: Tenant, **values: object) -> str:
        """Return the sentence or word `group.key` as *tenant* says it."""
        ...

"""Records of staff, their sign-ins, chat sessions and the instance's own state."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.desk.contents import Pending

Role = Literal["agent", "approver", "officer", "admin", "auditor"]


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffRow:
    """A member of staff as stored."""

    id: str
    email: str = field(repr=False)
    name: str = field(repr=False)
    password_hash: str = field(default="", repr=False)  # argon2id; empty: cannot sign in by password
    totp_secret: str | None = field(default=None, repr=False)  # base32
    totp_confirmed: bool = False
    totp_last: int = 0  # the last time step used: a code works once
    language: str = "en"
    disabled: bool = False
    created_at: datetime
    subject: str | None = field(default=None, repr=False)  # who they are at the single sign-on


@dataclass(frozen=True, kw_only=True, slots=True)
class Staff:
    """Who acts: a member of staff with a role at each company. Every verb of a person takes one."""

    id: str
    name: str = field(repr=False)
    email: str = field(default="", repr=False)
    language: str = "en"
    roles: dict[str, Role]  # tenant → role

    @property
    def tenants(self) -> tuple[str, ...]:
        """The companies whose cases they see."""
        return tuple(sorted(self.roles))


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """A sign-in; `id` is the hash of the cookie."""

    id: str = field(repr=False)
    staff_id: str
    csrf: str = field(repr=False)
    passed: bool = True  # False until the second factor is given
    created_at: datetime
    seen_at: datetime
    agent: str | None = None  # browser and system, to know a sign-in by


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedFilter:
    """A filter of the queue that somebody kept under a name."""

    id: str
    staff_id: str
    name: str
    query: str = field(repr=False)  # as in the queue's address


@dataclass(frozen=True, kw_only=True, slots=True)
class Looker:
    """Somebody who has the page of a matter open."""

    staff_id: str
    writing: bool  # has typed into its draft
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatSession:
    """A browser's conversation; its secret is known by hash only."""

    id: str
    tenant: str
    conversation_id: str | None = None  # None until the first message
    secret_hash: str = field(repr=False)
    pending: Pending = field(default_factory=Pending, repr=False)  # what the next message answers
    created_at: datetime
    seen_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A person's correction of what was understood; it lives and dies with its message."""

    id: str
    tenant: str
    message_id: str
    was: tuple[str, ...]
    now: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OneTimeLink:
    """An upload link for an ID copy, or a download link for an answer."""

    id: str
    tenant: str
    ticket_id: str
    kind: Literal["upload", "download"]
    secret_hash: str = field(repr=False)
    code_hash: str = field(default="", repr=False)
    blob_id: str | None = None
    expires_at: datetime
    used_at: datetime | None = None
    tries: int = 0
    file_name: str | None = field(default=None, repr=False)  # of what a download holds
    media_type: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Clearing:
    """A mail with a copy of an ID that must leave a mailbox of the company."""

    id: str
    tenant: str
    conversation_id: str  # may be erased before the mail is
    mailbox: str  # tenant/host/user-digest/folder
    message_id: str = field(repr=False)  # empty: the mail has none
    dedupe_key: str
    asked_at: datetime
    not_before: datetime
    attempts: int = 0
    trouble: str = ""  # why it is not done yet: a tag of ours


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """How far an IMAP mailbox was read."""

    mailbox: str  # tenant/host/user-digest/folder
    uidvalidity: int
    last_uid: int
    ok_at: datetime | None = None
    error_tag: str = ""
    server_count: int | None = None  # mails in the folder, as counted last
    ledger_count: int | None = None  # how many of them the ledger knew

    @property
    def missing(self) -> int:
        """Mails that lie in the folder and that the ledger does not know."""
        return max((self.server_count or 0) - (self.ledger_count or 0), 0)

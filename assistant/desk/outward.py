"""Records and shelves of the company's own systems: their tokens, and what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from assistant.desk.records import JournalRow

DeliveryState = Literal["waiting", "sent", "failed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiToken:
    """What a system of the company may do here; the token itself is known to that system alone."""

    id: str
    tenant: str
    name: str
    scopes: tuple[str, ...]
    hash: str = field(repr=False)
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Webhook:
    """An address that is told what happens to requests."""

    id: str
    tenant: str
    url: str = field(repr=False)
    events: tuple[str, ...]  # empty: all
    secret: str = field(repr=False)  # `whsec_` and base64, as in Standard Webhooks
    created_at: datetime
    seen_until: datetime  # how far the journal was looked through for it
    disabled_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """A message to one webhook about one entry of the journal; tried until it is taken."""

    id: str
    tenant: str
    webhook_id: str
    entry_id: str
    event: str
    data: dict[str, Any]
    at: datetime
    state: DeliveryState = "waiting"
    attempts: int = 0
    not_before: datetime
    status: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiAnswer:
    """What a call was answered, so that the same call again gets the same answer and does nothing twice."""

    id: str  # of token and Idempotency-Key, keyed
    tenant: str
    call: str  # SHA-256 of what was asked: another call under the same key is a mistake
    at: datetime
    status: int = 0  # 0: the call is being done
    kind: str = ""  # media type
    location: str = ""
    body: str = field(default="", repr=False)


class Answers(Protocol):
    """Answers of calls that may come again."""

    def add(self, row: ApiAnswer) -> bool:
        """Store an answer to come; False where the key was used."""
        ...

    def get(self, id: str) -> ApiAnswer | None: ...
    def change(self, id: str, **values: Any) -> None: ...
    def forget(self, id: str) -> None: ...
    def prune(self, before: datetime) -> None:
        """Delete answers older than a time."""
        ...


class Tokens(Protocol):
    """Tokens by which systems are known."""

    def add(self, row: ApiToken) -> None: ...
    def by_hash(self, hash: str) -> ApiToken | None: ...
    def of(self, tenants: Sequence[str]) -> Sequence[ApiToken]: ...
    def change(self, id: str, **values: Any) -> None: ...


class Hooks(Protocol):
    """Webhooks and their deliveries."""

    def add(self, row: Webhook) -> None: ...
    def get(self, id: str) -> Webhook | None: ...
    def of(self, tenants: Sequence[str]) -> Sequence[Webhook]: ...
    def change(self, id: str, **values: Any) -> None: ...
    def remove(self, id: str) -> None:
        """Delete a webhook with its deliveries."""
        ...

    def entries(
        self, hook: Webhook, tags: Sequence[str], since: datetime, limit: int
    ) -> Sequence[JournalRow]:
        """Return entries with one of these tags from a time on, not yet queued for it, oldest first."""
        ...

    def queue(self, row: Delivery) -> bool:
        """Store a delivery; False where that entry was queued for the webhook already."""
        ...

    def take_next(self, now: datetime) -> Delivery | None:
        """Lock the delivery that is due longest; those that another worker holds are skipped."""
        ...

    def take(self, id: str) -> Delivery | None: ...
    def change_delivery(self, id: str, **values: Any) -> None: ...
    def deliveries(self, webhook_id: str, limit: int) -> Sequence[Delivery]:
        """Return deliveries, newest first."""
        ...

    def prune(self, before: datetime) -> int:
        """Delete deliveries that ended before a time; return how many."""
        ...

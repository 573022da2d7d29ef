"""Tokens, webhooks and deliveries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.desk.outward import ApiAnswer, ApiToken, Delivery, Webhook
from assistant.desk.records import JournalRow
from assistant.store.shelf import Shelf
from assistant.store.tables import api_answer, api_token, delivery, journal, webhook
from assistant.store.vault import Vault


class Tokens:
    """See `assistant.desk.outward.Tokens`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._rows = Shelf(connection, vault, api_token, ApiToken)

    def add(self, row: ApiToken) -> None:
        """Store a token's record."""
        self._rows.add(row)

    def by_hash(self, hash: str) -> ApiToken | None:
        """Return the record of a token by its keyed hash."""
        return self._rows.first(hash=hash)

    def of(self, tenants: Sequence[str]) -> Sequence[ApiToken]:
        """Return all tokens of some companies, oldest first."""
        return self._rows.many(api_token.c.tenant.in_(tenants), order=(api_token.c.created_at,))

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)


class Answers:
    """See `assistant.desk.outward.Answers`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._rows = Shelf(connection, vault, api_answer, ApiAnswer)

    def add(self, row: ApiAnswer) -> bool:
        """Store an answer to come; False where the key was used."""
        return self._rows.add_if_new(row)

    def get(self, id: str) -> ApiAnswer | None:
        """Return what is known of a call."""
        return self._rows.by_key(id)

    def change(self, id: str, **values: Any) -> None:
        """Set columns."""
        self._rows.change(id, **values)

    def forget(self, id: str) -> None:
        """Delete an answer."""
        self._rows.delete(api_answer.c.id == id)

    def prune(self, before: datetime) -> None:
        """Delete answers older than a time."""
        self._rows.delete(api_answer.c.at < before)


class Hooks:
    """See `assistant.desk.outward.Hooks`."""

    def __init__(self, connection: sa.Connection, vault: Vault) -> None:
        self._hooks = Shelf(connection, vault, webhook, Webhook)
        self._deliveries = Shelf(connection, vault, delivery, Delivery)
        self._journal = Shelf(connection, vault, journal, JournalRow)

    def add(self, row: Webhook) -> None:
        """Store a webhook."""
        self._hooks.add(row)

    def get(self, id: str) -> Webhook | None:
        """Return a webhook."""
        return self._hooks.by_key(id)

    def of(self, tenants: Sequence[str]) -> Sequence[Webhook]:
        """Return the webhooks of some companies, oldest first."""
        return self._hooks.many(webhook.c.tenant.in_(tenants), order=(webhook.c.created_at, webhook.c.id))

    def change(self, id: str, **values: Any) -> None:
        """Set columns of a webhook."""
        self._hooks.change(id, **values)

    def remove(self, id: str) -> None:
        """Delete a webhook with its deliveries."""
        self._deliveries.delete(delivery.c.webhook_id == id)
        self._hooks.delete(webhook.c.id == id)

    def entries(
        self, hook: Webhook, tags: Sequence[str], since: datetime, limit: int
    ) -> Sequence[JournalRow]:
        """Return entries with one of these tags from a time on, not yet queued for it, oldest first."""
        queued = sa.select(delivery.c.id).where(
            delivery.c.webhook_id == hook.id, delivery.c.entry_id == journal.c.id
        )
        return self._journal.many(
            journal.c.tenant == hook.tenant,
            ~queued.exists(),
            journal.c.at >= since,
            journal.c.tag.in_(tags),
            order=(journal.c.at, journal.c.chain, journal.c.seq),
            limit=limit,
        )

    def queue(self, row: Delivery) -> bool:
        """Store a delivery; False where that entry was queued for the webhook already."""
        return self._deliveries.add_if_new(row)

    def take_next(self, now: datetime) -> Delivery | None:
        """Lock the delivery that is due longest; those that another worker holds are skipped."""
        return self._deliveries.one(
            delivery.c.state == "waiting",
            delivery.c.not_before <= now,
            order=(delivery.c.not_before, delivery.c.at, delivery.c.id),
            skip_locked=True,
        )

    def take(self, id: str) -> Delivery | None:
        """Lock a delivery and return it."""
        return self._deliveries.by_key(id, lock=True)

    def change_delivery(self, id: str, **values: Any) -> None:
        """Set columns of a delivery."""
        self._deliveries.change(id, **values)

    def deliveries(self, webhook_id: str, limit: int) -> Sequence[Delivery]:
        """Return deliveries, newest first."""
        return self._deliveries.many(
            delivery.c.webhook_id == webhook_id, order=(delivery.c.at.desc(), delivery.c.id), limit=limit
        )

    def prune(self, before: datetime) -> int:
        """Delete deliveries that ended before a time; return how many."""
        return self._deliveries.delete(delivery.c.state != "waiting", delivery.c.at < before)

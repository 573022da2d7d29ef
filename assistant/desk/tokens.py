"""Tokens of the company's own systems: made on the server, shown once, limited to what they need."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.outward import ApiToken
from assistant.desk.people import Staff
from assistant.errors import InputError, NotFound, TooMany

SCOPES = ("tickets:read", "tickets:write", "documents:read", "documents:write", "webhooks")
_MINUTE = timedelta(minutes=1)
_START = "pat_"  # so that a token that leaked into a repository is recognised


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A new token, with the only sight of it that there will be."""

    record: ApiToken
    token: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class System:
    """Who calls the API: a token's record, and the staff member as whom its acts are journalled."""

    token: ApiToken
    staff: Staff


def add(desk: Desk, *, tenant_id: str, name: str, scopes: Sequence[str], days: int = 0) -> Made:
    """Make a token for a company's system; *days* until it ends, 0: never. Raises InputError."""
    tenant = desk.tenant(tenant_id)
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise InputError(f"A scope is one of {', '.join(SCOPES)}.")
    if not name.strip() or len(name) > 60:
        raise InputError("Give the token a name of at most 60 characters.")
    secret = _START + base64.urlsafe_b64encode(desk.random(32)).decode().rstrip("=")
    row = ApiToken(
        id=desk.new_id(),
        tenant=tenant.id,
        name=name.strip(),
        scopes=tuple(scope for scope in SCOPES if scope in scopes),
        hash=desk.store.vault.digest("api-token", secret),
        created_at=desk.now(),
        expires_at=desk.now() + timedelta(days) if days else None,
    )
    with desk.store.write() as tx:
        tx.tokens.add(row)
        record(
            desk, tx, tenant=tenant.id, on=tenant.id, actor="server", tag="token.added", token=row.id,
            scopes=list(row.scopes),
        )  # fmt: skip
    return Made(record=row, token=secret)


def listed(desk: Desk) -> Sequence[ApiToken]:
    """Return all tokens' records, oldest first."""
    with desk.store.read() as tx:
        return tx.tokens.of([tenant.id for tenant in desk.settings.tenants])


def revoke(desk: Desk, id: str) -> ApiToken:
    """End a token at once; *id* may be its beginning. Raises NotFound."""
    found = [row for row in listed(desk) if row.id.startswith(id)] if id else []
    if len(found) != 1:
        raise NotFound("There is no such token: `assistant tokens list` shows them.")
    with desk.store.write() as tx:
        tx.tokens.change(found[0].id, revoked_at=desk.now())
        record(
            desk, tx, tenant=found[0].tenant, on=found[0].tenant, actor="server", tag="token.revoked",
            token=found[0].id,
        )  # fmt: skip
    return found[0]


def who(desk: Desk, token: str) -> System | None:
    """Return whose token this is, None where it is unknown, ended or revoked."""
    with desk.store.read() as tx:
        row = tx.tokens.by_hash(desk.store.vault.digest("api-token", token))
    now = desk.now()
    if row is None or row.revoked_at or (row.expires_at and row.expires_at <= now):
        return None
    if row.tenant not in {tenant.id for tenant in desk.settings.tenants}:
        return None
    staff = Staff(id=actor(row), name=row.name, roles={row.tenant: "agent"})
    return System(token=row, staff=staff)


def count(desk: Desk, system: System) -> None:
    """Count a call, over all processes. Raises TooMany above the limit of a minute."""
    now, id = desk.now(), system.token.id
    with desk.store.write() as tx:
        if tx.people.attempts("api", id, now - _MINUTE) >= desk.settings.web.api_requests_minute:
            raise TooMany("Too many calls in a minute. Wait, then go on.")
        tx.people.attempt("api", id, now)


def actor(row: ApiToken) -> str:
    """Return how a system's acts are signed in the journal; no system approves anything."""
    return f"api:{row.id[:12]}"

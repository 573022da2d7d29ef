"""The statement that a company has published, kept beside its answers: what differs is held for staff."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from assistant.desk import access, revising, textviews
from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.texts import Revision
from assistant.errors import InputError, NotFound, Refused
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.compare import Finding, compare, fingerprints, stale_facts, whose

_LONGEST = 400_000  # characters of a statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A company's published statement against its answers."""

    tenant: str
    at: datetime | None  # when the statement was handed in; None: never
    by: str = ""
    findings: tuple[Finding, ...] = ()
    held: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # label, fact


def keep(desk: Desk, staff: Staff, tenant: str, published: str) -> Compared:
    """Take in the statement as published. Raises InputError where it is another company's or none."""
    access.allow(staff, tenant, access.OFFICER)
    if not published.strip() or len(published) > _LONGEST:
        raise InputError("Paste the whole text of the published statement.")
    if whose(published, _base(desk, tenant)) != tenant:
        raise InputError("That statement names another company.")
    with desk.store.write() as tx:
        tx.serialise("texts")
        value = {"text": published, "by": staff.id, "at": desk.now().isoformat()}
        tx.instance.set(_name(tenant), value)
        tx.instance.set(textviews.EDITION, textviews.edition(tx) + 1)
        record(desk, tx, tenant=tenant, on=tenant, actor=staff.id, tag="statement.kept")
    return compared(desk, staff, tenant)


def compared(desk: Desk, staff: Staff, tenant: str) -> Compared:
    """Return how the statement differs from the answers in use."""
    access.see(staff, tenant)
    with desk.store.read() as tx:
        kept = tx.instance.get(_name(tenant))
    if kept is None:
        return Compared(tenant=tenant, at=None)
    findings = tuple(compare(kept["text"], tenant, _base(desk, tenant)))
    return Compared(
        tenant=tenant,
        at=datetime.fromisoformat(kept["at"]),
        by=kept["by"],
        findings=findings,
        held=frozenset((label, fact) for _, label, fact in stale_facts(findings)),
    )


def confirm(desk: Desk, staff: Staff, tenant: str, section: str) -> Revision:
    """Say that the answers of a *section* are right as it now reads; a second person publishes that."""
    with desk.store.read() as tx:
        kept = tx.instance.get(_name(tenant))
    if kept is None:
        raise NotFound("No statement was handed in.")
    new = fingerprints(kept["text"], tenant, _base(desk, tenant)).get(section)
    path = next((p for p in textviews.library(desk).shipped if p.endswith(f"/{tenant}/sections.yaml")), "")
    found = textviews.text(desk, staff, path)
    waiting = found.open
    line = re.compile(rf'(\{{\s*id:\s*"{re.escape(section)}".*?fingerprint:\s*")[0-9a-f]*(")')
    text, times = line.subn(rf"\g<1>{new}\g<2>", waiting.text if waiting else found.used)
    if new is None or times != 1:
        raise Refused("Change the section's fingerprint in sections.yaml by hand.")
    return revising.save(
        desk,
        staff,
        path,
        text,
        reason=f"{section}: read, the answers are right",
        based_on_version=waiting.version if waiting else 0,
    )


def statements(tx: Transaction, tenants: tuple[str, ...]) -> dict[str, str]:
    """Return the published statements that were handed in, by company."""
    kept: Mapping[str, Any] = {tenant: tx.instance.get(_name(tenant)) for tenant in tenants}
    return {tenant: value["text"] for tenant, value in kept.items() if value}


def _name(tenant: str) -> str:
    return f"statement:{tenant}"


def _base(desk: Desk, tenant: str) -> KnowledgeBase:
    return textviews.library(desk).edition(textviews.used(desk), desk.tenant(tenant).language).knowledge

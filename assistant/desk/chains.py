"""Are the journals whole? Chains verified, and a signed daily checkpoint mailed to the officer."""

from dataclasses import dataclass
from datetime import timedelta

from assistant.casework import journal as casework
from assistant.casework.journal import Checkpoint, Head
from assistant.desk import posting
from assistant.desk.desk import Desk
from assistant.desk.journal import entry_of, key
from assistant.settings import Tenant

_WORDS = {
    "nl": ("Controlepunt van het journaal", "Stand van {at}: {heads} ketens.\n\n{digest}\n{signature}\n"),
    "da": ("Journalens kontrolpunkt", "Status {at}: {heads} kæder.\n\n{digest}\n{signature}\n"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What is wrong with a company's journals; nothing where `broken` is empty and `holds` is not False."""

    tenant: str
    chains: int
    broken: tuple[casework.Broken, ...]
    holds: bool | None  # whether the last checkpoint still fits; None: there is none


def verify(desk: Desk) -> list[Verdict]:
    """Verify every chain, and the last checkpoint of each company."""
    return [_verify(desk, tenant) for tenant in desk.settings.tenants]


def _verify(desk: Desk, tenant: Tenant) -> Verdict:
    secret, broken = key(desk), []
    with desk.store.read() as tx:
        chains = tx.journals.chains(tenant.id)
        for chain in chains:
            found = casework.verify(secret, (entry_of(row) for row in tx.journals.of(chain)))
            if found is not None:
                broken.append(found)
        last = tx.journals.last_checkpoint(tenant.id)
        holds = None
        if last is not None:
            heads = [
                Head(chain=row.chain, seq=row.seq, hash=row.hash)
                for row in tx.journals.heads(tenant.id, last.at)
            ]
            holds = casework.checkpoint_holds(secret, last, heads)
    return Verdict(tenant=tenant.id, chains=len(chains), broken=tuple(broken), holds=holds)


def checkpoint(desk: Desk, tenant_id: str) -> Checkpoint | None:
    """Sign the heads of all chains and mail the signature to the officer; None: it was done today."""
    tenant, now = desk.tenant(tenant_id), desk.now()
    with desk.store.write() as tx:
        tx.serialise(f"checkpoint:{tenant_id}")
        last = tx.journals.last_checkpoint(tenant_id)
        if last is not None and last.at > now - timedelta(hours=20):
            return None
        heads = [
            Head(chain=row.chain, seq=row.seq, hash=row.hash) for row in tx.journals.heads(tenant_id, now)
        ]
        made = casework.checkpoint(key(desk), tenant=tenant_id, at=now, heads=heads)
        tx.journals.add_checkpoint(made)
        if tenant.officer_email:
            subject, text = _WORDS[tenant.language]
            posting.internal(
                desk,
                tx,
                tenant,
                to=tenant.officer_email,
                kind="checkpoint",
                subject=f"{subject} {now.astimezone(tenant.zone).date().isoformat()}",
                text=text.format(
                    at=now.isoformat(), heads=made.heads, digest=made.digest, signature=made.signature
                ),
            )
    return made

"""Are the journals whole? Chains verified, and a signed daily checkpoint mailed to the officer."""

from dataclasses import dataclass
from datetime import timedelta

from assistant.casework import journal as casework
from assistant.casework.derivation import long_date
from assistant.casework.journal import Checkpoint, Head
from assistant.desk import posting
from assistant.desk.desk import Desk
from assistant.desk.journal import entry_of, key
from assistant.settings import Tenant

_WORDS = {
    "nl": ("Controlepunt van het journaal, {day}", "Stand op {day} om {time} uur. Aantal ketens: {heads}."),
    "da": ("Journalens kontrolpunkt, {day}", "Status {day} kl. {time}. Antal kæder: {heads}."),
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
            subject, text = _mail(tenant, made)
            posting.internal(
                desk, tx, tenant, to=tenant.officer_email, kind="checkpoint", subject=subject, text=text
            )
    return made


def _mail(tenant: Tenant, made: Checkpoint) -> tuple[str, str]:
    """Return subject and text of the mail to the officer, with the day and time where the company is."""
    subject, text = _WORDS[tenant.language]
    local = made.at.astimezone(tenant.zone)
    said = {
        "day": long_date(local.date(), tenant.language),
        "time": f"{local:%H.%M}",
        "heads": made.heads,
    }
    return subject.format(**said), f"{text.format(**said)}\n\n{made.digest}\n{made.signature}\n"

"""Taking mail: durable when it returns, so that a channel may say 250 or move on."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import Inbound
from assistant.desk.views import Accepted, Incoming
from assistant.errors import StoreError

_Key = tuple[str, str]  # company, digest of the raw bytes


def mail(
    desk: Desk,
    raw: bytes,
    *,
    tenant_id: str,
    envelope_from: str = "",
    recipients: Sequence[str] = (),
    received: datetime,
    source: str,
    size: int = 0,
) -> Accepted:
    """Store a mail. When this returns, it is on the disk.

    *received* is the arrival (never the Date header), *source* says by which road, *size* the
    bytes of the whole mail where *raw* is only its beginning. Raises StoreError where it could
    not be stored: nothing was taken then.
    """
    incoming = Incoming(
        raw=raw,
        tenant_id=tenant_id,
        envelope_from=envelope_from,
        recipients=tuple(recipients),
        received=received,
        source=source,
        size=size,
    )
    return many(desk, [incoming])[0]


def many(desk: Desk, mails: Sequence[Incoming]) -> list[Accepted]:
    """Store several mails in one transaction: all, or none. The very same bytes are stored once.

    Hardly any mail comes twice, so all are taken for new at first; only where the database knows
    one of them already is it asked which. Raises StoreError.
    """
    keys = [(mail.tenant_id, desk.store.vault.digest("raw", mail.raw)) for mail in mails]
    try:
        return _take(desk, keys, mails, look=len(set(keys)) < len(keys))
    except _KnownAlready:
        pass
    try:
        return _take(desk, keys, mails, look=True)
    except _KnownAlready as error:
        raise StoreError("the ledger got the same mail from elsewhere at this moment: try again") from error


class _KnownAlready(Exception):
    """The ledger has one of these mails: the transaction is rolled back."""


def _take(desk: Desk, keys: Sequence[_Key], mails: Sequence[Incoming], *, look: bool) -> list[Accepted]:
    with desk.store.write() as tx:
        known = tx.ledger.known_raw([digest for _, digest in keys]) if look else {}
        new = {key: mail for key, mail in zip(keys, mails, strict=True) if key not in known}
        added = _add(desk, tx, new)
    given = set(known)
    accepted = []
    for key in keys:
        accepted.append(Accepted(inbound_id=known.get(key) or added[key], duplicate=key in given))
        given.add(key)
    return accepted


def _add(desk: Desk, tx: Transaction, new: Mapping[_Key, Incoming]) -> dict[_Key, str]:
    """Add a line for each; return their ids. Raises _KnownAlready."""
    if not new:
        return {}
    now = desk.now()
    contents = [(desk.tenant(mail.tenant_id).id, mail.raw, key[1]) for key, mail in new.items()]
    blobs = tx.blobs.add_many(contents, now)
    rows = [
        Inbound(
            id=desk.new_id(),
            tenant=mail.tenant_id,
            source=mail.source[:120],
            blob_id=blob_id,
            raw_digest=digest,
            envelope_from=mail.envelope_from,
            recipients=mail.recipients,
            size=max(mail.size, len(mail.raw)),
            received_at=mail.received,
            not_before=now,
        )
        for ((_, digest), mail), blob_id in zip(new.items(), blobs, strict=True)
    ]
    if not tx.ledger.add_new(rows):
        raise _KnownAlready
    return {(row.tenant, row.raw_digest): row.id for row in rows}

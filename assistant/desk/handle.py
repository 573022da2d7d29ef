"""Working off the ledger: one mail, one transaction; what cannot be handled goes, raw, to staff.

A worker claims a line first and counts the try, so that a mail which kills the process cannot come
back for ever. Reading and understanding happen outside any transaction; what follows from them is
stored in one.
"""

import logging
import traceback
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath

from assistant.desk import filing
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Inbound
from assistant.errors import NotFound, Refused, StoreError

_log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""How long a worker may take; after that another one tries."""


def next(desk: Desk, worker: str) -> bool:
    """Handle the oldest mail that waits; False where none does.

    *worker* is a name that stays the same over restarts and that no other worker has. Raises
    StoreError where the database does not answer; nothing is lost then.
    """
    claimed = _claim(desk, worker)
    if claimed is None:
        return False
    row, raw = claimed
    if row.state == "quarantined":
        return True
    try:
        seen = filing.read(desk, row, raw)
        with desk.store.write() as tx:
            if _still_ours(tx, row):
                filing.file(desk, tx, seen)
    except StoreError:
        _release(desk, row)
        raise
    except Exception as error:  # one message cannot stop another; the raw bytes go to staff
        _log.error("handling inbound %s failed: %s", row.id, _tag(error))
        _failed(desk, row, error)
    return True


def recover(desk: Desk, worker: str) -> int:
    """Give back what *worker* had in hand when it died; call this when it starts. Returns how many."""
    with desk.store.write() as tx:
        rows = tx.ledger.claimed_by(worker)
        for row in rows:
            tx.ledger.change(row.id, claimed_by="", claimed_at=None, not_before=desk.now())
    return len(rows)


def again(desk: Desk, staff: Staff, inbound_id: str) -> None:
    """Let a mail from the quarantine be handled again. Raises NotFound or Refused."""
    with desk.store.write() as tx:
        row = tx.ledger.take(inbound_id)
        if row is None or row.tenant not in staff.roles or staff.roles[row.tenant] == "auditor":
            raise NotFound("there is no such mail in the quarantine")
        if row.state != "quarantined":
            raise Refused("That mail is not in the quarantine any more.")
        now = desk.now()
        tx.ledger.change(
            row.id, state="waiting", attempts=0, not_before=now, claimed_by="", claimed_at=None, error_tag=""
        )
        record(
            desk, tx, tenant=row.tenant, on=row.tenant, actor=staff.id, tag="quarantine.again", mail=row.id
        )


def _claim(desk: Desk, worker: str) -> tuple[Inbound, bytes] | None:
    with desk.store.write(durable=False) as tx:
        now = desk.now()
        row = tx.ledger.take_next(now)
        if row is None:
            return None
        if row.attempts >= desk.settings.max_attempts:
            _quarantine(desk, tx, row, row.error_tag or "the worker died")
            return replace(row, state="quarantined"), b""
        tries = row.attempts + 1
        tx.ledger.change(row.id, claimed_by=worker, claimed_at=now, attempts=tries, not_before=now + LEASE)
        raw = tx.blobs.read(row.blob_id) if row.blob_id else None
    return replace(row, attempts=tries), raw or b""


def _still_ours(tx: Transaction, row: Inbound) -> bool:
    now = tx.ledger.take(row.id)
    return now is not None and now.state == "waiting" and now.attempts == row.attempts


def _release(desk: Desk, row: Inbound) -> None:
    """The database failed, not the mail: this try does not count."""
    try:
        with desk.store.write() as tx:
            if _still_ours(tx, row):
                tx.ledger.change(row.id, attempts=row.attempts - 1, not_before=desk.now(), claimed_by="")
    except StoreError:
        _log.warning("inbound %s is taken up again when its lease ends", row.id)


def _failed(desk: Desk, row: Inbound, error: Exception) -> None:
    with desk.store.write() as tx:
        if not _still_ours(tx, row):
            return
        if row.attempts >= desk.settings.max_attempts:
            _quarantine(desk, tx, row, _tag(error))
            return
        wait = timedelta(seconds=min(2**row.attempts, 300))
        tx.ledger.change(row.id, claimed_by="", not_before=desk.now() + wait, error_tag=_tag(error))


def _quarantine(desk: Desk, tx: Transaction, row: Inbound, tag: str) -> None:
    tx.ledger.change(row.id, state="quarantined", claimed_by="", error_tag=tag)
    record(desk, tx, tenant=row.tenant, on=row.tenant, actor=ASSISTANT, tag="mail.quarantined", mail=row.id)


def _tag(error: Exception) -> str:
    """Return class and place of a failure: never its text, which may hold a customer's words."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{PurePath(frames[-1].filename).stem}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}"[:200]

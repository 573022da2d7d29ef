"""Working off the ledger: one mail, one transaction; what cannot be handled goes, raw, to staff.

A worker claims a line first. Where its process ends with the mail in hand, that is counted apart from
failures: the mail may be innocent (somebody pulled the plug) or kill whoever reads it. So it comes back
later and later, others go first, and after MOST_ENDED times staff get it raw. Reading and
understanding happen outside any transaction; what follows from them is stored in one.
"""

import logging
import traceback
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from assistant.desk import filing
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Inbound
from assistant.errors import NotFound, Refused, StoreError

_log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""How long a worker may take; after that another one tries. No mail waits longer for its next try."""

MOST_ENDED = 10
"""How often a process may end with a mail in hand before the mail is set aside."""


def next(desk: Desk, worker: str) -> bool:
    """Handle the oldest mail that waits; False where none does.

    *worker* is a name that stays the same over restarts and that no other worker has. Raises
    StoreError where the database does not answer; nothing is lost then.
    """
    claimed = _claim(desk, worker)
    if claimed is None:
        return False
    row, raw = claimed
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
            _ended(desk, tx, row)
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
        fresh = {"attempts": 0, "ended": 0, "claimed_by": "", "claimed_at": None, "error_tag": ""}
        tx.ledger.change(row.id, state="waiting", not_before=now, **fresh)
        record(
            desk, tx, tenant=row.tenant, on=row.tenant, actor=staff.id, tag="quarantine.again", mail=row.id
        )


def _claim(desk: Desk, worker: str) -> tuple[Inbound, bytes] | None:
    with desk.store.write(durable=False) as tx:
        now = desk.now()
        latest = now + LEASE  # nothing waits longer, unless the clock was set back meanwhile
        row = tx.ledger.take_next(now, latest)
        while row is not None and row.claimed_by:  # its lease ran out: whoever had it is gone
            _ended(desk, tx, row)
            row = tx.ledger.take_next(now, latest)
        if row is None:
            return None
        claim: dict[str, Any] = {"claimed_by": worker, "claimed_at": now, "attempts": row.attempts + 1}
        tx.ledger.change(row.id, not_before=now + LEASE, **claim)
        raw = tx.blobs.read(row.blob_id) if row.blob_id else None
    return replace(row, **claim), raw or b""


def _ended(desk: Desk, tx: Transaction, row: Inbound) -> None:
    """The process that had a mail in hand is gone: not a failure of handling, unless it comes again."""
    times = row.ended + 1
    tx.ledger.change(row.id, ended=times)
    if times >= MOST_ENDED:
        _quarantine(desk, tx, row, f"the process ended {times} times with it in hand")
        return
    wait = min(timedelta(seconds=2 ** (times - 1)), LEASE) if times > 1 else timedelta(0)
    free = {"claimed_by": "", "claimed_at": None, "attempts": max(row.attempts - 1, 0)}
    tx.ledger.change(row.id, not_before=desk.now() + wait, **free)


def _still_ours(tx: Transaction, row: Inbound) -> bool:
    now = tx.ledger.take(row.id)
    claim = (row.claimed_by, row.claimed_at)
    return now is not None and now.state == "waiting" and (now.claimed_by, now.claimed_at) == claim


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
        wait = min(timedelta(seconds=2**row.attempts), LEASE)
        tx.ledger.change(row.id, claimed_by="", not_before=desk.now() + wait, error_tag=_tag(error))


def _quarantine(desk: Desk, tx: Transaction, row: Inbound, tag: str) -> None:
    tx.ledger.change(row.id, state="quarantined", claimed_by="", error_tag=tag)
    record(desk, tx, tenant=row.tenant, on=row.tenant, actor=ASSISTANT, tag="mail.quarantined", mail=row.id)


def _tag(error: Exception) -> str:
    """Return class and place of a failure: never its text, which may hold a customer's words."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{PurePath(frames[-1].filename).stem}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}"[:200]

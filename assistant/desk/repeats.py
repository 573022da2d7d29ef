"""Calls of the API that come again: a system that lost the answer asks once more, and nothing is done twice.

As the draft of the Idempotency-Key header has it (draft-ietf-httpapi-idempotency-key-header): the first
answer is given again for a day; another call under the same key is a mistake.
"""

from datetime import timedelta

from assistant.desk.desk import Desk
from assistant.desk.outward import ApiAnswer
from assistant.desk.tokens import System
from assistant.errors import InputError, Refused

KEPT = timedelta(days=1)  # how long an answer is given again
_STUCK = timedelta(minutes=5)  # a call that long in the doing ended with its process


def begin(desk: Desk, system: System, key: str, call: str) -> tuple[str, ApiAnswer | None]:
    """Return the id under which the answer is kept, and the answer where *call* was done already.

    *call* is a digest of what is asked. Raises InputError where *key* was used for another call, Refused
    where the first is being done still.
    """
    now = desk.now()
    id = desk.store.vault.digest("api-answer", f"{system.token.id}:{key}")[:32]
    row = ApiAnswer(id=id, tenant=system.token.tenant, call=call, at=now)
    with desk.store.write() as tx:
        if tx.answers.add(row):
            return id, None
        known = tx.answers.get(id)
        left = known is None or known.at <= now - (KEPT if known.status else _STUCK)
        if known is None or left:
            tx.answers.forget(id)
            tx.answers.add(row)
            return id, None
    if known.call != call:
        raise InputError("This Idempotency-Key was used for another call. Give each call a key of its own.")
    if not known.status:
        raise Refused("A call with this Idempotency-Key is being done. Ask again in a moment.")
    return id, known


def keep(desk: Desk, id: str, *, status: int, kind: str, location: str, body: str) -> None:
    """Keep the answer of a call that was done."""
    with desk.store.write() as tx:
        tx.answers.change(id, status=status, kind=kind, location=location, body=body)


def let_go(desk: Desk, id: str) -> None:
    """Forget a call that failed: it may be tried again under its key."""
    with desk.store.write() as tx:
        tx.answers.forget(id)

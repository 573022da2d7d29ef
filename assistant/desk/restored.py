"""After a restore: what left since the backup is not known here, so nothing is sent or joined by itself."""

from assistant.desk import threads
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record

_NOT_GONE = ("waiting", "claimed", "sending")


def begin_again(desk: Desk) -> int:
    """Begin a new epoch, and ask a person about each mail that may have left since the backup.

    Returns how many mails became `unknown` (pitfalls 13 and 21).
    """
    with desk.store.write() as tx:
        threads.new_epoch(desk, tx)
        rows = [row for state in _NOT_GONE for row in tx.outbox.left_in(state)]
        for row in rows:
            tx.outbox.change(row.id, state="unknown", reply="restored from a backup", claimed_by="")
            if row.conversation_id:
                tx.conversations.change(row.conversation_id, attention="unknown")
        for tenant in desk.settings.tenants:
            record(desk, tx, tenant=tenant.id, on=tenant.id, actor=ASSISTANT, tag="instance.restored")
    return len(rows)

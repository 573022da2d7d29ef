"""The outbox: claimed → sending → sent, failed or unknown.

`sending` is committed before the mail's bytes are given to the next server. A line lost before the
final dot is tried again with the same bytes; one lost after it, or a crash, is `unknown`, and a
person decides (pitfalls 21 and 22).
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.casework.approval import still_approved
from assistant.desk import answering, drafting, facts
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, record
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import OutboxRow
from assistant.desk.sending import over_budget
from assistant.desk.views import Outgoing
from assistant.errors import NotFound, Refused, Stale

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321 4.5.4.1
LATER = timedelta(minutes=10)


def claim(desk: Desk, worker: str) -> Outgoing | None:
    """Claim the mail that has waited longest; None where none may leave now.

    *worker* is a name that stays the same over restarts and that no other sender has.
    """
    while True:
        with desk.store.write(durable=False) as tx:
            tx.serialise("outbox:budget")
            now = desk.now()
            # Nothing waits longer, unless the clock was set back meanwhile.
            longest = max(LONGEST_WAIT, timedelta(seconds=desk.settings.smtp_out.undo_seconds))
            row = tx.outbox.take_next(now, now + longest)
            if row is None:
                return None
            if reason := tx.outbox.suppressed(row.tenant, row.address_digest):
                _fail(desk, tx, row, f"suppressed: {reason}")
                continue
            if over_budget(desk, tx, row):
                tx.outbox.change(row.id, not_before=now + LATER)
                continue
            tx.outbox.change(
                row.id, state="claimed", claimed_by=worker, claimed_at=now, attempts=row.attempts + 1
            )
            return Outgoing(
                id=row.id,
                tenant=row.tenant,
                kind=row.kind,
                envelope_from=row.envelope_from,
                recipient=row.recipient,
                content=tx.blobs.read(row.blob_id) or b"",
                attempts=row.attempts + 1,
            )


def sending(desk: Desk, id: str) -> None:
    """Mark that the mail's bytes are about to be given away; its approval is checked once more.

    Raises Stale where it may not leave any more: drop the transaction with the server.
    """
    refused: Refused | None = None
    with desk.store.write() as tx:
        row = tx.outbox.take(id)
        if row is None or row.state != "claimed":
            raise Stale("This mail may not leave any more: its approval was taken back.")
        try:
            _check(desk, tx, row)
        except Refused as error:
            refused = error
            if row.draft_id is not None:
                answering.take_back(desk, tx, row, ASSISTANT, "approval.voided")
        else:
            tx.outbox.change(id, state="sending")
    if refused is not None:
        raise Stale(str(refused)) from refused


def _check(desk: Desk, tx: Transaction, row: OutboxRow) -> None:
    draft = tx.drafts.get(row.draft_id) if row.draft_id else None
    if draft is None or row.conversation_id is None:
        return  # mail to the desk's own people
    conversation = tx.conversations.take(row.conversation_id)
    tickets = [ticket for id in draft.covers if (ticket := tx.tickets.get(id))]
    tenant, now = desk.tenant(row.tenant), desk.now()
    still_approved(
        facts.of_draft(draft, tickets),
        tuple(facts.of_approval(one) for one in tx.drafts.approvals(draft.id)),
        conversation_revision=conversation.revision if conversation else 0,
        tickets=tuple(facts.of_ticket(ticket, tenant, now) for ticket in tickets),
        remedies=facts.remedies(tenant),
        four_eyes=tenant.four_eyes,
    )


def sent(desk: Desk, id: str, server_reply: str = "") -> None:
    """Mark that the next server took the mail; its ticket moves on."""
    with desk.store.write() as tx:
        row = tx.outbox.take(id)
        if row is None:
            raise NotFound("there is no such outgoing mail")
        if row.state == "sent":
            return
        tx.outbox.change(id, state="sent", sent_at=desk.now(), reply=server_reply[:200], claimed_by="")
        answering.went_out(desk, tx, row)


def failed(desk: Desk, id: str, reason: str, *, permanent: bool) -> None:
    """Mark that the mail was not taken: tried again later, or for good shown to staff.

    *reason* is the server's code and class, never text that may hold an address.
    """
    with desk.store.write() as tx:
        row = tx.outbox.take(id)
        if row is None or row.state not in ("claimed", "sending"):
            return
        now = desk.now()
        if permanent or now - (row.retried_at or row.created_at) > GIVE_UP_AFTER:
            _fail(desk, tx, row, reason)
            return
        wait = min(FIRST_WAIT * 2 ** max(row.attempts - 1, 0), LONGEST_WAIT)
        tx.outbox.change(id, state="waiting", not_before=now + wait, reply=reason[:200], claimed_by="")


def unknown(desk: Desk, id: str, reason: str = "") -> None:
    """Mark that nobody knows whether the mail was taken: a person is asked."""
    with desk.store.write() as tx:
        row = tx.outbox.take(id)
        if row is not None and row.state in ("claimed", "sending"):
            _unknown(desk, tx, row, reason)


def recover(desk: Desk, worker: str) -> int:
    """After a crash of *worker*: what it was sending is unknown, what it had claimed waits again.

    Call this when a sender starts. Returns how many became unknown.
    """
    with desk.store.write() as tx:
        for row in tx.outbox.left_in("claimed", worker):
            tx.outbox.change(row.id, state="waiting", claimed_by="", not_before=desk.now())
        lost = tx.outbox.left_in("sending", worker)
        for row in lost:
            _unknown(desk, tx, row, "the sender stopped")
    return len(lost)


def retry(desk: Desk, staff: Staff, id: str) -> None:
    """A person lets a failed or unknown mail be sent once more, with the same bytes.

    From now on it is tried as long as a new mail would be.
    """
    with desk.store.write() as tx:
        row = _of_staff(tx, staff, id)
        if row.state not in ("failed", "unknown"):
            raise Refused("Only mail that failed, or whose outcome is unknown, can be sent again.")
        tx.outbox.allow(row.tenant, row.address_digest)
        now = desk.now()
        tx.outbox.change(id, state="waiting", not_before=now, retried_at=now, attempts=0)
        if row.draft_id:
            tx.drafts.change(row.draft_id, state="approved")
        _note(desk, tx, row, staff.id, "mail.retried")


def arrived(desk: Desk, staff: Staff, id: str) -> None:
    """A person knows that a mail of unknown outcome arrived."""
    with desk.store.write() as tx:
        row = _of_staff(tx, staff, id)
        if row.state != "unknown":
            raise Refused("The outcome of this mail is known.")
        tx.outbox.change(id, state="sent", sent_at=desk.now(), reply="said to have arrived")
        _note(desk, tx, row, staff.id, "mail.said_arrived")
        answering.went_out(desk, tx, row)


def to_file(desk: Desk, tenant_id: str, limit: int = 20) -> Sequence[Outgoing]:
    """Return sent mails of which no copy lies in the Sent folder yet."""
    with desk.store.read() as tx:
        return [
            Outgoing(
                id=row.id,
                tenant=row.tenant,
                kind=row.kind,
                envelope_from=row.envelope_from,
                recipient=row.recipient,
                content=tx.blobs.read(row.blob_id) or b"",
                attempts=row.attempts,
            )
            for row in tx.outbox.unfiled(tenant_id, limit)
        ]


def filed(desk: Desk, id: str) -> None:
    """Mark that a copy lies in the Sent folder: a step of its own, which never sends again."""
    with desk.store.write() as tx:
        tx.outbox.change(id, filed=True)


def _of_staff(tx: Transaction, staff: Staff, id: str) -> OutboxRow:
    row = tx.outbox.take(id)
    if row is None or staff.roles.get(row.tenant) in (None, "auditor"):
        raise NotFound("there is no such outgoing mail")
    return row


def _fail(desk: Desk, tx: Transaction, row: OutboxRow, reason: str) -> None:
    tx.outbox.change(row.id, state="failed", reply=reason[:200], claimed_by="")
    if row.conversation_id:
        tx.conversations.change(row.conversation_id, attention="failed")
    answering.not_delivered(desk, tx, row)
    _note(desk, tx, row, ASSISTANT, "mail.failed")


def _unknown(desk: Desk, tx: Transaction, row: OutboxRow, reason: str) -> None:
    tx.outbox.change(row.id, state="unknown", reply=reason[:200], claimed_by="")
    if row.conversation_id:
        tx.conversations.change(row.conversation_id, attention="unknown")
    _note(desk, tx, row, ASSISTANT, "mail.unknown")


def _note(desk: Desk, tx: Transaction, row: OutboxRow, actor: str, tag: str) -> None:
    draft = tx.drafts.get(row.draft_id) if row.draft_id else None
    if draft is not None:
        drafting.note(desk, tx, draft, actor, tag, mail=row.id)
    else:
        record(desk, tx, tenant=row.tenant, on=row.tenant, actor=actor, tag=tag, mail=row.id)

"""Mail of ours that came back: shown, its ticket opened again, a dead address written to no more."""

from collections.abc import Sequence
from datetime import timedelta

from assistant.desk import followups
from assistant.desk.contents import Body
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT, on_ticket
from assistant.desk.ports import Transaction
from assistant.desk.records import Inbound, OutboxRow, StoredMessage
from assistant.mail.records import ParsedMail

RETURNS_WITHIN = timedelta(days=7)  # other servers give up after four or five (RFC 5321 4.5.4.1)


def came_back(desk: Desk, tx: Transaction, row: Inbound, parsed: ParsedMail) -> bool:
    """Join a bounce to the mail that bounced; False where it is none of ours."""
    bounced = parsed.bounced
    if bounced is None:
        return False
    if bounced.message_id:
        digest = desk.store.vault.digest("message-id", bounced.message_id)
        sent = tx.outbox.by_message_id(row.tenant, digest)
    else:
        sent = _only_one_to(desk, tx, row, bounced.recipient)
    if sent is None:
        return False
    if sent.conversation_id is not None:
        _keep(desk, tx, row, parsed, sent.conversation_id)
    if bounced.permanent:
        _failed(desk, tx, sent, bounced.status)
        # A Message-ID of ours cannot be guessed; a report without one could be anybody's.
        if bounced.message_id and bounced.status.startswith(("5.1.", "5.2.1")):
            reason = f"bounced {bounced.status}"[:40]
            tx.outbox.suppress(sent.tenant, sent.address_digest, reason, desk.now())
    return True


def _only_one_to(desk: Desk, tx: Transaction, row: Inbound, recipient: str) -> OutboxRow | None:
    """Return the mail that a report without Message-ID must mean: the only one of late to that address.

    Where several went there, those without an envelope sender, which never bounce, are left out.
    """
    if not recipient:
        return None
    since = row.received_at - RETURNS_WITHIN
    left: Sequence[OutboxRow] = tx.outbox.left_for(row.tenant, desk.digest_of_address(recipient), since)
    if len(left) > 1:
        left = [mail for mail in left if mail.envelope_from]
    return left[0] if len(left) == 1 else None


def _keep(desk: Desk, tx: Transaction, row: Inbound, parsed: ParsedMail, conversation_id: str) -> None:
    tx.conversations.take(conversation_id)
    tx.messages.add(
        StoredMessage(
            id=desk.new_id(),
            tenant=row.tenant,
            conversation_id=conversation_id,
            inbound_id=row.id,
            direction="in",
            by="machine",
            channel="email",
            seq=tx.messages.last_seq(conversation_id) + 1,
            body=Body(
                text=parsed.text,
                new_text=parsed.new_text,
                subject=parsed.subject,
                from_name=parsed.sender.name,
                from_address=parsed.sender.address,
                message_id=parsed.message_id,
                defects=parsed.defects,
            ),
            machine="bounce",
            follow_up="joined",
            at=row.received_at,
        )
    )


def _failed(desk: Desk, tx: Transaction, sent: OutboxRow, status: str) -> None:
    """The mail did not arrive: it failed, and what it answered is open again."""
    tx.outbox.change(sent.id, state="failed", reply=f"bounced {status}".strip()[:200])
    if sent.conversation_id is None:
        return
    draft = tx.drafts.get(sent.draft_id) if sent.draft_id else None
    covers = draft.covers if draft else ()
    for id in covers:
        ticket = tx.tickets.take(id)
        if ticket is None:
            continue
        on_ticket(desk, tx, ticket, ASSISTANT, "mail.bounced", status=status)
        tx.tickets.change(ticket.id, delivered_at=None)
        followups.to_work(desk, tx, ticket, desk.tenant(ticket.tenant), ASSISTANT)
    tx.conversations.change(sent.conversation_id, attention="bounce")

"""What becomes of one mail: read, told whose matter it is, understood, decided, stored."""

from dataclasses import dataclass, replace

from assistant.desk import alerts, bounces, clearing, copies, followups, threads
from assistant.desk.contents import Body, Person
from assistant.desk.desk import Desk
from assistant.desk.journal import ASSISTANT
from assistant.desk.opening import reclock
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, Inbound, StoredAttachment, StoredMessage, Ticket
from assistant.desk.settling import Matter, Settled, settle, understood
from assistant.desk.threads import Thread
from assistant.mail import reading
from assistant.mail.records import ParsedMail, dedupe_key, to_message
from assistant.message import Message
from assistant.understanding.records import Understanding


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A mail as read and understood, before anything is stored of it."""

    row: Inbound  # its line of the ledger
    stored_bytes: int  # less than the line's size: it was too large, and only its beginning is here
    parsed: ParsedMail
    message: Message
    understanding: Understanding

    @property
    def is_machine(self) -> bool:
        """Whether no person wrote it."""
        return self.parsed.auto is not None


def read(desk: Desk, row: Inbound, raw: bytes) -> Seen:
    """Read and understand a mail; nothing is stored, no transaction is open.

    Raises what stopped the reading: an empty record filed as a mail would be a lost mail.
    """
    own = [address for tenant in desk.settings.tenants for address in tenant.addresses]
    parsed = reading.parse(
        raw,
        authserv_id=desk.settings.smtp_in.trusted_authserv,
        own_domains=own,
        envelope_from=row.envelope_from if row.source.startswith("smtp") else None,
    )
    message = to_message(parsed, tenant=row.tenant, received=row.received_at)
    return Seen(
        row=row,
        stored_bytes=len(raw),
        parsed=parsed,
        message=message,
        understanding=desk.understander.understand(message, desk.tenant(row.tenant)),
    )


def file(desk: Desk, tx: Transaction, seen: Seen) -> None:
    """Store what follows from a mail, and mark its line handled."""
    vault, parsed, row = desk.store.vault, seen.parsed, seen.row
    key = vault.digest("dedupe", dedupe_key(row.tenant, parsed))
    # The same mail has the same sender: its second copy waits here until the first is stored.
    tx.serialise(f"from:{row.tenant}:{desk.digest_of_address(parsed.sender.address)}")
    if tx.ledger.buried(row.tenant, key):
        if row.blob_id:
            tx.blobs.destroy(row.blob_id)
        _done(tx, row, "ignore", "erased")
        return
    if (first := tx.ledger.by_dedupe_key(row.tenant, key)) is not None and first.id != row.id:
        _duplicate(desk, tx, row, first)
        return
    mid = vault.digest("message-id", parsed.message_id) if parsed.message_id else ""
    tx.ledger.change(
        row.id,
        dedupe_key=key,
        message_id_digest=mid,
        same_message_id=bool(mid) and tx.ledger.knows_message_id(row.tenant, mid, row.id),
    )
    tenant = desk.tenant(row.tenant)
    if parsed.bounced is not None and bounces.came_back(desk, tx, row, seen.parsed):
        _done(tx, row, "ignore", "bounce")
        return
    named = [*parsed.references, parsed.in_reply_to]
    mids = [vault.digest("message-id", id) for id in dict.fromkeys(named) if id]
    thread = threads.find(desk, tx, tenant, parsed, mids)
    conversation = _conversation(desk, tx, seen, thread)
    tx.conversations.refer(conversation.id, tenant.id, [*mids, *([mid] if mid else [])])
    stored = _store_message(desk, tx, seen, conversation=conversation, thread=thread, mid=mid)
    if thread.joins is None:
        for digest in threads.participants_of(desk, seen.parsed):
            tx.conversations.join(conversation.id, tenant.id, digest)
    settled = _settle(desk, tx, seen, thread=thread, conversation=conversation, stored=stored)
    _store_attachments(desk, tx, seen, stored, thread)
    alerts.for_new(desk, tx, tenant, settled.opened)
    _done(tx, row, settled.action, settled.reason)


def _settle(
    desk: Desk,
    tx: Transaction,
    seen: Seen,
    *,
    thread: Thread,
    conversation: Conversation,
    stored: StoredMessage,
) -> Settled:
    """Decide and store what follows, for the new matter or for the one that the mail joins."""
    parsed = seen.parsed
    matter = Matter(
        tenant=desk.tenant(seen.row.tenant),
        conversation=conversation,
        stored=stored,
        message=seen.message,
        understanding=seen.understanding,
        person=Person(
            name=parsed.writer.name,
            address=parsed.answer_to.address,
            other=(parsed.sender.address,) if parsed.reply_to and not parsed.by_form else (),
            language=seen.understanding.language,
        ),
        joined=thread.joins is not None,
        probable=thread.probable,
        may_answer=_may_answer(parsed),
    )
    settled = settle(desk, tx, matter)
    if seen.row.size > seen.stored_bytes:
        tx.conversations.change(conversation.id, attention="too_large")
    if seen.is_machine:
        return settled
    raised: tuple[Ticket, ...] = ()
    if thread.joins is not None:
        raised = followups.came_in(desk, tx, matter, settled)
    elif thread.probable is not None:
        raised = followups.probably(desk, tx, matter, thread, settled)
    if "authority" in seen.understanding.notes and not (raised or settled.opened):
        tx.conversations.change(conversation.id, attention="authority")
        alerts.authority_apart(desk, tx, matter.tenant, conversation.id)
    return settled


def _may_answer(parsed: ParsedMail) -> bool:
    """Return whether a mail may be answered without a person at all (RFC 3834 section 2).

    Reading told a machine's mail, a null sender, a no-reply box and a form already.
    """
    local = parsed.sender.address.partition("@")[0].casefold()
    return parsed.auto is None and not parsed.by_form and local not in ("", "postmaster", "mailer-daemon")


def _conversation(desk: Desk, tx: Transaction, seen: Seen, thread: Thread) -> Conversation:
    """Return the conversation that the mail belongs to: the one it joins, or a new one."""
    row = seen.row
    if thread.joins is not None:
        found = tx.conversations.take(thread.joins.id)
        assert found is not None  # noqa: S101  # found in this transaction
        if seen.is_machine:
            return found  # kept and shown folded; it changes no state, clock or approval
        changed = {"revision": found.revision + 1, "last_at": max(found.last_at, row.received_at)}
        tx.conversations.change(found.id, **changed)
        return replace(found, revision=found.revision + 1)
    conversation = Conversation(
        id=desk.new_id(),
        tenant=row.tenant,
        channel="email",
        token=threads.new_token(desk),
        subject=seen.parsed.subject,
        language=desk.tenant(row.tenant).language,
        revision=1,
        created_at=desk.now(),
        last_at=row.received_at,
    )
    tx.conversations.add(conversation)
    return conversation


def _store_message(
    desk: Desk,
    tx: Transaction,
    seen: Seen,
    *,
    conversation: Conversation,
    thread: Thread,
    mid: str,
) -> StoredMessage:
    parsed, row = seen.parsed, seen.row
    stored = StoredMessage(
        id=desk.new_id(),
        tenant=row.tenant,
        conversation_id=conversation.id,
        inbound_id=row.id,
        direction="in",
        by="machine" if parsed.auto else "customer",
        channel="email",
        seq=tx.messages.last_seq(conversation.id) + 1,
        body=_body(parsed),
        message_id_digest=mid,
        machine=parsed.auto.value if parsed.auto else "",
        understanding=understood(seen.understanding),
        follow_up="joined" if thread.joins else "probable" if thread.probable else "",
        probable_of=thread.probable.id if thread.probable else None,
        at=row.received_at,
    )
    tx.messages.add(stored)
    return stored


def _body(parsed: ParsedMail) -> Body:
    """Return what a mail says, as it is kept."""
    auth = parsed.auth
    return Body(
        text=parsed.text,
        new_text=parsed.new_text,
        signature=parsed.signature,
        subject=parsed.subject,
        from_name=parsed.sender.name,
        from_address=parsed.sender.address,
        reply_to=parsed.answer_to.address if parsed.answer_to != parsed.sender else "",
        to=parsed.to,
        cc=parsed.cc,
        message_id=parsed.message_id,
        references=parsed.references,
        defects=parsed.defects,
        auth={"spf": auth.spf, "dkim": auth.dkim, "dmarc": auth.dmarc} if auth else None,
    )


def _store_attachments(
    desk: Desk, tx: Transaction, seen: Seen, stored: StoredMessage, thread: Thread
) -> None:
    """Keep what came with a mail; a picture or PDF in an identity step counts as a copy of an ID.

    The step may have begun with this very mail, or belong to the matter that it probably answers.
    """
    files = seen.parsed.attachments
    matters = [stored.conversation_id, *([thread.probable.id] if thread.probable else [])]
    step = bool(files) and any(copies.in_step(tx.tickets.of(matter)) for matter in matters)
    for part, file in enumerate(files):
        row = StoredAttachment(
            id=desk.new_id(),
            tenant=stored.tenant,
            message_id=stored.id,
            name=file.name,
            type=file.type[:120],
            size=file.size,
            digest=desk.store.vault.digest("attachment", file.sha256),
            part=part,
            id_copy=step and file.shows,
        )
        tx.messages.add_attachment(row)
    if step and thread.probable is None and any(file.shows for file in files):
        tx.conversations.change(stored.conversation_id, attention=copies.TO_CHECK)


def _duplicate(desk: Desk, tx: Transaction, row: Inbound, first: Inbound) -> None:
    """The same mail again: nothing new is opened; an earlier arrival moves the clock back.

    Its bytes go at once. The first is kept; a second would outlive what is taken out of the first.
    """
    message = tx.messages.by_inbound(first.id)
    if row.received_at < first.received_at:
        tx.ledger.change(first.id, received_at=row.received_at)
        for ticket in tx.tickets.of(message.conversation_id) if message else ():
            if ticket.received_at == first.received_at:
                reclock(desk, tx, ticket, ASSISTANT, "earlier_copy", received_at=row.received_at)
    if row.blob_id:
        tx.ledger.change(row.id, blob_id=None)
        tx.blobs.destroy(row.blob_id)
    if message is not None and copies.removed_from(tx, message):
        clearing.ask(desk, tx, message)  # it came after the copy was gone, into a mailbox perhaps
    _done(tx, row, "duplicate", "")


def _done(tx: Transaction, row: Inbound, action: str, reason: str) -> None:
    tx.ledger.change(row.id, state="handled", claimed_by="", error_tag="", action=action, reason=reason)

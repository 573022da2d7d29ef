"""Everything on a ticket's page, its raw mails and its files."""

from collections.abc import Sequence

from assistant.casework.nextstage import next_stage
from assistant.casework.replychecks import missing_checks, needs_two
from assistant.casework.states import State, against, ways
from assistant.casework.types import TICKET_TYPES
from assistant.desk import access, copies, facts, journal, tongues
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.ports import Transaction
from assistant.desk.records import Approval, Conversation, Inbound, OutboxRow, StoredDraft, Ticket
from assistant.desk.review import joint
from assistant.desk.views import Covered, DraftView, Joinable, LinkedTicket, TicketView
from assistant.errors import NotFound
from assistant.mail.reading import attachment_bytes


def ticket(desk: Desk, staff: Staff, key: str) -> TicketView:
    """Return what stands on the page of a reference, or of a conversation's id. Raises NotFound."""
    with desk.store.read() as tx:
        found = tx.tickets.by_reference(staff.tenants, key.strip().upper())
        conversation = tx.conversations.get(found.conversation_id if found else key)
        if conversation is None:
            raise NotFound(access.NO_TICKET)
        access.see(staff, conversation.tenant)
        tickets = tuple(tx.tickets.of(conversation.id))
        if found is None and tickets:
            found = tickets[0]
        chain = found.id if found else conversation.id
        entries = tx.journals.with_values(chain)
        outbox = tuple(tx.outbox.of(conversation.id))
        return TicketView(
            conversation=conversation,
            ticket=found,
            tickets=tickets,
            messages=tuple(tx.messages.of(conversation.id)),
            attachments=tuple(tx.messages.attachments(conversation.id)),
            drafts=_drafts(desk, tx, conversation, tickets, outbox),
            journal=tuple(row for row, _ in entries),
            journal_values={row.id: value for row, value in entries if value is not None},
            journal_whole=journal.whole(desk, [row for row, _ in entries]),
            notes=tuple(tx.tickets.notes(found.id)) if found else (),
            linked=tuple(_linked(tx, staff, found)) if found else (),
            joinable=_joinable(desk, tx, found, tickets) if found else (),
            outbox=outbox,
            upload_links=tuple(tx.chats.links_of(found.id)) if found else (),
            clearings=tuple(tx.instance.clearings_of(conversation.id)),
            staff_names=tx.people.names(),
            moves=_moves(desk, found) if found else (),
        )


def _drafts(
    desk: Desk,
    tx: Transaction,
    conversation: Conversation,
    tickets: Sequence[Ticket],
    outbox: Sequence[OutboxRow],
) -> tuple[DraftView, ...]:
    """Return the drafts of a matter, each with what must be known before it is approved."""
    covered = {ticket.id: ticket for ticket in tickets}
    mails = {row.draft_id: row for row in outbox}
    given: dict[str, list[Approval]] = {}
    for one in tx.drafts.approvals_of(conversation.id):
        given.setdefault(one.draft_id, []).append(one)
    return tuple(
        _draft(
            desk,
            draft,
            conversation,
            [covered[id] for id in draft.covers if id in covered],
            (given.get(draft.id, ()), mails.get(draft.id), tongues.foreign(desk, tx, draft, conversation)),
        )
        for draft in tx.drafts.of(conversation.id)
    )


def view(desk: Desk, tx: Transaction, draft: StoredDraft, conversation: Conversation) -> DraftView:
    """Return a draft with what must be known before it is approved."""
    tickets = [ticket for id in draft.covers if (ticket := tx.tickets.get(id))]
    foreign = tongues.foreign(desk, tx, draft, conversation)
    fate = (tx.drafts.approvals(draft.id), tx.outbox.of_draft(draft.id), foreign)
    return _draft(desk, draft, conversation, tickets, fate)


def _draft(
    desk: Desk,
    draft: StoredDraft,
    conversation: Conversation,
    tickets: Sequence[Ticket],
    fate: tuple[Sequence[Approval], OutboxRow | None, bool],
) -> DraftView:
    tenant, now, (approvals, row, foreign) = desk.tenant(draft.tenant), desk.now(), fate
    about = facts.of_draft(draft, tickets, foreign=foreign)
    problems: tuple[str, ...] = ()
    if draft.state == "open":
        problems = missing_checks(
            about,
            tickets=tuple(facts.of_ticket(each, tenant, now) for each in tickets),
            remedies=facts.remedies(tenant),
        )
    return DraftView(
        draft=draft,
        approvals=tuple(approvals),
        approvals_needed=2 if needs_two(about, four_eyes=tenant.four_eyes) else 1,
        outdated=draft.state == "open" and draft.revision != conversation.revision,
        problems=problems,
        covered=tuple(
            Covered(
                tenant=each.tenant,
                reference=each.reference,
                type=each.type,
                kind=draft.tells(each.id)[0],
                due=each.due,
                due_at=each.due_at,
                revision=each.revision,
            )
            for each in tickets
        ),
        outbox=row,
        undo_until=row.not_before if row and row.state == "waiting" and row.attempts == 0 else None,
    )


def raw(desk: Desk, staff: Staff, inbound_id: str) -> bytes:
    """Return a mail exactly as it came, as long as it is kept; the look is journalled."""
    with desk.store.write() as tx:
        row = _inbound(tx, staff, inbound_id)
        content = tx.blobs.read(row.blob_id) if row.blob_id else None
        if content is None:
            raise NotFound("The raw mail is not kept any more.")
        _looked(desk, tx, staff, row, "raw.seen", mail=row.id)
    return content


def attachment(desk: Desk, staff: Staff, attachment_id: str) -> tuple[str, str, bytes]:
    """Return name, type and bytes of a file; a copy of an ID is for those who verify, and journalled."""
    with desk.store.write() as tx:
        file = tx.messages.attachment(attachment_id)
        message = tx.messages.get(file.message_id) if file else None
        if file is None or message is None or message.inbound_id is None:
            raise NotFound("There is no such file here.")
        access.allow(staff, file.tenant, access.WORK if file.id_copy else access.WORK | {"auditor"})
        row = _inbound(tx, staff, message.inbound_id)
        content = tx.blobs.read(row.blob_id) if row.blob_id and file.removed_at is None else None
        found = attachment_bytes(content, file.part, copies.is_file(desk, file)) if content else None
        if found is None:
            raise NotFound("That file is not kept any more.")
        _looked(desk, tx, staff, row, "id_copy.seen" if file.id_copy else "file.seen", file=file.id)
    return file.name, file.type, found


def quarantine(desk: Desk, staff: Staff) -> Sequence[Inbound]:
    """Return the mails that could not be handled, oldest first."""
    with desk.store.read() as tx:
        return tx.ledger.quarantined(staff.tenants)


def _inbound(tx: Transaction, staff: Staff, inbound_id: str) -> Inbound:
    row = tx.ledger.get(inbound_id)
    if row is None:
        raise NotFound("There is no such mail here.")
    access.see(staff, row.tenant)
    return row


def _looked(desk: Desk, tx: Transaction, staff: Staff, row: Inbound, tag: str, **data: str) -> None:
    message = tx.messages.by_inbound(row.id)
    tickets = tx.tickets.of(message.conversation_id) if message else ()
    chains = [each.id for each in tickets] or [row.tenant]
    for chain in chains:
        journal.record(desk, tx, tenant=row.tenant, on=chain, actor=staff.id, tag=tag, value="", **data)


def _linked(tx: Transaction, staff: Staff, found: Ticket) -> list[LinkedTicket]:
    linked = []
    shared = [each for each in tx.drafts.of(found.conversation_id) if each.parts and found.id in each.covers]
    for id, kind in tx.tickets.links(found.id):
        other = tx.tickets.get(id)
        if other is not None and other.tenant in staff.roles:
            states = [draft.state for draft in shared if id in draft.covers and draft.state != "discarded"]
            linked.append(
                LinkedTicket(
                    reference=other.reference,
                    type=other.type,
                    state=other.state,
                    kind=kind,
                    together=states[-1] if states else "",
                )
            )
    return linked


def _joinable(desk: Desk, tx: Transaction, found: Ticket, tickets: Sequence[Ticket]) -> tuple[Joinable, ...]:
    """Return the requests of a matter that may share one reply with *found*, which comes first."""
    waits = joint.taken(tx.drafts.of(found.conversation_id))
    tenant, now = desk.tenant(found.tenant), desk.now()
    address = found.person.address.casefold()
    ready = {each.id: next_stage(facts.of_ticket(each, tenant, now)) for each in tickets}
    free = [
        each
        for each in sorted(tickets, key=lambda each: each.id != found.id)
        if ready[each.id]
        and each.id not in waits
        and each.person.address.casefold() == address
        and not TICKET_TYPES[each.type].closes_itself
    ]
    if len(free) < 2 or free[0].id != found.id:
        return ()
    return tuple(
        Joinable(
            tenant=each.tenant,
            reference=each.reference,
            type=each.type,
            due=each.due,
            due_at=each.due_at,
            stage=ready[each.id],
            chosen=ready[each.id] == ready[found.id],
        )
        for each in free
    )


def _moves(desk: Desk, found: Ticket) -> tuple[str, ...]:
    now = facts.of_ticket(found, desk.tenant(found.tenant), desk.now())
    plain = [way.to.value for way in ways(State(found.state)) if way.to is not State.ANSWERED]
    allowed = [to for to in plain if not against(now, State(to))]
    if any(way.to is State.ANSWERED for way in ways(State(found.state))):
        allowed.append(State.ANSWERED.value)
    return tuple(allowed)

"""Rows of the store as the facts that casework judges by."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from assistant.casework import calendars, deadlines, identity
from assistant.casework.approval import Approval as GivenApproval
from assistant.casework.guards import Outcome, State, TicketFacts
from assistant.casework.identity import Identity
from assistant.casework.refusal import Refusal, Remedies
from assistant.casework.replychecks import DraftFacts, text_hash
from assistant.casework.types import TICKET_TYPES, undocumented
from assistant.desk.contents import DraftContent
from assistant.desk.records import Approval, StoredDraft, Ticket
from assistant.settings import Tenant

OUTCOME_OF_KIND: dict[str, Outcome] = {
    "fulfilled": Outcome.FULFILLED,
    "partly": Outcome.PARTLY,
    "refused": Outcome.REFUSED,
    "nothing_found": Outcome.NOTHING_FOUND,
    "customer_service": Outcome.NOT_PRIVACY,
    "wrong_company": Outcome.NOT_PRIVACY,
}
"""Which stage of a reply tells how a request ends; a closing letter names its outcome itself."""

KIND_OF_OUTCOME: dict[str, str] = {
    **{outcome.value: kind for kind, outcome in OUTCOME_OF_KIND.items()},
    **dict.fromkeys((Outcome.WITHDRAWN.value, Outcome.WANT_OF_DETAILS.value), "closed"),
}
"""As which stage a reply counts that a person wrote from nothing, by what it tells."""

CLOSING = frozenset({Outcome.WITHDRAWN, Outcome.WANT_OF_DETAILS})
"""What a closing letter can tell."""

ASKING_DAYS = 5
"""Working days from receipt in which a question who somebody is counts as asked without delay."""

ASKING = frozenset({"identity", "details"})
"""The stages after which the desk waits for the customer."""


def hash_of(content: DraftContent) -> str:
    """Return the hash of everything that would be sent."""
    return text_hash(
        subject=content.subject,
        text=content.text,
        html=content.html,
        recipients=content.recipients,
        attachments=_files(content),
    )


def _files(content: DraftContent) -> tuple[tuple[str, str], ...]:
    return tuple((file.name, file.sha256) for file in content.attachments)


def first_month_ends(ticket: Ticket, tenant: Tenant) -> datetime:
    """Return the end of the first month; neither an extension nor a stopped clock moves it."""
    plain = deadlines.due(
        country=tenant.country, timezone=tenant.timezone, received=ticket.received_at, type="unknown"
    )
    return plain.ends_at(tenant.timezone)


def ladder_of(ticket: Ticket, tenant: Tenant) -> identity.Ladder:
    """Return the identity ladder of a request, with what is recorded of it."""
    vain = [one.step for one in ticket.steps or () if one.result != identity.Result.PASSED]
    return identity.ladder(
        ticket.type,
        given=tenant.identity_steps,
        copy=tenant.identity_copy,
        doubt=ticket.identity in (Identity.DOUBT, Identity.FAILED),
        tried=[identity.Step(step) for step in vain],
    )


def asking_ends(ticket: Ticket, tenant: Tenant) -> datetime:
    """Return until when a question who somebody is counts as asked without delay (EDPB 01/2022)."""
    day = ticket.received_at.astimezone(tenant.zone).date()
    last = calendars.add_working_days(tenant.country, day, ASKING_DAYS)
    return datetime.combine(last + timedelta(1), time(0), tenant.zone)


def of_ticket(ticket: Ticket, tenant: Tenant, now: datetime) -> TicketFacts:
    """Return what the guards look at."""
    return TicketFacts(
        type=ticket.type,
        state=State(ticket.state),
        identity=Identity(ticket.identity),
        now=now,
        first_month_ends=first_month_ends(ticket, tenant),
        identity_verified_at=ticket.identity_verified_at,
        outcome=Outcome(ticket.outcome) if ticket.outcome else None,
        extended=ticket.extended,
        delivered=ticket.delivered_at is not None,
        reminded=ticket.reminded_at is not None,
        address_known=ticket.address_known,
        on_behalf_of=ticket.on_behalf_of,
        mandate_checked=ticket.mandate_checked,
        missing=ticket.missing,
        undocumented=undocumented(ticket.type, ticket.fields),
        clock_stops=tenant.clock_stops,
        asking_ends=asking_ends(ticket, tenant),
    )


def of_draft(draft: StoredDraft, tickets: Sequence[Ticket] = (), *, foreign: bool = False) -> DraftFacts:
    """Return what an approval looks at; *tickets* are those that it answers, in their order.

    *foreign* is what `tongues.foreign` says of its text: looked at while it may still be changed.
    """
    first = tickets[0] if tickets else None
    return DraftFacts(
        id=draft.id,
        kind=draft.kind,
        state=draft.state,
        version=draft.version,
        revision=draft.revision,
        subject=draft.content.subject,
        text=draft.content.text,
        html=draft.content.html,
        recipients=draft.content.recipients,
        attachments=_files(draft.content),
        road=draft.road,
        type=first.type if first else "",
        outcome=Outcome(draft.outcome) if draft.outcome else None,
        discloses=draft.discloses,
        foreign=foreign,
        refusal=_refusal(draft.kind, first),
        to_requester=first is None or _to_requester(draft, first),
        parts=_parts(draft, tickets),
    )


def _to_requester(draft: StoredDraft, ticket: Ticket) -> bool:
    address = ticket.person.address.casefold()
    return all(recipient.casefold() == address for recipient in draft.content.recipients)


def _refusal(kind: str, ticket: Ticket | None) -> Refusal | None:
    if ticket is None or not ticket.refusal or kind not in ("refused", "partly"):
        return None
    return Refusal(ground=ticket.refusal.get("ground", ""), reason=ticket.refusal.get("reason", ""))


def discloses(type: str, outcome: str) -> bool:
    """Return whether telling *outcome* of a request of *type* holds a customer's data, or leads to them."""
    return outcome in (Outcome.FULFILLED, Outcome.PARTLY) and TICKET_TYPES[type].discloses


def _parts(draft: StoredDraft, tickets: Sequence[Ticket]) -> tuple[DraftFacts, ...]:
    """Return what a reply to several requests tells of each; a disclosure that no part names is of all."""
    by_id, told = {ticket.id: ticket for ticket in tickets}, draft.parts or ()
    known = any(discloses(part.type, part.outcome) for part in told)
    return tuple(
        DraftFacts(
            id=draft.id,
            kind=part.kind,
            state=draft.state,
            version=draft.version,
            revision=draft.revision,
            subject=draft.content.subject,
            text=draft.content.text,
            html=draft.content.html,
            recipients=draft.content.recipients,
            type=ticket.type,
            outcome=Outcome(part.outcome) if part.outcome else None,
            discloses=discloses(part.type, part.outcome) or (draft.discloses and not known),
            refusal=_refusal(part.kind, ticket),
            to_requester=_to_requester(draft, ticket),
            reference=ticket.reference,
            written_for=part.type,
        )
        for part in told
        if (ticket := by_id.get(part.ticket_id))
    )


def of_approval(row: Approval) -> GivenApproval:
    """Return an approval as casework knows it."""
    return GivenApproval(draft_id=row.draft_id, by=row.by, text_hash=row.text_hash, at=row.at)


def remedies(tenant: Tenant) -> Remedies:
    """Return where a customer of *tenant* can go."""
    return Remedies(
        authority_name=tenant.authority.name,
        authority_address=tenant.authority.address,
        courts=tenant.courts,
        country=tenant.country,
    )

"""What the page of a ticket shows, made ready from the desk's view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.casework.checklist_items import ITEMS
from assistant.casework.guards import IDENTITY_FIRST, Outcome, by_reply_only
from assistant.casework.refusal import grounds_for
from assistant.casework.replychecks import OTHER_LANGUAGE
from assistant.casework.types import TICKET_TYPES
from assistant.desk import access
from assistant.desk.contents import CheckItem, SaidWish
from assistant.desk.opening import due_day
from assistant.desk.records import StoredAttachment, StoredMessage
from assistant.desk.views import DraftView, TicketView
from assistant.privacy import mask
from assistant.text.lines import unwrapped
from assistant.web import compare, intentwords, saying, words
from assistant.web.console import whoasks
from assistant.web.marks import N_
from assistant.web.visits import Visit

_TELLS_NOTHING = N_("It tells nothing for which identity must be confirmed")
_IDENTITY = {
    "confirmed": N_("Identity is confirmed"),
    "not_needed": N_("Nobody need show who they are for this"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A message as the page shows it."""

    message: StoredMessage
    from_name: str = field(repr=False)
    from_address: str = field(repr=False)
    words: list[tuple[str, bool]] = field(repr=False)  # text, whether it decided
    rest: str = field(repr=False)  # signature and quotation
    files: tuple[StoredAttachment, ...]
    language: str
    show_subject: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Something that must be so before a draft may leave."""

    ok: bool
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A wish with the words that decided."""

    wish: SaidWish
    words: tuple[str, ...] = field(repr=False)


def talk(visit: Visit, view: TicketView) -> list[Shown]:
    """Return the conversation, oldest first."""
    shown, subject = [], ""
    for message in view.messages:
        shown.append(_shown(visit, view, message, subject))
        subject = message.body.subject or subject
    return shown


def _shown(visit: Visit, view: TicketView, message: StoredMessage, subject: str) -> Shown:
    body, p = message.body, visit.p
    text = body.new_text or body.text
    if message.by == "customer" and view.conversation.channel == "email":
        text = unwrapped(text)  # a line of 72 letters, broken again on this page, reads like a poem
    understood = message.understanding
    pieces = (
        [piece for wish in understood.wishes for piece, weight in wish.evidence if weight > 0]
        if understood
        else []
    )
    name = body.from_name or body.from_address
    if message.by == "staff":
        name = p.say("Member of staff")
    elif message.by == "assistant":
        name = p.say("Assistant")
    rest = body.text.strip() if body.new_text and body.text.strip() != body.new_text.strip() else ""
    language = (
        understood.language if understood and understood.language != "und" else view.conversation.language
    )
    return Shown(
        message=message,
        from_name=name or p.say("Customer"),
        from_address=body.from_address if body.from_address != name and message.by == "customer" else "",
        words=compare.marked(mask(text, language=language), pieces),
        rest=mask(rest, language=language),
        files=tuple(file for file in view.attachments if file.message_id == message.id),
        language=language,
        show_subject=body.subject != subject,
    )


def understood(view: TicketView) -> tuple[StoredMessage | None, list[Wanted]]:
    """Return the message whose wishes the page shows, and the wishes.

    That is the first that asked for what this request is about; where none did, the last that wants anything.
    """
    heard = [
        message
        for message in view.messages
        if message.direction == "in" and message.understanding and message.understanding.wishes
    ]
    decided = [message for message in heard if view.ticket and _asks(message, view.ticket.type)]
    found = (*decided, *reversed(heard))
    if not found:
        return None, []
    wishes = found[0].understanding.wishes if found[0].understanding else ()
    text = found[0].body.text
    return found[0], [Wanted(wish=wish, words=_said(wish, text)) for wish in wishes if wish.score >= 0.05][:6]


def _asks(message: StoredMessage, type: str) -> bool:
    """Return whether a message more likely than not asks for a request of *type*."""
    wishes = message.understanding.wishes if message.understanding else ()
    return any(wish.intent == f"request.{type}" and wish.score >= 0.5 for wish in wishes)


def _said(wish: SaidWish, text: str) -> tuple[str, ...]:
    """Return the pieces that decided, as far as they stand in the message and say something."""
    told = " ".join(text.casefold().split())
    pieces = [piece for piece, weight in wish.evidence if weight > 0 and len(piece.strip()) > 2]
    return tuple(dict.fromkeys(piece for piece in pieces if piece.casefold() in told))[:8]


def checks(visit: Visit, shown: DraftView, view: TicketView) -> list[Check]:
    """Return what was looked at before a draft may leave: fine, or what is to do."""
    p, draft = visit.p, shown.draft
    told = [
        Check(
            ok=bool(draft.content.recipients) or view.conversation.channel == "chat",
            text=p.say("It has a recipient"),
        ),
        Check(ok=not shown.outdated, text=p.say("Nothing came in since it was written")),
    ]
    told += [Check(ok=False, text=visit.against(problem)) for problem in shown.problems]
    told += [Check(ok=False, text=visit.against(line)) for line in draft.checks]
    if OTHER_LANGUAGE not in shown.problems:
        told.append(Check(ok=True, text=p.say("Its language is right")))
    if view.ticket is not None and IDENTITY_FIRST not in shown.problems:
        told.append(Check(ok=True, text=p.say(_IDENTITY.get(view.ticket.identity, _TELLS_NOTHING))))
    if not shown.problems:
        told.append(Check(ok=True, text=p.say("It says what the law asks for")))
    if shown.approvals_needed > 1:
        given = len({yes.by for yes in shown.approvals})
        told.append(
            Check(
                ok=given + 1 >= shown.approvals_needed,
                text=p.say("Two people approve this: %(given)s of 2 so far", given=given),
            )
        )
    return told


def details(view: TicketView) -> tuple[list[str], tuple[str, ...]]:
    """Return the fields that the page offers, and which of them are needed."""
    if view.ticket is None:
        return [], ()
    kind = TICKET_TYPES.get(view.ticket.type)
    known, own = (kind.told, kind.assessed) if kind else ((), ())
    names = dict.fromkeys([*known, *(name for name in view.ticket.fields if name not in own), "on_behalf_of"])
    return list(names), kind.required if kind else ()


def values(visit: Visit, view: TicketView, key: str, typed: Mapping[str, str] | None) -> dict[str, Any]:
    """Return all that the template of a ticket's page needs."""
    ticket, tenant = view.ticket, visit.site.settings.tenant(view.conversation.tenant)
    current, others = _open_drafts(view)
    message, wishes = understood(view)
    names, required = details(view)
    now = visit.desk.now()
    return {
        "view": view,
        "now": now,
        "key": key,
        "talk": talk(visit, view),
        "understood": wishes,
        "understood_message": message.id if message else "",
        "understood_notes": message.understanding.notes if message and message.understanding else (),
        "first_intent": wishes[0].wish.intent if wishes else "",
        "intents": intentwords.grouped(),
        "field_names": names,
        "required_fields": required,
        "assessed_fields": TICKET_TYPES[ticket.type].assessed if ticket else (),
        "may_assess": visit.staff.roles.get(tenant.id) in access.OFFICER,
        "to_do": {item.id: _to_do(visit, item) for item in ticket.checklist} if ticket else {},
        "ways": [w for w in (ticket.person.address, ticket.person.phone, *ticket.person.other) if w]
        if ticket
        else [],
        "open_draft": current,
        "other_drafts": others,
        "seen": " ".join(f"{each.reference}={each.revision}" for each in current.covered) if current else "",
        "grounds_of": {each.reference: _grounds_for(visit, each.tenant, each.type) for each in view.joinable},
        "done_drafts": [d for d in reversed(view.drafts) if d.draft.state in ("approved", "sent")],
        "checks": checks(visit, current, view) if current else [],
        "blocked": bool(current and (current.problems or current.outdated)),
        "may_approve": visit.staff.roles.get(tenant.id) in ("approver", "officer", "admin"),
        "may_verify": visit.staff.roles.get(tenant.id) != "auditor",
        "citations": current.draft.content.citations if current else (),
        "difference": _difference(current),
        "typed": typed,
        "authority_on": date.fromisoformat(ticket.authority_on) if ticket and ticket.authority_on else None,
        "steps": saying.derivation(ticket, tenant, visit.p.language) if ticket else (),
        "days_left": (due_day(ticket.due) - now.astimezone(tenant.zone).date()).days if ticket else None,
        "overdue": bool(ticket and ticket.due_at < now and ticket.state not in ("answered", "closed")),
        "extendable": bool(ticket and ticket.type in TICKET_TYPES and TICKET_TYPES[ticket.type].extendable),
        "grounds": _grounds(visit, view),
        "hand_outcomes": _hand_outcomes(view),
        "needs_address": bool(
            ticket and ticket.type in TICKET_TYPES and TICKET_TYPES[ticket.type].identity == "address_on_file"
        ),
        "who": whoasks.of(view, tenant),
        "may_package": bool(ticket and ticket.identity == "confirmed"),
        "needs_identity": bool(
            ticket and ticket.type in TICKET_TYPES and TICKET_TYPES[ticket.type].discloses
        ),
        "colleagues": _colleagues(visit, tenant.id),
        "others": (),
    }


def _open_drafts(view: TicketView) -> tuple[DraftView | None, list[DraftView]]:
    """Return the draft that waits for this request, and those that wait for others of its matter alone."""
    mine: list[DraftView] = []
    others: list[DraftView] = []
    for each in (each for each in view.drafts if each.draft.state == "open"):
        covers = each.draft.covers
        ours = view.ticket is None or not covers or view.ticket.id in covers
        (mine if ours else others).append(each)
    return mine[-1] if mine else None, others


def _difference(current: DraftView | None) -> list[tuple[compare.Change, str]]:
    """Return what people changed, or nothing where the machine's draft stands as it was."""
    machine = current.draft.machine_content if current else None
    if current is None or machine is None or machine.text == current.draft.content.text:
        return []
    return compare.changes(machine.text, current.draft.content.text)


def _hand_outcomes(view: TicketView) -> dict[str, str]:
    """Return the outcomes that one person may note without a reply."""
    type = view.ticket.type if view.ticket else "unknown"
    return {
        id: text
        for id, text in words.OUTCOMES.items()
        if not by_reply_only(type, Outcome(id)) and not (type == "unknown" and id == "fulfilled")
    }


def _grounds(visit: Visit, view: TicketView) -> dict[str, str]:
    return _grounds_for(visit, view.ticket.tenant, view.ticket.type) if view.ticket else {}


def _grounds_for(visit: Visit, tenant: str, type: str) -> dict[str, str]:
    language = visit.p.language
    return {
        ground.id: f"{ground.article[language]}: {ground.meaning[language]}"
        for ground in grounds_for(type, visit.site.settings.tenant(tenant).country)
    }


def _to_do(visit: Visit, item: CheckItem) -> str:
    """Return what is to do in the reader's language; what a company added stands as it wrote it."""
    known = ITEMS.get(item.id)
    return known.text(visit.p.language) if known else item.text


def _colleagues(visit: Visit, tenant: str) -> dict[str, str]:
    with visit.desk.store.read() as rows:
        people: Sequence[Any] = rows.people.all()
        return {
            person.id: person.name
            for person in people
            if not person.disabled and tenant in rows.people.roles(person.id)
        }

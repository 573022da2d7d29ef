"""Replies to a request at each stage, for staff to choose, complete and approve."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.casework import behalf
from assistant.casework.guards import Outcome, State
from assistant.casework.identity import FIRST, SAFE_COPY_ADVICE, SECOND, Step, ladder
from assistant.casework.refusal import GROUNDS, LACKS, Remedies, grounds_for, missing_from
from assistant.casework.types import TICKET_TYPES, TicketType
from assistant.errors import Refused
from assistant.writing.cover import cover
from assistant.writing.layout import as_html, as_text
from assistant.writing.letters import asked, context, framed, owed
from assistant.writing.records import Draft, StageFacts
from assistant.writing.templates import Templates
from assistant.writing.voice import Voice

OPEN_PLACE = re.compile(r"\[\[.+?\]\]")
"""What staff must still complete in a draft."""

_REMEDIES_AFTER = frozenset({Outcome.WANT_OF_DETAILS, Outcome.NOT_PRIVACY, Outcome.NOTHING_FOUND})


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A request as a reply tells of it."""

    kind: TicketType
    facts: StageFacts
    voice: Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A stage of a request that a reply can announce."""

    id: str
    template: str
    needs: Callable[[Case], dict[str, object]]  # what its template needs besides; raises Refused
    alone: bool = False  # it may answer a message to which no request belongs
    remedies: Callable[[Case], bool] = lambda _: False  # whether it says where the person can go


def _nothing(_: Case) -> dict[str, object]:
    return {}


def _identity(case: Case) -> dict[str, object]:
    tenant, facts = case.voice.tenant, case.facts
    on = ladder(
        case.kind.id,
        given=tenant.identity_steps,
        copy=tenant.identity_copy,
        doubt=facts.doubt,
        tried=[Step(step) for step in facts.tried],
    )
    if not on.left:
        raise Refused(
            on.against_copy() if on.steps else "This type of request needs no proof of who somebody is."
        )
    copy = Step.ID_COPY in on.left
    if copy and facts.doubt and not facts.reason.strip():
        raise Refused("Write down why you doubt who asks: the letter says it (GDPR 12(6)).")
    if copy and not facts.upload_link:
        raise Refused("Make a one-time upload link first: a copy of an ID never comes by mail.")
    return {
        "ask_copy": copy,
        "doubt": facts.doubt,
        "asks": _asks(on.left, alone=on.lower == FIRST),
        "advice": SAFE_COPY_ADVICE if copy else (),
    }


def _asks(left: tuple[Step, ...], *, alone: bool) -> tuple[str, ...]:
    """Return the sentences that ask for the lowest steps which are left; *alone*: there is no second rung."""
    first, second = [step for step in FIRST if step in left], [step for step in SECOND if step in left]
    said = []
    if len(first) > 1:
        said.append("address" if alone else "first")
    elif first:
        said.append("portal" if first[0] is Step.PORTAL else "mail")
    if second and first:
        said.append("second" if Step.CALL_BACK in second else "second_question")
    elif second:
        said.append("call" if Step.CALL_BACK in second else "question")
    return tuple(said)


def _details(case: Case) -> dict[str, object]:
    if case.kind.id != "unknown" and not case.facts.missing and not case.facts.papers:
        raise Refused("Nothing is missing: choose another reply, or mark what you still need.")
    rights = [f"request.{kind}" for kind in ("access", "rectification", "erasure", "restriction")]
    more = ("request.portability", "request.objection", "request.complaint")
    return {"rights": (*rights, *more), "papers": _papers(case)}


def _papers(case: Case) -> str:
    """Return what the papers are called of somebody who asks for another; empty where none are asked."""
    asked, voice = case.facts.papers, case.voice
    if asked in ("", "any"):
        return voice.word("field", "on_behalf_of") if asked else ""
    return behalf.rules(behalf.Kind(asked), voice.tenant.country).papers[voice.language]


def _extended(case: Case) -> dict[str, object]:
    if not case.kind.extendable:
        raise Refused("A request of this type cannot be extended (GDPR 12(3) is not meant for it).")
    if not case.facts.reason.strip():
        raise Refused("Write the reason for the extension: the letter must give it (GDPR 12(3)).")
    return {}


def _fulfilled(case: Case) -> dict[str, object]:
    return {"cover": cover(case.facts.cover, case.voice) if case.kind.id == "access" else ()}


def _refusal(case: Case) -> dict[str, object]:
    refusal = case.facts.refusal
    allowed = {ground.id for ground in grounds_for(case.kind.id, case.voice.tenant.country)}
    if refusal is None or refusal.ground not in allowed:
        raise Refused(LACKS["ground"])
    if not refusal.reason.strip():
        raise Refused(LACKS["reason"])
    ground, language = GROUNDS[refusal.ground], case.voice.language
    return {
        "refusal_reason": _sentence(refusal.reason),
        "meaning": ground.meaning[language],
        "article": ground.article[language],
    }


def _partly(case: Case) -> dict[str, object]:
    if not case.facts.done.strip():
        raise Refused("Write what was done, for this person: a partial answer says both.")
    return {**_refusal(case), **_fulfilled(case)}


def _status(case: Case) -> dict[str, object]:
    voice = case.voice
    told = [
        {
            "type": one.type,
            "reference": one.reference,
            "received": voice.day(one.received),
            "due": voice.day(one.due) if owed(one.type) else "",
            "state": State(one.state).value,
            "late": one.late,
        }
        for one in case.facts.standing
    ]
    if not told:
        raise ValueError("a status reply tells where at least one request stands")
    return {"standing": told}


def _wrong_company(case: Case) -> dict[str, object]:
    other = " ".join(case.facts.done.split()).rstrip(".")
    if not other:
        raise Refused("Write the name of the company that the message is meant for.")
    return {"other": other, "where": case.facts.where}


def _closed(case: Case) -> dict[str, object]:
    outcome = Outcome(case.facts.outcome)
    if outcome is Outcome.WANT_OF_DETAILS and not case.facts.reason.strip():
        raise Refused("Write why the request is closed: the letter must say what was lacking.")
    return {"outcome": outcome.value, "remedies": _closed_with_remedies(case)}


def _closed_with_remedies(case: Case) -> bool:
    return Outcome(case.facts.outcome) in _REMEDIES_AFTER


def _always(_: Case) -> bool:
    return True


STAGES: Mapping[str, Stage] = {
    stage.id: stage
    for stage in (
        Stage(id="receipt", template="mail/stage_receipt", needs=_nothing),
        Stage(id="identity", template="mail/stage_identity", needs=_identity),
        Stage(id="details", template="mail/stage_details", needs=_details),
        Stage(id="extended", template="mail/stage_extended", needs=_extended, remedies=_always),
        Stage(id="fulfilled", template="mail/stage_fulfilled", needs=_fulfilled),
        Stage(id="partly", template="mail/stage_partly", needs=_partly, remedies=_always),
        Stage(id="refused", template="mail/stage_refused", needs=_refusal, remedies=_always),
        Stage(id="nothing_found", template="mail/stage_nothing_found", needs=_nothing, remedies=_always),
        Stage(id="customer_service", template="mail/stage_customer_service", needs=_nothing),
        Stage(id="status", template="mail/stage_status", needs=_status),
        Stage(id="wrong_company", template="mail/stage_wrong_company", needs=_wrong_company, alone=True),
        Stage(id="closed", template="mail/stage_closed", needs=_closed, remedies=_closed_with_remedies),
    )
}
"""Every stage that a reply can announce (requests.md, "Replies")."""


def stage(type: str, stage_id: str, *, voice: Voice, templates: Templates, facts: StageFacts) -> Draft:
    """Return the draft of *stage_id* for a request of *type*.

    Raises Refused where the law asks for a part that *facts* lacks, ValueError for an unknown type,
    stage, state or outcome.
    """
    chosen, case = case_of(type, stage_id, voice, facts)
    body = templates.render(chosen.template, **given(chosen, case))
    set_out = framed(body, voice, facts.greeting_name)
    text = as_text(set_out)
    if stage_id in ("refused", "partly"):
        complete(text, case)
    return Draft(
        subject=voice.subject(facts.subject, facts.references),
        text=text,
        html=as_html(set_out, templates.frame, language=voice.language),
        needs_approval=stage_id != "receipt" or not voice.tenant.receipts_go_by_themselves,
        kind=stage_id,
        checks=tuple(f"To complete: {place}" for place in OPEN_PLACE.findall(text)),
    )


def case_of(type: str, stage_id: str, voice: Voice, facts: StageFacts) -> tuple[Stage, Case]:
    """Return a stage with the request that it is told of.

    Raises ValueError for an unknown type or stage, Refused without a reference.
    """
    chosen, kind = STAGES.get(stage_id), TICKET_TYPES.get(type)
    if chosen is None or kind is None:
        raise ValueError(f"unknown reply {type!r}/{stage_id!r}")
    if not facts.references and not chosen.alone:
        raise Refused("Name the reference of the request that this reply is about.")
    return chosen, Case(kind=kind, facts=facts, voice=voice)


def given(chosen: Stage, case: Case, *, joint: bool = False) -> dict[str, object]:
    """Return all that the template of a stage needs; *joint*: it is a part of a reply to several requests."""
    return {**context(case.voice), **_common(case), **chosen.needs(case), "joint": joint}


def _common(case: Case) -> dict[str, object]:
    facts, voice = case.facts, case.voice
    received = (
        facts.received.astimezone(voice.tenant.zone).date()
        if isinstance(facts.received, datetime)
        else facts.received
    )
    return {
        "type": case.kind.id,
        "references": facts.references,
        "all_references": voice.list(facts.references),
        "received": voice.day(received),
        "due": voice.day(facts.due) if owed(case.kind.id) else "",
        "on_behalf": facts.on_behalf,
        "missing": asked(facts.missing, on_behalf=facts.on_behalf),
        "reason": _sentence(facts.reason),
        "done": _sentence(facts.done),
        "upload_link": facts.upload_link,
        "download_link": facts.download_link,
        "discloses": case.kind.discloses,
        "courts": voice.tenant.courts,
        "cover": (),
    }


def _sentence(text: str) -> str:
    """Return what a person wrote as a sentence of a letter."""
    text = " ".join(text.split())
    return text if not text or text[-1] in ".!?…" else f"{text}."


def complete(text: str, case: Case) -> None:
    """Check a refusal as it will be read (GDPR 12(4)). Raises Refused with all that it lacks."""
    tenant = case.voice.tenant
    remedies = Remedies(
        authority_name=tenant.authority.name,
        authority_address=tenant.authority.address,
        courts=tenant.courts,
        country=tenant.country,
    )
    lacks = missing_from(text, case.facts.refusal, remedies, type=case.kind.id)
    if lacks:
        raise Refused(" ".join(LACKS[key] for key in lacks))

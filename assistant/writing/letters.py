"""Mail: which letter a decision becomes, and how it is put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.casework.types import TICKET_TYPES
from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open, TicketPlan
from assistant.knowledge.records import Passage
from assistant.message import Message
from assistant.writing.layout import Block, as_html, as_text, blocks, count_words
from assistant.writing.parts import checks, cited, part_of, shortened
from assistant.writing.records import Draft
from assistant.writing.templates import Templates
from assistant.writing.voice import Voice

MOST_WORDS = 250  # of a mail that answers one question, frame and all


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A ticket as a template needs it."""

    type: str
    reference: str  # empty where nothing is stored
    due: str  # in words; empty where no answer by then is owed to whoever writes
    due_english: str
    on_behalf: bool = False  # whoever writes does so for somebody else


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What a letter is made of."""

    template: str
    kind: str
    passages: tuple[Passage, ...] = ()
    plans: tuple[Plan, ...] = ()
    missing: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()  # labels
    pure_receipt: bool = False


def plans_of(tickets: Sequence[TicketPlan], references: Sequence[str], voice: Voice) -> tuple[Plan, ...]:
    """Return *tickets* with their *references*, in order."""
    padded = [*references, *[""] * len(tickets)]
    return tuple(
        Plan(
            type=ticket.type,
            reference=reference,
            due=voice.day(ticket.due) if owed(ticket.type) else "",
            due_english=voice.day_in_english(ticket.due) if owed(ticket.type) else "",
            on_behalf=bool(ticket.fields.get("on_behalf_of")),
        )
        for ticket, reference in zip(tickets, padded, strict=False)
    )


def missing_of(tickets: Sequence[TicketPlan]) -> tuple[str, ...]:
    """Return what is missing for any of *tickets*, each thing once, as entries of the group `field`."""
    return tuple(
        dict.fromkeys(
            name
            for ticket in tickets
            for name in asked(ticket.missing, on_behalf=bool(ticket.fields.get("on_behalf_of")))
        )
    )


def asked(missing: Sequence[str], *, on_behalf: bool) -> tuple[str, ...]:
    """Return how to ask for *missing* fields: what finds a person is theirs, not the writer's."""
    return tuple("identifier_other" if on_behalf and name == "identifier" else name for name in missing)


def owed(type: str) -> bool:
    """Say whether whoever writes is owed an answer by the due moment.

    The hours of a breach run towards the authority (GDPR 33(1)), not towards whoever reports it.
    """
    return not TICKET_TYPES[type].hours


def letter_for(decision: Decision, references: Sequence[str], voice: Voice) -> Letter | None:
    """Return the letter for *decision*, None where a mail gets no reply."""
    match decision:
        case Ignore() | Ask():
            return None
        case Answer(smalltalk=True):
            return None
        case Answer():
            return Letter(template="mail/answer", kind="answer", passages=decision.passages)
        case Open():
            pure = not decision.passages and not decision.unanswered
            return Letter(
                template="mail/receipt",
                kind="receipt" if pure else "answer",
                passages=decision.passages,
                plans=plans_of(decision.tickets, references, voice),
                missing=missing_of(decision.tickets),
                unanswered=decision.unanswered,
                pure_receipt=pure,
            )
        case HandOver():
            return _handed_over(decision, references, voice)


def _handed_over(decision: HandOver, references: Sequence[str], voice: Voice) -> Letter | None:
    plans = plans_of(decision.tickets, references, voice)
    if decision.reason == "unclear":
        return None  # a person reads it first (contract.md); staff have the stage `details` to ask
    if decision.reason in ("unsure_right", "language"):
        passages = decision.passages if decision.reason == "unsure_right" else ()
        return Letter(
            template="mail/unsure" if decision.reason == "unsure_right" else "mail/language",
            kind="receipt" if not passages else "answer",
            passages=passages,
            plans=plans,
            pure_receipt=not passages,
        )
    if decision.reason == "not_in_statement" and decision.passages:
        return Letter(
            template="mail/answer",
            kind="handover",
            passages=decision.passages,
            unanswered=unanswered_of(decision),
        )
    return Letter(template=f"mail/{decision.reason}", kind="handover", passages=decision.passages)


def unanswered_of(decision: HandOver) -> tuple[str, ...]:
    """Return the labels of the questions that no passage answers."""
    answered = {passage.intent for passage in decision.passages}
    return tuple(w.intent for w in decision.wishes if w.is_question and w.intent not in answered)


def mail(
    letter: Letter,
    message: Message,
    *,
    voice: Voice,
    templates: Templates,
    references: Sequence[str],
    greeting_name: str,
    needs_approval: bool,
) -> Draft:
    """Return *letter* as a draft; a mail that answers one question is kept within 250 words."""
    passages = letter.passages
    while True:
        body = templates.render(
            letter.template,
            **context(voice),
            parts=[part_of(passage, voice) for passage in passages],
            headings=len(passages) + len(letter.plans) > 1,
            plans=letter.plans,
            missing=letter.missing,
            on_behalf=any(plan.on_behalf for plan in letter.plans),
            unanswered=voice.topics(letter.unanswered) if letter.unanswered else "",
        )
        set_out = framed(body, voice, greeting_name)
        text = as_text(set_out)
        too_long = len(passages) == 1 and not letter.plans and count_words(text) > MOST_WORDS
        shorter = shortened(passages) if too_long else None
        if shorter is None:
            break
        passages = shorter
    return Draft(
        subject=voice.subject(message.subject, references),
        text=text,
        html=as_html(set_out, templates.frame, language=voice.language),
        citations=cited(passages),
        needs_approval=needs_approval,
        kind=letter.kind,
        checks=checks(passages),
    )


def context(voice: Voice) -> dict[str, object]:
    """Return what every template may use."""
    return {"say": voice.say, "word": voice.word, "hint": voice.tenant.customer_service_hint}


def framed(body: str, voice: Voice, greeting_name: str) -> tuple[Block, ...]:
    """Return *body* between its greeting and the sign-off of the company's privacy desk."""
    closing = Block(kind="sign_off", lines=(voice.say("letter.closing"), voice.say("letter.signature")))
    return (
        Block(kind="paragraph", lines=(voice.greeting(greeting_name),)),
        *blocks(body),
        closing,
    )

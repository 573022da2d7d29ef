"""Chat: about sixty words at once, the rest behind "more"; the section is always named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open, TicketPlan
from assistant.knowledge.records import Passage
from assistant.message import Message
from assistant.text.normal import fold
from assistant.text.words import words
from assistant.understanding.records import Wish
from assistant.writing.layout import as_chat, count_words
from assistant.writing.letters import context, missing_of, plans_of, unanswered_of
from assistant.writing.parts import checks, cited, part_of
from assistant.writing.records import Choice, Draft
from assistant.writing.templates import Templates
from assistant.writing.voice import Voice

MOST_WORDS = 60  # shown at once
MOST_CHOICES = 4
PERSON = "request.human"
USUAL = ("request.access", "request.erasure", "request.objection")
"""What a request that does not say what it wants is offered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    template: str
    kind: str
    passages: tuple[Passage, ...] = ()
    tickets: tuple[TicketPlan, ...] = ()
    unanswered: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()  # labels
    asks_missing: bool = False


def chat(
    decision: Decision, message: Message, *, voice: Voice, templates: Templates, references: Sequence[str]
) -> Draft | None:
    """Return the chat's reply to *decision*, None where there is none."""
    match decision:
        case Ignore():
            return None
        case Answer(smalltalk=True):
            return _small_talk(decision, message, voice)
        case Answer():
            said = _Said(template="chat/answer", kind="answer", passages=decision.passages)
        case Open():
            said = _Said(
                template="chat/receipt",
                kind="receipt",
                passages=decision.passages,
                tickets=decision.tickets,
                unanswered=decision.unanswered,
                asks_missing=True,
            )
        case Ask():
            said = _Said(template="chat/clarify", kind="clarify", choices=_readings(decision.wishes))
        case HandOver():
            said = _handed_over(decision)
    return _draft(said, voice=voice, templates=templates, references=references)


def _handed_over(decision: HandOver) -> _Said:
    if decision.reason == "unclear":
        return _Said(
            template="chat/clarify",
            kind="clarify",
            tickets=decision.tickets,
            choices=_readings(decision.wishes) or (*USUAL, PERSON),
        )
    if decision.reason == "unsure_right":
        return _Said(
            template="chat/unsure", kind="receipt", passages=decision.passages, tickets=decision.tickets
        )
    if decision.reason == "language":
        kind = "receipt" if decision.tickets else "handover"
        return _Said(template="chat/language", kind=kind, tickets=decision.tickets)
    if decision.reason == "not_in_statement" and decision.passages:
        unanswered = unanswered_of(decision)
        return _Said(
            template="chat/answer", kind="handover", passages=decision.passages, unanswered=unanswered
        )
    return _Said(template=f"chat/{decision.reason}", kind="handover", passages=decision.passages)


def _draft(said: _Said, *, voice: Voice, templates: Templates, references: Sequence[str]) -> Draft:
    missing = missing_of(said.tickets) if said.asks_missing else ()
    body = templates.render(
        said.template,
        **context(voice),
        parts=[part_of(passage, voice) for passage in said.passages],
        plans=plans_of(said.tickets, references, voice),
        missing=missing,
        missing_words=voice.list(voice.word("field", name) for name in missing),
        human=any(ticket.type == "human" for ticket in said.tickets),
        unanswered=voice.topics(said.unanswered) if said.unanswered else "",
        choices=said.choices,
        choice_words=_or(said.choices, voice),
    )
    text, more = _split(body)
    return Draft(
        subject="",
        text=text,
        html="",
        more=more or None,
        citations=cited(said.passages),
        needs_approval=False,
        kind=said.kind,
        choices=tuple(Choice(value=intent, label=_label(intent, voice)) for intent in said.choices),
        checks=checks(said.passages),
    )


def _split(body: str) -> tuple[str, str]:
    """Return what is shown at once (the first piece always) and what stands behind "more"."""
    pieces = [piece for piece in re.split(r"\n\s*\n", body.strip()) if piece.strip()]
    shown: list[str] = []
    while pieces and (not shown or count_words(" ".join([*shown, pieces[0]])) <= MOST_WORDS):
        shown.append(pieces.pop(0))
    return as_chat("\n\n".join(shown)), as_chat("\n\n".join(pieces))


def _readings(wishes: Sequence[Wish]) -> tuple[str, ...]:
    """Return two to four likely readings, a person last; none where nothing is likely."""
    likely = [wish.intent for wish in wishes if wish.is_right or wish.is_question]
    chosen = [intent for intent in dict.fromkeys(likely) if intent != PERSON][: MOST_CHOICES - 1]
    return (*chosen, PERSON) if chosen else ()


def _or(intents: Sequence[str], voice: Voice) -> str:
    return voice.either(voice.word("intent", intent) for intent in intents)


def _label(intent: str, voice: Voice) -> str:
    label = voice.word("intent", intent)
    return label[:1].upper() + label[1:]


def _small_talk(decision: Answer, message: Message, voice: Voice) -> Draft:
    if decision.passages:
        part = part_of(decision.passages[0], voice)
        text, more = part.short, " ".join((*part.also, part.more)).strip()
    else:
        mood = _mood(message.text, voice)
        met = mood == "greeting" and any(turn.by == "customer" for turn in message.history)
        text, more = voice.say("smalltalk.further" if met else f"smalltalk.{mood}"), ""
    return Draft(
        subject="",
        text=text,
        html="",
        more=more or None,
        citations=cited(decision.passages),
        needs_approval=False,
        kind="smalltalk",
    )


def _mood(text: str, voice: Voice) -> str:
    said = {fold(word, voice.language) for word in words(text)}
    for mood in ("thanks", "bye"):
        known = {fold(word, voice.language) for word in voice.word("smalltalk", f"{mood}_words").split()}
        if said & known:
            return mood
    return "greeting"

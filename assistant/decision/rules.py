"""The rules, in the order in which they are asked. The first that answers decides.

Each rule is one function with one name, so that the table below can be read aloud to a lawyer.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from assistant.casework.deadlines import due
from assistant.casework.fields import fields_for
from assistant.casework.types import missing
from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open, TicketPlan
from assistant.knowledge.records import Passage
from assistant.message import Channel, Message
from assistant.settings import Tenant
from assistant.understanding.certainty import FURTHER_RIGHT
from assistant.understanding.records import Understanding, Wish

SURE_RIGHT = 0.5  # above it a right opens its own ticket
PERHAPS_RIGHT = 0.12  # above it a person looks, and the clock runs
SURE_ANSWER = 0.40  # above it a question is answered
SURE_SPAM = 0.60  # above it nobody is answered
SURE_SPAM_ABROAD = 0.90  # the same in a language that was not learned
MOST_QUESTIONS = 3
_WORD = re.compile(r"[^\W\d_]{2}")


class Knowledge(Protocol):
    """What the rules need of the knowledge base."""

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        """Return the answer to *question* under a label, or None where nothing is written down."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Everything a rule may look at."""

    message: Message
    said: Understanding
    tenant: Tenant
    knowledge: Knowledge

    @property
    def chat(self) -> bool:
        """Whether somebody is waiting in a chat window."""
        return self.message.channel is Channel.CHAT

    @property
    def main(self) -> Wish | None:
        """What the customer wants most."""
        return self.said.wishes[0] if self.said.wishes else None

    @property
    def rights(self) -> tuple[Wish, ...]:
        """The rights exercised, surely enough to open a ticket each."""
        rights = [wish for wish in self.said.wishes if wish.is_right]
        opens = any(wish.wanted >= SURE_RIGHT for wish in rights)
        return tuple(wish for wish in rights if opens and wish.wanted >= FURTHER_RIGHT)

    @property
    def perhaps_a_right(self) -> bool:
        """Whether a right may be exercised, so that a clock must run."""
        doubtful = [wish for wish in self.said.wishes if wish.is_right]
        return bool(doubtful) or self.said.right_doubt >= PERHAPS_RIGHT or self.bare

    @property
    def bare(self) -> bool:
        """Whether it is a request under the law that does not say which ("AVG-verzoek")."""
        said_so = "bare_request" in self.said.notes
        return said_so and (self.main is None or self.main.intent == "other.unclear")

    def plan(self, type: str, sentence: str = "") -> TicketPlan:
        """Return the ticket to open for a right of *type*."""
        fields = fields_for(type, sentence=sentence, message=self.message, found=self.said.found)
        deadline = due(
            country=self.tenant.country,
            timezone=self.tenant.timezone,
            received=self.message.received,
            type=type,
            language=self.tenant.language,
        )
        return TicketPlan(type=type, deadline=deadline, fields=fields, missing=missing(type, fields))

    def untyped(self) -> tuple[TicketPlan, ...]:
        """Return the untyped ticket with its date, where the message may hold a right."""
        return (self.plan("unknown"),) if self.perhaps_a_right else ()

    def answers(self) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
        """Return the passages for the questions asked, and the labels that nothing answers."""
        passages, silent = [], []
        whole = f"{self.message.subject}\n{self.message.text}".strip()
        alone = len(self.said.wishes) == 1  # then all of the message is about it, not one sentence only
        for wish in [wish for wish in self.said.wishes if wish.is_question][:MOST_QUESTIONS]:
            asked = whole if alone else wish.sentence or whole
            passage = self.knowledge.passage(self.tenant.id, wish.intent, asked)
            if passage is None:
                silent.append(wish.intent)
            else:
                passages.append(passage)
        return tuple(passages), tuple(silent)


def a_machine_sent_it(case: Case) -> Decision | None:
    """Machine mail gets no reply; one that exercises a right (privacy portals) goes to staff, dated."""
    if case.message.machine is None:
        return None
    tickets = case.untyped() if case.rights else ()
    return Ignore(reason=case.message.machine.value, wishes=case.said.wishes, tickets=tickets)


def another_language(case: Case) -> Decision | None:
    """A language that is not the company's is read by a person; a possible right keeps its date."""
    if case.said.language_is_ours:
        return None
    if _selling(case, SURE_SPAM_ABROAD):
        return Ignore(reason="spam", wishes=case.said.wishes)
    return HandOver(reason="language", wishes=case.said.wishes, tickets=case.untyped())


def spam(case: Case) -> Decision | None:
    """Selling and scams get no reply, unless a right may hide in them."""
    return Ignore(reason="spam", wishes=case.said.wishes) if _selling(case, SURE_SPAM) else None


def _selling(case: Case, sure: float) -> bool:
    main = case.main
    return (
        main is not None and main.intent == "other.spam" and main.score >= sure and not case.perhaps_a_right
    )


def a_right(case: Case) -> Decision | None:
    """Each right opens its ticket; questions beside it are answered in the same reply."""
    if not case.rights:
        return None
    plans = tuple(case.plan(wish.intent.removeprefix("request."), wish.sentence) for wish in case.rights)
    passages, silent = case.answers()
    return Open(tickets=plans, wishes=case.said.wishes, passages=passages, unanswered=silent)


def perhaps_a_right(case: Case) -> Decision | None:
    """Where a right may be meant, a person looks while the clock runs."""
    if not case.perhaps_a_right:
        return None
    if case.chat and case.main is not None and case.main.intent == "other.unclear" and not case.bare:
        return None  # in a chat we simply ask
    passages, _ = case.answers()
    return HandOver(
        reason="unclear" if case.bare else "unsure_right",
        wishes=case.said.wishes,
        tickets=case.untyped(),
        passages=passages,
        asked_back=case.bare and case.chat,
    )


def small_talk(case: Case) -> Decision | None:
    """A greeting is greeted back in a chat; in a mail that surely is no more it needs no reply."""
    if case.main is None or case.main.intent != "other.smalltalk":
        return None
    if case.chat:
        about_us = case.knowledge.passage(case.tenant.id, "other.smalltalk", case.message.text)
        return Answer(passages=(about_us,) if about_us else (), wishes=case.said.wishes, smalltalk=True)
    if case.message.attachments or not _WORD.search(case.message.text):
        return None  # the letter is attached, or cannot be read: a person looks
    return Ignore(reason="smalltalk", wishes=case.said.wishes)


def customer_service(case: Case) -> Decision | None:
    """An energy matter without a privacy side is told where to go."""
    if case.main is None or case.main.intent != "other.customer_service" or case.main.score < SURE_ANSWER:
        return None
    passages, _ = case.answers()
    return HandOver(reason="customer_service", wishes=case.said.wishes, passages=passages)


def a_question(case: Case) -> Decision | None:
    """What statement or law says is answered; what they do not say is never made up."""
    if case.main is None or not case.main.is_question:
        return None
    if max(wish.score for wish in case.said.wishes if wish.is_question) < SURE_ANSWER:
        return None
    passages, silent = case.answers()
    if not passages or silent or any(passage.gap or passage.held for passage in passages):
        return HandOver(reason="not_in_statement", wishes=case.said.wishes, passages=passages)
    return Answer(passages=passages, wishes=case.said.wishes)


def not_covered(case: Case) -> Decision | None:
    """A privacy question that no label covers is said not to be covered; what is known beside it is told."""
    if "not_covered" not in case.said.notes:
        return None
    known = any(wish.is_question and wish.wanted >= SURE_RIGHT for wish in case.said.wishes)
    passages = case.answers()[0] if known else ()
    return HandOver(reason="not_covered", wishes=case.said.wishes, passages=passages)


def unclear(case: Case) -> Decision | None:
    """What cannot be told is asked back in a chat, and read by a person in a mail."""
    if case.chat:
        return Ask(reason="unclear", wishes=case.said.wishes)
    return HandOver(reason="unclear", wishes=case.said.wishes)


RULES: tuple[Callable[[Case], Decision | None], ...] = (
    a_machine_sent_it,
    another_language,
    spam,
    a_right,
    perhaps_a_right,
    small_talk,
    customer_service,
    not_covered,
    a_question,
    unclear,
)


def decide(
    message: Message,
    said: Understanding,
    *,
    tenant: Tenant,
    knowledge: Knowledge,
    rules: Iterable[Callable[[Case], Decision | None]] = RULES,
) -> Decision:
    """Return what is to be done about *message*: the first rule that answers decides."""
    case = Case(message=message, said=said, tenant=tenant, knowledge=knowledge)
    for rule in rules:
        decision = rule(case)
        if decision is not None:
            return decision
    raise AssertionError("the last rule always decides")

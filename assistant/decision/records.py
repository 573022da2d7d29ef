"""The closed set of things the assistant can decide; each carries its reasons.

Matched exhaustively by `assistant.writing` and `assistant.desk`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from assistant.casework.deadlines import Deadline
from assistant.knowledge.records import Passage
from assistant.understanding.records import Wish


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketPlan:
    """A ticket to open: type without `request.`, its clock, what was found and what is missing."""

    type: str
    deadline: Deadline
    fields: dict[str, str]
    missing: tuple[str, ...]

    @property
    def due(self) -> date | datetime:
        """The last day (a breach report: the last moment) for an answer."""
        return self.deadline.due


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Questions (or small talk in a chat) that can be answered now."""

    passages: tuple[Passage, ...]
    wishes: tuple[Wish, ...]
    smalltalk: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Open:
    """Rights to take up: a ticket each, and the answers to the questions beside them."""

    tickets: tuple[TicketPlan, ...]
    wishes: tuple[Wish, ...]
    passages: tuple[Passage, ...] = ()
    unanswered: tuple[str, ...] = ()  # question labels that staff must answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One question back, in a chat, because what is wanted is not clear."""

    reason: str
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOver:
    """Staff must look. A ticket with its date where it may be a right."""

    reason: str  # unsure_right, not_in_statement, not_covered, customer_service, unclear, language
    wishes: tuple[Wish, ...]
    tickets: tuple[TicketPlan, ...] = ()
    passages: tuple[Passage, ...] = ()
    asked_back: bool = False  # in a chat, which right is meant, while the ticket's clock runs


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignore:
    """No reply, ever; kept and listed for a person to look through."""

    reason: str  # spam, smalltalk, or the machine's kind: auto-reply, bounce, list, receipt, own, loop
    wishes: tuple[Wish, ...] = ()
    tickets: tuple[
        TicketPlan, ...
    ] = ()  # a machine's mail whose text exercises a right goes to staff with its date


Decision = Answer | Open | Ask | HandOver | Ignore

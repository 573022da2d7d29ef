"""The states of a ticket: one table of allowed moves, each with the guards it must pass.

`docs/states.md` is drawn from this table. A forbidden move raises Refused with its reasons.
"""

from dataclasses import dataclass

from assistant.casework.guards import (
    NO_SUCH_MOVE,
    OUTCOME_TOO_EARLY,
    Act,
    Guard,
    Outcome,
    State,
    TicketFacts,
    absolute,
    acts,
    acts_allowed,
    check,
    documented,
    has_outcome,
    known_address,
    may,
    no_work_needed,
    outcome_given,
    reminded,
    typed,
    was_delivered,
)
from assistant.errors import Refused

__all__ = [
    "MOVES",
    "Act",
    "Moved",
    "Outcome",
    "State",
    "TicketFacts",
    "Way",
    "acts",
    "against",
    "check",
    "diagram",
    "may",
    "move",
    "ways",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """An allowed move: what the ticket becomes, and the tag of its journal entry."""

    state: State
    outcome: Outcome | None
    tag: str
    reopened: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One allowed move: from where, to where, in what words, under which guards."""

    source: State
    to: State
    label: str  # as it stands in the diagram
    tag: str  # of the journal entry
    guards: tuple[Guard, ...] = ()
    reopens: bool = False


_ANSWERING: tuple[Guard, ...] = (outcome_given, typed, absolute, acts_allowed, known_address, reminded)

MOVES: tuple[Way, ...] = (
    Way(source=State.NEW, to=State.IN_PROGRESS, label="taken up", tag="state.in_progress"),
    Way(source=State.IN_PROGRESS, to=State.WAITING, label="identity or details asked", tag="state.waiting"),
    Way(source=State.WAITING, to=State.IN_PROGRESS, label="the customer answered", tag="state.in_progress"),
    Way(
        source=State.IN_PROGRESS,
        to=State.ANSWERED,
        label="answered with an outcome",
        tag="state.answered",
        guards=_ANSWERING,
    ),
    Way(
        source=State.WAITING,
        to=State.ANSWERED,
        label="withdrawn, or nothing came after a reminder",
        tag="state.answered",
        guards=(*_ANSWERING, no_work_needed),
    ),
    Way(
        source=State.ANSWERED,
        to=State.CLOSED,
        label="the answer was delivered",
        tag="state.closed",
        guards=(was_delivered, has_outcome, documented),
    ),
    Way(
        source=State.ANSWERED,
        to=State.IN_PROGRESS,
        label="delivery failed, or the customer wrote again",
        tag="state.reopened",
        reopens=True,
    ),
    Way(source=State.CLOSED, to=State.IN_PROGRESS, label="re-opened", tag="state.reopened", reopens=True),
)


def move(facts: TicketFacts, to: State, *, outcome: Outcome | None = None) -> Moved:
    """Return what the ticket becomes. Raises Refused with every reason against it.

    *outcome* is given with ANSWERED, and only then; going back to IN_PROGRESS takes it off.
    """
    reasons = against(facts, to, outcome=outcome)
    if reasons:
        raise Refused(" ".join(reasons))
    way = _way(facts.state, to)
    assert way is not None  # noqa: S101  # `against` says so
    kept = outcome if to is State.ANSWERED else facts.outcome if to is State.CLOSED else None
    return Moved(state=to, outcome=kept, tag=way.tag, reopened=way.reopens)


def against(facts: TicketFacts, to: State, *, outcome: Outcome | None = None) -> tuple[str, ...]:
    """Return the reasons against a move; empty where it is allowed."""
    way = _way(facts.state, to)
    if way is None:
        return (NO_SUCH_MOVE.format(source=facts.state.value, to=to.value),)
    reasons = [reason for guard in way.guards if (reason := guard(facts, outcome))]
    if outcome is not None and to is not State.ANSWERED:
        reasons.append(OUTCOME_TOO_EARLY)
    return tuple(reasons)


def ways(state: State) -> tuple[Way, ...]:
    """Return the moves that lead out of *state*, guards not asked."""
    return tuple(way for way in MOVES if way.source is state)


def _way(source: State, to: State) -> Way | None:
    return next((way for way in MOVES if way.source is source and way.to is to), None)


def diagram() -> str:
    """Return the table of moves as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.NEW.value}"]
    lines += [f"    {way.source.value} --> {way.to.value}: {way.label}" for way in MOVES]
    return "\n".join([*lines, f"    {State.CLOSED.value} --> [*]: erased when its time is over"])

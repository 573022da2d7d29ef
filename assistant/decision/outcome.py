"""A decision in the words of `assistant ask`, the ledger and the reports: action, reason, tickets."""

from typing import assert_never

from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open, TicketPlan


def action(decision: Decision) -> str:
    """Return request, answer, clarify, handover or ignore."""
    match decision:
        case Open():
            return "request"
        case Answer():
            return "answer"
        case Ask():
            return "clarify"
        case HandOver():
            return "clarify" if decision.asked_back else "handover"
        case Ignore():
            return "ignore"
        case _:
            assert_never(decision)


def reason(decision: Decision) -> str | None:
    """Return why a person must look, is asked back, or gets nothing; none where it simply goes on."""
    return decision.reason if isinstance(decision, Ask | HandOver | Ignore) else None


def tickets(decision: Decision) -> tuple[TicketPlan, ...]:
    """Return the tickets to open."""
    return decision.tickets if isinstance(decision, Open | HandOver | Ignore) else ()

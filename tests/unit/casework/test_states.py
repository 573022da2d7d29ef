"""The table of moves: what is allowed, what is refused and why, over single moves and random histories."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from assistant.casework import guards
from assistant.casework.identity import Identity, Step, at_start, ladder, mark
from assistant.casework.states import Act, Outcome, State, TicketFacts, against, check, diagram, may, move
from assistant.casework.types import TICKET_TYPES
from assistant.errors import Refused

ACTING = {"access", "portability", "rectification", "restriction", "erasure", "automated_decision"}
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
MONTH = datetime(2026, 12, 25, tzinfo=UTC)


def facts(**changes: object) -> TicketFacts:
    """An access request at work, its identity confirmed, within the month."""
    values: dict[str, object] = {
        "type": "access",
        "state": State.IN_PROGRESS,
        "identity": Identity.CONFIRMED,
        "identity_verified_at": NOW,
        "now": NOW,
        "first_month_ends": MONTH,
        **changes,
    }
    return TicketFacts(**values)  # type: ignore[arg-type]


def test_an_access_request_is_fulfilled_once_identity_is_confirmed() -> None:
    moved = move(facts(), State.ANSWERED, outcome=Outcome.FULFILLED)
    assert (moved.state, moved.outcome, moved.tag) == (State.ANSWERED, Outcome.FULFILLED, "state.answered")


@pytest.mark.parametrize("type", ["access", "portability", "rectification", "restriction", "erasure",
                                  "automated_decision"])  # fmt: skip
@pytest.mark.parametrize("identity", [Identity.OPEN, Identity.DOUBT, Identity.FAILED])
@pytest.mark.parametrize("outcome", [Outcome.FULFILLED, Outcome.PARTLY])
def test_nothing_is_disclosed_changed_or_erased_without_identity(
    type: str, identity: Identity, outcome: Outcome
) -> None:
    ticket = facts(type=type, identity=identity, identity_verified_at=None)
    with pytest.raises(Refused, match="Identity is not confirmed"):
        move(ticket, State.ANSWERED, outcome=outcome)


def test_a_confirmed_mark_without_the_moment_it_was_confirmed_does_not_count() -> None:
    with pytest.raises(Refused, match="Identity is not confirmed"):
        move(facts(identity_verified_at=None), State.ANSWERED, outcome=Outcome.FULFILLED)


def test_a_request_for_somebody_else_waits_for_the_mandate() -> None:
    with pytest.raises(Refused, match="mandate"):
        move(facts(on_behalf_of=True), State.ANSWERED, outcome=Outcome.FULFILLED)
    allowed = facts(on_behalf_of=True, mandate_checked=True)
    assert move(allowed, State.ANSWERED, outcome=Outcome.FULFILLED).state is State.ANSWERED


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARTLY])
def test_a_refusal_is_told_before_the_first_month_ends_extended_or_not(outcome: Outcome) -> None:
    just_in_time = facts(now=MONTH - timedelta(seconds=1), extended=True)
    assert move(just_in_time, State.ANSWERED, outcome=outcome).outcome is outcome
    with pytest.raises(Refused, match="first month is over"):
        move(facts(now=MONTH, extended=True), State.ANSWERED, outcome=outcome)


@pytest.mark.parametrize("type", ["marketing_optout", "consent_withdrawal"])
def test_an_absolute_right_cannot_be_refused(type: str) -> None:
    ticket = facts(type=type, identity=Identity.NOT_NEEDED)
    assert guards.ABSOLUTE in against(ticket, State.ANSWERED, outcome=Outcome.REFUSED)
    assert against(ticket, State.ANSWERED, outcome=Outcome.FULFILLED) == ()


def test_nothing_is_closed_before_its_answer_is_delivered() -> None:
    answered = facts(state=State.ANSWERED, outcome=Outcome.FULFILLED)
    with pytest.raises(Refused, match="not been delivered"):
        move(answered, State.CLOSED)
    delivered = facts(state=State.ANSWERED, outcome=Outcome.FULFILLED, delivered=True)
    assert move(delivered, State.CLOSED).outcome is Outcome.FULFILLED


def test_a_breach_is_not_closed_before_the_officer_has_documented_it() -> None:
    about = {"type": "breach_report", "state": State.ANSWERED, "delivered": True}
    lacking = facts(**about, outcome=Outcome.FULFILLED, undocumented=("risk",))
    assert against(lacking, State.CLOSED) == (guards.UNDOCUMENTED,)
    assert against(facts(**about, outcome=Outcome.FULFILLED), State.CLOSED) == ()
    none = facts(**about, outcome=Outcome.NOT_PRIVACY, undocumented=("risk",))
    assert against(none, State.CLOSED) == ()


def test_a_request_is_not_answered_without_saying_how() -> None:
    with pytest.raises(Refused, match="choose an outcome"):
        move(facts(), State.ANSWERED)


def test_an_outcome_is_set_with_the_answer_only() -> None:
    with pytest.raises(Refused, match="when a request is answered"):
        move(facts(state=State.NEW), State.IN_PROGRESS, outcome=Outcome.FULFILLED)


def test_an_untyped_request_is_typed_before_it_is_fulfilled_or_refused() -> None:
    untyped = facts(type="unknown", identity=Identity.NOT_NEEDED)
    for outcome in (Outcome.FULFILLED, Outcome.PARTLY, Outcome.REFUSED):
        assert guards.UNTYPED in against(untyped, State.ANSWERED, outcome=outcome)
    assert against(untyped, State.ANSWERED, outcome=Outcome.NOT_PRIVACY) == ()


def test_a_request_is_closed_for_want_of_details_after_a_reminder_only() -> None:
    silent = facts(state=State.WAITING, identity=Identity.OPEN, identity_verified_at=None, missing=("name",))
    with pytest.raises(Refused, match="Remind the customer"):
        move(silent, State.ANSWERED, outcome=Outcome.WANT_OF_DETAILS)
    reminded = facts(
        state=State.WAITING,
        identity=Identity.OPEN,
        identity_verified_at=None,
        missing=("name",),
        reminded=True,
    )
    assert move(reminded, State.ANSWERED, outcome=Outcome.WANT_OF_DETAILS).state is State.ANSWERED


def test_a_request_with_nothing_missing_is_not_closed_for_want_of_details() -> None:
    with pytest.raises(Refused, match="Nothing is missing"):
        move(facts(reminded=True), State.ANSWERED, outcome=Outcome.WANT_OF_DETAILS)


def test_a_request_that_waits_for_the_customer_is_not_fulfilled_from_there() -> None:
    with pytest.raises(Refused, match="waits for the customer"):
        move(facts(state=State.WAITING), State.ANSWERED, outcome=Outcome.FULFILLED)
    assert move(facts(state=State.WAITING), State.ANSWERED, outcome=Outcome.WITHDRAWN).state is State.ANSWERED


@pytest.mark.parametrize("type", ["complaint", "status"])
def test_complaints_and_status_are_answered_to_a_known_address_only(type: str) -> None:
    stranger = facts(type=type, identity=Identity.OPEN, identity_verified_at=None)
    with pytest.raises(Refused, match="known address"):
        move(stranger, State.ANSWERED, outcome=Outcome.FULFILLED)
    known = facts(type=type, identity=Identity.OPEN, identity_verified_at=None, address_known=True)
    assert move(known, State.ANSWERED, outcome=Outcome.FULFILLED).state is State.ANSWERED


@pytest.mark.parametrize("state", [State.ANSWERED, State.CLOSED])
def test_re_opening_takes_the_outcome_off(state: State) -> None:
    moved = move(facts(state=state, outcome=Outcome.REFUSED, delivered=True), State.IN_PROGRESS)
    assert (moved.state, moved.outcome, moved.reopened) == (State.IN_PROGRESS, None, True)


ALLOWED = {
    (State.NEW, State.IN_PROGRESS),
    (State.IN_PROGRESS, State.WAITING),
    (State.WAITING, State.IN_PROGRESS),
    (State.IN_PROGRESS, State.ANSWERED),
    (State.WAITING, State.ANSWERED),
    (State.ANSWERED, State.CLOSED),
    (State.ANSWERED, State.IN_PROGRESS),
    (State.CLOSED, State.IN_PROGRESS),
}


@pytest.mark.parametrize("source", list(State))
@pytest.mark.parametrize("to", list(State))
def test_every_other_move_is_refused_by_name(source: State, to: State) -> None:
    refused = guards.NO_SUCH_MOVE.format(source=source.value, to=to.value)
    assert (refused in against(facts(state=source), to)) == ((source, to) not in ALLOWED)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "marketing_optout"}, guards.NOT_EXTENDABLE),
        ({"type": "breach_report"}, guards.NOT_EXTENDABLE),
        ({"extended": True}, guards.EXTENDED_ONCE),
        ({"now": MONTH}, guards.EXTENSION_LATE),
        ({"state": State.ANSWERED}, guards.EXTENSION_ENDED),
    ],
)
def test_an_extension_is_refused_with_its_reason(changes: dict[str, object], reason: str) -> None:
    assert reason in may(facts(**changes), Act.EXTEND)


def test_an_extension_within_the_month_is_allowed() -> None:
    check(facts(now=MONTH - timedelta(seconds=1)), Act.EXTEND)


def test_the_clock_stops_on_a_recorded_doubt_where_the_tenant_allows_it() -> None:
    assert may(facts(), Act.STOP_CLOCK) == (guards.CLOCK_RUNS, guards.NO_DOUBT, guards.ASKED_LATE)
    check(facts(clock_stops=True, identity=Identity.DOUBT, asking_ends=MONTH), Act.STOP_CLOCK)
    late = facts(clock_stops=True, identity=Identity.DOUBT, asking_ends=NOW)
    assert may(late, Act.STOP_CLOCK) == (guards.ASKED_LATE,)


HANDS = {  # what one person may note without a reply; everything else is told by one that is approved
    *((type, Outcome.WITHDRAWN) for type in TICKET_TYPES),
    *((type, Outcome.FULFILLED) for type in TICKET_TYPES if type not in ACTING),
}


@pytest.mark.parametrize("type", sorted(TICKET_TYPES))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_a_withdrawal_and_what_discloses_changes_erases_and_refuses_nothing_is_noted_by_hand(
    type: str, outcome: Outcome
) -> None:
    assert guards.by_reply_only(type, outcome) == ((type, outcome) not in HANDS)


def test_the_diagram_shows_every_move() -> None:
    drawn = diagram()
    assert drawn.startswith("stateDiagram-v2")
    assert all(f"{source.value} --> {to.value}:" in drawn for source, to in ALLOWED)


class History(RuleBasedStateMachine):
    """A ticket under random hands; the promises must hold after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket = facts(state=State.NEW, identity=Identity.OPEN, identity_verified_at=None)
        self.tried: set[Step] = set()
        self.copied_too_soon = False
        self.disclosed_without_identity = False
        self.closed_undelivered = False
        self.refused_late = False
        self.extended_late = False

    def change(self, **changes: object) -> None:
        """Make the ticket anew with some facts changed."""
        names = TicketFacts.__dataclass_fields__
        self.ticket = TicketFacts(**{name: getattr(self.ticket, name) for name in names} | changes)  # type: ignore[arg-type]

    @rule(type=st.sampled_from(sorted(TICKET_TYPES)))
    def retype(self, type: str) -> None:
        """Staff choose another type; who somebody is must be settled anew where it now matters."""
        kept = self.ticket.identity
        self.change(type=type, identity=at_start(type) if kept is Identity.NOT_NEEDED else kept)

    @rule(days=st.integers(0, 20))
    def time_passes(self, days: int) -> None:
        """Days go by."""
        self.change(now=self.ticket.now + timedelta(days=days))

    @rule(
        to=st.sampled_from(list(Identity)),
        step=st.sampled_from([None, *Step]),
        reason=st.sampled_from(["", "why"]),
    )
    def identify(self, to: Identity, step: Step | None, reason: str) -> None:
        """Somebody sets the identity mark."""
        try:
            doubt = self.ticket.identity in (Identity.DOUBT, Identity.FAILED)
            on = ladder(self.ticket.type, doubt=doubt, tried=self.tried)
            identity = mark(self.ticket.identity, to, type=self.ticket.type, step=step, reason=reason, on=on)
        except Refused:
            return
        if identity is Identity.CONFIRMED and step is Step.ID_COPY:
            self.copied_too_soon |= not doubt or not self.tried.issuperset(on.lower)
        self.change(
            identity=identity,
            identity_verified_at=self.ticket.now if identity is Identity.CONFIRMED else None,
        )

    @rule(step=st.sampled_from([step for step in Step if step is not Step.ID_COPY]))
    def try_in_vain(self, step: Step) -> None:
        """A step does not fit, or was in vain."""
        self.tried.add(step)

    @rule(delivered=st.booleans(), reminded=st.booleans())
    def delivery(self, delivered: bool, reminded: bool) -> None:
        """Mails go out, or do not."""
        self.change(delivered=delivered, reminded=reminded)

    @rule()
    def extend(self) -> None:
        """Somebody tries to extend."""
        if not may(self.ticket, Act.EXTEND):
            self.extended_late |= self.ticket.now >= self.ticket.first_month_ends
            assert not self.ticket.extended
            self.change(extended=True)

    @rule(to=st.sampled_from(list(State)), outcome=st.sampled_from([None, *Outcome]))
    def attempt(self, to: State, outcome: Outcome | None) -> None:
        """Somebody tries a move."""
        before = self.ticket
        try:
            moved = move(before, to, outcome=outcome)
        except Refused:
            return
        done = moved.outcome in (Outcome.FULFILLED, Outcome.PARTLY)
        needs = TICKET_TYPES[before.type].identity == "confirmed"
        confirmed = before.identity is Identity.CONFIRMED and before.identity_verified_at is not None
        if to is State.ANSWERED:
            self.disclosed_without_identity |= done and needs and not confirmed
            told_no = outcome in (Outcome.REFUSED, Outcome.PARTLY)
            self.refused_late |= told_no and before.now >= before.first_month_ends
        self.closed_undelivered |= to is State.CLOSED and not before.delivered
        self.change(state=moved.state, outcome=moved.outcome)

    @invariant()
    def nothing_goes_out_without_identity(self) -> None:
        """No disclosure, change or erasure without confirmed identity."""
        assert not self.disclosed_without_identity

    @invariant()
    def a_copy_is_the_last_step(self) -> None:
        """Nobody is known by a copy of an ID without a doubt, or while a lower step has no record."""
        assert not self.copied_too_soon

    @invariant()
    def nothing_is_closed_undelivered(self) -> None:
        """No close before delivery."""
        assert not self.closed_undelivered

    @invariant()
    def nothing_is_told_late(self) -> None:
        """No refusal and no extension after the first month."""
        assert not self.refused_late
        assert not self.extended_late

    @invariant()
    def an_outcome_stands_exactly_where_it_was_told(self) -> None:
        """Answered and closed requests have an outcome, others have none."""
        told = self.ticket.state in (State.ANSWERED, State.CLOSED)
        assert (self.ticket.outcome is not None) == told


TestHistories = History.TestCase
TestHistories.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)

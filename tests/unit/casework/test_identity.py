"""The identity ladder: as little as will do, a copy last, a citizen number never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.identity import (
    NEVER_ASKED,
    SAFE_COPY_ADVICE,
    Identity,
    Ladder,
    Step,
    against_steps,
    at_start,
    ladder,
    mark,
)
from assistant.casework.types import TICKET_TYPES
from assistant.errors import Refused

LOWER = (Step.PORTAL, Step.ADDRESS_ON_FILE, Step.CALL_BACK, Step.CONTROL_QUESTION)
PLAIN = ladder("access")
READY = ladder("access", doubt=True, tried=LOWER)


@pytest.mark.parametrize("type", ["marketing_optout", "sms_optout", "consent_withdrawal", "objection"])
def test_some_requests_ask_nobody_who_they_are(type: str) -> None:
    assert at_start(type) is Identity.NOT_NEEDED
    assert ladder(type, copy="as_stated", doubt=True).left == ()


@pytest.mark.parametrize("type", ["access", "portability", "rectification", "erasure", "restriction"])
def test_others_begin_open_and_at_the_lowest_step(type: str) -> None:
    assert at_start(type) is Identity.OPEN
    assert ladder(type).left == LOWER


def test_a_copy_is_asked_on_recorded_doubt_only() -> None:
    assert Step.ID_COPY not in PLAIN.left
    assert "reasonable doubt" in ladder("access", tried=LOWER).against_copy()


@pytest.mark.parametrize("missing", LOWER)
def test_even_on_a_doubt_no_copy_is_asked_before_each_lower_step_has_a_record(missing: Step) -> None:
    tried = [step for step in LOWER if step is not missing]
    on = ladder("access", doubt=True, tried=tried)
    assert "each step below" in on.against_copy()
    assert on.left == (missing,)
    assert READY.left == (Step.ID_COPY,)


def test_a_tenant_that_follows_its_statement_may_ask_a_copy() -> None:
    assert ladder("access", copy="as_stated").left == (*LOWER, Step.ID_COPY)


def test_the_advice_with_a_copy_says_what_to_hide_and_how_to_send_it() -> None:
    needed = {
        "hide_photo", "hide_number", "hide_document_number", "write_for_whom_and_when", "upload_link_not_mail"
    }  # fmt: skip
    assert needed <= set(SAFE_COPY_ADVICE)


@pytest.mark.parametrize("type", ["complaint", "status"])
def test_complaint_and_status_need_a_known_address_and_no_more(type: str) -> None:
    on = ladder(type, copy="as_stated", doubt=True, tried=LOWER)
    assert on.steps == (Step.PORTAL, Step.ADDRESS_ON_FILE)
    assert on.left == ()
    assert "not asked" in on.against_copy()


def test_a_company_says_which_steps_are_enough_for_a_type() -> None:
    given = {"access": ("call_back", "portal", "id_copy")}
    assert ladder("access", given=given).steps == (Step.PORTAL, Step.CALL_BACK, Step.ID_COPY)
    assert ladder("erasure", given=given).steps == PLAIN.steps
    on = ladder("access", given=given, doubt=True, tried=[Step.PORTAL, Step.CALL_BACK])
    assert on.left == (Step.ID_COPY,), "what the company does not use needs no record"


@pytest.mark.parametrize(
    ("type", "steps", "why"),
    [
        ("access", ("portal", "call_back"), ""),
        ("access", ("id_copy",), "below the copy"),
        ("access", (), "below the copy"),
        ("complaint", ("portal", "call_back"), "'call_back' is no step"),
        ("marketing_optout", ("portal",), "asks nobody"),
    ],
)
def test_a_company_may_take_steps_away_and_never_ask_more(
    type: str, steps: tuple[str, ...], why: str
) -> None:
    said = against_steps(type, steps)
    assert why in said
    assert bool(said) is bool(why)


@given(
    type=st.sampled_from(sorted(TICKET_TYPES)),
    doubt=st.booleans(),
    tried=st.sets(st.sampled_from(Step)),
)
def test_whatever_is_recorded_a_copy_is_last_and_no_number_is_asked(
    type: str, doubt: bool, tried: set[Step]
) -> None:
    on = ladder(type, doubt=doubt, tried=tried)
    assert not NEVER_ASKED & {step.value for step in on.left}
    if Step.ID_COPY in on.left:
        assert doubt
        assert on.left == (Step.ID_COPY,), "nothing lower is left"


def to(
    now: Identity, then: Identity, *, step: Step | None = None, reason: str = "", on: Ladder = PLAIN
) -> Identity:
    return mark(now, then, type="access", step=step, reason=reason, on=on)


def test_a_doubt_needs_a_reason() -> None:
    with pytest.raises(Refused, match="needs a reason"):
        to(Identity.OPEN, Identity.DOUBT, reason="  ")
    assert to(Identity.OPEN, Identity.DOUBT, reason="other address")


def test_confirming_needs_the_step() -> None:
    with pytest.raises(Refused, match="by which step"):
        to(Identity.OPEN, Identity.CONFIRMED)
    assert to(Identity.OPEN, Identity.CONFIRMED, step=Step.CALL_BACK)


def test_a_step_that_the_company_does_not_take_for_enough_confirms_nobody() -> None:
    on = ladder("access", given={"access": ("portal", "id_copy")})
    with pytest.raises(Refused, match="not enough"):
        to(Identity.OPEN, Identity.CONFIRMED, step=Step.ADDRESS_ON_FILE, on=on)
    assert to(Identity.OPEN, Identity.CONFIRMED, step=Step.PORTAL, on=on)


def test_a_copy_confirms_nobody_while_a_lower_step_is_left() -> None:
    with pytest.raises(Refused, match="reasonable doubt"):
        to(Identity.OPEN, Identity.CONFIRMED, step=Step.ID_COPY)
    with pytest.raises(Refused, match="each step below"):
        to(Identity.DOUBT, Identity.CONFIRMED, step=Step.ID_COPY, on=ladder("access", doubt=True))
    assert to(Identity.DOUBT, Identity.CONFIRMED, step=Step.ID_COPY, on=READY)


def test_a_request_that_needs_identity_cannot_be_marked_as_needing_none() -> None:
    with pytest.raises(Refused, match="needs to know"):
        to(Identity.OPEN, Identity.NOT_NEEDED)


def test_a_failed_check_does_not_turn_open_by_itself() -> None:
    with pytest.raises(Refused, match="cannot go from failed to open"):
        to(Identity.FAILED, Identity.OPEN)

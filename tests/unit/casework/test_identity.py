"""The identity ladder: as little as will do, a copy last, a citizen number never."""

import pytest

from assistant.casework.identity import NEVER_ASKED, Identity, Step, at_start, ladder, mark, may_ask
from assistant.errors import Refused


@pytest.mark.parametrize("type", ["marketing_optout", "sms_optout", "consent_withdrawal", "objection"])
def test_some_requests_ask_nobody_who_they_are(type: str) -> None:
    assert at_start(type) is Identity.NOT_NEEDED
    assert ladder(type, copy="as_stated", doubt=True) == ()


@pytest.mark.parametrize("type", ["access", "portability", "rectification", "erasure", "restriction"])
def test_others_begin_open_and_at_the_lowest_step(type: str) -> None:
    assert at_start(type) is Identity.OPEN
    assert ladder(type, copy="on_doubt", doubt=False)[0] is Step.PORTAL


def test_a_copy_is_asked_on_recorded_doubt_only() -> None:
    assert not may_ask("access", copy="on_doubt", doubt=False).ask_copy
    asked = may_ask("access", copy="on_doubt", doubt=True)
    assert asked.ask_copy
    assert asked.steps[-1] is Step.ID_COPY


def test_a_tenant_that_follows_its_statement_may_ask_a_copy() -> None:
    assert may_ask("access", copy="as_stated", doubt=False).ask_copy


def test_asking_a_copy_always_comes_with_the_advice_how_to_hide_what_is_not_needed() -> None:
    advice = may_ask("access", copy="on_doubt", doubt=True).advice
    needed = {
        "hide_photo", "hide_number", "hide_document_number", "write_for_whom_and_when", "upload_link_not_mail"
    }  # fmt: skip
    assert needed <= set(advice)
    assert may_ask("access", copy="on_doubt", doubt=False).advice == ()


def test_complaint_and_status_need_a_known_address_and_no_more() -> None:
    for type in ("complaint", "status"):
        assert ladder(type, copy="as_stated", doubt=True) == (Step.PORTAL, Step.ADDRESS_ON_FILE)


@pytest.mark.parametrize("doubt", [True, False])
@pytest.mark.parametrize("copy", ["on_doubt", "as_stated"])
def test_no_step_asks_for_a_citizen_number(doubt: bool, copy: str) -> None:
    steps = may_ask("access", copy=copy, doubt=doubt).steps  # type: ignore[arg-type]
    assert {"cpr", "bsn"} <= NEVER_ASKED
    assert not NEVER_ASKED & {step.value for step in steps}


def test_a_doubt_needs_a_reason() -> None:
    with pytest.raises(Refused, match="needs a reason"):
        mark(Identity.OPEN, Identity.DOUBT, type="access", step=None, reason="  ")
    assert mark(Identity.OPEN, Identity.DOUBT, type="access", step=None, reason="other address")


def test_confirming_needs_the_step() -> None:
    with pytest.raises(Refused, match="by which step"):
        mark(Identity.OPEN, Identity.CONFIRMED, type="access", step=None, reason="")
    assert mark(Identity.OPEN, Identity.CONFIRMED, type="access", step=Step.CALL_BACK, reason="")


def test_a_copy_confirms_nobody_who_was_not_doubted() -> None:
    with pytest.raises(Refused, match="last step"):
        mark(Identity.OPEN, Identity.CONFIRMED, type="access", step=Step.ID_COPY, reason="")
    assert mark(Identity.DOUBT, Identity.CONFIRMED, type="access", step=Step.ID_COPY, reason="")


def test_a_request_that_needs_identity_cannot_be_marked_as_needing_none() -> None:
    with pytest.raises(Refused, match="needs to know"):
        mark(Identity.OPEN, Identity.NOT_NEEDED, type="erasure", step=None, reason="")


def test_a_failed_check_does_not_turn_open_by_itself() -> None:
    with pytest.raises(Refused, match="cannot go from failed to open"):
        mark(Identity.FAILED, Identity.OPEN, type="access", step=None, reason="")

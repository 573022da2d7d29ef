"""Every type has its checklist, in three languages, with the articles that ask for it."""

import pytest

from assistant.casework.checklists import checklist, item
from assistant.casework.types import TICKET_TYPES


@pytest.mark.parametrize("type", sorted(TICKET_TYPES))
def test_every_type_has_a_checklist_that_reads_in_three_languages(type: str) -> None:
    items = checklist(type)
    assert items
    for one in items:
        texts = {one.text(language) for language in ("nl", "da", "en")}
        assert len(texts) == 3
        assert all(text[0].isupper() and text.endswith(".") for text in texts)
        assert item(one.id) is one


@pytest.mark.parametrize("type", ["rectification", "erasure", "restriction"])
def test_recipients_are_told_of_a_correction_an_erasure_and_a_restriction(type: str) -> None:
    assert "19" in [one.article for one in checklist(type)]


def test_the_customer_is_told_before_a_restriction_ends() -> None:
    assert "18(3)" in [one.article for one in checklist("restriction")]


def test_an_access_package_is_checked_for_other_peoples_data() -> None:
    assert "15(4)" in [one.article for one in checklist("access")]


def test_a_breach_is_notified_told_and_entered() -> None:
    assert {"33(1)", "34", "33(5)"} <= {one.article for one in checklist("breach_report")}


def test_a_request_for_somebody_else_begins_with_the_mandate() -> None:
    assert checklist("erasure", on_behalf=True)[0].id == "mandate"
    assert "mandate" not in [one.id for one in checklist("erasure")]


def test_a_tenant_leaves_out_what_it_does_not_need() -> None:
    left = checklist("rectification", skip=frozenset({"correct_register"}))
    assert "correct_register" not in [one.id for one in left]

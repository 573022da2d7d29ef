"""The order of wishes: what the taxonomy says where two labels touch."""

import pytest

from assistant.understanding.choosing import in_order
from assistant.understanding.expert import Place


def _at(*sentences: int) -> list[Place]:
    return [Place(sentence=sentence, letter=0) for sentence in sentences]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["faq.retention", "request.erasure"], ["request.erasure", "faq.retention"]),
        (["other.customer_service", "faq.debt"], ["faq.debt", "other.customer_service"]),
        (["request.human", "request.access"], ["request.access", "request.human"]),
        (["request.human", "faq.supervisory_authority"], ["faq.supervisory_authority", "request.human"]),
        (["request.status", "request.complaint"], ["request.complaint", "request.status"]),
        (["request.complaint", "request.breach_report"], ["request.breach_report", "request.complaint"]),
        (["request.status", "request.objection"], ["request.status", "request.objection"]),
        (["faq.retention", "faq.security"], ["faq.retention", "faq.security"]),
        (["faq.legal_basis", "faq.analytics"], ["faq.legal_basis", "faq.analytics"]),
    ],
)
def test_wishes_in_sentences_of_their_own_stand_as_written_save_where_the_taxonomy_says_otherwise(
    labels: list[str], expected: list[str]
) -> None:
    scores = {label: 0.6 + 0.1 * number for number, label in enumerate(labels)}
    assert in_order(scores, dict(zip(labels, _at(0, 1), strict=True))) == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["faq.credit_check", "faq.automated_decisions"], ["faq.automated_decisions", "faq.credit_check"]),
        (["faq.legal_basis", "faq.service_sms"], ["faq.service_sms", "faq.legal_basis"]),
        (["faq.retention", "faq.security"], ["faq.security", "faq.retention"]),
    ],
)
def test_in_one_clause_the_topic_stands_before_the_general_one_and_then_the_surer(
    labels: list[str], expected: list[str]
) -> None:
    scores = {label: 0.6 + 0.1 * number for number, label in enumerate(labels)}
    assert in_order(scores, dict(zip(labels, _at(0, 0), strict=True))) == expected


def test_a_person_wanted_and_nothing_else_is_the_main_wish() -> None:
    assert in_order({"request.human": 0.9}, {"request.human": Place(sentence=0, letter=0)}) == [
        "request.human"
    ]

"""The order of wishes: what the taxonomy says where two labels touch."""

import numpy as np
import pytest

from assistant.understanding.certainty import FURTHER_RIGHT
from assistant.understanding.choosing import GIVEN, given, in_order, sure_of_first
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


def test_a_right_given_only_beside_another_stands_behind_it() -> None:
    labels = ["request.status", "request.marketing_optout"]
    places = dict(zip(labels, _at(0, 1), strict=True))
    assert in_order({labels[0]: FURTHER_RIGHT, labels[1]: 0.9}, places) == labels[::-1]


def test_a_person_wanted_and_nothing_else_is_the_main_wish() -> None:
    assert in_order({"request.human": 0.9}, {"request.human": Place(sentence=0, letter=0)}) == [
        "request.human"
    ]


@pytest.mark.parametrize(
    ("sure", "expected"),
    [
        ((0.9, FURTHER_RIGHT), {"request.access", "request.erasure"}),
        ((0.9, FURTHER_RIGHT - 0.05), {"request.access"}),
        ((0.45, 0.4), {"request.access"}),
    ],
)
def test_a_further_right_is_told_sooner_beside_a_likely_one(
    sure: tuple[float, float], expected: set[str]
) -> None:
    rights = ("request.access", "request.erasure")
    assert set(given(rights, np.asarray(sure), np.asarray(sure))) == expected


LABELS = ("faq.retention", "other.customer_service", "other.unclear", "request.access")


@pytest.mark.parametrize(
    ("sure", "whole", "expected"),
    [
        ((0.9, 0.2, 0.1, 0.6), (1, 0, 0, 1), {"faq.retention", "request.access"}),
        ((0.9, 0.6, 0.6, 0.1), (1, 0, 0, 0), {"faq.retention", "other.customer_service"}),
        ((0.1, 0.2, 0.6, 0.1), (0, 0, 1, 0), {"other.unclear"}),
        ((0.1, 0.3, 0.2, 0.1), (-3, -2, -1, -4), {"other.unclear"}),
    ],
)
def test_what_is_likely_is_told_and_where_nothing_is_the_best_guess(
    sure: tuple[float, ...], whole: tuple[float, ...], expected: set[str]
) -> None:
    assert set(given(LABELS, np.asarray(sure), np.asarray(whole))) == expected


@pytest.mark.parametrize(("alone", "at_most"), [(0.9, 1.0), (0.3, GIVEN)])
def test_a_best_guess_never_looks_surer_than_a_wish_that_is_told(alone: float, at_most: float) -> None:
    weights, seen = np.asarray([0.0, 1.0, 1.0, 1.0]), np.asarray([1.0, 3.0, 3.0, 3.0])
    assert 0.4 < sure_of_first(weights, seen, alone) < at_most

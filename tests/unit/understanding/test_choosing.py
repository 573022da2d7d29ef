"""The order of wishes: what the taxonomy says where two labels touch."""

import pytest

from assistant.understanding.choosing import in_order


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"faq.retention": 0.99, "request.erasure": 0.6}, ["request.erasure", "faq.retention"]),
        ({"other.customer_service": 0.99, "faq.debt": 0.6}, ["faq.debt", "other.customer_service"]),
        ({"request.human": 0.99, "request.access": 0.6}, ["request.access", "request.human"]),
        ({"request.status": 0.99, "request.complaint": 0.6}, ["request.complaint", "request.status"]),
        (
            {"request.complaint": 0.99, "request.breach_report": 0.6},
            ["request.breach_report", "request.complaint"],
        ),
        (
            {"faq.credit_check": 0.99, "faq.automated_decisions": 0.6},
            ["faq.automated_decisions", "faq.credit_check"],
        ),
        ({"faq.legal_basis": 0.99, "faq.service_sms": 0.6}, ["faq.service_sms", "faq.legal_basis"]),
        ({"faq.retention": 0.6, "faq.security": 0.9}, ["faq.security", "faq.retention"]),
    ],
)
def test_the_main_wish_stands_first(scores: dict[str, float], expected: list[str]) -> None:
    assert in_order(scores) == expected


def test_a_person_wanted_and_nothing_else_is_the_main_wish() -> None:
    assert in_order({"request.human": 0.9}) == ["request.human"]

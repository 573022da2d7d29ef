"""The figures of an evaluation, worked out by hand on a few messages."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation import figures, pictures, report
from assistant.evaluation.records import Case
from assistant.evaluation.summary import percent, rows

LABELS = ("request.access", "request.erasure", "faq.retention", "other.spam")


def case(
    gold: str,
    given: str,
    *,
    score: float = 0.9,
    action: str = "answer",
    reason: str | None = None,
    tickets: str = "",
    facts: tuple[bool, ...] = (),
    early: bool | None = None,
) -> Case:
    return Case(
        gold=tuple(gold.split()),
        given=tuple((label, score) for label in given.split()),
        action=action,
        reason=reason,
        tickets=tuple(tickets.split()),
        facts_found=facts,
        first_fact_early=early,
    )


FOUR = [
    case("request.access", "request.access", action="request", tickets="access"),
    case("request.erasure faq.retention", "request.erasure", action="request", tickets="erasure"),
    case("request.access", "faq.retention", action="handover", reason="unsure_right", tickets="unknown"),
    case("faq.retention", "request.erasure", score=0.5, action="request", tickets="erasure"),
]


def test_accuracy_counts_the_first_intent() -> None:
    assert figures.measure(FOUR).accuracy == 2 / 4


def test_macro_f1_is_the_mean_over_the_main_labels_that_occur() -> None:
    # access: precision 1, recall 1/2 → 2/3; erasure: precision 1/2, recall 1 → 2/3; retention: 0
    assert figures.measure(FOUR).macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)


def test_micro_f1_and_exact_sets_count_every_label() -> None:
    # 2 pairs right, 5 wanted, 4 given
    assert figures.measure(FOUR).micro_f1 == pytest.approx(2 * 2 / 9)
    assert figures.measure(FOUR).exact == 1 / 4


def test_a_right_is_seen_by_any_ticket_and_typed_by_the_right_one() -> None:
    measured = figures.measure(FOUR)
    assert measured.rights == 3
    assert measured.rights_seen == 1
    assert measured.rights_typed == pytest.approx(2 / 3)


def test_a_right_that_opens_nothing_is_missed() -> None:
    missed = case("request.access", "other.spam", action="ignore", reason="spam")
    assert figures.measure([missed]).rights_seen == 0


def test_tickets_without_a_right_and_hand_overs_are_shares_of_their_own() -> None:
    measured = figures.measure(FOUR)
    assert measured.tickets_without_right == 1
    assert measured.handed_over == 1 / 4
    assert measured.rights_doubted == pytest.approx(1 / 3)


def test_coverage_and_precision_are_those_at_the_threshold_given() -> None:
    measured = figures.measure(FOUR, threshold=0.9)
    assert measured.coverage == 3 / 4
    assert measured.precision == pytest.approx(2 / 3)
    assert figures.measure(FOUR, threshold=0.95).precision is None


def test_the_threshold_for_a_precision_answers_as_much_as_it_allows() -> None:
    ranked = [
        case("faq.retention", "faq.retention", score=0.9),
        case("faq.retention", "other.spam", score=0.8),
        case("faq.retention", "faq.retention", score=0.7),
        case("faq.retention", "faq.retention", score=0.7),
    ]
    assert figures.threshold_for(ranked, 0.75) == 0.7
    assert figures.threshold_for(ranked, 0.99) == 0.9
    assert figures.threshold_for([ranked[1]], 0.99) is None


def test_the_calibration_error_is_the_mean_distance_over_ten_bins_of_equal_mass() -> None:
    sure = [case("faq.retention", "faq.retention", score=0.9) for _ in range(9)]
    wrong = [case("faq.retention", "other.spam", score=0.9)]
    nine_in_ten = figures.reliability((sure + wrong) * 10)
    assert len(nine_in_ten) == 10
    assert sum(one.count for one in nine_in_ten) == 100
    lowest = [case("faq.retention", "other.spam", score=0.2)] * 50
    highest = [case("faq.retention", "faq.retention", score=0.7)] * 50
    assert figures.calibration_error(figures.reliability(lowest + highest)) == pytest.approx(0.25)


def test_facts_are_counted_one_by_one_and_the_first_by_message() -> None:
    measured = figures.measure(
        [
            case("faq.retention", "faq.retention", facts=(True, False), early=True),
            case("faq.retention", "faq.retention", facts=(True,), early=False),
            case("faq.retention", "faq.retention"),
        ]
    )
    assert measured.facts == 3
    assert measured.facts_found == pytest.approx(2 / 3)
    assert measured.first_fact_early == 1 / 2


def test_the_worst_confusions_come_first() -> None:
    wrong = [case("faq.retention", "other.spam")] * 2 + [case("request.access", "")] + FOUR[:1]
    worst = figures.measure(wrong).confusions
    assert [(one.gold, one.given, one.count) for one in worst] == [
        ("faq.retention", "other.spam", 2),
        ("request.access", "", 1),
    ]


def test_nothing_measured_is_a_dash_and_not_a_hundred_per_cent() -> None:
    measured = figures.measure([])
    assert measured.accuracy is None
    assert percent(measured.accuracy) == "–"
    assert len(rows(measured)) >= 15


@given(
    st.lists(
        st.builds(
            Case,
            gold=st.lists(st.sampled_from(LABELS), min_size=1, max_size=3, unique=True).map(tuple),
            given=st.lists(
                st.tuples(st.sampled_from(LABELS), st.floats(0, 1)), max_size=3, unique_by=lambda g: g[0]
            ).map(lambda gs: tuple(sorted(gs, key=lambda g: -g[1]))),
            action=st.sampled_from(("request", "answer", "handover", "clarify", "ignore")),
            reason=st.none() | st.just("unsure_right"),
            tickets=st.lists(st.sampled_from(("access", "unknown")), max_size=2).map(tuple),
        ),
        max_size=20,
    )
)
def test_every_share_lies_between_nothing_and_all(cases: list[Case]) -> None:
    measured = figures.measure(cases, threshold=0.5)
    for name in ("accuracy", "macro_f1", "micro_f1", "exact", "rights_seen", "rights_typed", "coverage"):
        share = getattr(measured, name)
        assert share is None or 0 <= share <= 1
    assert sum(one.count for one in measured.bins) == sum(len(one.given) for one in cases)


def test_the_page_holds_three_pictures_and_loads_nothing() -> None:
    page = report.page(figures.measure(FOUR, threshold=0.9), FOUR, title="dev <set>")
    assert page.count("<svg") == 3
    assert "dev &lt;set&gt;" in page
    assert "http" not in page
    assert "<script" not in page


def test_each_picture_is_valid_xml_even_of_nothing() -> None:
    measured = figures.measure([])
    for picture in (
        pictures.reliability(measured.bins),
        pictures.precision_coverage(measured.curve, 0.9),
        pictures.confusion([]),
        pictures.confusion(FOUR),
    ):
        assert ElementTree.fromstring(picture).find("title") is not None  # noqa: S314  # our own picture

"""Who asks for another: each way has checks and law of its own."""

from datetime import date

import pytest

from assistant.casework.behalf import Kind, against, left, likely, rules

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("country", ["NL", "DK"])
@pytest.mark.parametrize("kind", Kind)
def test_each_way_has_its_law_its_papers_and_its_checks_in_three_languages(country: str, kind: Kind) -> None:
    held = rules(kind, country)
    assert held.article
    texts = [held.law, held.papers, *(check.text for check in held.checks)]
    assert len(held.checks) >= 2
    for text in texts:
        assert set(text) == {"nl", "da", "en"}
        assert all(said.strip() for said in text.values())
    others = [rules(other, country).checks for other in Kind if other is not kind]
    assert held.checks not in others


def test_a_parent_asks_for_a_child_under_sixteen_in_the_netherlands() -> None:
    held = rules(Kind.PARENT, "NL")
    assert held.article == "UAVG 5"
    assert "16" in next(check for check in held.checks if check.id == "child_age").text["nl"]


def test_the_dead_are_outside_the_gdpr_in_the_netherlands_and_the_ground_is_recorded() -> None:
    held = rules(Kind.HEIR, "NL")
    assert "27" in held.article
    assert "outside_gdpr" in {check.id for check in held.checks}
    assert against(held, "death_seen", date(1990, 1, 1), TODAY) == ""


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2016, 11, 25), True),
        (date(2016, 11, 24), False),
        (date(2026, 11, 25), True),
        (date(2016, 2, 29), False),
    ],
)
def test_danish_law_holds_for_ten_years_after_the_death(day: date, stands: bool) -> None:
    held = rules(Kind.HEIR, "DK")
    assert (against(held, "death_seen", day, TODAY) == "") is stands
    assert (against(held, "inheritance_seen", None, TODAY)) == ""


def test_the_tenth_year_of_a_leap_day_ends_with_february() -> None:
    held = rules(Kind.HEIR, "DK")
    assert against(held, "death_seen", date(2016, 2, 29), date(2026, 2, 28)) == ""
    assert against(held, "death_seen", date(2016, 2, 29), date(2026, 3, 1)) != ""


@pytest.mark.parametrize("day", [None, date(2026, 11, 26)])
def test_a_death_has_a_day_that_has_passed(day: date | None) -> None:
    assert "has passed" in against(rules(Kind.HEIR, "NL"), "death_seen", day, TODAY)


def test_what_has_no_record_is_left() -> None:
    held = rules(Kind.GUARDIAN, "DK")
    assert [check.id for check in left(held, ["appointment_seen"])] == ["scope"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("namens mijn overleden moeder", Kind.HEIR),
        ("på vegne af min afdøde far", Kind.HEIR),
        ("voor mijn zoon van 12", Kind.PARENT),
        ("for min datter", Kind.PARENT),
        ("ik ben bewindvoerder van", Kind.GUARDIAN),
        ("som værge for", Kind.GUARDIAN),
        ("namens mijn cliënt", Kind.AGENT),
        ("jeg har fuldmagt fra", Kind.AGENT),
        ("voor mijn buurvrouw", None),
    ],
)
def test_the_words_hint_at_the_way(text: str, kind: Kind | None) -> None:
    assert likely(text) is kind

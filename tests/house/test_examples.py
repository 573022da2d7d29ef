"""The hand-written examples: no twins, no leak into the evaluation sets, none taken by another label."""

import pytest

from assistant.assembly import thinking
from assistant.understanding.intents import LANGUAGES
from assistant.understanding.understander import Understander
from tools import examples
from tools.examples import ROOT, Taken


@pytest.fixture(scope="module")
def understander() -> Understander:
    """Everything that was learned, from the checkout's cache."""
    return thinking.understander(ROOT / ".cache" / "cache")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


def test_no_two_examples_differ_by_next_to_nothing(language: str) -> None:
    texts = [example.text for example in examples.examples(language)]
    assert list(examples.twins(examples.levelled(texts, language))) == []


def test_no_example_is_a_message_of_the_evaluation_sets(language: str) -> None:
    texts = examples.levelled([example.text for example in examples.examples(language)], language)
    asked = examples.levelled(examples.evaluation(language), language)
    assert examples.leaks(texts, asked) == []


def test_no_example_is_taken_by_another_label_save_those_that_are_known(
    language: str, understander: Understander
) -> None:
    known = [one for one in examples.known_failures() if one.language == language]
    found = examples.taken(language, understander)
    assert _shown(found) == _shown(known), "see tools/examples.py"


def test_twins_and_leaks_are_seen() -> None:
    texts = ["weet u nog wie ik ben", "weet u nog wie ik ben dan", "hoe lang bewaart u mijn gegevens"]
    assert list(examples.twins(sorted(texts, key=len))) == []
    close = ["hoe lang bewaart u mijn gegevens", "hoe lang bewaart u mijne gegevens"]
    assert list(examples.twins(close)) == [tuple(close)]
    assert examples.leaks(close[:1], close[1:]) == [tuple(close)]


def _shown(rows: list[Taken]) -> list[str]:
    return [f"{row.text} ({row.wanted} taken for {row.taken_for})" for row in rows]

"""The ways to ask that stand beside the facts: they teach the labels too."""

from pathlib import Path

from assistant.assembly.thinking import ways_to_ask
from assistant.knowledge.base import KnowledgeBase

LOCALES = Path(__file__).resolve().parents[3] / "locales"


def test_every_way_to_ask_tells_one_label_of_its_own_language() -> None:
    knowledge = KnowledgeBase.load(LOCALES)
    dutch, danish = knowledge.asked("nl"), knowledge.asked("da")
    assert len(dutch) > 1000
    assert len(danish) > 1000
    assert len({ask for ask, _ in dutch}) == len(dutch)
    labels = {label for tenant in knowledge.shelves for label in knowledge.intents(tenant)}
    assert {label for _, label in (*dutch, *danish)} <= labels
    assert not {ask for ask, _ in dutch} & {ask for ask, _ in danish}


def test_a_way_to_ask_that_stands_under_two_labels_or_says_too_little_teaches_none() -> None:
    knowledge = KnowledgeBase.load(LOCALES)
    examples = ways_to_ask(knowledge, "nl")
    assert all(len(example.text.split()) >= 3 for example in examples)
    under: dict[str, set[str]] = {}
    for intent, pieces in knowledge.shelf("ventum").pieces.items():
        for piece in pieces:
            for ask in piece.candidate.asks:
                under.setdefault(ask, set()).add(intent)
    taught = {example.text: example.intents for example in examples}
    assert all(len(under[text]) == 1 for text in taught)
    assert all(set(labels) == under[text] for text, labels in taught.items())

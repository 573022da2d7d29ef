"""The classifier's own parts: vocabulary, learning, telling, keeping."""

from pathlib import Path

import numpy as np

from assistant.understanding.features import Seen
from assistant.understanding.model import Lessons, Linear, Values


def seen(*words: str) -> Seen:
    """A text of these words, told apart by nothing but themselves."""
    return Seen(words=[(f"w:{word}",) for word in words], around=[])


TEXTS = [
    seen("wis", "gegeven"),
    seen("wis", "account"),
    seen("zie", "gegeven"),
    seen("zie", "zie", "account"),
    seen("wis", "gegeven", "account"),
    seen("zie", "gegeven", "account"),
]
LABELS = [("erase",), ("erase",), ("see",), ("see",), ("erase",), ("see",)]


def learned() -> Linear:
    return Lessons(TEXTS).learn(LABELS)


def values(model: Linear, *texts: Seen) -> Values:
    return model.vocabulary.values([model.vocabulary.found(text) for text in texts])


def test_what_was_learned_is_told_again() -> None:
    model = learned()
    assert model.labels[int(model.margins(values(model, seen("wis"))).argmax())] == "erase"
    assert model.labels[int(model.margins(values(model, seen("zie"))).argmax())] == "see"


def test_a_text_with_nothing_known_gets_the_bias_alone() -> None:
    model = learned()
    assert np.allclose(model.margins(values(model, seen("onbekend"))), model.bias)


def test_the_word_that_decided_comes_first_among_the_reasons() -> None:
    model = learned()
    assert model.reasons(values(model, seen("wis", "account")), "erase")[0][0] == "w:wis"


def test_parts_of_words_are_no_reasons_for_a_person() -> None:
    texts = [Seen(words=[(*word, f"c:{word[0][2:4]}") for word in text.words], around=[]) for text in TEXTS]
    model = Lessons(texts).learn(LABELS)
    assert {name[0] for name, _ in model.reasons(values(model, texts[0]), "erase")} == {"w"}


def test_texts_told_together_are_told_as_each_alone() -> None:
    model = learned()
    together = model.margins(values(model, *TEXTS, seen("onbekend"), seen()))
    alone = [model.margins(values(model, text))[0] for text in (*TEXTS, seen("onbekend"), seen())]
    assert np.allclose(together, alone, atol=1e-6)


def test_an_example_without_a_label_teaches_that_it_is_nothing() -> None:
    model = Lessons([*TEXTS, *[seen("verhaal")] * 3]).learn([*LABELS, (), (), ()])
    assert model.margins(values(model, seen("verhaal"))).max() < 0


def test_a_kept_model_tells_the_same(tmp_path: Path) -> None:
    model = learned()
    model.save(tmp_path / "model.npz")
    again = Linear.load(tmp_path / "model.npz")
    assert again.labels == model.labels
    assert np.allclose(again.margins(values(again, *TEXTS)), model.margins(values(model, *TEXTS)), atol=1e-2)

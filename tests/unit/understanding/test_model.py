"""The classifier's own parts: vocabulary, learning, telling, keeping."""

from pathlib import Path

import numpy as np

from assistant.understanding.model import Lessons, Linear

TEXTS = [
    {"w:wis": 1, "w:gegeven": 1},
    {"w:wis": 1, "w:account": 1},
    {"w:zie": 1, "w:gegeven": 1},
    {"w:zie": 2, "w:account": 1},
    {"w:wis": 1, "w:gegeven": 1, "w:account": 1},
    {"w:zie": 1, "w:gegeven": 1, "w:account": 1},
]
LABELS = [("erase",), ("erase",), ("see",), ("see",), ("erase",), ("see",)]


def learned() -> Linear:
    return Lessons(TEXTS).learn(LABELS)


def test_what_was_learned_is_told_again() -> None:
    model = learned()
    assert model.labels[int(model.margins({"w:wis": 1}).argmax())] == "erase"
    assert model.labels[int(model.margins({"w:zie": 1}).argmax())] == "see"


def test_a_text_with_nothing_known_gets_the_bias_alone() -> None:
    model = learned()
    assert np.allclose(model.margins({"w:onbekend": 1}), model.bias)


def test_the_word_that_decided_comes_first_among_the_reasons() -> None:
    assert learned().reasons({"w:wis": 1, "w:account": 1}, "erase")[0][0] == "w:wis"


def test_an_example_without_a_label_teaches_that_it_is_nothing() -> None:
    model = Lessons([*TEXTS, *[{"w:verhaal": 1}] * 3]).learn([*LABELS, (), (), ()])
    assert model.margins({"w:verhaal": 1}).max() < 0


def test_a_kept_model_tells_the_same(tmp_path: Path) -> None:
    model = learned()
    model.save(tmp_path / "model.npz")
    again = Linear.load(tmp_path / "model.npz")
    assert again.labels == model.labels
    assert np.allclose(again.margins(TEXTS[0]), model.margins(TEXTS[0]), atol=1e-2)

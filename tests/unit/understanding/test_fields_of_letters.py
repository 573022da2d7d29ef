"""What is noted of letters as people write them: right, or left open and asked for, but not wrong."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from assistant.assembly.thinking import understander
from assistant.casework.types import TICKET_TYPES
from tests.unit.understanding import letters
from tests.unit.understanding.letters import FOLDER, Judged

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "cache"
ROUNDS = (1, 2)
LEAST_RIGHT = 0.97  # of the fields that stand in a letter


@pytest.fixture(scope="module")
def judged() -> dict[int, list[Judged]]:
    reader = understander(CACHE)
    return {
        round: [one for letter in letters.letters(round) for one in letters.judge(letter, reader)]
        for round in ROUNDS
    }


def label(round: int, one: Judged) -> str:
    return f"{one.letter.language} {round} {one.letter.type} {one.letter.number} {one.field}"


def known() -> set[str]:
    return set(yaml.safe_load((FOLDER / "known.yaml").read_text("utf-8")))


@pytest.mark.parametrize("type", [name for name in TICKET_TYPES if name != "unknown"])
@pytest.mark.parametrize("round", ROUNDS)
def test_no_field_of_a_letter_is_noted_wrongly(
    judged: dict[int, list[Judged]], round: int, type: str
) -> None:
    wrong = [
        f"{label(round, one)}: {one.got!r} for {one.wanted}"
        for one in judged[round]
        if one.letter.type == type and one.verdict == "wrong"
    ]
    assert wrong == []


def test_a_field_that_stands_in_a_letter_is_found_unless_it_is_on_the_list(
    judged: dict[int, list[Judged]],
) -> None:
    missed = {label(round, one) for round in ROUNDS for one in judged[round] if one.verdict == "missed"}
    assert missed - known() == set()


def test_what_is_found_now_has_left_the_list(judged: dict[int, list[Judged]]) -> None:
    missed = {label(round, one) for round in ROUNDS for one in judged[round] if one.verdict == "missed"}
    assert known() - missed == set()


@pytest.mark.parametrize("language", ["nl", "da"])
def test_nearly_all_that_a_colleague_would_note_is_noted(
    judged: dict[int, list[Judged]], language: str
) -> None:
    counts = Counter(
        one.verdict for round in ROUNDS for one in judged[round] if one.letter.language == language
    )
    assert counts["right"] / (counts["right"] + counts["missed"] + counts["wrong"]) >= LEAST_RIGHT


@pytest.mark.parametrize("language", ["nl", "da"])
def test_every_type_has_fifteen_letters_and_five_fresh_ones(language: str) -> None:
    for round, least in ((1, 15), (2, 5)):
        counts = Counter(one.type for one in letters.letters(round) if one.language == language)
        types = {name for name in TICKET_TYPES if name != "unknown"}
        types -= {"sms_optout"} if language == "nl" else set()  # natur-energi alone sends service SMS
        assert set(counts) == types
        assert min(counts.values()) >= least

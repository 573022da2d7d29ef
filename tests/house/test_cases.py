"""The case histories in `docs/cases/`: each type has one in both languages, and they end as they should."""

import re
from pathlib import Path

import pytest

from assistant.casework.types import TICKET_TYPES
from tools import make_cases

CASES = Path(__file__).resolve().parents[2] / "docs" / "cases"
NOT_OFFERED = {("sms_optout", "nl")}  # that company sends no service SMS
WANTED = [
    (type, language)
    for type in sorted(set(TICKET_TYPES) - {"unknown"})
    for language in ("nl", "da")
    if (type, language) not in NOT_OFFERED
]
SEVERAL = [("several", language) for language in ("nl", "da")]


@pytest.mark.parametrize(("type", "language"), WANTED)
def test_each_type_has_its_history_from_first_mail_to_closing(type: str, language: str) -> None:
    page = (CASES / f"{type}.{language}.md").read_text(encoding="utf-8")
    assert "1. " in page
    assert "the customer writes" in page
    assert "Sent (receipt):" in page
    assert re.search(rf"\({type}\): state closed, outcome [a-z_]+,", page)
    assert re.search(r"The chain of \d+ entries holds", page)


def test_every_history_has_its_letters_and_every_letter_its_history() -> None:
    told = {(file.name.split(".")[0], file.name.split(".")[1]) for file in CASES.glob("*.??.md")}
    letters = {(type, language) for language in make_cases.COMPANIES for type in make_cases.stories(language)}
    assert told == letters == {*WANTED, *SEVERAL}


@pytest.mark.parametrize("language", ["nl", "da"])
def test_one_letter_with_several_rights_ends_each_of_them(language: str) -> None:
    page = (CASES / f"several.{language}.md").read_text(encoding="utf-8")
    types = make_cases.stories(language)["several"]["types"]
    assert len(types) > 2
    for type in types:
        assert re.search(rf"\({type}\): state closed, outcome [a-z_]+,", page), type
    assert "Sent (joint):" in page


def test_the_index_lists_every_history() -> None:
    assert (CASES / "README.md").read_text(encoding="utf-8") == make_cases.index()


def test_people_in_the_histories_are_invented() -> None:
    for file in sorted(CASES.glob("*.md")):
        domains = set(re.findall(r"[\w.+-]+@([\w.-]+\w)", file.read_text(encoding="utf-8")))
        own = {"ventum.nl", "natur-energi.dk"}
        strange = {name for name in domains - own if not re.fullmatch(r"example\.(org|com|net)", name)}
        assert not strange, file.name

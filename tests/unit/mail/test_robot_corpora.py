"""Letters without telling headers, in sets: a share, not each one.

What counts for mail nobody has seen is the last set: nothing is ever learned from it. The others keep what
was won: later changes must not lose it.
"""

import json
import re
from pathlib import Path

import pytest

from assistant.mail.reading import read
from tests.unit.mail.robot_letters import CORPORA, LEARNED, UNSEEN, Letter, letters

OWN = ("ventum.nl", "natur-energi.dk")
DEVELOPMENT = Path(__file__).parents[3] / "evaluation" / "development"


def seen(letter: Letter) -> bool:
    return read(letter.raw, own_domains=OWN).auto is not None


@pytest.mark.parametrize("name", LEARNED)
def test_nine_in_ten_machines_without_headers_are_seen(name: str) -> None:
    machines = [letter for letter in letters(name) if letter.machine]
    missed = [letter.subject for letter in machines if not seen(letter)]
    assert len(missed) <= len(machines) / 10, missed


@pytest.mark.parametrize("name", LEARNED)
def test_nobody_who_writes_about_machines_is_taken_for_one(name: str) -> None:
    assert [letter.subject for letter in letters(name) if not letter.machine and seen(letter)] == []


def test_of_letters_never_learned_from_nine_in_ten_machines_are_seen_and_few_people_mistaken() -> None:
    unseen = [letter for name in UNSEEN for letter in letters(name)]
    machines = [seen(letter) for letter in unseen if letter.machine]
    people = [seen(letter) for letter in unseen if not letter.machine]
    assert sum(machines) >= len(machines) * 0.9
    assert sum(people) <= len(people) / 100


def test_the_letters_of_people_who_write_about_machines_are_many() -> None:
    people = sum(not letter.machine for name in [*LEARNED, *UNSEEN] for letter in letters(name))
    assert people >= 400


def test_of_the_mails_of_the_development_set_at_most_one_in_two_hundred_is_taken_for_a_machines() -> None:
    mails = [
        Letter(
            machine=False, sender="Jan <jan@example.org>", subject=row.get("subject", ""), text=row["text"]
        )
        for file in sorted(DEVELOPMENT.glob("*.jsonl"))
        for row in map(json.loads, file.read_text("utf-8").splitlines())
        if row["channel"] == "email"
    ]
    taken = [mail.subject for mail in mails if seen(mail)]
    assert len(taken) <= len(mails) / 200, taken


def mails_with_headers() -> list[tuple[str, str, bytes]]:
    """Return whose mail it is, its name, and its bytes: heads as programs and people really send them."""
    found = []
    for block in re.split(r"(?m)^### ", (CORPORA / "with_headers.txt").read_text("utf-8"))[1:]:
        title, _, raw = block.partition("\n")
        whose, _, name = title.partition(" ")
        found.append((whose, name, raw.strip().replace("\n", "\r\n").encode()))
    return found


@pytest.mark.parametrize(("whose", "name", "raw"), mails_with_headers(), ids=lambda value: str(value)[:40])
def test_headers_as_programs_and_people_really_send_them_are_read_rightly(
    whose: str, name: str, raw: bytes
) -> None:
    taken = read(raw, own_domains=OWN).auto is not None

    assert taken is (whose == "machine"), name

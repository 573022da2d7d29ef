"""Where a request stands: a code to the known address, and the same words whatever is typed."""

import re

import pytest

from assistant.desk import review
from tests.unit.desk.small import Office
from tests.unit.desk.test_chat_forms import ANNA, Talk, mails

UNKNOWN = "VEN-2222-2222"


@pytest.fixture
def reference(small_office: Office) -> str:
    """A request that Jan made by mail."""
    small_office.mail("Ik wil inzage")
    small_office.send_all()
    return review.queue(small_office.desk, ANNA)[0].reference


@pytest.fixture
def talk(small_office: Office, reference: str) -> Talk:
    """Somebody who asks in the chat where that stands."""
    assert reference
    talk = Talk(small_office)
    talk.says("Stand van mijn verzoek", "request.status")
    assert talk.last.asks == "reference"
    return talk


def code(office: Office) -> str:
    """The code in the one mail that leaves."""
    ((to, text),) = mails(office)
    assert to == "jan@example.org"
    found = re.search(r"\b\d{6}\b", text)
    assert found
    return found[0]


def test_the_right_code_tells_the_state_and_the_date_and_nothing_else(talk: Talk, reference: str) -> None:
    talk.says(reference.lower())
    said = talk.says(code(talk.office))
    assert "Inzage in je gegevens" in said
    assert "maandag 28 december 2026" in said
    assert "Jan" not in said


def test_nobody_learns_whether_a_reference_exists(talk: Talk, reference: str) -> None:
    known = talk.says(f"het is {reference}")
    wrong = talk.says("000000")
    other = Talk(talk.office)
    other.says("Stand", "request.status")
    assert other.says(UNKNOWN) == known
    assert other.says("000000") == wrong
    assert other.last.choices == talk.last.choices
    assert len(mails(talk.office)) == 1


def test_five_wrong_codes_end_it_and_the_right_one_comes_too_late(talk: Talk, reference: str) -> None:
    talk.says(reference)
    right = code(talk.office)
    wrong = "111111" if right != "111111" else "222222"
    for _ in range(4):
        assert "klopt niet" in talk.says(wrong)
    assert "te vaak misgegaan" in talk.says(wrong)
    assert "Inzage in je gegevens, ontvangen" not in talk.says(right)


def test_a_code_ends_after_a_quarter_of_an_hour(talk: Talk, reference: str) -> None:
    talk.says(reference)
    right = code(talk.office)
    talk.office.clock.on(minutes=15)
    assert "klopt niet of is verlopen" in talk.says(right)


def test_a_code_works_in_the_chat_that_asked_for_it_alone(talk: Talk, reference: str) -> None:
    talk.says(reference)
    right = code(talk.office)
    other = Talk(talk.office)
    other.says("Stand", "request.status")
    other.says(UNKNOWN)
    assert "klopt niet" in other.says(right)


def test_codes_are_few_an_hour_for_a_request_and_for_a_chat(talk: Talk, reference: str) -> None:
    for _ in range(5):
        talk.says(reference)
    assert "over een uur" in talk.says(reference)
    other = Talk(talk.office)
    other.says("Stand", "request.status")
    assert "gaat er nu een code" in other.says(reference), "the same words, and no further mail"
    assert len(mails(talk.office)) == 3
    talk.office.clock.on(hours=1, minutes=1)
    talk.says(reference)
    assert len(mails(talk.office)) == 1


def test_a_request_of_this_very_chat_is_told_about_at_once(small_office: Office) -> None:
    talk = Talk(small_office)
    talk.says("Ik wil inzage")
    talk.presses("Later verder")
    assert "maandag 28 december 2026" in talk.says("hoe staat het met mijn verzoek?")


def test_who_does_not_know_the_reference_asks_a_person(talk: Talk) -> None:
    talk.presses("Ik weet het kenmerk niet")
    assert talk.heard[0].tickets[0]["type"] == "status"


def test_another_companys_request_is_not_found(talk: Talk, reference: str) -> None:
    other = Talk(talk.office, tenant="natur-energi")
    other.says("status", "request.status")
    assert "ikke en reference" in other.says(reference)
    assert mails(talk.office) == []


def test_who_leaves_it_is_not_asked_on(talk: Talk) -> None:
    assert "Vraag het gerust later" in talk.says("laat maar")
    assert talk.last.choices == ()


def test_a_reference_that_comes_to_mind_later_is_no_name_and_is_asked_about_at_once(
    talk: Talk, reference: str
) -> None:
    talk.presses("Ik weet het kenmerk niet")
    assert talk.last.asks == "name"
    asked = talk.heard[0].tickets[0]["reference"]
    assert "gaat er nu een code" in talk.says(f"oh, {reference}")
    assert talk.last.asks == "code"
    status = review.ticket(talk.office.desk, ANNA, asked).ticket
    assert status is not None
    assert (status.fields["reference"], status.person.name) == (reference, "")
    assert "Inzage in je gegevens, ontvangen" in talk.says(code(talk.office))


@pytest.mark.parametrize("typed", ["VEN-1234", "12345", "????"])
def test_what_holds_no_word_is_no_name(talk: Talk, typed: str) -> None:
    talk.presses("Ik weet het kenmerk niet")
    assert "Wat is je naam?" in talk.says(typed)
    assert "Hoe kunnen we je vinden" in talk.says("Jan 3e Jansen")

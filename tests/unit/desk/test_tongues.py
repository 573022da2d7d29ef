"""The language of a reply is looked at before it is approved."""

import pytest

from assistant.casework.replychecks import OTHER_LANGUAGE
from assistant.desk import review
from assistant.errors import Refused
from tests.unit.desk.small import Office, approve_all, person

ANNA = person("anna")
DANISH = (
    "Hej Jan\n\nTak for din besked. Vi har slettet de oplysninger om dig, som vi ikke længere skal bruge, "
    "og du hører fra os igen, når det sidste også er væk.\n\nVenlig hilsen"
)
ENGLISH = (
    "Dear Jan,\n\nThank you for your message. We have read it and we will tell you within one month what "
    "we did with your personal data.\n\nKind regards"
)
DUTCH = (
    "Beste Jan,\n\nDank je voor je bericht. We lezen het en je hoort binnen een maand wat we hebben gedaan."
)


def replied(office: Office, text: str, *, letter: str = "Wis alles, klantnummer 12345.") -> tuple[str, str]:
    office.mail(letter)
    office.send_all()
    row = review.queue(office.desk, ANNA)[0]
    draft = review.new_draft(office.desk, ANNA, row.key, subject="Je verzoek", text=text)
    return row.key, draft.id


def problems(office: Office, key: str, draft: str) -> tuple[str, ...]:
    drafts = review.ticket(office.desk, ANNA, key).drafts
    return next(each.problems for each in drafts if each.draft.id == draft)


@pytest.mark.parametrize("text", [DANISH, ENGLISH])
def test_a_reply_in_another_language_is_not_approved(small_office: Office, text: str) -> None:
    key, draft = replied(small_office, text)
    assert problems(small_office, key, draft) == (OTHER_LANGUAGE,)
    with pytest.raises(Refused, match=OTHER_LANGUAGE[:30]):
        approve_all(small_office.desk, key, draft, ANNA)


@pytest.mark.parametrize("text", [DUTCH, "Tak for din besked."])
def test_the_language_of_the_matter_is_right_and_a_short_text_counts_as_right(
    small_office: Office, text: str
) -> None:
    key, draft = replied(small_office, text)
    assert problems(small_office, key, draft) == ()
    approve_all(small_office.desk, key, draft, ANNA)


def test_whoever_wrote_in_english_may_be_answered_in_english(small_office: Office) -> None:
    key, draft = replied(small_office, ENGLISH, letter="Please delete all my personal data.")
    assert problems(small_office, key, draft) == ()

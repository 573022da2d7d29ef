"""Corrections become examples through a person who says them anew, and are forgotten then."""

import pytest

from assistant.desk import learning, review
from assistant.errors import NotFound
from tests.unit.desk.small import Office, person

ANNA = person("anna")
LETTER = "Hoe lang bewaren jullie dit? En graag weg ermee."


def corrected(office: Office) -> learning.Waiting:
    office.mail(LETTER)
    message = review.ticket(office.desk, ANNA, review.queue(office.desk, ANNA)[0].key).messages[0]
    review.correct_label(office.desk, ANNA, message.id, ["request.erasure", "faq.retention"])
    (row,) = learning.waiting(office.desk, ["ventum"])
    return row


def test_a_correction_waits_with_its_labels_and_the_companys_language(office: Office) -> None:
    row = corrected(office)
    assert (row.now, row.language, row.text) == (("request.erasure", "faq.retention"), "nl", LETTER)


def test_a_correction_is_not_seen_by_another_company(office: Office) -> None:
    corrected(office)
    assert learning.waiting(office.desk, ["natur-energi"]) == ()


@pytest.mark.parametrize("kept", [True, False])
def test_a_reviewed_correction_is_forgotten_and_the_journal_says_what_came_of_it(
    office: Office, kept: bool
) -> None:
    row = corrected(office)
    learning.settle(office.desk, row.id, kept=kept)
    assert learning.waiting(office.desk, ["ventum"]) == ()
    with office.desk.store.read() as tx:
        tags = {entry.tag for chain in tx.journals.chains("ventum") for entry in tx.journals.of(chain)}
    assert tags & {"label.learned", "label.set_aside"} == {"label.learned" if kept else "label.set_aside"}
    with pytest.raises(NotFound):
        learning.settle(office.desk, row.id, kept=kept)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("gooi alles van klant 4412087 weg", "a number"),
        ("rekening NL91 ABNA 0417 1643 00 moet eruit", "a number"),
        ("mail het naar jan@example.org", "address"),
        ("ik ben jansen en wil weg", "name"),
        ("hoe lang bewaren  jullie dit? en graag weg ermee.", "own text"),
        ("gooi dit maar weg, en zeg erbij hoe lang het bleef", ""),
    ],
)
def test_personal_data_and_the_customers_own_text_are_no_example(sentence: str, fault: str) -> None:
    said = learning.objection(sentence, original=LETTER, names=("Jan", "Jansen"))
    assert fault in said
    assert bool(said) == bool(fault)

"""Somebody writes to the wrong company: it is said so, nothing goes there by itself, no tenants mix."""

from dataclasses import replace

import pytest

from assistant import resources
from assistant.desk import review
from assistant.desk.elsewhere import spoken_to
from assistant.errors import NotFound, Refused
from assistant.writing import Writer
from tests.unit.desk.small import START, Office, person

ANNA, MADS = person("anna"), person("mads", "approver", "natur-energi")
BOTH = person("both", "approver", "ventum", "natur-energi")
WRONG = "Beste {name},\n\nGraag inzage in mijn gegevens."


@pytest.fixture
def office(office: Office) -> Office:
    """An office that writes with the shipped templates."""
    office.desk = replace(
        office.desk, writer=Writer.load(resources.folder("locales"), resources.folder("templates"))
    )
    return office


def came(office: Office, name: str = "Eneco") -> str:
    office.mail(WRONG.format(name=name))
    (row,) = review.queue(office.desk, ANNA)
    assert row.attention == "wrong_company"
    return row.reference


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Beste Eneco,\nGraag inzage.", "Eneco"),
        ("Geachte klantenservice van Vattenfall,\nGraag inzage.", "Vattenfall"),
        ("Kære Ørsted\nSlet mine data", "Ørsted"),
        ("Ik heb nu een contract bij Eneco. Wis mijn gegevens.", ""),
        ("Beste mensen,\nGraag inzage.", ""),
    ],
)
def test_a_company_that_is_greeted_is_spoken_to_and_one_that_is_named_is_not(text: str, company: str) -> None:
    assert spoken_to(text) == company


def test_the_customer_is_told_in_a_draft_and_nothing_goes_by_itself(office: Office) -> None:
    reference = came(office)
    office.clock.on(minutes=1)
    assert office.send_all() == [], "no receipt that reads as if it were ours"
    view = review.ticket(office.desk, ANNA, reference)
    (shown,) = view.drafts
    assert (shown.draft.kind, shown.problems) == ("wrong_company", ())
    text = shown.draft.content.text
    assert "gericht aan Eneco" in text
    assert "Wij zijn Ventum" in text
    assert "niet doorgestuurd" in text
    review.approve(
        office.desk,
        ANNA,
        shown.draft.id,
        text_hash=shown.draft.text_hash,
        revision=view.conversation.revision,
    )
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1
    ended = review.ticket(office.desk, ANNA, reference)
    assert ended.ticket is not None
    assert (ended.ticket.state, ended.ticket.outcome) == ("answered", "not_a_privacy_matter")
    assert ended.conversation.attention == ""


def test_where_a_company_that_is_here_too_is_found_is_told_and_it_sees_nothing(office: Office) -> None:
    reference = came(office, "Natur-Energi")
    text = review.ticket(office.desk, ANNA, reference).drafts[0].draft.content.text
    assert "persondata@natur-energi.dk" in text
    assert review.queue(office.desk, MADS) == []
    with pytest.raises(NotFound):
        review.ticket(office.desk, MADS, reference)


def test_somebody_of_both_opens_it_at_the_other_from_the_day_it_came_here(office: Office) -> None:
    reference = came(office, "Natur-Energi")
    office.clock.on(days=3)
    opened = review.open_at(
        office.desk, BOTH, reference, "natur-energi", type="access", why="The customer asked for it."
    )
    assert (opened.tenant, opened.received_at) == ("natur-energi", START)
    assert opened.person.address == "jan@example.org"
    there = review.ticket(office.desk, MADS, opened.reference)
    assert there.linked == ()
    assert "matter.handed_on" in [row.tag for row in there.journal]
    here = review.ticket(office.desk, ANNA, reference)
    assert here.linked == ()
    assert "matter.handed_on" in [row.tag for row in here.journal]


def test_nobody_of_one_company_alone_hands_it_on(office: Office) -> None:
    reference = came(office, "Natur-Energi")
    for staff in (ANNA, MADS):
        with pytest.raises(NotFound):
            review.open_at(office.desk, staff, reference, "natur-energi", type="access", why="Asked for.")
    with pytest.raises(Refused, match="why"):
        review.open_at(office.desk, BOTH, reference, "natur-energi", type="access", why=" ")
    with pytest.raises(Refused, match="another company"):
        review.open_at(office.desk, BOTH, reference, "ventum", type="access", why="Asked for.")

"""Where a request stands is told to an address that is known for it, and to no other."""

from datetime import timedelta

import pytest

from assistant.casework.replychecks import STATUS_UNKNOWN
from assistant.desk import review
from assistant.desk.contents import Person
from assistant.desk.records import Road, StoredDraft, Ticket
from assistant.desk.views import Section
from assistant.errors import Refused
from tests.unit.desk.small import Office, person

ANNA = person("anna")
ASKS = "Hoe staat het met mijn verzoek?"


def ticket(office: Office, reference: str) -> Ticket:
    found = review.ticket(office.desk, ANNA, reference).ticket
    assert found is not None
    return found


def asked(office: Office, sender: str, **more: str) -> tuple[str, str]:
    """Take a request of Jan's, then somebody's question about one; return both references."""
    office.mail("Graag inzage, klantnummer 12345.")
    first = review.queue(office.desk, ANNA)[0].reference
    office.clock.on(days=40)
    office.mail(ASKS, sender=sender, subject="Vraag", **more)  # type: ignore[arg-type]
    (second,) = [row.reference for row in review.queue(office.desk, ANNA) if row.type == "status"]
    return first, second


def approve(office: Office, reference: str, draft: StoredDraft) -> None:
    view = review.ticket(office.desk, ANNA, reference)
    now = next(each.draft for each in view.drafts if each.draft.id == draft.id)
    review.approve(office.desk, ANNA, draft.id, text_hash=now.text_hash, revision=view.conversation.revision)


def test_the_address_of_the_earlier_request_is_told_where_it_stands(office: Office) -> None:
    first, reference = asked(office, "Jan Jansen <jan@example.org>")
    assert ticket(office, reference).address_known
    draft = review.new_draft(office.desk, ANNA, reference, stage="status")
    assert draft.kind == "status"
    assert first in draft.content.text
    approve(office, reference, draft)


@pytest.mark.parametrize(
    ("sender", "more"),
    [
        ("Jan Jansen <jan@example.net>", {}),
        ("Jan Jansen <jan@example.org>", {"reply_to": "elsewhere@example.net"}),
    ],
)
def test_an_unknown_address_is_asked_to_write_from_the_known_one(
    office: Office, sender: str, more: dict[str, str]
) -> None:
    first, reference = asked(office, sender, **more)
    assert not ticket(office, reference).address_known
    draft = review.new_draft(office.desk, ANNA, reference, stage="status", done="Het dossier ligt bij Kim.")
    assert (draft.kind, draft.checks[0]) == ("identity", STATUS_UNKNOWN)
    assert first not in draft.content.text


def test_a_status_whose_address_is_no_longer_known_is_not_approved(office: Office) -> None:
    first, reference = asked(office, "Jan Jansen <jan@example.net>")
    review.link(office.desk, ANNA, reference, first, "related")
    review.know_address(office.desk, ANNA, reference, known=True)
    draft = review.new_draft(office.desk, ANNA, reference, stage="status")
    review.know_address(office.desk, ANNA, reference, known=False)
    with pytest.raises(Refused, match="known"):
        approve(office, reference, draft)
    review.know_address(office.desk, ANNA, reference, known=True)
    approve(office, reference, draft)


def test_the_earlier_request_is_looked_for_or_linked_before_it_is_told_where_it_stands(
    office: Office,
) -> None:
    office.mail(ASKS, subject="Vraag")
    (reference,) = [row.reference for row in review.queue(office.desk, ANNA)]
    review.know_address(office.desk, ANNA, reference, known=True)
    with pytest.raises(Refused, match="Link the earlier request"):
        review.new_draft(office.desk, ANNA, reference, stage="status")
    letter = review.open_by_hand(
        office.desk, ANNA, tenant_id="ventum", type="access", channel="letter",
        received=office.clock.now - timedelta(20), person=Person(name="Jan Jansen"), text="", fields={},
    )  # fmt: skip
    review.link(office.desk, ANNA, reference, letter.reference, "related")
    draft = review.new_draft(office.desk, ANNA, reference, stage="status")
    assert letter.reference in draft.content.text
    approve(office, reference, draft)


def test_what_came_in_the_same_letter_is_not_what_the_question_is_about(office: Office) -> None:
    office.mail(f"{ASKS} Wis alles.", subject="Vraag")
    rows = {row.type: row.reference for row in review.queue(office.desk, ANNA)}
    assert set(rows) == {"status", "erasure"}
    review.know_address(office.desk, ANNA, rows["status"], known=True)
    with pytest.raises(Refused, match="Link the earlier request"):
        review.new_draft(office.desk, ANNA, rows["status"], stage="status")
    sections = [Section(reference=rows[type], stage=stage) for type, stage in
                (("erasure", "identity"), ("status", "status"))]  # fmt: skip
    with pytest.raises(Refused, match="a reply of its own"):
        review.join(office.desk, ANNA, rows["erasure"], sections)


def test_another_address_for_the_person_is_not_the_one_that_was_known(office: Office) -> None:
    _, reference = asked(office, "Jan Jansen <jan@example.org>")
    review.set_person(office.desk, ANNA, reference, name="Jan", address="jan@example.net")
    assert not ticket(office, reference).address_known


def test_the_status_of_any_request_goes_to_whoever_made_it_and_to_nobody_else(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.")
    reference = review.queue(office.desk, ANNA)[0].reference
    draft = review.new_draft(office.desk, ANNA, reference, stage="status")
    changed = review.edit_draft(
        office.desk,
        ANNA,
        draft.id,
        based_on_version=1,
        subject=draft.content.subject,
        text=draft.content.text,
        recipient="somebody@example.net",
    )
    with pytest.raises(Refused, match="known"):
        approve(office, reference, changed)


@pytest.mark.parametrize("road", ["post", "portal", "phone"])
def test_a_status_goes_by_another_road_once_a_person_said_that_the_address_is_known(
    office: Office, road: Road
) -> None:
    office.mail("Graag inzage, klantnummer 12345.")
    reference = review.queue(office.desk, ANNA)[0].reference
    draft = review.new_draft(office.desk, ANNA, reference, stage="status", road=road, to="Dorpsstraat 1")
    with pytest.raises(Refused, match="known"):
        approve(office, reference, draft)
    review.know_address(office.desk, ANNA, reference, known=True)
    approve(office, reference, draft)

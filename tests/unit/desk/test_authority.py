"""A letter of the supervisory authority is marked and dated; the officer is told at once, however it came."""

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from assistant.desk import review
from assistant.desk.contents import Person
from assistant.desk.records import Ticket
from assistant.errors import NotFound, Refused
from assistant.store.store import SqlStore
from tests.unit.desk.conftest import office_on
from tests.unit.desk.small import Office, person

ANNA = person("anna")
OFFICER = "officer@ventum.nl"
LETTER = "Van de Autoriteit: graag inzage in het dossier."


@pytest.fixture
def office(store: SqlStore, tmp_path: Path) -> Office:
    """An office whose officer and deputy have addresses."""
    tenants = [{"id": "ventum", "officer_email": OFFICER, "deputy_email": "deputy@ventum.nl"}]
    return office_on(store, tmp_path, tenants=tenants)


def alerts(office: Office) -> list[tuple[str, str]]:
    """Let leave what may; return subject and text of what went to the officer."""
    office.clock.on(minutes=1)
    found = []
    for raw in office.send_all():
        mail = message_from_bytes(raw, policy=default)
        part = mail.get_body(("plain",))
        if mail["To"] == OFFICER and part is not None:
            found.append((str(mail["Subject"]), part.get_content()))
    return found


def ticket(office: Office, reference: str) -> Ticket:
    found = review.ticket(office.desk, ANNA, reference).ticket
    assert found is not None
    return found


def opened(office: Office, text: str = "Graag inzage, klantnummer 12345.") -> tuple[str, str]:
    """Take a request; return its reference and our receipt's Message-ID."""
    office.mail(text)
    office.clock.on(minutes=1)
    (receipt,) = office.send_all()
    return review.queue(office.desk, ANNA)[0].reference, str(message_from_bytes(receipt)["Message-ID"])


def test_a_letter_that_joins_an_open_request_is_mailed_at_once(office: Office) -> None:
    reference, receipt = opened(office)
    office.clock.on(days=3)
    office.mail("De autoriteit vraagt om een antwoord.", references=receipt)
    assert (ticket(office, reference).authority, ticket(office, reference).authority_on) == (
        True,
        "2026-11-28",
    )
    ((subject, text),) = alerts(office)
    assert subject == f"Brief van de toezichthouder: {reference}"
    assert f"/console/tickets/{reference}" in text
    assert "jan@example.org" not in text


def test_one_letter_about_several_requests_is_one_mail(office: Office) -> None:
    _, receipt = opened(office, "Graag inzage. Wis alles.")
    references = {row.reference for row in review.queue(office.desk, ANNA)}
    office.mail("De autoriteit vraagt om een antwoord.", references=receipt)
    ((subject, _),) = alerts(office)
    assert all(reference in subject for reference in references)


def test_a_second_letter_is_told_again(office: Office) -> None:
    _, receipt = opened(office)
    for _ in range(2):
        office.mail("De autoriteit vraagt om een antwoord.", references=receipt)
        office.clock.on(minutes=5)
    assert len(alerts(office)) == 2


def test_a_letter_that_opens_a_request_is_mailed_at_once(office: Office) -> None:
    office.mail(LETTER, sender="AP <post@example.net>")
    (row,) = review.queue(office.desk, ANNA)
    assert row.authority
    assert ticket(office, row.reference).authority_on == "2026-11-25"
    assert [subject for subject, _ in alerts(office)] == [f"Brief van de toezichthouder: {row.reference}"]


def test_a_letter_to_which_no_request_belongs_is_mailed_and_stands_in_the_queue(office: Office) -> None:
    office.mail("De autoriteit wil iets weten.", sender="AP <post@example.net>")
    (row,) = review.queue(office.desk, ANNA)
    assert (row.reference, row.attention) == ("", "authority")
    ((subject, text),) = alerts(office)
    assert subject == "Brief van de toezichthouder"
    assert row.key in text


def by_hand(office: Office, **more: object) -> Ticket:
    return review.open_by_hand(
        office.desk,
        ANNA,
        tenant_id="ventum",
        type="access",
        channel="letter",
        received=office.clock.now,
        person=Person(name="Jan"),
        text="Een brief.",
        **more,  # type: ignore[arg-type]
    )


def test_a_letter_opened_by_hand_is_marked_and_mailed_at_once(office: Office) -> None:
    found = by_hand(office, authority=True)
    assert (found.authority, found.authority_on, found.raised) == (True, "2026-11-25", True)
    assert len(alerts(office)) == 1
    assert not by_hand(office).authority
    assert alerts(office) == []


def test_the_mark_is_set_later_with_its_day_and_taken_back(office: Office) -> None:
    reference, _ = opened(office)
    review.set_authority(office.desk, ANNA, reference, date(2026, 11, 24))
    assert ticket(office, reference).authority_on == "2026-11-24"
    assert len(alerts(office)) == 1
    review.set_authority(office.desk, ANNA, reference, None)
    assert (ticket(office, reference).authority, ticket(office, reference).authority_on) == (False, None)
    assert alerts(office) == []
    tags = [row.tag for row in review.ticket(office.desk, ANNA, reference).journal]
    assert "authority.set" in tags
    assert "authority.lifted" in tags


def test_a_day_to_come_is_none_on_which_a_letter_came(office: Office) -> None:
    reference, _ = opened(office)
    with pytest.raises(Refused, match="has passed"):
        review.set_authority(office.desk, ANNA, reference, date(2026, 11, 26))
    with pytest.raises(NotFound):
        review.set_authority(
            office.desk, person("mads", "officer", "natur-energi"), reference, date(2026, 11, 24)
        )


def test_a_correction_that_opens_a_request_keeps_the_mark(office: Office) -> None:
    inbound = office.mail("De autoriteit wil iets weten.", sender="AP <post@example.net>")
    with office.desk.store.read() as tx:
        message = tx.messages.by_inbound(inbound)
    assert message is not None
    (found,) = review.correct_label(office.desk, ANNA, message.id, ["request.complaint"])
    assert found.authority
    assert found.authority_on == "2026-11-25"

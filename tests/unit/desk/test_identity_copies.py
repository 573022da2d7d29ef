"""A copy of an ID that came in moves its request on; a question about a request ends with its answer."""

from dataclasses import replace

import pytest

from assistant.desk import links, review
from assistant.settings import load
from tests.unit.desk.small import Office
from tests.unit.desk.test_casework import ANNA, BOB, PICTURE, approve, confirm, opened, send_copy, ticket


def asked_for_copy(office: Office) -> tuple[str, str]:
    """Return a request that waits for a copy of an ID, and the secret of its upload link."""
    reference = opened(office)
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    secret = links.offer_upload(office.desk, ANNA, reference)
    draft = review.new_draft(
        office.desk, ANNA, reference, stage="identity", upload_link="https://desk.example/l"
    )
    approve(office, reference, draft.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()
    assert ticket(office, reference).state == "waiting"
    return reference, secret


def test_an_uploaded_copy_takes_the_request_back_to_work_and_shows_what_to_do(office: Office) -> None:
    reference, secret = asked_for_copy(office)
    links.upload(office.desk, secret, PICTURE)
    assert ticket(office, reference).state == "in_progress"
    row = next(row for row in review.queue(office.desk, ANNA) if row.reference == reference)
    assert row.attention == "identity"


def test_the_mark_goes_when_the_check_is_done(office: Office) -> None:
    reference, secret = asked_for_copy(office)
    links.upload(office.desk, secret, PICTURE)
    confirm(office, reference)
    row = next(row for row in review.queue(office.desk, ANNA) if row.reference == reference)
    assert row.attention == ""


def test_a_copy_that_came_by_mail_stands_in_the_queue_until_it_was_checked(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.", message_id="<a@example.org>")
    office.send_all()
    reference = review.queue(office.desk, ANNA)[0].reference
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    send_copy(office)
    row = next(row for row in review.queue(office.desk, ANNA) if row.reference == reference)
    assert row.attention == "identity"
    confirm(office, reference)
    row = next(row for row in review.queue(office.desk, ANNA) if row.reference == reference)
    assert row.attention == ""


@pytest.mark.parametrize(("stops", "days"), [(True, 3), (False, 0)])
def test_the_days_until_the_copy_came_are_added_only_where_the_company_stops_the_clock(
    office: Office, stops: bool, days: int
) -> None:
    folder = office.desk.settings.data_dir
    settings = load(data_dir=folder, tenants=[{"id": "ventum", "clock_stops": stops}])
    office.desk = replace(office.desk, settings=settings)
    reference, secret = asked_for_copy(office)
    office.clock.on(days=3, hours=2)
    links.upload(office.desk, secret, PICTURE)
    after = ticket(office, reference)
    assert (after.stopped_days, after.stopped_at) == (days, None)


def test_a_reminder_that_was_approved_does_not_leave_after_the_copy_came(office: Office) -> None:
    reference, secret = asked_for_copy(office)
    again = review.new_draft(
        office.desk, ANNA, reference, stage="identity", upload_link="https://desk.example/l"
    )
    approve(office, reference, again.id, ANNA)
    links.upload(office.desk, secret, PICTURE)
    office.clock.on(minutes=1)
    assert office.send_all() == []


def test_a_question_where_a_request_stands_is_closed_when_its_answer_has_left(office: Office) -> None:
    reference = opened(office, "Hoe staat het met mijn verzoek?")
    assert ticket(office, reference).type == "status"
    review.know_address(office.desk, ANNA, reference, known=True)
    draft = review.new_draft(office.desk, ANNA, reference, stage="status")
    approve(office, reference, draft.id, BOB)
    assert ticket(office, reference).state != "closed"
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1
    after = ticket(office, reference)
    assert (after.state, after.outcome) == ("closed", "fulfilled")
    assert after.closed_at is not None


def test_telling_where_it_stands_ends_no_other_request(office: Office) -> None:
    reference = opened(office)
    draft = review.new_draft(office.desk, ANNA, reference, stage="status")
    approve(office, reference, draft.id, BOB)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1
    assert ticket(office, reference).state in ("new", "in_progress")

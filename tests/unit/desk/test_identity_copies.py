"""A copy of an ID that came in moves its request on; a question about a request ends with its answer."""

from dataclasses import replace
from email.message import EmailMessage

import pytest

from assistant.desk import handle, links, receive, review
from assistant.desk.contents import Person
from assistant.errors import NotFound, Refused
from assistant.settings import load
from tests.unit.desk.small import Office
from tests.unit.desk.test_casework import (
    ANNA,
    AUDITOR,
    BOB,
    ENCODED,
    PICTURE,
    approve,
    blobs,
    confirm,
    doubted,
    opened,
    send_copy,
    ticket,
)

MAILBOX = {"host": "imap.example.org", "username": "desk", "handled_folder": "Handled"}


def asked_for_copy(office: Office) -> tuple[str, str]:
    """Return a request that waits for a copy of an ID, and the secret of its upload link."""
    reference = opened(office)
    doubted(office, reference)
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
    earlier = review.open_by_hand(
        office.desk,
        ANNA,
        tenant_id="ventum",
        type="access",
        channel="letter",
        received=office.clock.now,
        person=Person(name="Jan Jansen"),
    )
    review.link(office.desk, ANNA, reference, earlier.reference, "related")
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


def mail_with(
    office: Office,
    content: bytes = PICTURE,
    *,
    text: str = "Graag inzage, klantnummer 12345. Mijn paspoort hierbij.",
    kind: str = "image/png",
    number: str = "first",
    sender: str = "Jan Jansen <jan@example.org>",
    received: str = "",
    answers: str = "",
) -> str:
    """Take a mail with a file; *received* is a line that another road adds."""
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, "backoffice@ventum.nl"
    mail["Subject"], mail["Message-ID"] = "Mijn gegevens", f"<{number}@example.org>"
    if answers:
        mail["In-Reply-To"] = answers
    mail.set_content(text)
    main, sub = kind.split("/")
    mail.add_attachment(content, maintype=main, subtype=sub, filename="scan")
    accepted = receive.mail(
        office.desk,
        received.encode() + mail.as_bytes(),
        tenant_id="ventum",
        envelope_from="jan@example.org",
        recipients=("backoffice@ventum.nl",),
        received=office.clock.now,
        source="smtp",
    )
    while handle.next(office.desk, "w"):
        pass
    return accepted.inbound_id


def first_reference(office: Office) -> str:
    return review.queue(office.desk, ANNA)[0].reference


def files_of(office: Office, reference: str) -> list[tuple[bool, bool]]:
    """Return of each file whether it counts as a copy of an ID, and whether it is kept."""
    found = review.ticket(office.desk, ANNA, reference).attachments
    return [(file.id_copy, file.removed_at is None) for file in found]


def with_mailbox(office: Office) -> None:
    settings = load(
        data_dir=office.desk.settings.data_dir, tenants=[{"id": "ventum", "mailboxes": [MAILBOX]}]
    )
    office.desk = replace(office.desk, settings=settings)


def kept_anywhere(office: Office) -> bool:
    with office.desk.store.read() as tx:
        return any(ENCODED in (tx.blobs.read(blob) or b"") for blob in blobs(office))


def test_a_copy_in_the_very_first_mail_is_one_and_goes_after_the_check(office: Office) -> None:
    mail_with(office)
    reference = first_reference(office)
    assert files_of(office, reference) == [(True, True)]
    assert review.queue(office.desk, ANNA)[0].attention == "identity"
    confirm(office, reference)
    assert files_of(office, reference) == [(True, False)]
    assert not kept_anywhere(office)


@pytest.mark.parametrize("type", ["application/octet-stream", "application/pdf", "image/jpeg"])
def test_a_copy_is_known_by_its_type_or_its_first_bytes(office: Office, type: str) -> None:
    mail_with(office, b"%PDF-1.7\n" + PICTURE, kind=type)
    assert files_of(office, first_reference(office)) == [(True, True)]


def test_what_comes_after_a_failed_check_is_a_copy_too(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.", message_id="<a@example.org>")
    reference = first_reference(office)
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    review.set_identity(office.desk, ANNA, reference, "failed", reason="kopie onleesbaar")
    send_copy(office)
    assert files_of(office, reference) == [(True, True)]


def test_where_nobody_needs_to_be_known_a_picture_is_a_picture(office: Office) -> None:
    mail_with(office, text="Geen reclame meer naar jan@example.org.")
    assert files_of(office, first_reference(office)) == [(False, True)]


def test_a_copy_from_another_address_is_one_before_it_is_put_to_its_request(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.", message_id="<a@example.org>")
    reference = first_reference(office)
    mail_with(office, text="Hierbij.", number="b", sender="Mia <mia@example.org>", answers="<a@example.org>")
    other = next(row for row in review.queue(office.desk, ANNA) if not row.reference)
    assert other.attention == "follow_up"
    review.merge(office.desk, ANNA, other.conversation_id, reference)
    assert files_of(office, reference) == [(True, True)]
    assert review.queue(office.desk, ANNA)[0].attention == "identity"
    confirm(office, reference)
    assert not kept_anywhere(office)


def test_the_same_mail_by_a_second_road_keeps_no_second_copy(office: Office) -> None:
    mail_with(office)
    second = mail_with(
        office, received="Received: from b.example by mx.example; Wed, 25 Nov 2026 09:00:00 +0000\n"
    )
    with office.desk.store.read() as tx:
        row = tx.ledger.get(second)
    assert row is not None
    assert (row.action, row.blob_id) == ("duplicate", None)
    confirm(office, first_reference(office))
    assert not kept_anywhere(office)


def test_staff_say_that_a_file_is_no_copy_and_the_journal_keeps_who(office: Office) -> None:
    mail_with(office)
    reference = first_reference(office)
    [file] = review.ticket(office.desk, ANNA, reference).attachments
    with pytest.raises(Refused):
        review.say_copy(office.desk, AUDITOR, file.id, id_copy=False)
    review.say_copy(office.desk, BOB, file.id, id_copy=False)
    assert review.queue(office.desk, ANNA)[0].attention == ""
    confirm(office, reference)
    assert files_of(office, reference) == [(False, True)]
    entry = next(e for e in review.ticket(office.desk, ANNA, reference).journal if e.tag == "id_copy.denied")
    assert (entry.actor, entry.data) == (BOB.id, {"file": file.id})


def test_a_file_that_staff_call_a_copy_is_one_again_and_gone_where_nothing_is_left_to_check(
    office: Office,
) -> None:
    mail_with(office)
    reference = first_reference(office)
    [file] = review.ticket(office.desk, ANNA, reference).attachments
    review.say_copy(office.desk, ANNA, file.id, id_copy=False)
    review.say_copy(office.desk, ANNA, file.id, id_copy=True)
    assert review.queue(office.desk, ANNA)[0].attention == "identity"
    review.say_copy(office.desk, ANNA, file.id, id_copy=False)
    confirm(office, reference)
    review.say_copy(office.desk, ANNA, file.id, id_copy=True)
    assert files_of(office, reference) == [(True, False)]
    assert not kept_anywhere(office)
    with pytest.raises(Refused):
        review.say_copy(office.desk, ANNA, file.id, id_copy=False)


def test_a_mail_with_a_copy_is_to_leave_the_mailbox_once_however_many_copies_it_held(office: Office) -> None:
    with_mailbox(office)
    mail_with(office)
    reference = first_reference(office)
    assert review.ticket(office.desk, ANNA, reference).clearings == ()
    confirm(office, reference)
    [row] = review.ticket(office.desk, ANNA, reference).clearings
    assert (row.message_id, row.attempts, row.trouble) == ("first@example.org", 0, "")
    assert "first@example.org" not in repr(row)


def test_the_same_mail_that_comes_after_the_check_is_to_leave_the_mailbox_as_well(office: Office) -> None:
    with_mailbox(office)
    mail_with(office)
    reference = first_reference(office)
    confirm(office, reference)
    [row] = review.ticket(office.desk, ANNA, reference).clearings
    review.cleared_by_hand(office.desk, ANNA, reference, row.id)
    assert review.ticket(office.desk, ANNA, reference).clearings == ()
    mail_with(office, received="Received: from b.example by mx.example; Wed, 25 Nov 2026 09:00:00 +0000\n")
    assert len(review.ticket(office.desk, ANNA, reference).clearings) == 1


def test_a_person_may_say_that_the_mail_was_taken_out_by_hand(office: Office) -> None:
    with_mailbox(office)
    mail_with(office)
    reference = first_reference(office)
    confirm(office, reference)
    [row] = review.ticket(office.desk, ANNA, reference).clearings
    review.cleared_by_hand(office.desk, BOB, reference, row.id)
    last = review.ticket(office.desk, ANNA, reference).journal[-1]
    assert (last.tag, last.actor) == ("id_copy.mailbox_by_hand", BOB.id)
    with pytest.raises(NotFound):
        review.cleared_by_hand(office.desk, BOB, reference, row.id)


def test_where_mail_comes_by_smtp_alone_nothing_is_to_leave_a_mailbox(office: Office) -> None:
    mail_with(office)
    reference = first_reference(office)
    confirm(office, reference)
    assert review.ticket(office.desk, ANNA, reference).clearings == ()


def test_a_copy_that_goes_unchecked_with_old_files_leaves_the_mailbox_too(office: Office) -> None:
    from assistant.desk import retain

    with_mailbox(office)
    mail_with(office)
    reference = first_reference(office)
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="withdrawn", how="telefoon")
    office.clock.on(days=100)
    assert retain.run(office.desk).erased == {"files": 1}
    assert len(review.ticket(office.desk, ANNA, reference).clearings) == 1

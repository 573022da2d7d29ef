"""What staff do to a ticket, and what the desk refuses."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from assistant.desk import chains, deliver, handle, links, receive, review
from assistant.desk.contents import Person
from assistant.desk.records import Ticket
from assistant.desk.views import DraftView, Filters
from assistant.errors import NotFound, Refused, Stale, TooMany
from assistant.settings import load
from tests.unit.desk.small import START, Office, hand_over, letter, person

ANNA, BOB, AGENT = person("anna"), person("bobb"), person("agnt", "agent")
OFFICER, AUDITOR = person("offi", "officer"), person("audi", "auditor")
PACKAGE = links.Package(name="gegevens.zip", type="application/zip", content=b"package")
REASON = "Je hebt nog een openstaande rekening die we zeven jaar moeten bewaren."


def opened(office: Office, text: str = "Graag inzage, klantnummer 12345.") -> str:
    office.mail(text)
    office.send_all()
    return review.queue(office.desk, ANNA)[0].reference


def ticket(office: Office, reference: str) -> Ticket:
    found = review.ticket(office.desk, ANNA, reference).ticket
    assert found is not None
    return found


def approve(office: Office, reference: str, draft_id: str, *people: object) -> None:
    for staff in people:
        view = review.ticket(office.desk, ANNA, reference)
        draft = next(d.draft for d in view.drafts if d.draft.id == draft_id)
        review.approve(
            office.desk,
            staff,  # type: ignore[arg-type]
            draft_id,
            text_hash=draft.text_hash,
            revision=view.conversation.revision,
        )


LOWER = ("portal", "address_on_file", "call_back", "control_question")


def no_lower_step(office: Office, reference: str, *, but: str = "") -> None:
    """Record that the lower steps do not fit."""
    given = {step: ("unfit", "geen gegevens bekend") for step in LOWER if step != but}
    review.record_steps(office.desk, ANNA, reference, given)


def doubted(office: Office, reference: str) -> None:
    """Record a doubt, and that only a copy of an ID is left."""
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    no_lower_step(office, reference)


def mandate_seen(office: Office, reference: str) -> None:
    """Record all that must be seen of an agent."""
    review.set_behalf(office.desk, ANNA, reference, "agent")
    for check in ("mandate_seen", "scope", "answer_to"):
        review.check_behalf(office.desk, ANNA, reference, check, how="volmacht van 1 november")


def confirm(office: Office, reference: str) -> None:
    review.set_identity(office.desk, ANNA, reference, "confirmed", step="call_back")


def test_nothing_is_disclosed_before_identity_is_confirmed_whoever_approves(office: Office) -> None:
    reference = opened(office)
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Zie de link.")
    assert draft.discloses
    with pytest.raises(Refused, match="Identity is not confirmed"):
        approve(office, reference, draft.id, ANNA)
    confirm(office, reference)
    approve(office, reference, draft.id, ANNA, BOB)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1
    assert (ticket(office, reference).state, ticket(office, reference).outcome) == ("answered", "fulfilled")


def test_a_disclosure_needs_a_second_person_and_the_first_does_not_count_twice(office: Office) -> None:
    reference = opened(office)
    confirm(office, reference)
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Zie de link.")
    approve(office, reference, draft.id, ANNA)
    office.clock.on(minutes=1)
    assert office.send_all() == []
    with pytest.raises(Refused):
        approve(office, reference, draft.id, ANNA)
    approve(office, reference, draft.id, BOB)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1


def test_an_edit_after_the_first_yes_takes_it_back(office: Office) -> None:
    reference = opened(office)
    confirm(office, reference)
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Zie de link.")
    approve(office, reference, draft.id, ANNA)
    review.edit_draft(
        office.desk, BOB, draft.id, based_on_version=1, subject="Re: je verzoek", text="Iets anders."
    )
    approve(office, reference, draft.id, BOB)
    office.clock.on(minutes=1)
    assert office.send_all() == [], "Bob's yes is the first to the new text"
    approve(office, reference, draft.id, ANNA)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1


def test_a_refusal_without_ground_reason_and_remedies_cannot_be_approved(office: Office) -> None:
    reference = opened(office, "Wis alles. klantnummer 12345")
    draft = review.new_draft(office.desk, ANNA, reference, stage="refused")
    with pytest.raises(Refused, match="ground"):
        approve(office, reference, draft.id, ANNA)
    review.set_refusal(office.desk, ANNA, reference, "17(3)", REASON)
    complete = review.new_draft(office.desk, ANNA, reference, stage="refused")
    approve(office, reference, complete.id, ANNA, BOB)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1
    assert ticket(office, reference).outcome == "refused"


def test_a_refusal_is_not_told_after_the_first_month(office: Office) -> None:
    reference = opened(office, "Wis alles. klantnummer 12345")
    review.set_refusal(office.desk, ANNA, reference, "17(3)", REASON)
    draft = review.new_draft(office.desk, ANNA, reference, stage="refused")
    office.clock.on(days=34)
    with pytest.raises(Refused, match="month"):
        approve(office, reference, draft.id, ANNA)


def test_a_ticket_is_not_closed_before_its_answer_was_delivered(office: Office) -> None:
    reference = opened(office, "Geen reclame meer naar jan@example.org.")
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled")
    with pytest.raises(Refused, match="delivered"):
        review.close(office.desk, ANNA, reference)
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled", how="per brief")
    review.close(office.desk, ANNA, reference)
    assert ticket(office, reference).closed_at is not None


def test_an_extension_moves_the_date_when_the_customer_was_told_and_not_before(office: Office) -> None:
    reference = opened(office)
    draft = review.extend(office.desk, ANNA, reference, "Het zijn heel veel gegevens.")
    assert ticket(office, reference).due == "2026-12-28"
    approve(office, reference, draft.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()
    assert ticket(office, reference).due == "2027-02-25"
    with pytest.raises(Refused):
        review.extend(office.desk, ANNA, reference, "Nog meer.")


def test_no_extension_after_the_first_month(office: Office) -> None:
    reference = opened(office)
    office.clock.on(days=40)
    with pytest.raises(Refused):
        review.extend(office.desk, ANNA, reference, "Te laat.")


def test_who_is_to_know_of_a_breach_is_told_when_a_request_turns_out_to_be_one(office: Office) -> None:
    tenants = [{"id": "ventum", "officer_email": "fg@example.com"}]
    office.desk = replace(office.desk, settings=load(data_dir=office.desk.settings.data_dir, tenants=tenants))
    reference = opened(office)
    office.send_all()
    review.retype(office.desk, ANNA, reference, "breach_report")
    (told,) = office.send_all()
    assert b"fg@example.com" in told
    assert b"Datalek gemeld" in told
    review.retype(office.desk, ANNA, reference, "breach_report")
    assert not office.send_all(), "once"


def test_a_retype_keeps_the_receipt_and_changes_the_clock(office: Office) -> None:
    reference = opened(office)
    review.retype(office.desk, ANNA, reference, "marketing_optout")
    changed = ticket(office, reference)
    assert (changed.type, changed.target, changed.identity) == (
        "marketing_optout",
        "2026-11-27",
        "not_needed",
    )
    assert "ticket.retyped" in [e.tag for e in review.ticket(office.desk, ANNA, reference).journal]


def test_a_field_that_a_person_set_is_not_overwritten_by_what_is_found(office: Office) -> None:
    office.mail("Graag inzage.", message_id="<a@example.org>")
    reference = review.queue(office.desk, ANNA)[0].reference
    review.set_field(office.desk, ANNA, reference, "identifier", "99999")
    office.mail("klantnummer 12345", references="<a@example.org>", subject="Re: Mijn gegevens")
    assert ticket(office, reference).fields["identifier"] == "99999"
    view = review.ticket(office.desk, ANNA, reference)
    data = str([entry.data for entry in view.journal])
    assert "99999" not in data, "the journal holds digests; the value stands in the side table"
    assert any("99999" in value for value in view.journal_values.values())


def test_a_receipt_time_is_set_earlier_never_later(office: Office) -> None:
    reference = opened(office)
    review.set_received(office.desk, ANNA, reference, START - timedelta(days=1), "kwam per brief")
    assert ticket(office, reference).due == "2026-12-24"
    for staff in (ANNA, OFFICER):
        with pytest.raises(Refused, match="never later"):
            review.set_received(office.desk, staff, reference, START, "toch later")


def test_only_the_officer_records_a_later_moment_of_awareness_of_a_breach(office: Office) -> None:
    reference = opened(office, "Er is een datalek: ik kreeg de brief van mijn buurman vorige week dinsdag.")
    office.clock.on(hours=3)
    later = START + timedelta(hours=2)
    with pytest.raises(Refused):
        review.set_received(office.desk, ANNA, reference, later, "pas later duidelijk")
    review.set_received(office.desk, OFFICER, reference, later, "pas later duidelijk")
    known = ticket(office, reference)
    assert (known.due, known.received_at) == ("2026-11-28T12:00:00+01:00", START)
    assert any("Kennisname" in step for step in known.derivation)
    with pytest.raises(Refused):
        review.set_received(office.desk, ANNA, reference, START, "toch eerder")


def test_awareness_counts_only_while_it_is_a_breach_and_the_receipt_never_moves(office: Office) -> None:
    reference = opened(office, "Er is een datalek: ik kreeg de brief van mijn buurman vorige week dinsdag.")
    office.clock.on(days=20)
    aware = START + timedelta(days=19)
    review.set_received(office.desk, OFFICER, reference, aware, "pas later duidelijk")
    review.retype(office.desk, ANNA, reference, "access")
    assert (ticket(office, reference).due, ticket(office, reference).received_at) == ("2026-12-28", START)
    review.retype(office.desk, ANNA, reference, "breach_report")
    assert ticket(office, reference).due == (aware + timedelta(hours=73)).isoformat().replace("+00", "+01")
    tags = [entry.tag for entry in review.ticket(office.desk, ANNA, reference).journal]
    wanted = ["awareness.set", "awareness.set_aside", "awareness.counts"]
    assert [tag for tag in tags if tag.startswith("awareness")] == wanted


def test_an_extension_is_told_once_whatever_type_the_request_had_in_between(office: Office) -> None:
    reference = opened(office)
    notice = review.extend(office.desk, ANNA, reference, "Er zijn veel verzoeken.")
    approve(office, reference, notice.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()
    review.retype(office.desk, ANNA, reference, "marketing_optout")
    assert (ticket(office, reference).extended, ticket(office, reference).due) == (False, "2026-12-28")
    review.retype(office.desk, ANNA, reference, "erasure")
    assert (ticket(office, reference).extended, ticket(office, reference).due) == (True, "2027-02-25")
    with pytest.raises(Refused, match="possible once"):
        review.extend(office.desk, ANNA, reference, "Nog meer verzoeken.")


def test_the_officer_writes_down_what_is_decided_about_a_breach_before_it_is_closed(office: Office) -> None:
    reference = opened(office, "Ik kreeg een brief met de gegevens van mijn buren. Datalek!")
    with pytest.raises(Refused, match="role"):
        review.set_field(office.desk, ANNA, reference, "risk", "klein")
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled", how="per telefoon")
    with pytest.raises(Refused, match=r"33\(5\)"):
        review.close(office.desk, ANNA, reference)
    for name in ("risk", "notified", "people_told", "register_entry"):
        review.set_field(office.desk, OFFICER, reference, name, "vastgelegd")
    review.close(office.desk, ANNA, reference)
    assert ticket(office, reference).state == "closed"


def test_a_breach_alerts_officer_and_deputy_at_once_without_a_customers_words(office: Office) -> None:
    tenants = [
        {"id": "ventum", "officer_email": "fg@example.com", "deputy_email": "plv@example.com"},
    ]
    desk = office.desk
    office.desk = replace(desk, settings=load(data_dir=desk.settings.data_dir, tenants=tenants))
    office.mail("Er is een datalek bij Piet Paulusma.", sender="Jan Jansen <jan@example.org>")
    sent = [message_from_bytes(raw, policy=default) for raw in office.send_all()]
    alerts = [mail for mail in sent if mail["To"] in ("fg@example.com", "plv@example.com")]
    assert len(alerts) == 2
    for mail in alerts:
        text = mail.get_body(("plain",)).get_content() + mail["Subject"]
        assert "VEN-" in text
        assert "Jan" not in text
        assert "Piet" not in text


def test_an_id_copy_is_gone_from_the_raw_mail_the_moment_the_check_is_done(office: Office) -> None:
    office.mail("Graag inzage.", message_id="<a@example.org>")
    reference = review.queue(office.desk, ANNA)[0].reference
    doubted(office, reference)
    inbound = send_copy(office)
    view = review.ticket(office.desk, ANNA, reference)
    assert view.attachments[0].id_copy
    assert ENCODED in review.raw(office.desk, ANNA, inbound)
    assert review.attachment(office.desk, ANNA, view.attachments[0].id)[2] == PICTURE
    with pytest.raises(Refused):
        review.attachment(office.desk, AUDITOR, view.attachments[0].id)
    review.set_identity(office.desk, ANNA, reference, "confirmed", step="id_copy")
    with pytest.raises(NotFound):
        review.attachment(office.desk, ANNA, view.attachments[0].id)
    raw = review.raw(office.desk, ANNA, inbound)
    assert ENCODED not in raw
    assert message_from_bytes(raw)["Subject"] == "Re: Mijn gegevens"
    tags = [entry.tag for entry in review.ticket(office.desk, ANNA, reference).journal]
    assert {"id_copy.seen", "id_copy.destroyed", "identity.confirmed"} <= set(tags)
    with office.desk.store.read() as tx:
        assert all(ENCODED not in (tx.blobs.read(blob) or b"") for blob in blobs(office))


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
ENCODED = base64.b64encode(PICTURE)[:60]  # as it stands in a mail


def blobs(office: Office) -> list[str]:
    with office.desk.store.engine.connect() as connection:  # type: ignore[attr-defined]
        return [row[0] for row in connection.exec_driver_sql("select id from blob")]


def send_copy(office: Office) -> str:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Jan Jansen <jan@example.org>", "backoffice@ventum.nl"
    mail["Subject"], mail["Message-ID"] = "Re: Mijn gegevens", "<copy@example.org>"
    mail["In-Reply-To"] = "<a@example.org>"
    mail.set_content("Hierbij.")
    mail.add_attachment(PICTURE, maintype="image", subtype="png", filename="paspoort.png")
    accepted = receive.mail(
        office.desk,
        mail.as_bytes(),
        tenant_id="ventum",
        envelope_from="jan@example.org",
        recipients=("backoffice@ventum.nl",),
        received=office.clock.now,
        source="smtp",
    )
    assert handle.next(office.desk, "w")
    return accepted.inbound_id


def test_an_id_copy_counts_only_after_a_recorded_doubt(office: Office) -> None:
    reference = opened(office)
    with pytest.raises(Refused):
        review.set_identity(office.desk, ANNA, reference, "confirmed", step="id_copy")
    with pytest.raises(Refused):
        review.set_identity(office.desk, ANNA, reference, "doubt")
    with pytest.raises(Refused):
        links.offer_upload(office.desk, ANNA, reference)


def test_an_upload_link_works_once_and_its_copy_goes_after_the_check(office: Office) -> None:
    reference = opened(office)
    doubted(office, reference)
    secret = links.offer_upload(office.desk, ANNA, reference)
    assert links.look(office.desk, secret, "upload").tenant == "ventum"
    links.upload(office.desk, secret, PICTURE)
    with pytest.raises(NotFound):
        links.upload(office.desk, secret, PICTURE)
    id = review.ticket(office.desk, ANNA, reference).upload_links[0].id
    assert links.see_upload(office.desk, ANNA, reference, id) == PICTURE
    confirm(office, reference)
    with pytest.raises(NotFound):
        links.see_upload(office.desk, ANNA, reference, id)


def test_a_download_needs_confirmed_identity_and_its_code_and_ends_after_five_wrong_ones(
    office: Office,
) -> None:
    reference = opened(office)
    with pytest.raises(Refused):
        links.offer_download(office.desk, ANNA, reference, PACKAGE)
    confirm(office, reference)
    secret, code = links.offer_download(office.desk, ANNA, reference, PACKAGE)
    with pytest.raises(NotFound):  # the letter is not approved yet
        links.download(office.desk, secret, code)
    hand_over(office.desk, reference, secret, ANNA, BOB)
    assert links.download(office.desk, secret, code) == PACKAGE
    wrong = "".join(str((int(digit) + 1) % 10) for digit in code)
    for _ in range(5):
        with pytest.raises(Refused):
            links.download(office.desk, secret, wrong)
    with pytest.raises(TooMany):
        links.download(office.desk, secret, code)
    _, expired = office.clock.on(days=15), secret
    with pytest.raises(NotFound):
        links.download(office.desk, expired, code)


def test_an_auditor_reads_and_changes_nothing_and_an_agent_does_not_approve(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie dit?")
    key = review.queue(office.desk, AUDITOR)[0].key
    draft = review.ticket(office.desk, AUDITOR, key).drafts[0].draft
    for staff in (AUDITOR, AGENT):
        with pytest.raises(Refused):
            review.approve(office.desk, staff, draft.id, text_hash=draft.text_hash, revision=1)
    with pytest.raises(Refused):
        review.discard(office.desk, AUDITOR, draft.id)
    sent_back = review.send_back(office.desk, AGENT, draft.id, "Te kort.")
    assert sent_back.sent_back == "Te kort."


def test_a_letter_is_opened_by_hand_with_its_day_of_receipt(office: Office) -> None:
    made = review.open_by_hand(
        office.desk,
        ANNA,
        tenant_id="ventum",
        type="access",
        channel="letter",
        received=START - timedelta(days=2),
        person=Person(name="Mia de Vries", address="mia@example.org"),
        text="Graag inzage.",
    )
    assert (made.due, made.channel, made.missing) == ("2026-12-23", "letter", ("name", "identifier"))
    found = review.queue(office.desk, ANNA, Filters(search="vries"))
    assert [row.reference for row in found] == [made.reference]
    with pytest.raises(Refused):
        review.open_by_hand(
            office.desk,
            ANNA,
            tenant_id="ventum",
            type="access",
            channel="letter",
            received=START + timedelta(days=2),
            person=Person(),
        )
    with pytest.raises(NotFound):
        review.open_by_hand(
            office.desk,
            ANNA,
            tenant_id="natur-energi",
            type="access",
            channel="letter",
            received=START,
            person=Person(),
        )


def test_a_probable_follow_up_is_merged_by_staff_and_kept_apart_until_then(office: Office) -> None:
    reference = opened(office)
    office.mail("Nog iets.", subject=f"Over {reference}", sender="Jan <jan@example.net>")
    loose = next(row for row in review.queue(office.desk, ANNA) if row.attention == "follow_up")
    review.merge(office.desk, ANNA, loose.key, reference)
    view = review.ticket(office.desk, ANNA, reference)
    assert [m.seq for m in view.messages] == [1, 2, 3]
    assert view.conversation.revision == 2
    assert len(review.queue(office.desk, ANNA)) == 1
    split_off = review.split(office.desk, ANNA, view.messages[2].id)
    assert len(review.ticket(office.desk, ANNA, split_off).messages) == 1


def test_matters_of_two_companies_are_never_merged_or_linked(office: Office) -> None:
    reference = opened(office)
    office.mail("indsigt", to="persondata@natur-energi.dk", sender="Bo <bo@example.org>")
    both = person("both", "officer", "ventum", "natur-energi")
    other = next(r for r in review.queue(office.desk, both) if r.tenant == "natur-energi").reference
    with pytest.raises(Refused):
        review.merge(office.desk, both, other, reference)
    with pytest.raises(Refused):
        review.link(office.desk, both, other, reference, "related")


def test_a_corrected_label_opens_the_ticket_that_was_missed_with_its_date_of_arrival(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie dit? En graag weg ermee.")
    key = review.queue(office.desk, ANNA)[0].key
    message = review.ticket(office.desk, ANNA, key).messages[0]
    office.clock.on(days=3)
    made = review.correct_label(office.desk, ANNA, message.id, ["request.erasure", "faq.retention"])
    assert [(t.type, t.due) for t in made] == [("erasure", "2026-12-28")]
    again = review.correct_label(office.desk, ANNA, message.id, ["request.erasure"])
    assert again == ()


def test_a_repeat_is_linked_and_never_closed_by_itself(office: Office) -> None:
    first = opened(office)
    office.mail("Graag inzage.", subject="Nog een keer")
    second = next(r.reference for r in review.queue(office.desk, ANNA) if r.reference != first)
    linked = review.ticket(office.desk, ANNA, second).linked
    assert [(link.reference, link.kind) for link in linked] == [(first, "repeat")]


def test_a_customer_who_writes_to_a_closed_matter_opens_it_again_and_thanks_do_not(office: Office) -> None:
    office.mail("Geen reclame meer naar jan@example.org.", message_id="<a@example.org>")
    reference = review.queue(office.desk, ANNA)[0].reference
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled", how="telefoon")
    review.close(office.desk, ANNA, reference)
    office.mail("bedankt", references="<a@example.org>", subject="Re: Mijn gegevens")
    assert ticket(office, reference).state == "closed"
    office.mail("Ik krijg het nog steeds!", references="<a@example.org>", subject="Re: Mijn gegevens")
    assert ticket(office, reference).state == "in_progress"


def test_a_new_subject_on_a_closed_matter_is_a_new_linked_one(office: Office) -> None:
    office.mail("Geen reclame meer naar jan@example.org.", message_id="<a@example.org>")
    reference = review.queue(office.desk, ANNA)[0].reference
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled", how="telefoon")
    review.close(office.desk, ANNA, reference)
    office.mail("Graag inzage.", references="<a@example.org>", subject="Iets heel anders")
    rows = review.queue(office.desk, ANNA)
    assert [row.type for row in rows] == ["access"]
    assert review.ticket(office.desk, ANNA, rows[0].key).linked[0].reference == reference


def test_siblings_of_a_parent_that_we_never_saw_join(office: Office) -> None:
    office.mail("Graag inzage.", references="<unseen@example.org>")
    office.mail("klantnummer 12345", references="<unseen@example.org>", subject="Re: Mijn gegevens")
    assert len(review.queue(office.desk, ANNA)) == 1


def test_an_untyped_ticket_is_typed_by_the_answer_with_its_clock_running_on(office: Office) -> None:
    office.mail("misschien een verzoek", message_id="<a@example.org>")
    reference = review.queue(office.desk, ANNA)[0].reference
    assert ticket(office, reference).type == "unknown"
    office.clock.on(days=5)
    office.mail("Ik bedoel inzage", references="<a@example.org>", subject="Re: Mijn gegevens")
    assert (ticket(office, reference).type, ticket(office, reference).due) == ("access", "2026-12-28")
    assert len(review.queue(office.desk, ANNA)) == 1


def test_the_clock_stops_only_where_the_company_lets_it_and_whole_days_count(office: Office) -> None:
    for stops, days, due in ((False, 0, "2026-12-28"), (True, 5, "2026-12-30")):
        lets_the_clock_stop(office, stops)
        reference = opened(office, f"Graag inzage, {stops}.")
        review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
        ask_who(office, reference)
        assert (ticket(office, reference).stopped_at is not None) == stops
        office.clock.on(days=5, hours=5)
        review.set_identity(office.desk, ANNA, reference, "confirmed", step="call_back")
        assert (ticket(office, reference).stopped_days, ticket(office, reference).due) == (days, due)
        office.clock.now = START


def lets_the_clock_stop(office: Office, stops: bool = True) -> None:
    settings = load(data_dir=office.desk.settings.data_dir, tenants=[{"id": "ventum", "clock_stops": stops}])
    office.desk = replace(office.desk, settings=settings)


def ask_who(office: Office, reference: str) -> None:
    """Send the question who somebody is."""
    asked = review.new_draft(office.desk, ANNA, reference, stage="identity")
    approve(office, reference, asked.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()


def test_a_question_without_a_recorded_doubt_or_after_some_days_stops_no_clock(office: Office) -> None:
    lets_the_clock_stop(office)
    reference = opened(office, "Graag inzage.")
    ask_who(office, reference)  # nobody wrote down a doubt
    assert ticket(office, reference).stopped_at is None
    late = opened(office, "Graag inzage, klantnummer 12345.")
    office.clock.on(days=8)  # the sixth working day
    review.set_identity(office.desk, ANNA, late, "doubt", reason="ander adres")
    ask_who(office, late)
    assert (ticket(office, late).state, ticket(office, late).stopped_at) == ("waiting", None)


def test_a_clock_that_stands_still_goes_on_when_the_request_ends(office: Office) -> None:
    lets_the_clock_stop(office)
    reference = opened(office)
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    ask_who(office, reference)
    office.clock.on(days=2)
    review.move(office.desk, ANNA, reference, "answered", outcome="withdrawn", how="belde het af")
    assert (ticket(office, reference).stopped_at, ticket(office, reference).stopped_days) == (None, 2)


def test_search_finds_by_name_address_phone_and_reference_within_ones_companies(office: Office) -> None:
    reference = opened(office)
    for words in ("jansen", "jan@example.org", reference.lower(), "JAN JANSEN"):
        assert [r.reference for r in review.queue(office.desk, ANNA, Filters(search=words))] == [reference]
    assert review.queue(office.desk, ANNA, Filters(search="pietersen")) == []
    dane = person("dane", "officer", "natur-energi")
    assert review.queue(office.desk, dane, Filters(search="jansen")) == []


def test_the_queue_is_sorted_by_due_date_with_breaches_first_and_pages_on(office: Office) -> None:
    office.mail("Graag inzage.", sender="A <a@example.org>", subject="1")
    office.clock.on(hours=-48)
    office.mail("Graag inzage.", sender="B <b@example.org>", subject="2")
    office.clock.on(hours=48)
    office.mail("Er is een datalek, mijn brief lag bij de buren.", sender="C <c@example.org>", subject="3")
    rows = review.queue(office.desk, ANNA)
    assert [row.subject for row in rows] == ["3", "2", "1"]
    page = review.queue(office.desk, ANNA, Filters(types=("access",), limit=1))
    rest = review.queue(office.desk, ANNA, Filters(types=("access",), limit=1, after=page[0].cursor))
    assert [page[0].subject, rest[0].subject] == ["2", "1"]


def test_a_note_never_leaves(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie dit? Graag inzage.")
    reference = review.queue(office.desk, ANNA)[0].reference
    review.note(office.desk, ANNA, reference, "GEHEIM: lastige klant")
    draft = review.new_draft(office.desk, ANNA, reference, stage="details")
    approve(office, reference, draft.id, ANNA)
    office.clock.on(minutes=1)
    assert all(b"GEHEIM" not in raw for raw in office.send_all())
    assert ticket(office, reference).state == "waiting"


def test_a_changed_journal_is_noticed(office: Office) -> None:
    reference = opened(office)
    assert all(not v.broken for v in chains.verify(office.desk))
    assert chains.checkpoint(office.desk, "ventum") is not None
    assert chains.checkpoint(office.desk, "ventum") is None, "once a day"
    with office.desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("update journal set tag = 'ticket.closed' where tag = 'ticket.opened'")
    verdict = next(v for v in chains.verify(office.desk) if v.tenant == "ventum")
    assert [broken.reason for broken in verdict.broken] == ["changed"]
    assert not review.ticket(office.desk, ANNA, reference).journal_whole


def test_the_mail_with_the_checkpoint_says_the_day_and_the_time_where_the_company_is(office: Office) -> None:
    tenants = [
        {"id": "ventum", "officer_email": "fg@example.com"},
        {"id": "natur-energi", "officer_email": "dpo@example.com"},
    ]
    office.desk = replace(office.desk, settings=load(data_dir=office.desk.settings.data_dir, tenants=tenants))
    office.clock.now = datetime(2027, 3, 31, 22, 30, tzinfo=UTC)  # there it is the next day, in summer time
    for tenant in tenants:
        chains.checkpoint(office.desk, tenant["id"])
    sent = {
        mail["To"]: (mail["Subject"], mail.get_body(("plain",)).get_content())
        for mail in (message_from_bytes(raw, policy=default) for raw in office.send_all())
    }
    subject, text = sent["fg@example.com"]
    assert subject == "Controlepunt van het journaal, donderdag 1 april 2027"
    assert "Stand op donderdag 1 april 2027 om 00.30 uur. Aantal ketens: 0." in text
    subject, text = sent["dpo@example.com"]
    assert subject == "Journalens kontrolpunkt, torsdag den 1. april 2027"
    assert "Status torsdag den 1. april 2027 kl. 00.30. Antal kæder: 0." in text


def test_a_journal_cut_at_its_end_no_longer_fits_the_checkpoint(office: Office) -> None:
    opened(office)
    chains.checkpoint(office.desk, "ventum")
    assert next(v for v in chains.verify(office.desk) if v.tenant == "ventum").holds is True
    with office.desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("delete from journal where tag = 'mail.sent'")
    assert next(v for v in chains.verify(office.desk) if v.tenant == "ventum").holds is False


def test_a_stale_screen_does_not_approve_over_a_newer_message(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie dit?", message_id="<a@example.org>")
    key = review.queue(office.desk, ANNA)[0].key
    draft = review.ticket(office.desk, ANNA, key).drafts[0].draft
    office.mail("En waarom?", references="<a@example.org>", subject="Re: Mijn gegevens")
    with pytest.raises(Stale):
        review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)


def test_a_mail_that_was_too_large_is_shown_as_such(office: Office) -> None:
    raw = letter(
        "Graag inzage",
        subject="Groot",
        sender="Jan <jan@example.org>",
        to="backoffice@ventum.nl",
        message_id="<big@example.org>",
        date=START,
    )
    receive.mail(
        office.desk,
        raw,
        tenant_id="ventum",
        envelope_from="jan@example.org",
        recipients=("backoffice@ventum.nl",),
        received=START,
        source="imap:x/INBOX/1/1",
        size=90_000_000,
    )
    handle.next(office.desk, "w")
    assert review.queue(office.desk, ANNA)[0].attention == "too_large"


def test_a_request_is_closed_for_want_of_details_only_after_a_reminder(office: Office) -> None:
    reference = opened(office, "Graag inzage.")
    asked = review.new_draft(office.desk, ANNA, reference, stage="details")
    approve(office, reference, asked.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()
    assert ticket(office, reference).state == "waiting"
    with pytest.raises(Refused):
        review.new_draft(office.desk, ANNA, reference, stage="closed")
    closing = review.new_draft(
        office.desk, ANNA, reference, stage="closed", outcome="want_of_details", reason="Niets gehoord."
    )
    ending = f"{closing.content.text}\nAutoriteit Persoonsgegevens, Postbus 93374, 2509 AJ Den Haag. "
    ending += "Je kunt binnen zes weken naar de rechtbank."
    review.edit_draft(
        office.desk, ANNA, closing.id, based_on_version=1, subject="Re: je verzoek", text=ending
    )
    with pytest.raises(Refused, match="Remind"):
        approve(office, reference, closing.id, ANNA)
    reminder = review.new_draft(office.desk, ANNA, reference, stage="details")
    approve(office, reference, reminder.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()
    approve(office, reference, closing.id, ANNA)
    office.clock.on(minutes=1)
    office.send_all()
    assert (ticket(office, reference).state, ticket(office, reference).outcome) == (
        "answered",
        "want_of_details",
    )


def test_a_held_ticket_outlives_its_time_and_an_erasure(office: Office) -> None:
    from assistant.desk import person as people
    from assistant.desk import retain

    reference = opened(office, "Geen reclame meer naar jan@example.org.")
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled", how="telefoon")
    review.close(office.desk, ANNA, reference)
    with pytest.raises(Refused):
        review.hold(office.desk, ANNA, reference, held=True, reason="claim")
    review.hold(office.desk, OFFICER, reference, held=True, reason="er loopt een claim")
    office.clock.on(days=4000)
    report = retain.run(office.desk)
    assert "tickets" not in report.erased
    assert "ventum.held" in report.kept
    assert reference in people.erase(office.desk, "jan@example.org").kept
    review.hold(office.desk, OFFICER, reference, held=False, reason="afgedaan")
    assert retain.run(office.desk).erased == {"tickets": 1}


def test_a_request_for_somebody_else_waits_for_the_mandate(office: Office) -> None:
    reference = opened(office)
    review.set_field(office.desk, ANNA, reference, "on_behalf_of", "mijn moeder")
    confirm(office, reference)
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Zie de link.")
    with pytest.raises(Refused, match="mandate"):
        approve(office, reference, draft.id, ANNA)
    mandate_seen(office, reference)
    approve(office, reference, draft.id, ANNA, BOB)


def test_deadlines_that_a_changed_calendar_moves_are_computed_anew_with_an_entry(office: Office) -> None:
    from assistant.desk import remind

    reference = opened(office)
    assert remind.recompute(office.desk) == 0
    with office.desk.store.write() as tx:
        tx.tickets.change(ticket(office, reference).id, due="2026-12-25")
    assert remind.recompute(office.desk) == 1
    assert ticket(office, reference).due == "2026-12-28"
    entry = review.ticket(office.desk, ANNA, reference).journal[-1]
    assert (entry.tag, entry.data["why"], entry.data["was"]) == ("clock.changed", "calendar", "2026-12-25")


def test_the_daily_round_follows_a_new_version_of_the_calendars_once(office: Office) -> None:
    from assistant.assembly import jobs
    from assistant.casework import calendars

    reference = opened(office)
    job = dict(jobs.of(office.desk))["calendars"]
    for version, expected in (("2025-1", "2026-12-28"), (calendars.VERSION, "2026-12-25")):
        with office.desk.store.write() as tx:
            tx.instance.set("calendars", version)
            tx.tickets.change(ticket(office, reference).id, due="2026-12-25")
        job(lambda: False)
        assert ticket(office, reference).due == expected


def test_an_approved_disclosure_does_not_leave_after_a_doubt_about_identity(office: Office) -> None:
    reference = opened(office)
    confirm(office, reference)
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Zie de link.")
    approve(office, reference, draft.id, ANNA, BOB)
    office.clock.on(minutes=1)
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="iemand anders belde")
    out = deliver.claim(office.desk, "sender")
    assert out is not None
    with pytest.raises(Stale, match="Identity"):
        deliver.sending(office.desk, out.id)
    drafts = review.ticket(office.desk, ANNA, reference).drafts
    assert [each.draft.state for each in drafts if each.draft.id == draft.id] == ["open"]
    assert deliver.claim(office.desk, "sender") is None


def test_a_message_without_a_ticket_stands_in_the_queue_under_its_senders_name(office: Office) -> None:
    office.mail("Zomaar iets.", sender="Piet Paulusma <piet@example.org>")
    row = review.queue(office.desk, ANNA)[0]
    assert row.reference == ""
    assert row.person == "Piet Paulusma"


def test_who_guesses_at_links_is_stopped_by_network_address(office: Office) -> None:
    for _ in range(links.GUESSES):
        with pytest.raises(NotFound), links.guarded(office.desk, "192.0.2.7"):
            links.look(office.desk, "no-such-link", "upload")
    with pytest.raises(TooMany), links.guarded(office.desk, "192.0.2.7"):
        links.look(office.desk, "no-such-link", "upload")
    with pytest.raises(NotFound), links.guarded(office.desk, "192.0.2.8"):
        links.look(office.desk, "no-such-link", "upload")


def approved_answer(office: Office) -> tuple[str, str]:
    """Return a reference, and the draft that was approved for it and waits for its undo time."""
    reference = opened(office, "Geen reclame meer, klantnummer 12345.")
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Staat uit.")
    approve(office, reference, draft.id, ANNA)
    assert draft_of(office, reference, draft.id).draft.state == "approved"
    return reference, draft.id


def draft_of(office: Office, key: str, id: str) -> DraftView:
    return next(d for d in review.ticket(office.desk, ANNA, key).drafts if d.draft.id == id)


def test_putting_matters_together_takes_back_what_was_approved_for_one_of_them(office: Office) -> None:
    reference, draft = approved_answer(office)
    office.mail("En mijn nieuwe nummer is 06-12345678.", sender="Jan <jan2@example.org>", subject="Nog iets")
    other = next(row for row in review.queue(office.desk, ANNA) if not row.reference)
    review.merge(office.desk, ANNA, other.key, reference)
    view = review.ticket(office.desk, ANNA, reference)
    assert [m.body.subject for m in view.messages if m.direction == "in"][-1] == "Nog iets"
    assert draft_of(office, reference, draft).draft.state == "open"
    office.clock.on(minutes=5)
    assert office.send_all() == []
    assert "conversation.merged" in [entry.tag for entry in view.journal]
    assert chains_whole(office)


def test_taking_a_message_apart_takes_back_what_was_approved_and_leaves_an_entry(office: Office) -> None:
    office.mail("Geen reclame meer, klantnummer 12345.", message_id="<s1@example.org>")
    office.mail(
        "Mijn buurman wil ook iets vragen.", references="<s1@example.org>", subject="Re: Mijn gegevens"
    )
    reference = next(row.reference for row in review.queue(office.desk, ANNA) if row.reference)
    office.send_all()
    draft = review.new_draft(office.desk, ANNA, reference, stage="fulfilled", done="Staat uit.").id
    approve(office, reference, draft, ANNA)
    last = [m for m in review.ticket(office.desk, ANNA, reference).messages if m.direction == "in"][-1]
    own = review.split(office.desk, ANNA, last.id)
    view = review.ticket(office.desk, ANNA, reference)
    assert last.id not in {m.id for m in view.messages}
    assert [m.id for m in review.ticket(office.desk, ANNA, own).messages] == [last.id]
    assert draft_of(office, reference, draft).draft.state == "open"
    assert "message.split" in [entry.tag for entry in view.journal]
    assert chains_whole(office)


def test_matters_of_two_companies_are_never_put_together(office: Office) -> None:
    reference = opened(office)
    office.mail("indsigt tak", to="persondata@natur-energi.dk")
    both = person("both", "officer", "ventum", "natur-energi")
    other = next(row.reference for row in review.queue(office.desk, both) if row.tenant == "natur-energi")
    with pytest.raises(Refused, match="of one company"):
        review.merge(office.desk, both, other, reference)


def test_a_closed_request_is_opened_again_with_a_clock_that_never_stopped(office: Office) -> None:
    reference, _ = approved_answer(office)
    due = ticket(office, reference).due
    office.clock.on(minutes=1)
    office.send_all()
    review.close(office.desk, ANNA, reference)
    review.move(office.desk, ANNA, reference, "in_progress")
    again = ticket(office, reference)
    assert (again.state, again.outcome, again.answered_at, again.due) == ("in_progress", "", None, due)
    assert "state.reopened" in [e.tag for e in review.ticket(office.desk, ANNA, reference).journal]


def test_only_the_officer_keeps_a_request_beyond_its_time_and_says_why(office: Office) -> None:
    reference = opened(office)
    with pytest.raises(Refused, match="role"):
        review.hold(office.desk, AGENT, reference, held=True, reason="rechtszaak")
    with pytest.raises(Refused, match="Say why"):
        review.hold(office.desk, OFFICER, reference, held=True, reason=" ")
    review.hold(office.desk, OFFICER, reference, held=True, reason="rechtszaak")
    assert ticket(office, reference).held
    review.hold(office.desk, OFFICER, reference, held=False, reason="zaak is klaar")
    assert not ticket(office, reference).held


def chains_whole(office: Office) -> bool:
    return all(not verdict.broken for verdict in chains.verify(office.desk))


def test_after_the_check_an_upload_link_takes_no_copy_any_more(office: Office) -> None:
    reference = opened(office)
    doubted(office, reference)
    secret = links.offer_upload(office.desk, ANNA, reference)
    confirm(office, reference)
    with pytest.raises(NotFound):
        links.upload(office.desk, secret, PICTURE)

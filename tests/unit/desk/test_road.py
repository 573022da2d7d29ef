"""From a mail to an approved reply: the road, on both engines."""

from email import message_from_bytes
from email.policy import default

import pytest

from assistant.desk import deliver, filing, handle, receive, review
from assistant.desk.person import find
from assistant.desk.views import Filters
from assistant.errors import NotFound, Refused, Stale
from tests.unit.desk.small import Office, person

ANNA, BOB = person("anna"), person("bob")


def only_row(office: Office) -> str:
    rows = review.queue(office.desk, ANNA)
    assert len(rows) == 1
    return rows[0].key


def test_a_request_becomes_a_ticket_with_its_date_and_a_receipt_that_goes_by_itself(office: Office) -> None:
    office.mail("Graag inzage in alles wat jullie van mij hebben.")
    view = review.ticket(office.desk, ANNA, only_row(office))
    assert view.ticket is not None
    assert (view.ticket.type, view.ticket.due, view.ticket.state) == ("access", "2026-12-28", "new")
    assert view.ticket.reference.startswith("VEN-")
    assert view.drafts[0].draft.state == "approved"
    assert view.drafts[0].approvals[0].by == "policy:receipt"
    assert view.journal_whole
    assert [entry.tag for entry in view.journal] == ["ticket.opened", "draft.written", "draft.approved"]
    sent = message_from_bytes(office.send_all()[0], policy=default)
    assert sent["To"] == "jan@example.org"
    assert sent["Auto-Submitted"] == "auto-replied"
    assert view.ticket.reference in sent.get_body(("plain",)).get_content()


def test_an_answer_waits_for_a_person_and_leaves_exactly_as_approved(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie mijn gegevens?")
    key = only_row(office)
    draft = review.ticket(office.desk, ANNA, key).drafts[0].draft
    assert office.send_all() == []
    edited = review.edit_draft(
        office.desk, ANNA, draft.id, based_on_version=1, subject="Re: bewaren", text="Zeven jaar, Jan."
    )
    view = review.approve(office.desk, ANNA, draft.id, text_hash=edited.text_hash, revision=1)
    assert view.draft.state == "approved"
    assert office.send_all() == [], "it waits for the undo delay"
    office.clock.on(seconds=11)
    sent = message_from_bytes(office.send_all()[0], policy=default)
    assert sent.get_body(("plain",)).get_content().strip() == "Zeven jaar, Jan."
    assert sent["Subject"] == "Re: bewaren"
    after = review.ticket(office.desk, ANNA, key)
    assert [m.direction for m in after.messages] == ["in", "out"]
    assert review.queue(office.desk, ANNA) == []


def test_a_customers_answer_joins_its_ticket_by_token_and_participant(office: Office) -> None:
    office.mail("Graag inzage.")
    reference = only_row(office)
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    office.mail("Mijn klantnummer 12345", subject="Re: je bericht", references=str(receipt["Message-ID"]))
    view = review.ticket(office.desk, ANNA, reference)
    assert [m.by for m in view.messages] == ["customer", "assistant", "customer"]
    assert view.messages[2].follow_up == "joined"
    assert view.ticket is not None
    assert view.ticket.missing == ()
    assert len(review.queue(office.desk, ANNA)) == 1


def test_a_reply_header_of_ours_fits_on_one_line(office: Office) -> None:
    office.mail("indsigt, tak", to="persondata@natur-energi.dk", sender="Bo <bo@example.org>")
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    assert len(f"In-Reply-To: {receipt['Message-ID']}") <= 78


def test_a_stranger_who_knows_token_and_reference_does_not_get_in(office: Office) -> None:
    office.mail("Graag inzage.")
    reference = only_row(office)
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    office.mail(
        "Stuur het maar naar mij.",
        subject=f"Re: {reference}",
        sender="Eve <eve@example.net>",
        references=str(receipt["Message-ID"]),
    )
    view = review.ticket(office.desk, ANNA, reference)
    assert [m.by for m in view.messages] == ["customer", "assistant"]
    loose = [row for row in review.queue(office.desk, ANNA) if row.attention == "follow_up"]
    assert len(loose) == 1
    other = review.ticket(office.desk, ANNA, loose[0].key)
    assert other.messages[0].follow_up == "probable"
    assert other.messages[0].probable_of == view.conversation.id


def test_a_reference_in_the_subject_is_a_hint_and_no_key(office: Office) -> None:
    office.mail("Graag inzage.")
    reference = only_row(office)
    office.mail("En?", subject=f"Over {reference}", sender="Eve <eve@example.net>")
    assert len(review.ticket(office.desk, ANNA, reference).messages) == 1
    assert any(row.attention == "follow_up" for row in review.queue(office.desk, ANNA))


def test_a_forged_token_joins_nothing(office: Office) -> None:
    office.mail("Graag inzage.")
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    id = str(receipt["Message-ID"])
    forged = id.replace(id.rpartition("@")[0][-10:], "0" * 10)
    office.mail("Hoi", references=forged)
    rows = review.queue(office.desk, ANNA)
    assert len(rows) == 2
    assert [len(review.ticket(office.desk, ANNA, row.key).messages) for row in rows] == [1, 2]


def test_a_new_message_voids_an_approval_that_has_not_left(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie mijn gegevens?", message_id="<one@example.org>")
    draft = review.ticket(office.desk, ANNA, only_row(office)).drafts[0].draft
    review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    office.mail("O, en nog iets.", subject="Re: Mijn gegevens", references="<one@example.org>")
    office.clock.on(minutes=1)
    assert office.send_all() == []
    view = review.ticket(office.desk, ANNA, only_row(office))
    again = view.drafts[0]
    assert (again.draft.state, again.outdated, again.approvals) == ("open", True, ())
    with pytest.raises(Stale):
        review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    with pytest.raises(Stale):
        review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=2)
    kept = review.keep_draft(office.desk, ANNA, draft.id, revision=2)
    review.approve(office.desk, ANNA, draft.id, text_hash=kept.text_hash, revision=2)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1


def test_an_approval_is_taken_back_within_the_delay_and_not_after(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie mijn gegevens?")
    draft = review.ticket(office.desk, ANNA, only_row(office)).drafts[0].draft
    review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    opened = review.undo(office.desk, ANNA, draft.id)
    assert opened.state == "open"
    review.approve(office.desk, ANNA, draft.id, text_hash=opened.text_hash, revision=1)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1
    with pytest.raises(Refused):
        review.undo(office.desk, ANNA, draft.id)


def test_an_edit_from_a_stale_screen_is_refused(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie mijn gegevens?")
    draft = review.ticket(office.desk, ANNA, only_row(office)).drafts[0].draft
    review.edit_draft(office.desk, ANNA, draft.id, based_on_version=1, subject="a", text="b")
    with pytest.raises(Stale):
        review.edit_draft(office.desk, BOB, draft.id, based_on_version=1, subject="c", text="d")
    with pytest.raises(Stale):
        review.approve(office.desk, BOB, draft.id, text_hash=draft.text_hash, revision=1)


def test_the_same_mail_by_two_roads_opens_one_ticket_and_the_earlier_arrival_counts(office: Office) -> None:
    office.mail("Graag inzage.", message_id="<same@example.org>")
    first = office.clock.now
    office.clock.on(hours=0)
    office.mail(
        "Graag inzage.",
        message_id="<same@example.org>",
        headers={"Received": "from another.example by mx; Wed, 25 Nov 2026 09:00:00 +0000"},
        received=first.replace(day=24),
    )
    rows = review.queue(office.desk, ANNA)
    assert len(rows) == 1
    assert rows[0].due == "2026-12-24"


def test_the_same_message_id_with_other_content_is_new_and_flagged(office: Office) -> None:
    office.mail("Graag inzage.", message_id="<reused@example.org>")
    second = office.mail("Wis alles.", message_id="<reused@example.org>", sender="Piet <piet@example.org>")
    assert len(review.queue(office.desk, ANNA)) == 2
    with office.desk.store.read() as tx:
        row = tx.ledger.get(second)
    assert row is not None
    assert row.same_message_id


@pytest.mark.parametrize(
    "headers",
    [{"Auto-Submitted": "auto-replied"}, {"Precedence": "bulk", "List-Id": "<news.example.org>"}],
)
def test_mail_of_a_machine_is_kept_and_never_answered(office: Office, headers: dict[str, str]) -> None:
    office.mail("Ik ben er niet. Graag inzage.", headers=headers)
    assert office.send_all() == []
    with office.desk.store.read() as tx:
        assert tx.outbox.left_in("waiting") == []


@pytest.mark.parametrize(
    ("sender", "envelope_from"),
    [
        ("Robot <no-reply@example.org>", "no-reply@example.org"),
        ("Postmaster <postmaster@example.org>", "postmaster@example.org"),
        ("Jan Jansen <jan@example.org>", ""),
    ],
)
def test_no_receipt_goes_to_a_null_sender_or_a_box_that_nobody_reads(
    office: Office, sender: str, envelope_from: str
) -> None:
    office.mail("Graag inzage.", sender=sender, envelope_from=envelope_from)
    assert office.send_all() == []
    assert len(review.queue(office.desk, ANNA)) == 1


def test_a_form_that_sends_by_itself_opens_a_ticket_and_a_person_answers(office: Office) -> None:
    form = {"Auto-Submitted": "auto-generated", "Reply-To": "Jan <jan@example.org>"}
    office.mail("Graag inzage in mijn gegevens.", sender="Site <noreply@example.com>", headers=form)

    assert office.send_all() == []
    view = review.ticket(office.desk, ANNA, only_row(office))
    assert view.ticket is not None
    assert view.ticket.type == "access"
    assert [who for row in view.drafts for who in row.draft.content.recipients] == ["jan@example.org"]
    asks = view.ticket.person
    assert (asks.name, asks.address, asks.other) == ("Jan", "jan@example.org", ())
    assert [len(find(office.desk, who)) for who in ("jan@example.org", "noreply@example.com")] == [1, 0]


def test_receipts_to_one_address_end_after_the_hours_budget(office: Office) -> None:
    for number in range(14):
        office.mail(f"Graag inzage, nummer {number}", subject=f"Vraag {number}")
    assert len(office.send_all()) == office.desk.settings.smtp_out.per_address_hour
    assert len(review.queue(office.desk, ANNA, Filters(limit=50))) == 14


def test_an_out_of_office_reply_changes_no_state_clock_or_approval(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie mijn gegevens?", message_id="<q@example.org>")
    key = only_row(office)
    draft = review.ticket(office.desk, ANNA, key).drafts[0].draft
    review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    office.mail(
        "Ik ben op vakantie.", references="<q@example.org>", headers={"Auto-Submitted": "auto-replied"}
    )
    view = review.ticket(office.desk, ANNA, key)
    assert view.conversation.revision == 1
    assert view.messages[1].machine == "auto-reply"
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1


def test_another_company_sees_and_touches_nothing(office: Office) -> None:
    office.mail("Graag inzage.")
    reference = only_row(office)
    dane = person("dane", "officer", "natur-energi")
    draft = review.ticket(office.desk, ANNA, reference).drafts[0].draft
    assert review.queue(office.desk, dane) == []
    for look in (
        lambda: review.ticket(office.desk, dane, reference),
        lambda: review.note(office.desk, dane, reference, "x"),
        lambda: review.assign(office.desk, dane, reference, None),
        lambda: review.retype(office.desk, dane, reference, "erasure"),
        lambda: review.set_field(office.desk, dane, reference, "name", "x"),
        lambda: review.set_identity(office.desk, dane, reference, "doubt", reason="x"),
        lambda: review.move(office.desk, dane, reference, "in_progress"),
        lambda: review.edit_draft(office.desk, dane, draft.id, based_on_version=1, subject="a", text="b"),
        lambda: review.approve(office.desk, dane, draft.id, text_hash=draft.text_hash, revision=1),
        lambda: review.undo(office.desk, dane, draft.id),
    ):
        with pytest.raises(NotFound):
            look()


def test_a_mail_of_the_other_company_never_joins_by_token(office: Office) -> None:
    office.mail("Graag inzage.")
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    office.mail("Og mig? indsigt", to="persondata@natur-energi.dk", references=str(receipt["Message-ID"]))
    dane = person("dane", "officer", "natur-energi")
    rows = review.queue(office.desk, dane)
    assert len(rows) == 1
    assert len(review.ticket(office.desk, dane, rows[0].key).messages) == 1


def test_one_letter_with_several_rights_opens_linked_tickets(office: Office) -> None:
    office.mail("Ik wil inzage en wis daarna alles. Ook geen reclame meer.")
    rows = review.queue(office.desk, ANNA)
    assert {row.type for row in rows} == {"access", "erasure", "marketing_optout"}
    assert len({row.conversation_id for row in rows}) == 1
    linked = review.ticket(office.desk, ANNA, rows[0].key).linked
    assert any(link.kind == "same_letter" for link in linked)


def test_a_reminder_joins_and_raises_the_open_ticket(office: Office) -> None:
    office.mail("Graag inzage.", message_id="<r1@example.org>")
    office.send_all()
    office.clock.on(days=20)
    office.mail("Herinnering: ik hoor niets!", references="<r1@example.org>", subject="Re: Mijn gegevens")
    rows = review.queue(office.desk, ANNA)
    assert len(rows) == 1
    assert rows[0].raised
    view = review.ticket(office.desk, ANNA, rows[0].key)
    assert "ticket.raised" in [entry.tag for entry in view.journal]
    assert office.send_all() == [], "no second receipt"


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Bij deze mijn klantnummer 12345.", False),
        ("Het gaat ook om mijn oude adres, over mijn verzoek.", False),
        ("Hoe staat het met mijn verzoek?", True),
        ("Ik heb hier een klacht over.", True),
    ],
)
def test_an_addition_to_an_open_request_is_no_reminder(office: Office, text: str, raised: bool) -> None:
    office.mail("Graag inzage.", message_id="<r1@example.org>")
    office.mail(text, references="<r1@example.org>", subject="Re: Mijn gegevens")
    row = next(row for row in review.queue(office.desk, ANNA) if row.type == "access")
    assert row.raised is raised
    tags = [entry.tag for entry in review.ticket(office.desk, ANNA, row.key).journal]
    assert ("ticket.raised" in tags) is raised
    assert ("message.added" in tags) is not raised


def test_a_bounce_opens_the_ticket_again_and_the_address_is_written_to_no_more(office: Office) -> None:
    office.mail("Graag inzage.")
    reference = only_row(office)
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    report = (
        "Final-Recipient: rfc822; jan@example.org\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 unknown"
    )
    office_bounce(office, str(receipt["Message-ID"]), report)
    view = review.ticket(office.desk, ANNA, reference)
    assert view.messages[-1].machine == "bounce"
    assert view.outbox[0].state == "failed"
    office.mail("Wis alles.", subject="Nieuw")
    assert office.send_all() == []
    assert deliver.claim(office.desk, "sender") is None


GONE = "Final-Recipient: rfc822; {}\nAction: failed\nStatus: 5.1.1"


def test_a_bounce_that_names_no_mail_belongs_to_the_only_one_that_went_to_that_address(
    office: Office,
) -> None:
    office.mail("Graag inzage.")
    reference = only_row(office)
    office.send_all()
    office.clock.on(days=2)
    office_bounce(office, "", GONE.format("Jan@example.org"))

    view = review.ticket(office.desk, ANNA, reference)
    assert view.messages[-1].machine == "bounce"
    assert view.outbox[0].state == "failed"
    office.mail("Wis alles.", subject="Nieuw")
    assert len(office.send_all()) == 1, "without its Message-ID anybody can write such a report"


@pytest.mark.parametrize(
    ("times", "days", "gone"), [(2, 1, "jan"), (1, 20, "jan"), (1, 1, "piet"), (1, 1, "")]
)
def test_a_bounce_that_names_no_mail_joins_nothing_where_it_is_not_certain_which(
    office: Office, times: int, days: int, gone: str
) -> None:
    for number in range(times):
        office.mail(f"Graag inzage, {number}.", subject=f"Vraag {number}")
    office.send_all()
    office.clock.on(days=days)
    office_bounce(office, "", GONE.format(f"{gone}@example.org" if gone else ""))

    views = [review.ticket(office.desk, ANNA, row.key) for row in review.queue(office.desk, ANNA) if row.type]
    assert len(views) == times
    assert all(view.outbox[0].state == "sent" for view in views)


def office_bounce(office: Office, message_id: str, report: str) -> None:
    """Hand in an RFC 3464 report about one of our mails."""
    from assistant.desk import handle

    raw = (
        "From: MAILER-DAEMON@example.org\r\nTo: backoffice@ventum.nl\r\nSubject: Undelivered\r\n"
        "Message-ID: <bounce@example.org>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        + report.replace("\n", "\r\n")
        + f"\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    ).encode()
    receive.mail(
        office.desk,
        raw,
        tenant_id="ventum",
        envelope_from="",
        recipients=("backoffice@ventum.nl",),
        received=office.clock.now,
        source="smtp",
    )
    assert handle.next(office.desk, "worker")


def test_the_very_same_bytes_are_taken_once(office: Office) -> None:
    raw = b"From: jan@example.org\r\nSubject: Hoi\r\nMessage-ID: <x@example.org>\r\n\r\nGraag inzage.\r\n"
    first, second = (
        receive.mail(
            office.desk, raw, tenant_id="ventum", received=office.clock.now, source="smtp", recipients=()
        )
        for _ in range(2)
    )
    other = receive.mail(
        office.desk, raw, tenant_id="natur-energi", received=office.clock.now, source="smtp", recipients=()
    )
    assert (first.duplicate, second.duplicate, other.duplicate) == (False, True, False)
    assert first.inbound_id == second.inbound_id


def test_a_token_of_an_epoch_that_this_instance_never_had_joins_nothing(office: Office) -> None:
    office.mail("Graag inzage.")
    receipt = message_from_bytes(office.send_all()[0], policy=default)
    signed = str(receipt["Message-ID"]).strip("<>").partition(".")[2]
    office.mail("Nog iets.", references=f"<AAAAAAAA.{signed}>", subject="Iets anders")
    assert len(review.queue(office.desk, ANNA)) == 1, "the token alone joins"
    with office.desk.store.write() as tx:
        tx.instance.set("epochs", ["abcd"])
    office.mail("En nog iets.", references=f"<BBBBBBBB.{signed}>", subject="Weer iets anders")
    assert len(review.queue(office.desk, ANNA)) == 2


def test_a_second_right_in_a_reply_opens_its_ticket_and_its_receipt_waits_for_a_person(
    office: Office,
) -> None:
    office.mail("Graag inzage.", message_id="<one@example.org>")
    assert len(office.send_all()) == 1
    office.clock.on(minutes=5)
    office.mail("En wis daarna alles.", references="<one@example.org>", subject="Re: Mijn gegevens")
    rows = review.queue(office.desk, ANNA)
    assert {row.type for row in rows} == {"access", "erasure"}
    assert len({row.conversation_id for row in rows}) == 1
    assert office.send_all() == []
    assert [d.draft.state for d in review.ticket(office.desk, ANNA, rows[0].key).drafts] == ["sent", "open"]


def test_receipts_above_the_budget_are_not_even_made(office: Office) -> None:
    budget = office.desk.settings.smtp_out.per_address_hour
    for number in range(budget + 3):
        office.mail(f"Graag inzage, nummer {number}", subject=f"Vraag {number}")
    with office.desk.store.read() as tx:
        assert len(tx.outbox.left_in("waiting")) == budget


def test_mail_above_the_hours_budget_of_an_address_waits_and_leaves_later(office: Office) -> None:
    budget = office.desk.settings.smtp_out.per_address_hour
    for number in range(budget + 1):
        office.mail("Hoe lang bewaren jullie dit?", subject=f"Vraag {number}")
    for row in review.queue(office.desk, ANNA):
        draft = review.ticket(office.desk, ANNA, row.key).drafts[0].draft
        review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    office.clock.on(minutes=1)
    assert len(office.send_all()) == budget
    office.clock.on(minutes=70)
    assert len(office.send_all()) == 1


class TooMuch(bytes):
    """Bytes for whose reading the memory does not suffice."""

    def __contains__(self, _: object) -> bool:
        raise MemoryError


def test_a_mail_whose_reading_fails_is_no_empty_mail_but_a_failed_try(office: Office) -> None:
    office.mail("Wis mijn gegevens.", handle=False)
    claimed = handle._claim(office.desk, "worker")
    assert claimed is not None
    row, raw = claimed
    with pytest.raises(MemoryError):  # `handle.next` counts it as a try, and ends in the quarantine
        filing.read(office.desk, row, TooMuch(raw))

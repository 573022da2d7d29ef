"""What goes when its time is over, what a person can have erased, and what is mailed daily."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from threading import Thread

import pytest
import sqlalchemy as sa

from assistant.desk import accounts, chat, handle, person, remind, retain, retained, review
from assistant.desk.journal import record
from assistant.desk.views import Filters, Report
from assistant.errors import NotFound
from assistant.settings import load
from tests.unit.desk.small import START, Office
from tests.unit.desk.small import person as staff

ANNA = staff("anna")


def rows(office: Office, table: str) -> int:
    with office.desk.store.engine.connect() as connection:  # type: ignore[attr-defined]
        query = sa.select(sa.func.count()).select_from(sa.table(table))
        return int(connection.execute(query).scalar_one())


def closed_ticket(office: Office) -> str:
    office.mail("Geen reclame meer naar jan@example.org, verdikkeme.", message_id="<closed@example.org>")
    office.send_all()
    reference = review.queue(office.desk, ANNA)[0].reference
    review.note(office.desk, ANNA, reference, "gebeld")
    review.set_field(office.desk, ANNA, reference, "channels", "alle")
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="fulfilled", how="per brief")
    review.close(office.desk, ANNA, reference)
    return reference


def test_a_dry_run_changes_nothing_and_counts_what_a_run_erases(office: Office) -> None:
    office.mail("Ik ben er niet.", headers={"Auto-Submitted": "auto-replied"})
    session = chat.start(office.desk, "ventum", "192.0.2.1")
    chat.post(office.desk, session.session_id, session.secret, "a", "Hoe lang bewaren jullie dit?")
    office.clock.on(days=31)
    promised = retain.run(office.desk, dry_run=True)
    assert rows(office, "conversation") == 2
    done = retain.run(office.desk)
    assert promised.erased == done.erased == {"mail.spam": 1, "chats": 1}
    for table in ("conversation", "message", "inbound", "blob", "participant", "chat_session"):
        assert rows(office, table) == 0, table
    assert retain.run(office.desk).erased == {}


def test_a_dry_run_waits_for_nobody_who_writes(office: Office) -> None:
    closed_ticket(office)
    office.mail("Ik ben er niet.", headers={"Auto-Submitted": "auto-replied"})
    office.clock.on(days=2000)
    found: list[Report] = []
    counting = Thread(target=lambda: found.append(retain.run(office.desk, dry_run=True)), daemon=True)
    with office.desk.store.write() as tx:
        record(office.desk, tx, tenant="ventum", on="ventum", actor="anna", tag="conversation.seen")
        counting.start()
        counting.join(20)
    assert [report.erased for report in found] == [{"mail.spam": 1, "tickets": 1}]


def test_each_kind_has_its_own_term(office: Office) -> None:
    office.mail("Vraag over mijn factuur", sender="A <a@example.org>")
    office.mail("Hoe lang bewaren jullie dit?", sender="B <b@example.org>")
    for row in review.queue(office.desk, ANNA):
        review.seen(office.desk, ANNA, row.key)
    office.clock.on(days=31)
    assert retain.run(office.desk).erased == {"mail.service": 1}
    office.clock.on(days=60)
    assert retain.run(office.desk).erased == {"mail.answered": 1}


def test_what_a_person_must_still_look_at_stays_and_is_said(office: Office) -> None:
    office.mail("Onduidelijk.")
    office.clock.on(days=365)
    report = retain.run(office.desk)
    assert report.erased == {}
    assert "1" in report.kept["ventum.conversations"]


def test_erased_mail_does_not_come_back_at_the_next_poll(office: Office) -> None:
    text = {"text": "Ik ben er niet.", "message_id": "<auto@example.org>"}
    office.mail(**text, headers={"Auto-Submitted": "auto-replied"})  # type: ignore[arg-type]
    office.clock.on(days=15)
    retain.run(office.desk)
    office.clock.now = START
    office.mail(**text, headers={"Auto-Submitted": "auto-replied", "X-Other-Road": "1"})  # type: ignore[arg-type]
    assert rows(office, "message") == 0
    with office.desk.store.engine.connect() as connection:  # type: ignore[attr-defined]
        wrapped = connection.exec_driver_sql("select wrapped_key from blob").scalars().all()
    assert wrapped == [None]


def test_a_closed_ticket_goes_after_its_years_with_everything_and_its_counts_stay(office: Office) -> None:
    closed_ticket(office)
    office.clock.on(days=91)
    retain.run(office.desk)
    assert rows(office, "ticket") == 1
    office.clock.on(days=1826)
    assert retain.run(office.desk).erased == {"tickets": 1}
    for table in (
        "ticket conversation message inbound blob draft approval outbox note search_term journal_value "
        "participant thread_reference"
    ).split():
        assert rows(office, table) == 0, table
    with office.desk.store.read() as tx:
        tags = [(entry.tag, entry.data.get("type")) for entry in tx.journals.of("ventum")]
    assert ("ticket.erased", "marketing_optout") in tags


def test_a_type_of_request_may_have_a_term_of_its_own(office: Office) -> None:
    shorter = [{"id": "ventum", "retention": {"ticket_days_by_type": {"marketing_optout": 365}}}]
    settings = load(data_dir=office.desk.settings.data_dir, tenants=shorter)
    office.desk = replace(office.desk, settings=settings)
    closed_ticket(office)
    office.clock.on(days=364)
    assert "tickets" not in retain.run(office.desk).erased
    office.clock.on(days=2)
    assert retain.run(office.desk).erased == {"tickets": 1}


def test_the_quarantine_is_emptied_after_its_term(office: Office) -> None:
    office.mail("kapot", handle=False)
    for _ in range(8):
        handle.next(office.desk, "w")
        office.clock.on(minutes=10)
    assert len(review.quarantine(office.desk, ANNA)) == 1
    office.clock.on(days=31)
    assert retain.run(office.desk).erased == {"mail.quarantine": 1}


def test_a_run_that_was_stopped_is_taken_up_by_the_next(office: Office) -> None:
    for number in range(3):
        office.mail("weg", sender=f"K <k{number}@example.org>", headers={"Auto-Submitted": "auto-replied"})
    office.clock.on(days=15)
    first = retain.run(office.desk, stop=lambda: True)
    assert not first.finished
    assert retain.run(office.desk).finished
    assert rows(office, "conversation") == 0


def test_a_person_is_found_exported_and_erased_and_an_open_request_stays(office: Office) -> None:
    reference = closed_ticket(office)
    office.mail("Hoe lang bewaren jullie dit?", subject="Andere vraag")
    office.mail("Graag inzage.", subject="Open verzoek")
    office.mail("Graag inzage.", sender="Iemand Anders <ander@example.org>")
    found = person.find(office.desk, "JAN@example.org")
    assert len(found) == 3
    exported = person.export(office.desk, "jan@example.org")
    text = str(exported)
    assert reference in text
    assert "gebeld" in text
    assert "Geen reclame meer" in text
    assert "ander@example.org" not in text
    planned = person.erase(office.desk, "jan@example.org", dry_run=True)
    assert rows(office, "conversation") == 4
    report = person.erase(office.desk, "jan@example.org")
    assert planned.erased == report.erased == {"conversations": 2, "messages": 3, "tickets": 1}
    assert list(report.kept.values()) == ["the request is not closed: close it first"]
    assert rows(office, "conversation") == 2
    assert len(person.find(office.desk, "jan@example.org")) == 1


def test_after_an_erasure_no_word_of_the_person_is_left_in_the_file(small_office: Office) -> None:
    office = small_office
    closed_ticket(office)
    person.erase(office.desk, "jan@example.org")
    assert person.find(office.desk, "jan@example.org") == []
    assert rows(office, "blob") == 0


def test_nothing_a_customer_wrote_stands_in_the_clear_in_the_database(small_office: Office) -> None:
    office = small_office
    closed_ticket(office)
    session = chat.start(office.desk, "ventum", "192.0.2.1")
    chat.post(office.desk, session.session_id, session.secret, "a", "Ik wil inzage, zegt Willemijn")
    stored = b"".join(f.read_bytes() for f in office.desk.settings.data_dir.glob("assistant.db*"))
    for word in (b"jan@example.org", b"Jansen", b"Willemijn", b"verdikkeme", b"gebeld", b"192.0.2.1"):
        assert word not in stored, word


def test_the_daily_digest_names_what_is_late_and_soon_without_a_customers_name(office: Office) -> None:
    accounts.add(office.desk, email="anna@ventum.nl", name="Anna", roles={"ventum": "agent"}, language="nl")
    accounts.add(office.desk, email="dane@natur-energi.dk", name="Dane", roles={"natur-energi": "agent"})
    settings = load(
        data_dir=office.desk.settings.data_dir, tenants=[{"id": "ventum", "officer_email": "fg@example.com"}]
    )
    office.desk = replace(office.desk, settings=settings)
    office.mail("Graag inzage.", subject="Eerste")
    office.send_all()
    office.clock.on(days=28)
    assert remind.digest(office.desk, "ventum") == 2
    assert remind.digest(office.desk, "ventum") == 0, "once a day"
    mails = [message_from_bytes(raw, policy=default) for raw in office.send_all()]
    assert {mail["To"] for mail in mails} == {"anna@ventum.nl", "fg@example.com"}
    text = mails[0].get_body(("plain",)).get_content()
    assert review.queue(office.desk, ANNA)[0].reference in text
    assert "Nog 5 dagen" in text
    assert "Jan" not in text
    office.clock.on(days=10)
    remind.digest(office.desk, "ventum")
    late = message_from_bytes(office.send_all()[0], policy=default)
    assert "1 te laat" in late["Subject"]


def test_the_daily_list_shows_what_was_ignored_or_sent_to_customer_service(office: Office) -> None:
    office.mail("Ik ben er niet.", headers={"Auto-Submitted": "auto-replied"})
    office.mail("Vraag over mijn factuur", subject="Factuur")
    day = START.date()
    listed = [(row.action, row.reason) for row in review.daily(office.desk, ANNA, "ventum", day)]
    assert listed == [("ignore", "auto-reply"), ("handover", "customer_service")]


def test_the_register_holds_no_personal_data(office: Office) -> None:
    closed_ticket(office)
    year = START.replace(month=1), START.replace(month=12)
    (listed,) = review.register(office.desk, ANNA, *year)
    found = [(row.type, row.outcome, row.on_time(office.desk.now())) for row in listed]
    assert found == [("marketing_optout", "fulfilled", True)]
    assert "jan" not in str(listed).lower()
    dane = staff("dane", "officer", "natur-energi")
    assert list(review.register(office.desk, dane, *year)) == []
    with pytest.raises(NotFound):
        list(review.register(office.desk, dane, *year, tenant_id="ventum"))


def test_a_search_by_state_finds_what_is_closed(office: Office) -> None:
    reference = closed_ticket(office)
    assert review.queue(office.desk, ANNA) == []
    found = review.queue(office.desk, ANNA, Filters(states=("closed",)))
    assert [row.reference for row in found] == [reference]


def test_what_a_days_runs_erased_and_what_stays_is_kept_by_company(office: Office) -> None:
    office.mail("Ik ben er niet.", headers={"Auto-Submitted": "auto-replied"})
    office.mail("Graag inzage, klantnummer 12345.")
    office.clock.on(days=15)
    retain.run(office.desk, dry_run=True)
    assert retained.days(office.desk, ["ventum"]) == [], "a dry run leaves no trace"
    retain.run(office.desk)
    session = chat.start(office.desk, "ventum", "192.0.2.1")
    chat.post(office.desk, session.session_id, session.secret, "a", "Hoe lang bewaren jullie dit?")
    retain.run(office.desk)
    (day,) = retained.days(office.desk, ["ventum"])
    assert (day.day, day.finished) == (office.desk.now().date(), True)
    assert day.erased == {"mail.spam": 1}
    assert day.kept["tickets"] == 1
    office.clock.on(days=31)
    retain.run(office.desk)
    newest, before = retained.days(office.desk, ["ventum"])
    assert (newest.erased, before) == ({"chats": 1}, day)
    (other,) = {one.tenant for one in retained.days(office.desk, ["natur-energi"])}
    assert other == "natur-energi"


def test_reports_of_the_erasing_go_after_their_own_term(office: Office) -> None:
    retain.run(office.desk)
    office.clock.on(days=retained.KEPT_DAYS + 1)
    retain.run(office.desk)
    assert [one.day for one in retained.days(office.desk, ["ventum"])] == [office.desk.now().date()]


def test_a_run_that_was_stopped_says_so_in_its_report(office: Office) -> None:
    office.mail("Ik ben er niet.", headers={"Auto-Submitted": "auto-replied"})
    office.clock.on(days=31)
    retain.run(office.desk, stop=lambda: True)
    assert [one.finished for one in retained.days(office.desk, ["ventum"])] == [False]


def test_a_matter_that_speaks_again_after_it_was_looked_at_stays(office: Office) -> None:
    session = chat.start(office.desk, "ventum", "192.0.2.1")
    chat.post(office.desk, session.session_id, session.secret, "1", "Hoe lang bewaren jullie mijn gegevens?")
    now = office.desk.now() + timedelta(1)
    with office.desk.store.read() as tx:
        (found,) = tx.past.conversations("ventum", "chat", "answered", now).first(9)
    with office.desk.store.write() as tx:
        tx.conversations.change(found.id, last_at=now)
        assert not tx.past.conversations("ventum", "chat", "answered", now).among([found.id, "gone"])
        later = tx.past.conversations("ventum", "chat", "answered", now + timedelta(1))
        assert [row.id for row in later.among([found.id])] == [found.id]
        assert not later.among(["gone"])

"""The ladder and the checks of whoever asks for another, as staff record them; each step leaves its entry."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.assembly.building import check_names
from assistant.desk import links, review
from assistant.desk.records import Ticket
from assistant.errors import InputError, Refused, SettingsError
from assistant.settings import load
from tests.unit.desk.small import Office, person
from tests.unit.desk.test_casework import (
    ANNA,
    AUDITOR,
    BOB,
    LOWER,
    PACKAGE,
    approve,
    confirm,
    no_lower_step,
    opened,
    ticket,
)

DANE = person("dane", "approver", "natur-energi")


def with_steps(office: Office, **steps: tuple[str, ...]) -> None:
    settings = load(
        data_dir=office.desk.settings.data_dir, tenants=[{"id": "ventum", "identity_steps": steps}]
    )
    check_names(settings)
    office.desk = replace(office.desk, settings=settings)


def tags(office: Office, reference: str) -> list[str]:
    return [entry.tag for entry in review.ticket(office.desk, ANNA, reference).journal]


def test_no_copy_is_asked_before_each_lower_step_has_its_record(office: Office) -> None:
    reference = opened(office)
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    for done in range(len(LOWER)):
        with pytest.raises(Refused, match="each step below"):
            links.offer_upload(office.desk, ANNA, reference)
        with pytest.raises(Refused, match="each step below"):
            review.set_identity(office.desk, ANNA, reference, "confirmed", step="id_copy")
        review.record_steps(office.desk, ANNA, reference, {LOWER[done]: ("failed", "niemand nam op")})
    assert links.offer_upload(office.desk, ANNA, reference)
    assert review.set_identity(office.desk, BOB, reference, "confirmed", step="id_copy").steps


def test_records_without_a_doubt_open_no_copy(office: Office) -> None:
    reference = opened(office)
    no_lower_step(office, reference)
    with pytest.raises(Refused, match="reasonable doubt"):
        links.offer_upload(office.desk, ANNA, reference)


def test_where_the_company_follows_its_statement_a_copy_may_be_asked_at_once(office: Office) -> None:
    reference = opened(office)
    settings = load(
        data_dir=office.desk.settings.data_dir, tenants=[{"id": "ventum", "identity_copy": "as_stated"}]
    )
    office.desk = replace(office.desk, settings=settings)
    assert links.offer_upload(office.desk, ANNA, reference)
    confirm(office, reference)
    with pytest.raises(Refused, match="Nothing is left"):
        links.offer_upload(office.desk, ANNA, reference)


def test_each_record_says_by_whom_and_why_and_the_last_one_stands(office: Office) -> None:
    reference = opened(office)
    review.record_steps(office.desk, ANNA, reference, {"portal": ("unfit", "geen account")})
    review.record_steps(
        office.desk,
        BOB,
        reference,
        {"portal": ("failed", "account geblokkeerd"), "call_back": ("failed", "niet opgenomen")},
    )
    kept = {one.step: (one.result, one.note, one.by) for one in ticket(office, reference).steps or ()}
    assert kept == {
        "portal": ("failed", "account geblokkeerd", BOB.id),
        "call_back": ("failed", "niet opgenomen", BOB.id),
    }
    assert tags(office, reference)[-3:] == [
        "identity.step_unfit",
        "identity.step_failed",
        "identity.step_failed",
    ]
    view = review.ticket(office.desk, ANNA, reference)
    assert view.journal_values[view.journal[-1].id] == "niet opgenomen"
    assert "opgenomen" not in str(view.journal[-1].data)
    assert "opgenomen" not in repr(view.ticket)


@pytest.mark.parametrize(
    "given",
    [
        {"portal": ("unfit", " ")},
        {"portal": ("passed", "ja")},
        {"id_copy": ("failed", "onleesbaar")},
        {"horoscope": ("failed", "ram")},
    ],
)
def test_a_record_that_says_too_little_is_refused(
    small_office: Office, given: dict[str, tuple[str, str]]
) -> None:
    reference = opened(small_office)
    with pytest.raises(Refused):
        review.record_steps(small_office.desk, ANNA, reference, given)
    assert ticket(small_office, reference).steps is None


def test_nothing_is_recorded_by_an_auditor_or_once_it_is_known_who_asks(small_office: Office) -> None:
    reference = opened(small_office)
    given = {"portal": ("unfit", "geen account")}
    with pytest.raises(Refused):
        review.record_steps(small_office.desk, AUDITOR, reference, given)
    confirm(small_office, reference)
    with pytest.raises(Refused, match="Nothing is left"):
        review.record_steps(small_office.desk, ANNA, reference, given)


def test_a_company_says_which_steps_are_enough_for_a_type(office: Office) -> None:
    with_steps(office, access=("portal", "call_back", "id_copy"))
    reference = opened(office)
    with pytest.raises(Refused, match="not enough"):
        review.set_identity(office.desk, ANNA, reference, "confirmed", step="address_on_file")
    with pytest.raises(Refused, match="not enough"):
        review.record_steps(office.desk, ANNA, reference, {"address_on_file": ("unfit", "nee")})
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    given = {"portal": ("unfit", "geen account"), "call_back": ("failed", "niet opgenomen")}
    review.record_steps(office.desk, ANNA, reference, given)
    assert links.offer_upload(office.desk, ANNA, reference), "what the company does not use needs no record"


def test_a_company_may_leave_the_copy_out_for_a_type(office: Office) -> None:
    with_steps(office, access=("portal", "call_back"))
    reference = opened(office)
    review.set_identity(office.desk, ANNA, reference, "doubt", reason="ander adres")
    given = {"portal": ("unfit", "geen account"), "call_back": ("failed", "niet opgenomen")}
    review.record_steps(office.desk, ANNA, reference, given)
    with pytest.raises(Refused, match="not asked"):
        links.offer_upload(office.desk, ANNA, reference)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ({"access": ("id_copy",)}, "identity_steps.access: name a step below"),
        ({"marketing_optout": ("portal",)}, "identity_steps.marketing_optout: this type asks nobody"),
        ({"dance": ("portal",)}, "identity_steps: 'dance' does not exist"),
    ],
)
def test_settings_that_would_ask_too_much_are_refused_at_start(
    small_office: Office, steps: dict[str, tuple[str, ...]], why: str
) -> None:
    with pytest.raises(SettingsError, match=why):
        with_steps(small_office, **steps)


def test_another_type_keeps_a_confirmed_identity_only_where_the_step_is_enough_for_it(office: Office) -> None:
    with_steps(office, erasure=("portal", "call_back"))
    reference = opened(office)
    review.set_identity(office.desk, ANNA, reference, "confirmed", step="address_on_file")
    review.retype(office.desk, ANNA, reference, "rectification")
    assert ticket(office, reference).identity == "confirmed"
    review.retype(office.desk, ANNA, reference, "erasure")
    after = ticket(office, reference)
    assert (after.identity, after.identity_verified_at) == ("open", None)
    assert "identity.open" in tags(office, reference)


def test_what_was_confirmed_for_a_complaint_before_steps_were_kept_does_not_open_an_access(
    office: Office,
) -> None:
    reference = opened(office, "Een klacht over jullie.")
    with office.desk.store.write() as tx:
        tx.tickets.change(
            ticket(office, reference).id, identity="confirmed", identity_verified_at=office.clock.now
        )
    review.retype(office.desk, ANNA, reference, "access")
    assert ticket(office, reference).identity == "open"


def behalf(office: Office, kind: str, text: str = "Graag inzage, klantnummer 12345.") -> str:
    reference = opened(office, text)
    review.set_field(office.desk, ANNA, reference, "on_behalf_of", "mijn moeder")
    review.set_behalf(office.desk, ANNA, reference, kind)
    return reference


def refused(office: Office, reference: str) -> None:
    with pytest.raises(Refused, match="mandate"):
        links.offer_download(office.desk, ANNA, reference, PACKAGE)


CHECKS = {
    "agent": ("mandate_seen", "scope", "answer_to"),
    "parent": ("child_age", "authority_seen", "childs_interest"),
    "guardian": ("appointment_seen", "scope"),
    "heir": ("death_seen", "inheritance_seen", "outside_gdpr"),
}


@pytest.mark.parametrize("kind", CHECKS)
def test_nothing_goes_out_for_another_before_each_check_of_its_kind_has_a_record(
    office: Office, kind: str
) -> None:
    reference = behalf(office, kind)
    confirm(office, reference)
    for check in CHECKS[kind]:
        refused(office, reference)
        day = date(2026, 11, 1) if check == "death_seen" else None
        review.check_behalf(office.desk, BOB, reference, check, how="stuk gezien", day=day)
    assert links.offer_download(office.desk, ANNA, reference, PACKAGE)
    after = ticket(office, reference)
    assert after.mandate_checked
    assert after.checklist[0].id == "mandate"
    assert after.checklist[0].done_by == BOB.id
    assert after.behalf is not None
    assert [one.by for one in after.behalf.checks] == [BOB.id] * len(CHECKS[kind])
    assert tags(office, reference).count("behalf.checked") == len(CHECKS[kind])


def test_a_record_taken_back_another_kind_or_another_person_closes_it_again(office: Office) -> None:
    def whole() -> str:
        reference = ticket_reference
        for check in CHECKS["agent"]:
            review.check_behalf(office.desk, ANNA, reference, check, how="gezien")
        assert ticket(office, reference).mandate_checked
        return reference

    ticket_reference = behalf(office, "agent")
    confirm(office, ticket_reference)
    review.check_behalf(office.desk, ANNA, whole(), "scope", how="")
    refused(office, ticket_reference)
    review.set_behalf(office.desk, ANNA, whole(), "guardian")
    refused(office, ticket_reference)
    assert ticket(office, ticket_reference).checklist[0].done_at is None
    review.set_behalf(office.desk, ANNA, ticket_reference, "agent")
    review.set_field(office.desk, ANNA, whole(), "on_behalf_of", "mijn buurman")
    refused(office, ticket_reference)
    after = ticket(office, ticket_reference)
    assert after.behalf is None
    assert after.checklist[0].done_at is None


def test_who_asks_for_nobody_else_has_no_checks(small_office: Office) -> None:
    reference = opened(small_office)
    with pytest.raises(Refused):
        review.set_behalf(small_office.desk, ANNA, reference, "agent")
    reference = behalf(small_office, "agent")
    with pytest.raises(InputError):
        review.set_behalf(small_office.desk, ANNA, reference, "friend")
    with pytest.raises(InputError):
        review.check_behalf(small_office.desk, ANNA, reference, "death_seen", how="x")


def test_danish_law_ends_ten_years_after_the_death(office: Office) -> None:
    office.mail("Jeg vil have indsigt, klantnummer 12345.", to="persondata@natur-energi.dk")
    reference = review.queue(office.desk, DANE)[0].reference
    review.set_field(office.desk, DANE, reference, "on_behalf_of", "min afdøde far")
    review.set_behalf(office.desk, DANE, reference, "heir")

    def death(day: date | None) -> Ticket:
        return review.check_behalf(office.desk, DANE, reference, "death_seen", how="dødsattest", day=day)

    with pytest.raises(Refused, match="ten years"):
        death(date(2016, 11, 24))
    with pytest.raises(Refused, match="day of the death"):
        death(None)
    kept = death(date(2016, 11, 25)).behalf
    assert kept is not None
    assert [(one.id, one.day) for one in kept.checks] == [("death_seen", "2016-11-25")]


def test_a_letter_asks_for_the_papers_until_they_were_seen(small_office: Office) -> None:
    office = small_office
    reference = behalf(office, "heir")
    draft = review.new_draft(office.desk, ANNA, reference, stage="details")
    approve(office, reference, draft.id, ANNA)
    assert "details" in draft.content.text


def test_for_whom_somebody_asks_may_be_found_in_a_later_message(small_office: Office) -> None:
    from assistant.desk import opening

    reference = opened(small_office)
    with small_office.desk.store.write() as tx:
        opening.fill(
            small_office.desk, tx, ticket(small_office, reference), {"on_behalf_of": "mijn zoon"}, "assistant"
        )
    after = ticket(small_office, reference)
    assert after.on_behalf_of
    assert after.checklist[0].id == "mandate"

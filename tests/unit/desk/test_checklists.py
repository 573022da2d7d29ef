"""What must be done in the company's own systems: by type, as each company has set it."""

from dataclasses import replace

import pytest

from assistant.assembly.building import check_names
from assistant.desk import review
from assistant.desk.records import Ticket
from assistant.errors import Refused, SettingsError
from assistant.settings import load
from tests.unit.desk.small import Office, person
from tests.unit.desk.test_casework import mandate_seen

ANNA = person("anna")


def ticket(office: Office, reference: str) -> Ticket:
    found = review.ticket(office.desk, ANNA, reference).ticket
    assert found is not None
    return found


def opened(office: Office, text: str = "Graag inzage, klantnummer 12345.") -> str:
    office.mail(text)
    return review.queue(office.desk, ANNA)[0].reference


def ids(office: Office, reference: str) -> list[str]:
    return [item.id for item in ticket(office, reference).checklist]


def test_a_ticket_has_the_list_of_its_type_and_another_list_when_retyped(small_office: Office) -> None:
    reference = opened(small_office)
    assert "find_everywhere" in ids(small_office, reference)
    review.check(small_office.desk, ANNA, reference, "others_data", done=True)
    review.retype(small_office.desk, ANNA, reference, "portability")
    items = {item.id: item for item in ticket(small_office, reference).checklist}
    assert "machine_readable" in items
    assert "find_everywhere" not in items
    assert items["others_data"].done_by == ANNA.id, "what both lists hold stays ticked"


def test_a_company_leaves_items_out_and_adds_its_own(small_office: Office) -> None:
    tenants = [
        {
            "id": "ventum",
            "checklist_without": ["cover_letter"],
            "checklist_more": {"access": ["Vraag het archief in Zwolle."]},
        }
    ]
    small_office.desk = replace(
        small_office.desk, settings=load(data_dir=small_office.desk.settings.data_dir, tenants=tenants)
    )
    reference = opened(small_office)
    items = ticket(small_office, reference).checklist
    assert "cover_letter" not in [item.id for item in items]
    assert items[-1].text == "Vraag het archief in Zwolle."
    review.check(small_office.desk, ANNA, reference, items[-1].id, done=True)
    assert ticket(small_office, reference).checklist[-1].done_by == ANNA.id


def test_a_request_for_somebody_else_gets_the_mandate_on_its_list_and_the_check_ticks_it(
    small_office: Office,
) -> None:
    reference = opened(small_office)
    assert "mandate" not in ids(small_office, reference)
    review.set_field(small_office.desk, ANNA, reference, "on_behalf_of", "mijn moeder")
    assert ids(small_office, reference)[0] == "mandate"
    mandate_seen(small_office, reference)
    assert ticket(small_office, reference).checklist[0].done_by == ANNA.id


def test_a_type_that_the_company_does_not_have_cannot_be_chosen(small_office: Office) -> None:
    reference = opened(small_office)
    with pytest.raises(Refused, match="no type 'sms_optout' at Ventum"):
        review.retype(small_office.desk, ANNA, reference, "sms_optout")


@pytest.mark.parametrize(
    "entry",
    [{"types_without": ["cake"]}, {"checklist_without": ["cake"]}, {"checklist_more": {"cake": ["x"]}}],
)
def test_a_name_in_the_settings_that_does_not_exist_is_refused_at_the_start(entry: dict[str, object]) -> None:
    settings = load(tenants=[{"id": "ventum", **entry}])
    with pytest.raises(SettingsError, match=rf"tenants.ventum.{next(iter(entry))}: 'cake' does not exist"):
        check_names(settings)

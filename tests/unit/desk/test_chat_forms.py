"""A request step by step in a chat: asked for what is missing, shown, confirmed, mailed."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy

import pytest

from assistant.desk import chat, review
from assistant.desk.records import Ticket
from assistant.desk.views import ChatMessage, ChatOpened
from assistant.errors import InputError
from tests.unit.desk.small import Office, person

ANNA = person("anna")


@dataclass
class Talk:
    """A customer at their browser."""

    office: Office
    tenant: str = "ventum"
    session: ChatOpened = field(init=False)
    posted: int = 0
    heard: list[ChatMessage] = field(default_factory=list)  # what was said to the last message

    def __post_init__(self) -> None:
        self.session = chat.start(self.office.desk, self.tenant, "192.0.2.1")

    def says(self, text: str, choice: str = "") -> str:
        """Say something; return all that is answered."""
        self.posted += 1
        id, secret = self.session.session_id, self.session.secret
        said = chat.post(self.office.desk, id, secret, f"m{self.posted}", text, choice=choice)
        self.heard = said[1:]
        return "\n".join(message.text for message in self.heard)

    def presses(self, label: str) -> str:
        """Press a button under the last message."""
        found = [each for each in self.heard[-1].choices if each["label"].startswith(label)]
        assert found, [each["label"] for each in self.heard[-1].choices]
        return self.says(found[0]["label"], found[0]["value"])

    @property
    def last(self) -> ChatMessage:
        return self.heard[-1]

    def ticket(self) -> Ticket:
        """The request that stands first in the queue."""
        row = review.queue(self.office.desk, ANNA)[0]
        ticket = review.ticket(self.office.desk, ANNA, row.reference).ticket
        assert ticket is not None
        return ticket


@pytest.fixture
def talk(small_office: Office) -> Talk:
    """Somebody who has just opened the chat."""
    return Talk(small_office)


def mails(office: Office) -> list[tuple[str, str]]:
    """Let everything leave; return whom it went to and its text."""
    parsed = [message_from_bytes(raw, policy=policy.default) for raw in office.send_all()]
    return [(str(m["To"]), str(m.get_body(("plain",)).get_content())) for m in parsed]  # type: ignore[union-attr]


def test_only_what_is_missing_is_asked_and_the_request_stands_from_the_first_word(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    assert talk.ticket().missing == ("name", "identifier")
    assert talk.last.asks == "name"
    talk.says("Jan Jansen")
    assert talk.last.asks == "identifier"
    talk.says("Dorpsstraat 1, 1234 AB Ons Dorp")
    assert talk.ticket().fields == {"name": "Jan Jansen", "identifier": "Dorpsstraat 1, 1234 AB Ons Dorp"}
    assert talk.ticket().missing == ()
    shown = {row["label"]: row["value"] for row in talk.last.summary}
    assert shown["Verzoek"] == "Inzage in je gegevens"
    assert shown["Naam"] == "Jan Jansen"


def test_confirmed_it_ends_in_reference_and_due_date(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    talk.presses("Ja, dit klopt")
    assert [(t["reference"], t["due"]) for t in talk.last.tickets] == [
        (talk.ticket().reference, "2026-12-28")
    ]


def test_the_receipt_goes_by_mail_where_it_is_wanted_and_nowhere_else(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    talk.presses("Ja, dit klopt")
    assert mails(talk.office) == []
    talk.presses("Ja, mail het me")
    assert talk.last.asks == "mail"
    assert "naam@example.nl" in talk.says("mijn gewone mail")
    assert "j…@example.org" in talk.says("jan@example.org")
    ((to, text),) = mails(talk.office)
    assert to == "jan@example.org"
    assert talk.ticket().reference in text
    assert talk.ticket().person.address == "jan@example.org"


def test_a_letter_that_went_by_mail_is_not_read_out_in_the_chat(talk: Talk) -> None:
    test_the_receipt_goes_by_mail_where_it_is_wanted_and_nowhere_else(talk)
    session = talk.session
    everything = chat.since(talk.office.desk, session.session_id, session.secret, 0)
    assert not [m for m in everything if "Ontvangen" in m.text and m.seq > 2 * talk.posted]
    assert everything[-1].text == talk.last.text


def test_one_chat_cannot_be_used_to_flood_strangers(talk: Talk) -> None:
    for number, wish in enumerate(("Ik wil inzage", "wis alles", "geen reclame", "een klacht over hem")):
        talk.office.clock.on(minutes=2)
        talk.says(wish)
        while talk.last.asks:
            talk.presses("Sla dit over")
        talk.presses("Ja, dit klopt")
        talk.says("ja", "form.mail_where")
        talk.says(f"stranger{number}@example.org")
    assert "Mailen lukt nu niet" in talk.last.text
    assert [to for to, _ in mails(talk.office)] == [f"stranger{number}@example.org" for number in range(3)]


def test_what_is_not_known_is_passed_over_and_stays_missing(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.presses("Sla dit over")
    talk.says("klantnummer 12345")
    assert talk.ticket().missing == ("name",)
    assert {"label": "Naam", "value": "Nog niet bekend"} in talk.last.summary


@pytest.mark.parametrize("typed", ["bedankt", "geen", "Jan"])
def test_what_cannot_reach_anybody_is_asked_again(talk: Talk, typed: str) -> None:
    talk.says("Een mens spreken", "request.human")
    talk.says(typed)
    assert talk.last.asks == "contact"
    assert talk.ticket().fields == {}


def test_words_pass_over_and_leave_as_buttons_do(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Weet ik niet.")
    assert talk.last.asks == "identifier"
    assert talk.ticket().reference in talk.says("laat maar")
    assert [each["value"] for each in talk.last.choices] == ["drop"]


def test_where_nothing_was_understood_there_are_buttons(talk: Talk) -> None:
    talk.says("xyzzy")
    talk.presses("Inzage")
    assert talk.ticket().type == "access"


def test_leaving_half_way_loses_nothing(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    said = talk.presses("Later verder")
    assert talk.ticket().reference in said
    assert talk.ticket().state == "new"


def test_a_detail_is_changed_from_the_summary(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    talk.presses("Iets wijzigen")
    talk.presses("Naam")
    talk.says("Jans Jansen")
    assert {"label": "Naam", "value": "Jans Jansen"} in talk.last.summary
    assert talk.ticket().fields["name"] == "Jans Jansen"


def test_yes_and_no_may_be_typed(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    talk.says("nee")
    assert "Naam" in [each["label"] for each in talk.last.choices]
    talk.presses("Ja, dit klopt")
    talk.says("nee dank je")
    assert talk.last.choices == ()


def test_a_question_in_between_is_answered_and_the_form_goes_on(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    said = talk.says("hoe lang bewaren jullie dit?")
    assert "Zeven jaar." in said
    assert talk.last.asks == "name"
    talk.says("Jan Jansen")
    assert talk.ticket().fields["name"] == "Jan Jansen"


def test_several_wishes_are_answered_in_turn(talk: Talk) -> None:
    talk.says("Ik wil inzage en wis alles. Hoe lang bewaren jullie dit?")
    texts = [message.text for message in talk.heard]
    assert texts[0] == "Zeven jaar."
    assert talk.heard[0].citations[0]["section"] == "2.6"
    assert {t["type"] for t in talk.heard[1].tickets} == {"access", "erasure"}
    assert talk.heard[2].asks == "name"
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    assert "Inzage in je gegevens, Gegevens wissen" in talk.last.summary[0]["value"]


def test_a_citizen_number_is_no_answer_and_is_not_kept(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    said = talk.says("mijn bsn is 111222333")
    assert "BSN" in said
    assert talk.last.asks == "identifier"
    assert "111222333" not in str(talk.ticket().fields)


def test_an_answer_that_was_not_meant_is_set_right_with_one_tap(talk: Talk) -> None:
    talk.says("hoe lang?")
    talk.presses("Ik bedoelde iets anders")
    offered = [each["value"] for each in talk.last.choices]
    assert "faq.retention" not in offered
    assert "request.human" in offered
    talk.presses("Inzage")
    assert talk.ticket().type == "access"


def test_a_request_that_was_read_wrongly_keeps_its_reference_and_its_date(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    before = talk.ticket()
    talk.presses("Ik bedoelde iets anders")
    said = talk.presses("Gegevens wissen")
    after = talk.ticket()
    assert (after.reference, after.due, after.type) == (before.reference, before.due, "erasure")
    assert before.reference in said
    assert len(review.queue(talk.office.desk, ANNA)) == 1


def test_a_request_that_was_none_is_taken_back(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    reference = talk.ticket().reference
    talk.presses("Ik bedoelde iets anders")
    talk.presses("Ik wil geen verzoek doen")
    ticket = review.ticket(talk.office.desk, ANNA, reference).ticket
    assert ticket is not None
    assert (ticket.state, ticket.outcome) == ("answered", "withdrawn")


def test_a_breach_that_was_told_is_not_taken_back(talk: Talk) -> None:
    talk.says("Een datalek: ik kreeg andermans brief")
    talk.says("weg", "not_this")
    talk.presses("Ik wil geen verzoek doen")
    assert talk.ticket().state == "new"


def test_a_doubt_is_asked_about_and_settled_with_one_tap(talk: Talk) -> None:
    talk.says("misschien iets met mijn gegevens, hoe lang?")
    assert talk.ticket().type == "unknown"
    talk.presses("Gegevens wissen")
    assert talk.ticket().type == "erasure"
    assert talk.last.asks == "name"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (0.0, "Er is nu iemand."),  # Wednesday, ten o'clock in Amsterdam
        (9.0, "We zijn er weer op donderdag 26 november 2026 om 9.00 uur en lezen dan je bericht."),
        (-3.0, "We zijn er weer vandaag om 9.00 uur en lezen dan je bericht."),
    ],
)
def test_who_asks_for_a_person_is_told_honestly_when_one_is_there(talk: Talk, on: float, said: str) -> None:
    talk.office.clock.on(hours=on)
    assert said in talk.says("Een mens spreken", "request.human")
    assert talk.last.asks == "contact"
    talk.says("06 12345678")
    assert talk.ticket().fields["contact"] == "06 12345678"


def test_a_button_that_stands_for_nothing_is_refused_or_asked_about(talk: Talk) -> None:
    with pytest.raises(InputError):
        talk.says("x", "request.everything")
    assert talk.says("x", "form.confirm") == "Die keuze geldt niet meer. Schrijf gerust wat je wilt."
    assert talk.says("x", "nonsense")


def test_posting_a_step_again_does_not_take_it_twice(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    session = talk.session
    for _ in range(2):
        chat.post(talk.office.desk, session.session_id, session.secret, "same", "Jan Jansen")
    assert talk.ticket().fields == {"name": "Jan Jansen"}


def test_in_danish_it_asks_in_danish(small_office: Office) -> None:
    talk = Talk(small_office, tenant="natur-energi")
    assert "Hvad hedder du?" in talk.says("Jeg vil have indsigt")
    assert re.search("kundenummer", talk.says("Mette Holm"))


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("nee, nummer is 0687654321", "identifier", "0687654321"),
        ("jan@example.org", "identifier", "jan@example.org"),
        ("nee, klantnummer 12345", "identifier", "12345"),
    ],
)
def test_a_correction_typed_at_the_summary_is_taken_and_shown(
    talk: Talk, typed: str, field: str, value: str
) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("Dorpsstraat 1, 1234 AB Ons Dorp")
    talk.says(typed)
    assert talk.ticket().fields == {"name": "Jan Jansen", field: value}
    assert value in {row["value"] for row in talk.last.summary}


@pytest.mark.parametrize(
    ("tenant", "wish", "name", "who", "all_of_it"),
    [
        ("ventum", "Wis mijn gegevens", "Jan Jansen", "klantnummer 12345", "Alles!"),
        ("natur-energi", "Slet mine oplysninger", "Lis Holm", "kundenummer 12345", "alt"),
    ],
)
def test_everything_said_at_the_summary_is_what_the_request_is_about(
    small_office: Office, tenant: str, wish: str, name: str, who: str, all_of_it: str
) -> None:
    talk = Talk(small_office, tenant=tenant)
    talk.says(wish, "request.erasure")
    for said in (name, who):
        talk.says(said)
    if talk.last.asks:
        talk.says(all_of_it)
    assert talk.last.summary
    for _ in range(2):
        said = talk.says(all_of_it)
        assert len(talk.heard) == 1
        assert said == (
            "Dit heb ik genoteerd. Klopt het?"
            if tenant == "ventum"
            else "Det har jeg noteret. Er det rigtigt?"
        )
        assert all_of_it.strip("!") in {row["value"] for row in talk.last.summary}


def test_a_correction_typed_after_no_is_taken_too(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("jna@example.org")
    assert talk.says("nee") == "Wat wil je wijzigen of toevoegen?"
    talk.says("jan@example.org")
    assert talk.ticket().fields["identifier"] == "jan@example.org"
    assert talk.ticket().person.address == "jan@example.org"
    assert talk.last.summary


@pytest.mark.parametrize("typed", ["mijn factuur 20231234 klopt niet", "mijn factuur klopt niet"])
def test_a_sentence_with_a_no_in_it_is_no_answer_to_the_summary(talk: Talk, typed: str) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    assert "Een collega kijkt mee." in talk.says(typed)
    assert talk.last.summary  # it comes back to what was asked
    assert talk.ticket().fields["identifier"] == "12345"


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("ja hoor, dat klopt helemaal", "Je verzoek staat klaar."),
        ("ja doe maar", "Je verzoek staat klaar."),
        ("nee, dat klopt niet", "Wat wil je wijzigen"),
        ("ik wil graag iets wijzigen", "Wat wil je wijzigen"),
    ],
)
def test_yes_and_no_may_be_said_in_more_words(talk: Talk, typed: str, answered: str) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    assert answered in talk.says(typed)


def test_several_requests_are_spoken_of_as_several(talk: Talk) -> None:
    talk.says("Ik wil inzage en geen reclame")
    assert talk.presses("Later verder").startswith("Goed. Je verzoeken blijven staan onder de kenmerken VEN-")
    assert "staat nu bij je verzoeken VEN-" in talk.says("Ik wil inzage en geen reclame")


def test_a_right_in_another_language_is_no_name(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Please delete all my personal data")
    assert talk.ticket().fields == {}
    assert talk.last.asks == "name"  # it comes back to what was asked


@pytest.mark.parametrize("typed", ["Kerkstraat 3 Utrecht", "Kerkstraat 3, den haag"])
def test_the_town_behind_a_street_is_kept(talk: Talk, typed: str) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says(typed)
    assert talk.ticket().fields["identifier"] == typed


def test_what_is_said_besides_is_no_part_of_an_address(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("Kerkstraat 3 graag bedankt")
    assert talk.ticket().fields["identifier"] == "Kerkstraat 3"


def test_a_name_and_a_number_in_one_answer_are_both_noted(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Vis 30049912")
    assert talk.ticket().fields == {"name": "Jan Vis", "identifier": "30049912"}


def test_a_date_is_no_name_and_a_house_number_alone_finds_nobody(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    assert "Wat is je naam?" in talk.says("12 maart 1980")
    talk.says("Jan Vis")
    assert "Hoe kunnen we je vinden" in talk.says("12")

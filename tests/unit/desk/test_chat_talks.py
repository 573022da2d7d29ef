"""Whole conversations: questions in between, late details, wrong readings set right, changes of mind."""

import pytest

from assistant.desk import review
from assistant.desk.planning import of_before
from assistant.message import Channel, Message, Turn
from tests.unit.desk.small import START, Office
from tests.unit.desk.test_chat_forms import ANNA, Talk, person

BIRGIT = person("birgit", "approver", "natur-energi")


@pytest.fixture
def talk(small_office: Office) -> Talk:
    """Somebody who has just opened the chat in the Netherlands."""
    return Talk(small_office)


@pytest.fixture
def danish(small_office: Office) -> Talk:
    """Somebody who has just opened the chat in Denmark."""
    return Talk(small_office, tenant="natur-energi")


def rows(talk: Talk) -> dict[str, str]:
    """The summary that was shown last."""
    return {row["label"]: row["value"] for row in talk.last.summary}


def labels(talk: Talk) -> list[str]:
    return [each["label"] for each in talk.last.choices]


# Questions while a form is open


@pytest.mark.parametrize("asked", ["hoe lang bewaren jullie dit?", "Hoe lang bewaren jullie dit"])
def test_a_question_where_a_story_is_asked_for_is_answered_and_is_no_story(talk: Talk, asked: str) -> None:
    talk.says("Ik heb een klacht")
    assert talk.last.asks == "what_happened"
    assert "Zeven jaar." in talk.says(asked)
    assert talk.last.asks == "what_happened"
    assert "what_happened" not in talk.ticket().fields


def test_a_question_at_the_summary_is_answered_and_the_summary_shown_again(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    assert "Zeven jaar." in talk.says("hoe lang bewaren jullie dit?")
    assert rows(talk)["Naam"] == "Jan Jansen"


@pytest.mark.parametrize("typed", ["waarom?", "wat is dat nou weer?", "dat wil ik niet zeggen"])
def test_what_cannot_be_a_name_is_none(talk: Talk, typed: str) -> None:
    talk.says("Ik wil inzage")
    talk.says(typed)
    assert talk.last.asks == "name"
    assert talk.ticket().fields == {}


def test_what_is_not_understood_in_a_form_is_said_in_one_line_and_asked_again(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    assert talk.says("waarom?").startswith("Dat heb ik niet goed begrepen.")
    assert len(talk.heard) == 1


def test_a_date_in_a_sentence_finds_nobody(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Jan Jansen")
    said = talk.says("mijn aanmelding van 3 november is toen afgewezen")
    assert said.startswith("Daar kan ik nog niet mee verder.")
    assert talk.last.asks == "identifier"
    talk.says("Dorpsstraat 1")
    assert rows(talk)["Waarmee we je vinden"] == "Dorpsstraat 1"


# Details that come late


def test_what_is_told_of_a_breach_after_the_report_stands_in_the_summary(danish: Talk) -> None:
    danish.says("et databrud: jeg fik en andens regning i min e-boks")
    danish.says("Den kom i går til en mand i Odense")
    assert rows(danish)["Hvornår"] == "i går"
    assert "en mand i Odense" in rows(danish)["Hvad du så eller fik"]
    danish.says("ja jeg har den stadig")
    assert rows(danish)["Om det stadig kan ses"] == "ja jeg har den stadig"
    danish.says("jeg hedder Mette Hansen")
    assert rows(danish)["Navn"] == "Mette Hansen"
    ticket = review.ticket(
        danish.office.desk, BIRGIT, review.queue(danish.office.desk, BIRGIT)[0].reference
    ).ticket
    assert ticket is not None
    assert ticket.fields["when"] == "i går"
    assert ticket.person.name == "Mette Hansen"


def test_what_is_told_of_a_breach_when_the_form_is_done_goes_to_the_request(talk: Talk) -> None:
    talk.says("Een datalek: ik kreeg een brief met de rekening van mijn buurman")
    talk.presses("Ja, dit klopt")
    talk.presses("Nee, dank je")
    assert talk.ticket().reference in talk.says("dat datalek was gisteren, bij de achterdeur")
    assert talk.ticket().fields["when"] == "gisteren"
    assert "achterdeur" in talk.ticket().fields["what_was_seen"]


def test_a_customer_number_is_no_way_to_reach_somebody(talk: Talk) -> None:
    talk.says("Een datalek: ik kreeg een brief met de rekening van mijn buurman")
    talk.says("klantnummer 12345")
    assert rows(talk)["Waarmee we je vinden"] == "12345"
    assert "contact" not in talk.ticket().fields
    assert talk.ticket().person.other == ("12345",)


def test_a_name_alone_is_no_wish_whatever_was_said_before(talk: Talk) -> None:
    talk.says("misschien iets met mijn gegevens, hoe lang?")
    assert talk.ticket().type == "unknown"
    talk.says("Ik ben Jan Jansen")
    assert talk.ticket().type == "unknown"
    assert talk.ticket().person.name == "Jan Jansen"
    assert "Gegevens wissen" in labels(talk)


def test_what_is_advertised_by_name_is_not_stopped_by_name(talk: Talk) -> None:
    talk.says("Ik wil inzage en geen reclame")
    talk.says("Ik ben Jan Jansen")
    talk.says("jan@example.org")
    assert rows(talk)["Geen reclame meer op"] == "jan@example.org"


def test_thanks_after_the_offer_of_a_mail_end_it(talk: Talk) -> None:
    talk.says("Een mens spreken", "request.human")
    talk.says("06 12345678")
    talk.presses("Ja, dit klopt")
    talk.says("bedankt")
    assert len(talk.heard) == 1
    assert talk.last.choices == () or "Nee, dank je" not in labels(talk)


# Several questions at once


def test_of_several_questions_the_unknown_one_is_named_and_a_person_offered(talk: Talk) -> None:
    said = talk.says("Hoe lang bewaren jullie dit? Gebruiken jullie ook gezichtsherkenning?")
    assert "Zeven jaar." in said
    assert "Op deze vraag heb ik geen antwoord gevonden: “Gebruiken jullie ook gezichtsherkenning?”." in said
    assert [each["value"] for each in talk.last.choices] == ["request.human", "not_this"]


def test_beside_what_is_not_covered_the_known_question_is_answered(talk: Talk) -> None:
    said = talk.says("Hoe lang bewaren jullie dit? En gebruiken jullie cookies?")
    assert "Zeven jaar." in said
    assert "Op deze vraag" not in said
    assert labels(talk)[-1] == "Contact met een medewerker"


def test_a_guess_is_asked_about(talk: Talk) -> None:
    assert talk.says("wellicht, hoe lang dan") == "Wat bedoel je?"


def test_nobody_reads_the_same_question_back_twice(talk: Talk) -> None:
    first = talk.says("xyzzy")
    assert first == "Wat bedoel je?"
    assert talk.says("plugh").startswith("Dat begrijp ik nog niet goed.")
    assert "Contact met een medewerker" in labels(talk)


# Was this what you meant?


def test_a_wrong_reading_is_set_right_in_the_middle_of_a_form(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Ik ben Jan Jansen")
    talk.presses("Ik bedoelde iets anders")
    talk.presses("Gegevens wissen")
    assert talk.ticket().type == "erasure"
    assert talk.last.asks == "identifier"


def test_a_wrong_reading_is_set_right_at_the_summary_in_words(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("Ik ben Jan Jansen")
    talk.says("klantnummer 12345")
    talk.presses("Ik bedoelde iets anders")
    said = talk.says("nee, een klacht over de monteur die alles rondvertelde")
    assert "Ik heb het aangepast" in said
    assert talk.ticket().type == "complaint"
    assert "monteur" in talk.ticket().fields["what_happened"]
    assert len(review.queue(talk.office.desk, ANNA)) == 1


def test_an_answer_in_between_that_was_not_meant_leads_back_to_the_form(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("hoe lang bewaren jullie dit?")
    talk.presses("Ik bedoelde iets anders")
    assert "Ik wil geen verzoek doen" not in labels(talk)  # the answer was wrong, not the request
    talk.says("hoe lang bewaren jullie mijn rekening?")
    assert talk.last.asks == "name"


def test_of_several_requests_the_wrong_one_is_asked_for(talk: Talk) -> None:
    talk.says("Ik wil inzage en wis alles")
    talk.presses("Ik bedoelde iets anders")
    talk.presses("Gegevens wissen")
    talk.presses("Bezwaar")
    types = {row.type for row in review.queue(talk.office.desk, ANNA)}
    assert types == {"access", "objection"}
    assert talk.last.asks == "name"


def test_of_several_requests_one_is_taken_back_and_the_other_goes_on(talk: Talk) -> None:
    talk.says("Ik wil inzage en wis alles")
    talk.presses("Ik bedoelde iets anders")
    talk.presses("Gegevens wissen")
    talk.presses("Ik wil geen verzoek doen")
    assert talk.last.asks == "name"
    assert [row.type for row in review.queue(talk.office.desk, ANNA)] == ["access"]


@pytest.mark.parametrize("typed", ["mijn factuur klopt niet", "hebben jullie cookies?"])
def test_what_was_handed_over_can_be_set_right_or_given_to_a_person(talk: Talk, typed: str) -> None:
    talk.says(typed)
    assert labels(talk) == ["Ik bedoelde iets anders", "Contact met een medewerker"]


def test_who_thinks_better_of_it_may_take_it_back_with_one_tap(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    reference = talk.ticket().reference
    assert "blijft staan" in talk.says("toch maar niet")
    talk.presses("Ik wil geen verzoek doen")
    ticket = review.ticket(talk.office.desk, ANNA, reference).ticket
    assert ticket is not None
    assert ticket.outcome == "withdrawn"


def test_what_an_earlier_message_told_belongs_to_its_own_request() -> None:
    earlier = (Turn(by="customer", text="Ik wil inzage in mijn telefoongesprekken. Ik ben Jan Jansen."),)
    message = Message(
        tenant="ventum", channel=Channel.CHAT, received=START, text="en wis mijn adres", history=earlier
    )
    assert of_before(message, "scope", "mijn telefoongesprekken")
    assert not of_before(message, "name", "Jan Jansen")
    assert not of_before(message, "which_data", "mijn adres")


# Status, numbers, people


def test_a_question_about_the_code_is_answered_with_what_to_do(talk: Talk) -> None:
    talk.says("Stand", "request.status")
    talk.says("VEN-2222-2222")
    said = talk.says("de factuur of code is er nog niet")
    assert said.startswith("Typ de zes cijfers uit de mail.")
    assert talk.last.asks == "code"


def test_who_does_not_know_the_reference_is_asked_how_the_request_is_found(talk: Talk) -> None:
    talk.says("Stand", "request.status")
    talk.presses("Ik weet het kenmerk niet")
    assert talk.last.asks == "name"
    talk.says("Jan Jansen")
    talk.says("klantnummer 12345")
    assert rows(talk)["Waarmee we je vinden"] == "12345"
    assert (talk.ticket().person.name, talk.ticket().person.other) == ("Jan Jansen", ("12345",))


def test_that_a_number_was_taken_out_is_said_at_once(talk: Talk) -> None:
    talk.says("Ik wil inzage, mijn bsn is 111222333")
    assert talk.heard[0].text.startswith("Ik heb een BSN-")
    assert talk.last.asks == "name"


def test_hours_are_said_once_and_the_request_stands_outside_them(talk: Talk) -> None:
    talk.office.clock.on(hours=9)
    said = talk.says("Ik wil een mens spreken")
    assert said.count("9.00") == 1
    assert talk.ticket().type == "human"
    assert talk.last.asks == "contact"
    again = talk.says("Een mens", "request.human")
    assert f"Je vroeg al om een medewerker. Je kenmerk is {talk.ticket().reference}." in again


@pytest.mark.parametrize("typed", ["weet ik niet", "Dat weet ik niet."])
def test_not_knowing_the_reference_may_be_typed(talk: Talk, typed: str) -> None:
    talk.says("Stand", "request.status")
    talk.says(typed)
    assert talk.heard[0].tickets[0]["type"] == "status"
    assert talk.last.asks == "name"


def test_who_asks_where_it_stands_in_a_form_is_told_and_the_form_goes_on(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    assert "maandag 28 december 2026" in talk.says("hoe staat het met mijn verzoek?")
    assert talk.last.asks == "name"


def test_a_question_that_nothing_is_known_of_is_named_in_a_form_too(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    said = talk.says("moet ik daarvoor een akte sturen?")
    assert "Op deze vraag heb ik geen antwoord gevonden: “moet ik daarvoor een akte sturen?”." in said
    assert "Contact met een medewerker" in labels(talk)  # the buttons of the last message alone count
    assert talk.last.asks == "name"


def test_a_day_of_which_only_part_is_found_is_noted_whole(danish: Talk) -> None:
    danish.says("et databrud: jeg fik en andens regning i min e-boks")
    danish.says("i går kl. 10")
    assert rows(danish)["Hvornår"] == "i går kl. 10"


def test_details_given_where_a_reading_is_asked_for_are_thanked_for(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.presses("Ik bedoelde iets anders")
    assert "Dank je" in talk.says("Ik ben Jan Jansen")
    talk.presses("Gegevens wissen")
    assert talk.last.asks == "identifier"


def test_who_keeps_both_requests_misread_is_asked_again_which(talk: Talk) -> None:
    talk.says("Ik wil inzage en wis alles")
    talk.presses("Ik bedoelde iets anders")
    assert talk.says("nee alles moet blijven").startswith("Dat begrijp ik nog niet goed.")
    talk.presses("Ik wil geen verzoek doen")
    outcomes = {row.type for row in review.queue(talk.office.desk, ANNA)}
    assert outcomes == set()


def test_who_meant_a_question_hears_that_the_request_stands_and_may_take_it_back(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.presses("Ik bedoelde iets anders")
    assert "blijft staan" in talk.presses("Hoe lang we gegevens bewaren")
    talk.presses("Ik wil geen verzoek doen")
    assert review.queue(talk.office.desk, ANNA) == []


def test_what_is_told_of_the_request_in_another_order_is_noted(talk: Talk) -> None:
    talk.says("Ik heb een klacht")
    talk.presses("Sla dit over")
    talk.says("nee, een klacht over jullie monteur die alles rondvertelde")
    assert "monteur" in talk.ticket().fields["what_happened"]


def test_the_request_said_again_is_no_name(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    assert talk.says("ik wil gewoon inzage").startswith("Nog even over je verzoek.")
    assert "name" not in talk.ticket().fields


def test_a_breach_that_is_told_in_a_complaint_has_its_own_clock(talk: Talk) -> None:
    talk.says("Ik heb een klacht")
    talk.says("er was een datalek: mijn rekening lag bij de buren in de bus")
    assert {row.type for row in review.queue(talk.office.desk, ANNA)} == {"complaint", "breach_report"}
    assert "bij de buren" in rows(talk)["Wat er is gebeurd"]
    assert "bij de buren" in rows(talk)["Wat je zag of kreeg"]


def test_a_complaint_beside_a_breach_has_its_own_request(talk: Talk) -> None:
    talk.says("Een datalek: ik kreeg een brief met de rekening van mijn buurman")
    talk.says("en een klacht over jullie monteur die alles rondvertelde")
    assert {row.type for row in review.queue(talk.office.desk, ANNA)} == {"complaint", "breach_report"}


def test_few_words_do_not_change_the_language_of_a_chat(talk: Talk) -> None:
    assert "Een collega kijkt mee." in talk.says("hoe lang zzz")
    other = Talk(talk.office)
    other.says("hoe lang bewaren jullie dit?")
    assert "Zeven jaar." in other.says("hoe lang zzz")


def test_who_leaves_the_choice_of_readings_comes_back_to_the_form_or_to_an_end(talk: Talk) -> None:
    talk.says("Ik wil inzage")
    talk.says("hoe lang bewaren jullie dit?")
    talk.presses("Ik bedoelde iets anders")
    talk.says("laat maar")
    assert talk.last.asks == "name"
    other = Talk(talk.office)
    other.says("hoe lang bewaren jullie dit?")
    other.presses("Ik bedoelde iets anders")
    assert other.says("laat maar") == "Dat was het. Je kunt hier altijd nog iets vragen."


def test_what_was_confirmed_is_not_asked_about_again(talk: Talk) -> None:
    talk.says("Een mens spreken", "request.human")
    talk.says("06 12345678")
    talk.presses("Ja, dit klopt")
    talk.says("hoe lang bewaren jullie dit?")
    talk.presses("Ik bedoelde iets anders")
    talk.says("laat maar")
    assert not talk.last.summary

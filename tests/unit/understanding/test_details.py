"""Details found in a message: names, ways to find somebody, what a request is about, and remarks."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.message import Channel, Message, Sender, Turn
from assistant.understanding.details import find, notes

AT = datetime(2026, 11, 25, 10, tzinfo=UTC)


def message(text: str, language: str = "nl", **more: object) -> Message:
    """A chat line; with a sender, a mail."""
    values: dict[str, object] = {
        "tenant": "ventum" if language == "nl" else "natur-energi",
        "channel": Channel.EMAIL if "sender" in more else Channel.CHAT,
        "received": AT,
        "text": text,
        **more,
    }
    return Message(**values)  # type: ignore[arg-type]


def values(text: str, field: str, language: str = "nl", kind: str = "", **more: object) -> list[str]:
    """The values found for one field."""
    found = find(message(text, language, **more), language)
    return [one.value for one in found if one.field == field and kind in ("", one.kind)]


def noted(one: Message, language: str, company: str = "Ventum") -> frozenset[str]:
    """What is noticed about a message after its details were found."""
    return notes(one, language, company, find(one, language))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "Mijn naam is Jan de Vries en ik wil inzage.", "Jan de Vries"),
        ("nl", "ik heet Fatma en woon in Utrecht", "Fatma"),
        ("nl", "mn naam is piet van den berg, graag alles wissen", "Piet van den Berg"),
        ("nl", "Ik ben Fatima El Amrani, graag inzage", "Fatima El Amrani"),
        ("nl", "Naam: A.J. Smit", "A.J. Smit"),
        ("nl", "Verwijder alles.\nMet vriendelijke groet,\nAnna van den Berg", "Anna van den Berg"),
        ("nl", "Graag inzage. Groeten, Kees Bakker", "Kees Bakker"),
        ("nl", "Ik wil graag inzage. Jan de Vries", "Jan de Vries"),
        ("da", "Jeg hedder Mette Hansen og vil gerne se mine data", "Mette Hansen"),
        ("da", "Mit navn er Søren Kjær.", "Søren Kjær"),
        ("da", "jeg hedder oliver og jeg er 19 år", "Oliver"),
        ("da", "Jeg er Peter Madsen, kundenr. 882014", "Peter Madsen"),
        ("da", "Slet venligst alt. Mvh Jens Holm", "Jens Holm"),
        ("da", "Slet venligst alt.\nVenlig hilsen\nBirgitte Ågård", "Birgitte Ågård"),
    ],
)
def test_a_name_is_found_as_people_give_it(language: str, text: str, name: str) -> None:
    assert name in values(text, "name", language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Mijn naam is fout gespeld."),
        ("nl", "mijn naam is moeilijk voor een nederlander"),
        ("nl", "Beste Ventum, ik wil inzage in mijn gegevens."),
        ("nl", "Ik ben boos. Ik ben klant."),
        ("nl", "staat op naam van de buren"),
        ("da", "Mit navn er forkert hos jer"),
        ("da", "Kære Natur-Energi, jeg vil gerne slettes."),
        ("da", "Jeg er meget utilfreds"),
    ],
)
def test_what_is_no_name_is_not_taken_for_one(language: str, text: str) -> None:
    assert values(text, "name", language) == []


def test_a_mail_gives_the_name_of_its_signature_before_that_of_its_from_line() -> None:
    sender = Sender(name="jansen1980", address="jansen@example.nl")
    got = find(
        message("Graag inzage.", sender=sender, signature="Met vriendelijke groet,\nPiet Jansen"), "nl"
    )
    assert [(one.value, one.kind) for one in got if one.field == "name"] == [("Piet Jansen", "signature")]
    named = find(message("Graag inzage.", sender=Sender(name="Piet Jansen", address="p@example.nl")), "nl")
    assert ("Piet Jansen", "from") in [(one.value, one.kind) for one in named if one.field == "name"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("nl", "mijn klantnummer is 12345678", "customer number", "12345678"),
        ("nl", "klantnr. 44.556.677 graag", "customer number", "44.556.677"),
        ("nl", "12345678 is mijn klantnummer", "customer number", "12345678"),
        ("da", "kundenr. 882014", "customer number", "882014"),
        ("da", "mit kundenummer er 1002003", "customer number", "1002003"),
        ("da", "882014 er mit kundenummer", "customer number", "882014"),
        ("nl", "EAN-code 871687120012345678", "meter number", "871687120012345678"),
        ("nl", "meternummer E0012345", "meter number", "E0012345"),
        ("da", "målernummer 21345678", "meter number", "21345678"),
        ("da", "maalernr 21345678", "meter number", "21345678"),
        ("nl", "schrijf naar jan.jansen@example.nl.", "e-mail", "jan.jansen@example.nl"),
        ("nl", "Ik woon op Dorpsstraat 12a, 1234 AB Utrecht.", "address", "Dorpsstraat 12a, 1234 AB Utrecht"),
        ("nl", "1234ab 12", "address", "1234ab 12"),
        ("nl", "postcode 1234 AB huisnummer 12", "address", "1234 AB 12"),
        ("nl", "ik woon Lange Kerkdam 7", "address", "Lange Kerkdam 7"),
        ("da", "Vestergade 12, 2. tv, 8200 Aarhus N", "address", "Vestergade 12, 2. tv, 8200 Aarhus N"),
        ("da", "jeg bor på Strandvejen 44", "address", "Strandvejen 44"),
        ("da", "Bakken 3, 2000 Frederiksberg", "address", "Bakken 3, 2000 Frederiksberg"),
        ("nl", "bel 06-12345678", "phone", "06-12345678"),
        ("nl", "telefoon 020 123 45 67", "phone", "020 123 45 67"),
        ("nl", "+31 6 1234 5678", "phone", "+31 6 1234 5678"),
        ("da", "ring på 20 12 34 56", "phone", "20 12 34 56"),
        ("da", "tlf. 20123456", "phone", "20123456"),
        ("da", "+45 20 12 34 56", "phone", "+45 20 12 34 56"),
    ],
)
def test_whatever_identifies_somebody_is_found(language: str, text: str, kind: str, value: str) -> None:
    assert value in values(text, "identifier", language, kind)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("da", "kundenr. 88201499", "phone"),
        ("da", "CVR 88201499", "phone"),
        ("nl", "factuurnummer 0612345678", "phone"),
        ("nl", "ordernummer 20123456", "phone"),
        ("da", "i 2026 Jeg flyttede", "address"),
        ("nl", "in 2026 BV opgericht", "phone"),
        ("nl", "backoffice@ventum.nl", "e-mail"),
        ("nl", "op 12-10-2026 om 10.30 uur", "phone"),
    ],
)
def test_other_numbers_are_not_taken_for_them(language: str, text: str, kind: str) -> None:
    assert values(text, "identifier", language, kind) == []


def test_a_mails_sender_is_an_identifier_and_a_contact() -> None:
    sender = Sender(name="", address="mette@example.dk")
    assert "mette@example.dk" in values("Slet alt", "identifier", "da", "sender", sender=sender)
    assert "mette@example.dk" in values("Ring til mig", "contact", "da", sender=sender)


def test_what_the_customer_said_earlier_in_the_chat_counts_and_what_we_said_does_not() -> None:
    history = (
        Turn(by="customer", text="ik heet Sanne, klantnummer 12345678"),
        Turn(by="assistant", text="Bel ons op 088 123 45 67, klantnummer 99999999"),
    )
    got = values("verwijder mijn account", "identifier", "nl", history=history)
    assert got == ["12345678"]


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("nl", "Op 3 maart kreeg ik een brief", "3 maart"),
        ("nl", "Op 3 februari 2026 belde ik", "3 februari 2026"),
        ("nl", "dat was 12-10-2026", "12-10-2026"),
        ("nl", "Gisteren zag ik het", "Gisteren"),
        ("nl", "vorige week dinsdag", "vorige week"),
        ("da", "Den 4. oktober ringede jeg", "4. oktober"),
        ("da", "jeg så det i går", "i går"),
        ("da", "det skete den 12/10-2026 eller 12.10.2026", "12.10.2026"),
    ],
)
def test_dates_are_found(language: str, text: str, when: str) -> None:
    assert when in values(text, "when", language, "date")


def test_a_birth_date_is_not_when_it_happened() -> None:
    assert values("Ik ben geboren op 3 maart 1980", "when", "nl", "date") == []
    assert values("Jeg er født den 4. oktober 1980", "when", "da", "date") == []


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("nl", "bel me na 17 uur", "na 17 uur"),
        ("nl", "bel 06-12345678, na vijf uur thuis", "na vijf uur"),
        ("nl", "Bel mij liever morgenochtend", "morgenochtend"),
        ("da", "ring efter kl. 16", "efter kl. 16"),
        ("da", "Kan I ringe i morgen mellem 10 og 12?", "i morgen mellem 10 og 12"),
    ],
)
def test_when_somebody_wants_to_be_called_is_found(language: str, text: str, when: str) -> None:
    assert when in values(text, "when", language, "call")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "het moet Jansen zijn in plaats van Janssen", "Jansen"),
        ("nl", "geboortedatum klopt niet, moet 3-11-1959 zijn", "3-11-1959"),
        ("nl", "Dat moet zijn: Dorpsstraat 7", "Dorpsstraat 7"),
        ("nl", "Corrigeer mijn naam naar El Khattabi, graag", "El Khattabi"),
        ("da", "Det skal være Kjær", "Kjær"),
        ("da", "Ret mit efternavn til Bech tak", "Bech"),
        ("da", "adressen skal rettes til Vestergade 12", "Vestergade 12"),
        ("da", "Min fødselsdato er forkert. Ret den til 2. januar 1990.", "2. januar 1990"),
        ("da", "Ret den til 2. januar 1990. Tak for hjælpen.", "2. januar 1990"),
        ("da", "Ret mit husnummer til 12. Tak!", "12"),
    ],
)
def test_the_right_value_is_found(language: str, text: str, value: str) -> None:
    assert value in values(text, "right_value", language)


@pytest.mark.parametrize(
    ("language", "text", "field", "value"),
    [
        ("nl", "mijn geboortedatum klopt niet", "which_data", "geboortedatum"),
        ("da", "mit efternavn er stavet forkert", "which_data", "efternavn"),
        ("nl", "Ik trek mijn toestemming voor de nieuwsbrief in", "which_consent", "nieuwsbrief"),
        ("da", "Jeg trækker mit samtykke til markedsføring tilbage", "which_consent", "markedsføring"),
        ("nl", "bezwaar tegen het delen van mijn data", "which_processing", "delen van mijn data"),
        ("da", "indsigelse mod jeres statistik", "which_processing", "jeres statistik"),
        ("nl", "stuur mijn data naar Vattenfall", "target", "Vattenfall"),
        ("da", "send mine data til min nye leverandør", "target", "min nye leverandør"),
        ("nl", "want ik ben een publiek persoon", "reason", "ik ben een publiek persoon"),
        ("da", "fordi jeg har skiftet navn", "reason", "jeg har skiftet navn"),
        ("nl", "waar blijft antwoord op ven-7k3m-9qxa", "reference", "VEN-7K3M-9QXA"),
        ("nl", "geen reclame meer per mail", "channels", "email"),
        ("da", "stop med at ringe til mig", "channels", "phone"),
        ("da", "ingen reklamer på mail og heller ikke på telefonen", "channels", "phone"),
        ("da", "ingen reklamer på mail og heller ikke på telefonen", "channels", "email"),
    ],
)
def test_what_a_request_is_about_is_found(language: str, text: str, field: str, value: str) -> None:
    assert value in values(text, field, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Namens mijn moeder vraag ik inzage"),
        ("nl", "Ik vraag dit voor mijn overleden man"),
        ("nl", "Als bewindvoerder van mevrouw Yilmaz verzoek ik"),
        ("nl", "Namens cliënte betwist ik het besluit"),
        ("nl", "Mijn vader is overleden, graag alles wissen"),
        ("nl", "ik wil de gegevens van mijn zoon inzien"),
        ("da", "På vegne af min mor vil jeg bede om indsigt"),
        ("da", "Jeg er værge for min bror"),
        ("da", "min afdøde mands konto"),
        ("da", "slet min søns oplysninger"),
        ("da", "Jeg har fuldmagt"),
        ("da", "dødsboet efter Kaj"),
    ],
)
def test_a_request_for_somebody_else_is_noticed(language: str, text: str) -> None:
    assert values(text, "on_behalf_of", language)
    assert "on_behalf" in noted(message(text, language), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Ik kreeg de brief van mijn buurvrouw"),
        ("nl", "Mijn man en ik willen inzage in onze gegevens"),
        ("nl", "iemand belde namens jullie"),
        ("da", "Jeg fik min nabos brev"),
        ("da", "Min mand og jeg vil se vores oplysninger"),
    ],
)
def test_other_people_in_a_story_are_no_mandate(language: str, text: str) -> None:
    assert values(text, "on_behalf_of", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Ik heb nog steeds geen antwoord.", {"reminder"}),
        (
            "nl",
            "Tweede verzoek: binnen twee weken antwoord, anders stap ik naar de AP.",
            {"reminder", "threat"},
        ),
        ("nl", "Ik dien een klacht in bij de Autoriteit Persoonsgegevens als ik niets hoor", set()),
        ("da", "Jeg har stadig ikke fået svar", {"reminder"}),
        ("da", "Rykker: svar inden 14 dage, ellers klager jeg til Datatilsynet", {"reminder", "threat"}),
        ("nl", "Beste Eneco, verwijder mijn gegevens", {"wrong_company"}),
        ("da", "Kære Ørsted, slet mine data", {"wrong_company"}),
        ("nl", "Geachte Natur-Energi, ik wil inzage", {"wrong_company"}),
        ("nl", "Beste Ventum, ik stap over naar Eneco", set()),
        ("nl", "Stuur mijn gegevens naar Vattenfall", set()),
        ("nl", "Namens de Autoriteit Persoonsgegevens verzoek ik u om informatie", {"authority"}),
        ("da", "Datatilsynet har modtaget en klage", {"authority"}),
        ("nl", "Hoe lang bewaren jullie mijn gegevens?", set()),
    ],
)
def test_remarks_that_change_the_handling_are_noticed(language: str, text: str, expected: set[str]) -> None:
    name = "Ventum" if language == "nl" else "Natur-Energi"
    told = set(noted(message(text, language), language, name))
    assert told >= expected
    assert not (told - expected) - {"threat"}


def test_an_authority_is_known_by_its_signature() -> None:
    sender = Sender(name="Inspecteur", address="post@example.nl")
    letter = message("Wij ontvingen een klacht.", sender=sender, signature="Autoriteit Persoonsgegevens")
    assert "authority" in noted(letter, "nl")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["nl", "da", "sv", "und"]), st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str, language: str, name: str) -> None:
    sender = Sender(name=name, address="a@example.nl")
    one = message(text, "nl", sender=sender, signature=name)
    assert all(found.value.strip() for found in find(one, language))
    noted(one, language)


PIECES = [
    "A-",
    "a ",
    "1 ",
    "06",
    "1234 AB ",
    "Jan de ",
    "mijn ",
    "naar in ",
    "niet a, ",
    "bel ",
    "\n",
    "x@",
    "a.",
    "'t ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_very_long_message_is_read_in_bounded_time(piece: str) -> None:
    one = message(piece * 20_000)
    for language in ("nl", "da"):
        began = time.perf_counter()
        noted(one, language)
        assert time.perf_counter() - began < 4


@pytest.mark.parametrize(
    ("language", "text", "digits"),
    [
        ("da", "Slet mig. Mit kort er 4111 1111 1111 1111.", "4111 1111"),
        ("da", "Ret min fødselsdato. Mit cpr-nummer er 010190-1234, ring gerne.", "010190"),
        ("nl", "Verwijder mijn gegevens. Mijn BSN is 111222333, bel gerne.", "111222333"),
    ],
)
def test_no_piece_of_a_card_or_citizen_number_is_taken_for_a_phone(
    language: str, text: str, digits: str
) -> None:
    found = find(message(text, language), language)
    assert not [one for one in found if digits in one.value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Verwijder mijn gegevens. Mijn BSN is 111222333 en mijn IBAN NL91ABNA0417164300."),
        ("da", "Slet mine data. Mit CPR-nummer er 010190-1234."),
    ],
)
def test_a_number_that_is_told_is_not_the_data_that_the_request_is_about(language: str, text: str) -> None:
    assert not values(text, "which_data", language) or not {"bsn", "iban", "cpr-nummer"} & {
        value.casefold() for value in values(text, "which_data", language)
    }


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "graag inzage. joris prins klantnr 8001231", "Joris Prins"),
        ("nl", "Wis alles. Anna de Wit, Dorpsstraat 4, 1234 AB Utrecht", "Anna de Wit"),
        ("nl", "weg met mijn data, groetjes yvette mol", "Yvette Mol"),
        ("da", "slet alt. jens bakke kundenr 881230", "Jens Bakke"),
        ("da", "Navn: Frida Ploug, kundenummer 102938", "Frida Ploug"),
    ],
)
def test_a_name_without_a_greeting_is_found_beside_what_belongs_to_it(
    language: str, text: str, name: str
) -> None:
    assert name in values(text, "name", language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "wis alles. per direct graag"),
        ("nl", "mijn oude klantnummer 8001231 is vervallen"),
        ("nl", "ik woon aan de Lange Kerkdam 7"),
        ("nl", "Stuur het naar 1234 AB Den Haag, telefoon 06-12345678"),
        ("da", "slet alt. med det samme tak"),
        ("da", "det gamle kundenr 881230 gælder ikke"),
    ],
)
def test_words_beside_a_number_are_no_name(language: str, text: str) -> None:
    assert values(text, "name", language) == []


def test_a_channel_that_may_stay_is_not_stopped() -> None:
    got = values("Brieven over mijn contract mogen wel, maar geen reclame per mail", "channels")
    assert got == ["email"]

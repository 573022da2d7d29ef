"""A ticket's fields: those of its type, from what was found, masked, nearest to the wish."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.fields import fields_for
from assistant.casework.types import TICKET_TYPES, missing
from assistant.message import Channel, Message, Sender

AT = datetime(2026, 11, 25, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Detail:
    """What understanding would have found."""

    field: str
    value: str
    kind: str = ""


def message(text: str, **more: object) -> Message:
    """A chat line; with a sender, a mail."""
    channel = Channel.EMAIL if "sender" in more else Channel.CHAT
    return Message(tenant="ventum", channel=channel, received=AT, text=text, **more)  # type: ignore[arg-type]


def fields(type: str, text: str, *found: Detail, sentence: str = "", **more: object) -> dict[str, str]:
    """The fields of one request."""
    return fields_for(type, sentence=sentence or text, message=message(text, **more), found=found)


def test_only_the_fields_of_the_type_are_there() -> None:
    got = fields(
        "access", "Ik wil inzage", Detail("name", "Jan", "stated"), Detail("target", "Vattenfall"),
        Detail("identifier", "12345678", "customer number"),
    )  # fmt: skip
    assert got == {"name": "Jan", "identifier": "12345678"}


def test_on_behalf_of_is_there_for_any_type() -> None:
    got = fields("marketing_optout", "stop", Detail("on_behalf_of", "namens mijn moeder", "mandate"))
    assert got["on_behalf_of"] == "namens mijn moeder"


def test_in_a_mail_the_senders_address_identifies_and_the_from_line_names() -> None:
    sender = Sender(name="Jan Jansen", address="jan@example.nl")
    got = fields("access", "Graag inzage", sender=sender)
    assert got == {"name": "Jan Jansen", "identifier": "jan@example.nl"}
    assert missing("access", got) == ()


def test_in_a_chat_nothing_is_known_that_was_not_said() -> None:
    assert missing("access", fields("access", "Graag inzage")) == ("name", "identifier")


def test_a_stated_name_comes_before_the_signature_and_that_before_the_from_line() -> None:
    found = (Detail("name", "jj1980", "from"), Detail("name", "J. Jansen", "signature"))
    assert fields("access", "inzage", *found)["name"] == "J. Jansen"
    assert fields("access", "inzage", *found, Detail("name", "Jan Jansen", "stated"))["name"] == "Jan Jansen"


def test_a_customer_number_identifies_better_than_an_address_or_the_sender() -> None:
    found = (
        Detail("identifier", "jan@example.nl", "sender"),
        Detail("identifier", "Dorpsstraat 1", "address"),
        Detail("identifier", "12345678", "customer number"),
    )
    assert fields("erasure", "alles weg", *found)["identifier"] == "12345678"


@pytest.mark.parametrize("number", ["bsn 111222333", "cpr 010190-1234", "NL91ABNA0417164300"])
def test_numbers_that_must_not_be_shown_are_masked(number: str) -> None:
    text = f"Jullie stuurden mijn buurman een brief met {number} erin"
    got = fields("complaint", text)
    assert "***]" in got["what_happened"]
    assert not any(digits in got["what_happened"] for digits in ("111222333", "010190", "0417164300"))


def test_what_stands_in_the_sentence_of_the_wish_counts_more_than_what_stands_elsewhere() -> None:
    found = (Detail("which_data", "adres", "word"), Detail("which_data", "geboortedatum", "word"))
    text = "Mijn adres hebben jullie. Mijn geboortedatum klopt niet."
    got = fields("rectification", text, *found, sentence="Mijn geboortedatum klopt niet.")
    assert got["which_data"] == "geboortedatum"


def test_everything_is_no_answer_to_what_is_wrong() -> None:
    got = fields("rectification", "klopt niet", Detail("which_data", "alles", "word"))
    assert "which_data" not in got


def test_a_bare_correction_says_what_is_missing() -> None:
    got = fields("rectification", "graag correctie van mijn gegevens")
    assert missing("rectification", got) == ("name", "identifier", "which_data")


def test_advertising_stops_where_it_was_asked_to_stop() -> None:
    found = (
        Detail("identifier", "jan@example.nl", "e-mail"),
        Detail("phone", "06-12345678", "phone"),
        Detail("channels", "phone", "word"),
    )
    got = fields("marketing_optout", "niet meer bellen", *found)
    assert got == {"address_to_stop": "06-12345678", "channels": "phone"}


def test_advertising_by_mail_stops_for_the_address_that_wrote() -> None:
    got = fields("marketing_optout", "stop", sender=Sender(name="Jan", address="jan@example.nl"))
    assert got["address_to_stop"] == "jan@example.nl"


def test_a_name_is_enough_to_stop_advertising() -> None:
    got = fields("marketing_optout", "stop", Detail("name", "Jan Jansen", "stated"))
    assert got["address_to_stop"] == "Jan Jansen"


def test_an_sms_stops_for_a_customer_number_as_well() -> None:
    got = fields("sms_optout", "stop sms", Detail("identifier", "882014", "customer number"))
    assert got == {"phone": "882014"}


@pytest.mark.parametrize(
    "closing",
    [
        " Jan de Vries",
        "\nGroet,\nJan de Vries",
        " Met vriendelijke groet, Jan de Vries.",
        "\nmvh Jan de Vries",
    ],
)
def test_a_story_ends_before_the_greeting_and_the_name(closing: str) -> None:
    story = "Jullie hebben mijn rekening aan de buurman gestuurd. Dat is niet normaal."
    got = fields("complaint", story + closing, Detail("name", "Jan de Vries", "signature"))
    assert got["what_happened"] == story


def test_a_story_about_somebody_named_keeps_the_name() -> None:
    story = "Jullie medewerker las mijn rekening voor aan Jan de Vries en zijn vrouw."
    got = fields("complaint", story, Detail("name", "Jan de Vries", "signature"))
    assert got["what_happened"] == story


def test_a_complaint_tells_what_happened_and_a_bare_one_does_not() -> None:
    assert missing("complaint", fields("complaint", "Ik wil een klacht indienen")) == ("what_happened",)
    told = fields("complaint", "Jullie medewerker las mijn betalingshistorie voor aan mijn buurman.")
    assert told["what_happened"].startswith("Jullie medewerker")


def test_a_short_sentence_is_told_with_the_text_around_it() -> None:
    text = "Vandaag lag er post van mevrouw Bakker met haar verbruik in mijn bus. Een datalek dus."
    got = fields("breach_report", text, sentence="Een datalek dus.")
    assert got["what_was_seen"] == text


def test_a_long_story_is_cut_at_a_word() -> None:
    text = "Een brief van een ander gezien met namen en adressen. " * 30
    seen = fields("breach_report", text)["what_was_seen"]
    assert len(seen) < 420
    assert seen.endswith(" …")


def test_when_to_call_is_not_when_it_happened() -> None:
    found = (Detail("when", "3 maart", "date"), Detail("when", "na 17 uur", "call"))
    assert fields("human", "bel mij over mijn brief", *found)["when"] == "na 17 uur"
    assert fields("complaint", "Jullie gaven mijn brief weg aan de buren", *found)["when"] == "3 maart"


@pytest.mark.parametrize(
    ("text", "named", "whole"),
    [
        ("De brief kwam vorige week dinsdag bij mijn buurman.", "vorige week", "vorige week dinsdag"),
        ("Ik kreeg gisteren rond 14.30 uur een mail.", "gisteren", "gisteren rond 14.30 uur"),
        ("Afgelopen maandag om 9 uur 's ochtends belde hij.", "Afgelopen maandag",
         "Afgelopen maandag om 9 uur 's ochtends"),
        ("Jeg fik i går kl. 10 en mail.", "i går", "i går kl. 10"),
        ("I mandags ved middagstid kom et brev.", "I mandags", "I mandags ved middagstid"),
        ("Sidste uge tirsdag kl. 14.15 ringede I.", "Sidste uge", "Sidste uge tirsdag kl. 14.15"),
        ("Het was gisteren om 14:30.", "gisteren", "gisteren om 14:30"),
        ("Gisteren 20 mails van een ander gekregen.", "Gisteren", "Gisteren"),
        ("Ik zag vandaag 12-11-2026 op de brief staan.", "vandaag", "vandaag"),
        ("i går fik jeg en mail", "i dag", "i dag"),
    ],
)  # fmt: skip
def test_a_moment_is_noted_with_the_weekday_and_the_hour_said_after_it(
    text: str, named: str, whole: str
) -> None:
    got = fields("breach_report", text, Detail("when", named, "date"))
    assert got["when"] == whole


@pytest.mark.parametrize(
    ("said", "scope"),
    [
        ("mine oplysninger og bagefter have alt slettet", "mine oplysninger"),
        ("mijn gegevens en daarna alles laten wissen", "mijn gegevens"),
        ("mijn gegevens en vooral mijn betalingen", "mijn gegevens en vooral mijn betalingen"),
        ("mine oplysninger og mine opkald", "mine oplysninger og mine opkald"),
    ],
)
def test_the_wish_that_comes_after_is_no_part_of_what_somebody_wants_to_see(said: str, scope: str) -> None:
    got = fields("access", f"Jeg vil se {said}", Detail("scope", said, "clause"))
    assert got["scope"] == scope


def test_what_somebody_complains_about_is_what_happened_and_no_wish() -> None:
    about = "Jeg vil klage over at I har givet mine oplysninger videre"
    text = f"{about}. Hvem har I givet dem til?"
    got = fields("complaint", text, Detail("wish", about, "clause"), sentence=f"{about}.")
    assert got["what_happened"].startswith(about)
    assert "wish" not in got


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ik heb een klacht. Aan wie geven jullie mijn gegevens door?", False),
        ("Jeg vil klage. Hvor længe gemmer I mine optagelser?", False),
        ("Ik heb een klacht. Waarom hebben jullie mijn werkgever gebeld?", True),
    ],
)
def test_a_question_is_no_story_unless_it_asks_why_something_was_done(text: str, *, told: bool) -> None:
    assert ("what_happened" in fields("complaint", text)) is told


def test_a_request_without_words_has_no_wish() -> None:
    assert missing("unknown", fields("unknown", "AVG verzoek", sentence="")) == ("wish",)


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(KeyError):
        fields("holiday", "x")


@given(
    st.sampled_from(sorted(TICKET_TYPES)),
    st.text(max_size=200),
    st.lists(
        st.builds(
            Detail,
            st.sampled_from(
                ["name", "identifier", "phone", "which_data", "when", "wish", "channels", "ground"]
            ),
            st.text(min_size=1, max_size=20),
            st.sampled_from(["", "clause", "word", "phone", "date"]),
        ),
        max_size=6,
    ),
)
def test_fields_are_texts_of_the_type_whatever_was_found(type: str, text: str, found: list[Detail]) -> None:
    kind = TICKET_TYPES[type]
    got = fields(type, text, *found)
    assert set(got) <= {*kind.told, "on_behalf_of"}
    assert all(isinstance(value, str) for value in got.values())

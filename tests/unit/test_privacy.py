"""Numbers that must be hidden are; numbers that only look like them stay."""

import logging
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.privacy import Personal, find_numbers, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mijn BSN is 111222333.", "Mijn BSN is [BSN ***]."),
        ("burgerservicenummer: 1112.22.333", "burgerservicenummer: [BSN ***]"),
        ("bsn 111 222 333 graag", "bsn [BSN ***] graag"),
        ("111222333 is mijn bsn", "[BSN ***] is mijn bsn"),
        ("de BSN's 111222333 en 123456782", "de BSN's [BSN ***] en [BSN ***]"),
        ("klantnummer 12345 en bsn 123456782", "klantnummer 12345 en bsn [BSN ***]"),
    ],
)
def test_a_bsn_is_masked_where_the_words_say_that_it_is_one(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "klantnummer 111222333",
        "Mijn klantnummer is 111222333, mijn bsn geef ik niet.",
        "111222333 is mijn klantnummer, bsn geef ik niet",
        "111222333",
        "bsn 111222334",  # fails the eleven-test
        "ordernummer: 123456782",
    ],
)
def test_a_customer_number_is_not_a_bsn(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mit cpr er 010190-1234", "mit cpr er [CPR ***]"),
        ("010190-1234", "[CPR ***]"),
        ("0101901234", "[CPR ***]"),
        ("010190 1234", "[CPR ***]"),
        ("010190 - 1234", "[CPR ***]"),
        ("cpr-nr. 311299-4321", "cpr-nr. [CPR ***]"),
        ("cpr 010107-4000", "cpr [CPR ***]"),  # 2007 and no modulus 11
        ("Personnummer: 290200-5555", "Personnummer: [CPR ***]"),  # 29 February 2000
        ("cpr 610190-1234", "cpr [CPR ***]"),  # a replacement number: 60 added to the day
    ],
)
def test_a_cpr_number_is_told_by_its_date_and_form(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "310290-1234",  # no 31 February
        "290201-1234",  # 1901 was no leap year
        "010170-6123",  # this serial would be the nineteenth century
        "991390-1234",
        "kundenummer 0101901234",
        "kundenr. 0101901234",
        "tlf. 0101901234",
        "0612345678",
        "Du kan ringe på 20 12 34 56",
        "+45 20 12 34 56",
        "+31 6 12345678",
    ],
)
def test_what_is_no_cpr_number_stays(text: str) -> None:
    assert mask(text) == text


def test_ten_bare_digits_in_dutch_are_a_phone_unless_the_words_say_otherwise() -> None:
    assert mask("0201901234", language="nl") == "0201901234"
    assert mask("cpr 0201901234", language="nl") == "cpr [CPR ***]"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("rekening NL91ABNA0417164300 van mij", "rekening [IBAN ***] van mij"),
        ("NL91 ABNA 0417 1643 00 en dus", "[IBAN ***] en dus"),
        ("dk50 0040 0440 1162 43.", "[IBAN ***]."),
        ("(DE89370400440532013000)", "([IBAN ***])"),
    ],
)
def test_an_account_number_is_known_by_its_check_digits(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_an_account_number_with_a_wrong_digit_stays() -> None:
    assert mask("NL92ABNA0417164300") == "NL92ABNA0417164300"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111 1111 1111 1111", "[CARD ***]"),
        ("mijn creditcard 5500005555555559", "mijn creditcard [CARD ***]"),
        ("3782 822463 10005", "[CARD ***]"),
        ("kort 4111-1111-1111-1111 tak", "kort [CARD ***] tak"),
    ],
)
def test_a_card_number_passes_luhn(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "ordrenummer 4111111111111111",
        "EAN 871687120012345678",
        "målernummer 571313180401234567",
        "KvK 12345678, CVR 12345678",
        "VEN-7K3M-9QXA",
        "2026-11-25T10:00:00+01:00",
        "id 3fa0101901234bc9",
    ],
)
def test_order_meter_and_company_numbers_stay(text: str) -> None:
    assert mask(text) == text


def test_each_number_is_found_with_its_place() -> None:
    text = "bsn 111222333, iban NL91ABNA0417164300"
    found = find_numbers(text)
    assert [(one.kind, text[one.start : one.end]) for one in found] == [
        ("bsn", "111222333"),
        ("iban", "NL91ABNA0417164300"),
    ]


@given(st.text(max_size=200))
def test_masking_twice_is_masking_once_and_never_fails(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@given(st.text(alphabet="0123456789 -.,bsncprkNLDK\n", max_size=300))
def test_places_never_overlap(text: str) -> None:
    found = find_numbers(text)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


def test_masking_a_long_text_is_quick() -> None:
    import time

    for text in ("1" * 200_000, "1 " * 100_000, "NL91" * 50_000, "a1-" * 60_000, "010190-" * 30_000):
        began = time.perf_counter()
        mask(text)
        assert time.perf_counter() - began < 5


def test_personal_text_hides_itself_in_logs_and_messages(caplog: pytest.LogCaptureFixture) -> None:
    name = Personal("Jan de Vries")
    with caplog.at_level(logging.INFO):
        logging.getLogger("test").info("name %s %r", name, name)
    assert "Jan" not in caplog.text
    assert "Jan" not in f"{name} {name!r} {[name]} {ValueError(name)}"
    assert name.reveal() == "Jan de Vries"


def test_personal_text_compares_and_does_not_travel() -> None:
    assert Personal("a") == Personal("a")
    assert Personal("a") != Personal("b")
    assert Personal("a") != "a"
    assert len({Personal("a"), Personal("a")}) == 1
    assert not Personal("")
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(Personal("a"))

"""Dutch and Danish letters come out right whatever the label says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mail import charsets

DUTCH = "Geëxporteerde gegevens van Zoë, één café à € 5"
DANISH = "Hør, får I på Ærø æbler? Ja, og Åse får øl"


@pytest.mark.parametrize(
    "label", ["utf-8", "UTF8", '"utf-8"', "unicode-1-1-utf-8", "iso-8859-1", "us-ascii", "", "x-none"]
)
@pytest.mark.parametrize("text", [DUTCH, DANISH])
def test_utf8_is_read_as_utf8_under_any_usual_label(label: str, text: str) -> None:
    assert charsets.decode(text.encode("utf-8"), label)[0] == text


@pytest.mark.parametrize(
    "label", ["windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "utf-8", "", "unknown-8bit"]
)
@pytest.mark.parametrize("text", [DUTCH, DANISH])
def test_windows_1252_is_read_under_any_usual_label(label: str, text: str) -> None:
    assert charsets.decode(text.encode("cp1252"), label)[0] == text


@pytest.mark.parametrize(
    "charset",
    [
        "utf-8",
        "utf-16",
        "utf-7",
        "windows-1252",
        "iso-8859-15",
        "cp850",
        "cp865",
        "mac-roman",
        "windows-1250",
        "utf-32",
    ],
)
def test_a_right_label_is_believed(charset: str) -> None:
    text = "één ö ä ü" if charset in {"windows-1250", "cp865"} else "één æ å ö"
    text = text.replace("æ å", "é") if charset == "windows-1250" else text

    assert charsets.decode(text.encode(charset), charset)[0] == text


def test_dos_letters_without_a_label_are_read() -> None:
    assert charsets.decode("blåbær og rødgrød".encode("cp865"), "")[0] == "blåbær og rødgrød"


def test_mojibake_that_somebody_wrote_is_left_alone() -> None:
    assert charsets.decode("Er staat Ã© in mijn naam".encode(), "utf-8")[0] == "Er staat Ã© in mijn naam"


def test_a_character_cut_off_at_the_end_is_dropped_and_said() -> None:
    assert charsets.decode("privé".encode()[:-1], "utf-8") == ("priv", "a character is cut off at the end")


def test_a_last_windows_letter_is_not_taken_for_a_cut_character() -> None:
    assert charsets.decode("privé".encode("cp1252"), "utf-8")[0] == "privé"


def test_a_latin_footer_below_utf8_is_read_too() -> None:
    assert charsets.decode("får — ".encode() + "får".encode("cp1252"), "utf-8")[0] == "får — får"


def test_nul_characters_are_left_out_and_said() -> None:
    assert charsets.decode(b"a\x00b", "utf-8") == ("ab", "NUL characters left out")


@pytest.mark.parametrize(
    "label", ["base64", "zip", "rot13", "punycode", "idna", "unicode_escape", "undefined", "x" * 500]
)
def test_what_is_no_character_set_is_not_used_as_one(label: str) -> None:
    assert charsets.decode(b"abc", label)[0] == "abc"


@given(
    st.binary(max_size=300),
    st.one_of(
        st.text(max_size=20), st.sampled_from(["utf-7", "utf-16", "utf-32", "hz", "iso-2022-jp", "cp037"])
    ),
)
def test_any_bytes_under_any_label_give_clean_text(data: bytes, label: str) -> None:
    text, _ = charsets.decode(data, label)

    text.encode("utf-8")  # no half characters
    assert "\x00" not in text


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=80))
def test_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    assert charsets.decode(text.encode(), "utf-8")[0] == text

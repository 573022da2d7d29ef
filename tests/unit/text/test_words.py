"""Spelling, words, sentences and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.normal import fold, tidy
from assistant.text.words import clauses, sentences, stem


@pytest.mark.parametrize("spelling", ["få", "faa", "fa", "FÅ"])
def test_danish_letters_and_their_typed_stand_ins_are_one_spelling(spelling: str) -> None:
    assert fold(spelling, "da") == "fa"


@pytest.mark.parametrize(("one", "other"), [("gør", "goer"), ("være", "vaere"), ("måler", "maaler")])
def test_a_danish_word_typed_without_its_letter_is_the_same_word(one: str, other: str) -> None:
    assert fold(one, "da") == fold(other, "da")


def test_dutch_loses_its_accents_but_not_its_double_vowels() -> None:
    assert fold("Één reëel maatje", "nl") == "een reeel maatje"


def test_invisible_characters_and_curly_quotes_do_not_make_another_word() -> None:
    assert tidy("sms\u00ad’jes\u200b") == "sms'jes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stop daarmee. Wis alles!", ["Stop daarmee.", "Wis alles!"]),
        ("Ik stuur o.a. mijn naam mee.", ["Ik stuur o.a. mijn naam mee."]),
        ("Det gælder f.eks. min adresse. Tak.", ["Det gælder f.eks. min adresse.", "Tak."]),
        ("eerste regel\ntweede regel", ["eerste regel", "tweede regel"]),
        ("Waarom?? Zeg het!!", ["Waarom??", "Zeg het!!"]),
        ("", []),
        ("Stop. . ...", ["Stop.", ".", "..."]),
        ("Drie dingen: 1) wis alles 2) bel mij", ["Drie dingen:", "1) wis alles", "2) bel mij"]),
        ("Ik betaal op 1. januari, toch?", ["Ik betaal op 1. januari, toch?"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_with_two_wishes_is_read_in_two_clauses() -> None:
    assert clauses("Wis mijn account en stuur me daarna een bevestiging") == [
        "Wis mijn account",
        "en stuur me daarna een bevestiging",
    ]


def test_a_list_of_words_is_one_clause() -> None:
    assert clauses("naam, adres en telefoon") == []


@given(st.text())
def test_splitting_never_fails_and_loses_no_letter(text: str) -> None:
    found = "".join(sentences(text))
    assert [c for c in found if c.isalnum()] == [c for c in text if c.isalnum()]
    for sentence in sentences(text):
        clauses(sentence)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå", min_size=1))
def test_stemming_never_fails(word: str) -> None:
    assert isinstance(stem(fold(word, "da"), "da"), str)

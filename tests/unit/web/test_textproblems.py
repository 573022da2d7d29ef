"""What cannot be saved of a text is said in the reader's language, with its place."""

from pathlib import Path

import pytest

from assistant import resources
from assistant.web import phrases, textproblems
from assistant.writing.library import Library
from tests.unit.desk.library import BILLS, SECTIONS, WORDING, library

LANGUAGES = phrases.load(resources.folder("locales"))
FACT = 'intent: faq.retention\ntitle: "T"\nfacts:\n'
WHOLE = '  - {id: a, source: statement, section: "1", short: "Zeven jaar.", asks: ["hoe lang"]}\n'
BROKEN = [
    (BILLS, "intent: [", "geen geldige YAML", "ikke gyldig YAML"),
    (BILLS, f"{FACT}{WHOLE}unknown: 1\n", "is hier niet bekend", "kendes ikke her"),
    (BILLS, "intent: faq.retention\nfacts: []\n", "'title' ontbreekt", "'title' mangler"),
    (BILLS, FACT, "er staat niets in", "der står ikke noget i den"),
    (BILLS, FACT + WHOLE + WHOLE, "het feit 'a' staat hier twee keer", "oplysningen 'a' står her to gange"),
    (BILLS, FACT + WHOLE.replace('"1"', '"99"'), "paragraaf '99' staat niet", "afsnit '99' står ikke"),
    (BILLS, FACT + WHOLE.replace("statement", "law").replace('"1"', '""'), "noemt het artikel", "artiklen"),
    (BILLS, FACT + WHOLE.replace("Zeven jaar.", ""), "het feit zegt niets", "siger ikke noget"),
    (BILLS, FACT + WHOLE.replace('"hoe lang"', ""), "minstens één manier", "mindst én måde"),
    (
        BILLS,
        FACT + WHOLE.replace("asks", "extra: maybe, asks"),
        "moet true of false zijn",
        "true eller false",
    ),
    (BILLS, FACT.replace('"T"', "3") + WHOLE, "'title' moet tekst zijn", "'title' skal være tekst"),
    (BILLS, FACT.replace("retention", "other") + WHOLE, "de bedoeling is", "hensigten er"),
    (SECTIONS, "sections: none\n", "'sections' moet een lijst zijn", "'sections' skal være en liste"),
    (WORDING, "letter: 3\n", "'letter' horen regels", "'letter' skal der stå linjer"),
    (WORDING, "letter:\n  greeting: 'Beste {'\n", "een losse { of }", "en enkelt { eller }"),
    (
        WORDING,
        "letter:\n  greeting: 'Beste {a b}'\n",
        "{a b} is geen invulplek",
        "{a b} er ikke en pladsholder",
    ),
    (WORDING, "letter:\n  greeting: 'Hoi'\n", "ontbreekt", "mangler"),
]


@pytest.fixture
def texts(tmp_path: Path) -> Library:
    return library(tmp_path)


@pytest.mark.parametrize(("path", "text", "in_dutch", "in_danish"), BROKEN)
def test_a_reason_is_said_in_the_readers_language(
    texts: Library, path: str, text: str, in_dutch: str, in_danish: str
) -> None:
    problem = texts.problem(path, text, {})
    for language, expected in (("nl", in_dutch), ("da", in_danish)):
        said = textproblems.said(problem, LANGUAGES[language])
        assert expected in said, problem
        assert said.startswith(path), problem
    assert textproblems.said(problem, LANGUAGES["en"]).replace(", line", " line") == problem


def test_a_line_of_another_form_stays_as_it_is() -> None:
    assert textproblems.said("The disk is full.", LANGUAGES["nl"]) == "The disk is full."
    assert textproblems.said("nl/wording.yaml: strange", LANGUAGES["nl"]) == "nl/wording.yaml: strange"

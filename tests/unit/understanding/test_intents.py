"""Intent files: read with file and place, whole, and marks taken apart."""

from pathlib import Path

import pytest

from assistant import resources
from assistant.errors import ContentError
from assistant.understanding.intents import MIN_EXAMPLES, MIN_NEAR_MISSES, companies, load, unmark

GOOD = """\
id: faq.example
kind: question
what: asks for an example
tenants: [ventum]
sections: {ventum: ["1"]}
examples: {nl: [een voorbeeld]}
near_misses: {nl: []}
"""


def folder(tmp_path: Path, text: str, name: str = "faq.example.yaml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert load(folder(tmp_path, GOOD))["faq.example"].examples["nl"][0].text == "een voorbeeld"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: [", "not valid YAML"),
        ("just words", "must hold entries"),
        (GOOD.replace("kind: question", "kind: riddle"), "must be one of"),
        (GOOD.replace("id: faq.example", "id: faq.other"), "must be the file's name"),
        (GOOD.replace("what: asks for an example\n", ""), "what"),
        (GOOD.replace("[een voorbeeld]", "[12]"), "must be a text"),
        (GOOD.replace("[een voorbeeld]", "[{text: x, also: [faq.nothing]}]"), "unknown label 'faq.nothing'"),
        (GOOD.replace("nl:", "xx:"), "unknown language"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        load(folder(tmp_path, text))
    assert "faq.example.yaml" in str(caught.value)


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no intent files"):
        load(tmp_path)


def test_marked_wishes_and_the_story_around_them_are_taken_apart() -> None:
    example = unmark(
        "Wij gaan scheiden. {{Wis mij}} en {{bel me}}. Groet", ("request.erasure", "request.human")
    )
    assert example.text == "Wij gaan scheiden. Wis mij en bel me. Groet"
    assert example.wishes == ("Wis mij", "bel me")
    assert example.story == ("Wij gaan scheiden.", "en", ". Groet")


def test_every_shipped_intent_has_enough_examples_and_near_misses_in_each_language() -> None:
    languages = {"ventum": "nl", "natur-energi": "da"}
    for intent in load(resources.folder("intents")).values():
        for tenant in intent.tenants:
            language = languages[tenant]
            assert len(intent.examples[language]) >= MIN_EXAMPLES, (intent.id, language)
            assert len(intent.near_misses[language]) >= MIN_NEAR_MISSES, (intent.id, language)


def test_companies_are_known_without_reading_the_examples(tmp_path: Path) -> None:
    text = GOOD.replace("examples: {nl: [een voorbeeld]}", "examples: [broken")
    assert companies(folder(tmp_path, text)) == {"faq.example": ("ventum",)}


def test_companies_are_read_in_whatever_order_a_file_has(tmp_path: Path) -> None:
    lines = GOOD.splitlines(keepends=True)
    assert companies(folder(tmp_path, "".join(reversed(lines)))) == {"faq.example": ("ventum",)}


def test_companies_of_a_broken_file_are_refused_like_the_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"faq\.example\.yaml"):
        companies(folder(tmp_path, "id: ["))

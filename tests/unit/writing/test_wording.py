"""An officer edits wording and templates; what cannot be used is refused with file and line."""

import re
import shutil
from pathlib import Path

import pytest

from assistant import resources
from assistant.errors import ContentError
from assistant.settings import Tenant
from assistant.writing import Writer


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped wording and templates that a test may break."""
    for name in ("locales", "templates"):
        shutil.copytree(resources.folder(name), tmp_path / name)
    return tmp_path


def change(file: Path, old: str, new: str) -> int:
    """Replace *old*, which stands there once, and return its line."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(copy: Path) -> str:
    with pytest.raises(ContentError) as caught:
        Writer.load(copy / "locales", copy / "templates")
    return str(caught.value)


def test_both_languages_have_the_same_entries(writer: Writer) -> None:
    dutch, danish = writer.languages["nl"], writer.languages["da"]
    for group in dutch.groups:
        assert set(dutch.groups[group]) == set(danish.groups[group]), group
        for key, sentence in dutch.groups[group].items():
            assert sentence.placeholders == danish.groups[group][key].placeholders, (group, key)


def test_an_entry_that_is_gone_is_named_with_the_template_that_uses_it(copy: Path) -> None:
    change(copy / "locales/nl/wording.yaml", '  gap_rest: "Dit staat er wel:"\n', "")
    message = refused(copy)
    assert "answer.gap_rest is missing" in message
    assert re.search(r"parts\.txt line \d+", message)


def test_an_unknown_placeholder_is_refused_with_what_may_stand_there(copy: Path) -> None:
    file = copy / "locales/da/wording.yaml"
    line = change(file, "Vi læser den sådan: {reading}.", "Vi læser den sådan: {raeding}.")
    assert f"wording.yaml line {line}: unknown placeholder {{raeding}}" in refused(copy)


def test_a_lonely_brace_is_refused(copy: Path) -> None:
    line = change(
        copy / "locales/nl/wording.yaml", "In {statement} staat niet {topic}.", "In {statement staat."
    )
    message = refused(copy)
    assert f"wording.yaml line {line}" in message


@pytest.mark.parametrize("trick", ["{reading.__class__}", "{reading!r}", "{reading:>99}", "{0}"])
def test_a_placeholder_is_a_plain_name_and_nothing_more(copy: Path, trick: str) -> None:
    line = change(
        copy / "locales/nl/wording.yaml", "We lezen het zo: {reading}.", f"We lezen het zo: {trick}."
    )
    assert f"wording.yaml line {line}" in refused(copy)


def test_a_misspelt_key_is_refused(copy: Path) -> None:
    line = change(copy / "locales/nl/wording.yaml", "  gap_rest:", "  gaprest:")
    message = refused(copy)
    assert "answer.gap_rest is missing" in message or f"line {line}" in message


def test_an_entry_that_nothing_uses_is_refused(copy: Path) -> None:
    file = copy / "locales/nl/wording.yaml"
    line = change(file, "letter:\n", "letter:\n  hello: hoi\n") + 1
    assert f"wording.yaml line {line}: no reply uses letter.hello" in refused(copy)


def test_a_type_of_request_without_its_words_is_refused(copy: Path) -> None:
    change(copy / "locales/da/wording.yaml", "  portability: Dine data med dig\n", "")
    assert "'type_name' lacks portability" in refused(copy)


def test_a_plural_needs_both_forms(copy: Path) -> None:
    change(copy / "locales/nl/wording.yaml", '    one: "We hebben je {what} ontvangen."\n', "")
    assert "needs the forms one and other" in refused(copy)


def test_broken_yaml_is_refused_with_its_line(copy: Path) -> None:
    change(copy / "locales/nl/wording.yaml", "letter:\n", "letter: [\n")
    assert "not valid YAML" in refused(copy)


def test_a_broken_template_is_refused_with_its_line(copy: Path) -> None:
    file = copy / "templates/mail/receipt.txt"
    file.write_text("{{ say('receipt.safe') }}\n{% if %}\n", encoding="utf-8")
    assert "receipt.txt line 2" in refused(copy)


def test_a_template_that_asks_for_an_unknown_entry_is_refused_with_its_line(copy: Path) -> None:
    file = copy / "templates/mail/not_covered.txt"
    file.write_text("\n\n{{ say('handover.nothing') }}\n", encoding="utf-8")
    message = refused(copy)
    assert "handover.nothing is missing" in message
    assert "not_covered.txt line 3" in message


def test_a_template_that_forgets_to_fill_a_placeholder_is_refused(copy: Path) -> None:
    file = copy / "templates/mail/stage_extended.txt"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"stage.extended_reason", reason=reason', '"stage.extended_reason"'))
    assert "unknown placeholder {reason}" in refused(copy)


def test_a_company_may_say_a_sentence_its_own_way(copy: Path, ventum: Tenant) -> None:
    own = copy / "locales/nl/ventum/wording.yaml"
    own.write_text('letter:\n  signature: "Team privacy van {company}"\n', encoding="utf-8")
    writer = Writer.load(copy / "locales", copy / "templates")
    assert writer.voice(ventum).say("letter.signature") == "Team privacy van Ventum"


def test_a_company_cannot_add_entries_or_placeholders(copy: Path) -> None:
    own = copy / "locales/nl/ventum/wording.yaml"
    own.write_text("letter:\n  motto: groen\n", encoding="utf-8")
    assert "ventum/wording.yaml line 2: there is no entry letter.motto" in refused(copy)
    own.write_text('letter:\n  closing: "Dag {name}"\n', encoding="utf-8")
    assert "ventum/wording.yaml line 2: unknown placeholder {name}" in refused(copy)

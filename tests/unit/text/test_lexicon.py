"""The concept lexicon: different words, one meaning."""

from pathlib import Path

import pytest

from assistant import resources
from assistant.errors import ContentError
from assistant.text.lexicon import Lexicon
from assistant.text.normal import fold
from assistant.text.words import stem, words


def shipped(language: str) -> Lexicon:
    return Lexicon.load(resources.folder("locales") / language / "lexicon.yaml", language)


def concepts(lexicon: Lexicon, text: str) -> set[str]:
    folded = words(fold(text, lexicon.language))
    return {hit.concept for hit in lexicon.hits(folded, [stem(w, lexicon.language) for w in folded])}


@pytest.mark.parametrize(
    "text",
    ["verwijder mijn gegevens", "smijt alles weg", "gooi mijn dossier maar weg", "wis mij", "delete dit"],
)
def test_many_dutch_words_mean_deleting(text: str) -> None:
    assert "DELETE" in concepts(shipped("nl"), text)


@pytest.mark.parametrize(
    "text", ["slet mine data", "smid det hele ud", "fjern mit navn", "skal slettes", "slettede"]
)
def test_many_danish_words_mean_deleting(text: str) -> None:
    assert "DELETE" in concepts(shipped("da"), text)


def test_a_phrase_with_a_gap_is_found_within_five_words(tmp_path: Path) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text("DELETE: [gooi…weg]\n", encoding="utf-8")
    lexicon = Lexicon.load(file, "nl")
    assert concepts(lexicon, "gooi al mijn oude gegevens weg") == {"DELETE"}
    assert concepts(lexicon, "gooi een twee drie vier vijf zes weg") == set()


def test_wild_cards_find_compounds(tmp_path: Path) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text("ADVERTISING: [reclame*, '*folder']\n", encoding="utf-8")
    lexicon = Lexicon.load(file, "nl")
    assert concepts(lexicon, "reclamepost") == concepts(lexicon, "verkoopfolder") == {"ADVERTISING"}


@pytest.mark.parametrize("text", ["DELETE: [06]\n", "DELETE: [", "DELETE: [{a: b}]\n"])
def test_a_broken_entry_is_refused_with_the_files_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"lexicon\.yaml"):
        Lexicon.load(file, "nl")


@pytest.mark.parametrize("typed", ["verwijdren", "verwijdeeren", "vewrijderen", "verwijberen"])
def test_a_long_word_with_one_wrong_letter_is_the_word_that_was_meant(tmp_path: Path, typed: str) -> None:
    assert concepts(_of(tmp_path, "DELETE: [verwijderen]"), f"graag {typed}") == {"DELETE"}


@pytest.mark.parametrize("other", ["wasten", "beverwijderen", "verwijten"])
def test_another_word_is_not_taken_for_a_typing_error(tmp_path: Path, other: str) -> None:
    assert concepts(_of(tmp_path, "DELETE: [wissen, verwijderen]"), f"graag {other}") == set()


def _of(folder: Path, entries: str) -> Lexicon:
    file = folder / "lexicon.yaml"
    file.write_text(f"{entries}\n", encoding="utf-8")
    return Lexicon.load(file, "nl")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_text_of_hardly_any_words_is_read_too(tmp_path: Path, count: int) -> None:
    file = tmp_path / "lexicon.yaml"
    file.write_text("DELETE: [gooi weg]\n", encoding="utf-8")
    said = ["gooi", "weg"][:count]
    assert len(Lexicon.load(file, "nl").hits(said, said)) == (count == 2)

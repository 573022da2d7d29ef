"""The language of the new text, with the mailbox as what is most likely before reading."""

import json
from pathlib import Path

import pytest
import yaml

from assistant.understanding.language import LanguageReader

HERE = Path(__file__).parent
FOREIGN = yaml.safe_load((HERE / "languages.yaml").read_text(encoding="utf-8"))
DEVELOPMENT = Path(__file__).resolve().parents[3] / "evaluation" / "development"


@pytest.fixture(scope="module")
def reader() -> LanguageReader:
    return LanguageReader.load()


@pytest.mark.parametrize("own", ["nl", "da"])
@pytest.mark.parametrize("language", ["sv", "de", "en"])
def test_swedish_german_and_english_are_told_as_another_language(
    reader: LanguageReader, own: str, language: str
) -> None:
    taken = [text for text in FOREIGN[language] if reader.read(text, own)[1]]
    assert len(taken) <= 0.03 * len(FOREIGN[language]), taken


@pytest.mark.parametrize("own", ["nl", "da"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonjour, je voudrais savoir qui a accès à mon dossier. Merci, Claire"),
        ("fr", "Je voudrais supprimer mes données"),
        ("es", "Hola, quiero borrar mis datos"),
        ("it", "Buongiorno, vorrei sapere quali dati avete"),
        ("pl", "Proszę usunąć moje dane"),
        ("tr", "Merhaba, verilerimi silin lütfen"),
    ],
)
def test_a_short_letter_from_farther_off_is_not_taken_for_the_companys_language(
    reader: LanguageReader, own: str, language: str, text: str
) -> None:
    assert reader.read(text, own) == (language, False)


@pytest.mark.parametrize("own", ["nl", "da"])
def test_norwegian_is_told_from_danish_in_four_of_five_sentences(reader: LanguageReader, own: str) -> None:
    taken = [text for text in FOREIGN["nb"] if reader.read(text, own)[1]]
    assert len(taken) <= 0.2 * len(FOREIGN["nb"]), taken


@pytest.mark.parametrize(("own", "tenant"), [("nl", "ventum"), ("da", "natur-energi")])
def test_the_companys_own_customers_are_read_in_their_language(
    reader: LanguageReader, own: str, tenant: str
) -> None:
    entries = [
        json.loads(line)
        for file in sorted(DEVELOPMENT.glob(f"{own}-*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    texts = [
        entry["text"]
        for entry in entries
        if entry["tenant"] == tenant
        and entry["intents"][0] != "other.spam"
        and 3 <= len(entry["text"].split()) <= 25
    ]
    lost = [text for text in texts if not reader.read(text, own)[1]]
    assert len(lost) <= 0.005 * len(texts), lost


def test_the_other_companys_language_is_seen(reader: LanguageReader) -> None:
    assert reader.read("Jeg vil gerne have slettet mine oplysninger", "nl") == ("da", False)
    assert reader.read("Ik wil graag dat jullie mijn gegevens wissen", "da") == ("nl", False)


@pytest.mark.parametrize("text", ["", "👋", "123456", "https://example.com/x", "jan@example.nl"])
def test_a_text_without_words_is_undetermined_and_taken_for_ours(reader: LanguageReader, text: str) -> None:
    assert reader.read(text, "da") == ("und", True)


@pytest.mark.parametrize("text", ["ok", "avg", "inzage", "stop"])
def test_a_word_or_two_are_the_mailboxs_language(reader: LanguageReader, text: str) -> None:
    assert reader.read(text, "nl") == ("nl", True)


@pytest.mark.parametrize("text", ["Merci!", "Mijn dossier graag, merci", "Waar is mijn dossier?"])
def test_words_borrowed_from_french_stay_dutch(reader: LanguageReader, text: str) -> None:
    assert reader.read(text, "nl") == ("nl", True)

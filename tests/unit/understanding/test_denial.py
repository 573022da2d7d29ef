"""Plain words are read plainly, and who says that nothing is to be deleted keeps everything (pitfall 28)."""

from pathlib import Path

import pytest
import yaml

from assistant import resources
from assistant.assembly.thinking import understander
from assistant.settings import load
from assistant.text.lexicon import Lexicon
from assistant.understanding.denial import forbids_deleting
from assistant.understanding.features import read_sentences
from assistant.understanding.understander import Understander

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "cache"
PLAIN = yaml.safe_load((Path(__file__).parent / "plain.yaml").read_text(encoding="utf-8"))
KEEP = {
    "nl": [
        "wis mijn gegevens niet",
        "ik wil NIET dat jullie mijn gegevens wissen",
        "Verwijder mijn gegevens alsjeblieft niet.",
        "Jullie mogen niets van mij weggooien.",
        "Beste Ventum,\nu mag mijn dossier niet vernietigen.\nGroet, Anna",
    ],
    "da": [
        "I skal ikke slette mine oplysninger",
        "slet ikke mine oplysninger",
        "Jeg vil ikke have slettet mine oplysninger",
        "intet skal slettes",
        "Hej\nI må ikke fjerne noget om mig.\nHilsen Bo",
    ],
}
DELETE = {
    "nl": [
        "wis mijn gegevens",
        "mijn gegevens zijn nog steeds niet gewist",
        "waarom zijn mijn gegevens niet verwijderd",
        "niet bevriezen maar wissen",
        "Niet bewaren, weggooien.",
        "kunnen jullie mijn gegevens niet wissen?",
        "verwijder alles wat niet nodig is",
    ],
    "da": [
        "slet mine oplysninger",
        "mine oplysninger er stadig ikke slettet",
        "hvorfor er mine data ikke slettet",
        "sæt mig ikke på pause, slet mig",
        "kan I ikke slette mine oplysninger?",
        "slet det, som I ikke har pligt til at gemme",
    ],
}


@pytest.fixture(scope="module")
def reader() -> Understander:
    return understander(CACHE)


def _forbids(language: str, text: str) -> bool:
    lexicon = Lexicon.load(resources.folder("locales") / language / "lexicon.yaml", language)
    return forbids_deleting(read_sentences(text, language, lexicon), language)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one in KEEP for text in KEEP[one]])
def test_who_forbids_deleting_is_heard(language: str, text: str) -> None:
    assert _forbids(language, text)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one in DELETE for text in DELETE[one]])
def test_a_not_that_belongs_to_something_else_does_not_stop_an_erasure(language: str, text: str) -> None:
    assert not _forbids(language, text)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one in KEEP for text in KEEP[one]])
def test_do_not_delete_is_never_an_erasure(reader: Understander, language: str, text: str) -> None:
    tenant = load().tenant({"nl": "ventum", "da": "natur-energi"}[language])

    wishes = reader.wished(text, tenant)

    assert "request.erasure" not in [wish.intent for wish in wishes]


@pytest.mark.parametrize(
    ("tenant", "intent", "text"),
    [(one, intent, text) for one in PLAIN for intent, texts in PLAIN[one].items() for text in texts],
)
def test_what_anybody_would_write_first_is_understood(
    reader: Understander, tenant: str, intent: str, text: str
) -> None:
    assert reader.wished(text, load().tenant(tenant))[0].intent == intent

"""Messages in, wishes out: the whole of understanding on what people write."""

import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import yaml

from assistant import resources
from assistant.assembly.thinking import understander
from assistant.message import Channel, Message, Turn
from assistant.settings import load
from assistant.text.lexicon import Lexicon
from assistant.understanding.intents import LANGUAGES, Example
from assistant.understanding.records import Understanding
from assistant.understanding.understander import Understander

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "cache"


@pytest.fixture(scope="module")
def reader() -> Understander:
    return understander(CACHE)


def understood(reader: Understander, tenant: str, text: str, *history: Turn) -> Understanding:
    message = Message(
        tenant=tenant,
        channel=Channel.CHAT,
        received=datetime(2026, 11, 25, tzinfo=UTC),
        text=text,
        history=history,
    )
    return reader.understand(message, load().tenant(tenant))


def labels(said: Understanding) -> list[str]:
    return [wish.intent for wish in said.wishes]


@pytest.mark.parametrize(
    ("tenant", "text", "intent"),
    [
        ("ventum", "smijt alles weg wat jullie van mij weten", "request.erasure"),
        ("ventum", "verwijder mijn persoonsgegevens", "request.erasure"),
        ("ventum", "hoe lang bewaren jullie telefoongesprekken?", "faq.call_recording"),
        ("ventum", "ik wil zien wat jullie allemaal van mij hebben", "request.access"),
        ("natur-energi", "slet alt hvad I har om mig", "request.erasure"),
        ("natur-energi", "jeg vil ikke have flere nyhedsbreve", "request.marketing_optout"),
        ("natur-energi", "hvem giver I mit cpr-nummer til?", "faq.cpr_number"),
        ("natur-energi", "jeg vil tale med et menneske", "request.human"),
    ],
)
def test_what_people_say_plainly_is_understood(
    reader: Understander, tenant: str, text: str, intent: str
) -> None:
    assert labels(understood(reader, tenant, text))[0] == intent


@pytest.mark.parametrize(
    "text", ["Ik wil inzage. Hoe lang bewaren jullie dat eigenlijk?", "wis alles", "en bedankt!", "?!"]
)
def test_what_a_text_alone_wants_is_what_the_whole_of_understanding_finds(
    reader: Understander, text: str
) -> None:
    assert reader.wished(text, load().tenant("ventum")) == understood(reader, "ventum", text).wishes


def test_one_letter_with_four_rights_is_read_as_four(reader: Understander) -> None:
    said = understood(
        reader,
        "ventum",
        "Ik wil inzage, verwijdering van mijn oude account, en ik maak bezwaar tegen profilering. "
        "Ook trek ik mijn toestemming in.",
    )
    assert set(labels(said)) == {
        "request.access",
        "request.erasure",
        "request.objection",
        "request.consent_withdrawal",
    }


def test_an_answer_to_our_question_is_read_together_with_what_was_asked(reader: Understander) -> None:
    said = understood(
        reader,
        "ventum",
        "Piet Jansen, Dorpsstraat 5",
        Turn(by="customer", text="Wis al mijn gegevens"),
        Turn(by="assistant", text="Onder welke naam en welk adres ken ik je?"),
    )
    assert labels(said)[0] == "request.erasure"


def test_the_words_that_decided_stand_in_the_message(reader: Understander) -> None:
    said = understood(reader, "ventum", "Verwijder mijn account alsjeblieft")
    pieces = [evidence.piece for evidence in said.wishes[0].evidence]
    assert "verwijder" in pieces


@pytest.mark.parametrize("text", ["", "   ", "👋👋", "?!...", "\x00", "a" * 20_000, "wis " * 5_000])
def test_any_text_is_read_without_failing(reader: Understander, text: str) -> None:
    understood(reader, "ventum", text)


def test_a_label_of_the_other_company_is_never_given(reader: Understander) -> None:
    for text in ("stop med service-sms", "geen sms meer over betalingen", "donatie aan WWF"):
        for intent in labels(understood(reader, "ventum", text)):
            assert "ventum" in reader.companies[intent]


@pytest.mark.parametrize(
    ("tenant", "text", "intents"),
    [
        (
            "ventum",
            "Ik wil graag inzage in alle gegevens die jullie van mij hebben, ook de opnames van "
            "telefoongesprekken. Hoe lang bewaren jullie die eigenlijk? Mijn klantnummer is 51930245.",
            {"request.access", "faq.retention"},
        ),
        (
            "natur-energi",
            "Slet mine oplysninger, jeg er ikke kunde mere. Hvem deler I dem ellers med?",
            {"request.erasure", "faq.recipients"},
        ),
    ],
)
def test_a_question_beside_a_right_is_heard_as_well(
    reader: Understander, tenant: str, text: str, intents: set[str]
) -> None:
    assert set(labels(understood(reader, tenant, text))) == intents


def test_a_right_put_as_a_question_is_no_question_beside_itself(reader: Understander) -> None:
    text = "Ik ben geen klant meer. Kunnen jullie al mijn gegevens verwijderen? Alvast bedankt."
    assert labels(understood(reader, "ventum", text)) == ["request.erasure"]


def test_languages_are_learned_at_once_and_what_was_learned_is_kept(tmp_path: Path) -> None:
    intents = tmp_path / "intents"
    intents.mkdir()
    for source in ("request.erasure", "faq.retention"):
        raw = yaml.safe_load((resources.folder("intents") / f"{source}.yaml").read_text("utf-8"))
        for group in ("examples", "near_misses"):
            known = {"request.erasure", "faq.retention"}
            raw[group] = {
                language: [entry for entry in entries if _labels(entry) <= known][:40]
                for language, entries in raw[group].items()
            }
        (intents / f"{source}.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    shutil.copy(resources.folder("intents") / "calibration.json", intents)
    asked = {"nl": [Example(text="hoelang blijft dat liggen", intents=("faq.retention",))]}

    locales = resources.folder("locales")
    lexicons = {name: Lexicon.load(locales / name / "lexicon.yaml", name) for name in LANGUAGES}
    learn = partial(Understander.load, intents, locales, tmp_path / "cache", lexicons=lexicons)
    first = learn(asked=asked)
    kept = sorted(file.name for file in (tmp_path / "cache").iterdir())
    again = learn(asked=asked)
    other = learn(asked={})

    assert [name[:3] for name in kept] == ["da-", "nl-"]
    text = "wis alles van mij"
    one, two = (reader.experts["nl"].read(text) for reader in (first, again))
    assert one is not None
    assert two is not None
    assert two.whole == pytest.approx(one.whole, abs=1e-2)
    assert len(list((tmp_path / "cache").iterdir())) == 3, "another way to ask is another model"
    assert other.experts["da"].labels == first.experts["da"].labels


def _labels(entry: object) -> set[str]:
    """Return the labels that an example names beside its file's."""
    if not isinstance(entry, dict):
        return set()
    return {*(entry.get("intents") or ()), *entry.get("also", ())}

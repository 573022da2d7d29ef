"""Every sentence of the pages stands in three languages."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from assistant import resources
from assistant.errors import ContentError
from assistant.web import phrases, reasons

WEB = Path(phrases.__file__).parent
_PLACE = re.compile(r"%\(\w+\)s")
_MARKS = {"N_": 0, "say": 0, "done": 1, "do": 2, "on_ticket": 2}


def _in_python(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        at = _MARKS.get(name)
        if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant):
            value = node.args[at].value  # type: ignore[attr-defined]
            found |= {value} if isinstance(value, str) and value else set()
    return found


def _in_template(file: Path) -> set[str]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    found: set[str] = set()
    for _, _, said in environment.extract_translations(file.read_text(encoding="utf-8"), ("_", "ngettext")):  # type: ignore[attr-defined]
        first = said if isinstance(said, str) else next((s for s in said or () if s), "")
        found |= {first} if first else set()  # what is no fixed sentence stands in a table of `words`
    return found


def _sentences() -> set[str]:
    templates = resources.folder("templates")
    found = set(reasons.REASONS_AGAINST)
    for file in WEB.rglob("*.py"):
        found |= _in_python(file)
    for folder in ("console", "chat", "demo", "link"):
        for file in (templates / folder).glob("*.html"):
            found |= _in_template(file)
    return found


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_every_sentence_of_the_pages_is_translated(language: str) -> None:
    file = resources.folder("locales") / language / "LC_MESSAGES" / "console.po"
    catalogue = read_po(file.open("rb"), locale=language)
    for sentence in sorted(_sentences()):
        entry = catalogue.get(sentence)
        assert entry is not None, f"{file}: {sentence!r} is missing"
        said = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        assert all(said), f"{file}: {sentence!r} has no translation"
        for form in said:
            assert set(_PLACE.findall(form)) == set(_PLACE.findall(sentence)), f"{file}: {sentence!r}"


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    file = resources.folder("locales") / language / "LC_MESSAGES" / "console.po"
    catalogue = read_po(file.open("rb"), locale=language)
    sources = "".join(file.read_text(encoding="utf-8") for file in WEB.parent.rglob("*.py"))
    known = _sentences()
    for entry in catalogue:
        first = entry.id[0] if isinstance(entry.id, tuple) else entry.id
        if first:
            assert first in known or first in " ".join(sources.split()), f"{file}: {first!r} is said nowhere"


def test_a_missing_or_broken_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"nl.LC_MESSAGES.console\.po"):
        phrases.load(tmp_path)
    for language in phrases.LANGUAGES:
        file = tmp_path / language / "LC_MESSAGES" / "console.po"
        file.parent.mkdir(parents=True)
        file.write_bytes(b'msgid "a"\nmsgstr "\xff\xfe"\nnonsense here\n')
    with pytest.raises(ContentError, match=r"console\.po cannot be read"):
        phrases.load(tmp_path)


def test_dates_and_days_left_are_said_in_each_language() -> None:
    said = phrases.load(resources.folder("locales"))
    day = date(2026, 12, 28)
    assert said["nl"].day(day) == "ma 28 dec 2026"
    assert said["da"].day(day) == "man. 28. dec. 2026"
    assert said["en"].day(day) == "Mon 28 Dec 2026"
    assert said["nl"].ago(-1) == "1 dag te laat"
    assert said["da"].ago(3) == "3 dage tilbage"
    assert said["en"].ago(0) == "due today"
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert said["nl"].moment(late, ZoneInfo("Europe/Amsterdam")) == "do 26 nov 2026 00:30"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("de,da;q=0.5", "da"),
        ("en-GB", "en"),
        ("nl;q=0, da;q=0.1", "da"),
        ("", "en"),
        (";;;q=x,,", "en"),
    ],
)
def test_the_browsers_language_is_spoken(accepted: str, language: str) -> None:
    assert phrases.best(accepted) == language

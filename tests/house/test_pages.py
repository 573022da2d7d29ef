"""The pages of the project say what the code does."""

import re
import tomllib
from pathlib import Path

import pytest

import assistant
from assistant.casework.types import TICKET_TYPES
from assistant.cli import commands
from assistant.cli.main import run
from tools import make_settings

ROOT = Path(__file__).resolve().parents[2]


def page(name: str) -> str:
    """Return a page's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_is_documented_as_it_is() -> None:
    assert page("docs/settings.md") == make_settings.page(), "make settings"


def test_every_setting_says_what_it_means() -> None:
    for _, _, entries in make_settings.sections(make_settings.Settings):
        for name, field in entries:
            assert field.description, f"{name} has no description"
            assert field.description.endswith("."), f"{name}: a sentence ends with a full stop"


def test_the_readme_opens_with_the_two_commands() -> None:
    commands_named = re.findall(r"make (?:demo|test)", page("README.md"))
    assert commands_named[:2] == ["make demo", "make test"]
    assert page("README.md").index("make demo") < 600


def test_the_readme_promises_that_people_wrote_every_sentence() -> None:
    assert "No generative model" in page("README.md")


def test_the_changelog_has_this_version_on_top() -> None:
    version = tomllib.loads(page("pyproject.toml"))["project"]["version"]
    assert version == assistant.__version__
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", page("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == version


@pytest.mark.parametrize("term", ["data subject", "controller", "processor", "envelope", "outbox", "journal"])
def test_the_glossary_gives_each_term_in_three_languages(term: str) -> None:
    row = re.search(
        rf"^\| {term} \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", page("docs/glossary.md"), re.MULTILINE
    )
    assert row, f"docs/glossary.md lacks {term}"
    assert all(cell.strip() for cell in row.groups())


@pytest.mark.parametrize("type", sorted(TICKET_TYPES))
def test_the_glossary_knows_every_type_of_ticket(type: str) -> None:
    assert f"`{type}`" in page("docs/glossary.md")


def names() -> list[str]:
    """Return every command as typed."""
    single = [command.name or "" for command in commands.app.registered_commands]
    grouped = [
        f"{group.name} {command.name}"
        for group in commands.app.registered_groups
        if group.typer_instance
        for command in group.typer_instance.registered_commands
    ]
    return single + grouped


@pytest.mark.parametrize("name", names())
def test_every_command_has_help_and_stands_in_the_readme(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*name.split(), "--help"]) == 0
    assert "Usage: assistant " + name in capsys.readouterr().out
    pages = page("README.md") + page("docs/operations.md")
    assert f"assistant {name}" in pages, f"no page says what `assistant {name}` is for"

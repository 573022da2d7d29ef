"""`assistant intents review`, from a correction to a line in an intent file."""

import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import resources
from assistant.assembly import building, examples
from assistant.cli.main import run
from assistant.desk.people import Correction
from assistant.errors import ContentError
from assistant.settings import load
from assistant.understanding import intents
from tests.unit.cli.test_desk_commands import desk, printed

__all__ = ["desk"]
SENTENCE = "kieper mijn dossier in de container en zeg wanneer het weg is"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the intent files that may be written to."""
    return Path(shutil.copytree(resources.folder("intents"), tmp_path / "intents"))


@pytest.fixture
def corrected(desk: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """A desk whose one message was understood wrongly, as staff said."""
    reference = json.loads(printed(capsys, *desk, "tickets", "list", "--json"))["reference"]
    with building.desk(load(desk[1])) as open_desk, open_desk.store.write() as tx:
        found = tx.tickets.by_reference(["ventum"], reference)
        assert found is not None
        message = tx.messages.of(found.conversation_id)[0]
        row = Correction(
            id="c" * 16,
            tenant="ventum",
            message_id=message.id,
            was=("request.access",),
            now=("request.erasure", "request.status"),
            by="robin",
            at=datetime(2026, 4, 1, tzinfo=UTC),
        )
        tx.messages.add_correction(row)
    return desk


def test_what_a_person_says_anew_becomes_an_example_and_the_correction_is_gone(
    corrected: list[str], folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = intents.load(folder)["request.erasure"].examples["nl"]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"bel 0612345678 maar\n{SENTENCE}\n"))
    out = printed(capsys, *corrected, "intents", "review", "--folder", str(folder))
    assert "request.access → request.erasure, request.status" in out
    assert "Not kept: it holds a number" in out
    assert "1 example added" in out
    added = intents.load(folder)["request.erasure"].examples["nl"][len(before) :]
    assert [(one.text, one.intents) for one in added] == [(SENTENCE, ("request.erasure", "request.status"))]
    assert "no corrections wait" in printed(capsys, *corrected, "intents", "review")


@pytest.mark.parametrize(("typed", "left"), [("-\n", False), ("\n", True), ("q\n", True), ("", True)])
def test_a_correction_can_be_set_aside_or_left_for_later(
    corrected: list[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    left: bool,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert "0 examples added" in printed(capsys, *corrected, "intents", "review", "--folder", str(folder))
    assert bool(printed(capsys, *corrected, "intents", "review", "--json")) == left


def test_an_added_example_changes_nothing_else_in_the_file(folder: Path) -> None:
    file = folder / "faq.dpo.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    examples.add(folder, language="nl", labels=["faq.dpo"], text="wie waakt er bij jullie over privacy")
    after = file.read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before) + 1
    assert [line for line in after if line not in before] == ["    - wie waakt er bij jullie over privacy"]


def test_a_folder_that_cannot_be_written_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="--folder"):
        examples.add(tmp_path / "none", language="nl", labels=["faq.dpo"], text="wie")


def test_a_folder_without_intent_files_keeps_the_correction(
    corrected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SENTENCE}\n"))
    assert run([*corrected, "intents", "review", "--folder", str(tmp_path)]) == 1
    capsys.readouterr()
    assert printed(capsys, *corrected, "intents", "review", "--json")

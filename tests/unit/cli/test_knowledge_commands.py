"""The texts of answers as files: out, edited, in, published by a second person."""

import io
import json
from pathlib import Path

import pytest

from assistant.cli.main import run
from tests.unit.cli.test_desk_commands import desk, printed

__all__ = ["desk"]
WORDING = "nl/wording.yaml"


def test_what_is_exported_edited_and_imported_is_exported_again_once_published(
    desk: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    arguments = ["staff", "add", "kim@example.org", "--name", "Kim", "--role", "officer"]
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    assert run([*desk, *arguments, "--password-stdin"]) == 0
    printed(capsys, *desk, "knowledge", "export", str(out))
    robin, kim = ("--as", "robin@example.org"), ("--as", "kim@example.org")
    assert "no changes" in printed(capsys, *desk, "knowledge", "import", str(out), *robin)
    file = out / WORDING
    file.write_text(file.read_text().replace("Goedendag,", "Goeiedag,"), encoding="utf-8")
    told = json.loads(printed(capsys, *desk, "knowledge", "import", str(out), *robin, "--json"))
    (row,) = told["revisions"]
    assert row["path"] == WORDING
    assert row["id"] in printed(capsys, *desk, "knowledge", "list")
    printed(capsys, *desk, "knowledge", "publish", row["id"], *robin, code=1)
    assert "version 1 is in use" in printed(capsys, *desk, "knowledge", "publish", row["id"], *kim)
    printed(capsys, *desk, "knowledge", "export", str(again))
    files = sorted(path.relative_to(out) for path in out.rglob("*.yaml"))
    assert files == sorted(path.relative_to(again) for path in again.rglob("*.yaml"))
    assert all((out / path).read_bytes() == (again / path).read_bytes() for path in files)


def test_a_broken_file_changes_nothing_and_is_told_with_its_line(
    desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, *desk, "knowledge", "export", str(tmp_path / "out"))
    file = tmp_path / "out" / WORDING
    file.write_text(file.read_text().replace("Beste {name}", "Beste {naam}"), encoding="utf-8")
    assert run([*desk, "knowledge", "import", str(tmp_path / "out"), "--as", "robin@example.org"]) == 1
    assert "wording.yaml line" in capsys.readouterr().err
    assert "nothing waits" in printed(capsys, *desk, "knowledge", "list")

"""The rules that tools can check: form, lint, types, and that imports run one way."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("program", "arguments", "cure"),
    [
        ("ruff", ["format", "--check", "."], "make format"),
        ("ruff", ["check", "."], "make lint"),
        ("lint-imports", [], "pyproject.toml, [tool.importlinter] says who may import whom"),
        ("mypy", [], "make lint"),
    ],
    ids=["the form is ruff's", "no lint", "imports run one way", "types are strict"],
)
def test_the_code_keeps_the_rules(program: str, arguments: list[str], cure: str) -> None:
    done = subprocess.run(
        [BIN / program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}{done.stderr[-2000:]}\n→ {cure}"


def test_modules_stay_short_enough_to_read_at_once() -> None:
    long = {
        str(file.relative_to(ROOT)): count
        for file in (ROOT / "assistant").rglob("*.py")
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }
    # The settings are one table: each entry stands there once, and nowhere else.
    assert set(long) <= {"assistant/settings.py"}, f"over 300 lines, split by what they are about: {long}"

"""What must not lie in the tree: paths of a machine, addresses of registries, loose ends, copied texts."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.needs("git")  # these rules are about what is committed

COPIED = ROOT.parent / "shared" / "tools" / "copied_sentences.py"

FOLDERS = "|".join(("root", "tmp", "work", "farm", "home"))
MACHINE = re.compile(rf"(?:^|[^a-z.\w])/(?:{FOLDERS})/[a-z.]")
REGISTRY = re.compile(
    "|".join(("index" + "-url", "/sim" + "ple/", '"reso' + 'lved":', "py" + "pi" + r"\.org"))
)
LOOSE = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X\\b", "NotImpl" + "ementedError")))


def tracked() -> list[Path]:
    """Return the files that belong to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    names = listed.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return file, line number and text wherever *pattern* stands."""
    hits = []
    for file in tracked():
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        hits += [
            f"{file.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(lines, 1)
            if pattern.search(line)
        ]
    return hits


def test_no_path_of_a_machine_stands_in_the_tree() -> None:
    assert found(MACHINE) == []


def test_no_address_of_a_package_registry_stands_in_the_tree() -> None:
    assert found(REGISTRY) == []


def test_nothing_is_left_for_later() -> None:
    assert found(LOOSE) == []


@pytest.mark.needs("statements")
def test_no_sentence_of_a_statement_is_copied() -> None:
    done = subprocess.run(
        [sys.executable, COPIED, ROOT], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"say these in our own words:\n{done.stdout}"

"""Names of workers: stable over restarts, never shared, and those of the dead are found again."""

import os
import subprocess
import sys
from pathlib import Path

from assistant.assembly.slots import Slot


def test_a_name_is_the_same_after_a_restart(tmp_path: Path) -> None:
    first = Slot(tmp_path)
    name = first.name
    first.release()
    again = Slot(tmp_path)
    assert again.name == name
    again.release()


def test_two_at_once_have_different_names(tmp_path: Path) -> None:
    one, two = Slot(tmp_path), Slot(tmp_path)
    assert one.name != two.name
    one.release()
    two.release()


def test_another_data_folder_has_other_names(tmp_path: Path) -> None:
    here, there = Slot(tmp_path / "here"), Slot(tmp_path / "there")
    assert here.name != there.name
    here.release()
    there.release()


def test_the_name_of_a_process_that_died_is_abandoned_and_that_of_a_living_one_is_not(tmp_path: Path) -> None:
    one, two, three = Slot(tmp_path), Slot(tmp_path), Slot(tmp_path)
    gone = two.name
    two.release()
    assert list(three.abandoned()) == [gone]
    assert list(one.abandoned()) == [gone]
    one.release()
    three.release()


def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from assistant.assembly.slots import Slot; "
        f"print(Slot(pathlib.Path({str(tmp_path)!r})).name, flush=True); os._exit(9)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    died = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    mine = Slot(tmp_path)
    assert mine.name == died.stdout.strip()
    mine.release()


def test_only_the_owner_can_read_the_folder(tmp_path: Path) -> None:
    slot = Slot(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    slot.release()

"""The console script as a program of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment with a home of its own and no setting of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSISTANT_", "XDG_"))}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": str(ROOT), **more}


def call(
    folder: Path, *arguments: str, given: str | bytes = "", **more: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        input=given if isinstance(given, str) else given.decode("utf-8", "surrogateescape"),
        cwd=folder,
        env=environment(folder, **more),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=300,
        check=False,
    )


@contextmanager
def running(folder: Path, *arguments: str) -> "Iterator[subprocess.Popen[str]]":
    """Start a command; kill it at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(folder),
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def one_line(errors: str) -> str:
    """Return what was said on standard error, which must be one clear line and no traceback."""
    assert errors.count("\n") == 1, errors
    assert errors.startswith("assistant: ")
    return errors

"""Where ASSISTANT_NO_SKIP is set (on the build machine), a skipped test is a failed test.

What no package brings is another matter: the published statements beside the checkout, its git history,
the right to mount. Tests marked `needs("…")` are left out where that is missing, and pytest says how many.
"""

import os
import subprocess
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

REFUSED = bool(os.environ.get("ASSISTANT_NO_SKIP"))
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@cache
def _mount() -> bool:
    with TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder]
        try:
            done = subprocess.run(mount, capture_output=True, check=False, timeout=20)
        except OSError:
            return False
        if done.returncode == 0:
            subprocess.run(["umount", folder], capture_output=True, check=False, timeout=20)
        return done.returncode == 0


THERE: dict[str, Callable[[], bool]] = {
    "statements": lambda: (SHARED / "statements").is_dir() and (SHARED / "tools").is_dir(),
    "git": (ROOT / ".git").exists,
    "mount": _mount,
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs something that no package brings."""
    left_out = [
        item for item in items if any(not THERE[mark.args[0]]() for mark in item.iter_markers("needs"))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    if REFUSED and report.outcome == "skipped":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{reason}: nothing may be skipped here (ASSISTANT_NO_SKIP is set)"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, None]:
    """Turn a skipped test into a failed one."""
    outcome = yield
    _refuse(outcome.get_result())


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, None]:
    """Turn a file skipped as a whole into a failure."""
    outcome = yield
    _refuse(outcome.get_result())

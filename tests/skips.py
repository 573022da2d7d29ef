"""Where ASSISTANT_NO_SKIP is set (on the build machine), a skipped test is a failed test."""

import os
from collections.abc import Generator
from typing import Any

import pytest

REFUSED = bool(os.environ.get("ASSISTANT_NO_SKIP"))


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

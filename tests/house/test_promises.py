"""The table of promises names tests that exist, and leaves no promise without one."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)))
PROMISES = 34


@cache
def functions_of(file: str) -> frozenset[str]:
    """Return the names of the test functions of a file."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_keeps_a_promise_exists(file: str, name: str) -> None:
    assert name in functions_of(file)


def test_every_promise_has_a_test() -> None:
    rows = re.findall(r"^\| (\d+) \| .+? \| (.+) \|$", PAGE, re.M)
    assert [int(number) for number, _ in rows] == list(range(1, PROMISES + 1))
    assert all("::test_" in tests for _, tests in rows)

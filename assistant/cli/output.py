"""What commands print: JSON for machines, lines and tables for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any


def emit(value: Any) -> None:
    """Print *value* as one line of JSON, at once: a reader must not wait for the next."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, out of a broken mail: escaped it is still JSON
        line = json.dumps(value)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def say(line: str = "") -> None:
    """Print a line for a person."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Print one line on standard error; the command goes on."""
    sys.stderr.write(f"assistant: {' '.join(line.split())}\n")
    sys.stderr.flush()


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; the terminal's width is used where there is one."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))  # Text: brackets in a subject are no markup
    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    console.print(drawn)

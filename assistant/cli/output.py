"""What commands print: JSON for machines, lines and tables for people."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import InputError


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


def write(file: Path, text: str) -> None:
    """Write *text* to a file that nobody else on this machine can read. Raises InputError."""
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}") from error


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

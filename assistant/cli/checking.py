"""`assistant check`: whether everything that the service needs is in order."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Json, common
from assistant.cli.output import emit, say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    context: typer.Context,
    statement: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A published statement to compare with; may be given again."),
    ] = None,
    json: Json = False,
) -> None:
    """Look at everything the service needs: a line each, ok or what to do."""
    from assistant.assembly import checks

    failed = False
    for found in checks.all_of(common(context).config, statement or []):
        failed |= not found.ok
        if json:
            emit({"check": found.what, "ok": found.ok, "detail": found.detail or None})
        else:
            say(
                f"{'ok  ' if found.ok else 'BAD '} {found.what}"
                + (f": {found.detail}" if found.detail else "")
            )
    if failed:
        raise typer.Exit(1)

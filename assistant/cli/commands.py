"""The tree of commands; each stands in a module of its own."""

from typing import Annotated

import typer

from assistant import __version__
from assistant.cli import (
    asking,
    checking,
    db,
    dues,
    evaluating,
    intents,
    knowledge,
    person,
    reading,
    retention,
    serving,
    staff,
    tickets,
    tokens,
)
from assistant.cli.options import Common

app = typer.Typer(
    name="assistant",
    help="Reads a privacy desk's mail and chat, opens requests with their deadline, drafts the replies.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _everywhere(
    context: typer.Context,
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settings file (TOML); or ASSISTANT_CONFIG.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    context.obj = Common(config=config, debug=debug)


for module in (
    asking,
    reading,
    retention,
    dues,
    evaluating,
    serving,
    checking,
    tickets,
    staff,
    tokens,
    intents,
    person,
    knowledge,
    db,
):
    module.add_to(app)

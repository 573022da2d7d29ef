"""`assistant ask`: what would be answered. Nothing is stored."""

import sys
from collections.abc import Iterator
from typing import Annotated, BinaryIO

import typer

from assistant.cli.options import common
from assistant.cli.output import complain, emit
from assistant.errors import AssistantError


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(ask)


def ask(
    context: typer.Context,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add `why`: the pieces of the message that decided.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Always so: a line of JSON an answer.")] = True,
) -> None:
    """Read messages from standard input, a line of JSON each; print what would be done about each."""
    from assistant.assembly.thinking import thinking
    from assistant.cli import questions

    settings = common(context).settings()
    mind = thinking(settings)
    failed = False
    for number, line in numbered(sys.stdin.buffer):
        try:
            question = questions.parse(line, settings)
            emit(questions.answer(question, mind.about(question.message, question.tenant), explain=explain))
        except AssistantError as error:
            complain(f"line {number}: {error}")
            failed = True
        except BrokenPipeError:
            raise  # nobody reads on, as in `assistant ask | head`
        except Exception as error:
            if common(context).debug:
                raise
            complain(f"line {number}: unforeseen error {type(error).__name__}; this line got no answer")
            failed = True
    if failed:
        raise typer.Exit(1)


def numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold something, with their numbers, as soon as each is there."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, line

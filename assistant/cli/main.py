"""The console script: finds the command, and turns what went wrong into one line and an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence

import typer

from assistant.cli import commands
from assistant.cli.options import everywhere
from assistant.cli.output import complain
from assistant.errors import AssistantError, UnknownTenant

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with 0 (done), 1 (failed) or 2 (used wrongly)."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. What went wrong is one line on standard error."""
    _speak_utf8()
    ours, rest = everywhere(arguments)
    debug = "--debug" in ours
    try:
        code = commands.app(args=[*ours, *rest], prog_name="assistant", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # only a group was named: show what is in it
            sys.stderr.write(error.format_message() + "\n")
            return WRONG_USE
        return _fail(f"{error.format_message()} (see: {_command(error)} --help)", WRONG_USE, debug)
    except UnknownTenant as error:  # named on the command line: lines of input are looked at one by one
        return _fail(str(error), WRONG_USE, debug)
    except AssistantError as error:
        return _fail(str(error), FAILED, debug)
    except typer.Abort:
        return _fail("stopped", FAILED, debug)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough, as in `assistant ask | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        # The text of an unforeseen error may hold what a customer wrote: only its name is shown.
        return _fail(
            f"unforeseen error {type(error).__name__}; with --debug it shows where it happened", FAILED, debug
        )


def _fail(line: str, code: int, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    complain(line)
    return code


def _command(error: typer.TyperException) -> str:
    """Return the command that was used wrongly, for the hint at its help."""
    context = getattr(error, "ctx", None)
    return context.command_path if context else "assistant"


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale of this terminal or cron job is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")

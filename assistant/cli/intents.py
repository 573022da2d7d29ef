"""`assistant intents`: corrections of staff become examples once a person has said them anew."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.acting import opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say

if TYPE_CHECKING:
    from assistant.desk.learning import Waiting

group = typer.Typer(help="What the assistant learns from.", no_args_is_help=True)

HELP = (
    "Type the wish as an example, in other words and without personal data. "
    "Empty: leave it for later. -: set it aside. q: stop."
)
LATER, ASIDE, STOP = "", "-", "q"


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="intents")


@group.command("review")
def review(
    context: typer.Context,
    tenant: Annotated[str, typer.Option("--tenant", help="At one company only.")] = "",
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The intent files to add to, instead of those in use.")
    ] = None,
    json: Json = False,
) -> None:
    """Show each correction of a label, and take the sentence that a person writes from it as an example.

    A customer's own text is never kept as an example: it lives and dies with its request.
    """
    from assistant import resources
    from assistant.assembly import examples
    from assistant.desk import learning

    with opened(context) as desk:
        tenants = [desk.tenant(tenant).id] if tenant else [one.id for one in desk.settings.tenants]
        rows = learning.waiting(desk, tenants)
        if json:
            for row in rows:
                emit({"id": row.id, "tenant": row.tenant, "was": row.was, "now": row.now})
            return
        if not rows:
            say("no corrections wait for a review")
            return
        say(HELP)
        kept = 0
        for number, row in enumerate(rows, 1):
            sentence = _asked(row, number, len(rows))
            if sentence == STOP:
                break
            if sentence == LATER:
                continue
            if sentence != ASIDE:
                where = folder or resources.folder("intents")
                examples.add(where, language=row.language, labels=row.now, text=sentence)
                kept += 1
            learning.settle(desk, row.id, kept=sentence != ASIDE)
        say(f"{kept} example{'' if kept == 1 else 's'} added; the next start learns from them")


def _asked(row: "Waiting", number: int, count: int) -> str:
    """Show one correction, and ask until the answer may be kept."""
    from assistant.desk.learning import objection

    say()
    say(f"{number} of {count}, {row.tenant}: {', '.join(row.was) or 'nothing'} → {', '.join(row.now)}")
    say(row.text)
    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:  # the end of what is typed in
            return STOP
        sentence = line.strip()
        if sentence in (LATER, ASIDE, STOP):
            return sentence
        fault = objection(sentence, original=row.text, names=row.names)
        if not fault:
            return sentence
        say(f"Not kept: {fault}.")

"""`assistant due`: by when a request must be answered."""

from datetime import datetime
from typing import Annotated

import typer

from assistant.cli.options import Json, common
from assistant.cli.output import emit, say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("due")(due)


def due(
    context: typer.Context,
    company: Annotated[str, typer.Option("--tenant", help="Which company, for example ventum.")],
    received: Annotated[
        str,
        typer.Option(metavar="ISO8601", help="When it reached the company; without offset: its own time."),
    ],
    type: Annotated[
        str, typer.Option(help="Type of request, for example access or breach_report.")
    ] = "access",
    extended: Annotated[bool, typer.Option("--extended", help="With the two further months.")] = False,
    stopped: Annotated[
        int, typer.Option(metavar="DAYS", min=0, max=3660, help="Whole days that the clock stood still.")
    ] = 0,
    json: Json = False,
) -> None:
    """Print the last day (of a breach report: the last moment) for an answer."""
    from assistant.casework import deadlines

    whose = common(context).settings().tenant(company)
    try:
        moment = datetime.fromisoformat(received)
    except ValueError as error:
        raise typer.BadParameter(
            f"--received {received!r} is not a time; write it as 2026-11-25T10:00:00+01:00"
        ) from error
    if not 1900 <= moment.year < 3000:
        raise typer.BadParameter("--received must lie between the years 1900 and 2999")
    kind = type.removeprefix("request.")
    if kind in whose.types_without:
        raise typer.BadParameter(f"there is no {kind} at {whose.name}")
    try:
        deadline = deadlines.due(
            country=whose.country,
            timezone=whose.timezone,
            received=moment if moment.tzinfo else moment.replace(tzinfo=whose.zone),
            type=kind,
            extended=extended,
            stopped_days=stopped,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if json:
        emit({"due": deadline.due.isoformat(), "steps": list(deadline.steps)})
    else:
        say(deadline.due.isoformat())

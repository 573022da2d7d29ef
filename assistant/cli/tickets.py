"""`assistant tickets`: the queue and its requests, from the command line."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import ticketview
from assistant.cli.acting import As, acting, onlooker, opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say, table, write

group = typer.Typer(help="The queue and its requests.", no_args_is_help=True)

Reference = Annotated[str, typer.Argument(metavar="REF", help="A reference such as VEN-7K3M-9QXA.")]


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="tickets")


@group.command("list")
def show_all(
    context: typer.Context,
    tenant: Annotated[str, typer.Option(help="Of one company only.")] = "",
    type: Annotated[str, typer.Option(help="Of one type only.")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is late.")] = False,
    closed: Annotated[bool, typer.Option("--closed", help="Also what is closed.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 200,
    json: Json = False,
) -> None:
    """List what is open, by due date: requests, and messages at which a person must look."""
    from assistant.casework.states import State
    from assistant.desk import review
    from assistant.desk.views import Filters

    if type:
        _known(type)
    filters = Filters(
        tenants=(tenant,) if tenant else (),
        types=(type,) if type else (),
        states=tuple(state.value for state in State) if closed else (),
        overdue=overdue,
        limit=limit,
    )
    with opened(context) as desk:
        if tenant:
            desk.tenant(tenant)
        rows = review.queue(desk, onlooker(desk), filters)
    if json:
        for row in rows:
            emit(ticketview.row(row))
        return
    table(
        ("reference", "company", "type", "state", "due", "left", "who", "subject"),
        [ticketview.cells(row) for row in rows],
    )


@group.command("show")
def show(context: typer.Context, reference: Reference, json: Json = False) -> None:
    """Show one request: conversation, fields, drafts, due date and its derivation, journal."""
    from assistant.desk import review

    with opened(context) as desk:
        view = review.ticket(desk, onlooker(desk), reference)
    if json:
        emit(ticketview.whole(view))
    else:
        for line in ticketview.lines(view):
            say(line)


@group.command("open")
def open_by_hand(
    context: typer.Context,
    tenant: Annotated[str, typer.Option(help="Which company.")],
    type: Annotated[str, typer.Option(help="Type of request, for example access.")],
    received: Annotated[
        str,
        typer.Option(metavar="ISO8601", help="When it reached the company; without offset: its own time."),
    ],
    by: As = "",
    channel: Annotated[str, typer.Option(help="letter or phone.")] = "letter",
    name: Annotated[str, typer.Option(help="Name of the customer.")] = "",
    address: Annotated[str, typer.Option(help="Mail address of the customer.")] = "",
    phone: Annotated[str, typer.Option(help="Phone number of the customer.")] = "",
    text: Annotated[str, typer.Option(help="What they asked, in short.")] = "",
    json: Json = False,
) -> None:
    """Open a request that came by letter or phone, with the day on which it came."""
    from assistant.desk import review
    from assistant.desk.contents import Person
    from assistant.errors import Refused

    _known(type)
    if channel not in ("letter", "phone"):
        raise typer.BadParameter("--channel is letter or phone")
    with opened(context) as desk:
        staff, company = acting(desk, by), desk.tenant(tenant)
        if company.id not in staff.roles:
            raise Refused(f"{staff.name} has no role at {company.name}; see `assistant staff list`")
        ticket = review.open_by_hand(
            desk,
            staff,
            tenant_id=company.id,
            type=type,
            channel=channel,
            received=_moment(received, company.zone),
            person=Person(name=name, address=address, phone=phone),
            text=text,
            fields={key: value for key, value in (("name", name), ("identifier", address or phone)) if value},
        )
    if json:
        emit({"reference": ticket.reference, "type": ticket.type, "due": ticket.due})
    else:
        say(f"{ticket.reference}: {ticket.type}, due {ticket.due}")


@group.command("approve")
def approve(
    context: typer.Context,
    reference: Reference,
    draft: Annotated[int, typer.Option(min=1, metavar="N", help="Its number in `tickets show`.")],
    by: As = "",
    json: Json = False,
) -> None:
    """Approve a draft as a named member of staff, exactly as `tickets show` prints it now."""
    from assistant.desk import review
    from assistant.errors import NotFound

    with opened(context) as desk:
        staff = acting(desk, by)
        view = review.ticket(desk, staff, reference)
        if draft > len(view.drafts):
            raise NotFound(
                f"{reference} has {len(view.drafts)} drafts; see `assistant tickets show {reference}`"
            )
        chosen = view.drafts[draft - 1].draft
        done = review.approve(
            desk, staff, chosen.id, text_hash=chosen.text_hash, revision=view.conversation.revision
        )
    given, needed = len(done.approvals), done.approvals_needed
    if json:
        emit({"draft": draft, "state": done.draft.state, "approvals": given, "approvals_needed": needed})
    elif done.draft.state == "approved":
        say("approved; it leaves when the time to take it back has passed")
    else:
        say(f"{given} of {needed} approvals; another person must approve it too")


@group.command("export")
def export(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="ISO8601", help="Received from then on.")] = "",
    until: Annotated[str, typer.Option(metavar="ISO8601", help="Received before then.")] = "",
    tenant: Annotated[str, typer.Option(help="Of one company only; a report needs it.")] = "",
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report: figures, plots, tables.")
    ] = None,
    json: Json = False,
) -> None:
    """Print the register of requests as CSV: type, state, outcome and dates, no personal data."""
    import sys

    from assistant.desk import review
    from assistant.web import register

    if html is not None:
        _report(context, tenant, html, since=since, until=until)
        return
    with opened(context) as desk:
        tenant_id = desk.tenant(tenant).id if tenant else ""
        begin = _moment(since, UTC) if since else datetime.min.replace(tzinfo=UTC)
        end = _moment(until, UTC) if until else datetime.max.replace(tzinfo=UTC)
        _in_order(begin, end)
        batches, now = review.register(desk, onlooker(desk), begin, end, tenant_id=tenant_id), desk.now()
        if json:
            for row in (row for batch in batches for row in batch):
                emit(register.cells(row, now))
        else:
            sys.stdout.writelines(register.as_csv(batches, now))


def _report(context: typer.Context, tenant: str, file: Path, *, since: str, until: str) -> None:
    """Write the register of a company as the console shows it; by default this year until today."""
    from assistant.desk import review
    from assistant.web import register

    if not tenant:
        raise typer.BadParameter("a report is of one company: add --tenant", param_hint="--html")
    with opened(context) as desk:
        company, now = desk.tenant(tenant), desk.now()
        today = now.astimezone(company.zone).date()
        last = _moment(until, company.zone).date() - timedelta(1) if until else today
        first = _moment(since, company.zone).date() if since else date(last.year, 1, 1)
        _in_order(first, last)
        found = review.register_figures(desk, onlooker(desk), company.id, first, last)
    write(file, register.page(company, found, (first, last), now))
    say(f"written to {file}: {first} to {last}")


def _in_order(since: date, until: date) -> None:
    if since > until:
        raise typer.BadParameter("--since must come before --until")


def _known(type: str) -> None:
    from assistant.casework.types import TICKET_TYPES

    if type not in TICKET_TYPES:
        raise typer.BadParameter(f"unknown type {type!r}: use one of {', '.join(TICKET_TYPES)}")


def _moment(said: str, zone: object) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise typer.BadParameter(f"{said!r} is not a time; write it as 2026-11-25T10:00:00+01:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)  # type: ignore[arg-type]

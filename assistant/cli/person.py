"""`assistant person`: what the desk itself keeps about somebody."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.acting import opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say, table, write

group = typer.Typer(help="What the desk itself keeps about a person.", no_args_is_help=True)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="Their mail address.")]
Company = Annotated[str, typer.Option("--tenant", help="At one company only.")]


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="person")


@group.command("find")
def find(context: typer.Context, address: Address, tenant: Company = "", json: Json = False) -> None:
    """Say where somebody appears: conversations and requests, without their contents."""
    from dataclasses import asdict

    from assistant.desk import person

    with opened(context) as desk:
        found = person.find(desk, address, tenants=[desk.tenant(tenant).id] if tenant else None)
    if json:
        for one in found:
            emit(asdict(one))
        return
    table(
        ("company", "conversation", "requests", "messages", "state"),
        [
            (
                one.tenant,
                one.conversation_id,
                ", ".join(one.references),
                str(one.messages),
                "open" if one.open else "closed",
            )
            for one in found
        ],
    )


@group.command("export")
def export(
    context: typer.Context,
    address: Address,
    tenant: Company = "",
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page that a person can read.")
    ] = None,
    json: Json = True,
) -> None:
    """Print everything kept about somebody as one JSON object: their own copy (GDPR 15)."""
    from assistant.desk import person

    with opened(context) as desk:
        found = person.export(desk, address, tenants=[desk.tenant(tenant).id] if tenant else None)
        settings = desk.settings
    if html is None:
        emit(found)
        return
    from assistant.web.person import page

    companies = [matter["company"] for matter in found["matters"]] or [tenant or settings.tenants[0].id]
    write(html, page(found, settings, settings.tenant(companies[0]).language))
    say(f"written to {html}; it holds personal data: hand it over by a safe link, then delete it")


@group.command("erase")
def erase(
    context: typer.Context,
    address: Address,
    tenant: Company = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    json: Json = False,
) -> None:
    """Erase everything kept about somebody, except what belongs to an open request."""
    from assistant.desk import person

    if not (dry_run or yes):
        if not sys.stdin.isatty():
            raise typer.BadParameter("nobody can be asked here: say --yes, or --dry-run to see what would go")
        typer.confirm(f"Erase everything kept about {address}?", abort=True)
    with opened(context) as desk:
        tenants = [desk.tenant(tenant).id] if tenant else None
        report = person.erase(desk, address, tenants=tenants, dry_run=dry_run)
    if json:
        emit({"dry_run": report.dry_run, "erased": report.erased, "kept": report.kept})
        return
    for what, count in report.erased.items():
        say(f"{what}: {count} {'would go' if dry_run else 'erased'}")
    for what, why in report.kept.items():
        say(f"{what} stays: {why}")

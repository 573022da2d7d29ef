"""`assistant retention`: what the daily erasing took away, and what it would take now."""

from typing import Annotated

import typer

from assistant.cli.acting import opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say, table


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("retention")(retention)


def retention(
    context: typer.Context,
    tenant: Annotated[str, typer.Option(help="Of one company only.")] = "",
    days: Annotated[int, typer.Option(min=1, help="How many days back.")] = 30,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Count what a run would erase now; nothing goes.")
    ] = False,
    json: Json = False,
) -> None:
    """Show what was erased because its time was over, what stays, and why: counts, no personal data."""
    from assistant.desk import retain, retained

    with opened(context) as desk:
        tenants = [desk.tenant(tenant).id] if tenant else [one.id for one in desk.settings.tenants]
        if dry_run:
            report = retain.run(desk, dry_run=True)
            rows = [("now", one, report.by_tenant.get(one, {}), report.stays.get(one, {})) for one in tenants]
        else:
            found = retained.days(desk, tenants, days)
            rows = [(row.day.isoformat(), row.tenant, dict(row.erased), dict(row.kept)) for row in found]
    if json:
        for day, company, erased, kept in rows:
            emit({"day": day, "tenant": company, "erased": erased, "kept": kept, "dry_run": dry_run})
    elif not rows:
        say("the daily job has not run yet; --dry-run counts what it would erase")
    else:
        table(
            ("day", "company", "would erase" if dry_run else "erased", "stays"),
            [
                (
                    day,
                    company,
                    _counts(erased),
                    "; ".join(f"{n} {retain.WHY[why]}" for why, n in kept.items()),
                )
                for day, company, erased, kept in rows
            ],
        )


def _counts(erased: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(erased.items())) or "nothing"

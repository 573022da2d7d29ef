"""`assistant tokens`: which of the company's own systems may call the API."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.acting import opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say, table

if TYPE_CHECKING:
    from assistant.desk.outward import ApiToken

group = typer.Typer(help="Which of the company's own systems may call the API.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="tokens")


@group.command("add")
def add(
    context: typer.Context,
    tenant: Annotated[str, typer.Option(help="For which company.")],
    name: Annotated[str, typer.Option(help="Which system it is for, as the journal will call it.")],
    scope: Annotated[
        list[str],
        typer.Option(
            help="tickets:read, tickets:write, documents:read, documents:write or webhooks. May be repeated."
        ),
    ],
    days: Annotated[int, typer.Option(min=0, max=3660, help="Days until it ends; 0: never.")] = 0,
    json: Json = False,
) -> None:
    """Make a token and show it, once: only its keyed hash is kept."""
    from assistant.desk import tokens

    with opened(context) as desk:
        made = tokens.add(desk, tenant_id=tenant, name=name, scopes=scope, days=days)
    if json:
        emit({**_shown(made.record), "token": made.token})
        return
    say(made.token)
    say("Keep it now: it is not shown again. `assistant tokens revoke` ends it.")


@group.command("list")
def show(context: typer.Context, json: Json = False) -> None:
    """List tokens, without the tokens themselves."""
    from assistant.desk import tokens

    with opened(context) as desk:
        rows = [_shown(row) for row in tokens.listed(desk)]
    if json:
        for row in rows:
            emit(row)
        return
    table(
        ("id", "company", "name", "scopes", "ends", "state"),
        [
            (
                row["id"][:12],
                row["tenant"],
                row["name"],
                ", ".join(row["scopes"]),
                (row["expires_at"] or "never")[:10],
                "revoked" if row["revoked_at"] else "",
            )
            for row in rows
        ],
    )


@group.command("revoke")
def revoke(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the token, or its beginning.")],
) -> None:
    """End a token at once."""
    from assistant.desk import tokens

    with opened(context) as desk:
        row = tokens.revoke(desk, id)
    say(f"{row.name} can call no more")


def _shown(row: "ApiToken") -> dict[str, Any]:
    return {
        "id": row.id,
        "tenant": row.tenant,
        "name": row.name,
        "scopes": list(row.scopes),
        "created_at": row.created_at.isoformat(),
        "expires_at": row.expires_at.isoformat() if row.expires_at else None,
        "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
    }

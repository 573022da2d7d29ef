"""`assistant staff`: who may sign in to the console."""

import sys
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from assistant.cli.acting import opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say, table

if TYPE_CHECKING:
    from assistant.desk.people import Role

group = typer.Typer(help="Who may sign in to the console, and as what.", no_args_is_help=True)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="Their mail address.")]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input; else it is asked.")
]


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="staff")


@group.command("add")
def add(
    context: typer.Context,
    address: Address,
    name: Annotated[str, typer.Option(help="Their name, as colleagues see it.")],
    role: Annotated[
        list[str],
        typer.Option(
            metavar="ROLE[@TENANT]",
            help="agent, approver, officer, admin or auditor; without a company: at all. May be repeated.",
        ),
    ],
    language: Annotated[str, typer.Option(help="Of their console: nl, da or en.")] = "en",
    password_stdin: PasswordStdin = False,
    json: Json = False,
) -> None:
    """Add a member of staff."""
    from assistant.desk import staffing

    with opened(context) as desk:
        roles = _roles(role, [tenant.id for tenant in desk.settings.tenants])
        added = staffing.add(
            desk,
            email=address,
            name=name,
            roles=roles,
            password=_password(password_stdin),
            language=language,
        )
    if json:
        emit({"id": added.id, "address": added.email, "name": added.name, "roles": dict(added.roles)})
    else:
        say(f"{added.name} can sign in as {added.email}")


@group.command("list")
def show(context: typer.Context, json: Json = False) -> None:
    """List everybody."""
    from assistant.desk import staffing

    with opened(context) as desk:
        accounts = staffing.accounts(desk)
    if json:
        for one in accounts:
            emit(
                {
                    "id": one.staff.id,
                    "address": one.staff.email,
                    "name": one.staff.name,
                    "roles": dict(one.staff.roles),
                    "disabled": one.disabled,
                    "second_factor": one.second_factor,
                }
            )
        return
    table(
        ("address", "name", "roles", "second factor", "state"),
        [
            (
                one.staff.email,
                one.staff.name,
                ", ".join(f"{role}@{tenant}" for tenant, role in sorted(one.staff.roles.items())),
                "yes" if one.second_factor else "no",
                "off" if one.disabled else "on",
            )
            for one in accounts
        ],
    )


@group.command("password")
def password(context: typer.Context, address: Address, password_stdin: PasswordStdin = False) -> None:
    """Set a new password; their sign-ins end."""
    from assistant.desk import staffing

    with opened(context) as desk:
        staff = staffing.by_email(desk, address)
        staffing.set_password(desk, staff.id, _password(password_stdin))
    say(f"{staff.email} has a new password")


@group.command("disable")
def disable(
    context: typer.Context,
    address: Address,
    undo: Annotated[bool, typer.Option("--undo", help="Switch the account on again.")] = False,
) -> None:
    """Switch an account off; their sign-ins end at once."""
    from assistant.desk import staffing
    from assistant.errors import NotFound

    with opened(context) as desk:
        wanted = address.strip().casefold()
        found = [one.staff for one in staffing.accounts(desk) if one.staff.email == wanted]
        if not found:
            raise NotFound(
                f"there is no member of staff with the address {wanted}; see `assistant staff list`"
            )
        staffing.disable(desk, found[0].id, disabled=not undo)
    say(f"{wanted} is {'on again' if undo else 'off'}")


def _roles(words: list[str], tenants: list[str]) -> "dict[str, Role]":
    from assistant.desk.people import Role

    roles: dict[str, Role] = {}
    for word in words:
        role, at, tenant = word.partition("@")
        if role not in get_args(Role):
            raise typer.BadParameter(f"unknown role {role!r}: use one of {', '.join(get_args(Role))}")
        for one in [tenant] if at else tenants:
            roles[one] = cast("Role", role)
    return roles


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter("nobody can be asked for a password here: add --password-stdin")
    return str(typer.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True))

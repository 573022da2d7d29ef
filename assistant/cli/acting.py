"""Who acts when a command does something at the desk, and the desk it is done at."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import common

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.desk.people import Staff

As = Annotated[
    str, typer.Option("--as", metavar="ADDRESS", help="The member of staff who does this; it is journalled.")
]


@contextmanager
def opened(context: typer.Context) -> "Iterator[Desk]":
    """Open the desk that the settings name, without what is needed to read messages."""
    from assistant.assembly import building

    with building.desk(common(context).settings()) as desk:
        yield desk


def onlooker(desk: "Desk") -> "Staff":
    """Return whoever sits at the server: sees every company, changes nothing."""
    from assistant.desk.people import Staff

    return Staff(id="server", name="server", roles={tenant.id: "auditor" for tenant in desk.settings.tenants})


def acting(desk: "Desk", address: str) -> "Staff":
    """Return the member of staff named; without a name nobody acts. Raises NotFound."""
    from assistant.desk import staffing

    if not address:
        raise typer.BadParameter("say who does this: --as ADDRESS of a member of staff")
    return staffing.by_email(desk, address)

"""`assistant db`: the database's schema and its backups."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Json, common
from assistant.cli.output import emit, say

group = typer.Typer(help="The database: its schema and its backups.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="db")


@group.command("upgrade")
def upgrade(context: typer.Context, json: Json = False) -> None:
    """Bring the database to this program's schema; makes it where there is none."""
    from assistant.assembly import building
    from assistant.store import migrate

    store = building.store(common(context).settings(), migrate=True)
    try:
        revision = migrate.revision(store.engine)
    finally:
        store.close()
    if json:
        emit({"revision": revision})
    else:
        say(f"the database has schema {revision}")


@group.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes.")],
    json: Json = False,
) -> None:
    """Write everything to FILE, sealed as it lies in the database; the service may go on meanwhile."""
    from assistant.assembly import building
    from assistant.store import backup as backups

    store = building.store(common(context).settings(), migrate=False)
    try:
        rows = backups.dump(store, file, building.now())
    finally:
        store.close()
    if json:
        emit({"file": str(file), "rows": rows})
    else:
        say(f"{file}: {rows} rows; the master key is not in it, keep it elsewhere")


@group.command("restore")
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup that `db backup` wrote.")],
    json: Json = False,
) -> None:
    """Fill an empty database from FILE. Mail that may have left since then is put before a person."""
    from assistant.assembly import building
    from assistant.desk import restored
    from assistant.store import backup as backups

    settings = common(context).settings()
    store = building.store(settings)
    try:
        rows = backups.restore(store, file)
    finally:
        store.close()
    with building.desk(settings) as desk:
        asked = restored.begin_again(desk)
    if json:
        emit({"file": str(file), "rows": rows, "unknown": asked})
    else:
        say(f"{rows} rows restored; {asked} mails that may have left since then wait for a person")


@group.command("rotate")
def rotate(context: typer.Context, json: Json = False) -> None:
    """Seal everything anew with the first key of the key file; it can be stopped and run again."""
    from assistant.assembly import building
    from assistant.store import rotation

    store = building.store(common(context).settings())
    try:
        changed = rotation.rotate(store)
    finally:
        store.close()
    if json:
        emit(changed)
    else:
        say(f"{sum(changed.values())} values are sealed with the new key")

"""`assistant knowledge`: the texts that answers are made of, out of the database and into it."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.acting import As, acting, onlooker, opened
from assistant.cli.options import Json
from assistant.cli.output import emit, say

group = typer.Typer(help="The texts that answers are made of.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="knowledge")


@group.command("export")
def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go; made if needed.")],
    json: Json = False,
) -> None:
    """Write every text in use to FOLDER, as files that can be edited and imported again."""
    from assistant.desk import textviews
    from assistant.errors import InputError

    with opened(context) as desk:
        texts = textviews.used(desk)
    try:
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror}") from error
    if json:
        emit({"folder": str(folder), "texts": len(texts)})
    else:
        say(f"{folder}: {len(texts)} texts")


@group.command("import")
def import_(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Files as `knowledge export` writes.")],
    who: As = "",
    reason: Annotated[str, typer.Option(help="What changes, and why.")] = "imported",
    json: Json = False,
) -> None:
    """Write a revision of each file in FOLDER that differs from what is in use; another person publishes."""
    from assistant.desk import revising

    found = _read(folder)
    with opened(context) as desk:
        staff = acting(desk, who)
        rows = revising.take_in(desk, staff, found, reason=reason)
    if json:
        emit({"revisions": [{"id": row.id, "path": row.path} for row in rows]})
        return
    for row in rows:
        say(f"{row.id}  {row.path}")
    waiting = "they wait" if len(rows) != 1 else "it waits"
    say(f"{len(rows)} of {len(found)} texts changed; {waiting} for a second person" if rows else "no changes")


def _read(folder: Path) -> dict[str, str]:
    """Return the texts below a folder, by path. Raises InputError."""
    from assistant.errors import InputError

    try:
        files = sorted(folder.rglob("*.yaml"))
        texts = {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {folder}: {error}") from error
    if not texts:
        raise InputError(f"{folder}: no texts here; `assistant knowledge export` writes some")
    return {path: text for path, text in texts.items() if not path.endswith("lexicon.yaml")}


@group.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List what waits for a second person."""
    with opened(context) as desk:
        from assistant.desk import textviews

        staff = onlooker(desk)
        waiting = [view.open for view in textviews.texts(desk, staff) if view.open]
    for row in waiting:
        if json:
            emit({"id": row.id, "path": row.path, "version": row.version, "reason": row.reason})
        else:
            say(f"{row.id}  {row.path}: {row.reason}")
    if not waiting and not json:
        say("nothing waits")


@group.command("publish")
def publish(
    context: typer.Context,
    revisions: Annotated[list[str], typer.Argument(metavar="ID…", help="As `knowledge list` names them.")],
    who: As = "",
    json: Json = False,
) -> None:
    """Put revisions into use together, as somebody who wrote nothing of them."""
    from assistant.desk import revising

    with opened(context) as desk:
        staff = acting(desk, who)
        with desk.store.read() as tx:
            versions = {id: row.version if (row := tx.revisions.get(id)) else 0 for id in revisions}
        rows = revising.publish(desk, staff, versions)
    for row in rows:
        if json:
            emit({"id": row.id, "path": row.path, "number": row.number})
        else:
            say(f"{row.path}: version {row.number} is in use")

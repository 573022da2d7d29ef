"""`assistant read`: what the mail parser sees."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.output import complain, emit
from assistant.errors import InputError


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…", help="A raw message, an mbox, or a Maildir folder; - is standard input."
        ),
    ],
    authserv_id: Annotated[
        str, typer.Option(metavar="HOST", help="Whose Authentication-Results count (RFC 8601).")
    ] = "",
    own: Annotated[
        list[str] | None, typer.Option(metavar="DOMAIN", help="A mail domain of ours; may be given again.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Always so: a line of JSON a message.")] = True,
) -> None:
    """Print a line of JSON for each message, as the mail parser understands it."""
    from assistant.mail import reading

    failed = False
    for file in files:
        try:
            for name, raw in messages(file):
                emit(reading.read(raw, authserv_id=authserv_id, own_domains=own or ()).to_json(name))
        except InputError as error:
            complain(str(error))
            failed = True
    if failed:
        raise typer.Exit(1)


def messages(file: str) -> Iterator[tuple[str, bytes]]:
    """Yield each message of *file* with the name under which it is shown. Raises InputError."""
    from assistant.mail import boxes

    path = Path(file)
    try:
        if file != "-" and path.is_dir():
            yield from ((f"{file}#{n}", raw) for n, raw in enumerate(_maildir(path), 1))
            return
        data = sys.stdin.buffer.read() if file == "-" else path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}") from error
    if boxes.is_mbox(data[:1024]):
        yield from ((f"{file}#{n}", raw) for n, raw in enumerate(boxes.split_mbox(data), 1))
    else:
        yield file, data


def _maildir(folder: Path) -> Iterator[bytes]:
    """Yield the messages of a Maildir in the order of their arrival."""
    from assistant.mail import boxes

    if not boxes.is_maildir({one.name for one in folder.iterdir()}):
        raise InputError(f"{folder} is a folder but no Maildir (no cur and new in it); name its files")
    found = {one.name: one for part in ("new", "cur") for one in (folder / part).iterdir() if one.is_file()}
    for name in boxes.maildir_order(list(found)):
        yield found[name].read_bytes()

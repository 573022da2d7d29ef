"""`assistant run` and `assistant demo`: the service itself."""

import logging
import signal
import sys
import threading
from typing import Annotated

import typer

from assistant.cli.options import Json, common
from assistant.cli.output import complain, emit, say


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("run")(run)
    app.command("demo")(demo)


def run(
    context: typer.Context,
    only: Annotated[
        str, typer.Option(metavar="PARTS", help="Some of smtp,imap,work,send,web; default: all.")
    ] = "",
    json: Json = False,
) -> None:
    """Run the service until SIGTERM or Ctrl-C; what is in hand is finished first."""
    from assistant.assembly import building
    from assistant.assembly.service import PARTS, Service
    from assistant.assembly.steady import keep_steady
    from assistant.assembly.thinking import thinking

    parts = [part.strip() for part in only.split(",") if part.strip()] or list(PARTS)
    if unknown := [part for part in parts if part not in PARTS]:
        raise typer.BadParameter(f"--only {unknown[0]!r}: the parts are {', '.join(PARTS)}")
    options = common(context)
    settings = options.settings()
    stop = Stop()
    log(settings.log_level, debug=options.debug)
    # Only those that read messages need to think; a listener alone starts at once and stays small.
    mind = thinking(settings) if {"work", "web"} & set(parts) else None
    if mind is not None:
        mind.rehearse(settings.tenants)
    with building.desk(settings, mind=mind) as desk:
        service = Service(desk, parts)
        service.start()
        keep_steady()
        try:
            where = {name: f"{at[0]}:{at[1]}" for name in ("smtp", "web") if (at := getattr(service, name))}
            if json:
                emit({"parts": parts, **where})
            else:
                say("running: " + ", ".join([*parts, *(f"{name} at {at}" for name, at in where.items())]))
            stop.wait()
        finally:
            service.stop()


def demo(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port of the pages; default: 8080, or a free one.")
    ] = None,
    json: Json = False,
) -> None:
    """Show everything on this machine with invented mail. Ctrl-C stops it and leaves nothing behind."""
    from dataclasses import asdict

    from assistant.assembly.demo import demonstration

    options = common(context)
    stop = Stop()
    log("warning", debug=options.debug)
    if not json and sys.stderr.isatty():
        complain("starting; the first time it learns from its examples, which takes a minute")
    with demonstration(options.settings(), port) as addresses:
        if json:
            emit(asdict(addresses))
        else:
            _tell(addresses.smtp, addresses.web, addresses.console, addresses.outbox)
            for tenant, page in addresses.widget.items():
                say(f"  {'chat, ' + tenant:<22}{page}")
            say()
            say("Ctrl-C stops it; nothing stays behind.")
        stop.wait()


def _tell(smtp: str, web: str, console: str, outbox: str) -> None:
    say("The assistant runs. Sample mails of invented customers have come in by SMTP.")
    say()
    say(f"  {'start here':<22}{web}")
    say(f"  {'staff console':<22}{console} (one click signs in)")
    say(f"  {'mail that went out':<22}{outbox}")
    say(f"  {'send it mail yourself':<22}swaks --server {smtp} --to backoffice@ventum.nl")


class Stop:
    """SIGTERM and Ctrl-C: before the service runs they end the program, afterwards they ask it to stop."""

    def __init__(self) -> None:
        """Take both signals."""
        self._asked = threading.Event()
        self._running = False
        signal.signal(signal.SIGTERM, self._take)
        signal.signal(signal.SIGINT, self._take)

    def wait(self) -> None:
        """Return when it is asked to stop."""
        self._running = True
        self._asked.wait()

    def _take(self, _number: int, _frame: object) -> None:
        if self._asked.is_set() or not self._running:
            raise KeyboardInterrupt
        self._asked.set()


def log(level: str, *, debug: bool) -> None:
    """Write the log to standard error; a service manager adds time and place where it wants them."""
    logging.basicConfig(
        level=logging.DEBUG if debug else level.upper(),
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    for name in ("aiosmtpd", "mail.log", "asyncio", "multipart", "alembic", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)

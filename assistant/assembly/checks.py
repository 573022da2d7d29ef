"""What `assistant check` looks at, through the same code that loads it when the service starts."""

import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import resources
from assistant.assembly import building
from assistant.desk import mailboxes
from assistant.errors import AssistantError
from assistant.settings import Settings, load

_TIMEOUT = 10.0  # seconds for a mail server to answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One line of the report."""

    what: str
    ok: bool
    detail: str = ""  # where not ok: what to do


def all_of(config: str | None, statements: Sequence[Path]) -> Iterator[Found]:
    """Yield one finding after the other; where the settings cannot be used there is only one."""
    try:
        settings = load(config)
    except AssistantError as error:
        yield Found(what="settings", ok=False, detail=str(error))
        return
    names = ", ".join(tenant.id for tenant in settings.tenants)
    yield Found(what="settings", ok=True, detail=names)
    yield _looked("intents", _intents)
    yield _looked("knowledge", lambda: _knowledge(settings))
    yield _looked("wording and templates", _wording)
    yield _looked("pages' texts", _phrases)
    for file in statements:
        yield from _statement(file)
    yield _looked("database", lambda: _database(settings))
    yield from _texts(settings)
    yield from _journals(settings)
    yield _looked(
        f"outgoing mail server {settings.smtp_out.host}:{settings.smtp_out.port}", lambda: _outgoing(settings)
    )
    yield from _mailboxes(settings)
    yield from taken(settings)
    yield from leaving(settings)


def _looked(what: str, look: Callable[[], str]) -> Found:
    """Return what *look* says, or why it failed."""
    try:
        return Found(what=what, ok=True, detail=look())
    except AssistantError as error:
        return Found(what=what, ok=False, detail=str(error))


def _intents() -> str:
    from assistant.understanding import intents
    from assistant.understanding.choosing import Calibration

    folder = resources.folder("intents")
    known = intents.load(folder)
    Calibration.load(folder / "calibration.json")
    return f"{len(known)} intents"


def _knowledge(settings: Settings) -> str:
    from assistant.knowledge.base import KnowledgeBase

    knowledge = KnowledgeBase.load(resources.folder("locales"))
    for tenant in settings.tenants:
        knowledge.passage(tenant.id, "faq.controller", "")
    return ""


def _wording() -> str:
    from assistant.writing import Writer

    Writer.load(resources.folder("locales"), resources.folder("templates"))
    return ""


def _phrases() -> str:
    from assistant.web import phrases

    return ", ".join(phrases.load(resources.folder("locales")))


def _statement(file: Path) -> Iterator[Found]:
    """Compare a published statement with what the knowledge base says: a line for each difference."""
    from assistant.knowledge.base import KnowledgeBase
    from assistant.knowledge.compare import compare, whose

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Found(what=f"statement {file}", ok=False, detail=f"cannot be read: {error}")
        return
    try:
        knowledge = KnowledgeBase.load(resources.folder("locales"))
        tenant = whose(text, knowledge)
        findings = compare(text, tenant, knowledge)
    except AssistantError as error:
        yield Found(what=f"statement {file}", ok=False, detail=str(error))
        return
    for finding in findings:
        yield Found(what=f"statement {file.name}", ok=False, detail=str(finding))
    if not findings:
        yield Found(what=f"statement {file.name}", ok=True, detail=f"says what the answers of {tenant} say")


def _database(settings: Settings) -> str:
    store = building.store(settings, migrate=False)
    try:
        return str(store.engine.dialect.name)
    finally:
        store.close()


def _texts(settings: Settings) -> Iterator[Found]:
    """Make the edition in use: what was published over the shipped texts may not fit a newer program."""
    try:
        with building.desk(settings, migrate=False) as desk, desk.store.read() as rows:
            over = rows.revisions.published()
    except AssistantError:
        return  # the line above says why
    yield _looked("texts in use", lambda: _edition(settings, over))


def _edition(settings: Settings, over: dict[str, str]) -> str:
    building.library(settings).edition(over)
    return f"{len(over)} revised in the console"


def _journals(settings: Settings) -> Iterator[Found]:
    """Verify every chain of every company, where there is a database."""
    from assistant.desk import chains

    try:
        with building.desk(settings, migrate=False) as desk:
            verdicts = chains.verify(desk)
    except AssistantError:
        return  # the line above says why
    for verdict in verdicts:
        what = f"journals of {verdict.tenant}"
        if verdict.broken or verdict.holds is False:
            broken = len(verdict.broken) or "the last checkpoint's"
            yield Found(
                what=what,
                ok=False,
                detail=f"{broken} of {verdict.chains} chains were changed from outside; "
                "tell the officer, and compare with a backup",
            )
        else:
            chains_said = "1 chain" if verdict.chains == 1 else f"{verdict.chains} chains"
            yield Found(what=what, ok=True, detail=f"{chains_said}, whole")


def _outgoing(settings: Settings) -> str:
    from assistant.channels.smtp_client import Broken, Connection

    limited = settings.smtp_out.model_copy(
        update={"timeout_seconds": min(_TIMEOUT, settings.smtp_out.timeout_seconds)}
    )
    try:
        Connection(limited, hostname=settings.smtp_in.hostname or socket.getfqdn()).close()
    except Broken as error:
        raise AssistantError(
            f"does not take mail ({error}); check smtp_out.host, port, security and account"
        ) from error
    return ""


def _mailboxes(settings: Settings) -> Iterator[Found]:
    from assistant.channels.imap_client import ImapLine, MailboxTrouble, translated

    for tenant in settings.tenants:
        for mailbox in tenant.mailboxes:
            what = f"mailbox {mailbox.folder} of {tenant.id} at {mailbox.host}:{mailbox.port}"
            try:
                line = ImapLine(mailbox, silence=_TIMEOUT, step=_TIMEOUT)
                try:
                    with translated(), line.at_most() as client:
                        client.select_folder(mailbox.folder, readonly=True)
                finally:
                    line.close()
            except MailboxTrouble as trouble:
                yield Found(
                    what=what, ok=False, detail=f"{trouble}; check its host, port, security and account"
                )
            except AssistantError as error:
                yield Found(what=what, ok=False, detail=str(error))
            else:
                yield Found(what=what, ok=True)


def taken(settings: Settings) -> Iterator[Found]:
    """Yield how the last look into each mailbox went, and whether all that lies there was taken."""
    for row in (each.cursor for each in _health(settings) if each.read):
        said = [f"last round: {row.error_tag}"] if row.error_tag else []
        if row.missing:
            lie = "1 mail lies" if row.missing == 1 else f"{row.missing} mails lie"
            said.append(f"{lie} in the folder and not in the ledger; see docs/operations.md")
        if row.ok_at or said:
            yield Found(what=f"mail taken from {row.mailbox}", ok=not said, detail="; ".join(said))


def leaving(settings: Settings) -> Iterator[Found]:
    """Yield the mailboxes in which mail with a copy of an ID waits to be deleted, since when and why.

    A failed try is bad, and so is a mailbox that is read no more: there nobody deletes anything.
    """
    for row in (each for each in _health(settings) if each.leaving):
        troubles, n = row.troubles, len(row.leaving)
        if row.forgotten:
            troubles.append("this mailbox is read no more: delete them by hand")
        lie = "1 mail still lies" if n == 1 else f"{n} mails still lie"
        said = [f"{lie} there, since {row.leaving[0].asked_at:%Y-%m-%d}", *troubles]
        if troubles:
            said.append("see docs/operations.md")
        yield Found(what=f"copies of an ID in {row.cursor.mailbox}", ok=not troubles, detail="; ".join(said))


def _health(settings: Settings) -> list[mailboxes.Health]:
    try:
        with building.desk(settings, migrate=False) as desk:
            return mailboxes.health(desk)
    except AssistantError:
        return []  # the line on the database says why

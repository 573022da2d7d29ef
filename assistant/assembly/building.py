"""Settings to a desk: keys, database and the part that thinks, put together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from assistant import resources
from assistant.assembly.editions import Editions
from assistant.assembly.later import Later
from assistant.assembly.thinking import Thinking, cache_folder, understander
from assistant.casework import identity
from assistant.casework.checklist_items import ITEMS
from assistant.casework.types import TICKET_TYPES
from assistant.desk.desk import Desk
from assistant.errors import SettingsError, StoreError
from assistant.settings import Settings
from assistant.store.store import SqlStore, open_store
from assistant.store.vault import Keyring
from assistant.writing.library import Edition, Library


def address(settings: Settings) -> str:
    """Return the database's address; without one, a SQLite file in the data folder."""
    return settings.database_url.get_secret_value() or f"sqlite:///{settings.data_dir / 'assistant.db'}"


def keyring(settings: Settings) -> Keyring:
    """Return the master keys; the file in the data folder is made at the first start.

    Raises SettingsError where a named key cannot be read.
    """
    if text := settings.master_key.get_secret_value():
        return Keyring.from_text(text)
    if settings.master_key_file:
        return Keyring.from_file(Path(settings.master_key_file))
    return Keyring.from_file(settings.data_dir / "master.key", create=True)


def store(settings: Settings, *, migrate: bool = True) -> SqlStore:
    """Open the database. Raises StoreError in one clear line where it cannot be reached."""
    try:
        return open_store(address(settings), keyring(settings), migrate=migrate)
    except OSError as error:
        raise StoreError(
            f"the data folder {settings.data_dir} cannot be used ({error.strerror}); "
            "set data_dir to a folder that may be written to"
        ) from error


@contextmanager
def desk(
    settings: Settings,
    *,
    mind: Thinking | None = None,
    clock: Callable[[], datetime] | None = None,
    migrate: bool = True,
) -> Iterator[Desk]:
    """Open the desk, and close its database at the end. Without *mind* it thinks when it must."""
    check_names(settings)
    opened, texts = store(settings, migrate=migrate), library(settings)
    shipped = (lambda: Edition(knowledge=mind.knowledge, writer=mind.writer)) if mind else None
    editions = Editions(texts, opened, tuple(tenant.id for tenant in settings.tenants), shipped=shipped)
    try:
        yield Desk(
            store=opened,
            clock=clock or now,
            settings=settings,
            understander=mind.understander if mind else Later(lambda: understander(cache_folder(settings))),
            knowledge=editions,
            writer=editions,
            library=texts,
        )
    finally:
        opened.close()


def library(settings: Settings) -> Library:
    """Return the texts that staff edit, as shipped."""
    companies = {tenant.id: tenant.name for tenant in settings.tenants}
    return Library(resources.folder("locales"), resources.folder("templates"), companies)


def check_names(settings: Settings) -> None:
    """Check that types and checklist items named in the settings exist. Raises SettingsError."""
    for tenant in settings.tenants:
        where = f"tenants.{tenant.id}"
        for entry, given, known in (
            ("types_without", tenant.types_without, TICKET_TYPES),
            ("checklist_without", tenant.checklist_without, ITEMS),
            ("checklist_more", tenant.checklist_more, TICKET_TYPES),
            ("retention.ticket_days_by_type", tenant.retention.ticket_days_by_type, TICKET_TYPES),
            ("identity_steps", tenant.identity_steps, TICKET_TYPES),
        ):
            if unknown := sorted(set(given) - set(known)):
                raise SettingsError(f"{where}.{entry}: {unknown[0]!r} does not exist; use {', '.join(known)}")
        for type, steps in tenant.identity_steps.items():
            if against := identity.against_steps(type, steps):
                raise SettingsError(f"{where}.identity_steps.{type}: {against}")


def now() -> datetime:
    """Return the time, aware."""
    return datetime.now(UTC)

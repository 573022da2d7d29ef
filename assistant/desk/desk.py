"""The holder of what every verb needs. It has no behaviour of its own beyond time and chance."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from typing import TYPE_CHECKING

from assistant.desk.ports import Knowledge, Store, Understander, Writer
from assistant.settings import Settings, Tenant

if TYPE_CHECKING:
    from assistant.writing.library import Library


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Handed to each verb: collaborators, the clock, and the settings."""

    store: Store
    clock: Callable[[], datetime]  # aware
    settings: Settings
    understander: Understander
    knowledge: Knowledge
    writer: Writer
    random: Callable[[int], bytes] = token_bytes
    library: "Library | None" = None  # the texts that staff edit; None where only cases are handled

    def now(self) -> datetime:
        """The time, aware."""
        return self.clock()

    def new_id(self) -> str:
        """A random 128-bit id; never counted, so a restore cannot issue it again."""
        return self.random(16).hex()

    def tenant(self, tenant_id: str) -> Tenant:
        """A company's settings. Raises UnknownTenant."""
        return self.settings.tenant(tenant_id)

    def digest_of_address(self, address: str) -> str:
        """The keyed hash under which an address is known."""
        return self.store.vault.digest("address", address.strip().casefold())

"""The menu of the console: where one can go, and how much waits there."""

from dataclasses import dataclass

from assistant.desk.people import Staff
from assistant.web.marks import N_
from assistant.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of the menu."""

    id: str
    url: str
    text: str  # English
    here: bool = False
    count: int = 0  # what needs a person there


_ENTRIES = (
    ("queue", "/console", N_("Queue")),
    ("outbox", "/console/outbox", N_("Outgoing mail")),
    ("daily", "/console/daily", N_("Daily list")),
    ("quarantine", "/console/quarantine", N_("Quarantine")),
    ("board", "/console/board", N_("Board")),
    ("knowledge", "/console/knowledge", N_("Knowledge")),
    ("staff", "/console/staff", N_("Staff")),
)


def menu(site: Site, staff: Staff, here: str) -> list[Entry]:
    """Return the lines that *staff* may open."""
    with site.desk.store.read() as rows:
        alarms = rows.queue.alarms(staff.tenants)
    waiting = {"outbox": alarms["outbox"], "quarantine": alarms["inbound"]}
    admin = "admin" in staff.roles.values()
    return [
        Entry(id=id, url=url, text=text, here=id == here, count=waiting.get(id, 0))
        for id, url, text in _ENTRIES
        if id != "staff" or admin
    ]

"""The functions by which the console's templates say dates, names and entries of the journal."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.desk import opening
from assistant.desk.records import JournalRow, Ticket
from assistant.settings import Settings, Tenant
from assistant.web import intentwords, journalwords, words
from assistant.web.phrases import Phrases


def functions(settings: Settings, p: Phrases, names: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    """Return what a template of the console calls; *names* are those of staff, by id."""
    zones = {tenant.id: tenant.zone for tenant in settings.tenants}

    def zone(tenant: str) -> ZoneInfo:
        return zones.get(tenant, ZoneInfo("UTC"))

    def staff_name(id: str | None) -> str:
        return names.get(id or "", "") or p.say("somebody who is gone")

    def actor_name(id: str) -> str:
        if id.startswith("policy:"):
            return p.say(words.POLICIES.get(id.removeprefix("policy:"), "")) or id
        if id.startswith("api:"):
            return p.say("A system of the company")
        return p.say(words.BY[id]) if id in words.BY else staff_name(id)

    return {
        "moment": lambda at, tenant: p.moment(at, zone(tenant)),
        "clock": lambda at, tenant: at.astimezone(zone(tenant)).strftime("%H:%M"),
        "day_of": lambda text: p.day(date.fromisoformat(text)),
        "due_said": lambda row: due_said(p, row.due, zone(row.tenant)),
        "staff_name": staff_name,
        "actor_name": actor_name,
        "intent_name": lambda id: p.say(intentwords.INTENTS.get(id, "")) or id,
        "journal_said": lambda entry: journal_said(p, entry, names),
    }


def due_said(p: Phrases, due: str, zone: ZoneInfo) -> str:
    """Return a due date in words; for a breach report with its time."""
    if not due:
        return ""
    if len(due) == 10:
        return p.day(date.fromisoformat(due))
    return p.moment(datetime.fromisoformat(due), zone)


def derivation(ticket: Ticket, tenant: Tenant, language: str) -> tuple[str, ...]:
    """Return the steps to the due date in the reader's language, where they lead to the stored date."""
    again = opening.deadline_of(ticket, tenant, language=language)
    return again.steps if again.due.isoformat() == ticket.due else ticket.derivation


def journal_said(p: Phrases, entry: JournalRow, names: Mapping[str, str]) -> str:
    """Return an entry of the journal in words, with what it is about."""
    said = p.say(journalwords.JOURNAL.get(entry.tag, "")) or entry.tag
    about = [_about(p, name, entry.data[name], names) for name in _SHOWN if entry.data.get(name)]
    return f"{said}: {', '.join(about)}" if about else said


_SHOWN = ("type", "kind", "outcome", "to", "field", "step", "intents", "due")


def _about(p: Phrases, name: str, value: object, names: Mapping[str, str]) -> str:
    text = str(value)
    if name == "due" and len(text) == 10:
        return p.day(date.fromisoformat(text))
    for table in _TABLES.get(name, ()):
        if text in table:
            return p.say(table[text])
    return names.get(text, text)


_TABLES: dict[str, tuple[Mapping[str, str], ...]] = {
    "type": (words.TYPES,),
    "kind": (words.KINDS, words.LINKS),
    "outcome": (words.OUTCOMES,),
    "field": (words.FIELDS,),
    "step": (words.STEPS,),
}

"""A case history as text."""

import re
from datetime import datetime

from assistant.casework.checklist_items import ITEMS
from assistant.desk.records import JournalRow, Ticket
from assistant.desk.views import TicketView
from assistant.settings import Tenant
from assistant.web.journalwords import JOURNAL
from assistant.web.words import TYPES

SEVERAL = "Several rights in one letter"
_RANDOM = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{24}(?:[0-9a-f]{32})?\b")


class Page:
    """Lines of a page, numbered step by step."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._lines: list[str] = []
        self._steps = 0

    def head(self, type: str, about: str) -> None:
        """Begin the page."""
        self._lines += [
            f"# {TYPES.get(type, SEVERAL)} at {self._tenant.name}",
            "",
            f"{about} Made with `python -m tools.make_cases`; everybody in it is invented.",
        ]

    def step(self, at: datetime, title: str) -> None:
        """Begin a step."""
        self._steps += 1
        local = at.astimezone(self._tenant.zone)
        self._lines += ["", f"## {self._steps}. {local:%Y-%m-%d %H:%M}: {title}"]

    def say(self, sentence: str) -> None:
        """Add a paragraph."""
        self._lines += ["", sentence]

    def letter(self, heads: dict[str, str], text: str) -> None:
        """Add a letter as it reads."""
        named = [f"{name}: {value}" for name, value in heads.items() if value]
        self._lines += ["", "```text", *named, "", *text.rstrip().splitlines(), "```"]

    def stand(self, ticket: Ticket | None) -> None:
        """Say where the request stands."""
        if ticket is None:
            return
        outcome = f", outcome {ticket.outcome}" if ticket.outcome else ""
        lacks = f"; missing: {', '.join(ticket.missing)}" if ticket.missing else ""
        self.say(
            f"**{ticket.reference}** ({ticket.type}): state {ticket.state}{outcome}, identity "
            f"{ticket.identity}, due {ticket.due}{lacks}."
        )

    def derivation(self, ticket: Ticket) -> None:
        """Say why the request is due when it is."""
        self.say(f"Due {ticket.due}, because:")
        self._lines += ["", *(f"{number}. {step}" for number, step in enumerate(ticket.derivation, 1))]

    def fields(self, ticket: Ticket) -> None:
        """List what was found in the text."""
        if ticket.fields:
            self.say("Found in the text:")
            self._lines += ["", "| field | value |", "| --- | --- |"]
            self._lines += [f"| {name} | {_cell(value)} |" for name, value in sorted(ticket.fields.items())]

    def close(self, view: TicketView, names: dict[str, str]) -> None:
        """Add what stays: checklist and journal."""
        if view.ticket is None:
            return
        self._lines += ["", f"## What stays on {view.ticket.reference}"]
        self.stand(view.ticket)
        self.fields(view.ticket)
        self.say("Done in the company's own systems:")
        self._lines += [
            "",
            *(self._item(item.id, item.text, item.done_by, names) for item in view.ticket.checklist),
        ]
        self._lines += ["", "### Journal", "", "| | when | who | what | |", "| --- | --- | --- | --- | --- |"]
        self._lines += [self._entry(entry, names) for entry in view.journal]
        if view.journal:
            whole = "holds" if view.journal_whole else "IS BROKEN"
            self.say(
                f"The chain of {len(view.journal)} entries {whole}: each carries the keyed hash of the one "
                "before."
            )

    def text(self) -> str:
        """Return the page."""
        return "\n".join(self._lines) + "\n"

    @staticmethod
    def _item(id: str, text: str, done_by: str, names: dict[str, str]) -> str:
        sentence = text or ITEMS[id].text("en")
        return f"- [{'x' if done_by else ' '}] {sentence}" + (
            f" ({names.get(done_by, done_by)})" if done_by else ""
        )

    def _entry(self, entry: JournalRow, names: dict[str, str]) -> str:
        local = entry.at.astimezone(self._tenant.zone)
        kept = {name: value for name, value in entry.data.items() if value not in ("", None, [])}
        if entry.tag == "field.set":  # its digests are keyed by each store anew
            kept = {"field": kept["field"]}
        data = _RANDOM.sub(r"\1…", "; ".join(f"{name} {_plain(value)}" for name, value in kept.items()))
        who, what = names.get(entry.actor, entry.actor), JOURNAL.get(entry.tag, entry.tag)
        return f"| {entry.seq} | {local:%Y-%m-%d %H:%M} | {who} | {what} | {_cell(data)} |"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

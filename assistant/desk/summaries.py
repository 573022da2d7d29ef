"""What a form shows of its requests: the fields that they have, what they lack, and what was noted."""

from assistant.casework.types import TICKET_TYPES
from assistant.desk.records import Ticket
from assistant.desk.turns import Turn


def fields(tickets: tuple[Ticket, ...]) -> tuple[str, ...]:
    """Return the fields of *tickets*, each once, those that are needed first."""
    kinds = [TICKET_TYPES[ticket.type] for ticket in tickets]
    required = [name for kind in kinds for name in kind.required]
    return tuple(dict.fromkeys([*required, *(name for kind in kinds for name in kind.optional)]))


def lacking(ticket: Ticket) -> tuple[str, ...]:
    """Return what is asked for: what is missing; of an earlier request that is not named, who made it."""
    if ticket.type != "status" or ticket.fields.get("reference"):
        return ticket.missing
    person = ticket.person
    found = person.address or person.phone or person.other
    return tuple(name for name, known in (("name", person.name), ("identifier", found)) if not known)


def asked_as(name: str, tickets: tuple[Ticket, ...]) -> str:
    """Return how a field is asked for: who writes for another is asked how that one is found."""
    behalf = name == "identifier" and any(ticket.on_behalf_of for ticket in tickets)
    return "identifier_other" if behalf else name


def rows(turn: Turn, tickets: tuple[Ticket, ...]) -> tuple[dict[str, str], ...]:
    """Return what was noted, as label and value."""
    kinds = ", ".join(turn.phrase(f"type_name.{ticket.type}") for ticket in tickets)
    noted = [{"label": turn.phrase("form.kind"), "value": kinds}]
    for name in fields(tickets):
        value = next((t.fields[name] for t in tickets if t.fields.get(name)), "")
        if value or any(name in ticket.missing for ticket in tickets):
            shown = _channels(turn, value) if name == "channels" else value
            label = turn.phrase(f"label.{asked_as(name, tickets)}")
            noted.append({"label": label, "value": shown or turn.phrase("form.open")})
    return (*noted, *_who(turn, tickets))


def _who(turn: Turn, tickets: tuple[Ticket, ...]) -> list[dict[str, str]]:
    """Return what is known of the person where the requests have no field for it."""
    own, person = fields(tickets), tickets[0].person
    known = {"name": person.name, "identifier": ", ".join(person.other)}
    return [
        {"label": turn.phrase(f"label.{name}"), "value": value}
        for name, value in known.items()
        if value and name not in own and value not in tickets[0].fields.values()
    ]


def _channels(turn: Turn, value: str) -> str:
    return ", ".join(turn.phrase(f"channel.{one}") for one in value.split(", ") if one)

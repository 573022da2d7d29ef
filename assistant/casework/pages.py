"""The pages `docs/states.md` and `docs/deadlines.md`, written from the code; a test keeps them current."""

from datetime import datetime

from assistant.casework import states
from assistant.casework.deadlines import due
from assistant.casework.guards import Outcome
from assistant.casework.types import TICKET_TYPES

_PLACES = {
    "NL": ("Ventum (Netherlands)", "Europe/Amsterdam", "nl"),
    "DK": ("Natur-Energi (Denmark)", "Europe/Copenhagen", "da"),
}

# Country, received, type, extended, stopped days: the cases that teach each rule.
EXAMPLES: tuple[tuple[str, str, str, bool, int], ...] = (
    ("NL", "2026-11-25T10:00+01:00", "access", False, 0),
    ("NL", "2027-01-31T10:00+01:00", "access", False, 0),
    ("NL", "2026-03-27T10:00+01:00", "access", False, 0),
    ("NL", "2027-04-05T10:00+02:00", "access", False, 0),
    ("NL", "2027-02-26T10:00+01:00", "access", False, 0),
    ("NL", "2026-12-31T10:00+01:00", "access", False, 0),
    ("NL", "2026-12-31T10:00+01:00", "access", True, 0),
    ("NL", "2026-11-05T10:00+01:00", "access", False, 3),
    ("NL", "2026-11-29T23:30+00:00", "access", False, 0),
    ("NL", "2027-03-26T10:15+01:00", "breach_report", False, 0),
    ("NL", "2026-11-25T10:00+01:00", "marketing_optout", False, 0),
    ("NL", "2026-11-25T10:00+01:00", "status", False, 0),
    ("DK", "2027-02-25T10:00+01:00", "access", False, 0),
    ("DK", "2027-02-26T10:00+01:00", "access", False, 0),
    ("DK", "2026-03-27T10:00+01:00", "access", False, 0),
    ("DK", "2027-04-05T10:00+02:00", "access", False, 0),
    ("DK", "2026-04-01T10:00+02:00", "access", False, 0),
    ("DK", "2026-05-05T10:00+02:00", "access", False, 0),
    ("DK", "2026-11-24T10:00+01:00", "access", False, 0),
    ("DK", "2026-12-01T10:00+01:00", "access", False, 0),
)


def states_page() -> str:
    """Return `docs/states.md`: the diagram, the moves with their guards, the outcomes, the types."""
    rows = [
        f"| {way.source.value} | {way.to.value} | {way.label} | "
        f"{' '.join(_first_line(guard.__doc__) for guard in way.guards) or 'none'} |"
        for way in states.MOVES
    ]
    kinds = [
        f"| {kind.id} | {kind.article} | {', '.join(kind.required) or 'none'} | {kind.identity} | "
        f"{'yes' if kind.extendable else 'no'} |"
        for kind in TICKET_TYPES.values()
    ]
    return "\n".join(
        [
            "# States of a request",
            "",
            "Written from the table in `assistant/casework/states.py`; a test says so when they differ.",
            "",
            "```mermaid",
            states.diagram(),
            "```",
            "",
            "| from | to | when | what must be true |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "Any other move is refused with its reason. A duplicate is linked and ends nothing. Identity "
            "(`not_needed`, `open`, `doubt`, `confirmed`, `failed`) and `extended` are marks of their own.",
            "",
            "Outcomes: " + ", ".join(f"`{outcome.value}`" for outcome in Outcome) + ".",
            "",
            "| type | GDPR article | cannot act without | identity | can be extended |",
            "| --- | --- | --- | --- | --- |",
            *kinds,
            "",
            "One person notes by hand a withdrawal, or something done that discloses, changes, erases and "
            "refuses nothing; every other outcome is told by an approved reply, by whatever road.",
            "",
            "Random histories drive the desk's own verbs on SQLite and judge every step "
            "(`tests/unit/desk/test_histories.py`): 25 histories of 40 steps in each run of the tests; 1,000 "
            "held on 2026-11-22. More with `HISTORIES=1000 .venv/bin/pytest "
            "tests/unit/desk/test_histories.py --hypothesis-show-statistics`.",
            "",
        ]
    )


def deadlines_page() -> str:
    """Return `docs/deadlines.md`: each example with its derivation in English and the company's language."""
    parts = [
        "# How a due date arises",
        "",
        "Written from `assistant/casework/deadlines.py`; a test says so when they differ. The command "
        "`assistant due` prints the same steps for any date.",
        "",
    ]
    for country, received, type, extended, stopped in EXAMPLES:
        name, timezone, language = _PLACES[country]
        more = ", extended" if extended else ""
        days = f", {stopped} days stopped" if stopped else ""
        parts += [f"## {name}: {type} received {received}{more}{days}", ""]
        for tongue in ("en", language):
            deadline = due(
                country=country,
                timezone=timezone,
                received=datetime.fromisoformat(received),
                type=type,
                extended=extended,
                stopped_days=stopped,
                language=tongue,
            )
            parts += [*(f"{number}. {step}" for number, step in enumerate(deadline.steps, 1)), ""]
        parts += [f"Due: **{deadline.due.isoformat()}**", ""]
    return "\n".join(parts)


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().splitlines()[0]

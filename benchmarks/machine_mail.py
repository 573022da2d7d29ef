"""How well machine mail without headers is known: `python -m benchmarks.machine_mail`.

Prints for each set of letters how many of the machines' are seen and how many of the people's are taken
for a machine's, and the latter for the mails of the development set. Only the two last sets and the
development set were never learned from: theirs are the figures for mail that nobody has seen.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from assistant.mail.reading import read
from tests.unit.mail.robot_letters import LEARNED, UNSEEN, Letter, letters

ROOT = Path(__file__).resolve().parent.parent
OWN = ("ventum.nl", "natur-energi.dk")


def main() -> None:
    """Print a line for each set."""
    for name in (*LEARNED, *UNSEEN):
        _line(f"{name}{' (never learned from)' if name in UNSEEN else ''}", letters(name))
    _line("development (never learned from)", _development())


def _line(name: str, found: Iterable[Letter]) -> None:
    said = [(letter.machine, read(letter.raw, own_domains=OWN).auto is not None) for letter in found]
    machines = [seen for machine, seen in said if machine]
    people = [seen for machine, seen in said if not machine]
    print(f"{name}: machines seen {sum(machines)} of {len(machines)}, "
          f"people taken {sum(people)} of {len(people)}")  # fmt: skip


def _development() -> Iterable[Letter]:
    for file in sorted((ROOT / "evaluation" / "development").glob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            if row["channel"] == "email":
                subject, text = row.get("subject", ""), row["text"]
                yield Letter(machine=False, sender="jan@example.org", subject=subject, text=text)


if __name__ == "__main__":
    main()

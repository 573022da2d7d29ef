"""Letters without telling headers, in sets: which are a machine's and which a person's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPORA = Path(__file__).parent / "fixtures" / "robots"
LEARNED = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "eleventh",
    "thirteenth",
)
UNSEEN = (
    "tenth",
    "twelfth",
    "fourteenth",
)  # never learned from: their figures are those for mail that nobody has seen


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter and who wrote it."""

    machine: bool
    """Whether a machine wrote it."""

    sender: str
    """What stands in From."""

    subject: str
    """What stands in Subject."""

    text: str
    """The letter."""

    @property
    def address(self) -> str:
        """Return the sender's address."""
        found = re.search(r"[\w.+'-]+@[\w.-]+", self.sender)
        return found.group() if found else ""

    @property
    def raw(self) -> bytes:
        """Return the letter as a mail."""
        fields = f"From: {self.sender}\nTo: privacy@ventum.nl\nSubject: {self.subject}"
        fields += "\nMessage-ID: <1@example.org>"
        kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
        return f"{fields}\n{kind}\n\n{self.text}\n".encode()


def letters(name: str) -> Iterator[Letter]:
    """Yield the letters of a set."""
    for block in re.split(r"(?m)^### ", (CORPORA / f"{name}.txt").read_text("utf-8"))[1:]:
        head, _, body = block.partition("\n")
        said, sender, subject = (part.strip() for part in head.split(" | ", 2))
        yield Letter(machine=said == "machine", sender=sender, subject=subject, text=body.strip())

"""Learn what the traits of a letter weigh that tell a machine's mail from a person's; write `learned.py`.

usage: .venv/bin/python -m tools.learn_machine_mail

Learned from: the letters in `tests/unit/mail/fixtures/robots` but for two sets, which stay unseen,
those of `tests/unit/mail/robots.py`, and the examples of the intents, which are all people's words. The
mails of `evaluation/` are not used.
"""

from collections.abc import Iterator
from math import log
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.mail import robots
from assistant.mail.newtext import new_text
from assistant.mail.records import NewText
from assistant.understanding import intents
from tests.unit.mail import robots as written
from tests.unit.mail.robot_letters import LEARNED, Letter, letters

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "assistant" / "mail" / "learned.py"
SHORTEST_EXAMPLE = 50  # shorter examples are lines of a chat
EXAMPLE_WEIGHT = 0.3  # they are many and easy
STRENGTH = 1.0  # the inverse of how much a weight costs
PROBABILITY = 0.72  # to count as a machine's: a person not heard is worse than a machine answered
SMALLEST = 12  # hundredths; what weighs less is left out
FEWEST = 3  # a word or pair must stand in so many letters
HEAD = '''"""What each trait of a letter weighs, in hundredths; `tools.learn_machine_mail` wrote it.

A name such as `I+UNTIL` is two concepts in one sentence, `~vervan` a word that begins so.
"""

'''


def main() -> None:
    """Learn and write."""
    rows, machines, cost = _rows()
    counts: dict[str, int] = {}
    for row in rows:
        for trait in row:
            counts[trait] = counts.get(trait, 0) + 1
    kept = [{trait: 1 for trait in row if counts[trait] >= FEWEST} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    model.fit(vectors.fit_transform(kept), machines, cost)
    names = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    found = {str(name): round(100 * weight) for name, weight in names}
    TARGET.write_text(_module({n: w for n, w in found.items() if abs(w) >= SMALLEST}), encoding="utf-8")


def _rows() -> tuple[list[set[str]], list[bool], list[float]]:
    rows: list[set[str]] = []
    machines: list[bool] = []
    cost: list[float] = []
    for letter in (*(letter for name in LEARNED for letter in letters(name)), *_listed()):
        said = new_text(letter.text, subject=letter.subject)
        if not said.forwarded and said.new.strip():
            rows.append(robots.traits(letter.subject, said, letter.address))
            machines.append(letter.machine)
            cost.append(1.0)
    known = intents.load(ROOT / "intents")
    for language in intents.LANGUAGES:
        for example in intents.examples(known, language):
            if len(example.text) >= SHORTEST_EXAMPLE:
                rows.append(robots.traits("", NewText(new=example.text), ""))
                machines.append(False)
                cost.append(EXAMPLE_WEIGHT)
    return rows, machines, cost


def _listed() -> Iterator[Letter]:
    """Yield the letters of the tests that name each one."""
    by_machines = (written.AUTO_REPLIES, written.BOUNCES, written.RECEIPTS, written.LISTS)
    for machine, group in ((True, by_machines), (False, (written.PEOPLE,))):
        for subject, text in (pair for letters_ in group for pair in letters_):
            yield Letter(machine=machine, sender="a@example.org", subject=subject, text=text)


def _module(found: dict[str, int]) -> str:
    """Return the text of `learned.py`: a line for each weight, wrapped."""
    groups: dict[int, list[str]] = {}
    for name, weight in found.items():
        groups.setdefault(weight, []).append(name)
    lines: list[str] = []
    for weight in sorted(groups, reverse=True):
        line = str(weight)
        for name in sorted(groups[weight]):
            if len(line) + len(name) > 108:
                lines.append(line)
                line = name
            else:
                line += " " + name
        lines.append(line)
    enough = round(log(PROBABILITY / (1 - PROBABILITY)), 2)
    table = "\n".join(lines)
    return f'{HEAD}ENOUGH = {enough}  # all weights of a letter together\n\nTABLE = """\n{table}\n"""\n'


if __name__ == "__main__":
    main()

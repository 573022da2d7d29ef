"""A letter that the customer copies into the own one: between quotation marks, indented, or typed over.

Its greeting line does not end the customer's letter: what comes below would be lost.
"""

import re

from assistant.mail.closing import greets
from assistant.mail.lines import Line

_MOST = 60  # lines of a copied letter
_QUOTE = re.compile('["“”„«»]')
_OPENS = re.compile('(?:^|[\\s:(])["“”„«»](?=\\S)')
_CLOSES = re.compile('["“”„«»][.,;!?)]*$')
_INDENTED = re.compile(r"^(?: {2,}|\t)\s*\S")


def copied(body: list[Line]) -> frozenset[int]:
    """Return which lines are words of somebody else that the customer goes on from."""
    return frozenset(_between_marks(body) | _indented(body))


def _between_marks(body: list[Line]) -> set[int]:
    found: set[int] = set()
    opened = -1
    for index, line in enumerate(body):
        if len(_QUOTE.findall(line.seen)) % 2 == 0:
            continue
        if opened >= 0 and index - opened <= _MOST and _CLOSES.search(line.seen):
            found.update(range(opened, index + 1))
            opened = -1
        else:
            opened = index if _OPENS.search(line.seen) else -1
    return found


def _indented(body: list[Line]) -> set[int]:
    """Lines of indented passages between others; one that begins with a greeting is an ending."""
    found: set[int] = set()
    run: list[int] = []
    text_above = False
    for index, line in enumerate(body):
        if not line.seen:
            continue
        if _INDENTED.match(line.raw):
            run.append(index)
            continue
        if text_above and len(run) > 1 and not greets(body[run[0]].seen):
            found.update(run)
        run, text_above = [], True
    return found

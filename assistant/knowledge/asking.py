"""Whether a question wants a yes or a no, so that an answer opens with one only where it was asked."""

import re
from collections.abc import Collection

from assistant.text.normal import fold
from assistant.text.words import QUESTION_WORDS, clauses, sentences, words

_OPEN = {  # folded; whoever begins so wants a fact, not a yes or a no
    "nl": QUESTION_WORDS["nl"].union("waartoe waarop waarheen waarin waaruit waaraan hoezo vanwaar".split()),
    "da": QUESTION_WORDS["da"].union("hva hvormange hvormed hvori hvorved".split()),
}
_BEFORE = {  # folded; they may stand before the question word
    "nl": frozenset(
        "en maar dus want hoi hallo dag hey beste ps eh nou tot vanaf bij met aan op voor van".split()
    ),
    "da": frozenset("og men sa hej hejsa goddag ps eh i pa med til fra for af".split()),
}
_IF = {  # folded; a clause that begins so is a condition, and asks nothing
    "nl": frozenset("als indien mocht zodra omdat terwijl".split()),
    "da": frozenset("hvis nar safremt fordi selvom mens".split()),
}
_YES_OR_NO = re.compile(r"^(?:ja|nee|nej), ", re.IGNORECASE)


def wants_a_fact(question: str, language: str) -> bool:
    """Return whether every part of *question* that asks opens with a question word ("hoe", "hvornår")."""
    said = sentences(question)
    asked = [part for part in said if part.endswith("?")] or said
    parts = [clause for part in asked for clause in clauses(part) or [part]]
    opens, before = _OPEN.get(language, frozenset()), _BEFORE.get(language, frozenset())
    first = [_first(part, language, before) for part in parts]
    first = [word for word in first if word not in _IF.get(language, frozenset())]
    return bool(first) and all(word in opens for word in first)


def _first(part: str, language: str, before: Collection[str]) -> str:
    """Return the first word of *part* that is not one of *before*, folded; empty where there is none."""
    folded = (fold(word, language) for word in words(part))
    return next((word for word in folded if word not in before), "")


def plainly(short: str) -> str:
    """Return *short* without a yes or no at its start."""
    without = _YES_OR_NO.sub("", short)
    return without[:1].upper() + without[1:]

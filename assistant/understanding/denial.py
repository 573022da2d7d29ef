"""Whether a message says that nothing is to be deleted.

A linear model adds words up: "do not delete my data" has all the words of an erasure and one more. What
is never to happen by mistake is read by rule: an erasure cannot be taken back.
"""

from collections.abc import Sequence

from assistant.text.words import clauses
from assistant.understanding.features import Sentence

ERASURE = "request.erasure"

_NOT = {  # folded
    "nl": frozenset("niet nie niks niets".split()),
    "da": frozenset("ikke ikk intet".split()),
}
_TURNS = {  # folded; with one of these it may be wanted after all ("still not deleted")
    "nl": frozenset(
        "maar wel juist die wat ge alles nog steeds altijd waarom wanneer hoezo zonder meer tenzij voordat "
        "verplicht".split()
    ),
    "da": frozenset(
        "men nej bare kan som hvad dog endnu stadig stadigvaek hvorfor hvornar uden for hvis medmindre "
        "pligt tvunget".split()
    ),
}
_BREAKS = (",", ";", ":", "–", " - ")
_LONGEST = 12  # words; in a longer sentence the "not" may belong to anything


def forbids_deleting(read: Sequence[Sentence], language: str) -> bool:
    """Return whether every sentence of a message that names deleting plainly says not to.

    Of 3,100 examples of an erasure one is read so. What is left of the message goes on as ever: where nothing
    else is likely, a person looks while the clock runs.
    """
    named = [one for one in read if any(hit.concept == "DELETE" for hit in one.hits)]
    return bool(named) and all(_plainly_not(one, language) for one in named)


def _plainly_not(sentence: Sentence, language: str) -> bool:
    said, text = set(sentence.folded), sentence.text.rstrip()
    simple = not any(sign in text for sign in _BREAKS) and not text.endswith("?") and not clauses(text)
    return (
        simple
        and len(sentence.folded) <= _LONGEST
        and not said.isdisjoint(_NOT.get(language, ()))
        and said.isdisjoint(_TURNS.get(language, ()))
    )

"""The places of an access cover letter as the statement fills them."""

from assistant.knowledge.base import KnowledgeBase
from assistant.writing.stages import COVER_PLACES
from assistant.writing.voice import Voice


def prefilled_cover(knowledge: KnowledgeBase, voice: Voice) -> dict[str, str]:
    """Return the places of an access cover letter as the statement fills them, each still to complete.

    What the statement says of everybody is followed by a mark, so that staff write what holds for
    this person: actual recipients, sources, periods.
    """
    still_open = voice.say("cover.open")
    places = {}
    for place, intent in COVER_PLACES.items():
        passage = knowledge.passage(voice.tenant.id, intent, "") if intent else None
        if passage:
            said = " ".join(fact.short for fact in passage.facts if fact.source == "statement")
            places[place] = f"{said} {still_open}".strip()
    return places

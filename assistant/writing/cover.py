"""The places of an access cover letter, and how the statement fills them."""

from collections.abc import Mapping

from assistant.knowledge.base import KnowledgeBase
from assistant.writing.voice import Voice

COVER_PLACES: Mapping[str, str] = {
    "purposes": "faq.purposes",  # 15(1)(a)
    "categories": "faq.data_categories",  # (b)
    "recipients": "faq.recipients",  # (c)
    "periods": "faq.retention",  # (d)
    "rights": "",  # (e)
    "complaint": "",  # (f)
    "sources": "faq.sources",  # (g)
    "automated": "faq.automated_decisions",  # (h)
    "transfers": "faq.transfers",  # 15(2)
}
"""The places of an access cover letter (GDPR 15(1)(a) to (h), 15(2)) and the label that prefills each."""


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


def cover(known: Mapping[str, str], voice: Voice) -> tuple[dict[str, str], ...]:
    """Return every place with its text; what is not *known* of this person is marked to complete."""
    given = {"rights": voice.say("cover.rights"), "complaint": voice.say("cover.complaint"), **known}
    unknown = sorted(set(given) - set(COVER_PLACES))
    if unknown:
        raise ValueError(f"unknown places of a cover letter: {', '.join(unknown)}")
    still_open = voice.say("cover.open")
    return tuple({"key": key, "text": given.get(key) or still_open} for key in COVER_PLACES)

"""Passages made ready for a template: the fact asked for, what belongs to it, where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.knowledge.records import Citation, Fact, Passage
from assistant.writing.voice import Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The answer to one question."""

    title: str
    gap: str  # what neither statement nor law says; empty where nothing is lacking
    short: str  # the fact asked for
    more: str  # what belongs to that fact
    rest: tuple[str, ...]  # the other facts
    sections: str  # of the statement, in words
    articles: str  # of the law
    source: str  # of the fact asked for, as a chat names it

    @property
    def lead(self) -> str:
        """The fact asked for with what belongs to it."""
        return f"{self.short} {self.more}".strip()


def part_of(passage: Passage, voice: Voice) -> Part:
    """Return *passage* as a template needs it."""
    lead, *rest = passage.facts
    citations = cited((passage,))
    if passage.held:
        said = voice.say("answer.held")
        return Part(
            title=passage.title, gap="", short=said, more="", rest=(), sections="", articles="", source=""
        )
    return Part(
        title=passage.title,
        gap=passage.gap.topic if passage.gap else "",
        short=_said(lead, voice),
        more=lead.more,
        rest=tuple(f"{_said(fact, voice)} {fact.more}".strip() for fact in rest),
        sections=voice.sections(citations),
        articles=voice.articles(citations),
        source=voice.short_source(citations[0]),
    )


def _said(fact: Fact, voice: Voice) -> str:
    """Return the fact's words; one that may be out of date says that a person looks at it."""
    return f"{fact.short} {voice.say('answer.stale')}" if fact.stale else fact.short


def cited(passages: Iterable[Passage]) -> tuple[Citation, ...]:
    """Return the citations of the facts in *passages*, each once, in their order."""
    found: dict[tuple[str, str], Citation] = {}
    for passage in passages:
        titles = {(each.source, each.section): each for each in passage.citations}
        for fact in passage.facts:
            key = (fact.source, fact.section)
            if key in titles and fact.source != "desk":
                found.setdefault(key, titles[key])
            elif fact.source == "desk":
                found.setdefault(
                    key, titles.get(key, Citation(source="desk", section="", title=passage.title))
                )
    return tuple(found.values())


def shortened(passages: Sequence[Passage]) -> tuple[Passage, ...] | None:
    """Return *passages* without the last fact of the longest; None where only leads are left."""
    longest = max(passages, key=lambda passage: len(passage.facts), default=None)
    if longest is None or len(longest.facts) < 2:
        return None
    cut = replace(longest, facts=longest.facts[:-1])
    return tuple(cut if passage is longest else passage for passage in passages)


def checks(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return why a person must look first: facts that may be out of date."""
    found = (fact.stale for passage in passages for fact in passage.facts if fact.stale)
    return tuple(dict.fromkeys(found))

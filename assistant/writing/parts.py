"""Passages made ready for a template: the fact asked for, what belongs to it, where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.knowledge.asking import plainly
from assistant.knowledge.records import Citation, Fact, Passage
from assistant.writing.layout import count_words
from assistant.writing.voice import Voice

AT_ONCE = 37  # words of a letter that are read at a glance: forty, less the greeting
LONG = 16  # words of what belongs to a fact; shorter never waits behind another fact
MOST_BEFORE = 2  # facts that it may wait behind


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The answer to one question."""

    title: str
    gap: str  # what neither statement nor law says; empty where nothing is lacking
    short: str  # the fact asked for
    also: tuple[str, ...]  # what is said in the same breath: what belongs to it, or the next facts
    more: str  # what belongs to the fact asked for, where it is long and waits
    rest: tuple[str, ...]  # the other facts
    sections: str  # of the statement, in words
    articles: str  # of the law
    source: str  # of the fact asked for, as a chat names it

    @property
    def opening(self) -> str:
        """The fact asked for and what is said in the same breath."""
        return " ".join((self.short, *self.also))


def part_of(passage: Passage, voice: Voice) -> Part:
    """Return *passage* as a template needs it."""
    lead, *rest = passage.facts
    citations = cited((passage,))
    if passage.held:
        said = voice.say("answer.held")
        return Part(
            title=passage.title,
            gap="",
            short=said,
            also=(),
            more="",
            rest=(),
            sections="",
            articles="",
            source="",
        )
    short = _said(lead, voice)
    # a yes or no behind another fact answers no question
    others = tuple(f"{plainly(_said(fact, voice))} {fact.more}".strip() for fact in rest)
    stays, before = _at_once(short, lead.more, others)
    return Part(
        title=passage.title,
        gap=passage.gap.topic if passage.gap else "",
        short=short,
        also=(lead.more,) if stays and lead.more else others[:before],
        more="" if stays else lead.more,
        rest=others[before:],
        sections=voice.sections(citations),
        articles=voice.articles(citations),
        source=voice.short_source(citations[0]),
    )


def _at_once(first: str, more: str, rest: Sequence[str]) -> tuple[bool, int]:
    """Return whether *more* stays with the *first* words, and how many of *rest* come before it if not.

    What belongs to the first fact stays with it unless it is long and keeps the next fact from being
    read at a glance.
    """
    room = AT_ONCE - count_words(first)
    if count_words(more) < LONG or not rest or count_words(f"{more} {rest[0]}") <= room:
        return True, 0
    before = 0
    while before < len(rest) and room > 0 and before < MOST_BEFORE:
        room -= count_words(rest[before])
        before += 1
    return before == 0, before


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

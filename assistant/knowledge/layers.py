"""Reading the three layers (statement, law, desk) from their files, with every rule they must keep."""

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ContentError
from assistant.knowledge.files import Entries, read
from assistant.knowledge.records import Fact, Gap
from assistant.text.words import words

SOURCES = ("statement", "law", "desk")
LONGEST_SHORT = 40  # words: the fact asked for stands in the first 40 words of a reply
LONGEST_ANSWER = 200  # words of all facts that are not extra
SHARED = ("law", "desk")
"""Layers that hold for every tenant of a language; they name no company."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section of the published statement, with our own short title."""

    id: str
    title: str
    not_a_question: bool = False  # nothing in it can be asked for
    fingerprint: str = ""  # of the published words that our facts were last compared with


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of the published text that our answers say otherwise."""

    published: str
    ours: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StalePlace:
    """Something in the published text that may be out of date."""

    section: str
    what: str
    why: str
    intents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Where statement and law differ, and what we say; the officer signs it off."""

    section: str
    statement: str
    law: str
    we_say: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """What is known about a tenant's published statement."""

    name: str  # of the company, as the statement gives it
    sections: dict[str, Section]
    terms: tuple[Term, ...]
    stale: tuple[StalePlace, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One file: what one layer says under one label."""

    file: str  # name within its layer, for messages
    intent: str
    title: str
    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...] = ()


def read_statement(file: Path) -> Statement:
    """Read a tenant's `sections.yaml`. Raises ContentError with file and line."""
    entries = read(file).only(("sections", "terms", "stale", "differences", "contacts"), ("sections",))
    sections: dict[str, Section] = {}
    for entry in entries.list("sections"):
        entry.only(("not_a_question", "fingerprint"), ("id", "title"))
        section = Section(
            id=entry.text("id"),
            title=entry.text("title"),
            not_a_question=entry.flag("not_a_question"),
            fingerprint=entry.text("fingerprint", ""),
        )
        if section.id in sections:
            entry.fail(f"section {section.id} stands here twice", "id")
        sections[section.id] = section
    terms = [entry.only((), ("published", "ours")) for entry in entries.list("terms")]
    places = [entry.only((), ("section", "what", "why", "intents")) for entry in entries.list("stale")]
    differences = [
        entry.only((), ("section", "statement", "law", "we_say")) for entry in entries.list("differences")
    ]
    for entry in (*places, *differences):
        if entry.text("section") not in sections:
            entry.fail(f"there is no section {entry.text('section')!r}", "section")
    contacts = Entries(
        file=file, value=entries.value.get("contacts") or {}, lines=entries.lines, at=("contacts",)
    )
    return Statement(
        name=contacts.text("name", ""),
        sections=sections,
        terms=tuple(Term(published=e.text("published"), ours=e.text("ours")) for e in terms),
        stale=tuple(
            StalePlace(
                section=e.text("section"), what=e.text("what"), why=e.text("why"), intents=e.texts("intents")
            )
            for e in places
        ),
        differences=tuple(
            Difference(
                section=e.text("section"),
                statement=e.text("statement"),
                law=e.text("law"),
                we_say=e.text("we_say"),
            )
            for e in differences
        ),
    )


def read_layer(folder: Path, sections: dict[str, Section] | None) -> tuple[Answer, ...]:
    """Read `answers/*.yaml` of one layer. *sections* are the tenant's; None for law and desk.

    Raises ContentError with file and line.
    """
    files = sorted((folder / "answers").glob("*.yaml"))
    if not files:
        raise ContentError(f"{folder / 'answers'}: no answers here; reinstall, or import the knowledge again")
    answers = tuple(_answer(file, folder.name, sections) for file in files)
    if sections is not None:
        used = {fact.section for answer in answers for fact in answer.facts if fact.source == "statement"}
        for section in sections.values():
            if section.id not in used and not section.not_a_question:
                raise ContentError(
                    f"{folder / 'sections.yaml'}: no answer names section {section.id}; write one, "
                    "or mark it `not_a_question: true`"
                )
    return answers


def _answer(file: Path, layer: str, sections: dict[str, Section] | None) -> Answer:
    entries = read(file).only(("gaps",), ("intent", "title", "facts"))
    intent = entries.text("intent")
    if layer != "desk" and intent != file.stem:
        entries.fail(f"its intent is {intent!r}; it must be the file's name, {file.stem!r}", "intent")
    facts: dict[str, Fact] = {}
    for entry in entries.list("facts"):
        fact = _fact(entry, layer, sections)
        if fact.id in facts:
            entry.fail(f"the fact {fact.id!r} stands here twice", "id")
        facts[fact.id] = fact
    gaps = []
    for entry in entries.list("gaps"):
        entry.only((), ("topic", "asks"))
        gap = Gap(topic=entry.text("topic"), asks=entry.texts("asks"))
        if not gap.topic or not gap.asks:
            entry.fail("a gap needs a topic and at least one way to ask for it")
        gaps.append(gap)
    if not facts and not gaps:
        entries.fail("there is neither a fact nor a gap in it", "facts")
    shown = sum(len(words(f"{fact.short} {fact.more}")) for fact in facts.values() if not fact.extra)
    if shown > LONGEST_ANSWER:
        entries.fail(
            f"its facts hold {shown} words, {LONGEST_ANSWER} at most; mark one `extra: true`", "facts"
        )
    return Answer(
        file=file.name,
        intent=intent,
        title=entries.text("title"),
        facts=tuple(facts.values()),
        gaps=tuple(gaps),
    )


def _fact(entry: Entries, layer: str, sections: dict[str, Section] | None) -> Fact:
    entry.only(("more", "asks", "extra", "stale"), ("id", "source", "section", "short"))
    fact = Fact(
        id=entry.text("id"),
        source=entry.text("source"),
        section=entry.text("section"),
        short=entry.text("short"),
        more=entry.text("more", ""),
        asks=entry.texts("asks"),
        extra=entry.flag("extra"),
        stale=entry.text("stale", ""),
    )
    if fact.source not in SOURCES:
        entry.fail(f"the source is {fact.source!r}; it must be one of {', '.join(SOURCES)}", "source")
    if layer in SHARED and fact.source != layer:
        entry.fail(f"in the layer {layer!r} every source is {layer!r}", "source")
    if fact.source == "statement" and (sections is None or fact.section not in sections):
        entry.fail(f"there is no section {fact.section!r} in sections.yaml", "section")
    if fact.source == "law" and not fact.section:
        entry.fail("a fact from the law names its article", "section")
    if not fact.short:
        entry.fail("the fact says nothing", "short")
    if len(words(fact.short)) > LONGEST_SHORT:
        entry.fail(f"more than {LONGEST_SHORT} words; move what is not asked for to `more`", "short")
    if not fact.asks:
        entry.fail("write at least one way in which customers ask for it", "asks")
    return fact

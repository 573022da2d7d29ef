"""The published statement against our answers: what is missing on either side, and what became stale."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.errors import InputError
from assistant.knowledge.base import KnowledgeBase, Shelf
from assistant.knowledge.layers import Section
from assistant.knowledge.published import (
    EVERY,
    Piece,
    canonical,
    fingerprint,
    holds,
    names_in,
    pieces_of,
    sections_of,
)
from assistant.knowledge.records import Fact
from assistant.text.normal import tidy
from assistant.text.words import words

Side = Literal["answers", "statement", "text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactName:
    """Which fact, under which label."""

    intent: str
    fact: str

    def __str__(self) -> str:
        """Return `intent/fact`."""
        return f"{self.intent}/{self.fact}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that stands on one side only."""

    tenant: str
    section: str
    kind: str  # period, number, article, link, mail, name, term, section, text
    value: str  # as it is written
    missing_in: Side  # answers: we do not say it; statement: it no longer does; text: its wording changed
    facts: tuple[FactName, ...] = ()  # what may be stale

    def __str__(self) -> str:
        """Return one line for a person."""
        named = f" ({', '.join(str(fact) for fact in self.facts)})" if self.facts else ""
        if self.missing_in == "answers":
            return f"{self.tenant} {self.section}: {self.kind} {self.value!r} stands in no answer{named}"
        if self.missing_in == "statement":
            return f"{self.tenant} {self.section}: {self.kind} {self.value!r} is not in the statement{named}"
        return f"{self.tenant} {self.section}: {self.value}{named}"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Side:
    text: str  # canonical
    pieces: dict[tuple[str, str], Piece]

    def holds(self, piece: Piece) -> bool:
        return holds(self.text, self.pieces, piece)


_Said = tuple[FactName, _Side]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    """Both sides taken apart."""

    theirs: dict[str, _Side]  # by section
    whole: _Side
    ours: dict[str, list[_Said]]  # by section
    own_name: frozenset[str]  # the company's; it need not name itself in an answer

    @classmethod
    def of(cls, plain: dict[str, str], shelf: Shelf) -> "_Table":
        terms = [(term.published, term.ours) for term in shelf.statement.terms]
        texts = {section: canonical(text, terms) for section, text in plain.items()}
        said = [(name, fact, canonical(f"{fact.short} {fact.more}", terms)) for name, fact in _facts(shelf)]
        names = names_in([*texts.values(), *(text for _, _, text in said)])

        def side(text: str) -> _Side:
            found = pieces_of(text, shelf.language, names)
            return _Side(text=text, pieces={(piece.kind, piece.value): piece for piece in found})

        ours: dict[str, list[_Said]] = {section: [] for section in (*shelf.statement.sections, *texts)}
        for name, fact, text in said:
            ours[fact.section].append((name, side(text)))
        return cls(
            theirs={section: side(text) for section, text in texts.items()},
            whole=side("\n".join(texts.values())),
            ours=ours,
            own_name=frozenset(word.casefold() for word in words(shelf.statement.name.replace("-", " "))),
        )


def compare(published: str, tenant: str, knowledge: KnowledgeBase) -> list[Finding]:
    """Return what stands in the *published* statement only, or in our answers only, section by section.

    Words that our answers say otherwise are matched by `terms` of sections.yaml. Where the words of a
    section are no longer those that were last compared (its `fingerprint`), that is a finding too; it
    names all facts of the section where nothing tells which of them are stale. Raises UnknownTenant.
    """
    shelf = knowledge.shelf(tenant)
    known = shelf.statement.sections
    plain = sections_of(published, tuple(known))
    table = _Table.of(plain, shelf)
    findings: list[Finding] = []
    for section, text in plain.items():
        if section not in known:
            findings.append(_new_section(tenant, section, text))
            continue
        mine = table.ours[section]
        found = _unsaid(tenant, section, table, mine) + _gone(tenant, section, table, mine)
        named = any(finding.facts for finding in found)
        findings += found
        findings += _reworded(tenant, known[section], text, () if named else mine)
    gone = (section for section in known.values() if section.id not in plain)
    return findings + [_lost_section(tenant, section, table.ours[section.id]) for section in gone]


def whose(published: str, knowledge: KnowledgeBase) -> str:
    """Return the tenant whose name stands most often in a *published* statement.

    Raises InputError where no company is named in it.
    """
    flat = tidy(published).casefold()
    times = {
        tenant: flat.count(shelf.statement.name.casefold()) for tenant, shelf in knowledge.shelves.items()
    }
    tenant = max(times, key=lambda each: times[each])
    if not times[tenant]:
        raise InputError("the statement names none of the companies; say whose it is")
    return tenant


def stale_facts(findings: Iterable[Finding]) -> frozenset[tuple[str, str, str]]:
    """Return (tenant, intent, fact) of what must not be repeated before a person confirmed it."""
    return frozenset(
        (finding.tenant, name.intent, name.fact)
        for finding in findings
        if finding.missing_in != "answers"
        for name in finding.facts
    )


def fingerprints(published: str, tenant: str, knowledge: KnowledgeBase) -> dict[str, str]:
    """Return the fingerprint of each section, to be written into sections.yaml once a person confirmed it."""
    known = knowledge.shelf(tenant).statement.sections
    return {
        section: fingerprint(text)
        for section, text in sections_of(published, tuple(known)).items()
        if section in known
    }


def _facts(shelf: Shelf) -> list[tuple[FactName, Fact]]:
    return [
        (FactName(intent=answer.intent, fact=fact.id), fact)
        for answer in shelf.own
        for fact in answer.facts
        if fact.source == "statement"
    ]


def _unsaid(tenant: str, section: str, table: _Table, mine: list[_Said]) -> list[Finding]:
    """Return the pieces of a section that none of its facts says."""
    return [
        Finding(tenant=tenant, section=section, kind=piece.kind, value=piece.shown, missing_in="answers")
        for piece in table.theirs[section].pieces.values()
        if not (piece.kind == "name" and piece.value in table.own_name)
        and not any(said.holds(piece) for _, said in mine)
    ]


def _gone(tenant: str, section: str, table: _Table, mine: list[_Said]) -> list[Finding]:
    """Return the pieces of our facts that the section no longer says, with the facts that say them.

    Periods must stand in the section itself; anything else may stand elsewhere in the statement.
    """
    facts: dict[tuple[str, str], list[FactName]] = {}
    shown: dict[tuple[str, str], Piece] = {}
    for name, said in mine:
        for key, piece in said.pieces.items():
            strict = piece.kind == "period" and not piece.value.startswith(EVERY)
            if not (table.theirs[section] if strict else table.whole).holds(piece):
                facts.setdefault(key, []).append(name)
                shown[key] = piece
    return [
        Finding(
            tenant=tenant,
            section=section,
            kind=piece.kind,
            value=piece.shown,
            missing_in="statement",
            facts=tuple(facts[key]),
        )
        for key, piece in shown.items()
    ]


def _lost_section(tenant: str, section: Section, mine: list[_Said]) -> Finding:
    return Finding(
        tenant=tenant,
        section=section.id,
        kind="section",
        value=section.title,
        missing_in="statement",
        facts=tuple(name for name, _ in mine),
    )


def _new_section(tenant: str, section: str, text: str) -> Finding:
    title = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return Finding(tenant=tenant, section=section, kind="section", value=title[:80], missing_in="answers")


def _reworded(tenant: str, section: Section, text: str, mine: Iterable[_Said]) -> list[Finding]:
    """Return that a section's words changed since a person last compared them, if they did.

    *mine* are its facts where nothing else says which of them are stale.
    """
    if section.fingerprint in ("", fingerprint(text)):
        return []
    return [
        Finding(
            tenant=tenant,
            section=section.id,
            kind="text",
            value="the wording changed since it was last compared; read it and confirm",
            missing_in="text",
            facts=tuple(name for name, _ in mine),
        )
    ]

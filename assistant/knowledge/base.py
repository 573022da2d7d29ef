"""The knowledge base: what may be said, read once; the fact asked for is found by the question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.errors import ContentError, UnknownTenant
from assistant.knowledge.asking import plainly, wants_a_fact
from assistant.knowledge.layers import SHARED, Answer, Statement, read_layer, read_statement
from assistant.knowledge.ranking import Candidate, Contest, Reader
from assistant.knowledge.records import Citation, Fact, Gap, Passage
from assistant.text.lexicon import Lexicon

SURE = 0.05  # below it the question says too little, and the default lead stays
MARGIN = 0.02  # by which another fact must beat the default lead
BEHIND = {"statement": 0.0, "law": 0.01, "desk": 0.03}
"""What a fact of a lower layer must be nearer to the question by, to come before the statement's."""
EXTRA_BEHIND = 0.03
ASKED = 0.5  # of the best score: an extra fact that is asked for as well
CHANGED = "The published statement changed here; read it and confirm the answer first."
GAP_SURE = 0.12  # a gap is named only where the question asks for it …
GAP_MARGIN = 0.12  # … and clearly more than for any fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A fact or a gap, with its file's title."""

    title: str
    fact: Fact | None
    gap: Gap | None

    @property
    def candidate(self) -> Candidate:
        """How it can be asked for."""
        if self.fact:
            return Candidate(asks=self.fact.asks, own=f"{self.fact.short} {self.fact.more}")
        return Candidate(asks=self.gap.asks, own=self.gap.topic) if self.gap else Candidate(asks=(), own="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """All that may be said for one tenant: its own statement, and the law and desk layers."""

    language: str
    statement: Statement
    own: tuple[Answer, ...]
    shared: tuple[Answer, ...]
    reader: Reader
    pieces: dict[str, tuple[Piece, ...]]  # by intent, the statement's first
    contests: dict[str, Contest] = field(default_factory=dict, repr=False)  # by intent, made when first asked

    def contest(self, intent: str) -> Contest:
        """Return the pieces of *intent*, weighed against each other."""
        contest = self.contests.get(intent)
        if contest is None:
            candidates = (piece.candidate for piece in self.pieces[intent])
            contest = self.contests.setdefault(intent, Contest.of(candidates, self.reader))
        return contest

    def scores(self, intent: str, question: str) -> tuple[float, ...]:
        """Return for each piece of *intent* how surely *question* asks for it."""
        return self.contest(intent).scores(question)


def _lexicon(language: Path) -> Lexicon | None:
    file = language / "lexicon.yaml"
    return Lexicon.load(file, language.name) if file.is_file() else None


@dataclass(frozen=True, kw_only=True, slots=True)
class KnowledgeBase:
    """All that may be said, for every tenant; one tenant never sees another's."""

    shelves: dict[str, Shelf]

    @classmethod
    def load(cls, folder: Path, lexicons: Mapping[str, Lexicon] | None = None) -> "KnowledgeBase":
        """Read `<language>/{<tenant>,law,desk}/` under *folder*. Raises ContentError with file and place.

        *lexicons* are those that were read already, by language; the others are read here.
        """
        shelves = {}
        known = lexicons or {}
        for language in sorted(path for path in folder.glob("*") if (path / SHARED[0]).is_dir()):
            reader = Reader(
                language=language.name,
                lexicon=known.get(language.name) or _lexicon(language),
            )
            shared = tuple(answer for layer in SHARED for answer in read_layer(language / layer, None))
            for home in sorted(path.parent for path in language.glob("*/sections.yaml")):
                statement = read_statement(home / "sections.yaml")
                own = read_layer(home, statement.sections)
                shelves[home.name] = _shelf(reader, statement, own, shared)
        if not shelves:
            raise ContentError(f"{folder}: no knowledge base here; reinstall, or point at the right folder")
        return cls(shelves=shelves)

    def shelf(self, tenant: str) -> Shelf:
        """Return what may be said for *tenant*. Raises UnknownTenant."""
        if tenant not in self.shelves:
            names = ", ".join(self.shelves)
            raise UnknownTenant(f"unknown tenant {tenant!r}: there is a knowledge base for {names}")
        return self.shelves[tenant]

    def holding(self, stale: Collection[tuple[str, str, str]]) -> "KnowledgeBase":
        """Return this knowledge base with the (tenant, intent, fact) of *stale* held for staff.

        They come from `compare.stale_facts` when the published statement changed.
        """
        shelves = {
            tenant: replace(
                shelf,
                pieces={
                    intent: tuple(_held(piece, (tenant, intent), stale) for piece in pieces)
                    for intent, pieces in shelf.pieces.items()
                },
            )
            for tenant, shelf in self.shelves.items()
        }
        return KnowledgeBase(shelves=shelves)

    def prepare(self) -> None:
        """Weigh what may be said under each label now; else the first who asks for it waits for that."""
        for shelf in self.shelves.values():
            for intent in shelf.pieces:
                shelf.contest(intent)

    def asked(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return the ways to ask in *language* with their label, save those that stand under two labels."""
        found: dict[str, set[str]] = {}
        for shelf in (shelf for shelf in self.shelves.values() if shelf.language == language):
            for intent, pieces in shelf.pieces.items():
                for ask in (ask for piece in pieces for ask in piece.candidate.asks):
                    found.setdefault(ask, set()).add(intent)
        return tuple(sorted((ask, min(intents)) for ask, intents in found.items() if len(intents) == 1))

    def intents(self, tenant: str) -> tuple[str, ...]:
        """Return the labels under which something may be said for *tenant*."""
        return tuple(sorted(self.shelf(tenant).pieces))

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        """Return the answer to *question* under *intent*, its lead fact first.

        None where statement and law say nothing under that label and the desk's own facts are not
        asked for. Raises UnknownTenant.
        """
        shelf = self.shelf(tenant)
        pieces = shelf.pieces.get(intent, ())
        ranked = _rank(pieces, shelf.scores(intent, question)) if pieces else []
        facts = [each for each in ranked if each.piece.fact]
        if not facts:
            return None
        lead = _lead(facts)
        if lead.score < SURE and all(each.source == "desk" for each in facts):
            return None
        chosen = _order(facts, lead)
        if wants_a_fact(question, shelf.language):
            chosen[0] = _without_yes_or_no(chosen[0])
        return _passage(intent, shelf.statement, chosen, _gap(ranked))


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """A piece with how surely the question asks for it."""

    piece: Piece
    score: float

    @property
    def source(self) -> str:
        """The layer of its fact."""
        return self.piece.fact.source if self.piece.fact else ""

    @property
    def extra(self) -> bool:
        """Whether its fact is shown only when asked for."""
        return bool(self.piece.fact and self.piece.fact.extra)


def _held(piece: Piece, place: tuple[str, str], stale: Collection[tuple[str, str, str]]) -> Piece:
    if piece.fact is None or piece.fact.source != "statement" or (*place, piece.fact.id) not in stale:
        return piece
    return replace(piece, fact=replace(piece.fact, held=True, stale=piece.fact.stale or CHANGED))


def _rank(pieces: tuple[Piece, ...], scores: tuple[float, ...]) -> list[Ranked]:
    """Return *pieces* in the order in which they are written, each with its score."""
    ranked = []
    for piece, score in zip(pieces, scores, strict=True):
        behind = BEHIND[piece.fact.source] + EXTRA_BEHIND * piece.fact.extra if piece.fact else 0.0
        ranked.append(Ranked(piece=piece, score=score - behind))
    return ranked


def _lead(facts: list[Ranked]) -> Ranked:
    """Return the fact that is asked for, or the default where the question does not say clearly."""
    default = next((each for each in facts if not each.extra), facts[0])
    best = max(facts, key=lambda each: each.score)
    clearly = best.score >= SURE and best.score - default.score >= MARGIN
    return best if clearly else default


def _gap(ranked: list[Ranked]) -> Gap | None:
    """Return what is asked for and written nowhere, if the question clearly asks for that."""
    gaps = [each for each in ranked if each.piece.gap]
    if not gaps:
        return None
    nearest = max(gaps, key=lambda each: each.score)
    best = max(each.score for each in ranked if each.piece.fact)
    clearly = nearest.score >= GAP_SURE and nearest.score - best >= GAP_MARGIN
    return nearest.piece.gap if clearly else None


def _order(facts: list[Ranked], lead: Ranked) -> list[Piece]:
    """Return the lead, what the question asks for besides, then the rest as it is written."""
    enough = max(SURE, ASKED * lead.score)
    rest = [each for each in facts if each is not lead]
    asked = sorted((each for each in rest if each.score >= enough), key=lambda each: -each.score)
    other = [each for each in rest if each.score < enough and not each.extra]
    return [
        lead.piece,
        *(each.piece for each in (*asked, *other) if each.piece.fact and not each.piece.fact.held),
    ]


def _without_yes_or_no(piece: Piece) -> Piece:
    if piece.fact is None:
        return piece
    return replace(piece, fact=replace(piece.fact, short=plainly(piece.fact.short)))


def _passage(intent: str, statement: Statement, chosen: list[Piece], gap: Gap | None) -> Passage:
    facts = tuple(piece.fact for piece in chosen if piece.fact)
    citations: dict[tuple[str, str], Citation] = {}
    for piece in chosen:
        if piece.fact:
            fact = piece.fact
            title = piece.title
            if fact.source == "statement":
                title = statement.sections[fact.section].title
            citation = Citation(source=fact.source, section=fact.section, title=title)
            citations.setdefault((fact.source, fact.section), citation)
    return Passage(
        intent=intent,
        title=chosen[0].title,
        facts=facts,
        citations=tuple(citations.values()),
        gap=gap,
        stale=tuple(dict.fromkeys(fact.stale for fact in facts if fact.stale)),
    )


def _shelf(
    reader: Reader, statement: Statement, own: tuple[Answer, ...], shared: tuple[Answer, ...]
) -> Shelf:
    pieces: dict[str, list[Piece]] = {}
    for answer in (*own, *shared):
        shelf = pieces.setdefault(answer.intent, [])
        for fact in answer.facts:
            shelf.append(Piece(title=answer.title, fact=fact, gap=None))
        for gap in answer.gaps:
            shelf.append(Piece(title=answer.title, fact=None, gap=gap))
    return Shelf(
        language=reader.language,
        statement=statement,
        own=own,
        shared=shared,
        reader=reader,
        pieces={intent: tuple(shelf) for intent, shelf in pieces.items()},
    )

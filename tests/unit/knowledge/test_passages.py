"""An answer leads with the fact that was asked for, and never holds a fact of the other company."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant import resources
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.published import names_in, pieces_of
from tests.unit.knowledge import mini

LEADS = yaml.safe_load((Path(__file__).parent / "leads.yaml").read_text(encoding="utf-8"))
RIGHT_LEADS = 0.98  # of the 166 Danish ones written last, 80 % before anything was adapted to them
TENANTS = ("ventum", "natur-energi")


def rows() -> Iterator[tuple[str, str, str, str]]:
    for tenant in TENANTS:
        for intent, questions in LEADS[tenant].items():
            for question, expected in questions:
                yield tenant, intent, question, expected


def test_the_fact_asked_for_comes_first(knowledge: KnowledgeBase) -> None:
    asked, wrong = 0, []
    for tenant, intent, question, expected in rows():
        asked += 1
        passage = knowledge.passage(tenant, intent, question)
        assert passage is not None, (intent, question)
        if passage.facts[0].id not in expected.split("|"):
            wrong.append((intent, question, expected, passage.facts[0].id))
    assert asked >= 240
    assert (asked - len(wrong)) / asked >= RIGHT_LEADS, wrong


@pytest.mark.parametrize(
    ("tenant", "question", "expected"),
    [
        ("ventum", "Hoe lang bewaren jullie die?", "principle"),
        ("natur-energi", "Hvor længe gemmer I dem?", "general"),
    ],
)
def test_a_word_that_points_at_what_was_said_before_asks_for_no_fact_of_its_own(
    knowledge: KnowledgeBase, tenant: str, question: str, expected: str
) -> None:
    passage = knowledge.passage(tenant, "faq.retention", question)
    assert passage is not None
    assert passage.facts[0].id == expected


def test_none_of_the_questions_was_copied_into_the_knowledge_base(knowledge: KnowledgeBase) -> None:
    plain = {re.sub(r"\W+", " ", question.casefold()).strip() for _, _, question, _ in rows()}
    for shelf in knowledge.shelves.values():
        for answer in (*shelf.own, *shelf.shared):
            for fact in answer.facts:
                for ask in fact.asks:
                    assert re.sub(r"\W+", " ", ask.casefold()).strip() not in plain, (fact.id, ask)


def test_a_question_that_the_statement_does_not_answer_names_what_is_missing(
    knowledge: KnowledgeBase,
) -> None:
    for tenant, intents in LEADS["gaps"].items():
        for intent, questions in intents.items():
            for question, holds in questions:
                passage = knowledge.passage(tenant, intent, question)
                assert passage is not None
                assert passage.gap is not None, question
                assert holds.casefold() in passage.gap.topic.casefold(), question


def test_a_question_that_is_answered_names_no_gap(knowledge: KnowledgeBase) -> None:
    for tenant, intent, question, _ in rows():
        passage = knowledge.passage(tenant, intent, question)
        assert passage is not None
        assert passage.gap is None, question


@pytest.mark.parametrize(
    ("tenant", "intent"),
    [
        ("natur-energi", "faq.call_recording"),
        ("natur-energi", "faq.statement_changes"),
        ("natur-energi", "faq.phishing"),
        ("natur-energi", "faq.company_transfer"),
        ("ventum", "faq.insurance"),
    ],
)
def test_where_statement_and_law_are_silent_there_is_no_answer(
    knowledge: KnowledgeBase, tenant: str, intent: str
) -> None:
    assert knowledge.passage(tenant, intent, "hoe zit dat / hvordan er det?") is None


def test_silence_of_the_statement_never_hides_a_right(knowledge: KnowledgeBase) -> None:
    for right in ("restriction", "portability"):
        passage = knowledge.passage("ventum", f"faq.right_{right}", "kan dat?")
        assert passage is not None
        assert passage.facts[0].source == "law"
        assert passage.citations[0].source == "law"


def test_a_greeting_asks_for_no_fact_and_a_question_about_the_machine_does(knowledge: KnowledgeBase) -> None:
    assert knowledge.passage("ventum", "other.smalltalk", "hallo") is None
    passage = knowledge.passage("ventum", "other.smalltalk", "zit ik met een robot te praten?")
    assert passage is not None
    assert "computer" in passage.facts[0].short


def test_the_citations_are_those_of_the_facts_with_our_own_titles(tmp_path: Path) -> None:
    knowledge = KnowledgeBase.load(mini.written(tmp_path))
    passage = knowledge.passage("mini", "faq.retention", "wanneer wissen jullie een gesprek?")
    assert passage is not None
    assert passage.facts[0].id == "calls"
    assert [(c.source, c.section, c.title) for c in passage.citations] == [("statement", "2.1", "Termijnen")]


def test_an_extra_fact_is_shown_only_when_it_is_asked_for(tmp_path: Path) -> None:
    knowledge = KnowledgeBase.load(mini.written(tmp_path))
    usual = knowledge.passage("mini", "faq.retention", "wanneer wissen jullie een gesprek?")
    asked = knowledge.passage("mini", "faq.retention", "en post op papier, bewaren jullie die?")
    assert usual is not None
    assert asked is not None
    assert "hidden" not in [fact.id for fact in usual.facts]
    assert asked.facts[0].id == "hidden"


def test_a_question_that_says_nothing_keeps_the_default_lead(tmp_path: Path) -> None:
    knowledge = KnowledgeBase.load(mini.written(tmp_path))
    passage = knowledge.passage("mini", "faq.retention", "xyzzy")
    assert passage is not None
    assert passage.facts[0].id == "bills"


def test_a_held_fact_is_not_said_beside_another_and_marks_the_passage_when_asked_for(tmp_path: Path) -> None:
    knowledge = KnowledgeBase.load(mini.written(tmp_path)).holding({("mini", "faq.retention", "calls")})
    beside = knowledge.passage("mini", "faq.retention", "bewaartermijn van een factuur?")
    asked = knowledge.passage("mini", "faq.retention", "hoe lang bewaren jullie opnames van een gesprek?")
    assert beside is not None
    assert asked is not None
    assert [fact.id for fact in beside.facts] == ["bills"]
    assert not beside.held
    assert asked.held
    assert asked.stale


@given(question=st.text(max_size=300))
def test_any_question_gets_an_answer_under_a_label_that_has_one(question: str) -> None:
    passage = KNOWLEDGE.passage("ventum", "faq.retention", question)
    assert passage is not None
    ids = [fact.id for fact in passage.facts]
    assert len(ids) == len(set(ids))
    assert ids


KNOWLEDGE = KnowledgeBase.load(resources.folder("locales"))


def said(knowledge: KnowledgeBase, tenant: str) -> Iterator[tuple[str, str]]:
    """Every passage of *tenant*, as intent and words, asked in each way that is written down."""
    shelf = knowledge.shelf(tenant)
    for intent, pieces in shelf.pieces.items():
        for piece in pieces:
            ask = (piece.fact.asks if piece.fact else piece.gap.asks if piece.gap else ("",))[0]
            passage = knowledge.passage(tenant, intent, ask)
            if passage is None:
                continue
            words = [f"{fact.short} {fact.more}" for fact in passage.facts]
            topic = passage.gap.topic if passage.gap else ""
            titles = [f"{citation.section} {citation.title}" for citation in passage.citations]
            yield intent, " . ".join([*words, topic, passage.title, *titles])


NOBODYS = frozenset({"Data", "EU", "Europa"})
"""Words that either company may begin a sentence with, or that belong to everybody."""


def marks(texts: list[str], language: str) -> set[str]:
    """Names, long numbers, links and addresses that stand in *texts*, as they are written."""
    names = names_in(texts)
    return {
        piece.shown
        for text in texts
        for piece in pieces_of(text, language, names)
        if piece.kind in ("link", "mail")
        or (piece.kind == "name" and len(piece.value) > 2)
        or (piece.kind == "number" and len(piece.value) > 3)
    }


@pytest.mark.parametrize(("tenant", "other"), [TENANTS, TENANTS[::-1]])
def test_no_answer_of_one_company_holds_a_fact_of_the_other(
    knowledge: KnowledgeBase, tenant: str, other: str
) -> None:
    shelf, foreign_shelf = knowledge.shelf(tenant), knowledge.shelf(other)
    law = [f"{fact.short} {fact.more}" for answer in shelf.shared for fact in answer.facts]
    theirs = [f"{fact.short} {fact.more}" for answer in foreign_shelf.own for fact in answer.facts]
    foreign = marks(theirs, foreign_shelf.language) - marks(law, shelf.language) - NOBODYS
    assert len(foreign) > 20
    foreign |= {"Ventum", "ventum.nl"} if other == "ventum" else {"Natur-Energi", "natur-energi.dk"}
    for intent, text in said(knowledge, tenant):
        flat = " " + re.sub(r"[^\w@./-]+", " ", text) + " "
        for mark in foreign:
            assert f" {mark} " not in flat, f"{tenant} {intent} says {mark!r}, which is {other}'s"


def test_the_law_and_the_desk_name_no_company(knowledge: KnowledgeBase) -> None:
    for shelf in knowledge.shelves.values():
        for answer in shelf.shared:
            for fact in answer.facts:
                text = f"{answer.title} {fact.short} {fact.more} {' '.join(fact.asks)}".casefold()
                assert "ventum" not in text, (answer.file, fact.id)
                assert "natur-energi" not in text, (answer.file, fact.id)

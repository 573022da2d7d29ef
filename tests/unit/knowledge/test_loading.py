"""A mistake in a knowledge file is refused with the file, the line and what to do."""

import re
from pathlib import Path

import pytest

from assistant.errors import ContentError, UnknownTenant
from assistant.knowledge.base import KnowledgeBase
from tests.unit.knowledge import mini


def refused(folder: Path, **changed: str) -> str:
    with pytest.raises(ContentError) as caught:
        KnowledgeBase.load(mini.written(folder, **changed))
    return str(caught.value)


def test_the_small_knowledge_base_itself_is_in_order(tmp_path: Path) -> None:
    assert set(KnowledgeBase.load(mini.written(tmp_path)).shelves) == {"mini"}


@pytest.mark.parametrize(
    ("file", "change", "line", "says"),
    [
        (
            "retention",
            ('section: "2.1"\n    short: Zeven', 'section: "9"\n    short: Zeven'),
            6,
            "no section '9'",
        ),
        ("retention", ("source: statement", "source: hearsay"), 5, "must be one of"),
        ("retention", ("  - id: calls", "  - id: bills"), 9, "stands here twice"),
        ("retention", ("id: bills", "id: yes"), 4, "must be text"),
        ("retention", ("intent: faq.retention", "intent: faq.other"), 1, "must be the file's name"),
        ("retention", ("    extra: true", "    extra: perhaps"), 19, "true or false"),
        ("retention", ("    extra: true", "    exrta: true"), 19, "unknown entry 'exrta'"),
        ("retention", ("title: Hoe lang we bewaren\n", ""), 1, "'title' is missing"),
        ("retention", ("    asks: [bewaren jullie papieren post]\n", ""), 14, "at least one way"),
        ("retention", ("[bewaren jullie papieren post]", "[7]"), 18, "must hold texts"),
        ("retention", ("facts:", "facts: ["), 4, "not valid YAML"),
        ("right_access", ('section: "art. 15 AVG"', 'section: ""'), 6, "names its article"),
        ("machine", ("source: desk", "source: law"), 5, "every source is 'desk'"),
        ("sections", ('{id: "2.2", title: Delen}', '{id: "2.1", title: Delen}'), 6, "stands here twice"),
        ("controller", ("topic: wat ons postadres is", 'topic: ""'), 15, "needs a topic"),
    ],
)
def test_a_mistake_is_refused_with_its_file_and_line(
    tmp_path: Path, file: str, change: tuple[str, str], line: int, says: str
) -> None:
    old, new = change
    source = {
        "retention": mini.RETENTION,
        "right_access": mini.LAW,
        "machine": mini.DESK,
        "sections": mini.SECTIONS,
        "controller": mini.CONTROLLER,
    }[file]
    assert old in source
    message = refused(tmp_path, **{file: source.replace(old, new, 1)})
    assert says in message
    assert re.search(rf"{file}\.yaml line {line}\b", message), message


def test_a_fact_that_is_too_long_for_the_start_of_a_reply_is_refused(tmp_path: Path) -> None:
    long = mini.RETENTION.replace("Zeven jaar bewaren we facturen.", "woord " * 41)
    assert "more than 40 words" in refused(tmp_path, retention=long)


def test_an_answer_that_is_too_long_for_a_mail_is_refused(tmp_path: Path) -> None:
    long = mini.RETENTION.replace(
        "    short: Zeven jaar bewaren we facturen.",
        "    short: Zeven jaar bewaren we facturen.\n    more: " + "woord " * 200,
    )
    assert "200 at most" in refused(tmp_path, retention=long)


def test_a_section_that_no_answer_uses_is_refused_unless_it_is_marked(tmp_path: Path) -> None:
    unmarked = mini.SECTIONS.replace(", not_a_question: true", "", 1)
    message = refused(tmp_path, sections=unmarked)
    assert "no answer names section intro" in message
    assert "not_a_question: true" in message


def test_a_stale_entry_must_name_a_section_that_exists(tmp_path: Path) -> None:
    stale = mini.SECTIONS + "stale:\n  - {section: '8', what: x, why: y, intents: []}\n"
    assert "no section '8'" in refused(tmp_path, sections=stale)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no knowledge base here"):
        KnowledgeBase.load(tmp_path)


def test_a_company_without_knowledge_is_unknown(tmp_path: Path) -> None:
    knowledge = KnowledgeBase.load(mini.written(tmp_path))
    with pytest.raises(UnknownTenant, match="mini"):
        knowledge.passage("maxi", "faq.retention", "hoe lang?")


def test_everything_shipped_is_in_order_and_every_answer_names_its_section(knowledge: KnowledgeBase) -> None:
    assert set(knowledge.shelves) == {"ventum", "natur-energi"}
    for shelf in knowledge.shelves.values():
        for answer in (*shelf.own, *shelf.shared):
            for fact in answer.facts:
                assert fact.section or fact.source == "desk", (answer.file, fact.id)

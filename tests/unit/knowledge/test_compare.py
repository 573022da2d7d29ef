"""When the company changes its statement, the comparison says which answers are stale."""

from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.compare import Finding, compare, fingerprints, stale_facts, whose
from assistant.knowledge.published import sections_of
from tests.unit.knowledge import mini

REAL = Path(__file__).resolve().parents[3].parent / "shared" / "statements"


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.load(mini.written(tmp_path))


def changed(knowledge: KnowledgeBase, old: str, new: str) -> list[Finding]:
    assert mini.STATEMENT.count(old) == 1
    return compare(mini.STATEMENT.replace(old, new), "mini", knowledge)


def test_a_statement_that_our_answers_cover_has_no_findings(small: KnowledgeBase) -> None:
    assert compare(mini.STATEMENT, "mini", small) == []


def test_the_text_is_cut_at_the_numbered_headings() -> None:
    sections = sections_of(mini.STATEMENT, ("intro", "1", "2", "2.1", "2.2"))
    assert list(sections) == ["intro", "1", "2", "2.1", "2.2"]
    assert "Kwikbank" in sections["2.2"]
    assert "Kwikbank" not in sections["2.1"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "facts"),
    [
        ("zeven jaar", "tien jaar", "period", {"faq.retention/bills", "faq.retention/hidden"}),
        ("3 maanden", "zes weken", "period", {"faq.retention/calls"}),
        ("Kwikbank", "Snelbank", "name", {"faq.recipients/who"}),
        ("020-1234567", "020-7654321", "number", {"faq.controller/contact"}),
        ("privacy@mini.example", "dpo@mini.example", "mail", {"faq.controller/contact"}),
        ("www.mini.example/delen", "www.mini.example/nieuw", "link", {"faq.recipients/who"}),
        ("art. 5 lid 1", "art. 6 lid 1", "article", {"faq.retention/calls"}),
    ],
)
def test_a_changed_piece_names_the_stale_facts_and_the_new_piece_that_nobody_says(
    small: KnowledgeBase, old: str, new: str, kind: str, facts: set[str]
) -> None:
    findings = changed(small, old, new)
    gone = [f for f in findings if f.missing_in == "statement" and f.kind == kind]
    assert {str(name) for finding in gone for name in finding.facts} == facts
    unsaid = [f for f in findings if f.missing_in == "answers" and f.kind == kind]
    assert len(unsaid) == 1
    assert {(f"{intent}/{fact}") for _, intent, fact in stale_facts(findings)} == facts


def test_a_number_word_and_its_digits_are_the_same_figure(small: KnowledgeBase) -> None:
    assert changed(small, "zeven jaar", "7 jaar") == []


def test_a_word_that_our_answers_say_otherwise_is_matched_by_the_terms(
    small: KnowledgeBase, tmp_path: Path
) -> None:
    published = mini.STATEMENT.replace("Kwikbank", "de KWB")
    assert compare(published, "mini", small)
    terms = mini.SECTIONS.replace("terms:\n", "terms:\n  - {published: KWB, ours: Kwikbank}\n")
    told = KnowledgeBase.load(mini.written(tmp_path / "told", sections=terms))
    assert compare(published, "mini", told) == []


def test_a_new_section_is_found(small: KnowledgeBase) -> None:
    findings = compare(mini.STATEMENT + "\n2.3 Cookies\nWij plaatsen cookies.\n", "mini", small)
    assert [(f.kind, f.section, f.missing_in) for f in findings] == [("section", "2.3", "answers")]


def test_a_section_that_is_gone_makes_its_facts_stale(small: KnowledgeBase) -> None:
    findings = compare(mini.STATEMENT.split("2.2 Delen")[0], "mini", small)
    assert ("mini", "faq.recipients", "who") in stale_facts(findings)


def test_other_words_with_the_same_figures_are_found_by_the_fingerprint(
    small: KnowledgeBase, tmp_path: Path
) -> None:
    mark = fingerprints(mini.STATEMENT, "mini", small)["2.2"]
    sections = mini.SECTIONS.replace("title: Delen}", f'title: Delen, fingerprint: "{mark}"}}')
    told = KnowledgeBase.load(mini.written(tmp_path / "told", sections=sections))
    assert compare(mini.STATEMENT, "mini", told) == []
    assert compare(mini.STATEMENT.replace("\n", "\n\n"), "mini", told) == []
    findings = compare(mini.STATEMENT.replace("Wij delen gegevens", "Wij delen geen gegevens"), "mini", told)
    assert [finding.kind for finding in findings] == ["text"]
    assert stale_facts(findings) == {("mini", "faq.recipients", "who")}


def test_a_finding_reads_as_one_line(small: KnowledgeBase) -> None:
    lines = [str(finding) for finding in changed(small, "3 maanden", "6 maanden")]
    assert "mini 2.1: period '6 maanden' stands in no answer" in lines
    assert "mini 2.1: period 'drie maanden' is not in the statement (faq.retention/calls)" in lines


def test_the_company_is_known_by_its_name(small: KnowledgeBase) -> None:
    assert whose(mini.STATEMENT, small) == "mini"
    with pytest.raises(InputError, match="names none of the companies"):
        whose("1. Wij\nWij zijn een ander.", small)


def published(name: str) -> str:
    return (REAL / name).read_text(encoding="utf-8")


STATEMENTS = [("ventum", "ventum.nl.txt"), ("natur-energi", "natur-energi.da.txt")]


@pytest.mark.needs("statements")
@pytest.mark.parametrize(("tenant", "name"), STATEMENTS)
def test_nothing_is_missing_on_either_side_of_the_published_statements(
    knowledge: KnowledgeBase, tenant: str, name: str
) -> None:
    text = published(name)
    assert whose(text, knowledge) == tenant
    assert [str(finding) for finding in compare(text, tenant, knowledge)] == []


@pytest.mark.needs("statements")
@pytest.mark.parametrize(
    ("place", "change", "stale"),
    [
        (STATEMENTS[0], ("van 3 maanden", "van 6 maanden"), "faq.call_recording/period"),
        (STATEMENTS[0], ("Zeven jaar", "Tien jaar"), "faq.retention/tax"),
        (STATEMENTS[0], ("vier jaar lang", "twee jaar lang"), "faq.smart_meter/period"),
        (STATEMENTS[0], ("nooit aan bedrijven", "soms aan bedrijven"), "faq.data_selling/never"),
        (STATEMENTS[1], ("i 5 år", "i 10 år"), "faq.retention/bookkeeping"),
        (STATEMENTS[1], ("70277780", "70277799"), "faq.controller/phone"),
        (STATEMENTS[1], ("Dusager 22", "Dusager 24"), "faq.controller/address"),
        (STATEMENTS[1], ("Wipro", "Infosys"), "faq.transfers/india"),
    ],
)
def test_a_change_in_a_copy_of_the_published_statement_names_the_stale_answer(
    knowledge: KnowledgeBase, place: tuple[str, str], change: tuple[str, str], stale: str
) -> None:
    (tenant, name), (old, new) = place, change
    text = published(name)
    assert old in text
    findings = compare(text.replace(old, new), tenant, knowledge)
    assert stale in {f"{intent}/{fact}" for _, intent, fact in stale_facts(findings)}

"""Texts that staff edit: two people, versions, and what answers are made of."""

import tempfile
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from assistant import resources
from assistant.assembly.editions import Editions
from assistant.desk import chains, comparing, revising, textviews
from assistant.desk.desk import Desk
from assistant.errors import ContentError, InputError, NotFound, Refused, Stale
from assistant.store.engine import connect
from assistant.store.migrate import upgrade
from assistant.store.store import SqlStore
from assistant.writing.library import Edition, Library
from tests.conftest import RING
from tests.unit.desk.conftest import office_on
from tests.unit.desk.library import BILLS, COMPANIES, SECTIONS, WORDING, library
from tests.unit.desk.small import person
from tests.unit.knowledge import mini

ANNA, BO = person("anna"), person("bo")
KIM = person("kim", "officer")
QUESTION = "hoe lang bewaren jullie facturen?"


@pytest.fixture
def desk(sqlite_store: SqlStore, tmp_path: Path) -> Desk:
    """A desk with a small library."""
    return replace(office_on(sqlite_store, tmp_path).desk, library=library(tmp_path / "locales"))


def bills(term: str) -> str:
    """Return the answer about bills with another term."""
    return mini.RETENTION.replace("Zeven jaar", term)


def editions(desk: Desk) -> Editions:
    """Return what a worker holds, looking each time."""
    ticks = iter(range(0, 1_000_000, 10))
    return Editions(textviews.library(desk), desk.store, ("ventum",), watch=lambda: next(ticks))


def said(running: Editions) -> str:
    """Return what is answered about bills."""
    passage = running.passage("ventum", "faq.retention", QUESTION)
    assert passage is not None
    return passage.facts[0].short


def published(desk: Desk, text: str, path: str = BILLS) -> None:
    """Write as Anna, publish as Bo."""
    row = revising.save(desk, ANNA, path, text, reason="nieuw")
    revising.publish(desk, BO, {row.id: row.version})


def test_a_text_is_used_once_a_second_person_published_it_without_a_restart(desk: Desk) -> None:
    running = editions(desk)
    row = revising.save(desk, ANNA, BILLS, bills("Vijf jaar"), reason="het statement is gewijzigd")
    assert said(running).startswith("Zeven jaar")
    revising.publish(desk, BO, {row.id: row.version})
    assert said(running).startswith("Vijf jaar")


def test_between_two_looks_a_worker_asks_the_database_nothing(desk: Desk) -> None:
    now = [0.0]
    running = Editions(textviews.library(desk), desk.store, (), watch=lambda: now[0])
    assert said(running).startswith("Zeven jaar")
    published(desk, bills("Vijf jaar"))
    assert said(running).startswith("Zeven jaar")
    now[0] = 1.0
    assert said(running).startswith("Vijf jaar")


class Slow(Library):
    """Makes an edition only when it is let."""

    def __init__(self, folder: Path) -> None:
        library(folder)  # writes the texts
        super().__init__(folder, resources.folder("templates"), COMPANIES)
        self.begun, self.let = threading.Event(), threading.Event()

    def edition(self, over: Mapping[str, str], language: str = "") -> Edition:
        if over:
            self.begun.set()
            assert self.let.wait(20)
        return super().edition(over, language)


def test_while_the_new_edition_is_made_others_are_answered_from_the_one_before(
    desk: Desk, tmp_path: Path
) -> None:
    texts = Slow(tmp_path / "slow")
    now = [0.0]
    running = Editions(texts, desk.store, ("ventum",), watch=lambda: now[0])
    assert said(running).startswith("Zeven jaar")
    published(desk, bills("Vijf jaar"))
    now[0] = 1.0
    with ThreadPoolExecutor() as customers:
        first = customers.submit(said, running)
        assert texts.begun.wait(20)
        assert customers.submit(said, running).result(20).startswith("Zeven jaar")
        texts.let.set()
        assert first.result(20).startswith("Vijf jaar")
    assert said(running).startswith("Vijf jaar")
    shelf = running.now().knowledge.shelf("ventum")
    assert set(shelf.contests) == set(shelf.pieces), "nobody waits for what is weighed when first asked for"


def test_nobody_publishes_what_they_wrote_a_word_of(desk: Desk) -> None:
    row = revising.save(desk, ANNA, BILLS, bills("Vijf jaar"), reason="x")
    row = revising.save(desk, BO, BILLS, bills("Zes jaar"), reason="x", based_on_version=row.version)
    for author in (ANNA, BO):
        with pytest.raises(Refused, match="somebody else"):
            revising.publish(desk, author, {row.id: row.version})
    revising.publish(desk, KIM, {row.id: row.version})
    assert chains.verify(desk)[0].broken == ()


@pytest.mark.parametrize("role", ["agent", "auditor"])
def test_an_agent_may_write_but_not_publish_and_an_auditor_neither(desk: Desk, role: str) -> None:
    row = revising.save(desk, ANNA, BILLS, bills("Vijf jaar"), reason="x")
    other = person("cas", role)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        revising.publish(desk, other, {row.id: row.version})
    if role == "auditor":
        with pytest.raises(Refused):
            revising.save(desk, other, WORDING, "letter:\n", reason="x")


def test_another_companys_texts_do_not_exist(desk: Desk) -> None:
    dane = person("dorte", "admin", "natur-energi")
    assert textviews.texts(desk, dane) == []
    with pytest.raises(NotFound):
        textviews.text(desk, dane, BILLS)
    with pytest.raises(NotFound):
        revising.save(desk, dane, BILLS, bills("Vijf jaar"), reason="x")


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (BILLS, mini.RETENTION.replace('    section: "2.1"\n', "", 1), "'section' is missing"),
        (BILLS, mini.RETENTION.replace('"2.1"', '"9.9"', 1), "no section '9.9'"),
        (BILLS, mini.RETENTION.replace("source: statement", "source: gossip", 1), "source is 'gossip'"),
        (BILLS, mini.RETENTION + "  bad: [", "not valid YAML"),
        (BILLS, bills("Net als Natur-Energi zeven jaar"), "names Natur-Energi"),
        ("nl/ventum/answers/../../x.yaml", "x: 1", "no such text"),
        ("nl/other/answers/faq.x.yaml", "x: 1", "no such company"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(desk: Desk, path: str, text: str, line: str) -> None:
    with pytest.raises((ContentError, NotFound), match=line):
        revising.save(desk, ANNA, path, text, reason="x")
    with desk.store.read() as tx:
        assert list(tx.revisions.open()) == []


def test_a_sentence_with_a_broken_placeholder_is_refused(desk: Desk) -> None:
    broken = textviews.text(desk, ANNA, WORDING).used.replace("Beste {name}", "Beste {naam}")
    with pytest.raises(ContentError, match=r"wording.yaml line \d+: unknown placeholder \{naam\}"):
        revising.save(desk, ANNA, WORDING, broken, reason="x")


def test_texts_that_need_each_other_are_published_together(desk: Desk) -> None:
    more = mini.SECTIONS.replace("terms:", '  - {id: "2.3", title: Rechten}\nterms:')
    answer = mini.RETENTION.replace('"2.1"', '"2.3"', 1)
    rows = revising.take_in(desk, ANNA, {SECTIONS: more, BILLS: answer}, reason="nieuwe paragraaf")
    for row in rows:
        with pytest.raises(ContentError):
            revising.publish(desk, BO, {row.id: row.version})
    revising.publish(desk, BO, {row.id: row.version for row in rows})
    assert textviews.used(desk)[SECTIONS] == more


def test_of_two_who_edit_at_once_the_second_sees_that_and_loses_nothing(desk: Desk) -> None:
    revising.save(desk, ANNA, BILLS, bills("Vijf jaar"), reason="x")
    with pytest.raises(Stale):
        revising.save(desk, BO, BILLS, bills("Zes jaar"), reason="x")
    found = textviews.text(desk, BO, BILLS).open
    assert found is not None
    assert "Vijf jaar" in found.text


def test_what_was_read_is_what_is_published(desk: Desk) -> None:
    row = revising.save(desk, ANNA, BILLS, bills("Vijf jaar"), reason="x")
    revising.save(desk, ANNA, BILLS, bills("Zes jaar"), reason="x", based_on_version=row.version)
    with pytest.raises(Stale):
        revising.publish(desk, BO, {row.id: row.version})


def test_an_earlier_version_and_the_shipped_text_come_back_with_a_second_person(desk: Desk) -> None:
    published(desk, bills("Vijf jaar"))
    published(desk, bills("Zes jaar"))
    row = revising.roll_back(desk, ANNA, BILLS, 1)
    assert "Zes jaar" in textviews.used(desk)[BILLS]
    revising.publish(desk, BO, {row.id: row.version})
    assert "Vijf jaar" in textviews.used(desk)[BILLS]
    row = revising.roll_back(desk, BO, BILLS, 0)
    revising.publish(desk, ANNA, {row.id: row.version})
    assert textviews.used(desk)[BILLS].strip() == mini.RETENTION.strip()
    numbers = [each.number for each in textviews.text(desk, ANNA, BILLS).revisions]
    assert sorted(numbers) == [1, 2, 3, 4]


def test_what_goes_out_comes_in_again_unchanged(desk: Desk) -> None:
    published(desk, bills("Vijf jaar"))
    out = textviews.used(desk)
    assert revising.take_in(desk, ANNA, out, reason="x") == []
    changed = {**out, BILLS: bills("Zes jaar")}
    (row,) = revising.take_in(desk, ANNA, changed, reason="x")
    revising.publish(desk, BO, {row.id: row.version})
    assert textviews.used(desk) == {**changed, BILLS: bills("Zes jaar")}


def test_a_fact_that_the_published_statement_no_longer_bears_is_held(desk: Desk) -> None:
    running = editions(desk)
    comparing.keep(desk, KIM, "ventum", mini.STATEMENT)
    assert not running.passage("ventum", "faq.retention", QUESTION).held  # type: ignore[union-attr]
    changed = mini.STATEMENT.replace("zeven jaar", "acht jaar")
    found = comparing.keep(desk, KIM, "ventum", changed)
    assert ("faq.retention", "bills") in found.held
    assert running.passage("ventum", "faq.retention", QUESTION).held  # type: ignore[union-attr]
    published(desk, mini.RETENTION.replace("Zeven jaar", "Acht jaar").replace("ook 7 jaar", "ook 8 jaar"))
    assert not running.passage("ventum", "faq.retention", QUESTION).held  # type: ignore[union-attr]


def test_a_statement_of_another_company_or_by_an_agent_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError):
        comparing.keep(desk, KIM, "ventum", "Iets heel anders.")
    with pytest.raises(Refused):
        comparing.keep(desk, person("cas", "agent"), "ventum", mini.STATEMENT)


WHO = {"anna": ANNA, "bo": BO, "kim": KIM}
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["write", "publish", "publish", "send back", "withdraw"]), st.sampled_from([*WHO])
    ),
    min_size=3,
    max_size=7,
)


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    """Open a desk of its own, for one example."""
    with tempfile.TemporaryDirectory(prefix="texts-") as name:
        engine = connect(f"sqlite:///{name}/assistant.db")
        upgrade(engine)
        store = SqlStore(engine, RING)
        yield replace(office_on(store, Path(name)).desk, library=library(Path(name) / "locales"))
        store.close()


@profile(max_examples=6, deadline=None)
@given(ACTS)
def test_whatever_staff_do_answers_hold_only_what_a_second_person_published(
    acts: list[tuple[str, str]],
) -> None:
    with fresh_desk() as desk:
        running, in_use = editions(desk), "Zeven jaar"
        words, authors = "", set[str]()
        for number, (act, who) in enumerate([("write", "anna"), *acts]):
            found = textviews.text(desk, ANNA, BILLS).open
            if act == "write":
                words, version = f"Na {number} jaar", found.version if found else 0
                revising.save(desk, WHO[who], BILLS, bills(words), reason="x", based_on_version=version)
                authors = {who} | (authors if found else set())
            elif found is None:
                continue
            elif act == "publish" and who in authors:
                with pytest.raises(Refused):
                    revising.publish(desk, WHO[who], {found.id: found.version})
            elif act == "publish":
                revising.publish(desk, WHO[who], {found.id: found.version})
                in_use = words
            elif act == "withdraw":
                revising.withdraw(desk, WHO[who], found.id)
            else:
                revising.send_back(desk, WHO[who], found.id, "nee")
            assert said(running).startswith(in_use)
            with desk.store.write() as tx:  # even where a worker reads everything afresh
                tx.instance.set(textviews.EDITION, textviews.edition(tx) + 1)
            assert said(running).startswith(in_use)

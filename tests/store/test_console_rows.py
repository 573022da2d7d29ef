"""What the console keeps for itself: texts, who looks, filters."""

from datetime import UTC, datetime, timedelta

from assistant.desk.people import Looker, SavedFilter, StaffRow
from assistant.desk.texts import Revision
from assistant.store.store import SqlStore

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def text(id: str, **values: object) -> Revision:
    """Return a revision of one path."""
    fields: dict[str, object] = {"path": "nl/wording.yaml", "state": "open", "authors": ("anna",)}
    fields |= {"text": id, "based_on": "", "created_at": NOW, "changed_at": NOW, **values}
    return Revision(id=id, **fields)  # type: ignore[arg-type]


def test_only_the_published_text_of_a_path_is_in_use(store: SqlStore) -> None:
    with store.write() as tx:
        for state in ("open", "replaced", "withdrawn", "published"):
            tx.revisions.add(text(state, state=state))
    with store.read() as tx:
        assert tx.revisions.published() == {"nl/wording.yaml": "published"}
        assert [row.id for row in tx.revisions.open()] == ["open"]


def test_of_two_who_save_the_same_version_the_second_changes_nothing(store: SqlStore) -> None:
    with store.write() as tx:
        tx.revisions.add(text("one"))
        assert tx.revisions.change_if("one", 1, text="of Anna", version=2)
        assert not tx.revisions.change_if("one", 1, text="of Bo", version=2)
        found = tx.revisions.get("one")
    assert found is not None
    assert found.text == "of Anna"


def test_somebody_who_looks_again_is_one_looker_and_who_left_is_none(store: SqlStore) -> None:
    with store.write() as tx:
        tx.people.look("matter", Looker(staff_id="bo", writing=False, at=NOW - timedelta(minutes=5)))
        tx.people.look("matter", Looker(staff_id="anna", writing=False, at=NOW - timedelta(seconds=5)))
        tx.people.look("matter", Looker(staff_id="anna", writing=True, at=NOW))
        tx.people.look("another", Looker(staff_id="cas", writing=False, at=NOW))
    with store.read() as tx:
        assert tx.people.lookers("matter", NOW - timedelta(minutes=1)) == [
            Looker(staff_id="anna", writing=True, at=NOW)
        ]


def test_a_filter_kept_under_the_same_name_takes_its_place(store: SqlStore) -> None:
    with store.write() as tx:
        for id in ("a", "b"):
            row = StaffRow(id=id, email=f"{id}@example.org", name=id, created_at=NOW)
            assert tx.people.add(row)
        tx.people.keep_filter(SavedFilter(id="1", staff_id="a", name="Mine", query="mine=1"))
        tx.people.keep_filter(SavedFilter(id="2", staff_id="a", name="Mine", query="q=Jan"))
        tx.people.keep_filter(SavedFilter(id="3", staff_id="b", name="Mine", query="overdue=1"))
    with store.write() as tx:
        assert [row.query for row in tx.people.filters_of("a")] == ["q=Jan"]
        tx.people.drop_filter("a", "3")
        assert len(tx.people.filters_of("b")) == 1, "nobody drops another's filter"

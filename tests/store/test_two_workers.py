"""Several workers at once, on both engines: nobody takes the same row, nothing is lost or said twice."""

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.desk import deliver, handle, review
from assistant.desk.views import DraftView, Filters
from assistant.errors import Refused, StoreError
from assistant.store.store import SqlStore
from tests.unit.desk.conftest import office_on
from tests.unit.desk.small import Office, person


@pytest.fixture
def office(store: SqlStore, tmp_path: Path) -> Office:
    return office_on(store, tmp_path)


def at_once(work: list[Callable[[], object]]) -> list[object]:
    """Run all of *work* in threads that start together; return results or exceptions."""
    gate, results = threading.Barrier(len(work)), [None] * len(work)

    def run(place: int) -> None:
        gate.wait(10)
        try:
            results[place] = work[place]()
        except Exception as error:
            results[place] = error  # type: ignore[assignment]

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def until_nothing(office: Office, worker: str) -> Callable[[], object]:
    def work() -> int:
        count = 0
        while handle.next(office.desk, worker):
            count += 1
        return count

    return work


def test_four_workers_handle_each_mail_once(office: Office) -> None:
    for number in range(24):
        office.mail(
            "Graag inzage.",
            sender=f"Klant <klant{number}@example.org>",
            subject=f"Vraag {number}",
            handle=False,
        )
    done = at_once([until_nothing(office, f"w{n}") for n in range(4)])
    assert sum(count for count in done if isinstance(count, int)) == 24, done
    rows = review.queue(office.desk, person("anna"), Filters(limit=100))
    assert len(rows) == 24
    assert len({row.conversation_id for row in rows}) == 24


def test_the_same_mail_in_the_hands_of_two_workers_opens_one_ticket(office: Office) -> None:
    for road in range(4):
        office.mail(
            "Graag inzage.",
            message_id="<same@example.org>",
            headers={"Received": f"from road{road}.example by mx; Wed, 25 Nov 2026 09:00:00 +0000"},
            handle=False,
        )
    at_once([until_nothing(office, f"w{n}") for n in range(4)])
    assert len(review.queue(office.desk, person("anna"))) == 1


def test_two_senders_never_claim_the_same_mail(office: Office) -> None:
    for number in range(20):
        office.mail("Graag inzage.", sender=f"Klant <klant{number}@example.org>", subject=f"Vraag {number}")

    def send(worker: str) -> Callable[[], object]:
        def work() -> list[str]:
            claimed = []
            while (out := deliver.claim(office.desk, worker)) is not None:
                claimed.append(out.id)
                deliver.sending(office.desk, out.id)
                deliver.sent(office.desk, out.id, "250")
            return claimed

        return work

    results = at_once([send(f"s{n}") for n in range(4)])
    claimed: list[str] = [id for found in results if isinstance(found, list) for id in found]
    assert not [result for result in results if isinstance(result, Exception)]
    assert len(claimed) == 20
    assert max(Counter(claimed).values()) == 1


def test_two_people_who_approve_at_once_send_one_mail(office: Office) -> None:
    office.mail("Hoe lang bewaren jullie mijn gegevens?")
    people = [person(name) for name in ("anna", "bobb", "cleo", "dora")]
    key = review.queue(office.desk, people[0])[0].key
    draft = review.ticket(office.desk, people[0], key).drafts[0].draft
    results = at_once(
        [
            lambda staff=staff: review.approve(  # type: ignore[misc]
                office.desk, staff, draft.id, text_hash=draft.text_hash, revision=1
            )
            for staff in people
        ]
    )
    won = [result for result in results if isinstance(result, DraftView)]
    lost = [result for result in results if isinstance(result, Refused | StoreError)]
    assert (len(won), len(lost)) == (1, 3), results
    office.clock.on(minutes=1)
    assert len(office.send_all()) == 1


def test_an_approval_and_a_new_message_at_once_never_send_a_stale_answer(office: Office) -> None:
    anna = person("anna")
    for round in range(5):
        office.mail("Hoe lang bewaren jullie dit?", message_id=f"<q{round}@example.org>", subject=f"Q{round}")
        row = next(r for r in review.queue(office.desk, anna) if r.subject == f"Q{round}")
        draft = review.ticket(office.desk, anna, row.key).drafts[0].draft
        office.mail("Laat maar.", subject=f"Re: Q{round}", references=f"<q{round}@example.org>", handle=False)
        at_once(
            [
                until_nothing(office, "w1"),
                lambda draft=draft: review.approve(  # type: ignore[misc]
                    office.desk, anna, draft.id, text_hash=draft.text_hash, revision=1
                ),
            ]
        )
        office.clock.on(minutes=1)
        assert office.send_all() == []


def test_a_journal_written_by_many_at_once_is_one_whole_chain(office: Office) -> None:
    office.mail("Graag inzage.")
    anna = person("anna")
    reference = review.queue(office.desk, anna)[0].reference
    results = at_once([lambda: review.note(office.desk, anna, reference, "gezien") for _ in range(8)])
    assert not [result for result in results if isinstance(result, Exception)]
    view = review.ticket(office.desk, anna, reference)
    assert view.journal_whole
    assert [entry.tag for entry in view.journal].count("note.added") == 8

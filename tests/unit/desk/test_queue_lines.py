"""What a line of the queue says of its matter."""

import pytest

from assistant.desk import chat, review
from assistant.desk.views import Filters
from tests.unit.desk.small import Office, approve_all, person

ANNA = person("anna")


def told(office: Office) -> dict[str, bool]:
    """Return of each line whether it says that a reply waits."""
    return {row.subject: row.has_draft for row in review.queue(office.desk, ANNA)}


def test_a_line_says_whether_a_reply_waits_for_approval(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.", sender="A <a@example.org>", subject="Verzoek")
    office.mail("Hoe lang bewaren jullie dit?", sender="B <b@example.org>", subject="Vraag")
    assert told(office) == {"Verzoek": False, "Vraag": True}
    reference = next(row.reference for row in review.queue(office.desk, ANNA) if row.reference)
    review.new_draft(office.desk, ANNA, reference, stage="details")
    assert told(office) == {"Verzoek": True, "Vraag": True}


def all_pages(office: Office, limit: int) -> list[str]:
    """Follow the queue from page to page as the console does; return the subjects in order."""
    seen: list[str] = []
    after = ""
    for _ in range(50):
        found = review.queue(office.desk, ANNA, Filters(limit=limit + 1, after=after))
        seen += [row.subject for row in found[:limit]]
        if len(found) <= limit:
            return seen
        after = found[limit - 1].cursor
        assert after, "there is more, and no way to it"
    raise AssertionError("the pages lead in a circle")


@pytest.mark.parametrize("loose_first", [True, False])
def test_the_pages_of_a_queue_lead_to_every_request_and_every_message(
    office: Office, loose_first: bool
) -> None:
    texts = {"verzoek": "Graag inzage, klantnummer 12345.", "vraag": "Hoe lang bewaren jullie dit?"}
    for kind in ("vraag", "verzoek") if loose_first else ("verzoek", "vraag"):
        for number in range(5):
            sender = f"{kind}{number} <{kind}{number}@example.org>"
            office.mail(texts[kind], sender=sender, subject=f"{kind} {number}")
            office.clock.on(minutes=1)
        office.clock.on(days=0 if loose_first else 33)
    wanted = {f"{kind} {number}" for kind in texts for number in range(5)}
    for limit in (1, 2, 3, 4, 50):
        seen = all_pages(office, limit)
        assert sorted(seen) == sorted(wanted), limit


def test_a_breach_above_a_full_page_hides_nothing(office: Office) -> None:
    for number in range(3):
        office.mail("Geen reclame meer.", sender=f"p{number} <p{number}@example.org>", subject=f"v {number}")
    office.clock.on(days=32)
    office.mail("Een datalek: andermans brief.", sender="Mia <mia@example.org>", subject="lek")
    office.mail("Hoe lang bewaren jullie dit?", sender="B <b@example.org>", subject="vraag")
    for limit in (2, 3, 4):
        after, seen = "", set()
        for _ in range(12):
            found = review.queue(office.desk, ANNA, Filters(limit=limit + 1, after=after))
            seen |= {row.subject for row in found[:limit]}
            if len(found) <= limit or found[limit - 1].cursor == after:
                break
            after = found[limit - 1].cursor
        assert {"v 0", "v 1", "v 2", "vraag", "lek"} <= seen, limit


def test_a_reply_that_is_approved_and_not_given_yet_is_marked_until_it_is_given(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.")
    office.send_all()
    (row,) = review.queue(office.desk, ANNA)
    draft = review.new_draft(office.desk, ANNA, row.key, stage="details", road="post", to="Dorpsstraat 1")
    assert [line.to_give for line in review.queue(office.desk, ANNA)] == [False]
    approve_all(office.desk, row.key, draft.id, ANNA)
    assert [line.to_give for line in review.queue(office.desk, ANNA)] == [True]
    review.given(office.desk, ANNA, draft.id)
    assert [line.to_give for line in review.queue(office.desk, ANNA)] == [False]


def test_a_chat_is_known_by_its_first_words_without_the_numbers_in_them(office: Office) -> None:
    session = chat.start(office.desk, "ventum", "192.0.2.1")
    text = "Graag inzage in alles wat jullie van mij hebben, mijn BSN is 111222333 en er is haast bij"
    chat.post(office.desk, session.session_id, session.secret, "a", text)
    chat.post(office.desk, session.session_id, session.secret, "b", "Klantnummer 12345")
    chat.person(office.desk, session.session_id, session.secret)
    subjects = {row.subject for row in review.queue(office.desk, ANNA)}
    assert len(subjects) == 1
    assert subjects.pop().startswith("Graag inzage in alles wat")
    assert "111222333" not in str(subjects)

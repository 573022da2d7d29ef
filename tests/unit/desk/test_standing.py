"""What the officer's board counts: open requests by type, age and due date; those answered in time."""

from datetime import timedelta

from assistant.desk import measuring, review
from assistant.desk.contents import Person
from assistant.desk.figures import Standing
from assistant.desk.people import Staff
from assistant.desk.records import Ticket
from tests.unit.desk.small import START, Office, person

ANNA = person("anna")
AGES = (14, 31)


def opened(office: Office, type: str, days: int, *, tenant: str = "ventum", staff: Staff = ANNA) -> Ticket:
    """Open a request that came *days* ago."""
    return review.open_by_hand(
        office.desk,
        staff,
        tenant_id=tenant,
        type=type,
        channel="letter",
        received=START - timedelta(days=days),
        person=Person(name="Jan Jansen"),
        text="Een brief.",
    )


def test_open_requests_are_counted_by_type_with_late_soon_and_older_ones(office: Office) -> None:
    for days in (0, 14, 15, 24):  # the last came on 1 November: due on 1 December, in six days
        opened(office, "access", days)
    opened(office, "erasure", 40)  # it came on 16 October: due on 16 November
    assert measuring.standing(office.desk, ANNA, AGES) == [
        Standing(type="access", open=4, late=0, soon=1, aged=(2, 0)),
        Standing(type="erasure", open=1, late=1, soon=0, aged=(1, 1)),
    ]


def test_what_is_answered_or_of_another_company_does_not_stand_open(office: Office) -> None:
    answered = opened(office, "access", 3)
    opened(office, "access", 3, tenant="natur-energi", staff=person("dane", "agent", "natur-energi"))
    with office.desk.store.write() as tx:
        tx.tickets.change(answered.id, state="answered", answered_at=START)
    assert measuring.standing(office.desk, ANNA, AGES) == []


def test_answers_are_in_time_until_the_request_was_due(office: Office) -> None:
    early, too, late, waits, old = (opened(office, "access", days) for days in (20, 9, 40, 5, 100))
    with office.desk.store.write() as tx:
        for ticket in (early, too, late):
            tx.tickets.change(ticket.id, state="answered", answered_at=START)
        tx.tickets.change(old.id, state="answered", answered_at=START - timedelta(days=90))
    with office.desk.store.read() as tx:
        assert tx.queue.punctual(ANNA.tenants, START - timedelta(days=60), START) == (2, 3)
        assert tx.queue.punctual(ANNA.tenants, START - timedelta(days=1), START) == (0, 0)
    assert waits.answered_at is None

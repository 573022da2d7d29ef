"""How long things are kept: from the event that ends the purpose, by the tenant's terms."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant.casework.retention import Kept, Row, erase_when, is_due
from assistant.settings import Retention

AT = datetime(2026, 11, 25, tzinfo=UTC)
LATER = AT + timedelta(days=10)
TERMS = Retention()


@pytest.mark.parametrize(
    ("row", "days"),
    [
        (Row(kind=Kept.CHAT, created_at=AT, last_at=LATER), 30),
        (Row(kind=Kept.CUSTOMER_SERVICE, created_at=AT, last_at=LATER), 30),
        (Row(kind=Kept.ANSWERED, created_at=AT, answered_at=LATER), 90),
        (Row(kind=Kept.IGNORED, created_at=LATER), 14),
        (Row(kind=Kept.QUARANTINE, created_at=LATER), 30),
        (Row(kind=Kept.UPLOAD, created_at=AT, answered_at=LATER), 90),
        (Row(kind=Kept.TICKET, created_at=AT, closed_at=LATER), 1826),
    ],
)
def test_the_days_run_from_the_event_that_ends_the_purpose(row: Row, days: int) -> None:
    assert erase_when(row, TERMS).erase_at == LATER + timedelta(days=days)
    assert not is_due(row, TERMS, LATER + timedelta(days=days, seconds=-1))
    assert is_due(row, TERMS, LATER + timedelta(days=days))


@pytest.mark.parametrize("kind", [Kept.TICKET, Kept.ANSWERED, Kept.UPLOAD, Kept.WAITING])
def test_what_is_still_open_stays(kind: Kept) -> None:
    verdict = erase_when(Row(kind=kind, created_at=AT), TERMS)
    assert (verdict.erase_at, verdict.reason) == (None, "open")


def test_what_is_held_for_a_claim_stays_and_the_report_says_so() -> None:
    held = Row(kind=Kept.TICKET, created_at=AT, closed_at=AT, held="claim")
    assert erase_when(held, TERMS).reason == "held"


def test_an_id_copy_goes_the_moment_its_check_is_done_held_or_not() -> None:
    assert erase_when(Row(kind=Kept.ID_COPY, created_at=AT), TERMS).erase_at is None
    checked = Row(kind=Kept.ID_COPY, created_at=AT, checked_at=LATER, held="claim")
    assert erase_when(checked, TERMS).erase_at == LATER


def test_a_tenants_own_terms_count() -> None:
    terms = Retention(chat_days=7)
    assert erase_when(Row(kind=Kept.CHAT, created_at=AT), terms).erase_at == AT + timedelta(days=7)

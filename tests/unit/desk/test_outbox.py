"""The outbox over days: a server that is down, an address that never accepts, a clock that steps back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.desk import deliver, handle, review
from tests.unit.desk.small import Office, person

ANNA = person("anna")


def approved(office: Office, number: int = 0, domain: str = "example.org") -> str:
    """Approve an answer to a new customer; return the key of its matter."""
    sender = f"Klant {number} <klant{number}@{domain}>"
    id = office.mail("Hoe lang bewaren jullie dit?", subject=f"Vraag {number}", sender=sender)
    with office.desk.store.read() as tx:
        message = tx.messages.by_inbound(id)
        assert message is not None
        [draft] = tx.drafts.of(message.conversation_id)
    view = next(
        row for row in review.queue(office.desk, ANNA) if row.conversation_id == message.conversation_id
    )
    review.approve(office.desk, ANNA, draft.id, text_hash=draft.text_hash, revision=1)
    return view.key


def states(office: Office, key: str) -> list[str]:
    return [row.state for row in review.ticket(office.desk, ANNA, key).outbox]


def try_once(office: Office, reason: str = "connect refused") -> bool:
    """Let one mail be tried, and fail for now; False where none may leave."""
    out = deliver.claim(office.desk, "sender")
    if out is None:
        return False
    deliver.failed(office.desk, out.id, reason, permanent=False)
    return True


def test_while_the_next_server_is_down_for_a_day_mail_waits_is_tried_ever_less_and_leaves_afterwards(
    office: Office,
) -> None:
    keys = [approved(office, number) for number in range(3)]
    tries = 0
    for _ in range(24 * 60):
        office.clock.on(minutes=1)
        while try_once(office):
            tries += 1
    # 1 + 2 + 4 … minutes between tries, and never more than four hours: fourteen a mail within the day
    assert 3 * 12 <= tries <= 3 * 16
    assert [states(office, key) for key in keys] == [["waiting"]] * 3
    office.clock.on(minutes=241)
    assert len(office.send_all()) == 3
    assert [states(office, key) for key in keys] == [["sent"]] * 3


def test_an_address_that_never_accepts_is_given_up_after_five_days_and_a_person_is_told(
    office: Office,
) -> None:
    key = approved(office)
    office.clock.on(minutes=1)
    assert try_once(office, "451 4.2.2")
    for _ in range(5 * 24 - 1):
        office.clock.on(hours=1)
        while try_once(office, "451 4.2.2"):
            pass
    assert states(office, key) == ["waiting"], "RFC 5321 4.5.4.1: at least four to five days"
    office.clock.on(hours=6)
    assert try_once(office, "451 4.2.2")
    assert states(office, key) == ["failed"]
    [row] = [row for row in review.queue(office.desk, ANNA) if row.key == key]
    assert row.attention == "failed"
    view = review.ticket(office.desk, ANNA, key)
    assert view.outbox[0].reply == "451 4.2.2"
    assert "mail.failed" in [entry.tag for entry in view.journal]
    office.clock.on(days=10)
    assert deliver.claim(office.desk, "sender") is None, "it is never tried again by itself"
    deliver.retry(office.desk, ANNA, view.outbox[0].id)
    assert len(office.send_all()) == 1, "but a person may let it"


def test_what_a_person_lets_be_sent_again_has_its_five_days_anew(office: Office) -> None:
    key = approved(office)
    office.clock.on(minutes=1)
    out = deliver.claim(office.desk, "sender")
    assert out is not None
    deliver.failed(office.desk, out.id, "550 5.1.1", permanent=True)
    office.clock.on(days=6)
    deliver.retry(office.desk, ANNA, out.id)
    for _ in range(5 * 24 - 1):
        assert states(office, key) == ["waiting"]
        while try_once(office, "450 4.2.1"):
            pass
        office.clock.on(hours=1)
    office.clock.on(hours=6)
    assert try_once(office, "450 4.2.1")
    assert states(office, key) == ["failed"]


@pytest.mark.parametrize(
    ("setting", "domain", "most"),
    [("per_domain_hour", "example.org", 2), ("per_hour", "example{}.org", 2)],
)
def test_a_domain_and_the_whole_house_have_an_hour_s_budget_and_the_rest_leaves_later(
    office: Office, setting: str, domain: str, most: int
) -> None:
    settings = office.desk.settings
    limited = settings.smtp_out.model_copy(update={setting: most})
    office.desk = replace(office.desk, settings=settings.model_copy(update={"smtp_out": limited}))
    for number in range(most + 1):
        approved(office, number, domain.format(number))
    office.clock.on(minutes=1)
    assert len(office.send_all()) == most
    office.clock.on(minutes=30)
    assert office.send_all() == []
    office.clock.on(minutes=45)
    assert len(office.send_all()) == 1


@pytest.mark.parametrize("back", [timedelta(seconds=40), timedelta(hours=3), timedelta(days=400)])
def test_when_the_clock_steps_back_what_waits_still_leaves_and_is_still_handled(
    office: Office, back: timedelta
) -> None:
    key = approved(office)
    office.clock.on(minutes=1)
    assert try_once(office)
    office.mail("Graag inzage.", subject="Daarna", handle=False)
    assert handle._claim(office.desk, "gone") is not None  # its process is gone, and comes back no more
    office.clock.now -= back
    office.mail("Graag inzage.", subject="Nog later", sender="els@example.org", handle=False)
    for _ in range(20):
        office.clock.on(minutes=15)
        while handle.next(office.desk, "worker"):
            pass
        office.send_all()
    assert states(office, key) == ["sent"]
    with office.desk.store.read() as tx:
        long = timedelta(days=1000)
        rows = tx.ledger.between(["ventum"], office.clock.now - long, office.clock.now + long)
    assert [row.state for row in rows] == ["handled"] * 3

"""The chat: answered at once, numbered, repeatable, and silent when a person talks."""

import pytest

from assistant.desk import chat, review
from assistant.desk.views import ChatOpened
from assistant.errors import InputError, NotFound, Refused, TooMany
from tests.unit.desk.small import Office, person

ANNA, BOB = person("anna"), person("bob")


def opened(office: Office, tenant: str = "ventum") -> ChatOpened:
    return chat.start(office.desk, tenant, "192.0.2.1")


def says(office: Office, session: ChatOpened, text: str, client_id: str = "1") -> list[str]:
    said = chat.post(office.desk, session.session_id, session.secret, client_id, text)
    return [message.text for message in said]


def test_a_question_is_answered_at_once_with_its_section(office: Office) -> None:
    session = opened(office)
    said = chat.post(office.desk, session.session_id, session.secret, "a", "Hoe lang bewaren jullie dit?")
    assert [m.by for m in said] == ["customer", "assistant"]
    assert said[1].text == "Zeven jaar."
    assert said[1].citations[0]["section"] == "2.6"
    assert [m.seq for m in said] == [1, 2]
    assert review.queue(office.desk, ANNA) == []


def test_posting_twice_says_it_once(office: Office) -> None:
    session = opened(office)
    first = chat.post(office.desk, session.session_id, session.secret, "a", "Hoe lang bewaren jullie dit?")
    again = chat.post(office.desk, session.session_id, session.secret, "a", "Hoe lang bewaren jullie dit?")
    assert again == first
    assert len(chat.since(office.desk, session.session_id, session.secret, 0)) == 2


def test_after_a_lost_line_everything_behind_a_number_is_replayed(office: Office) -> None:
    session = opened(office)
    says(office, session, "Hoe lang bewaren jullie dit?", "a")
    says(office, session, "hoe lang precies?", "b")
    later = chat.since(office.desk, session.session_id, session.secret, 2)
    assert [m.seq for m in later] == [3, 4]


def test_one_look_tells_of_many_chats_how_far_they_are(office: Office) -> None:
    spoken, silent, deleted = opened(office), opened(office), opened(office)
    says(office, spoken, "Hoe lang bewaren jullie dit?")
    says(office, deleted, "Ik wil inzage")
    chat.delete(office.desk, deleted.session_id, deleted.secret)
    ids = [spoken.session_id, silent.session_id, deleted.session_id, "0" * 32]
    assert chat.latest(office.desk, ids) == {spoken.session_id: 2, silent.session_id: 0}


def test_a_request_ends_in_a_ticket_with_reference_and_date(office: Office) -> None:
    session = opened(office)
    said = chat.post(office.desk, session.session_id, session.secret, "a", "Ik wil inzage")
    shown = said[1].tickets[0]
    assert (shown["type"], shown["due"]) == ("access", "2026-12-28")
    rows = review.queue(office.desk, ANNA)
    assert [row.reference for row in rows] == [shown["reference"]]
    assert rows[0].channel == "chat"


def test_details_given_later_go_to_the_open_request(office: Office) -> None:
    session = opened(office)
    said = chat.post(office.desk, session.session_id, session.secret, "a", "Ik wil inzage")
    reference = said[1].tickets[0]["reference"]
    answer = says(office, session, "klantnummer 12345", "b")
    assert reference in answer[1]
    view = review.ticket(office.desk, ANNA, reference)
    assert view.ticket is not None
    assert view.ticket.fields["identifier"] == "12345"


def test_a_wrong_secret_is_told_nothing(office: Office) -> None:
    session = opened(office)
    says(office, session, "Ik wil inzage")
    other = opened(office)
    for secret in ("", "x", other.secret):
        with pytest.raises(NotFound):
            chat.since(office.desk, session.session_id, secret, 0)
        with pytest.raises(NotFound):
            chat.post(office.desk, session.session_id, secret, "z", "hoi")


def test_citizen_and_card_numbers_are_not_stored(office: Office) -> None:
    session = opened(office)
    said = chat.post(office.desk, session.session_id, session.secret, "a", "Mijn BSN is 111222333")
    assert "111222333" not in said[0].text


def test_a_person_is_called_once(office: Office) -> None:
    session = opened(office)
    first = chat.person(office.desk, session.session_id, session.secret)
    again = chat.person(office.desk, session.session_id, session.secret)
    assert first[0].tickets == again[0].tickets
    assert [row.type for row in review.queue(office.desk, ANNA)] == ["human"]


def test_when_staff_take_over_the_assistant_is_silent(office: Office) -> None:
    session = opened(office)
    chat.person(office.desk, session.session_id, session.secret)
    id = review.queue(office.desk, ANNA)[0].conversation_id
    with pytest.raises(Refused):
        chat.staff_says(office.desk, ANNA, id, "Hoi")
    chat.take_over(office.desk, ANNA, id)
    with pytest.raises(Refused):
        chat.take_over(office.desk, BOB, id)
    assert says(office, session, "Hoe lang bewaren jullie dit?", "b") == ["Hoe lang bewaren jullie dit?"]
    chat.staff_says(office.desk, ANNA, id, "Zeven jaar, zegt Anna.")
    last = chat.since(office.desk, session.session_id, session.secret, 0)[-1]
    assert (last.by, last.text) == ("staff", "Zeven jaar, zegt Anna.")
    chat.give_back(office.desk, ANNA, id)
    assert len(says(office, session, "Hoe lang bewaren jullie dit?", "c")) == 2


def test_a_right_typed_while_staff_talk_opens_its_ticket_without_a_word(office: Office) -> None:
    session = opened(office)
    says(office, session, "Hoe lang bewaren jullie dit?", "a")
    says(office, session, "Een mens graag", "b")
    id = review.queue(office.desk, ANNA)[0].conversation_id
    chat.take_over(office.desk, ANNA, id)
    assert says(office, session, "Ik wil inzage", "c") == ["Ik wil inzage"]
    rows = {row.type: row for row in review.queue(office.desk, ANNA)}
    assert set(rows) == {"human", "access"}
    assert rows["access"].conversation_id == id
    view = review.ticket(office.desk, ANNA, rows["access"].reference)
    assert view.ticket is not None
    assert view.ticket.due == "2026-12-28"
    assert view.conversation.attention == "chat"


@pytest.mark.parametrize("text", ["Ik wil een mens spreken", "Hoe staat het met mijn verzoek?", "bedankt"])
def test_what_staff_take_up_by_talking_opens_nothing_while_they_talk(office: Office, text: str) -> None:
    session = opened(office)
    says(office, session, "hebben jullie cookies?", "a")
    id = review.queue(office.desk, ANNA)[0].conversation_id
    chat.take_over(office.desk, ANNA, id)
    says(office, session, text, "b")
    assert [row.type for row in review.queue(office.desk, ANNA)] == [""]  # the chat itself, no ticket


def test_a_right_in_another_language_opens_a_ticket_beside_an_open_request(office: Office) -> None:
    session = opened(office)
    says(office, session, "Ik wil inzage", "a")
    said = chat.post(
        office.desk, session.session_id, session.secret, "b", "Please delete all my personal data"
    )
    assert [(t["type"], t["due"]) for t in said[1].tickets] == [("unknown", "2026-12-28")]
    assert sorted(row.type for row in review.queue(office.desk, ANNA)) == ["access", "unknown"]
    again = says(office, session, "Please delete all my personal data", "c")
    assert "Dank je, dat staat nu bij" not in " ".join(again)
    assert len(review.queue(office.desk, ANNA)) == 2


def test_what_is_no_detail_is_not_thanked_for(office: Office) -> None:
    session = opened(office)
    says(office, session, "Ik wil inzage", "a")
    says(office, session, "later", "b")
    said = chat.post(office.desk, session.session_id, session.secret, "c", "hebben jullie cookies?")
    assert [m.text for m in said[1:]] == ["Een collega kijkt mee."]
    assert (
        review.ticket(office.desk, ANNA, review.queue(office.desk, ANNA)[0].reference).conversation.attention
        == "not_covered"
    )


def test_staff_of_another_company_cannot_take_over(office: Office) -> None:
    session = opened(office)
    chat.person(office.desk, session.session_id, session.secret)
    id = review.queue(office.desk, ANNA)[0].conversation_id
    with pytest.raises(NotFound):
        chat.take_over(office.desk, person("dane", "officer", "natur-energi"), id)


def test_a_deleted_chat_is_gone_and_a_request_stays_with_the_desk(office: Office) -> None:
    talk, request = opened(office), opened(office)
    says(office, talk, "Hoe lang bewaren jullie dit?")
    says(office, request, "Ik wil inzage")
    for session in (talk, request):
        chat.delete(office.desk, session.session_id, session.secret)
        with pytest.raises(NotFound):
            chat.since(office.desk, session.session_id, session.secret, 0)
    assert len(review.queue(office.desk, ANNA)) == 1


def test_limits_hold_on_sessions_messages_and_length(small_office: Office) -> None:
    office = small_office
    web = office.desk.settings.web
    session = opened(office)
    with pytest.raises(InputError):
        says(office, session, "x" * (web.chat_max_characters + 1))
    with pytest.raises(InputError):
        says(office, session, "  ")
    for number in range(web.chat_messages_minute):
        says(office, session, "bedankt", f"n{number}")
    with pytest.raises(TooMany):
        says(office, session, "bedankt", "one more")
    office.clock.on(minutes=2)
    says(office, session, "bedankt", "one more")
    for _ in range(web.chat_sessions_hour - 1):
        opened(office)
    with pytest.raises(TooMany):
        opened(office)

"""The chat over HTTP: a question answered at once, a request with reference and date, a person asked for."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.journeys.conftest import House


class Visitor:
    """A customer's browser."""

    def __init__(self, house: House, tenant: str) -> None:
        self._client = httpx.Client(base_url=f"{house.web}/api/chat/{tenant}", timeout=30)
        opened = self._client.post("/sessions")
        assert opened.status_code == 201, opened.text
        self.session, self.secret = opened.json()["session"], opened.json()["secret"]
        self._posted = 0

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.secret}"}
        return self._client.request(method, f"/sessions/{self.session}{path}", headers=headers, **more)  # type: ignore[arg-type]

    def say(self, text: str, client_id: str = "") -> list[dict[str, object]]:
        self._posted += 1
        answer = self.ask(
            "POST", "/messages", json={"client_id": client_id or f"m{self._posted}", "text": text}
        )
        assert answer.status_code == 200, answer.text
        return list(answer.json()["messages"])

    def close(self) -> None:
        self._client.close()


@pytest.fixture
def dutch(house: House) -> Iterator[Visitor]:
    """Somebody on Ventum's page."""
    visitor = Visitor(house, "ventum")
    yield visitor
    visitor.close()


@pytest.fixture
def danish(house: House) -> Iterator[Visitor]:
    """Somebody on Natur-Energi's page."""
    visitor = Visitor(house, "natur-energi")
    yield visitor
    visitor.close()


def test_a_dutch_question_is_answered_at_once_with_its_section(dutch: Visitor) -> None:
    answer = dutch.say("Hoe lang bewaren jullie telefoongesprekken?")[-1]
    assert "3 maanden" in str(answer["text"])
    assert len(str(answer["text"]).split()) <= 70
    assert {"2.6"} <= {citation["section"] for citation in answer["citations"]}  # type: ignore[index,attr-defined]


def test_a_danish_question_is_answered_at_once_with_its_section(danish: Visitor) -> None:
    answer = danish.say("Hvor længe gemmer I mine oplysninger?")[-1]
    assert "3 år" in str(answer["text"])
    assert {"6"} <= {citation["section"] for citation in answer["citations"]}  # type: ignore[index,attr-defined]


@pytest.mark.parametrize(
    ("who", "text", "prefix"),
    [
        ("dutch", "Ik wil dat jullie al mijn gegevens wissen.", "VEN"),
        ("danish", "Jeg vil have slettet alle mine oplysninger.", "NAT"),
    ],
)
def test_a_request_ends_in_a_ticket_with_reference_and_date(
    house: House, request: pytest.FixtureRequest, who: str, text: str, prefix: str
) -> None:
    visitor: Visitor = request.getfixturevalue(who)
    said = visitor.say(text)
    found = re.search(rf"{prefix}-[A-Z0-9]{{4}}-[A-Z0-9]{{4}}", str(said))
    if found is None:  # it asks first whether this is what is meant
        said = visitor.say("Ja")
        found = re.search(rf"{prefix}-[A-Z0-9]{{4}}-[A-Z0-9]{{4}}", str(said))
    assert found, said
    assert re.search(r"28\.? december", str(said)), "told before the first question of the form"
    (row,) = house.queue()
    assert (row.reference, row.type, row.due) == (found[0], "erasure", "2026-12-28")


def test_asking_for_a_person_opens_a_request_that_a_person_reads(house: House, dutch: Visitor) -> None:
    dutch.say("Hallo")
    answer = dutch.ask("POST", "/person")
    assert answer.status_code == 200
    assert [row.type for row in house.queue()] == ["human"]


def test_a_message_posted_twice_is_stored_once(dutch: Visitor) -> None:
    dutch.say("Hoe lang bewaren jullie telefoongesprekken?", client_id="once")
    dutch.say("Hoe lang bewaren jullie telefoongesprekken?", client_id="once")
    seen = dutch.ask("GET", "/messages?since=0").json()["messages"]
    assert len([one for one in seen if one["by"] == "customer"]) == 1


def test_nobody_reads_a_chat_without_its_secret(dutch: Visitor, danish: Visitor) -> None:
    dutch.say("Hoe lang bewaren jullie telefoongesprekken?")
    dutch.secret, danish.session = danish.secret, dutch.session
    assert dutch.ask("GET", "/messages?since=0").status_code == 404
    assert danish.ask("GET", "/messages?since=0").status_code == 404


def test_an_unknown_company_has_no_chat(house: House) -> None:
    assert httpx.post(f"{house.web}/api/chat/nobody/sessions", timeout=30).status_code == 404

"""The chat's endpoints and its socket."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant import resources
from assistant.desk import chat, review
from assistant.store.store import SqlStore
from tests.unit.desk.small import person
from tests.unit.web.website import ORIGIN, Website, website

AT = "/api/chat/ventum"
QUESTION = "Hoe lang bewaren jullie mijn gegevens?"


class Customer:
    """A browser with a chat of its own."""

    def __init__(self, site: Website, tenant: str = "ventum") -> None:
        self.browser: TestClient = site.browser()
        self.at = f"/api/chat/{tenant}"
        opened = self.browser.post(f"{self.at}/sessions").json()
        self.session, self.secret = opened["session"], opened["secret"]
        self.headers = {"authorization": f"Bearer {self.secret}"}

    def url(self, rest: str) -> str:
        return f"{self.at}/sessions/{self.session}{rest}"

    def says(self, text: str, client_id: str = "a") -> Any:
        body = {"client_id": client_id, "text": text}
        return self.browser.post(self.url("/messages"), json=body, headers=self.headers)


def test_a_question_is_answered_at_once_with_its_section(site: Website) -> None:
    said = Customer(site).says(QUESTION).json()["messages"]
    assert [m["by"] for m in said] == ["customer", "assistant"]
    assert said[1]["text"] == "Zeven jaar."
    assert said[1]["citations"] == [{"source": "statement", "section": "2.6", "title": "Bewaren"}]


def test_a_request_ends_in_a_reference_and_a_date(site: Website) -> None:
    (ticket,) = Customer(site).says("Ik wil inzage").json()["messages"][1]["tickets"]
    assert ticket["type"] == "access"
    assert ticket["due"] == "2026-12-28"
    assert ticket["reference"].startswith("VEN-")


def test_posting_again_changes_nothing(site: Website) -> None:
    customer = Customer(site)
    assert customer.says(QUESTION).json() == customer.says(QUESTION).json()
    everything = customer.browser.get(customer.url("/messages"), headers=customer.headers).json()
    assert len(everything["messages"]) == 2


def test_after_a_lost_line_everything_since_is_replayed(site: Website) -> None:
    customer = Customer(site)
    customer.says(QUESTION, "a")
    customer.says(QUESTION, "b")
    later = customer.browser.get(customer.url("/messages?since=2"), headers=customer.headers).json()
    assert [m["seq"] for m in later["messages"]] == [3, 4]


@pytest.mark.parametrize("secret", ["", "Bearer", "Bearer wrong", "Basic abc"])
def test_without_its_secret_a_chat_does_not_exist(site: Website, secret: str) -> None:
    customer = Customer(site)
    customer.says(QUESTION)
    for method, rest in (("GET", "/messages"), ("POST", "/person"), ("DELETE", ""), ("GET", "/transcript")):
        answer = customer.browser.request(method, customer.url(rest), headers={"authorization": secret})
        assert answer.status_code == 404
        assert answer.json() == {"error": "Deze chat is hier niet bekend of is verwijderd."}


def test_one_visitors_secret_opens_nobody_elses_chat(site: Website) -> None:
    one, two = Customer(site), Customer(site)
    two.says(QUESTION)
    assert one.browser.get(two.url("/messages"), headers=one.headers).status_code == 404


def test_a_chat_of_one_company_is_not_found_at_the_other(site: Website) -> None:
    customer = Customer(site)
    customer.says(QUESTION)
    url = f"/api/chat/natur-energi/sessions/{customer.session}/messages"
    assert customer.browser.get(url, headers=customer.headers).status_code == 404
    assert customer.browser.post("/api/chat/nobody/sessions").status_code == 404


def test_a_person_is_asked_for_and_says_something(site: Website) -> None:
    customer = Customer(site)
    said = customer.browser.post(customer.url("/person"), headers=customer.headers).json()["messages"]
    assert said[0]["tickets"][0]["type"] == "human"
    anna = person("anna")
    row = review.queue(site.desk, anna)[0]
    chat.take_over(site.desk, anna, row.conversation_id)
    chat.staff_says(site.desk, anna, row.conversation_id, "Dag, met Anna.")
    heard = customer.browser.get(customer.url("/messages"), headers=customer.headers).json()["messages"]
    assert heard[-1]["by"] == "staff"
    assert customer.says("Mooi", "x").json()["messages"][-1]["by"] == "customer", "the assistant is silent"


def test_deleting_takes_everything_away(site: Website) -> None:
    customer = Customer(site)
    customer.says(QUESTION)
    assert customer.browser.delete(customer.url(""), headers=customer.headers).status_code == 204
    assert customer.browser.get(customer.url("/messages"), headers=customer.headers).status_code == 404


def test_the_conversation_can_be_kept_as_text(site: Website) -> None:
    customer = Customer(site)
    customer.says(QUESTION)
    kept = customer.browser.get(customer.url("/transcript"), headers=customer.headers)
    assert kept.headers["content-type"].startswith("text/plain")
    assert "attachment" in kept.headers["content-disposition"]
    assert QUESTION in kept.text
    assert "Zeven jaar." in kept.text
    assert "Privacystatement, paragraaf 2.6 (Bewaren)" in kept.text


@pytest.mark.parametrize(
    "body", [{}, {"client_id": "a"}, {"client_id": "a", "text": ""}, {"client_id": "é", "text": "x"}]
)
def test_what_is_not_a_message_is_refused_in_a_line(site: Website, body: dict[str, str]) -> None:
    customer = Customer(site)
    answer = customer.browser.post(customer.url("/messages"), json=body, headers=customer.headers)
    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]


def test_a_message_that_is_too_long_is_refused(site: Website) -> None:
    answer = Customer(site).says("x" * 4001)
    assert answer.status_code == 422
    assert answer.json() == {"error": "Je bericht is te lang."}


def test_above_the_limits_the_answer_says_when_to_try_again(sqlite_store: SqlStore, tmp_path: Path) -> None:
    site = website(sqlite_store, tmp_path, chat_messages_minute=2, chat_sessions_hour=1)
    customer = Customer(site)
    customer.says(QUESTION, "a")
    customer.says(QUESTION, "b")
    assert customer.says(QUESTION, "c").status_code == 429
    full = customer.browser.post(f"{AT}/sessions")
    assert full.status_code == 429
    assert full.headers["retry-after"] == "60"


def test_only_the_companys_own_pages_may_call_from_a_browser(site: Website) -> None:
    browser = site.browser()
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "authorization"}
    allowed = browser.options(f"{AT}/sessions", headers={"origin": ORIGIN, **asked})
    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == ORIGIN
    assert "authorization" in allowed.headers["access-control-allow-headers"]
    for at, origin in ((AT, "https://evil.example"), (AT, "null"), ("/api/chat/natur-energi", ORIGIN)):
        refused = browser.post(f"{at}/sessions", headers={"origin": origin})
        assert refused.status_code == 403
        assert "access-control-allow-origin" not in refused.headers
    opened = browser.post(f"{AT}/sessions", headers={"origin": ORIGIN})
    assert opened.status_code == 201
    assert opened.headers["access-control-allow-origin"] == ORIGIN
    assert opened.headers["cross-origin-resource-policy"] == "cross-origin"
    assert browser.post(f"{AT}/sessions", headers={"origin": "http://desk.example"}).status_code == 201


def test_before_anything_is_said_nothing_is_stored(site: Website) -> None:
    browser = site.browser()
    info = browser.get(AT)
    browser.get("/chat/ventum")
    browser.get("/widget.js")
    assert not info.headers.get_list("set-cookie")
    assert not browser.cookies
    told = info.json()
    assert "machine" in told["notice"]
    assert "30 dagen" in told["notice"]
    assert "op werkdagen van 9.00 tot 17.00 uur" in told["hours"]
    assert len(told["suggestions"]) >= 4


def test_the_widget_is_small_and_asks_nobody_else(site: Website) -> None:
    packed = site.browser().get("/widget.js", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(packed.content, 9)) <= 20 * 1024
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", packed.text.split("*/", 1)[1])


def test_the_first_buttons_are_wishes_of_the_taxonomy_and_do_what_they_say(site: Website) -> None:
    for tenant in ("ventum", "natur-energi"):
        customer = Customer(site, tenant)
        offered = customer.browser.get(f"/api/chat/{tenant}").json()["suggestions"]
        known = {file.stem for file in resources.folder("intents").glob("*.yaml")}
        assert {each["value"] for each in offered} <= known
        access = next(each for each in offered if each["value"] == "request.access")
        body = {"client_id": "b", "text": access["label"], "choice": access["value"]}
        said = customer.browser.post(customer.url("/messages"), json=body, headers=customer.headers).json()
        assert said["messages"][1]["tickets"][0]["type"] == "access"
        assert said["messages"][-1]["asks"] == "name"


def test_a_browser_opens_its_chat_and_says_the_first_thing_in_one_call_however_often(site: Website) -> None:
    browser = site.browser()
    first = {"client_id": "a", "text": "Ik wil inzage"}
    body = {"session": "0f" * 16, "secret": "s" * 43, "first": first}
    once, again = (browser.post(f"{AT}/sessions", json=body).json() for _ in range(2))
    assert once == again
    assert once["session"] == body["session"]
    assert once["messages"][1]["tickets"][0]["type"] == "access"
    assert len(review.queue(site.desk, person("anna"))) == 1
    stolen = {**body, "secret": "t" * 43}
    assert browser.post(f"{AT}/sessions", json=stolen).status_code == 404
    assert browser.post("/api/chat/natur-energi/sessions", json=body).status_code == 404
    for bad in ({"session": "0f"}, {"secret": "short"}, {"session": "0F" * 16}):
        assert browser.post(f"{AT}/sessions", json={**body, **bad}).status_code == 422


def test_a_long_poll_answers_when_something_is_said(site: Website) -> None:
    customer = Customer(site)
    customer.says(QUESTION)
    heard = customer.browser.get(customer.url("/messages?since=1&wait=25"), headers=customer.headers).json()
    assert [m["seq"] for m in heard["messages"]] == [2]
    for wait in ("26", "-1", "x"):
        url = customer.url(f"/messages?since=1&wait={wait}")
        assert customer.browser.get(url, headers=customer.headers).status_code == 422


def test_citizen_numbers_are_not_kept(site: Website) -> None:
    said = Customer(site).says("mijn bsn is 111222333").json()["messages"]
    assert "111222333" not in said[0]["text"]


def test_the_socket_pushes_what_is_said_and_what_is_posted_elsewhere(site: Website) -> None:
    customer = Customer(site)
    with customer.browser.websocket_connect(customer.url("/socket")) as socket:
        socket.send_json({"secret": customer.secret, "since": 0})
        assert socket.receive_json() == {"messages": []}
        socket.send_json({"client_id": "s1", "text": QUESTION})
        assert [m["by"] for m in socket.receive_json()["messages"]] == ["customer", "assistant"]
        customer.says(QUESTION, "other-tab")
        assert [m["seq"] for m in socket.receive_json()["messages"]] == [3, 4]
        socket.send_json({"client_id": "s2"})
        assert socket.receive_json()["client_id"] == "s2"
        socket.send_text("no json")
        assert "error" in socket.receive_json()


def test_the_socket_closes_on_a_wrong_secret_and_on_a_strange_origin(site: Website) -> None:
    customer = Customer(site)
    with customer.browser.websocket_connect(customer.url("/socket")) as socket:
        socket.send_json({"secret": "wrong", "since": 0})
        assert "error" in socket.receive_json()
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()
    strange = {"origin": "https://evil.example"}
    with (
        pytest.raises(WebSocketDisconnect),
        customer.browser.websocket_connect(customer.url("/socket"), headers=strange),
    ):
        pass


def test_the_protocol_stands_in_the_openapi_document_with_examples(site: Website) -> None:
    document = site.browser().get("/openapi.json").json()
    paths = document["paths"]
    assert set(paths) >= {"/api/chat/{tenant}", "/api/chat/{tenant}/sessions/{session}/messages", "/healthz"}
    assert not [path for path in paths if path.startswith(("/console", "/demo", "/chat"))]
    assert document["components"]["schemas"]["Post"]["example"]
    assert document["components"]["schemas"]["Said"]["example"]
    assert "socket" in document["info"]["description"]

"""Webhooks against a real receiver: signed, repeated until taken, never sent inward."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.channels.webhooks import Teller, safe_number, signature
from assistant.desk import hooks, review
from assistant.desk.outward import Webhook
from assistant.errors import InputError
from assistant.store.store import SqlStore
from tests.unit.desk.conftest import office_on
from tests.unit.desk.small import Office, person

ANNA = person("anna")


@dataclass
class Receiver:
    """What a company's system got, and what it answers."""

    place: str
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  # the next ones; then 204

    @property
    def url(self) -> str:
        return f"http://{self.place}/hook?from=desk"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A web server on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            here.got.append(({k.casefold(): v for k, v in self.headers.items()}, body))
            status = here.answers.pop(0) if here.answers else 204
            self.send_response(status)
            if status == 302:
                self.send_header("location", "http://127.0.0.1:1/inside")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Receiver(place=f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


@pytest.fixture
def desk_that_tells(store: SqlStore, tmp_path: Path, receiver: Receiver) -> Office:
    """An office on either engine that may tell the receiver."""
    return office_on(store, tmp_path, webhooks={"allowed_hosts": [receiver.place], "timeout_seconds": 5})


def watching(office: Office, receiver: Receiver, *events: str) -> Webhook:
    return hooks.add(office.desk, ANNA, "ventum", receiver.url, events)


def events(receiver: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _, body in receiver.got]


def test_the_signature_is_that_of_standard_webhooks() -> None:
    """The example of the specification's own reference pages, with a key known to everybody."""
    body = b'{"event_type":"ping","data":{"success":true}}'
    made = signature("whsec_plJ3nmyCDGBKInavdOK15jsl", "msg_loFOjxBNrRLzqYUf", 1731705121, body)
    assert made == "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="


def test_what_happens_to_a_request_is_told_once_signed_and_without_a_person(
    desk_that_tells: Office, receiver: Receiver
) -> None:
    office = desk_that_tells
    hook = watching(office, receiver)
    office.mail("Graag inzage, klantnummer 12345.", sender="Jan Jansen <jan@example.org>")
    office.mail("indsigt tak", to="persondata@natur-energi.dk")
    row = next(each for each in review.queue(office.desk, ANNA) if each.tenant == "ventum")
    office.clock.on(seconds=1)
    review.move(office.desk, ANNA, row.reference, "in_progress")
    teller = Teller(office.desk)
    teller.drain()
    teller.drain()
    assert events(receiver) == ["ticket.opened", "ticket.state"], "the other company's are not ours"
    for headers, body in receiver.got:
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(hook.secret.removeprefix("whsec_"))
        right = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{right}"
        assert int(headers["webhook-timestamp"]) == int(office.clock.now.timestamp())
        assert headers["content-type"] == "application/json"
        assert b"Jan" not in body
        assert b"jan@" not in body
        assert json.loads(body)["data"]["reference"] == row.reference
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 2


def test_only_the_events_that_were_asked_for_are_told(desk_that_tells: Office, receiver: Receiver) -> None:
    watching(desk_that_tells, receiver, "ticket.state")
    desk_that_tells.mail("Graag inzage.")
    row = review.queue(desk_that_tells.desk, ANNA)[0]
    review.move(desk_that_tells.desk, ANNA, row.reference, "in_progress")
    Teller(desk_that_tells.desk).drain()
    assert events(receiver) == ["ticket.state"]


def test_what_was_not_taken_is_tried_again_with_the_same_id_and_later_each_time(
    desk_that_tells: Office, receiver: Receiver
) -> None:
    office = desk_that_tells
    hook = watching(office, receiver)
    receiver.answers = [500, 302]
    office.mail("Graag inzage.")
    teller = Teller(office.desk)
    assert teller.drain() == 1
    assert teller.drain() == 0, "not before its time"
    office.clock.on(seconds=6)
    assert teller.drain() == 1
    office.clock.on(seconds=6)
    assert teller.drain() == 0, "the second pause is longer"
    office.clock.on(minutes=5)
    teller.drain()
    assert len(receiver.got) == 3
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len({body for _, body in receiver.got}) == 1
    told = hooks.deliveries(office.desk, ANNA, hook.id)
    assert [(row.state, row.attempts, row.status) for row in told] == [("sent", 3, 204)]


def test_after_the_last_try_it_is_given_up_and_shown(desk_that_tells: Office, receiver: Receiver) -> None:
    office = desk_that_tells
    hook = watching(office, receiver)
    receiver.answers = [503] * 99
    office.mail("Graag inzage.")
    teller = Teller(office.desk)
    for _ in range(20):
        teller.drain()
        office.clock.on(hours=25)
    assert len(receiver.got) == 10
    assert hooks.deliveries(office.desk, ANNA, hook.id)[0].state == "failed"


def test_a_receiver_that_is_gone_is_told_nothing_more(desk_that_tells: Office, receiver: Receiver) -> None:
    office = desk_that_tells
    hook = watching(office, receiver)
    receiver.answers = [410]
    office.mail("Graag inzage.")
    teller = Teller(office.desk)
    teller.drain()
    office.mail("Wis alles.", sender="Piet <piet@example.org>")
    office.clock.on(days=1)
    teller.drain()
    assert len(receiver.got) == 1
    assert next(row for row in hooks.listed(office.desk, ANNA, "ventum") if row.id == hook.id).disabled_at


def test_a_message_in_hand_of_a_worker_that_died_is_taken_up_after_its_lease(
    desk_that_tells: Office, receiver: Receiver
) -> None:
    office = desk_that_tells
    watching(office, receiver)
    office.mail("Graag inzage.")
    hooks.collect(office.desk)
    assert hooks.claim(office.desk) is not None
    assert hooks.claim(office.desk) is None
    office.clock.on(minutes=3)
    Teller(office.desk).drain()
    assert events(receiver) == ["ticket.opened"]


def test_an_entry_that_was_committed_late_is_found_and_none_is_told_twice(
    desk_that_tells: Office, receiver: Receiver
) -> None:
    office = desk_that_tells
    watching(office, receiver)
    office.clock.on(minutes=10)
    office.mail("Graag inzage.")
    teller = Teller(office.desk)
    teller.drain()
    office.clock.on(minutes=-3)
    office.mail("Wis alles.", sender="Piet <piet@example.org>")
    office.clock.on(minutes=4)
    teller.drain()
    assert events(receiver) == ["ticket.opened", "ticket.opened"]


def test_a_name_that_points_inward_is_not_called() -> None:
    for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::ffff:10.0.0.1", "169.254.169.254"):
        with pytest.raises(InputError, match="inside a network"):
            safe_number(host, 443, inside=False)
    assert safe_number("127.0.0.1", 443, inside=True) == "127.0.0.1"


def test_what_ended_a_month_ago_is_deleted(desk_that_tells: Office, receiver: Receiver) -> None:
    office = desk_that_tells
    hook = watching(office, receiver)
    office.mail("Graag inzage.")
    Teller(office.desk).drain()
    assert hooks.prune(office.desk) == 0
    office.clock.on(days=31)
    assert hooks.prune(office.desk) == 1
    assert hooks.deliveries(office.desk, ANNA, hook.id) == []

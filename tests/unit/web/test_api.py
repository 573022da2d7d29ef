"""The API for the company's own systems: tokens, scopes, tickets, documents, webhooks, problems."""

from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.casework.guards import Outcome
from assistant.desk import hooks, repeats, review, tokens
from assistant.errors import Refused
from assistant.store.store import SqlStore
from assistant.web.api import records
from assistant.web.app import create_app
from assistant.web.words import STAGES
from tests.unit.desk.small import START, approve_all
from tests.unit.web.website import Website, website

ALL = tokens.SCOPES


def system(site: Website, *scopes: str, tenant: str = "ventum", days: int = 0) -> TestClient:
    """Return a caller with a token of its own."""
    made = tokens.add(site.desk, tenant_id=tenant, name="CRM", scopes=scopes or ALL, days=days)
    return site.browser(authorization=f"Bearer {made.token}", accept="application/json")


def reference(site: Website, text: str = "Graag inzage, klantnummer 12345.") -> str:
    site.office.mail(text)
    return review.queue(site.desk, site.staff(f"S{site.desk.new_id()[:8]}"))[0].reference


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """Return a problem, which must have the form of RFC 9457."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    return told


def test_without_a_token_nothing_is_told(site: Website) -> None:
    for headers in ({}, {"authorization": "Bearer pat_nothing"}, {"authorization": "Basic eDp5"}):
        answer = site.browser(**headers).get("/api/v1/tickets")
        problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_is_kept_as_a_keyed_hash_ends_in_time_and_can_be_revoked(site: Website) -> None:
    made = tokens.add(site.desk, tenant_id="ventum", name="CRM", scopes=["tickets:read"], days=3)
    assert made.token.startswith("pat_")
    assert made.token not in repr(made)
    assert made.token not in repr(tokens.listed(site.desk))
    assert tokens.who(site.desk, made.token) is not None
    site.office.clock.on(days=3)
    assert tokens.who(site.desk, made.token) is None
    other = tokens.add(site.desk, tenant_id="ventum", name="ERP", scopes=["tickets:read"])
    tokens.revoke(site.desk, other.record.id[:12])
    assert tokens.who(site.desk, other.token) is None


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        ("tickets:write", "GET", "/tickets"),
        ("tickets:read", "PATCH", "/tickets/{ref}/fields"),
        ("tickets:read", "GET", "/tickets/{ref}/documents"),
        ("documents:read", "POST", "/packages/{ref}?name=a.zip"),
        ("tickets:write", "GET", "/webhooks"),
    ],
)
def test_each_call_needs_its_scope(site: Website, scope: str, method: str, path: str) -> None:
    url = "/api/v1" + path.replace("{ref}", reference(site))
    body = {"json": {"fields": {"identifier": "1"}}} if method == "PATCH" else {}
    told = problem(system(site, scope).request(method, url, **body), 403)
    assert "lacks the scope" in told["detail"]


def test_another_companys_tickets_do_not_exist(site: Website) -> None:
    ref = reference(site)
    stranger = system(site, tenant="natur-energi")
    assert stranger.get("/api/v1/tickets").json()["items"] == []
    problem(stranger.get(f"/api/v1/tickets/{ref}"), 404)
    problem(stranger.post(f"/api/v1/tickets/{ref}/notes", json={"text": "x"}), 404)


def test_tickets_are_listed_by_due_date_page_by_page_without_personal_data(site: Website) -> None:
    for number in range(5):
        site.office.clock.on(days=1)
        site.office.mail(f"Graag inzage {number}.", sender=f"Piet <piet{number}@example.org>")
    caller, seen, cursor = system(site), [], ""
    for _ in range(4):
        page = caller.get("/api/v1/tickets", params={"limit": 2, "cursor": cursor}).json()
        seen += page["items"]
        cursor = page["next"]
        if not cursor:
            break
    assert len({item["reference"] for item in seen}) == 5
    assert [item["due"] for item in seen] == sorted(item["due"] for item in seen)
    assert "piet" not in str(seen).casefold()
    assert caller.get("/api/v1/tickets", params={"type": "erasure"}).json()["items"] == []
    assert caller.get("/api/v1/tickets", params={"state": "closed"}).json()["items"] == []


def test_a_ticket_is_opened_read_completed_and_moved(site: Website) -> None:
    caller = system(site)
    given = {
        "type": "erasure",
        "channel": "phone",
        "received_at": (START - timedelta(days=1)).isoformat(),
        "person": {"name": "Jan Smit"},
        "fields": {"reason": "Ik ben geen klant meer."},
    }
    made = caller.post("/api/v1/tickets", json=given)
    assert made.status_code == 201
    ticket = made.json()
    assert made.headers["location"] == f"/api/v1/tickets/{ticket['reference']}"
    assert (ticket["due"], ticket["missing"]) == ("2026-12-24", ["identifier"])
    assert ticket["fields"] == {"name": "Jan Smit", "reason": "Ik ben geen klant meer."}
    url = made.headers["location"]
    changed = caller.patch(f"{url}/fields", json={"fields": {"identifier": "12345"}}).json()
    assert (changed["fields"]["identifier"], changed["missing"]) == ("12345", [])
    assert caller.post(f"{url}/state", json={"to": "in_progress"}).json()["state"] == "in_progress"
    told = problem(caller.post(f"{url}/state", json={"to": "closed"}), 409)
    assert told["detail"]
    ticked = caller.put(f"{url}/checklist/erase_everywhere", json={"done": True}).json()
    assert any(item["done_at"] for item in ticked["checklist"])
    assert caller.post(f"{url}/notes", json={"text": "Gewist in het CRM."}).status_code == 204
    view = review.ticket(site.desk, site.staff("Boss"), ticket["reference"])
    assert {entry.actor[:4] for entry in view.journal} == {"api:"}


def test_a_field_that_the_type_does_not_have_is_refused_with_those_that_it_has(site: Website) -> None:
    given = {"type": "erasure", "channel": "phone", "received_at": START.isoformat(), "person": {}}
    told = problem(system(site).post("/api/v1/tickets", json={**given, "fields": {"shoe_size": "43"}}), 422)
    assert "which_data" in told["detail"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"type": "erasure"}, "body.channel"),
        ({"type": "erasure", "channel": "phone", "received_at": "soon", "person": {}}, "body.received_at"),
        ({"type": "x", "channel": "fax", "received_at": START.isoformat(), "person": {}}, "body.channel"),
    ],
)
def test_what_is_wrong_is_named_and_never_repeated(site: Website, given: dict[str, Any], field: str) -> None:
    told = problem(system(site).post("/api/v1/tickets", json={**given, "text": "BSN 123456782"}), 422)
    assert field in [error["field"] for error in told["errors"]]
    assert "123456782" not in str(told)


def test_a_cursor_that_was_not_given_is_refused(site: Website) -> None:
    problem(system(site).get("/api/v1/tickets", params={"cursor": "bm90aGluZw"}), 422)


def test_an_unknown_address_of_the_api_is_a_problem_too(site: Website) -> None:
    problem(system(site).get("/api/v1/nowhere"), 404)
    answer = system(site).put("/api/v1/tickets")
    problem(answer, 405)
    assert "GET" in answer.headers["allow"]


def test_a_package_is_handed_over_once_identity_is_confirmed(site: Website) -> None:
    ref, caller = reference(site), system(site)
    url = f"/api/v1/packages/{ref}"
    refused = problem(caller.post(url, params={"name": "a.zip"}, content=b"PK"), 409)
    assert "Identity is not confirmed" in refused["detail"]
    boss = site.staff("Boss")
    review.set_identity(site.desk, boss, ref, "confirmed", step="call_back")
    told = caller.post(url, params={"name": "a.zip"}, content=b"PK").json()
    assert len(told["code"]) == 8
    drafts = review.ticket(site.desk, boss, ref).drafts
    assert [draft.draft.id for draft in drafts if draft.draft.discloses] == [told["draft"]]
    assert told["code"] not in drafts[-1].draft.content.text


def test_webhooks_are_added_listed_without_secret_and_removed(site: Website) -> None:
    caller = system(site)
    made = caller.post("/api/v1/webhooks", json={"url": "https://crm.example.org/h", "events": []}).json()
    assert made["secret"].startswith("whsec_")
    listed = caller.get("/api/v1/webhooks").json()["items"]
    assert [item["id"] for item in listed] == [made["id"]]
    assert "secret" not in listed[0]
    problem(system(site, tenant="natur-energi").delete(f"/api/v1/webhooks/{made['id']}"), 404)
    assert caller.delete(f"/api/v1/webhooks/{made['id']}").status_code == 204
    assert caller.get("/api/v1/webhooks").json()["items"] == []


@pytest.mark.parametrize(
    "url",
    [
        "http://crm.example.org/h",
        "https://127.0.0.1/h",
        "https://[::1]/h",
        "https://10.0.0.8/h",
        "https://169.254.169.254/latest/meta-data",
        "https://user:secret@crm.example.org/h",
        "https://crm.example.org:25/h",
        "ftp://crm.example.org/",
        "https:///nothing",
        "https://[bad/",
    ],
)
def test_a_webhook_never_points_inward(site: Website, url: str) -> None:
    problem(system(site).post("/api/v1/webhooks", json={"url": url, "events": ["ticket.opened"]}), 422)


def test_an_unknown_event_is_refused_with_those_that_there_are(site: Website) -> None:
    given = {"url": "https://crm.example.org/h", "events": ["ticket.eaten"]}
    told = problem(system(site).post("/api/v1/webhooks", json=given), 422)
    assert all(name in told["detail"] for name in hooks.NAMES)


def test_calls_are_counted_by_token_and_minute_over_all_processes(
    sqlite_store: SqlStore, tmp_path: Path
) -> None:
    site = website(sqlite_store, tmp_path, api_requests_minute=2)
    first, second = system(site), system(site)
    process = Website(office=site.office, app=create_app(site.desk, site.desk.settings))
    other = process.browser(authorization=first.headers["authorization"], accept="application/json")
    assert [caller.get("/api/v1/webhooks").status_code for caller in (first, other, first, other)] == [
        200, 200, 429, 429,
    ]  # fmt: skip
    assert second.get("/api/v1/webhooks").status_code == 200
    site.office.clock.on(minutes=2)
    assert first.get("/api/v1/webhooks").status_code == 200


LETTER = {
    "type": "access",
    "channel": "letter",
    "received_at": START.isoformat(),
    "person": {"name": "Jan de Vries", "address": "jan@example.nl"},
    "text": "Graag inzage.",
}


def test_a_call_sent_again_under_its_key_is_answered_as_before_and_done_once(site: Website) -> None:
    caller = system(site)
    key = {"idempotency-key": "letter-4711"}
    answers = [caller.post("/api/v1/tickets", json=LETTER, headers=key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert answers[1].headers["location"] == answers[0].headers["location"]
    assert [answer.headers.get("idempotent-replayed") for answer in answers] == [None, "true", "true"]
    assert len(caller.get("/api/v1/tickets").json()["items"]) == 1


def test_a_note_sent_again_has_again_no_answer_and_stands_there_once(site: Website) -> None:
    caller, ref = system(site), reference(site)
    url, key = f"/api/v1/tickets/{ref}/notes", {"idempotency-key": "n1"}
    answers = [caller.post(url, json={"text": "Gebeld."}, headers=key) for _ in range(2)]
    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b""), (204, b"")]
    view = review.ticket(site.desk, site.staff("Noot"), ref)
    assert [note.text for note in view.notes] == ["Gebeld."]


def test_another_call_under_the_same_key_is_a_mistake_that_is_told(site: Website) -> None:
    caller, key = system(site), {"idempotency-key": "letter-4711"}
    caller.post("/api/v1/tickets", json=LETTER, headers=key)
    told = problem(caller.post("/api/v1/tickets", json={**LETTER, "text": "Anders"}, headers=key), 422)
    assert "used for another call" in told["detail"]


def test_keys_of_two_systems_and_calls_without_one_do_not_meet(site: Website) -> None:
    first, second, key = system(site), system(site), {"idempotency-key": "a"}
    for caller, headers in ((first, key), (second, key), (first, {}), (first, {})):
        assert caller.post("/api/v1/tickets", json=LETTER, headers=headers).status_code == 201
    assert len(first.get("/api/v1/tickets").json()["items"]) == 4


def test_a_call_that_was_refused_may_be_tried_again_under_its_key(site: Website) -> None:
    caller, key = system(site), {"idempotency-key": "a"}
    problem(caller.post("/api/v1/tickets", json={**LETTER, "type": "nothing"}, headers=key), 409)
    assert caller.post("/api/v1/tickets", json=LETTER, headers=key).status_code == 201


def test_a_key_is_forgotten_after_a_day(site: Website) -> None:
    caller, key = system(site), {"idempotency-key": "a"}
    first = caller.post("/api/v1/tickets", json=LETTER, headers=key).json()["reference"]
    site.office.clock.on(hours=25)
    assert caller.post("/api/v1/tickets", json=LETTER, headers=key).json()["reference"] != first


def test_a_call_being_done_is_not_begun_a_second_time_but_one_that_got_stuck_is(site: Website) -> None:
    made = tokens.add(site.desk, tenant_id="ventum", name="CRM", scopes=ALL)
    caller = tokens.who(site.desk, made.token)
    assert caller is not None
    repeats.begin(site.desk, caller, "a", "call")
    with pytest.raises(Refused, match="being done"):
        repeats.begin(site.desk, caller, "a", "call")
    site.office.clock.on(minutes=6)
    assert repeats.begin(site.desk, caller, "a", "call")[1] is None


def test_too_many_calls_are_told_when_to_go_on(sqlite_store: SqlStore, tmp_path: Path) -> None:
    caller = system(website(sqlite_store, tmp_path, api_requests_minute=3))
    assert [caller.get("/api/v1/webhooks").status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = caller.get("/api/v1/webhooks")
    problem(answer, 429)
    assert answer.headers["retry-after"] == "60"


def test_the_api_stands_in_openapi_with_its_token_and_its_problems(site: Website) -> None:
    told = site.browser().get("/openapi.json").json()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    calls = [(path, call) for path, methods in told["paths"].items() for call in methods.values()]
    ours = [call for path, call in calls if path.startswith("/api/v1/")]
    assert len(ours) >= 12
    for call in ours:
        assert call["security"] == [{"token": []}]
        assert set(call["responses"]["422"]["content"]) == {"application/problem+json"}


def test_a_system_proposes_a_reply_people_approve_it_and_the_system_says_when_it_was_given(
    site: Website,
) -> None:
    ref, caller, people = reference(site, "Wis alles, klantnummer 12345."), system(site), []
    url = f"/api/v1/tickets/{ref}"
    refused = problem(
        caller.post(f"{url}/state", json={"to": "answered", "outcome": "refused", "how": "x"}), 409
    )
    assert "approved reply" in refused["detail"]
    reason = "Je hebt nog een openstaande rekening die we zeven jaar moeten bewaren."
    asked = {"stage": "refused", "road": "portal", "ground": "17(3)", "reason": reason}
    made = caller.post(f"{url}/replies", json=asked)
    assert made.status_code == 201, made.text
    reply = made.json()
    assert (reply["state"], reply["road"], reply["outcome"], reply["approvals_needed"]) == (
        "open", "portal", "refused", 2,
    )  # fmt: skip
    problem(caller.post(f"{url}/replies/{reply['id']}/given", json={}), 409)
    for name in ("Boss", "Carla"):
        people.append(site.staff(name))
        approve_all(site.desk, ref, reply["id"], people[-1])
    listed = caller.get(f"{url}/replies").json()["items"]
    approved = next(each for each in listed if each["id"] == reply["id"])
    assert (approved["state"], approved["approvals"], approved["text"]) == ("approved", 2, reply["text"])
    given = caller.post(f"{url}/replies/{reply['id']}/given", json={}).json()
    assert given["state"] == "sent"
    told = caller.get(url).json()
    assert (told["state"], told["outcome"]) == ("answered", "refused")
    problem(system(site, "tickets:read").post(f"{url}/replies", json=asked), 403)
    problem(caller.post(f"{url}/replies", json={"stage": "nonsense"}), 422)
    problem(caller.post(f"{url}/replies/{'0' * 32}/given", json={}), 404)


def test_the_document_names_every_stage_and_every_end() -> None:
    assert set(get_args(records.Stage)) == set(STAGES)
    assert set(get_args(records.Ending)) == {"", *Outcome}

"""The API for the company's own systems: tokens, scopes, tickets, documents, webhooks, problems."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.desk import hooks, review, tokens
from assistant.errors import TooMany
from assistant.store.store import SqlStore
from assistant.web.api.door import Rate
from tests.unit.desk.small import START
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


def test_calls_are_counted_by_token_and_minute() -> None:
    now = [0.0]
    rate = Rate(2, clock=lambda: now[0])
    for _ in range(2):
        rate.count("a")
    with pytest.raises(TooMany):
        rate.count("a")
    rate.count("b")
    now[0] = 61.0
    rate.count("a")


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

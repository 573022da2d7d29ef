"""The API keeps what its OpenAPI document says, whatever is sent to it (schemathesis)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from assistant.desk import review, tokens
from assistant.store.store import open_store
from tests.conftest import RING
from tests.unit.web.website import Website, website

MOST = 15  # calls of each kind
# A schema cannot say all (a moment that has passed, a type that a company has); tokens are tested apart.
LEFT_OUT = [ignored_auth, positive_data_acceptance]


@pytest.fixture(scope="module")
def caller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Website, dict[str, str]]]:
    """An office with tickets and an approved reply, and the headers of a system that may do everything."""
    folder: Path = tmp_path_factory.mktemp("openapi")
    store = open_store(f"sqlite:///{folder / 'assistant.db'}", RING, migrate=True)
    site = website(store, folder, api_requests_minute=1_000_000)
    for text in ("Graag inzage, klantnummer 12345.", "Wis alles."):
        site.office.mail(text, sender=f"Jan <jan{len(text)}@example.org>")
    site.office.clock.on(days=2)
    _approved_reply(site)
    made = tokens.add(site.desk, tenant_id="ventum", name="schemathesis", scopes=tokens.SCOPES)
    yield site, {"authorization": f"Bearer {made.token}"}
    store.close()


def test_every_call_answers_as_it_is_described(caller: tuple[Website, dict[str, str]]) -> None:
    """No call ends in a 5xx, and each answer has a status, a type and a form that the document names."""
    site, headers = caller
    described = schemathesis.openapi.from_asgi("/openapi.json", site.app).include(path_regex="^/api/v1/")
    anna = site.staff("Anna")
    reference = review.queue(site.desk, anna)[0].reference
    reply = review.ticket(site.desk, anna, reference).drafts[-1].draft.id
    known = {"reference": reference, "id": reply}
    calls = [found.ok() for found in described.get_all_operations()]
    assert len(calls) >= 12
    for call in calls:
        _try(call, headers, known)


def _approved_reply(site: Website) -> None:
    """Write a reply that goes by post, and have it approved: it waits to be given."""
    anna = site.staff("Approver")
    reference = review.queue(site.desk, anna)[0].reference
    review.know_address(site.desk, anna, reference, known=True)
    draft = review.new_draft(site.desk, anna, reference, stage="status", road="post", to="Dorpsstraat 1")
    revision = review.ticket(site.desk, anna, reference).conversation.revision
    review.approve(site.desk, anna, draft.id, text_hash=draft.text_hash, revision=revision)


def _try(call: APIOperation, headers: dict[str, str], known: dict[str, str]) -> None:
    @settings(
        max_examples=MOST,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=call.as_strategy(), ours=st.booleans())
    def check(case: Case, ours: bool) -> None:
        if ours:  # else nearly all would be unknown
            case.path_parameters |= {name: known[name] for name in known if name in case.path_parameters}
        case.call_and_validate(headers=headers, excluded_checks=LEFT_OUT)

    check()

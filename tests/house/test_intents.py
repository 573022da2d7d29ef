"""Every intent of the taxonomy is there, with enough examples and near misses in each language."""

from pathlib import Path

import pytest

from assistant import settings
from assistant.understanding import intents
from assistant.understanding.intents import Intent

ROOT = Path(__file__).resolve().parents[2]
BOTH, VENTUM, NATUR = {"ventum", "natur-energi"}, {"ventum"}, {"natur-energi"}

# The taxonomy, typed out by hand: an intent that goes missing must not take its test with it.
FOR_BOTH = """
request.access request.rectification request.erasure request.restriction request.portability
request.objection request.marketing_optout request.consent_withdrawal request.automated_decision
request.complaint request.breach_report request.status request.human
faq.controller faq.scope faq.statement_changes faq.when_collected faq.data_categories faq.sources
faq.purposes faq.call_recording faq.credit_check faq.profiling faq.analytics faq.data_selling
faq.registers faq.legal_basis faq.consent faq.smart_meter faq.recipients faq.processors faq.transfers
faq.retention faq.security faq.rights_overview faq.right_access faq.right_rectification
faq.right_erasure faq.right_objection faq.right_restriction faq.right_portability
faq.automated_decisions faq.identification faq.response_time faq.phishing faq.account_safety faq.dpo
faq.supervisory_authority faq.company_transfer faq.debt faq.self_service
other.customer_service other.smalltalk other.spam other.unclear
""".split()
FOR_NATUR_ENERGI = """
request.sms_optout faq.cpr_number faq.health_data faq.service_sms faq.insurance faq.donations
""".split()
LANGUAGE = {"ventum": "nl", "natur-energi": "da"}


@pytest.fixture(scope="module")
def known() -> dict[str, Intent]:
    """All intent files."""
    return intents.load(ROOT / "intents")


def test_there_is_a_file_for_every_intent_of_the_taxonomy_and_no_other(known: dict[str, Intent]) -> None:
    assert set(known) == {*FOR_BOTH, *FOR_NATUR_ENERGI}


@pytest.mark.parametrize("id", FOR_BOTH + FOR_NATUR_ENERGI)
def test_an_intent_exists_for_the_right_companies(known: dict[str, Intent], id: str) -> None:
    assert set(known[id].tenants) == (NATUR if id in FOR_NATUR_ENERGI else BOTH)


@pytest.mark.parametrize("id", FOR_BOTH + FOR_NATUR_ENERGI)
def test_an_intent_has_fifteen_examples_and_five_near_misses_in_each_language(
    known: dict[str, Intent], id: str
) -> None:
    for tenant in known[id].tenants:
        language = LANGUAGE[tenant]
        examples = {example.text for example in known[id].examples.get(language, ())}
        misses = {example.text for example in known[id].near_misses.get(language, ())}
        assert len(examples) >= 15, f"{id}: {len(examples)} different examples in {language}"
        assert len(misses) >= 5, f"{id}: {len(misses)} different near misses in {language}"


@pytest.mark.parametrize("id", FOR_BOTH + FOR_NATUR_ENERGI)
def test_a_near_miss_wants_something_else_first(known: dict[str, Intent], id: str) -> None:
    for language, misses in known[id].near_misses.items():
        for miss in misses:
            assert miss.intents[0] != id, f"{id}, {language}: {miss.text!r} is no near miss"


def test_no_sentence_is_an_example_of_two_intents_with_different_labels(known: dict[str, Intent]) -> None:
    seen: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    for intent in known.values():
        for language, examples in intent.examples.items():
            for example in examples:
                key = (language, " ".join(example.text.casefold().split()))
                other, labels = seen.setdefault(key, (intent.id, example.intents))
                assert set(labels) == set(example.intents), f"{example.text!r}: {other} and {intent.id}"


def test_a_company_is_without_the_types_that_no_intent_of_it_names(known: dict[str, Intent]) -> None:
    for tenant in settings.load().tenants:
        absent = {
            id.removeprefix("request.")
            for id, intent in known.items()
            if id.startswith("request.") and tenant.id not in intent.tenants
        }
        assert set(tenant.types_without) == absent, tenant.id

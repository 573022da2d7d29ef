"""Mail: each row of the table in contract.md gets its reply, or none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.casework.deadlines import Deadline
from assistant.decision.records import Answer, Ask, HandOver, Ignore, Open, TicketPlan
from assistant.knowledge.base import KnowledgeBase
from assistant.settings import Tenant
from assistant.understanding.records import Wish
from assistant.writing import Draft, Writer
from tests.unit.writing.conftest import message

DUE = date(2026, 12, 28)


def plan(type: str, *missing: str, due: date | datetime = DUE, **fields: str) -> TicketPlan:
    return TicketPlan(type=type, deadline=Deadline(due=due, steps=()), fields=fields, missing=missing)


def wish(intent: str, score: float = 0.9) -> Wish:
    return Wish(intent=intent, score=score)


def receipt(writer: Writer, tenant: Tenant, *plans: TicketPlan, references: Sequence[str] = ()) -> Draft:
    wishes = tuple(wish(f"request.{each.type}") for each in plans)
    draft = writer.write(
        Open(tickets=plans, wishes=wishes), message(tenant), tenant=tenant, references=references
    )
    assert draft is not None
    return draft


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_a_receipt_gives_reference_reading_date_and_a_way_to_correct_us(
    writer: Writer, ventum: Tenant
) -> None:
    draft = receipt(writer, ventum, plan("erasure"), references=["VEN-7K3M-9QXA"])
    text = flat(draft.text)
    assert "VEN-7K3M-9QXA" in text
    assert "je wilt dat we gegevens van je wissen" in text
    assert "maandag 28 december 2026" in text
    assert "Begrijpen we je verkeerd?" in text
    assert text.startswith("Beste Jan Smit,")
    assert text.endswith("Privacydesk Ventum")
    assert draft.kind == "receipt"
    assert not draft.needs_approval
    assert "die een computer heeft gemaakt" in text


def test_the_danish_receipt_says_the_date_as_danes_do(writer: Writer, natur: Tenant) -> None:
    text = flat(receipt(writer, natur, plan("access"), references=["NAT-7K3M-9QXA"]).text)
    assert "senest mandag den 28. december 2026" in text
    assert "du vil se, hvilke personoplysninger vi har om dig" in text


def test_whoever_reports_a_breach_is_not_promised_the_hours_in_which_the_authority_must_hear(
    writer: Writer, ventum: Tenant, natur: Tenant
) -> None:
    """The 72 hours of GDPR 33(1) run towards the authority; nobody owes the reporter an answer by then."""
    moment = datetime(2027, 3, 29, 9, 15, tzinfo=UTC)
    for tenant, told in (
        (ventum, "We gaan hier meteen mee aan de slag"),
        (natur, "Vi går i gang med det samme"),
    ):
        text = flat(receipt(writer, tenant, plan("breach_report", due=moment)).text)
        assert told in text
        assert "uiterlijk" not in text
        assert "senest" not in text
        assert "2027" not in text


def test_a_request_for_somebody_else_is_not_read_as_one_for_oneself(
    writer: Writer, ventum: Tenant, natur: Tenant
) -> None:
    for tenant, other, own in (
        (ventum, "van degene voor wie je schrijft", "gegevens van je"),
        (natur, "den, du skriver for", "oplysninger om dig"),
    ):
        asked = replace(
            plan("erasure", "identifier"), fields={"on_behalf_of": "Namens mijn overleden moeder"}
        )
        text = flat(receipt(writer, tenant, asked).text)
        assert other in text
        assert own not in text
        assert "finde dig" not in text
        assert "je vinden" not in text


def test_a_pure_receipt_waits_where_the_company_wants_that(writer: Writer, ventum: Tenant) -> None:
    careful = ventum.model_copy(update={"receipts_go_by_themselves": False})
    assert receipt(writer, careful, plan("erasure")).needs_approval


def test_what_is_missing_for_several_requests_is_asked_once(writer: Writer, natur: Tenant) -> None:
    draft = receipt(
        writer, natur, plan("erasure", "name", "identifier"), plan("access", "name", "identifier")
    )
    text = flat(draft.text)
    assert text.count("- dit navn") == 1
    assert text.count("én ting, vi kan finde dig på") == 1
    assert "2 anmodninger" in text


@pytest.mark.parametrize("type", ["access", "erasure", "rectification", "portability", "restriction"])
def test_no_receipt_demands_an_identity_document_or_a_citizen_number(
    writer: Writer, ventum: Tenant, natur: Tenant, type: str
) -> None:
    dutch = flat(receipt(writer, ventum, plan(type, "name", "identifier")).text)
    assert "Stuur geen BSN" in dutch
    assert not re.search(r"(?i)stuur (?:ons )?(?:een|je) (?:kopie|paspoort|bsn)", dutch)
    danish = flat(receipt(writer, natur, plan(type, "name", "identifier")).text)
    assert "Send ikke CPR-nummer" in danish


def test_each_of_several_wishes_is_answered_under_its_own_heading(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.call_recording", "hoe lang bewaren jullie opnames?")
    assert passage is not None
    decision = Open(
        tickets=(plan("erasure"), plan("marketing_optout")),
        wishes=(wish("request.erasure"), wish("request.marketing_optout"), wish("faq.call_recording")),
        passages=(passage,),
        unanswered=("faq.insurance",),
    )
    draft = writer.write(
        decision, message(ventum), tenant=ventum, references=["VEN-AAAA-BBBB", "VEN-CCCC-DDDD"]
    )
    assert draft is not None
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", draft.html)
    assert headings == [
        "Gegevens wissen",
        "Geen reclame meer",
        "Telefoongesprekken opnemen",
        "Verder met je verzoeken",
    ]
    text = flat(draft.text)
    assert "VEN-AAAA-BBBB" in text
    assert "VEN-CCCC-DDDD" in text
    assert "3 maanden" in text
    assert "Een medewerker antwoordt je nog over: de verzekering." in text
    assert draft.needs_approval
    assert "die een computer heeft gemaakt" not in text
    assert (draft.citations[0].source, draft.citations[0].section) == ("statement", "2.6")


@pytest.mark.parametrize(
    ("tenant_id", "label", "asked", "fact", "asked_back"),
    [
        ("ventum", "faq.call_recording", "hoe lang bewaren jullie opnames?", "3 maanden", "je naam"),
        ("natur-energi", "faq.transfers", "sender I data ud af EU?", "Indien", "dit navn"),
    ],
)
def test_a_question_beside_a_request_is_answered_at_once_and_before_anything_is_asked_back(
    writer: Writer,
    knowledge: KnowledgeBase,
    ventum: Tenant,
    natur: Tenant,
    *,
    tenant_id: str,
    label: str,
    asked: str,
    fact: str,
    asked_back: str,
) -> None:
    tenant = {"ventum": ventum, "natur-energi": natur}[tenant_id]
    passage = knowledge.passage(tenant_id, label, asked)
    assert passage is not None
    decision = Open(
        tickets=(plan("erasure", "name"),),
        wishes=(wish("request.erasure"), wish(label)),
        passages=(passage,),
    )

    draft = writer.write(decision, message(tenant), tenant=tenant)

    assert draft is not None
    assert fact in " ".join(draft.text.split()[:45])
    assert draft.text.index(fact) < draft.text.index(f"- {asked_back}")


def test_an_answer_leads_with_the_fact_then_its_section_then_the_sign_off(
    writer: Writer, knowledge: KnowledgeBase, natur: Tenant
) -> None:
    passage = knowledge.passage("natur-energi", "faq.transfers", "sender I data ud af EU?")
    assert passage is not None
    draft = writer.write(
        Answer(passages=(passage,), wishes=(wish("faq.transfers"),)), message(natur), tenant=natur
    )
    assert draft is not None
    text = flat(draft.text)
    assert "Indien" in " ".join(text.split()[:40])
    assert text.index("Indien") < text.index("punkt 5 (Leverandører og lande uden for EU)")
    assert text.endswith("Venlig hilsen Natur-Energi, persondata")
    assert draft.kind == "answer"
    assert draft.needs_approval


@pytest.mark.parametrize("tenant_id", ["ventum", "natur-energi"])
def test_every_answer_starts_with_the_fact_asked_for_and_fits_in_250_words(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant, natur: Tenant, tenant_id: str
) -> None:
    tenant = {"ventum": ventum, "natur-energi": natur}[tenant_id]
    for intent, pieces in knowledge.shelf(tenant_id).pieces.items():
        for piece in pieces:
            asks = piece.fact.asks if piece.fact else piece.gap.asks if piece.gap else ()
            passage = knowledge.passage(tenant_id, intent, asks[0])
            if passage is None:
                continue
            draft = writer.write(Answer(passages=(passage,), wishes=()), message(tenant), tenant=tenant)
            assert draft is not None
            text = flat(draft.text)
            assert len(text.split()) <= 250, (intent, asks[0])
            start = passage.facts[0].short.split()[:3]
            assert text.split()[3:6] == start or passage.gap, (intent, asks[0])
            cited = {(c.source, c.section) for c in draft.citations}
            assert (passage.facts[0].source, passage.facts[0].section) in cited


def test_a_gap_says_what_the_statement_does_not_say_then_what_it_does(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.credit_check", "hoeveel euro borg is dat?")
    assert passage is not None
    decision = HandOver(reason="not_in_statement", wishes=(wish("faq.credit_check"),), passages=(passage,))
    draft = writer.write(decision, message(ventum), tenant=ventum)
    assert draft is not None
    text = flat(draft.text)
    assert "In ons privacystatement staat niet hoe hoog de waarborgsom is" in text
    assert "Een medewerker antwoordt je daarover." in text
    assert "waarborgsom vragen we als" in " ".join(text.split()[:40])
    assert draft.kind == "handover"
    assert draft.needs_approval


def test_a_question_of_several_that_nothing_answers_is_named(
    writer: Writer, knowledge: KnowledgeBase, natur: Tenant
) -> None:
    passage = knowledge.passage("natur-energi", "faq.retention", "hvor længe?")
    assert passage is not None
    decision = HandOver(
        reason="not_in_statement",
        wishes=(wish("faq.retention"), wish("faq.call_recording")),
        passages=(passage,),
    )
    draft = writer.write(decision, message(natur), tenant=natur)
    assert draft is not None
    assert "om optagelse af telefonsamtaler" in flat(draft.text)


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("not_in_statement", "staat niet in ons privacystatement"),
        ("not_covered", "zegt ons privacystatement niets"),
        ("customer_service", "Mijn Ventum"),
    ],
)
def test_a_question_that_is_handed_over_is_told_so(
    writer: Writer, ventum: Tenant, reason: str, says: str
) -> None:
    draft = writer.write(HandOver(reason=reason, wishes=()), message(ventum), tenant=ventum)
    assert draft is not None
    assert says in flat(draft.text)
    assert draft.kind == "handover"
    assert draft.needs_approval


def test_another_language_gets_a_receipt_in_ours_and_in_english(writer: Writer, natur: Tenant) -> None:
    decision = HandOver(reason="language", wishes=(), tickets=(plan("unknown"),))
    draft = writer.write(decision, message(natur), tenant=natur, references=["NAT-7K3M-9QXA"])
    assert draft is not None
    text = flat(draft.text)
    assert "Vi svarer på dansk" in text
    assert "Thank you for your message" in text
    assert "mandag den 28. december 2026" in text
    assert "Monday, 28 December 2026" in text
    assert not draft.needs_approval


def test_perhaps_a_right_gets_a_receipt_with_its_date(writer: Writer, ventum: Tenant) -> None:
    decision = HandOver(reason="unsure_right", wishes=(), tickets=(plan("unknown"),))
    draft = writer.write(decision, message(ventum), tenant=ventum, references=["VEN-7K3M-9QXA"])
    assert draft is not None
    assert draft.kind == "receipt"
    assert "28 december 2026" in flat(draft.text)
    assert not draft.needs_approval


@pytest.mark.parametrize(
    "decision",
    [
        Ignore(reason="spam"),
        Ignore(reason="auto-reply"),
        Ask(reason="unclear", wishes=()),
        HandOver(reason="unclear", wishes=()),
        HandOver(reason="unclear", wishes=(), tickets=(plan("unknown"),)),
        Answer(passages=(), wishes=(), smalltalk=True),
    ],
)
def test_where_the_contract_says_null_there_is_no_reply(
    writer: Writer, ventum: Tenant, decision: Ignore | Ask | HandOver | Answer
) -> None:
    assert writer.write(decision, message(ventum), tenant=ventum) is None


def test_a_sure_clean_answer_goes_by_itself_only_where_the_company_says_so(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.call_recording", "hoe lang?")
    assert passage is not None
    open_handed = ventum.model_copy(update={"sure_answers_above": 0.95})

    def approval(tenant: Tenant, score: float) -> bool:
        decision = Answer(passages=(passage,), wishes=(wish("faq.call_recording", score),))
        draft = writer.write(decision, message(tenant), tenant=tenant)
        assert draft is not None
        return draft.needs_approval

    assert approval(ventum, 0.99)
    assert not approval(open_handed, 0.99)
    assert approval(open_handed, 0.94)


def test_a_stale_fact_is_marked_for_staff_and_never_goes_by_itself(
    writer: Writer, knowledge: KnowledgeBase, natur: Tenant
) -> None:
    passage = knowledge.passage("natur-energi", "faq.self_service", "virker NemID stadig?")
    assert passage is not None
    open_handed = natur.model_copy(update={"sure_answers_above": 0.9})
    draft = writer.write(
        Answer(passages=(passage,), wishes=(wish("faq.self_service", 1.0),)),
        message(natur),
        tenant=open_handed,
    )
    assert draft is not None
    assert draft.needs_approval
    assert any("NemID" in check for check in draft.checks)
    assert "En medarbejder ser efter, om det stadig passer." in flat(draft.text)


def test_a_held_fact_is_not_said(writer: Writer, knowledge: KnowledgeBase, ventum: Tenant) -> None:
    held = knowledge.holding({("ventum", "faq.call_recording", "period")})
    passage = held.passage("ventum", "faq.call_recording", "hoe lang bewaren jullie telefoongesprekken?")
    assert passage is not None
    decision = HandOver(reason="not_in_statement", wishes=(), passages=(passage,))
    draft = writer.write(decision, message(ventum), tenant=ventum)
    assert draft is not None
    assert "3 maanden" not in flat(draft.text)
    assert "Een medewerker kijkt na wat er nu geldt" in flat(draft.text)
    assert draft.checks


@pytest.mark.parametrize(
    ("subject", "becomes"),
    [
        ("Mijn gegevens", "Re: Mijn gegevens [VEN-7K3M-9QXA]"),
        ("RE: Re: AW: Mijn gegevens", "Re: Mijn gegevens [VEN-7K3M-9QXA]"),
        ("Sv: Antw: Betr: x", "Re: x [VEN-7K3M-9QXA]"),
        ("Re: x [VEN-7K3M-9QXA]", "Re: x [VEN-7K3M-9QXA]"),
        ("", "Re: Je bericht aan Ventum [VEN-7K3M-9QXA]"),
        ("x\r\nBcc: all@example.org", "Re: x Bcc: all@example.org [VEN-7K3M-9QXA]"),
        ("Reactie op brief", "Re: Reactie op brief [VEN-7K3M-9QXA]"),
    ],
)
def test_the_subject_answers_once_and_carries_the_reference(
    writer: Writer, ventum: Tenant, subject: str, becomes: str
) -> None:
    draft = writer.write(
        Open(tickets=(plan("erasure"),), wishes=()),
        message(ventum, subject=subject),
        tenant=ventum,
        references=["VEN-7K3M-9QXA"],
    )
    assert draft is not None
    assert draft.subject == becomes


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Jan de Boer", "Beste Jan de Boer,"),
        ("J.P. van 't Hof-Müller", "Beste J.P. van 't Hof-Müller,"),
        ("", "Goedendag,"),
        ("jan@example.org", "Goedendag,"),
        ("Win €500 nu <b>", "Goedendag,"),
        ("x" * 80, "Goedendag,"),
        ("a\n# Kop", "Goedendag,"),
    ],
)
def test_the_greeting_uses_a_name_only_if_it_looks_like_one(
    writer: Writer, ventum: Tenant, name: str, greeting: str
) -> None:
    draft = writer.write(
        Open(tickets=(plan("erasure"),), wishes=()), message(ventum, name=name), tenant=ventum
    )
    assert draft is not None
    assert draft.text.splitlines()[0] == greeting


def test_the_name_of_someone_spoken_for_does_not_greet_the_sender(writer: Writer, ventum: Tenant) -> None:
    mine = plan("access", name="Piet Oud", on_behalf_of="mijn vader")
    assert receipt(writer, ventum, mine).text.startswith("Beste Jan Smit,")
    own = plan("access", name="Piet Oud")
    assert receipt(writer, ventum, own).text.startswith("Beste Piet Oud,")


def test_a_reply_never_repeats_the_customers_words(writer: Writer, ventum: Tenant) -> None:
    secret = "Pandorakastje"
    decision = Open(tickets=(plan("erasure", which_data=secret),), wishes=())
    draft = writer.write(decision, message(ventum, text=f"Wis {secret}"), tenant=ventum)
    assert draft is not None
    assert secret not in draft.text + draft.html

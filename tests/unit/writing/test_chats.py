"""Chat: about sixty words at once, the rest behind "more", the section named, never a dead end."""

import re
from dataclasses import replace
from datetime import date

import pytest

from assistant.casework.deadlines import Deadline
from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open, TicketPlan
from assistant.knowledge.base import KnowledgeBase
from assistant.message import Turn
from assistant.settings import Tenant
from assistant.understanding.records import Wish
from assistant.writing import Draft, Writer
from tests.unit.writing.conftest import message


def plan(type: str, *missing: str) -> TicketPlan:
    deadline = Deadline(due=date(2026, 12, 28), steps=())
    return TicketPlan(type=type, deadline=deadline, fields={}, missing=missing)


def said(writer: Writer, tenant: Tenant, decision: Decision, text: str = "…", *references: str) -> Draft:
    draft = writer.write(
        decision, message(tenant, text, channel="chat"), tenant=tenant, references=references
    )
    assert draft is not None
    assert draft.text
    assert draft.subject == ""
    assert not draft.needs_approval
    return draft


def test_an_answer_gives_the_fact_and_its_section_and_keeps_the_rest_behind_more(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.retention", "hoe lang houden jullie facturen?")
    assert passage is not None
    draft = said(writer, ventum, Answer(passages=(passage,), wishes=()))
    assert draft.text.startswith("Zeven jaar")
    assert "(privacystatement, paragraaf 2.6)" in draft.text
    assert draft.more
    assert "Vier jaar" in draft.text + draft.more


@pytest.mark.parametrize("tenant_id", ["ventum", "natur-energi"])
def test_what_is_shown_at_once_is_at_most_about_sixty_words(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant, natur: Tenant, tenant_id: str
) -> None:
    tenant = {"ventum": ventum, "natur-energi": natur}[tenant_id]
    for intent, pieces in knowledge.shelf(tenant_id).pieces.items():
        for piece in pieces:
            ask = (piece.fact.asks if piece.fact else piece.gap.asks if piece.gap else ("",))[0]
            passage = knowledge.passage(tenant_id, intent, ask)
            if passage is None:
                continue
            draft = said(writer, tenant, Answer(passages=(passage,), wishes=()))
            assert len(draft.text.split()) <= 60, (intent, ask)
            for fact in passage.facts:
                shown = " ".join(f"{draft.text} {draft.more or ''}".split())
                short = re.sub(r"^(Ja|Nee|Nej), ", "", fact.short)  # only a lead answers yes or no
                assert short.casefold() in shown.casefold(), (intent, fact.id)


def test_several_questions_are_answered_in_turn(
    writer: Writer, knowledge: KnowledgeBase, natur: Tenant
) -> None:
    questions = {"faq.transfers": "sender I til Indien?", "faq.retention": "hvor længe?"}
    passages = tuple(
        passage
        for intent, text in questions.items()
        if (passage := knowledge.passage("natur-energi", intent, text))
    )
    draft = said(writer, natur, Answer(passages=passages, wishes=()))
    assert draft.text.index("Indien") < draft.text.index("3 år")


def test_a_request_gets_its_reference_date_and_what_is_missing(writer: Writer, ventum: Tenant) -> None:
    decision = Open(tickets=(plan("erasure", "name", "identifier"),), wishes=())
    draft = said(writer, ventum, decision, "wis alles", "VEN-7K3M-9QXA")
    assert "VEN-7K3M-9QXA" in draft.text
    assert "28 december 2026" in draft.text
    assert "Ik heb nog nodig: je naam en één gegeven" in draft.text
    assert draft.kind == "receipt"


def test_a_question_beside_a_request_is_answered_before_what_is_missing_is_asked_for(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.call_recording", "hoe lang bewaren jullie gesprekken?")
    assert passage is not None
    decision = Open(tickets=(plan("access", "name", "identifier"),), wishes=(), passages=(passage,))
    draft = said(writer, ventum, decision, "inzage, en hoe lang bewaren jullie gesprekken?")
    assert "3 maanden" in " ".join(draft.text.split()[:40])
    assert "Ik heb nog nodig" in f"{draft.text} {draft.more}"


def test_several_requests_each_get_their_reference(writer: Writer, ventum: Tenant) -> None:
    decision = Open(tickets=(plan("erasure"), plan("marketing_optout")), wishes=())
    draft = said(writer, ventum, decision, "…", "VEN-AAAA-BBBB", "VEN-CCCC-DDDD")
    assert "VEN-AAAA-BBBB" in draft.text
    assert "VEN-CCCC-DDDD" in draft.text


def test_what_is_passed_on_says_when_people_are_there(writer: Writer, natur: Tenant) -> None:
    draft = said(writer, natur, HandOver(reason="not_covered", wishes=()))
    assert "på hverdage kl. 9-16" in draft.text


@pytest.mark.parametrize(
    ("type", "begins"), [("breach_report", "Wat vervelend."), ("access", "Ik heb je verzoek genoteerd")]
)
def test_who_was_harmed_is_told_we_are_sorry(writer: Writer, ventum: Tenant, type: str, begins: str) -> None:
    assert said(writer, ventum, Open(tickets=(plan(type),), wishes=())).text.startswith(begins)


def test_what_is_known_is_told_beside_what_is_not_covered(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.call_recording", "hoe lang bewaren jullie gesprekken?")
    assert passage is not None
    draft = said(writer, ventum, HandOver(reason="not_covered", wishes=(), passages=(passage,)))
    assert "3 maanden" in draft.text
    assert "Over de rest van je vraag zegt ons privacystatement niets." in f"{draft.text} {draft.more}"


def test_in_the_middle_of_a_chat_nobody_is_greeted_again(writer: Writer, ventum: Tenant) -> None:
    earlier = (Turn(by="customer", text="hoe lang bewaren jullie dit?"),)
    again = replace(message(ventum, "hallo", channel="chat"), history=earlier)
    draft = writer.write(Answer(passages=(), wishes=(), smalltalk=True), again, tenant=ventum)
    assert draft is not None
    assert draft.text == "Waar kan ik je nog mee helpen?"


def test_an_unclear_message_is_answered_with_two_to_four_readings_and_a_person(
    writer: Writer, ventum: Tenant
) -> None:
    wishes = tuple(
        Wish(intent=intent, score=0.2)
        for intent in ("request.access", "faq.retention", "faq.recipients", "faq.dpo", "other.unclear")
    )
    draft = said(writer, ventum, Ask(reason="unclear", wishes=wishes))
    assert [choice.value for choice in draft.choices] == [
        "request.access",
        "faq.retention",
        "faq.recipients",
        "request.human",
    ]
    assert "je gegevens inzien" in draft.text
    assert draft.text.count("?") == 1
    assert draft.kind == "clarify"


def test_where_nothing_is_likely_the_question_is_open(writer: Writer, natur: Tenant) -> None:
    draft = said(writer, natur, Ask(reason="unclear", wishes=()))
    assert draft.choices == ()
    assert "med andre ord" in draft.text


def test_a_bare_request_is_asked_which_right_while_its_clock_runs(writer: Writer, ventum: Tenant) -> None:
    decision = HandOver(reason="unclear", wishes=(), tickets=(plan("unknown"),))
    draft = said(writer, ventum, decision, "AVG-verzoek", "VEN-7K3M-9QXA")
    assert "VEN-7K3M-9QXA" in draft.text
    assert 2 <= len(draft.choices) <= 4


def test_what_the_statement_does_not_say_is_said_and_a_person_offered(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant
) -> None:
    passage = knowledge.passage("ventum", "faq.controller", "wat is jullie telefoonnummer?")
    assert passage is not None
    draft = said(writer, ventum, HandOver(reason="not_in_statement", wishes=(), passages=(passage,)))
    assert "In ons privacystatement staat niet wat ons telefoonnummer is." in draft.text
    assert "medewerker" in draft.text


@pytest.mark.parametrize("reason", ["not_in_statement", "not_covered", "customer_service", "language"])
def test_every_hand_over_says_something(writer: Writer, ventum: Tenant, natur: Tenant, reason: str) -> None:
    for tenant in (ventum, natur):
        assert said(writer, tenant, HandOver(reason=reason, wishes=())).text


@pytest.mark.parametrize(
    ("text", "says"),
    [("Hoi!", "Hallo!"), ("bedankt hoor", "Graag gedaan!"), ("doei", "Tot ziens!"), ("👋", "Hallo!")],
)
def test_small_talk_is_answered_in_kind(writer: Writer, ventum: Tenant, text: str, says: str) -> None:
    draft = said(writer, ventum, Answer(passages=(), wishes=(), smalltalk=True), text)
    assert draft.text.startswith(says)
    assert draft.kind == "smalltalk"


def test_who_asks_whether_this_is_a_machine_hears_that_it_is(
    writer: Writer, knowledge: KnowledgeBase, natur: Tenant
) -> None:
    passage = knowledge.passage("natur-energi", "other.smalltalk", "er du en robot?")
    assert passage is not None
    draft = said(writer, natur, Answer(passages=(passage,), wishes=(), smalltalk=True), "er du en robot?")
    assert "maskine" in draft.text


def test_the_greeting_says_that_a_machine_answers(writer: Writer, ventum: Tenant, natur: Tenant) -> None:
    for tenant in (ventum, natur):
        draft = said(writer, tenant, Answer(passages=(), wishes=(), smalltalk=True), "hej hallo")
        assert "computer" in draft.text


def test_what_is_ignored_gets_no_reply(writer: Writer, ventum: Tenant) -> None:
    chat = message(ventum, channel="chat")
    assert writer.write(Ignore(reason="spam"), chat, tenant=ventum) is None

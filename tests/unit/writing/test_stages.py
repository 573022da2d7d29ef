"""A reply for each stage of each type, and no refusal that lacks what the law asks."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.casework.refusal import Refusal, Remedies, missing_from
from assistant.casework.types import TICKET_TYPES
from assistant.errors import Refused
from assistant.knowledge.base import KnowledgeBase
from assistant.settings import Tenant
from assistant.writing import StageFacts, Writer
from assistant.writing.cover import COVER_PLACES
from assistant.writing.records import Standing
from assistant.writing.stages import OPEN_PLACE, STAGES

REASON = "We moeten je facturen zeven jaar bewaren voor de Belastingdienst"
LOWER = ("portal", "address_on_file", "call_back", "control_question")
GROUNDS = {"access": "15(4)", "erasure": "17(3)", "portability": "20", "objection": "21(1)"}


STANDING = Standing(
    type="access",
    reference="VEN-7K3M-9QXA",
    received=date(2026, 11, 25),
    due=date(2026, 12, 28),
    state="in_progress",
)


def facts(**changed: Any) -> StageFacts:
    values: dict[str, Any] = {
        "references": ("VEN-7K3M-9QXA",),
        "received": date(2026, 11, 25),
        "due": date(2026, 12, 28),
        "greeting_name": "Anna Vos",
        "missing": ("identifier",),
        "doubt": True,
        "upload_link": "https://privacy.example.org/u/abc",
        "reason": "De handtekening lijkt niet op die in ons dossier",
        "refusal": Refusal(ground="12(5)", reason=REASON),
        "done": "Je staat niet meer in het bestand voor de nieuwsbrief",
        "standing": (STANDING,),
        "outcome": "withdrawn",
    }
    return StageFacts(**{**values, **changed})


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def fits(type: str, stage: str) -> bool:
    kind = TICKET_TYPES[type]
    if stage == "identity":
        return kind.identity != "none"
    return stage != "extended" or kind.extendable


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("type", TICKET_TYPES)
def test_every_type_has_a_reply_at_every_stage_in_both_languages(
    writer: Writer, ventum: Tenant, natur: Tenant, type: str, stage: str
) -> None:
    for tenant in (ventum, natur):
        if not fits(type, stage):
            with pytest.raises(Refused):
                writer.stage(type, stage, tenant=tenant, facts=facts())
            continue
        draft = writer.stage(type, stage, tenant=tenant, facts=facts())
        assert "VEN-7K3M-9QXA" in draft.text
        assert draft.text.count("Anna Vos") == 1
        assert draft.kind == stage
        assert draft.needs_approval == (stage != "receipt")
        assert "{" not in draft.text
        assert "  " not in draft.text.replace("\n  ", "\n")


@pytest.mark.parametrize("stage", ["refused", "partly"])
@pytest.mark.parametrize(("type", "ground"), GROUNDS.items())
def test_a_refusal_holds_ground_reason_authority_with_address_and_court(
    writer: Writer, ventum: Tenant, natur: Tenant, type: str, ground: str, stage: str
) -> None:
    for tenant in (ventum, natur):
        refusal = Refusal(ground=ground, reason=REASON)
        text = writer.stage(type, stage, tenant=tenant, facts=facts(refusal=refusal)).text
        remedies = Remedies(
            authority_name=tenant.authority.name,
            authority_address=tenant.authority.address,
            courts=tenant.courts,
            country=tenant.country,
        )
        assert missing_from(text, refusal, remedies, type=type) == ()


@pytest.mark.parametrize(
    ("stage", "changed"),
    [
        ("refused", {"refusal": None}),
        ("refused", {"refusal": Refusal(ground="17(3)", reason="")}),
        ("refused", {"refusal": Refusal(ground="17(3)", reason="nee")}),
        ("refused", {"refusal": Refusal(ground="dbl_22", reason=REASON)}),
        ("refused", {"refusal": Refusal(ground="20", reason=REASON)}),
        ("partly", {"refusal": None}),
        ("partly", {"done": " "}),
        ("extended", {"reason": ""}),
        ("identity", {"reason": "", "tried": LOWER}),
        ("identity", {"upload_link": "", "tried": LOWER}),
        ("details", {"missing": ()}),
        ("closed", {"outcome": "want_of_details", "reason": ""}),
        ("status", {"references": ()}),
    ],
)
def test_a_reply_that_lacks_what_it_must_say_is_refused(
    writer: Writer, ventum: Tenant, stage: str, changed: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        writer.stage("erasure", stage, tenant=ventum, facts=facts(**changed))


def test_a_refusal_without_the_court_of_the_country_is_refused(writer: Writer, ventum: Tenant) -> None:
    silent = ventum.model_copy(update={"courts": ""})
    with pytest.raises(Refused, match="court"):
        writer.stage("erasure", "refused", tenant=silent, facts=facts())


def test_without_a_doubt_no_copy_of_an_id_is_asked(writer: Writer, ventum: Tenant) -> None:
    text = writer.stage("access", "identity", tenant=ventum, facts=facts(doubt=False)).text
    assert "Mijn Ventum" in text
    assert "paspoort" not in text
    assert "kopie" not in text


def test_on_a_doubt_the_copy_comes_with_the_way_to_give_it_safely(writer: Writer, ventum: Tenant) -> None:
    text = flat(writer.stage("access", "identity", tenant=ventum, facts=facts(tried=LOWER)).text)
    for advice in (
        "pasfoto",
        "BSN",
        "documentnummer",
        "KopieID",
        "niet per mail",
        "https://privacy.example.org/u/abc",
    ):
        assert advice in text
    assert "De handtekening lijkt niet op die in ons dossier." in text


def test_on_a_doubt_the_letter_asks_the_lower_steps_that_are_left(writer: Writer, ventum: Tenant) -> None:
    tried = ("portal", "address_on_file")
    text = flat(writer.stage("access", "identity", tenant=ventum, facts=facts(tried=tried)).text)
    assert "Laat weten wanneer we je kunnen bellen op het nummer dat wij van je kennen." in text
    assert "Mijn Ventum" not in text
    assert "paspoort" not in text


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (("portal",), "Log ind på Min Side, og skriv til os derfra."),
        (("address_on_file", "call_back"), "Skriv til os fra den e-mail, vi har på dig. Kan du ikke det?"),
        (("portal", "control_question"), "Så stiller vi dig et spørgsmål, som kun du kan svare på."),
        (("control_question",), "Skriv, hvornår vi kan tale med dig."),
    ],
)
def test_the_letter_asks_no_step_that_is_not_enough_at_the_company(
    writer: Writer, natur: Tenant, steps: tuple[str, ...], said: str
) -> None:
    own = natur.model_copy(update={"identity_steps": {"access": steps}})
    text = flat(writer.stage("access", "identity", tenant=own, facts=facts(doubt=False)).text)
    assert said in text
    assert ("Min Side" in text) is ("portal" in steps)
    assert ("ringe" in text) is ("call_back" in steps)


@pytest.mark.parametrize(
    ("tenant_id", "papers", "said"),
    [
        ("ventum", "agent", "- een machtiging die de klant heeft ondertekend"),
        ("ventum", "heir", "- een verklaring van erfrecht of executele"),
        ("natur-energi", "parent", "- dokumentation for, at du har forældremyndigheden"),
        ("natur-energi", "heir", "- en skifteretsattest"),
        ("natur-energi", "any", "- en fuldmagt, eller noget, der viser, at du må handle for den anden"),
    ],
)
def test_the_letter_asks_for_the_papers_of_whoever_asks_for_another(
    writer: Writer, ventum: Tenant, natur: Tenant, tenant_id: str, papers: str, said: str
) -> None:
    tenant = {"ventum": ventum, "natur-energi": natur}[tenant_id]
    given = facts(missing=(), papers=papers, on_behalf=True)
    assert said in flat(writer.stage("access", "details", tenant=tenant, facts=given).text)


def test_a_complaint_needs_no_more_than_the_known_address(writer: Writer, natur: Tenant) -> None:
    text = writer.stage("complaint", "identity", tenant=natur, facts=facts()).text
    assert "pas" not in re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize("tenant_id", ["ventum", "natur-energi"])
def test_an_access_letter_has_a_place_for_each_thing_that_article_15_names(
    writer: Writer, knowledge: KnowledgeBase, ventum: Tenant, natur: Tenant, tenant_id: str
) -> None:
    tenant = {"ventum": ventum, "natur-energi": natur}[tenant_id]
    draft = writer.stage("access", "fulfilled", tenant=tenant, facts=facts())
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", draft.html)
    assert len(headings) == len(COVER_PLACES) == 9  # (a) to (h), and 15(2)
    still_open = [place for place in COVER_PLACES if place not in ("rights", "complaint")]
    assert len(draft.checks) == len(still_open)
    assert tenant.authority.address in flat(draft.text)

    cover = writer.prefilled_cover(tenant, knowledge)
    assert set(cover) == set(still_open)
    assert all(OPEN_PLACE.search(text) for text in cover.values())
    complete = {place: f"Over jou: {place}." for place in still_open}
    done = writer.stage("access", "fulfilled", tenant=tenant, facts=facts(cover=complete))
    assert not OPEN_PLACE.search(done.text)
    assert done.checks == ()


def test_what_is_disclosed_goes_over_a_protected_road(writer: Writer, ventum: Tenant) -> None:
    link = "https://privacy.example.org/d/xyz"
    text = flat(writer.stage("portability", "fulfilled", tenant=ventum, facts=facts(download_link=link)).text)
    assert link in text
    assert "code" in text
    apart = flat(writer.stage("portability", "fulfilled", tenant=ventum, facts=facts()).text)
    assert "beveiligde weg" in apart


def test_recipients_are_told_after_a_rectification_an_erasure_or_a_restriction(
    writer: Writer, natur: Tenant
) -> None:
    for type in ("rectification", "erasure", "restriction"):
        text = flat(writer.stage(type, "fulfilled", tenant=natur, facts=facts()).text)
        assert "besked til dem, der har fået oplysningerne" in text


def test_a_request_that_does_not_say_what_it_wants_is_asked_which_right(
    writer: Writer, ventum: Tenant
) -> None:
    text = flat(writer.stage("unknown", "details", tenant=ventum, facts=facts()).text)
    for right in ("je gegevens inzien", "gegevens laten wissen", "bezwaar maken"):
        assert right in text


def test_closing_for_want_of_details_names_where_to_complain(writer: Writer, natur: Tenant) -> None:
    text = flat(writer.stage("erasure", "closed", tenant=natur, facts=facts(outcome="want_of_details")).text)
    assert "Datatilsynet" in text
    assert "domstolene" in text


def test_one_reply_may_cover_several_requests(writer: Writer, ventum: Tenant) -> None:
    many = facts(references=("VEN-AAAA-BBBB", "VEN-CCCC-DDDD"))
    text = flat(writer.stage("erasure", "extended", tenant=ventum, facts=many).text)
    assert "VEN-AAAA-BBBB en VEN-CCCC-DDDD" in text


def test_an_unknown_stage_or_type_is_a_mistake_of_the_caller(writer: Writer, ventum: Tenant) -> None:
    with pytest.raises(ValueError, match="unknown reply"):
        writer.stage("erasure", "shrug", tenant=ventum, facts=facts())


def test_where_earlier_requests_stand_is_told_of_each_and_a_day_that_is_over_is_no_promise(
    writer: Writer, ventum: Tenant
) -> None:
    earlier = replace(STANDING, reference="VEN-AAAA-2222", received=date(2026, 10, 5), due=date(2026, 11, 5))
    about = facts(standing=(replace(earlier, late=True), replace(STANDING, reference="VEN-BBBB-3333")))
    text = flat(writer.stage("status", "status", tenant=ventum, facts=about).text)
    assert "VEN-AAAA-2222 (ontvangen op maandag 5 oktober 2026)" in text
    assert "Je had uiterlijk donderdag 5 november 2026 antwoord moeten krijgen." in text
    assert "Je krijgt uiterlijk donderdag 5 november" not in text
    assert "VEN-BBBB-3333" in text
    assert "Je krijgt uiterlijk maandag 28 december 2026 antwoord." in text
    assert "VEN-7K3M-9QXA" not in text  # the question itself is not what it asks about


@pytest.mark.parametrize(
    ("type", "noun"), [("complaint", "klacht"), ("breach_report", "melding"), ("access", "verzoek")]
)
def test_a_letter_calls_what_came_by_its_name(writer: Writer, ventum: Tenant, type: str, noun: str) -> None:
    assert (
        f"We hebben je {noun} ontvangen." in writer.stage(type, "receipt", tenant=ventum, facts=facts()).text
    )
    assert (
        f"Het gaat om je {noun} met kenmerk"
        in writer.stage(type, "fulfilled", tenant=ventum, facts=facts()).text
    )


@pytest.mark.parametrize("stage", ["fulfilled", "partly"])
def test_who_else_is_told_is_said_of_what_was_done_whole_or_in_part(
    writer: Writer, ventum: Tenant, stage: str
) -> None:
    refusal = Refusal(ground="17(3)", reason=REASON)
    text = flat(writer.stage("erasure", stage, tenant=ventum, facts=facts(refusal=refusal)).text)
    assert "We laten dit ook weten aan wie de gegevens van ons kreeg" in text  # GDPR 19

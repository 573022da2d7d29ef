"""One letter with many rights: one reply may cover them, and never delays the faster."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from assistant import resources
from assistant.desk import review
from assistant.desk.records import Ticket
from assistant.desk.views import DraftView, Section, TicketView
from assistant.errors import Refused, Stale
from assistant.writing import Writer
from tests.unit.desk.small import Office, person

ANNA, BOB = person("anna"), person("bobb")
REASON = "Je hebt nog een openstaande rekening die we zeven jaar moeten bewaren."
LETTER = "Graag inzage, klantnummer 12345. Wis daarna alles. En geen reclame meer naar jan@example.org."


@pytest.fixture
def office(office: Office) -> Office:
    """An office that writes with the shipped templates."""
    office.desk = replace(
        office.desk, writer=Writer.load(resources.folder("locales"), resources.folder("templates"))
    )
    return office


def opened(office: Office) -> dict[str, str]:
    """Take a letter with three rights; return the references by type."""
    office.mail(LETTER)
    return {row.type: row.reference for row in review.queue(office.desk, ANNA)}


def view(office: Office, reference: str) -> TicketView:
    return review.ticket(office.desk, ANNA, reference)


def ticket(office: Office, reference: str) -> Ticket:
    found = view(office, reference).ticket
    assert found is not None
    return found


def draft(office: Office, reference: str, draft_id: str) -> DraftView:
    return next(each for each in view(office, reference).drafts if each.draft.id == draft_id)


def approve(office: Office, reference: str, draft_id: str, *people: object) -> None:
    for staff in people:
        shown = draft(office, reference, draft_id)
        review.approve(
            office.desk,
            staff,  # type: ignore[arg-type]
            draft_id,
            text_hash=shown.draft.text_hash,
            revision=view(office, reference).conversation.revision,
            tickets_seen={each.reference: each.revision for each in shown.covered},
        )


def confirm(office: Office, *references: str) -> None:
    for reference in references:
        review.set_identity(office.desk, ANNA, reference, "confirmed", step="call_back")


def joined(office: Office, refs: dict[str, str], **stages: str) -> str:
    """Write one reply: stages by type; return the draft's id."""
    sections = [Section(reference=refs[type], stage=stage) for type, stage in stages.items()]
    return review.join(office.desk, ANNA, next(iter(refs.values())), sections).id


def bodies(office: Office) -> list[str]:
    office.clock.on(minutes=1)
    found = []
    for raw in office.send_all():
        part = message_from_bytes(raw, policy=default).get_body(("plain",))
        assert part is not None
        found.append(" ".join(part.get_content().split()))
    return found


def test_one_receipt_goes_for_the_whole_letter(office: Office) -> None:
    refs = opened(office)
    (receipt,) = bodies(office)
    assert len(refs) == 3
    assert all(reference in receipt for reference in refs.values())


def test_a_reply_to_one_request_names_no_other(office: Office) -> None:
    refs = opened(office)
    alone = review.new_draft(office.desk, ANNA, refs["marketing_optout"], stage="fulfilled")
    assert refs["marketing_optout"] in alone.content.text
    assert refs["access"] not in alone.content.text
    assert refs["erasure"] not in alone.content.text


def test_one_reply_tells_each_request_its_outcome_and_moves_each(office: Office) -> None:
    refs = opened(office)
    bodies(office)
    confirm(office, refs["access"], refs["erasure"])
    review.set_refusal(office.desk, ANNA, refs["erasure"], "17(3)", REASON)
    id = joined(office, refs, access="fulfilled", erasure="refused", marketing_optout="fulfilled")
    shown = draft(office, refs["erasure"], id)
    assert (shown.problems, shown.approvals_needed) == ((), 2)
    assert [(each.type, each.kind) for each in shown.covered] == [
        ("access", "fulfilled"),
        ("erasure", "refused"),
        ("marketing_optout", "fulfilled"),
    ]
    approve(office, refs["access"], id, ANNA, BOB)
    (letter,) = bodies(office)
    assert all(reference in letter for reference in refs.values())
    assert letter.count("Autoriteit Persoonsgegevens") >= 1
    assert letter.count("zes weken") == 1, "the remedies stand once"
    ended = {type: ticket(office, reference).outcome for type, reference in refs.items()}
    assert ended == {"access": "fulfilled", "erasure": "refused", "marketing_optout": "fulfilled"}
    assert all(ticket(office, reference).delivered_at for reference in refs.values())


def test_a_joint_question_makes_every_request_wait(office: Office) -> None:
    office.mail("Graag inzage. Wis daarna alles.")
    refs = {row.type: row.reference for row in review.queue(office.desk, ANNA)}
    for reference in refs.values():
        review.set_field(office.desk, ANNA, reference, "identifier", "")
    id = joined(office, refs, access="details", erasure="details")
    approve(office, refs["access"], id, ANNA)
    bodies(office)
    assert {ticket(office, reference).state for reference in refs.values()} == {"waiting"}


def test_one_letter_closes_every_request_for_which_nothing_came(office: Office) -> None:
    office.mail("Graag inzage. Wis daarna alles.")
    refs = {row.type: row.reference for row in review.queue(office.desk, ANNA)}
    ends = [
        Section(reference=reference, stage="closed", outcome="want_of_details", reason="Je stuurde niets")
        for reference in refs.values()
    ]
    for reference in refs.values():
        review.set_field(office.desk, ANNA, reference, "identifier", "")
    for _ in range(2):  # the question, and the reminder
        approve(office, refs["access"], joined(office, refs, access="details", erasure="details"), ANNA)
        bodies(office)
        office.clock.on(days=5)
    id = review.join(office.desk, ANNA, refs["access"], ends).id
    approve(office, refs["access"], id, ANNA)
    (text,) = bodies(office)
    assert text.count("Je stuurde niets.") == 2
    assert text.count("Autoriteit Persoonsgegevens") == 1
    assert {ticket(office, one).outcome for one in refs.values()} == {"want_of_details"}


def test_a_closing_part_says_how_it_ends(office: Office) -> None:
    refs = opened(office)
    with pytest.raises(Refused, match="withdrawn"):
        joined(office, refs, access="closed", erasure="closed")


def test_every_check_of_every_request_holds(office: Office) -> None:
    refs = opened(office)
    confirm(office, refs["access"])
    id = joined(office, refs, access="fulfilled", erasure="fulfilled")
    with pytest.raises(Refused, match="Identity is not confirmed"):
        approve(office, refs["access"], id, ANNA)
    assert draft(office, refs["erasure"], id).problems
    confirm(office, refs["erasure"])
    approve(office, refs["access"], id, ANNA)
    assert bodies(office)[1:] == [], "a disclosure and an erasure wait for a second person"


def test_a_refusal_in_a_joint_reply_is_not_told_after_the_first_month(office: Office) -> None:
    refs = opened(office)
    review.set_refusal(office.desk, ANNA, refs["erasure"], "17(3)", REASON)
    id = joined(office, refs, erasure="refused", marketing_optout="fulfilled")
    office.clock.on(days=34)
    with pytest.raises(Refused, match="month"):
        approve(office, refs["erasure"], id, ANNA)


def test_the_reason_of_a_refusal_stands_in_its_own_part(office: Office) -> None:
    refs = opened(office)
    review.set_refusal(office.desk, ANNA, refs["erasure"], "17(3)", REASON)
    id = joined(office, refs, erasure="refused", marketing_optout="fulfilled")
    text = draft(office, refs["erasure"], id).draft.content.text
    moved = text.replace(REASON, "").replace("Met vriendelijke groet", f"{REASON}\n\nMet vriendelijke groet")
    review.edit_draft(office.desk, ANNA, id, based_on_version=1, subject="Re: je verzoeken", text=moved)
    with pytest.raises(Refused, match="reason"):
        approve(office, refs["erasure"], id, ANNA)


def test_a_request_that_is_ready_sooner_is_answered_alone_and_leaves(office: Office) -> None:
    refs = opened(office)
    bodies(office)
    id = joined(office, refs, access="identity", erasure="identity", marketing_optout="fulfilled")
    alone = review.new_draft(office.desk, ANNA, refs["marketing_optout"], stage="fulfilled")
    left = draft(office, refs["access"], id)
    assert [each.type for each in left.covered] == ["access", "erasure"]
    assert refs["marketing_optout"] not in left.draft.content.text
    approve(office, refs["marketing_optout"], alone.id, ANNA)
    assert len(bodies(office)) == 1
    assert ticket(office, refs["marketing_optout"]).outcome == "fulfilled"
    assert ticket(office, refs["access"]).state == "new"
    assert left.problems == ()


def test_two_requests_less_one_is_a_plain_reply(office: Office) -> None:
    refs = opened(office)
    id = joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    review.leave(office.desk, ANNA, id, refs["erasure"])
    left = draft(office, refs["marketing_optout"], id).draft
    assert (left.parts, left.kind, left.outcome) == (None, "fulfilled", "fulfilled")
    assert refs["erasure"] not in left.content.text


def test_words_of_a_person_stay_and_must_lose_what_left(office: Office) -> None:
    refs = opened(office)
    id = joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    text = draft(office, refs["erasure"], id).draft.content.text + "\nTot ziens."
    review.edit_draft(office.desk, ANNA, id, based_on_version=1, subject="Re: je verzoeken", text=text)
    review.leave(office.desk, ANNA, id, refs["erasure"])
    left = draft(office, refs["marketing_optout"], id)
    assert left.draft.content.text.endswith("Tot ziens.")
    with pytest.raises(Refused, match="does not answer"):
        approve(office, refs["marketing_optout"], id, ANNA)


def test_leaving_takes_a_first_approval_back(office: Office) -> None:
    refs = opened(office)
    confirm(office, refs["access"], refs["erasure"])
    id = joined(office, refs, access="fulfilled", erasure="fulfilled", marketing_optout="fulfilled")
    approve(office, refs["access"], id, ANNA)
    review.leave(office.desk, BOB, id, refs["marketing_optout"])
    assert draft(office, refs["access"], id).approvals == ()


def test_a_request_that_changed_since_the_screen_makes_the_approval_stale(office: Office) -> None:
    refs = opened(office)
    id = joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    shown = draft(office, refs["erasure"], id)
    review.set_field(office.desk, BOB, refs["marketing_optout"], "channels", "mail")
    with pytest.raises(Stale, match="changed"):
        review.approve(
            office.desk,
            ANNA,
            id,
            text_hash=shown.draft.text_hash,
            revision=1,
            tickets_seen={each.reference: each.revision for each in shown.covered},
        )


def test_a_request_of_another_type_than_when_it_was_written_is_not_answered(office: Office) -> None:
    refs = opened(office)
    id = joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    review.retype(office.desk, ANNA, refs["marketing_optout"], "objection")
    with pytest.raises(Refused, match="another type"):
        approve(office, refs["erasure"], id, ANNA)


def test_a_further_message_makes_a_joint_reply_stale(office: Office) -> None:
    refs = opened(office)
    raw = office.send_all()[0]
    id = joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    office.mail("Nog iets: het gaat om mail.", references=str(message_from_bytes(raw)["Message-ID"]))
    with pytest.raises(Stale):
        approve(office, refs["erasure"], id, ANNA)


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        ({"access": "identity"}, "at least two"),
        ({"access": "receipt", "erasure": "identity"}, "cannot be told"),
    ],
)
def test_what_cannot_share_a_reply_is_refused(office: Office, stages: dict[str, str], why: str) -> None:
    refs = opened(office)
    with pytest.raises(Refused, match=why):
        joined(office, refs, **stages)


def test_requests_answered_at_two_addresses_or_in_two_matters_or_twice_share_no_reply(office: Office) -> None:
    refs = opened(office)
    office.clock.on(minutes=1)
    office.mail("Graag inzage.", sender="Piet <piet@example.org>")
    stranger = next(r.reference for r in review.queue(office.desk, ANNA) if r.reference not in refs.values())
    with pytest.raises(Refused, match="one matter"):
        joined(office, {**refs, "other": stranger}, access="identity", other="identity")
    review.set_person(office.desk, ANNA, refs["access"], name="Jan", address="jan@example.net")
    with pytest.raises(Refused, match="different addresses"):
        joined(office, refs, access="identity", erasure="identity")
    joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    with pytest.raises(Refused, match="waits already"):
        joined(office, refs, erasure="identity", marketing_optout="fulfilled")


def test_the_page_offers_those_that_are_ready_for_the_same_reply(office: Office) -> None:
    refs = opened(office)
    offered = {each.type: (each.stage, each.chosen) for each in view(office, refs["access"]).joinable}
    assert offered == {
        "access": ("identity", True),
        "erasure": ("identity", True),
        "marketing_optout": ("fulfilled", False),
    }
    joined(office, refs, access="identity", erasure="identity")
    assert view(office, refs["access"]).joinable == ()
    told = {each.type: each.together for each in view(office, refs["access"]).linked}
    assert told == {"erasure": "open", "marketing_optout": ""}


def test_a_joint_reply_that_was_taken_back_or_came_back_leaves_every_request_open(office: Office) -> None:
    refs = opened(office)
    bodies(office)
    id = joined(office, refs, erasure="identity", marketing_optout="fulfilled")
    approve(office, refs["erasure"], id, ANNA)
    review.undo(office.desk, ANNA, id)
    assert bodies(office) == []
    approve(office, refs["erasure"], id, ANNA)
    assert len(bodies(office)) == 1
    assert (ticket(office, refs["erasure"]).state, ticket(office, refs["marketing_optout"]).state) == (
        "waiting",
        "answered",
    )


def test_each_request_keeps_its_own_clock(office: Office) -> None:
    refs = opened(office)
    review.set_received(
        office.desk, ANNA, refs["erasure"], office.clock.now - timedelta(days=3), "It came by letter before."
    )
    id = joined(office, refs, access="identity", erasure="identity")
    shown = draft(office, refs["access"], id)
    assert [each.due for each in shown.covered] == ["2026-12-28", "2026-12-22"]
    assert "22 december 2026" in shown.draft.content.text
    assert "28 december 2026" in shown.draft.content.text

"""Approval: the exact text, by named people, twice where it weighs; anything that changed makes it stale."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.approval import (
    ApprovedDraft,
    Awaiting,
    approve,
    approve_by_policy,
    still_approved,
)
from assistant.casework.identity import Identity
from assistant.casework.refusal import GROUNDS, Refusal, Remedies, grounds_for, missing_from
from assistant.casework.replychecks import DraftFacts, needs_two, text_hash
from assistant.casework.states import Outcome, State, TicketFacts
from assistant.errors import Refused, Stale

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
MONTH = datetime(2026, 12, 25, tzinfo=UTC)
AP = Remedies(
    authority_name="Autoriteit Persoonsgegevens",
    authority_address="Postbus 93374, 2509 AJ Den Haag",
    courts="Je kunt ook naar de rechtbank gaan, binnen zes weken.",
    country="NL",
)
DT = Remedies(
    authority_name="Datatilsynet",
    authority_address="Carl Jacobsens Vej 35, 2500 Valby",
    courts="Du kan også gå til domstolene.",
    country="DK",
)
REASON = "Je laatste rekeningen vallen onder de belastingwet, daarom blijven ze zeven jaar staan."
REFUSED = (
    f"We wissen dit niet (artikel 17, lid 3, AVG). {REASON}\nJe kunt klagen bij de "
    "Autoriteit Persoonsgegevens,\n"
    "Postbus 93374, 2509 AJ Den Haag. Je kunt ook naar de rechtbank gaan, binnen zes weken."
)


def draft(**changes: object) -> DraftFacts:
    """An open answer to one customer."""
    values: dict[str, object] = {
        "id": "d1", "kind": "answer", "state": "open", "version": 1, "revision": 3, "subject": "Je vraag",
        "text": "We bewaren je gegevens zeven jaar.", "html": "<p>We bewaren je gegevens zeven jaar.</p>",
        "recipients": ("jan@example.nl",), **changes,
    }  # fmt: skip
    return DraftFacts(**values)  # type: ignore[arg-type]


def ticket(**changes: object) -> TicketFacts:
    """An access request with identity confirmed, within the month."""
    values: dict[str, object] = {
        "type": "access", "state": State.IN_PROGRESS, "identity": Identity.CONFIRMED,
        "identity_verified_at": AT, "now": AT, "first_month_ends": MONTH, **changes,
    }  # fmt: skip
    return TicketFacts(**values)  # type: ignore[arg-type]


def sign(one: DraftFacts, by: str = "anna", **more: object) -> ApprovedDraft | Awaiting:
    """Approve what is on the screen now."""
    values: dict[str, object] = {
        "by": by, "at": AT, "text_hash": one.hash, "revision": 3, "conversation_revision": 3,
        "remedies": AP, **more,
    }  # fmt: skip
    return approve(one, **values)  # type: ignore[arg-type]


def refusal_draft(**changes: object) -> DraftFacts:
    """A complete refusal of an erasure."""
    return draft(
        kind="refused", type="erasure", outcome=Outcome.REFUSED, text=REFUSED,
        refusal=Refusal(ground="17(3)", reason=REASON), **changes,
    )  # fmt: skip


def test_one_person_approves_a_plain_answer_and_what_goes_out_is_what_stood_there() -> None:
    approved = sign(draft())
    assert isinstance(approved, ApprovedDraft)
    assert (approved.subject, approved.text, approved.recipients) == (
        "Je vraag", "We bewaren je gegevens zeven jaar.", ("jan@example.nl",),
    )  # fmt: skip
    assert approved.text_hash == draft().hash
    assert [one.by for one in approved.approvals] == ["anna"]


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Iets anders"}, {"text": "anders"}, {"html": "<p>anders</p>"}, {"version": 2},
        {"recipients": ("jan@example.nl", "piet@example.nl")}, {"attachments": (("a.pdf", "0" * 64),)},
    ],
)  # fmt: skip
def test_a_draft_that_changed_since_it_was_read_is_stale(change: dict[str, object]) -> None:
    shown = draft()
    with pytest.raises(Stale):
        sign(draft(**change), text_hash=shown.hash, version=shown.version)


def test_a_new_message_voids_the_approval() -> None:
    with pytest.raises(Stale, match="new message"):
        sign(draft(), conversation_revision=4)
    with pytest.raises(Stale, match="new message"):  # the screen was new, the draft was written before
        sign(draft(revision=3), revision=4, conversation_revision=4)


@pytest.mark.parametrize("state", ["approved", "sent", "voided", "discarded"])
def test_only_an_open_draft_is_approved(state: str) -> None:
    with pytest.raises(Stale, match=state):
        sign(draft(state=state))


def test_a_policy_cannot_pose_as_a_person_nor_nobody_approve() -> None:
    for by in ("", "policy:receipt"):
        with pytest.raises(Refused, match="named member"):
            sign(draft(), by=by)


@pytest.mark.parametrize(
    "one",
    [
        draft(discloses=True, type="access"),
        draft(type="access", outcome=Outcome.FULFILLED),
        draft(type="erasure", outcome=Outcome.FULFILLED),
        refusal_draft(),
        draft(type="rectification", outcome=Outcome.PARTLY),
    ],
)
def test_disclosure_erasure_and_refusal_need_two_people(one: DraftFacts) -> None:
    assert needs_two(one, four_eyes=True)
    assert not needs_two(one, four_eyes=False)


@pytest.mark.parametrize("type", ["rectification", "marketing_optout", "complaint"])
def test_other_answers_need_one(type: str) -> None:
    assert not needs_two(draft(type=type, outcome=Outcome.FULFILLED), four_eyes=True)


def test_the_second_approval_must_be_anothers() -> None:
    one = refusal_draft()
    case = ticket(type="erasure")
    first = sign(one, tickets=(case,))
    assert isinstance(first, Awaiting)
    with pytest.raises(Refused, match="another person"):
        sign(one, tickets=(case,), earlier=(first.approval,))
    second = sign(one, by="bo", tickets=(case,), earlier=(first.approval,))
    assert isinstance(second, ApprovedDraft)
    assert [each.by for each in second.approvals] == ["anna", "bo"]


def test_a_first_approval_of_an_earlier_text_does_not_count() -> None:
    first = sign(refusal_draft(), tickets=(ticket(type="erasure"),))
    assert isinstance(first, Awaiting)
    edited = refusal_draft(subject="Je verzoek")
    assert isinstance(
        sign(edited, by="bo", tickets=(ticket(type="erasure"),), earlier=(first.approval,)), Awaiting
    )


def test_personal_data_goes_to_exactly_one_recipient() -> None:
    for recipients in (("jan@example.nl", "piet@example.nl"), ()):
        with pytest.raises(Refused, match="exactly one recipient"):
            sign(draft(discloses=True, type="access", recipients=recipients), tickets=(ticket(),))


def test_nothing_personal_goes_out_before_identity_is_confirmed_whoever_approves() -> None:
    stranger = ticket(identity=Identity.OPEN, identity_verified_at=None)
    for four_eyes in (True, False):
        with pytest.raises(Refused, match="Identity is not confirmed"):
            sign(draft(discloses=True, type="access"), tickets=(stranger,), four_eyes=four_eyes)


def test_personal_data_belongs_to_a_ticket() -> None:
    with pytest.raises(Refused, match="link it"):
        sign(draft(discloses=True, type="access"))


def test_a_refusal_is_not_approved_after_the_first_month() -> None:
    with pytest.raises(Refused, match="first month is over"):
        sign(refusal_draft(), tickets=(ticket(type="erasure", now=MONTH),))


def test_an_extension_is_not_told_after_the_first_month() -> None:
    with pytest.raises(Refused, match="had to be told"):
        sign(draft(kind="extended", type="access"), tickets=(ticket(now=MONTH + timedelta(days=1)),))


@pytest.mark.parametrize(
    ("cut", "lacks"),
    [
        ("artikel 17, lid 3", "ground"),
        (REASON, "reason"),
        ("Autoriteit Persoonsgegevens", "authority"),
        ("Postbus 93374", "authority_address"),
        ("rechtbank", "court"),
        ("binnen zes weken", "court"),
    ],
)
def test_a_refusal_that_leaves_something_out_cannot_be_approved(cut: str, lacks: str) -> None:
    refusal = Refusal(ground="17(3)", reason=REASON)
    assert missing_from(REFUSED, refusal, AP, type="erasure") == ()
    text = REFUSED.replace(cut, "")
    assert missing_from(text, refusal, AP, type="erasure") == (lacks,)
    with pytest.raises(Refused, match="refusal"):
        sign(replace(refusal_draft(), text=text), tickets=(ticket(type="erasure"),))


def test_a_danish_refusal_names_its_own_authority_and_courts() -> None:
    reason = "Vi skal gemme regnskabsmaterialet efter bogføringsloven, derfor sletter vi det ikke nu."
    text = (
        f"Vi sletter det ikke (GDPR artikel 17, stk. 3). {reason} Du kan klage til Datatilsynet, "
        "Carl Jacobsens Vej 35, 2500 Valby. Du kan også gå til domstolene."
    )
    assert missing_from(text, Refusal(ground="17(3)", reason=reason), DT, type="erasure") == ()
    assert missing_from(text, Refusal(ground="uavg_41", reason=reason), DT, type="erasure") == ("ground",)


def test_every_ground_is_found_in_its_own_citation_and_fits_the_request() -> None:
    for ground in GROUNDS.values():
        for article in ground.article.values():
            assert ground.cited.search(f"Dit kan niet ({article}), helaas."), (ground.id, article)
    assert "17(3)" not in [ground.id for ground in grounds_for("access", "NL")]
    assert "dbl_22" not in [ground.id for ground in grounds_for("access", "NL")]
    assert "dbl_22" in [ground.id for ground in grounds_for("access", "DK")]


def test_closing_for_want_of_details_names_the_remedies() -> None:
    closing = draft(kind="closed", type="access", outcome=Outcome.WANT_OF_DETAILS)
    waiting = ticket(state=State.WAITING, identity=Identity.OPEN, identity_verified_at=None)
    with pytest.raises(Refused, match="authority"):
        sign(closing, tickets=(waiting,))


def test_a_receipt_goes_by_policy_and_a_disclosure_never_does() -> None:
    approved = approve_by_policy(draft(kind="receipt"), policy="policy:receipt", at=AT)
    assert approved.approvals[0].by == "policy:receipt"
    for one in (
        draft(kind="answer"),
        draft(kind="receipt", discloses=True),
        draft(kind="receipt", outcome=Outcome.FULFILLED),
        draft(kind="receipt", attachments=(("a.pdf", "0" * 64),)),
    ):
        with pytest.raises(Refused):
            approve_by_policy(one, policy="policy:receipt", at=AT)


def test_nobody_else_can_make_an_approved_draft() -> None:
    with pytest.raises(Refused):
        ApprovedDraft(
            object(), draft_id="d", kind="answer", subject="s", text="t", html="",
            recipients=("a@example.nl",), attachments=(), text_hash="0", approvals=(),
        )  # fmt: skip


def test_what_was_approved_is_checked_again_before_it_is_sent() -> None:
    approved = sign(draft())
    assert isinstance(approved, ApprovedDraft)
    stored = draft(state="approved")
    again = still_approved(stored, approved.approvals, conversation_revision=3, remedies=AP)
    assert again.text_hash == approved.text_hash
    with pytest.raises(Stale, match="new message"):
        still_approved(stored, approved.approvals, conversation_revision=4, remedies=AP)
    with pytest.raises(Stale, match="changed"):
        still_approved(
            draft(state="approved", text="anders"), approved.approvals, conversation_revision=3, remedies=AP
        )
    with pytest.raises(Refused, match="open"):
        still_approved(draft(), approved.approvals, conversation_revision=3, remedies=AP)


def test_identity_that_fell_away_stops_a_disclosure_that_was_approved() -> None:
    one = draft(discloses=True, type="access")
    first = sign(one, tickets=(ticket(),))
    assert isinstance(first, Awaiting)
    approved = sign(one, by="bo", tickets=(ticket(),), earlier=(first.approval,))
    assert isinstance(approved, ApprovedDraft)
    doubted = ticket(identity=Identity.DOUBT, identity_verified_at=None)
    with pytest.raises(Refused, match="Identity"):
        still_approved(
            replace(one, state="approved"),
            approved.approvals,
            conversation_revision=3,
            tickets=(doubted,),
            remedies=AP,
        )
    with pytest.raises(Refused):  # one of two approvals is not enough
        still_approved(
            replace(one, state="approved"), (first.approval,), conversation_revision=3, tickets=(ticket(),),
            remedies=AP,
        )  # fmt: skip


def test_a_receipt_is_not_voided_by_a_second_message() -> None:
    receipt = draft(kind="receipt")
    approved = approve_by_policy(receipt, policy="policy:receipt", at=AT)
    stored = replace(receipt, state="approved")
    assert still_approved(stored, approved.approvals, conversation_revision=9, remedies=AP)


PIECES = st.text(max_size=6)


@given(
    st.tuples(
        PIECES, PIECES, PIECES, st.lists(PIECES, max_size=3), st.lists(st.tuples(PIECES, PIECES), max_size=2)
    ),
    st.tuples(
        PIECES, PIECES, PIECES, st.lists(PIECES, max_size=3), st.lists(st.tuples(PIECES, PIECES), max_size=2)
    ),
)
def test_two_different_mails_never_share_a_hash(one: tuple, other: tuple) -> None:  # type: ignore[type-arg]
    names = ("subject", "text", "html", "recipients", "attachments")
    same = text_hash(**dict(zip(names, one, strict=True))) == text_hash(
        **dict(zip(names, other, strict=True))
    )
    assert same == (one == other)


def test_an_attachment_cannot_slide_into_the_recipients() -> None:
    plain = {"subject": "s", "text": "t", "html": ""}
    one = text_hash(**plain, recipients=("a",), attachments=(("x", ""),))  # type: ignore[arg-type]
    other = text_hash(**plain, recipients=("a", "x", ""), attachments=())  # type: ignore[arg-type]
    assert one != other

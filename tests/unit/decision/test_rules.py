"""The rules of decision against the table of the contract."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.decision import outcome
from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open
from assistant.decision.rules import PERHAPS_RIGHT, SURE_ANSWER, SURE_RIGHT, decide
from assistant.knowledge.records import Citation, Fact, Gap, Passage
from assistant.message import Attachment, Channel, Machine, Message, Sender
from assistant.settings import Tenant, load
from assistant.understanding.records import Understanding, Wish

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
CHANNELS = [Channel.EMAIL, Channel.CHAT]


class Shelf:
    """A small knowledge base: it answers the labels it was given."""

    def __init__(self, *covered: str, gap: bool = False) -> None:
        self.covered, self.gap = covered, gap

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        if intent not in self.covered:
            return None
        return Passage(
            intent=intent,
            title="Titel",
            facts=(Fact(id="a", source="statement", section="2.6", short="Drie maanden."),),
            citations=(Citation(source="statement", section="2.6", title="Titel"),),
            gap=Gap(topic="iets", asks=("iets",)) if self.gap else None,
        )


def tenant() -> Tenant:
    return load().tenant("ventum")


def message(channel: Channel = Channel.EMAIL, machine: Machine | None = None) -> Message:
    return Message(
        tenant="ventum",
        channel=channel,
        received=NOW,
        text="Wis alles wat jullie van mij hebben.",
        sender=Sender(name="Jan Prins", address="jan@example.nl"),
        machine=machine,
    )


def said(
    *wishes: tuple[str, float], doubt: float = 0.0, ours: bool = True, notes: frozenset[str] = frozenset()
):
    return Understanding(
        language="nl" if ours else "de",
        language_is_ours=ours,
        wishes=tuple(Wish(intent=intent, score=score, sentence="zin") for intent, score in wishes),
        right_doubt=doubt,
        notes=notes,
    )


def decided(understood: Understanding, *, shelf: Shelf | None = None, **about: object) -> Decision:
    return decide(message(**about), understood, tenant=tenant(), knowledge=shelf or Shelf())  # type: ignore[arg-type]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_sure_right_opens_a_typed_ticket_with_its_date(channel: Channel) -> None:
    decision = decided(said(("request.erasure", 0.97)), channel=channel)
    assert isinstance(decision, Open)
    assert [plan.type for plan in decision.tickets] == ["erasure"]
    assert decision.tickets[0].due.isoformat() == "2026-12-28"


def test_each_right_of_one_letter_gets_its_own_ticket() -> None:
    rights = ["request.access", "request.erasure", "request.objection", "request.consent_withdrawal"]
    decision = decided(said(*[(intent, 0.9) for intent in rights]))
    assert isinstance(decision, Open)
    assert [plan.type for plan in decision.tickets] == [
        "access",
        "erasure",
        "objection",
        "consent_withdrawal",
    ]


def test_a_question_beside_a_right_is_answered_in_the_same_reply() -> None:
    decision = decided(said(("request.erasure", 0.9), ("faq.retention", 0.8)), shelf=Shelf("faq.retention"))
    assert isinstance(decision, Open)
    assert [passage.intent for passage in decision.passages] == ["faq.retention"]


@pytest.mark.parametrize(("second", "answered"), [(0.9, True), (SURE_ANSWER - 0.1, False)])
def test_several_questions_are_answered_where_one_of_them_is_sure(second: float, answered: bool) -> None:
    labels = ("faq.phishing", "faq.account_safety")
    asked = said((labels[0], SURE_ANSWER - 0.05), (labels[1], second))
    assert isinstance(decided(asked, shelf=Shelf(*labels)), Answer) is answered


def test_at_most_three_questions_are_answered() -> None:
    labels = ["faq.retention", "faq.security", "faq.sources", "faq.purposes"]
    decision = decided(said(*[(label, 0.9) for label in labels]), shelf=Shelf(*labels))
    assert isinstance(decision, Answer)
    assert len(decision.passages) == 3


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_doubtful_right_goes_to_a_person_with_an_untyped_ticket(channel: Channel) -> None:
    decision = decided(said(("request.erasure", SURE_RIGHT - 0.1)), channel=channel)
    assert isinstance(decision, HandOver)
    assert decision.reason == "unsure_right"
    assert [plan.type for plan in decision.tickets] == ["unknown"]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_right_that_is_likely_opens_its_ticket_even_where_another_wish_may_be_the_main_one(
    channel: Channel,
) -> None:
    right = Wish(intent="request.access", score=SURE_RIGHT - 0.3, likely=SURE_RIGHT + 0.3, sentence="zin")
    question = Wish(intent="faq.retention", score=0.9, sentence="zin")
    both = replace(said(("request.access", 0.9)), wishes=(right, question))
    assert isinstance(decided(both, channel=channel), Open)


@pytest.mark.parametrize(
    ("likely", "opened"),
    [((0.9, 0.35), ["status", "complaint"]), ((0.9, 0.2), ["status"]), ((0.45, 0.35), [])],
)
def test_a_further_right_opens_its_ticket_sooner_than_one_alone(
    likely: tuple[float, float], opened: list[str]
) -> None:
    first, second = likely
    decision = decided(said(("request.status", first), ("request.complaint", second)))
    typed = [plan.type for plan in decision.tickets if plan.type != "unknown"]  # type: ignore[union-attr]
    assert typed == opened


def test_a_doubt_about_some_right_keeps_the_clock_even_where_no_label_is_a_right() -> None:
    decision = decided(
        said(("faq.right_erasure", 0.6), doubt=PERHAPS_RIGHT + 0.2), shelf=Shelf("faq.right_erasure")
    )
    assert isinstance(decision, HandOver)
    assert decision.tickets[0].type == "unknown"


def test_a_bare_gdpr_request_opens_an_untyped_ticket() -> None:
    decision = decided(said(("other.unclear", 0.9), doubt=0.5, notes=frozenset({"bare_request"})))
    assert isinstance(decision, HandOver)
    assert (decision.reason, decision.tickets[0].type) == ("unclear", "unknown")


@pytest.mark.parametrize(("channel", "action"), [(Channel.EMAIL, "handover"), (Channel.CHAT, "clarify")])
def test_a_bare_request_keeps_its_clock_however_sure_it_is_that_the_words_say_no_more(
    channel: Channel, action: str
) -> None:
    understood = said(("other.unclear", 0.99), notes=frozenset({"bare_request"}))
    decision = decided(understood, channel=channel)
    assert (outcome.action(decision), outcome.reason(decision)) == (action, "unclear")
    assert [plan.type for plan in outcome.tickets(decision)] == ["unknown"]


def test_a_question_about_requests_is_no_bare_request() -> None:
    understood = said(("faq.rights_overview", 0.9), notes=frozenset({"bare_request"}))
    assert isinstance(decided(understood, shelf=Shelf("faq.rights_overview")), Answer)


def test_a_question_that_is_covered_is_answered() -> None:
    assert isinstance(decided(said(("faq.retention", 0.9)), shelf=Shelf("faq.retention")), Answer)


def test_a_question_that_nothing_covers_is_never_made_up() -> None:
    decision = decided(said(("faq.call_recording", 0.9)))
    assert isinstance(decision, HandOver)
    assert decision.reason == "not_in_statement"
    assert not decision.tickets


def test_a_piece_that_the_statement_does_not_give_is_handed_over_with_what_it_does_give() -> None:
    decision = decided(said(("faq.smart_meter", 0.9)), shelf=Shelf("faq.smart_meter", gap=True))
    assert isinstance(decision, HandOver)
    assert decision.reason == "not_in_statement"
    assert decision.passages


def test_cookies_are_said_not_to_be_covered() -> None:
    decision = decided(said(("other.unclear", 0.8), notes=frozenset({"not_covered"})))
    assert isinstance(decision, HandOver)
    assert decision.reason == "not_covered"
    assert not decision.passages


def test_a_known_question_beside_cookies_is_answered() -> None:
    decision = decided(
        said(("faq.retention", 0.9), notes=frozenset({"not_covered"})), shelf=Shelf("faq.retention")
    )
    assert isinstance(decision, HandOver)
    assert decision.reason == "not_covered"
    assert [passage.intent for passage in decision.passages] == ["faq.retention"]


def test_an_energy_matter_is_told_where_to_go() -> None:
    decision = decided(said(("other.customer_service", 0.95)))
    assert isinstance(decision, HandOver)
    assert decision.reason == "customer_service"
    assert not decision.tickets


def test_what_is_unclear_is_asked_back_in_a_chat_and_read_by_a_person_in_a_mail() -> None:
    unclear = said(("other.unclear", 0.8))
    assert isinstance(decided(unclear, channel=Channel.CHAT), Ask)
    by_mail = decided(unclear, channel=Channel.EMAIL)
    assert isinstance(by_mail, HandOver)
    assert by_mail.reason == "unclear"


def test_small_talk_is_greeted_back_in_a_chat_and_left_alone_in_a_mail() -> None:
    hello = said(("other.smalltalk", 0.95))
    assert isinstance(decided(hello, channel=Channel.CHAT), Answer)
    by_mail = decided(hello, channel=Channel.EMAIL)
    assert isinstance(by_mail, Ignore)
    assert by_mail.reason == "smalltalk"


@pytest.mark.parametrize(
    "letter",
    [
        replace(message(), text=""),
        replace(message(), text="ÿ \ufffd"),
        replace(
            message(),
            text="Alvast bedankt!",
            attachments=(Attachment(name="brief.pdf", type="application/pdf", size=9, sha256="00"),),
        ),
    ],
    ids=["no words", "unreadable", "the letter is attached"],
)
def test_a_mail_that_only_looks_like_small_talk_is_read_by_a_person(letter: Message) -> None:
    decision = decide(letter, said(("other.smalltalk", 0.95)), tenant=tenant(), knowledge=Shelf())
    assert isinstance(decision, HandOver)
    assert decision.reason == "unclear"


def test_spam_is_ignored() -> None:
    decision = decided(said(("other.spam", 0.9)))
    assert isinstance(decision, Ignore)
    assert decision.reason == "spam"


def test_spam_in_which_a_right_may_hide_is_not_ignored() -> None:
    assert isinstance(decided(said(("other.spam", 0.9), doubt=0.4)), HandOver)


def test_sure_spam_in_another_language_gets_no_receipt() -> None:
    decision = decided(said(("other.spam", 0.97), ours=False))
    assert (outcome.action(decision), outcome.reason(decision)) == ("ignore", "spam")


@pytest.mark.parametrize(("score", "doubt"), [(0.7, 0.0), (0.97, 0.5)])
def test_what_may_be_a_customer_in_another_language_is_read_by_a_person(score: float, doubt: float) -> None:
    decision = decided(said(("other.spam", score), doubt=doubt, ours=False))
    assert (outcome.action(decision), outcome.reason(decision)) == ("handover", "language")


def test_another_language_goes_to_a_person_and_keeps_the_date_of_a_possible_right() -> None:
    decision = decided(said(("request.erasure", 0.9), doubt=0.9, ours=False))
    assert isinstance(decision, HandOver)
    assert (decision.reason, decision.tickets[0].type) == ("language", "unknown")


@pytest.mark.parametrize("machine", list(Machine))
def test_machine_mail_gets_no_reply_ever(machine: Machine) -> None:
    decision = decided(said(("faq.retention", 0.9)), machine=machine, shelf=Shelf("faq.retention"))
    assert isinstance(decision, Ignore)
    assert (decision.reason, decision.tickets) == (machine.value, ())


def test_machine_mail_that_exercises_a_right_goes_to_staff_with_its_date() -> None:
    decision = decided(said(("request.erasure", 0.95), doubt=0.9), machine=Machine.AUTO_REPLY)
    assert isinstance(decision, Ignore)
    assert [plan.type for plan in decision.tickets] == ["unknown"]


LABELS = st.sampled_from(
    [
        "request.access",
        "request.erasure",
        "request.human",
        "faq.retention",
        "faq.dpo",
        "other.spam",
        "other.unclear",
    ]
)


@given(
    wishes=st.lists(st.tuples(LABELS, st.floats(0, 1)), max_size=4),
    doubt=st.floats(0, 1),
    channel=st.sampled_from(CHANNELS),
    ours=st.booleans(),
)
def test_a_person_who_may_exercise_a_right_always_gets_a_ticket_or_a_question_back(
    wishes: list[tuple[str, float]], doubt: float, channel: Channel, ours: bool
) -> None:
    decision = decided(said(*wishes, doubt=doubt, ours=ours), channel=channel, shelf=Shelf("faq.retention"))
    if any(intent.startswith("request.") for intent, _ in wishes) or doubt >= PERHAPS_RIGHT:
        assert isinstance(decision, Ask) or getattr(decision, "tickets", ())

"""The first words of a reply: the fact asked for, and the next one before a long tail of the first."""

from assistant.knowledge.records import Citation, Fact, Passage
from assistant.settings import Tenant
from assistant.writing import Writer
from assistant.writing.parts import Part, part_of

LONG_TAIL = "Dat geldt ook voor " + " ".join(["woorden"] * 30) + "."


def part(writer: Writer, tenant: Tenant, *said: tuple[str, str]) -> Part:
    facts = tuple(
        Fact(id=str(number), source="statement", section="2.6", short=short, more=more)
        for number, (short, more) in enumerate(said)
    )
    citation = Citation(source="statement", section="2.6", title="Termijnen")
    passage = Passage(intent="faq.retention", title="Bewaren", facts=facts, citations=(citation,))
    return part_of(passage, writer.voice(tenant))


def test_a_long_tail_of_the_first_fact_waits_behind_the_next_fact(writer: Writer, ventum: Tenant) -> None:
    made = part(writer, ventum, ("Drie maanden.", LONG_TAIL), ("Zeven jaar voor de fiscus.", ""))
    assert made.opening == "Drie maanden. Zeven jaar voor de fiscus."
    assert made.more == LONG_TAIL
    assert made.rest == ()


def test_a_short_tail_stays_with_its_fact(writer: Writer, ventum: Tenant) -> None:
    made = part(writer, ventum, ("Drie maanden.", "Daarna niet meer."), ("Zeven jaar voor de fiscus.", ""))
    assert made.opening == "Drie maanden. Daarna niet meer."
    assert made.rest == ("Zeven jaar voor de fiscus.",)


def test_a_long_tail_stays_where_nothing_else_is_said(writer: Writer, ventum: Tenant) -> None:
    made = part(writer, ventum, ("Drie maanden.", LONG_TAIL))
    assert made.opening == f"Drie maanden. {LONG_TAIL}"
    assert made.more == ""


def test_only_the_fact_asked_for_says_yes_or_no(writer: Writer, ventum: Tenant) -> None:
    made = part(writer, ventum, ("Ja, dat kan.", ""), ("Nee, dat doen we niet.", "Nooit."))
    assert made.opening == "Ja, dat kan."
    assert made.rest == ("Dat doen we niet. Nooit.",)

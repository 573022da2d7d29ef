"""A yes or no opens an answer only where one was asked for; what is asked outweighs the story around it."""

from pathlib import Path

import pytest

from assistant.knowledge.asking import plainly, wants_a_fact
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.ranking import Candidate, Contest, Reader
from tests.unit.knowledge import mini


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "Hoe lang bewaren jullie mijn facturen?"),
        ("nl", "Beste Ventum, ik ben vorig jaar verhuisd. Waarom hebben jullie mij nog?"),
        ("nl", "en aan wie geven jullie dat dan door"),
        ("da", "Hvornår sletter I mine oplysninger?"),
        ("da", "Hej, jeg er flyttet. Og hvor længe gemmer I det så?"),
        ("da", "Hvis jeg fortryder, hvad sker der så?"),
        ("da", "Når jeg siger op, hvornår er jeg så slettet?"),
        ("da", "hva bruger I det til"),
        ("nl", "Als ik opzeg, wat gebeurt er dan met mijn gegevens?"),
    ],
)
def test_a_question_word_in_front_asks_for_a_fact(language: str, question: str) -> None:
    assert wants_a_fact(question, language)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "Bewaren jullie mijn facturen?"),
        ("nl", "Waarom hebben jullie mijn nummer, en mag dat zomaar?"),
        ("nl", "Hoe lang bewaren jullie facturen? Kan dat korter?"),
        ("nl", "ik vraag me af of jullie mij opnemen"),
        ("da", "Må I gerne gemme det?"),
        ("da", "Hvis jeg flytter, sletter I mig så?"),
        ("nl", "Als ik verhuis, wissen jullie mij dan?"),
        ("nl", ""),
    ],
)
def test_a_question_that_may_want_a_yes_or_no_keeps_it(language: str, question: str) -> None:
    assert not wants_a_fact(question, language)


def test_only_a_yes_or_no_at_the_start_is_left_out() -> None:
    assert plainly("Nee, we verkopen niets. Ja, echt.") == "We verkopen niets. Ja, echt."
    assert plainly("Jaarlijks kijken we dat na.") == "Jaarlijks kijken we dat na."


def test_the_same_fact_says_yes_only_to_who_asked_for_a_yes(tmp_path: Path) -> None:
    answer = mini.RETENTION.replace("short: Zeven jaar bewaren we", "short: Ja, zeven jaar bewaren we")
    knowledge = KnowledgeBase.load(mini.written(tmp_path, retention=answer))
    whether = knowledge.passage("mini", "faq.retention", "Bewaren jullie facturen?")
    how_long = knowledge.passage("mini", "faq.retention", "Hoe lang bewaren jullie facturen?")
    assert whether is not None
    assert how_long is not None
    assert whether.facts[0].short == "Ja, zeven jaar bewaren we facturen."
    assert how_long.facts[0].short == "Zeven jaar bewaren we facturen."


def test_what_is_asked_outweighs_the_story_around_it() -> None:
    told = Candidate(
        asks=("krijgt mijn netbeheerder iets", "deelt u met de netbeheerder"), own="netbeheerder"
    )
    asked = Candidate(asks=("hoe hoog is de borg", "hoeveel borg"), own="borg")
    contest = Contest.of([told, asked], Reader(language="nl", lexicon=None))
    story = "Mijn netbeheerder kwam langs en die netbeheerder zei iets over de meter."
    first, second = contest.scores(f"{story} Hoeveel borg vraagt u?")
    assert second > first
    as_one, other = contest.scores(f"{story} Hoeveel borg vraagt u.")
    assert as_one > other

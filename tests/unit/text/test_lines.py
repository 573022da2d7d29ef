"""Lines that a mail program broke are joined; lines that people end stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.lines import unwrapped


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "Ik maak bezwaar tegen het opnemen van mijn gesprekken voor de training\nvan uw medewerkers.",
            "Ik maak bezwaar tegen het opnemen van mijn gesprekken voor de training van uw medewerkers.",
        ),
        (
            "Ik wil dat u mijn gegevens rechtstreeks naar mijn nieuwe leverancier\nVandebron stuurt.",
            "Ik wil dat u mijn gegevens rechtstreeks naar mijn nieuwe leverancier Vandebron stuurt.",
        ),
        (
            "Jeg gør hermed indsigelse mod behandlingen af mine oplysninger, og\nI må ikke dele dem.",
            "Jeg gør hermed indsigelse mod behandlingen af mine oplysninger, og I må ikke dele dem.",
        ),
    ],
)
def test_a_sentence_broken_over_two_lines_is_whole_again(text: str, joined: str) -> None:
    assert unwrapped(text) == joined


@pytest.mark.parametrize(
    "text",
    [
        "Beste Ventum,\nik wil inzage.",
        "Dorpsstraat 5\n1234 AB Utrecht",
        "Verwijder alles wat jullie van mij hebben opgeslagen in de systemen\nJan de Vries",
        "Slet venligst alle mine oplysninger hurtigst muligt og bekræft det\nvenlig hilsen\nMette",
        "Dit zijn de gegevens waarom u vroeg in uw bericht van maandag, zie\nKlantnummer: 12345678",
        "Ik wil inzage in alle gegevens die u van mij heeft opgeslagen.\n\nen ook verwijdering",
        "Ik wil twee dingen van jullie weten en wel het volgende, namelijk\n- mijn contract\n- verbruik",
    ],
)
def test_a_line_that_somebody_ended_stays(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="abc DEF.,\n-", max_size=400))
def test_nothing_but_line_ends_changes(text: str) -> None:
    assert unwrapped(text).split() == text.split()

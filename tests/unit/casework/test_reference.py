"""References: random, easy to say, found however people type them, and never by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.reference import ALPHABET, find_references, new_reference


@given(st.binary(min_size=8, max_size=20))
def test_a_new_reference_is_found_again_as_it_is_and_as_people_type_it(random: bytes) -> None:
    made = new_reference("VEN", random)
    assert not set(made[4:]) & set("01OI")
    assert find_references(f"Mijn kenmerk is {made}.", "VEN") == (made,)
    assert find_references(made.lower(), "VEN") == (made,)


def test_the_alphabet_has_32_letters_so_that_none_is_likelier() -> None:
    assert len(set(ALPHABET)) == 32


def test_fewer_than_eight_random_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="eight"):
        new_reference("VEN", b"1234567")


@pytest.mark.parametrize("text", ["ven 7k3m 9qxa", "VEN7K3M9QXA", "Ven-7K3M-9QXA", "VEN 7K3M-9QXA"])
def test_spaces_case_and_missing_hyphens_do_not_matter(text: str) -> None:
    assert find_references(f"Re: {text}?", "VEN") == ("VEN-7K3M-9QXA",)


@pytest.mark.parametrize("text", ["min ven bade svar", "nat drak svag", "ven-huis", "NAT-1234-56"])
def test_plain_words_are_no_reference(text: str) -> None:
    assert find_references(text, "VEN") == ()
    assert find_references(text, "NAT") == ()


def test_another_companys_reference_is_not_ours() -> None:
    assert find_references("NAT-7K3M-9QXA", "VEN") == ()


def test_each_is_given_once() -> None:
    assert find_references("VEN-7K3M-9QXA en ven-7k3m-9qxa", "VEN") == ("VEN-7K3M-9QXA",)

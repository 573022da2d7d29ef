"""Editions: made of the texts that are in use, and made once."""

from pathlib import Path

import pytest

from assistant.errors import ContentError
from tests.unit.desk.library import library


def test_an_edition_is_made_once_and_anew_when_a_text_changes(tmp_path: Path) -> None:
    texts = library(tmp_path)
    path, text = next((path, text) for path, text in texts.shipped.items() if "/answers/" in path)
    language = path.partition("/")[0]
    first = texts.edition({}, language)
    assert texts.edition({path: text}, language) is first, "the same texts"
    assert texts.edition({path: f"{text}\n# read again\n"}, language) is not first


def test_a_text_that_is_only_looked_at_changes_no_edition(tmp_path: Path) -> None:
    texts = library(tmp_path)
    path = next(path for path in texts.shipped if "/answers/" in path)
    language = path.partition("/")[0]
    first = texts.edition({}, language)
    assert texts.problem(path, "facts: [", {})
    assert texts.edition({}, language) is first


@pytest.mark.parametrize(
    "path", ["xx/law/answers/faq.retention.yaml", "nl/nobody/answers/faq.retention.yaml"]
)
def test_a_text_has_its_place_in_a_language_and_with_a_company_that_are_known(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(ContentError):
        library(tmp_path).place(path)

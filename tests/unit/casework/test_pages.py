"""The pages written from the code are current."""

from pathlib import Path

import pytest

from assistant.casework import pages

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("name", ["states", "deadlines"])
def test_the_page_is_what_the_code_says(name: str) -> None:
    function = f"{name}_page"
    written = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    assert written == getattr(pages, function)(), (
        f"docs/{name}.md is out of date; write it again: python -c "
        f"'from assistant.casework.pages import {function} as page; print(page(), end=\"\")' > docs/{name}.md"
    )

"""A letter is the same words as text and as HTML, and no word of it can become markup."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant import resources
from assistant.writing import templates
from assistant.writing.layout import as_html, as_text, blocks

FRAME = templates.load(resources.folder("templates")).frame


class Reader(HTMLParser):
    """Collects the words and the tags of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    found = blocks("Eerst dit\nen dit.\n\n# Kop\n\n- een\n- twee\n\n\n- drie\n\nSlot.")
    assert [(block.kind, block.lines) for block in found] == [
        ("paragraph", ("Eerst dit en dit.",)),
        ("heading", ("Kop",)),
        ("list", ("een", "twee", "drie")),
        ("paragraph", ("Slot.",)),
    ]


def test_a_paragraph_and_an_item_are_one_line_each_however_long() -> None:
    text = as_text(blocks(f"{'woord ' * 40}\n\n- {'punt ' * 30}\n- kort"))
    assert text.splitlines() == [("woord " * 40).strip(), "", f"- {('punt ' * 30).strip()}", "- kort"]


def test_addresses_can_be_clicked_and_keep_their_closing_punctuation_outside() -> None:
    reader = read(as_html(blocks("Zie www.example.org/a, of (https://example.org/b)."), FRAME, language="nl"))
    assert reader.targets == ["https://www.example.org/a", "https://example.org/b"]


def test_what_a_person_typed_never_becomes_markup() -> None:
    body = 'Reden: <script>alert(1)</script> <img src=x onerror=y> "quoted" & www.example.org/"><b>'
    reader = read(as_html(blocks(body), FRAME, language="nl"))
    assert not {"script", "img", "b"} & set(reader.tags)
    assert reader.targets == ["https://www.example.org/"]


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cf", "Zs"]) | st.just(" "))
)
def test_the_html_has_the_same_words_as_the_text(body: str) -> None:
    letter = blocks(body)
    text = [word for line in as_text(letter).splitlines() for word in re.sub(r"^- ", "", line).split()]
    spoken = "".join(read(as_html(letter, FRAME, language="nl")).words)
    assert "".join(text) == spoken

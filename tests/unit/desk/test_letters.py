"""What staff wrote by hand, as HTML with the same words."""

from assistant.desk.letters import html_of


def test_a_long_paragraph_stays_one_paragraph_and_an_end_of_line_is_meant() -> None:
    long = "Beste Jan, " + "dit is een heel lange zin die nergens afbreekt en toch één alinea is " * 3
    text = f"{long.strip()}\n\nMet vriendelijke groet,\nPrivacydesk van een bedrijf met een lange naam"
    html = html_of(text)
    first, second = html.split("\n")
    assert first == f"<p>{long.strip()}</p>"
    assert second.count("<br>") == 1


def test_a_line_longer_than_a_screen_still_ends_where_its_writer_ended_it() -> None:
    line = "x" * 70
    assert html_of(f"{line}\n{line}") == f"<p>{line}<br>{line}</p>"


def test_lists_and_links_are_told_apart_from_text() -> None:
    assert html_of("- een\n- zie https://example.org/a.") == (
        '<ul><li>een</li><li>zie <a href="https://example.org/a">https://example.org/a</a>.</li></ul>'
    )

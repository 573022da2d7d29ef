"""What the widget holds back before sending is what the server would take out."""

import pytest

from assistant.privacy import find_numbers
from tests.browser.conftest import Visitor

TEXTS = (
    "Mijn BSN is 111222333.",
    "burgerservicenummer: 1112.22.333 graag",
    "111222333 is mijn bsn",
    "de BSN's 111222333 en 123456782",
    "bsn 111222334",
    "klantnummer 111222333, mijn bsn geef ik niet",
    "klantnummer 123456782, tel 06 12345678, 1234 AB",
    "0101901234",
    "slet alt om mig, 0101901234",
    "010190 1234",
    "010190-1234",
    "mit cpr er 010190 - 1234",
    "cpr 610190-1234",
    "cpr 010107-4000",
    "fødselsnummer 01.01.90-1234",
    "01/01/90-1234",
    "310290-1234",
    "290201-1234",
    "010170-6123",
    "kundenummer 0101901234",
    "ring på 0201901234",
    "0612345678",
    "0201901234",
    "+45 20 12 34 56 eller +31 6 12345678",
    "rekening NL91ABNA0417164300 van mij",
    "NL91 ABNA 0417 1643 00 en dus",
    "dk50 0040 0440 1162 43.",
    "NL92ABNA0417164300",
    "kaart 4111 1111 1111 1111",
    "kaart 4111 1111 1111 1112",
    "3782 822463 10005",
    "EAN 871687940000000008",
    "målepunkt 571313174200000005",
    "betalingskort 0000 0000 0000 0000",
    "VEN-7K3M-9QXA uit 2026, factuur 2026111234",
    "kort 5500000000000004 og cpr 010190-1234 og DE89370400440532013000",
)


@pytest.mark.parametrize("language", ["nl", "da"])
def test_the_widget_holds_back_what_the_server_takes_out(visitor: Visitor, language: str) -> None:
    page = visitor.page
    page.goto("/demo/ventum")
    page.wait_for_function("() => customElements.get('privacy-chat')")
    found = page.evaluate(
        "([texts, language]) => texts.map((text) =>"
        " customElements.get('privacy-chat').numbers(text, language).map((n) => [n.kind, n.start, n.end]))",
        [list(TEXTS), language],
    )
    wanted = [[[n.kind, n.start, n.end] for n in find_numbers(t, language=language)] for t in TEXTS]
    assert dict(zip(TEXTS, found, strict=True)) == dict(zip(TEXTS, wanted, strict=True))
    assert sum(map(len, wanted)) > 15


def test_a_danish_number_without_a_dash_is_held_back_too(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/demo/natur-energi")
    page.locator("privacy-chat .launch").click()
    page.locator("privacy-chat textarea").fill("slet alt om mig, 0101901234")
    page.keyboard.press("Enter")
    page.locator("privacy-chat [role=alert]", has_text="CPR").wait_for()
    assert not [url for url in visitor.asked if "/sessions" in url]

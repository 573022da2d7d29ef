"""What staff do with a matter: the mark of the authority, and what was meant for another company."""

from assistant.desk import review
from tests.unit.desk.small import person
from tests.unit.web.website import Website, hidden

ANNA = person("anna")


def test_the_mark_is_set_by_hand_with_its_day_and_taken_back(site: Website) -> None:
    browser = site.signed_in()
    form = hidden(browser.get("/console/new"), "/console/new")
    given = {"tenant": "ventum", "type": "access", "channel": "letter", "received": "2026-11-24"}
    page = browser.post(
        "/console/new", data={**form, **given, "name": "Jan", "text": "Brief", "authority": "1"}
    )
    assert "Letter of the authority · " in page.text
    (row,) = review.queue(site.desk, ANNA)
    where = f"/console/tickets/{row.reference}/authority"
    page = browser.post(where, data=hidden(page, where))
    assert "The mark is taken back." in page.text
    assert "Letter of the authority ·" not in page.text
    page = browser.post(where, data={**hidden(page, where), "on": "2026-11-25"})
    assert "Marked; the officer was told." in page.text
    assert "The authority wrote on" in page.text


def test_a_letter_to_another_company_says_so_and_is_opened_there_by_hand(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Beste Natur-Energi, ik wil inzage")
    assert "Written to another company" in browser.get("/console").text
    (row,) = review.queue(site.desk, ANNA)
    where = f"/console/tickets/{row.reference}/elsewhere"
    page = browser.get(f"/console/tickets/{row.reference}")
    assert "Written to another company" in page.text
    given = {"tenant": "natur-energi", "type": "access", "why": "The customer asked for it."}
    page = browser.post(where, data={**hidden(page, where), **given})
    assert "Request opened." in page.text
    assert "NAT-" in page.text

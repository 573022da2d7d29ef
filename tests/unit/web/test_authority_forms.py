"""A letter of the authority is marked where a request is opened by hand, and later on its page."""

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

"""Several people at one matter, and matters that belong together."""

import re

from starlette.testclient import TestClient

from assistant.desk import review
from assistant.desk.people import Staff
from tests.unit.desk.small import person
from tests.unit.web.test_console import QUESTION, draft_form, first
from tests.unit.web.website import Website, seen, token

DAY = {"day": "2026-11-20", "time": "09:30", "why": "de brief lag bij de post"}


def viewer() -> Staff:
    """Return somebody who sees everything."""
    return person("vera", "admin", "ventum", "natur-energi")


def keys(site: Website) -> list[str]:
    """Return what stands in the queue."""
    return [row.key for row in review.queue(site.desk, viewer())]


def post(browser: TestClient, where: str, **form: str) -> str:
    """Post a form of the console; return the page that follows."""
    return browser.post(where, data={"csrf": token(browser.get("/console")), **form}).text


def test_a_colleague_at_the_same_page_is_named_and_gone_when_they_leave(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    site.office.mail(QUESTION)
    where = first(anna)
    assert "looking at this" not in anna.get(where).text
    assert "Anna is looking at this too." in bo.get(where).text
    assert anna.get(f"{where}/pulse").json()["others"] == "Bo is looking at this too."
    bo.get(f"{where}/pulse?writing=1")
    assert anna.get(f"{where}/pulse").json()["others"] == "Bo is writing here."
    site.office.clock.on(minutes=1)
    assert anna.get(f"{where}/pulse").json()["others"] == ""


def test_another_companys_staff_neither_sees_nor_is_seen(site: Website) -> None:
    anna, dane = site.signed_in(), site.signed_in("Dorte", "admin", "natur-energi")
    site.office.mail(QUESTION)
    where = first(anna)
    assert dane.get(f"{where}/pulse").status_code == 404
    assert anna.get(f"{where}/pulse").json()["others"] == ""


def test_the_pulse_tells_that_a_colleague_changed_the_reply(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    site.office.mail(QUESTION)
    where = first(anna)
    before = anna.get(f"{where}/pulse").json()["drafts"]
    assert f'data-drafts="{before}"' in anna.get(where).text
    action, form = draft_form(bo.get(where))
    bo.post(action, data={**form, "text": "Van Bo.", "do": "save"})
    edited = anna.get(f"{where}/pulse").json()["drafts"]
    assert edited != before
    action, form = draft_form(bo.get(where))
    bo.post(action, data={**form, "do": "approve"})
    assert anna.get(f"{where}/pulse").json()["drafts"] not in (before, edited)


def test_the_second_at_a_draft_sees_what_the_first_wrote_and_keeps_her_words(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    site.office.mail(QUESTION)
    where = first(anna)
    action, hers = draft_form(anna.get(where))
    _, his = draft_form(bo.get(where))
    bo.post(action, data={**his, "text": "Zeven jaar, van Bo.", "do": "save"})
    late = anna.post(action, data={**hers, "text": "Zeven jaar, van Anna.", "do": "save"})
    assert late.status_code == 409
    assert "Bo changed the reply at 10:00." in late.text
    assert "<del>Bo</del><ins>Anna</ins>" in seen(late)
    kept = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', late.text, re.DOTALL)
    assert kept
    assert kept[1] == "Zeven jaar, van Anna."
    action, again = draft_form(late)
    stored = anna.post(action, data={**again, "text": "Zeven jaar, van Anna.", "do": "save"})
    assert "Saved." in stored.text


def test_the_second_to_approve_keeps_her_words_when_the_reply_has_gone(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    site.office.mail(QUESTION)
    where = first(anna)
    action, hers = draft_form(anna.get(where))
    bo.post(action, data={**draft_form(bo.get(where))[1], "do": "approve"})
    late = anna.post(action, data={**hers, "text": "Iets heel anders.", "do": "approve"})
    assert late.status_code == 409
    assert "Bo changed the reply" in late.text
    assert "Iets heel anders." in late.text
    site.office.clock.on(minutes=1)
    assert len(site.office.send_all()) == 1


def test_two_requests_are_put_together_and_a_message_is_taken_apart_again(site: Website) -> None:
    anna = site.signed_in()
    site.office.mail("Ik wil inzage", sender="Jan <jan@example.org>")
    site.office.mail("Wis mijn gegevens", sender="Mia <mia@example.org>")
    one, two = keys(site)
    page = post(anna, f"/console/tickets/{two}/merge", reference=one.lower())
    assert "Put together." in page
    view = review.ticket(site.desk, viewer(), one)
    assert {ticket.reference for ticket in view.tickets} == {one, two}
    page = post(anna, f"/console/tickets/{one}/split", message=view.messages[-1].id)
    assert "Taken apart." in page
    assert len(review.ticket(site.desk, viewer(), one).messages) == len(view.messages) - 1


def test_a_request_of_another_company_is_never_put_into_ours(site: Website) -> None:
    anna = site.signed_in()
    site.office.mail("Ik wil inzage")
    site.office.mail("Indsigt", to="persondata@natur-energi.dk", sender="Bo <bo@example.org>")
    dutch, danish = (next(k for k in keys(site) if k.startswith(p)) for p in ("VEN", "NAT"))
    assert "two different matters of one company" in post(
        anna, f"/console/tickets/{dutch}/merge", reference=danish
    )


def test_only_the_officer_keeps_a_request_beyond_its_time(site: Website) -> None:
    kim, bo = site.signed_in("Kim", "officer"), site.signed_in("Bo", "agent")
    site.office.mail("Ik wil inzage")
    (key,) = keys(site)
    where = f"/console/tickets/{key}/hold"
    assert where not in bo.get(f"/console/tickets/{key}").text
    assert 'role="alert"' in post(bo, where, held="1", reason="x")
    assert "Must stay" in post(kim, where, held="1", reason="rechtszaak")
    assert "Must stay" not in post(kim, where, reason="zaak gesloten").split("Journal")[0]


def test_receipt_and_person_are_corrected_and_the_due_date_follows(site: Website) -> None:
    anna = site.signed_in()
    site.office.mail("Ik wil inzage")
    (key,) = keys(site)
    page = post(anna, f"/console/tickets/{key}/received", **DAY)
    assert "Mon 21 Dec 2026" in page
    page = post(anna, f"/console/tickets/{key}/who", name="Jan de Wit", address="wit@example.org", phone="")
    assert "wit@example.org" in page
    assert "Give the day" in post(anna, f"/console/tickets/{key}/received", day="gisteren", why="x")

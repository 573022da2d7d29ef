"""The road through the console without script: queue, ticket, edit, approve, outgoing mail."""

import re
from dataclasses import replace

import httpx
from starlette.testclient import TestClient

from assistant.desk import deliver, handle, review
from assistant.desk.people import Staff
from assistant.desk.views import Filters
from assistant.web.console.ticketview import understood
from tests.unit.desk.small import person
from tests.unit.web.website import Website, hidden, seen, token

QUESTION = "Hoe lang bewaren jullie mijn gegevens?"


def first(browser: TestClient) -> str:
    """Return the address of the first line of the queue."""
    found = re.search(r'class="open" href="([^"]+)"', browser.get("/console").text)
    assert found
    return found[1]


def draft_form(page: httpx.Response) -> tuple[str, dict[str, str]]:
    """Return where the draft's form posts to, and all that it would post."""
    action = re.search(r'action="(/console/drafts/[0-9a-f]+)" class', page.text)
    assert action
    subject = re.search(r'id="subject" name="subject" value="([^"]*)"', page.text)
    text = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', page.text, re.DOTALL)
    assert subject
    assert text
    return action[1], {**hidden(page, action[1]), "subject": subject[1], "text": text[1]}


def viewer(*tenants: str) -> Staff:
    return person("look", "approver", *tenants)


def test_a_breach_stands_on_top_and_what_is_late_says_so_in_words(site: Website) -> None:
    site.office.mail("Ik wil inzage", sender="Kees <kees@example.org>")
    site.office.clock.on(days=40)
    site.office.mail("Een datalek: ik zag andermans brief", sender="Mia <mia@example.org>")
    browser = site.signed_in()
    page = browser.get("/console").text
    assert page.index("Mia") < page.index("Kees")
    assert "7 days overdue" in page


def test_filters_and_search_narrow_the_queue_and_are_kept(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Ik wil inzage", sender="Jan <jan@example.org>")
    site.office.mail("Geen reclame meer", sender="Mia <mia@example.org>")
    assert "Jan" not in browser.get("/console", params={"type": "marketing_optout"}).text
    assert "Jan" not in browser.get("/console").text, "the filter is kept"
    assert "Jan" in browser.get("/console", params={"all": "1"}).text
    found = browser.get("/console", params={"q": "mia@example.org"}).text
    assert "Mia" in found
    assert "Jan" not in found


def test_lines_that_a_mail_program_broke_are_read_as_one(site: Website) -> None:
    browser = site.signed_in()
    broken = (
        "Vandaag kreeg ik van jullie een brief met de afrekening van een ander, en daarom\nwil ik inzage."
    )
    site.office.mail(f"Dag,\n\n{broken}\n\nGroet,\nJan Jansen")
    page = re.sub(r"</?mark[^>]*>", "", browser.get(first(browser)).text)
    assert broken.replace("\n", " ") in page
    assert "Dag,\n\nVandaag" in page, "lines that the customer ended stay"


def test_an_answer_is_edited_approved_and_waits_to_leave_exactly_as_approved(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail(QUESTION)
    page = browser.get(first(browser))
    assert "Zeven jaar." in page.text
    action, form = draft_form(page)
    saved = browser.post(action, data={**form, "text": "Zeven jaar.\r\n\r\nGroet,\r\nAnna", "do": "save"})
    assert "Saved." in saved.text
    assert "<ins>" in saved.text, "what people changed is marked"
    action, form = draft_form(saved)
    assert "Approved." in browser.post(action, data={**form, "do": "approve"}).text
    site.office.clock.on(minutes=1)
    (sent,) = site.office.send_all()
    assert b"Anna" in sent
    outbox = browser.get("/console/outbox").text
    assert 'data-state="sent"' in outbox
    assert "jan@example.org" in outbox


def test_typing_and_approving_in_one_stroke_sends_what_was_typed(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail(QUESTION)
    action, form = draft_form(browser.get(first(browser)))
    browser.post(action, data={**form, "text": "Zeven jaar, Jan.", "do": "approve_next"})
    site.office.clock.on(minutes=1)
    (sent,) = site.office.send_all()
    assert b"Zeven jaar, Jan." in sent


def test_an_approved_mail_can_be_taken_back_before_it_leaves(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail(QUESTION)
    where = first(browser)
    action, form = draft_form(browser.get(where))
    page = browser.post(action, data={**form, "do": "approve"})
    undone = browser.post(f"{action}/undo", data=hidden(page, f"{action}/undo"))
    assert "Nothing was sent" in undone.text
    site.office.clock.on(minutes=5)
    assert site.office.send_all() == []


def test_two_people_at_one_draft_lose_no_words_and_send_one_text(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    site.office.mail(QUESTION)
    where = first(anna)
    action, hers = draft_form(anna.get(where))
    _, his = draft_form(bo.get(where))
    anna.post(action, data={**hers, "text": "Van Anna.", "do": "save"})
    late = bo.post(action, data={**his, "text": "Van Bo.", "do": "approve"})
    assert late.status_code == 409
    assert "Van Bo." in late.text, "what he typed is still there"
    assert "Somebody changed this draft" in late.text
    site.office.clock.on(minutes=5)
    assert site.office.send_all() == []


def test_a_new_message_voids_the_approval_that_was_about_to_be_given(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Ik wil inzage. " + QUESTION, sender="Jan <jan@example.org>")
    row = review.queue(site.desk, viewer())[0]
    action, form = draft_form(browser.get(f"/console/tickets/{row.key}"))
    with site.desk.store.write() as tx:
        tx.conversations.change(row.conversation_id, revision=2)
    answer = browser.post(action, data={**form, "do": "approve"})
    assert answer.status_code == 409
    assert "A new message came in" in answer.text


def test_an_agent_cannot_approve_and_an_auditor_cannot_write(site: Website) -> None:
    site.office.mail(QUESTION)
    agent, auditor = site.signed_in("Bo", "agent"), site.signed_in("Cas", "auditor")
    action, form = draft_form(agent.get(first(agent)))
    assert agent.post(action, data={**form, "do": "approve"}).status_code == 409
    action, form = draft_form(auditor.get(first(auditor)))
    assert auditor.post(action, data={**form, "text": "x", "do": "save"}).status_code == 409
    site.office.clock.on(minutes=5)
    assert site.office.send_all() == []


def test_one_companys_cases_do_not_exist_for_the_others_staff(site: Website) -> None:
    site.office.mail("Wis mijn gegevens", sender="Jan <jan@example.org>")
    row = review.queue(site.desk, viewer())[0]
    view = review.ticket(site.desk, viewer(), row.key)
    inbound = view.messages[0].inbound_id
    dane = site.signed_in("Dorte", "admin", "natur-energi")
    page = dane.get("/console", params={"tenant": "ventum"}).text
    assert row.reference not in page
    assert "Jan" not in page
    form = {"csrf": token(dane.get("/console"))}
    for path in (
        f"/console/tickets/{row.key}",
        f"/console/inbound/{inbound}/raw",
        f"/console/inbound/{inbound}/html",
    ):
        assert dane.get(path).status_code == 404
    dane.post(f"/console/tickets/{row.key}/assign", data={**form, "to": ""})
    dane.post(f"/console/tickets/{row.key}/retype", data={**form, "type": "access"})
    after = review.ticket(site.desk, viewer(), row.key)
    assert after.ticket == view.ticket
    assert after.journal == view.journal


def test_acts_on_a_ticket_are_done_and_stand_in_the_journal(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Wis mijn gegevens", sender="Jan Jansen <jan@example.org>")
    key = review.queue(site.desk, viewer())[0].key
    csrf = {"csrf": token(browser.get("/console"))}
    at = f"/console/tickets/{key}"
    assert "Note added" in browser.post(f"{at}/note", data={**csrf, "text": "Gebeld."}).text
    assert "Details saved" in browser.post(f"{at}/fields", data={**csrf, "which_data": "alles"}).text
    moved = browser.post(f"{at}/move", data={**csrf, "to": "in_progress"}).text
    assert "In progress" in moved
    confirmed = browser.post(f"{at}/step", data={**csrf, "step": "call_back", "result": "passed", "note": ""})
    assert "Identity: Confirmed" in confirmed.text
    retyped = browser.post(f"{at}/retype", data={**csrf, "type": "access"}).text
    assert "Access to data" in retyped
    view = review.ticket(site.desk, viewer(), key)
    assert view.journal_whole
    assert view.ticket is not None
    assert view.ticket.fields["which_data"] == "alles"
    for said in ("Note added", "Identity confirmed", "Type changed", "Detail changed"):
        assert said in retyped


def test_a_refusal_of_the_desk_is_told_on_the_page(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Wis mijn gegevens")
    key = review.queue(site.desk, viewer())[0].key
    csrf = {"csrf": token(browser.get("/console"))}
    answer = browser.post(f"/console/tickets/{key}/move", data={**csrf, "to": "closed"})
    assert 'role="alert"' in answer.text


def test_a_corrected_label_opens_the_request_that_was_missed(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Ik heb iets te vragen", sender="Jan <jan@example.org>")
    where = first(browser)
    message = re.search(r'name="message" value="([0-9a-f]+)"', browser.get(where).text)
    assert message
    form = {"csrf": token(browser.get(where)), "message": message[1], "intent": "request.erasure"}
    browser.post(f"{where}/label", data=form)
    assert [row.type for row in review.queue(site.desk, viewer())] == ["erasure"]


def test_a_letter_is_opened_by_hand_with_the_day_it_came(site: Website) -> None:
    browser = site.signed_in()
    form = {
        "csrf": token(browser.get("/console/new")),
        "tenant": "ventum",
        "type": "access",
        "channel": "letter",
        "received": "2026-11-20",
        "name": "Jan Jansen",
        "text": "Graag inzage. Mijn BSN is 111222333.",
    }
    page = browser.post("/console/new", data=form)
    assert "Request opened." in page.text
    assert "Mon 21 Dec 2026" in page.text
    assert "111222333" not in page.text
    wrong = browser.post("/console/new", data={**form, "received": "2027-01-01"})
    assert wrong.status_code == 422
    assert "Graag inzage" in wrong.text, "what was typed is kept"


def test_mail_that_broke_the_worker_is_read_and_run_again(site: Website) -> None:
    inbound = site.office.mail("kapot", subject="Kapot", handle=False)
    for _ in range(6):
        handle.next(site.desk, "worker")
        site.office.clock.on(hours=2)
    browser = site.signed_in()
    page = browser.get("/console/quarantine")
    assert "RuntimeError" in page.text
    assert "Jan Jansen" not in page.text.split("<main")[1].split("RuntimeError")[1]
    headers = browser.get(f"/console/inbound/{inbound}/headers").text
    assert "Subject: Kapot" in headers
    raw = browser.get(f"/console/inbound/{inbound}/raw")
    assert raw.headers["content-disposition"].startswith("attachment")
    again = browser.post(f"/console/inbound/{inbound}/again", data={"csrf": token(page)})
    assert "It is run again" in again.text
    assert "The quarantine is empty" in again.text


def test_a_mail_of_unknown_outcome_is_decided_by_a_person(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail(QUESTION)
    action, form = draft_form(browser.get(first(browser)))
    browser.post(action, data={**form, "do": "approve"})
    site.office.clock.on(minutes=1)
    out = deliver.claim(site.desk, "sender")
    assert out is not None
    deliver.sending(site.desk, out.id)
    deliver.unknown(site.desk, out.id)
    page = browser.get("/console/outbox")
    assert "Not known whether it arrived" in page.text
    done = browser.post(f"/console/outbox/{out.id}/arrived", data={"csrf": token(page)})
    assert f'id="o-{out.id}" data-state="sent"' in done.text


def test_the_daily_list_shows_what_nobody_answered(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("bedankt", subject="Dank", sender="Jan <jan@example.org>")
    page = browser.get("/console/daily", params={"day": "2026-11-25"}).text
    assert "Greeting or thanks" in page
    assert "Dank" in page
    assert "Nothing on this day" in browser.get("/console/daily", params={"day": "2026-11-24"}).text


def test_an_answer_that_still_waits_for_approval_is_not_on_the_daily_list(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail(QUESTION, subject="Bewaren")
    day = {"day": "2026-11-25"}
    assert "Bewaren" not in browser.get("/console/daily", params=day).text
    action, form = draft_form(browser.get(first(browser)))
    browser.post(action, data={**form, "do": "approve"})
    site.office.clock.on(minutes=1)
    site.office.send_all()
    assert "Bewaren" in browser.get("/console/daily", params=day).text


def test_the_board_counts_and_the_register_holds_no_names(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Wis mijn gegevens", sender="Jan Jansen <jan@example.org>")
    site.office.mail("Een datalek", sender="Mia <mia@example.org>")
    board = browser.get("/console/board").text
    assert "72 hours left" in board
    assert re.search(r'class="n">2</span><span>open requests', board)
    register = browser.get("/console/register.csv", params={"since": "2026-01-01"})
    assert register.headers["content-type"].startswith("text/csv")
    assert "erasure" in register.text
    assert "Jan" not in register.text
    assert "Mia" not in register.text


def test_the_page_speaks_the_language_that_was_chosen(site: Website) -> None:
    browser = site.signed_in()
    page = browser.get("/console")
    form = {"csrf": token(page), "language": "da", "theme": "dark", "back": "/console"}
    danish = browser.post("/console/preferences", data=form).text
    assert '<html lang="da" data-theme="dark">' in danish
    assert "<h1>Kø</h1>" in danish


def test_a_note_is_never_in_what_leaves(site: Website) -> None:
    browser = site.signed_in()
    site.office.mail("Wis mijn gegevens. " + QUESTION, sender="Jan <jan@example.org>")
    key = review.queue(site.desk, viewer(), Filters())[0].key
    browser.post(
        f"/console/tickets/{key}/note",
        data={"csrf": token(browser.get("/console")), "text": "GEHEIM"},
    )
    action, form = draft_form(browser.get(f"/console/tickets/{key}"))
    assert "GEHEIM" not in " ".join(form.values())
    browser.post(action, data={**form, "do": "approve"})
    site.office.clock.on(minutes=5)
    assert all(b"GEHEIM" not in mail for mail in site.office.send_all())


def test_looking_at_a_raw_mail_stands_in_the_journal(site: Website) -> None:
    browser = site.signed_in()
    inbound = site.office.mail("Wis mijn gegevens")
    key = review.queue(site.desk, viewer())[0].key
    browser.get(f"/console/inbound/{inbound}/html")
    assert "Raw mail looked at" in browser.get(f"/console/tickets/{key}").text


def test_a_refusal_by_post_is_written_approved_by_two_and_noted_as_given_on_the_page(site: Website) -> None:
    site.office.mail("Wis alles, klantnummer 12345.")
    anna, bob = site.signed_in("Anna"), site.signed_in("Bob")
    eva = site.staff("Eva")
    key = review.queue(site.desk, eva)[0].reference
    where = f"/console/tickets/{key}"
    reason = "Je hebt nog een openstaande rekening die we zeven jaar moeten bewaren."
    page = anna.get(where)
    assert '<option value="refused">' not in page.text.split('id="outcome"')[-1].split("</select>")[0]
    form = {"csrf": token(page), "stage": "refused", "done": reason, "ground": "17(3)", "road": "post"}
    page = anna.post(f"{where}/draft", data=form)
    assert "By post" in seen(page)
    for browser, said in ((anna, "A second person must look"), (bob, "note here when")):
        page = browser.get(where)
        action = re.search(r'action="(/console/drafts/[0-9a-f]+)"', page.text)
        assert action
        sent = {"csrf": token(page), **hidden(page, action[1]), "do": "approve", "recipient": "Dorpsstraat 1"}
        drafts = review.ticket(site.desk, eva, key).drafts
        draft = next(each.draft for each in drafts if each.draft.road == "post")
        sent |= {"subject": draft.content.subject, "text": draft.content.text}
        page = browser.post(action[1], data=sent)
        assert said in seen(page)
    assert "Dorpsstraat 1" in page.text
    zone = site.desk.tenant("ventum").zone
    now = site.desk.now().astimezone(zone)
    form = {"csrf": token(page), "key": key, "day": f"{now:%Y-%m-%d}", "time": f"{now:%H:%M}"}
    page = bob.post(f"{action[1]}/given", data=form)
    assert "the customer has it" in seen(page)
    assert "Answered: Refused" in seen(page)


def test_a_hand_written_reply_that_refuses_says_what_it_lacks_on_the_page(site: Website) -> None:
    site.office.mail("Wis alles, klantnummer 12345.")
    anna = site.signed_in("Anna")
    key = review.queue(site.desk, site.staff("Eva"))[0].reference
    page = anna.get(f"/console/tickets/{key}")
    form = {"csrf": token(page), "stage": "", "done": "Nee.", "outcome": "refused"}
    page = anna.post(f"/console/tickets/{key}/draft", data=form)
    assert "The refusal does not name the supervisory authority." in page.text
    assert "Two people approve this" in page.text


def test_what_was_understood_is_of_the_message_that_asked_not_of_the_last(site: Website) -> None:
    site.office.mail("Ik wil inzage in mijn gegevens", sender="Kees <kees@example.org>")
    (row,) = review.queue(site.desk, viewer("ventum"))
    view = review.ticket(site.desk, viewer("ventum"), row.key)
    first_said = view.messages[0]
    assert first_said.understanding
    wish = replace(first_said.understanding.wishes[0], intent="faq.retention")
    later = replace(first_said, id="later", understanding=replace(first_said.understanding, wishes=(wish,)))
    message, wishes = understood(replace(view, messages=(first_said, later)))
    assert message is not None
    assert message.id == first_said.id
    assert wishes[0].wish.intent == "request.access"


def test_the_checklist_speaks_the_readers_language(site: Website) -> None:
    site.office.mail("Ik wil inzage in mijn gegevens", sender="Kees <kees@example.org>")
    browser = site.signed_in()
    page = browser.get(first(browser)).text
    assert "Search every system" in page
    assert "Zoek in alle systemen" not in page


def test_what_a_simple_reply_does_not_need_is_folded(site: Website) -> None:
    site.office.mail("Ik wil inzage in mijn gegevens", sender="Kees <kees@example.org>")
    browser = site.signed_in()
    page = browser.get(first(browser)).text
    folded = page.partition('<details><summary class="small">A refusal, a closing')[2].partition(
        "</details>"
    )[0]
    for name in ("reason", "outcome", "discloses", "road", "to", "ground"):
        assert f'name="{name}"' in folded
    assert 'name="done"' not in folded

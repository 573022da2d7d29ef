"""One reply to several requests on the page of a ticket, without script."""

from assistant.desk import review
from assistant.desk.review import joint
from assistant.web import words
from assistant.writing.stages import STAGES
from tests.unit.desk.small import person
from tests.unit.web.website import Website, hidden

ANNA = person("anna")
LETTER = "Ik wil inzage, klantnummer 12345. Wis daarna alles. En geen reclame meer naar jan@example.org."


def opened(site: Website) -> dict[str, str]:
    site.office.mail(LETTER)
    return {row.type: row.reference for row in review.queue(site.desk, ANNA)}


def test_staff_choose_which_requests_one_reply_answers(site: Website) -> None:
    refs, browser = opened(site), site.signed_in()
    page = browser.get(f"/console/tickets/{refs['access']}")
    where = f"/console/tickets/{refs['access']}/joint"
    form = hidden(page, where)
    assert page.text.count('name="cover"') == 3
    assert f'name="cover" value="{refs["erasure"]}" checked' in page.text
    assert f'name="cover" value="{refs["marketing_optout"]}">' in page.text, "it is ready for another reply"
    chosen = [refs["access"], refs["erasure"]]
    answer = browser.post(
        where,
        data={**form, "cover": chosen, **{f"stage-{reference}": "identity" for reference in chosen}},
        follow_redirects=True,
    )
    assert "Requests that this reply answers" in answer.text
    other = browser.get(f"/console/tickets/{refs['erasure']}").text
    assert "Requests that this reply answers" in other
    assert "one reply to both waits for approval" in other
    third = browser.get(f"/console/tickets/{refs['marketing_optout']}").text
    assert "A reply waits for another request of this matter" in third
    assert "No reply waits here." in third


def test_a_request_is_taken_out_and_answered_alone(site: Website) -> None:
    refs, browser = opened(site), site.signed_in()
    page = browser.get(f"/console/tickets/{refs['access']}")
    where = f"/console/tickets/{refs['access']}/joint"
    chosen = list(refs.values())
    stages = {f"stage-{reference}": "identity" for reference in chosen[:2]}
    stages[f"stage-{refs['marketing_optout']}"] = "fulfilled"
    stages |= {f"stage-{refs['access']}": "identity", f"stage-{refs['erasure']}": "identity"}
    shown = browser.post(
        where, data={**hidden(page, where), "cover": chosen, **stages}, follow_redirects=True
    )
    (draft,) = [d.draft for d in review.ticket(site.desk, ANNA, refs["access"]).drafts if d.draft.parts]
    leaving = f"/console/drafts/{draft.id}/leave"
    form = hidden(shown, leaving) | {"reference": refs["marketing_optout"]}
    alone = browser.post(leaving, data=form, follow_redirects=True)
    assert "Taken out: it is answered alone." in alone.text
    assert "No reply waits here." in alone.text
    (left,) = [
        d.draft for d in review.ticket(site.desk, ANNA, refs["access"]).drafts if d.draft.id == draft.id
    ]
    assert refs["marketing_optout"] not in left.content.text


def test_one_letter_closes_several_requests_that_were_withdrawn(site: Website) -> None:
    refs, browser = opened(site), site.signed_in()
    page = browser.get(f"/console/tickets/{refs['access']}")
    where = f"/console/tickets/{refs['access']}/joint"
    chosen = [refs["access"], refs["erasure"]]
    ends = {f"stage-{one}": "closed" for one in chosen} | {f"outcome-{one}": "withdrawn" for one in chosen}
    browser.post(where, data={**hidden(page, where), "cover": chosen, **ends}, follow_redirects=True)
    (draft,) = [d.draft for d in review.ticket(site.desk, ANNA, refs["access"]).drafts if d.draft.parts]
    assert [(part.kind, part.outcome) for part in draft.parts or ()] == [("closed", "withdrawn")] * 2


def test_what_cannot_share_a_reply_is_said_on_the_page(site: Website) -> None:
    refs, browser = opened(site), site.signed_in()
    page = browser.get(f"/console/tickets/{refs['access']}")
    where = f"/console/tickets/{refs['access']}/joint"
    form = {**hidden(page, where), "cover": [refs["access"]], f"stage-{refs['access']}": "identity"}
    assert "Choose at least two requests" in browser.post(where, data=form, follow_redirects=True).text


def test_an_approval_after_the_request_changed_is_refused(site: Website) -> None:
    refs, browser = opened(site), site.signed_in()
    draft = review.new_draft(site.desk, ANNA, refs["marketing_optout"], stage="fulfilled")
    where = f"/console/drafts/{draft.id}"
    page = browser.get(f"/console/tickets/{refs['marketing_optout']}")
    form = hidden(page, where) | {
        "subject": draft.content.subject,
        "text": draft.content.text,
        "do": "approve",
    }
    review.set_field(site.desk, ANNA, refs["marketing_optout"], "channels", "mail")
    answer = browser.post(where, data=form)
    assert answer.status_code == 409
    assert "A request changed since you looked" in answer.text
    form |= hidden(answer, where)
    assert "Approved. It leaves in a moment" in browser.post(where, data=form).text


def test_every_reply_that_the_page_offers_can_be_written() -> None:
    assert set(words.STAGES) - {""} <= set(STAGES)
    assert set(words.JOINT) == set(joint.STAGES) <= set(STAGES)

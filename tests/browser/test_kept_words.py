"""A refusal and an ended sign-in take nothing away of what staff typed, in whichever form of the ticket."""

from playwright.sync_api import expect

from assistant.desk import review, sessions
from tests.browser.conftest import Served, Visitor, let_in
from tests.browser.test_axe import clean
from tests.browser.test_looks import WISH, at_ticket
from tests.unit.desk.small import person


def test_a_refusal_says_why_beside_what_was_typed_and_takes_nothing_away(
    visitor: Visitor, served: Served
) -> None:
    served.site.office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    page = at_ticket(visitor, served)
    page.get_by_text("Send it back or throw it away").click()
    page.get_by_role("button", name="Throw this draft away").click()
    form = page.locator("form[action$='/draft']")
    form.locator("#stage").select_option("refused")
    form.locator("#done").fill("Je rekeningen moeten we zeven jaar bewaren.")
    page.get_by_text("A refusal, a closing, personal data, or not by mail").click()
    form.locator("#road").select_option("post")
    form.locator("#ground").select_option("17(3)")
    key = page.url.rsplit("/", 1)[-1].partition("#")[0]
    review.retype(served.site.desk, person("anna"), key, "access")  # a colleague, meanwhile
    form.get_by_role("button", name="Write a reply").click()
    expect(form.get_by_role("alert")).to_contain_text("That ground is not one for this type of request.")
    expect(form.locator("#done")).to_have_value("Je rekeningen moeten we zeven jaar bewaren.")
    expect(form.locator("#road")).to_have_value("post")
    clean(page, "refused in place")


def test_an_ended_sign_in_keeps_a_note_until_one_is_back(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(WISH, sender="Jan Jansen <jan@example.org>")
    page = at_ticket(visitor, served)
    page.locator("summary", has_text="Internal notes").click()
    page.get_by_label("Add a note").fill("Gebeld: ze woont er niet meer.")
    sessions.end_everywhere(served.site.desk, person("anna"))
    visitor.context.clear_cookies()
    add = page.locator("form[action$='/note'] button")
    add.click()
    expect(page.get_by_role("alert")).to_contain_text("You are signed out.")
    let_in(visitor, served)  # in another tab
    add.click()
    expect(page.get_by_role("status").first).to_contain_text("Note added.")
    expect(page.get_by_text("Gebeld: ze woont er niet meer.")).to_be_visible()
    expect(page.get_by_label("Add a note")).to_have_value("")

"""HTML mails made to attack: in a real browser nothing runs, nothing calls out, nothing covers the page."""

from email.message import EmailMessage

from playwright.sync_api import expect

from assistant.desk import handle, receive
from tests.browser.conftest import Served, Visitor, let_in
from tests.unit.web.test_safehtml import ATTACKS


def test_nothing_of_an_attacking_mail_runs_or_calls_out(visitor: Visitor, served: Served) -> None:
    mail = EmailMessage()
    mail["From"] = "Mallory <mallory@example.org>"
    mail["To"] = "backoffice@ventum.nl"
    mail["Subject"] = "<script>document.title='hit'</script>"
    mail["Message-ID"] = "<attack@example.org>"
    mail.set_content("Wis mijn gegevens <script>document.title='hit'</script>")
    mail.add_alternative(
        "<p>Wis mijn gegevens</p>" + "\n".join(ATTACKS).replace("alert(1)", "top.document.title='hit'"),
        subtype="html",
    )
    office = served.site.office
    receive.mail(
        office.desk,
        mail.as_bytes(),
        tenant_id="ventum",
        envelope_from="mallory@example.org",
        recipients=("backoffice@ventum.nl",),
        received=office.clock.now,
        source="smtp",
    )
    while handle.next(office.desk, "worker"):
        pass
    let_in(visitor, served)
    page = visitor.page
    page.goto("/console")
    page.locator("a.open").first.click()
    page.get_by_text("See the mail as it was laid out").click()
    frame = page.frame_locator("iframe.mail")
    expect(frame.get_by_text("Wis mijn gegevens")).to_be_visible()
    assert page.locator("iframe.mail").get_attribute("sandbox") == ""
    own = page.context.new_page()
    own.goto(page.locator("iframe.mail").get_attribute("src") or "")
    expect(own.get_by_text("Wis mijn gegevens")).to_be_visible()
    assert own.evaluate("getComputedStyle(document.body).fontSize") == "16px", "our own style is there"
    page.wait_for_timeout(500)
    assert "hit" not in page.title()
    assert "hit" not in own.title()
    assert all(url.startswith(served.url) for url in visitor.asked), "it called out"


def test_a_customers_name_or_subject_is_text_on_every_page(visitor: Visitor, served: Served) -> None:
    served.site.office.mail(
        "Wis mijn gegevens",
        subject="<img src=x onerror=document.title='hit'>",
        sender='"<svg onload=top.document.title=1>" <jan@example.org>',
    )
    let_in(visitor, served)
    for path in ("/console", "/console/outbox", "/console/daily", "/console/board"):
        visitor.page.goto(path)
        assert visitor.page.locator("main img").count() == 0
    visitor.page.goto("/console")
    visitor.page.locator("a.open").first.click()
    assert visitor.page.locator("main img").count() == 0

"""The pages of the texts that answers are made of."""

import html
import re
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from assistant.desk import textviews
from assistant.web.console import textchanges, textforms
from assistant.web.forms import Form
from tests.unit.desk.library import BILLS, SECTIONS, WORDING
from tests.unit.knowledge import mini
from tests.unit.web.website import Website, hidden, seen, token

AT = "/console/knowledge"


def fields(page: httpx.Response) -> dict[str, str]:
    """Return every field of the edit form as a browser would send it."""
    form = re.search(r'<form method="post" action="/console/knowledge/edit".*?</form>', page.text, re.DOTALL)
    assert form
    found = dict(
        re.findall(r'<input (?:type="hidden" )?(?:id="[^"]*" )?name="([^"]+)" value="([^"]*)"', form[0])
    )
    for name, text in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form[0], re.DOTALL):
        found[name] = text
    for name, options in re.findall(r'<select [^>]*name="([^"]+)">(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        assert chosen, name
        found[name] = chosen[1]
    for name in re.findall(r'type="checkbox" name="([^"]+)" value="1" checked', form[0]):
        found[name] = "1"
    return {name: html.unescape(value) for name, value in found.items()}


def edit(browser: TestClient, path: str = BILLS, how: str = "", **changed: str) -> httpx.Response:
    """Edit a text by its form."""
    page = browser.get(f"{AT}/edit?path={quote(path)}&how={how}")
    assert page.status_code == 200
    form = {**fields(page), "reason": "het statement is gewijzigd", **changed}
    return browser.post(f"{AT}/edit", data=form)


def page_of(browser: TestClient, path: str = BILLS, more: str = "") -> httpx.Response:
    """Open a text's page."""
    return browser.get(f"{AT}/text?path={quote(path)}{more}")


def test_an_answer_is_edited_by_form_and_published_by_a_second_person(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    assert "Hoe lang we bewaren" in anna.get(AT).text
    short = {"short-1": "Vijf jaar bewaren we facturen."}
    saved = edit(anna, **short)
    assert "A second person reads and publishes it." in saved.text
    assert (
        re.sub(r'<span class="hide"[^>]*>[^<]*</span>', "", saved.text).count(
            "<del>Zeven</del><ins>Vijf</ins>"
        )
        == 1
    )
    assert 'action="/console/knowledge/publish"' not in saved.text, "never the author's own"
    assert "Zeven jaar" in textviews.used(site.desk)[BILLS]
    page = page_of(bo)
    done = bo.post(f"{AT}/publish", data=hidden(page, f"{AT}/publish"))
    assert "Published." in done.text
    used = textviews.used(site.desk)[BILLS]
    assert "Vijf jaar bewaren we facturen." in used
    p = site.app.state.site.languages["nl"]
    assert not textchanges.differences(mini.RETENTION.replace("Zeven jaar", "Vijf jaar"), used, p)


def test_the_author_who_forges_the_publish_form_is_refused(site: Website) -> None:
    anna = site.signed_in()
    edit(anna, **{"short-1": "Vijf jaar bewaren we facturen."})
    found = textviews.text(site.desk, site.staff("Kim"), BILLS).open
    assert found is not None
    form = {"csrf": token(anna.get(AT)), "path": BILLS, "id": found.id, "version": str(found.version)}
    answer = anna.post(f"{AT}/publish", data=form)
    assert "somebody else must read and publish it" in answer.text
    assert "Zeven jaar" in textviews.used(site.desk)[BILLS]


def test_what_cannot_be_used_is_said_and_what_was_typed_is_kept(site: Website) -> None:
    anna = site.signed_in()
    answer = edit(anna, **{"section-1": "", "short-1": "Acht jaar, zeggen ze."})
    assert answer.status_code == 422
    assert "there is no section" in answer.text
    assert "Acht jaar, zeggen ze." in answer.text
    broken = edit(anna, WORDING, "letter", **{"s-greeting": "Beste {naam},"})
    assert broken.status_code == 422
    assert "unknown placeholder {naam}" in broken.text
    assert "Beste {naam}," in broken.text
    anna.cookies.set("language", "da")
    assert "står ikke i sections.yaml" in edit(anna, **{"section-1": ""}).text


def test_a_form_sent_as_it_is_changes_nothing(site: Website) -> None:
    anna = site.signed_in()
    for path, how in ((BILLS, ""), (WORDING, "letter"), (WORDING, "receipt"), (SECTIONS, "text")):
        assert "nothing is changed" in edit(anna, path, how).text, path


def test_a_sentence_of_the_letters_is_edited_and_the_comment_on_top_stays(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    edit(anna, WORDING, "letter", **{"s-greeting_plain": "Goeiedag,"})
    page = page_of(bo, WORDING)
    assert "Goeiedag" in page.text
    bo.post(f"{AT}/publish", data=hidden(page, f"{AT}/publish"))
    used = textviews.used(site.desk)[WORDING]
    assert used.startswith("# Wat er in brieven en chats staat")
    shipped = textviews.library(site.desk).shipped[WORDING]
    (line,) = textchanges.differences(shipped, used, site.app.state.site.languages["nl"])
    assert line.place == "letter · greeting_plain"


def test_two_who_edit_one_text_lose_nothing(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    his = fields(bo.get(f"{AT}/edit?path={quote(BILLS)}"))
    edit(anna, **{"short-1": "Vijf jaar bewaren we facturen."})
    late = bo.post(f"{AT}/edit", data={**his, "short-1": "Zes jaar bewaren we facturen.", "reason": "x"})
    assert late.status_code == 422
    assert "Somebody changed this text" in late.text
    assert "Zes jaar bewaren we facturen." in late.text


def test_a_preview_shows_what_customers_would_read(site: Website) -> None:
    anna = site.signed_in()
    edit(anna, **{"short-1": "Vijf jaar bewaren we facturen."})
    page = page_of(anna, more="&question=" + quote("hoe lang bewaren jullie mijn facturen?"))
    said = re.findall(r'<p class="words said"[^>]*>(.*?)</p>', page.text, re.DOTALL)
    assert any("Vijf jaar bewaren we facturen." in text and "Goedendag," in text for text in said)
    assert any("Vijf jaar" in text and "Goedendag" not in text for text in said), "and in the chat"


def test_a_version_is_read_compared_and_brought_back(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    edit(anna, **{"short-1": "Vijf jaar bewaren we facturen."})
    bo.post(f"{AT}/publish", data=hidden(page_of(bo), f"{AT}/publish"))
    assert "<del>Zeven</del><ins>Vijf</ins>" in seen(page_of(anna, more="&version=1"))
    form = {**hidden(page_of(anna), f"{AT}/roll-back"), "number": "0"}
    anna.post(f"{AT}/roll-back", data=form)
    bo.post(f"{AT}/publish", data=hidden(page_of(bo), f"{AT}/publish"))
    assert "Zeven jaar" in textviews.used(site.desk)[BILLS]
    assert page_of(anna, more="&version=9").status_code == 404


def test_the_statement_is_compared_and_a_reading_confirmed(site: Website) -> None:
    kim = site.signed_in("Kim", "officer")
    where = f"{AT}/statement"
    page = kim.get(where)
    form = {
        "csrf": token(page),
        "tenant": "ventum",
        "text": mini.STATEMENT.replace("zeven jaar", "acht jaar"),
    }
    told = kim.post(where, data=form).text
    assert "1 fact held" in told or "2 facts held" in told
    assert "no longer in the statement" in told
    assert quote(BILLS) in told


def test_which_answers_are_used_and_which_fail_is_counted(site: Website) -> None:
    anna = site.signed_in()
    site.office.mail("Hoe lang bewaren jullie mijn gegevens?")
    site.office.mail("Hoe lang bewaren jullie alles?", sender="Mia <mia@example.org>")
    first = re.findall(r'class="open" href="([^"]+)"', anna.get("/console").text)[0]
    page = anna.get(first)
    action = re.search(r'action="(/console/drafts/[0-9a-f]+)" class="stack-s" id="draft"', page.text)
    assert action
    anna.post(action[1], data={**hidden(page, action[1]), "subject": "x", "text": "Anders.", "do": "save"})
    row = re.search(r"<tr data-row>(?:(?!</tr>).)*Hoe lang we bewaren.*?</tr>", anna.get(AT).text, re.DOTALL)
    assert row
    counts = re.findall(r'data-label="(\w[^"]*)">([\d·]+)', row[0])
    assert dict(counts)["Asked"] == "2"
    assert dict(counts)["Edited"] == "1"


def test_an_auditor_reads_and_another_companys_staff_sees_nothing(site: Website) -> None:
    auditor = site.signed_in("Cas", "auditor")
    assert page_of(auditor).status_code == 200
    assert f"{AT}/edit" not in page_of(auditor).text
    dane = site.signed_in("Dorte", "admin", "natur-energi")
    assert "Hoe lang we bewaren" not in dane.get(AT).text
    assert page_of(dane).status_code == 404


@given(st.text(alphabet="ab {}:#'\"-\n|>&*!%@`é", max_size=40))
def test_whatever_is_typed_into_a_form_comes_back_as_it_was_typed(text: str) -> None:
    form = Form(fields={"title": ("t",), "id-1": ("a",), "source-1": ("law",), "short-1": (text,)})
    (fact, *_) = textforms.facts_of(textforms.answer_of(form, "intent: faq.x\n"))
    assert fact.short == " ".join(text.split())


NEW = "nl/ventum/answers/faq.call_recording.yaml"


def test_an_answer_that_is_not_there_yet_is_written_and_published_by_a_second_person(site: Website) -> None:
    anna, bo = site.signed_in(), site.signed_in("Bo", "approver")
    offered = anna.get(AT).text
    assert f'value="{NEW}"' in offered
    assert f'value="{BILLS}"' not in offered, "it has its answer"
    assert "natur-energi/answers" not in offered, "it has no sections here that an answer could name"
    saved = edit(
        anna,
        NEW,
        **{
            "title": "Opnames van gesprekken",
            "id-1": "kept",
            "section-1": "2.1",
            "short-1": "Een opname bewaren we drie maanden.",
            "asks-1": "hoe lang bewaren jullie een opname?",
        },
    )
    assert "A second person reads and publishes it." in saved.text
    assert "Opnames van gesprekken" in saved.text
    assert NEW not in textviews.used(site.desk)
    bo.post(f"{AT}/publish", data=hidden(page_of(bo, NEW), f"{AT}/publish"))
    assert "Een opname bewaren we drie maanden." in textviews.used(site.desk)[NEW]
    assert f'value="{NEW}"' not in anna.get(AT).text


def test_a_new_answer_without_a_fact_is_not_taken_and_what_was_typed_is_kept(site: Website) -> None:
    anna = site.signed_in()
    answer = edit(anna, NEW, title="Opnames van gesprekken")
    assert answer.status_code == 422
    assert "Opnames van gesprekken" in answer.text


def test_who_reads_only_is_offered_no_new_answer(site: Website) -> None:
    assert "Write an answer that is not there yet" not in site.signed_in("Aud", "auditor").get(AT).text


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("nl", ["Feit · “bills” · Waar het vandaan komt", "Feit · “bills” · Hoe klanten ernaar vragen"]),
        ("da", ["Oplysning · “bills” · Hvor det stammer fra", "Oplysning · “bills” · Sådan spørger kunder"]),
    ],
)
def test_what_changes_is_named_in_the_readers_language(
    site: Website, language: str, places: list[str]
) -> None:
    p = site.app.state.site.languages[language]
    before = "title: x\nfacts:\n- {id: bills, source: statement, short: a b, asks: [wat nu]}\n"
    after = "title: x\nfacts:\n- {id: bills, source: law, short: a b, asks: [waar nu], extra: true}\n"
    lines = textchanges.differences(before, after, p)
    assert [line.place for line in lines[:2]] == places
    assert lines[0].changes[-1] == ("added", p.say("Law"))
    assert lines[2].changes == [("added", "ja")]

"""The register as a report: figures, plots with their tables, nothing of a person, nothing that runs."""

import base64
import hashlib
import re

import pytest

from assistant.desk import review
from tests.unit.desk.small import approve_all
from tests.unit.web.website import Website


def worked(site: Website) -> None:
    """Two requests of one company, one answered and late; one of the other company."""
    office, staff = site.office, site.staff("Bob")
    office.mail("Wis alles.", sender="Jan Jansen <jan@example.org>")
    reference = review.queue(site.desk, staff)[0].reference
    office.mail("indsigt tak", to="persondata@natur-energi.dk", sender="Mette <mette@example.org>")
    office.clock.on(days=40)
    review.set_identity(site.desk, staff, reference, "confirmed", step="call_back")
    done = "Je gegevens zijn gewist."
    letter = review.new_draft(
        site.desk, staff, reference, stage="fulfilled", done=done, road="post", to="Dorpsstraat 1, Utrecht"
    )
    approve_all(site.desk, reference, letter.id, staff, site.staff("Carla"))
    review.given(site.desk, staff, letter.id)
    office.mail("Graag inzage.", sender="Piet <piet@example.org>")


def test_the_report_counts_one_company_and_says_what_each_plot_says_in_a_table(site: Website) -> None:
    worked(site)
    wanted = {"tenant": "ventum", "since": "2026-11-01"}
    page = site.signed_in().get("/console/register/report", params=wanted)
    text = re.sub(r"\s+", " ", page.text)
    assert "Register of requests: Ventum" in text
    assert "<strong>2</strong>received" in text
    assert "<strong>0 %</strong>of them in time" in text
    assert "<strong>40</strong>days to the answer, median" in text
    assert '<th scope="row">Erasure of data</th><td>1</td><td>0</td><td>1</td><td>0</td>' in text
    assert text.count('role="img"') == text.count("the table below says the same") == 3
    assert "jan" not in text.casefold().replace("jan 20", "")
    assert "VEN-" not in text


def test_the_report_runs_nothing_and_its_style_is_the_only_one_allowed(site: Website) -> None:
    page = site.signed_in().get("/console/register/report")
    policy = page.headers["content-security-policy"]
    style = re.search(r"<style>(.*?)</style>", page.text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith("sandbox; default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "<script" not in page.text
    assert "style=" not in page.text


@pytest.mark.parametrize("language", ["nl", "da", "en"])
def test_the_report_is_saved_as_a_file_in_the_readers_language(site: Website, language: str) -> None:
    worked(site)
    browser = site.signed_in()
    browser.cookies.set("language", language)
    page = browser.get("/console/register/report", params={"save": "1", "tenant": "natur-energi"})
    assert f'<html lang="{language}">' in page.text
    title = {"nl": "Register van verzoeken", "da": "Register over anmodninger", "en": "Register of requests"}
    assert title[language] in page.text
    assert page.headers["content-disposition"].startswith('attachment; filename="register-natur-energi-')


def test_another_companys_report_does_not_exist(site: Website) -> None:
    browser = site.signed_in("Vera", "auditor", "ventum")
    assert browser.get("/console/register/report", params={"tenant": "ventum"}).status_code == 200
    assert browser.get("/console/register/report", params={"tenant": "natur-energi"}).status_code == 404

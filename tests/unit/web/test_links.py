"""One-time links: a copy of an ID comes in once, a package goes out against a code, nobody guesses."""

import re

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.desk import links, review
from assistant.desk.people import Staff
from tests.unit.desk.small import hand_over
from tests.unit.desk.test_casework import LOWER
from tests.unit.web.website import Website, token

PICTURE = b"\x89PNG\r\n\x1a\n" + b"x" * 2000
PACKAGE = links.Package(name="gegevens é.zip", type="application/zip", content=b"PK package")


def opened(site: Website, doubt: bool = True) -> tuple[Staff, str]:
    """Return somebody of the staff, and a request with a doubt or with confirmed identity."""
    staff = site.staff("Bob")
    site.office.mail("Graag inzage, klantnummer 12345.")
    reference = review.queue(site.desk, staff)[0].reference
    if doubt:
        review.set_identity(site.desk, staff, reference, "doubt", reason="ander adres")
        only_a_copy_left(site, staff, reference)
    else:
        review.set_identity(site.desk, staff, reference, "confirmed", step="call_back")
    return staff, reference


def only_a_copy_left(site: Website, staff: Staff, reference: str) -> None:
    """Record that no lower step fits."""
    given = dict.fromkeys(LOWER, ("unfit", "geen gegevens bekend"))
    review.record_steps(site.desk, staff, reference, given)


def send(browser: TestClient, url: str, content: bytes, **fields: str) -> httpx.Response:
    csrf = fields.pop("csrf", None) or token(browser.get(url))
    return browser.post(url, data={"csrf": csrf, **fields}, files={"file": ("id.png", content, "image/png")})


@pytest.fixture
def upload(site: Website) -> str:
    staff, reference = opened(site)
    return f"/link/upload/{links.offer_upload(site.desk, staff, reference)}"


@pytest.fixture
def download(site: Website) -> tuple[str, str]:
    staff, reference = opened(site, doubt=False)
    secret, code = links.offer_download(site.desk, staff, reference, PACKAGE)
    hand_over(site.desk, reference, secret, staff, site.staff("Carla"))
    return f"/link/download/{secret}", code


def test_the_page_speaks_the_companys_language_is_kept_nowhere_and_looking_uses_nothing_up(
    site: Website, upload: str
) -> None:
    browser = site.browser()
    for _ in range(3):
        page = browser.get(upload)
        assert page.status_code == 200
    assert "Veilig een kopie van je identiteitsbewijs sturen" in page.text
    assert "BSN" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "script-src 'self'" in page.headers["content-security-policy"]


def test_a_copy_is_taken_once_and_seen_by_staff_until_the_check_is_done(site: Website, upload: str) -> None:
    browser = site.browser()
    done = send(browser, upload, PICTURE, masked="1")
    assert "we hebben je kopie" in done.text
    assert browser.get(upload).status_code == 404
    staff = site.signed_in("Clara")
    page = staff.get("/console/tickets/" + review.queue(site.desk, site.staff("Dirk"))[0].reference)
    copy = re.search(r'href="(/console/tickets/[^"]+/uploads/[^"]+)"', page.text)
    assert copy
    seen = staff.get(copy[1])
    assert seen.content == PICTURE
    assert seen.headers["content-type"] == "image/png"
    assert "sandbox" in seen.headers["content-security-policy"]
    reference = copy[1].split("/")[3]
    review.set_identity(site.desk, site.staff("Eva"), reference, "confirmed", step="id_copy")
    assert staff.get(copy[1]).status_code == 404


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a....", b"<svg onload=alert(1)>", b"\xff\xd8\xff" + b"x" * 10_000_001]
)
def test_what_is_no_picture_or_too_large_is_refused_and_the_link_still_works(
    site: Website, upload: str, content: bytes
) -> None:
    browser = site.browser()
    answer = send(browser, upload, content)
    assert answer.status_code == 422
    assert "hoogstens 10 MB" in answer.text
    assert browser.get(upload).status_code == 200


def test_another_sites_page_cannot_post_to_a_link(site: Website, upload: str) -> None:
    browser = site.browser()
    csrf = token(browser.get(upload))
    assert send(browser, upload, PICTURE, csrf="x" * 43).status_code == 403
    stranger = site.browser(**{"sec-fetch-site": "cross-site"})
    stranger.cookies.update(browser.cookies)
    assert send(stranger, upload, PICTURE, csrf=csrf).status_code == 403
    assert browser.get(upload).status_code == 200


def test_a_package_is_fetched_with_its_code_as_a_file_to_be_saved(
    site: Website, download: tuple[str, str]
) -> None:
    (url, code), browser = download, site.browser()
    page = browser.get(url)
    assert "Je gegevens ophalen" in page.text
    assert "gegevens é.zip" not in page.text
    answer = browser.post(url, data={"csrf": token(page), "code": f"{code[:4]} {code[4:]}"})
    assert answer.content == PACKAGE.content
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''gegevens%20%C3%A9.zip"
    assert answer.headers["cache-control"] == "no-store"


def test_after_five_wrong_codes_the_right_one_opens_nothing(site: Website, download: tuple[str, str]) -> None:
    (url, code), browser = download, site.browser()
    csrf = token(browser.get(url))
    wrong = "".join(str((int(digit) + 1) % 10) for digit in code)
    for _ in range(5):
        answer = browser.post(url, data={"csrf": csrf, "code": wrong})
        assert answer.status_code == 422
        assert "Die code klopt niet." in answer.text
    answer = browser.post(url, data={"csrf": csrf, "code": code})
    assert answer.status_code == 429
    assert PACKAGE.content not in answer.content


def test_who_guesses_at_links_is_told_to_wait(site: Website) -> None:
    browser = site.browser()
    codes = {browser.get(f"/link/download/guess{n}").status_code for n in range(links.GUESSES)}
    assert codes == {404}
    assert browser.get("/link/download/one-more").status_code == 429


def test_staff_ask_for_a_copy_and_the_letter_holds_the_link(site: Website) -> None:
    _, reference = opened(site)
    browser = site.signed_in()
    page = browser.get(f"/console/tickets/{reference}")
    form = {"csrf": token(page), "reason": "De naam hoort niet bij dit adres."}
    answer = browser.post(f"/console/tickets/{reference}/upload-link", data=form)
    assert "A letter with a link for the upload is ready." in answer.text
    view = review.ticket(site.desk, site.staff("Frits"), reference)
    assert "identity" in [one.draft.kind for one in view.drafts]
    assert len(view.upload_links) == 1


def test_staff_hand_over_a_package_and_see_its_code_once(site: Website) -> None:
    _, reference = opened(site, doubt=False)
    browser = site.signed_in()
    page = browser.get(f"/console/tickets/{reference}")
    answer = browser.post(
        f"/console/packages/{reference}",
        data={"csrf": token(page)},
        files={"file": ("gegevens.zip", b"PK", "application/zip")},
    )
    code = re.search(r"The code is (\d{4} \d{4})\.", answer.text)
    assert code
    assert code[1] not in browser.get(f"/console/tickets/{reference}").text
    drafts = [one.draft for one in review.ticket(site.desk, site.staff("Frits"), reference).drafts]
    draft = next(one for one in drafts if one.kind == "fulfilled")
    assert draft.discloses, "the letter is approved as a disclosure"


def test_no_package_leaves_before_identity_is_confirmed(site: Website) -> None:
    _, reference = opened(site)
    browser = site.signed_in()
    page = browser.get(f"/console/tickets/{reference}")
    assert "A package can be handed over once identity is confirmed." in page.text
    answer = browser.post(
        f"/console/packages/{reference}",
        data={"csrf": token(page)},
        files={"file": ("gegevens.zip", b"PK", "application/zip")},
    )
    assert "Identity is not confirmed" in answer.text
    assert review.ticket(site.desk, site.staff("Frits"), reference).upload_links == ()

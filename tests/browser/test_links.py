"""The customer covers what a copy of an ID need not show; only the covered picture leaves the device."""

import struct
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from assistant.desk import links, review
from assistant.desk.people import Staff
from tests.browser.conftest import Served, Visitor, watch
from tests.browser.test_axe import SETTLED, clean
from tests.unit.desk.small import hand_over
from tests.unit.desk.test_casework import LOWER

RED, WIDTH, HEIGHT = (255, 0, 0), 400, 300


def png(width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A red picture, with a comment in it as a camera would write one."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(RED) * width) * height)
    note = chunk(b"tEXt", b"Comment\0taken at home")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + note + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def offer(served: Served, tenant: str = "ventum") -> tuple[Staff, str, str]:
    """Return somebody of the staff, a reference, and the address of an upload link."""
    office, desk = served.site.office, served.site.desk
    staff = served.site.staff("Bob")
    to = {"ventum": "backoffice@ventum.nl", "natur-energi": "persondata@natur-energi.dk"}[tenant]
    office.mail("inzage indsigt", to=to)
    reference = next(row for row in review.queue(desk, staff) if row.tenant == tenant).reference
    review.set_identity(desk, staff, reference, "doubt", reason="anden adresse")
    review.record_steps(desk, staff, reference, dict.fromkeys(LOWER, ("unfit", "intet på filen")))
    return staff, reference, f"/link/upload/{links.offer_upload(desk, staff, reference)}"


def choose(page: Page) -> None:
    page.locator("#file").set_input_files({"name": "id.png", "mimeType": "image/png", "buffer": png()})
    page.locator("#work").wait_for(state="visible")


def kept(served: Served, staff: Staff, reference: str) -> bytes:
    """Return the picture as staff see it."""
    view = review.ticket(served.site.desk, staff, reference)
    return links.see_upload(served.site.desk, staff, reference, view.upload_links[0].id)


def colours(page: Page, picture: bytes, *points: tuple[float, float]) -> list[str]:
    """Return red, black or other at *points* (parts of width and height), as a browser shows the picture."""
    found = page.evaluate(
        """async ([data, points]) => {
            const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)]));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const pen = canvas.getContext("2d");
            pen.drawImage(bitmap, 0, 0);
            const [w, h] = [bitmap.width, bitmap.height];
            return points.map(([x, y]) => [...pen.getImageData(x * w, y * h, 1, 1).data]);
        }""",
        [list(picture), [list(point) for point in points]],
    )
    return [
        "black" if max(c[:3]) < 40 else "red" if c[0] > 200 and max(c[1:3]) < 60 else "other" for c in found
    ]


def test_what_is_dragged_over_is_black_in_what_leaves_and_the_files_own_data_stay_behind(
    visitor: Visitor, served: Served
) -> None:
    staff, reference, url = offer(served)
    page = visitor.page
    page.goto(url)
    choose(page)
    box = page.locator("#stage").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.05, box["y"] + box["height"] * 0.05)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.13, steps=4)
    page.mouse.up()
    for tick in page.locator("fieldset input").all():
        tick.check()
    page.get_by_role("button", name="Afgedekte foto versturen").click()
    page.locator("#thanks").wait_for(state="visible")
    picture = kept(served, staff, reference)
    assert picture.startswith(b"\xff\xd8\xff")
    assert b"taken at home" not in picture
    assert colours(page, picture, (0.15, 0.1), (0.9, 0.05), (0.1, 0.95)) == ["black", "red", "red"]
    page.goto(url)
    assert "does not work any more" in page.locator("main").inner_text()


def test_the_keyboard_alone_covers_moves_and_sends(visitor: Visitor, served: Served) -> None:
    staff, reference, url = offer(served, "natur-energi")
    page = visitor.page
    page.goto(url)
    choose(page)
    page.locator("#add").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "mask"
    for _ in range(40):
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowLeft")
    for _ in range(15):
        page.keyboard.press("Shift+ArrowRight")
    page.locator("#add").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Delete")
    assert page.locator(".mask").count() == 1
    for tick in page.locator("fieldset input").all():
        tick.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Send det dækkede billede").focus()
    page.keyboard.press("Enter")
    page.locator("#thanks").wait_for(state="visible")
    picture = kept(served, staff, reference)
    assert colours(page, picture, (0.02, 0.05), (0.55, 0.05), (0.7, 0.05)) == ["black", "black", "red"]


def test_nothing_is_sent_before_all_three_are_looked_at(visitor: Visitor, served: Served) -> None:
    _, _, url = offer(served)
    page = visitor.page
    page.goto(url)
    choose(page)
    page.locator("fieldset input").first.check()
    page.get_by_role("button", name="Afgedekte foto versturen").click()
    assert page.locator("#thanks").is_hidden()
    assert not [address for address in visitor.asked[1:] if address.endswith(url)]


@pytest.fixture
def plain(chromium: Browser, served: Served) -> Iterator[Page]:
    """A window in which no script runs."""
    context = chromium.new_context(base_url=served.url, java_script_enabled=False)
    yield watch(context).page
    context.close()


def test_without_script_a_warning_stands_before_a_plain_upload(plain: Page, served: Served) -> None:
    staff, reference, url = offer(served)
    plain.goto(url)
    assert "voert hier geen scripts uit" in plain.locator("main").inner_text()
    plain.locator("#plain").set_input_files({"name": "id.png", "mimeType": "image/png", "buffer": png()})
    plain.get_by_role("button", name="Versturen", exact=True).click()
    assert "we hebben je kopie" in plain.locator("main").inner_text()
    assert kept(served, staff, reference) == png()


def test_a_package_is_fetched_with_its_code(visitor: Visitor, served: Served) -> None:
    staff, reference, _ = offer(served)
    desk = served.site.desk
    review.set_identity(desk, staff, reference, "confirmed", step="call_back")
    given = links.Package(name="gegevens.zip", type="application/zip", content=b"PK all of it")
    secret, code = links.offer_download(desk, staff, reference, given)
    hand_over(desk, reference, secret, staff, served.site.staff("Carla"))
    page = visitor.page
    page.goto(f"/link/download/{secret}")
    page.locator("#code").fill("00000000" if code != "00000000" else "11111111")
    page.get_by_role("button", name="Bestand ophalen").click()
    assert "Die code klopt niet." in page.get_by_role("alert").inner_text()
    page.locator("#code").fill(code)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bestand ophalen").click()
    assert saved.value.suggested_filename == "gegevens.zip"
    assert saved.value.path().read_bytes() == b"PK all of it"


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("tenant", ["ventum", "natur-energi"])
def test_the_pages_of_links_are_open_to_everybody(
    chromium: Browser, served: Served, tenant: str, light: str
) -> None:
    staff, reference, url = offer(served, tenant)
    context = chromium.new_context(
        base_url=served.url, color_scheme="light" if light == "light" else "dark", **SETTLED
    )
    page = watch(context).page
    page.goto(url)
    clean(page, "upload")
    choose(page)
    page.locator("#add").click()
    clean(page, "covering")
    review.set_identity(served.site.desk, staff, reference, "confirmed", step="call_back")
    given = links.Package(name="a.zip", type="application/zip", content=b"PK")
    secret, _ = links.offer_download(served.site.desk, staff, reference, given)
    hand_over(served.site.desk, reference, secret, staff, served.site.staff("Carla"))
    page.goto(f"/link/download/{secret}")
    clean(page, "download")
    page.goto("/link/download/nothing")
    clean(page, "gone")
    context.close()

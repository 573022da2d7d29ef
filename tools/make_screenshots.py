"""Take pictures of the pages, with the demonstration's invented mail in them.

usage: .venv/bin/python tools/make_screenshots.py FOLDER    (needs Chromium)
"""

import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from assistant.assembly.demo import Addresses, demonstration
from assistant.settings import load

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"wide": (1360, 900), "narrow": (390, 844)}


def pictures(page: Page, addresses: Addresses, folder: Path, size: str) -> None:
    """Walk through the pages as a visitor would."""

    def take(name: str) -> None:
        page.screenshot(path=folder / f"{name}-{size}.png", full_page=True)

    page.goto(f"{addresses.web}/demo")
    take("start")
    page.goto(f"{addresses.console}/sign-in")
    take("sign-in")
    page.goto(f"{addresses.web}/demo")
    page.locator("form[action='/demo/sign-in'] button").first.click()
    page.wait_for_url("**/console*")
    take("queue")
    keys = page.locator("a[href^='/console/tickets/']").evaluate_all("all => all.map(a => a.href)")
    for number, key in enumerate(list(dict.fromkeys(keys))[:3], 1):
        page.goto(key)
        take(f"ticket-{number}")
    page.goto(addresses.outbox)
    take("outbox")
    for tenant, address in addresses.widget.items():
        page.goto(address)
        take(f"customer-{tenant}")
        page.goto(f"{addresses.web}/chat/{tenant}")
        take(f"chat-{tenant}")


def main(folder: Path) -> None:
    """Start the demonstration and take each picture in two sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is not installed (Debian: apt install chromium)")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with demonstration(load(data_dir=ROOT / ".cache"), 0) as addresses, sync_playwright() as playwright:
        time.sleep(5)  # the samples are worked off
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            pictures(page, addresses, folder, name)
            page.close()
        browser.close()
    for file in sorted(folder.glob("*.png")):
        print(file)  # noqa: T201


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

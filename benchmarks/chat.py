"""How long a chat's answer takes while many are open, and when a slow phone sees the first one.

usage: .venv/bin/python -m benchmarks.chat [--open 200,1000] [--seconds 40] [--every 20] [--database ADDRESS]
       [--line]

Each open conversation holds a WebSocket, as the widget does, and writes every 20 seconds; the time is
that from sending a message to having its answer. The customers are a process of their own on the same
machine (`chat_load.py`). Processor time a message counts all that the service did meanwhile: opening the
chats, their sockets, answering. `--line` opens the widget in Chromium on a line of 400 ms and 400 kbit/s.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from assistant import settings
from assistant.assembly.thinking import thinking

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def service(folder: Path, database: str) -> Iterator[tuple[str, int]]:
    """Run the pages of the service alone; give their address and the process."""
    file = folder / "settings.toml"
    file.write_text(
        f'data_dir = "{folder}"\nlog_level = "warning"\n'
        + (f'database_url = "{database}"\n' if database else "")
        + "[web]\nport = 0\nsecure_cookies = false\n"
        "chat_sessions_hour = 1000000\nchat_messages_minute = 1000000\n",
        encoding="utf-8",
    )
    run = [sys.executable, "-m", "assistant", "--config", str(file)]
    if database:
        subprocess.run([*run, "db", "upgrade"], check=True, timeout=120)
    process = subprocess.Popen([*run, "run", "--only", "web", "--json"], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        web = json.loads(process.stdout.readline())["web"]
        yield f"http://{web.removeprefix('http://')}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def first_answer(base: str) -> float:
    """Return the seconds from opening the page to the answer, on a slow line."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 360, "height": 720}).new_page()
        page.route(f"{base}/page", lambda route: route.fulfill(body=_page(base), content_type="text/html"))
        slow = page.context.new_cdp_session(page)
        slow.send("Network.enable")
        kbit = 400 * 1000 / 8
        conditions = {"offline": False, "latency": 400, "downloadThroughput": kbit, "uploadThroughput": kbit}
        slow.send("Network.emulateNetworkConditions", conditions)
        began = time.monotonic()
        page.goto(f"{base}/page")
        page.locator("privacy-chat .choices button").first.click()
        page.locator("privacy-chat .bubble.assistant").first.wait_for()
        taken = time.monotonic() - began
        browser.close()
    return taken


def _page(base: str) -> str:
    return (
        '<!doctype html><html lang="nl"><meta name="viewport" content="width=device-width">'
        f'<title>Ventum</title><script src="{base}/widget.js" data-company="ventum" data-open async></script>'
    )


def worked(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(
    base: str, process: int, conversations: str, given: argparse.Namespace, *, show: bool = True
) -> None:
    """Let the customers write, and print what came of it with what the service worked."""
    more = ["--open", conversations, "--seconds", str(given.seconds), "--every", str(given.every)]
    before, began = worked(process), time.monotonic()
    command = [sys.executable, "-m", "benchmarks.chat_load", base, *more]
    told = subprocess.run(command, check=True, timeout=900, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    cpu, taken = worked(process) - before, time.monotonic() - began
    shown = json.loads(told.stdout) | {
        "service_cpu_ms_a_message": round(cpu * 1000 / json.loads(told.stdout)["messages"], 2),
        "service_cores": round(cpu / taken, 2),
        "load": round(os.getloadavg()[0], 1),
    }
    if show:
        print(json.dumps(shown), flush=True)


def main() -> None:
    """Print a line a load, then the seconds to the first answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", default="200,1000")
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--every", type=float, default=20)
    parser.add_argument("--database", default="")
    parser.add_argument("--line", action="store_true")
    given = parser.parse_args()
    thinking(settings.load(data_dir=ROOT / ".cache"))
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        # a copy would still be on its way to the disk while the service waits for it
        (folder / "cache").symlink_to(ROOT / ".cache" / "cache")
        with service(folder, given.database) as (base, process):
            urlopen(f"{base}/readyz", timeout=60).read()  # noqa: S310  # our own address
            if given.line:
                print(f"first answer on a slow line: {first_answer(base):.2f} s", flush=True)
            warm = argparse.Namespace(seconds=3.0, every=0.5)
            measure(base, process, "6", warm, show=False)
            for conversations in given.open.split(","):
                measure(base, process, conversations, given)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

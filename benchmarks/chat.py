"""How long a chat's answer takes while many are open, and when a slow phone sees the first one.

usage: .venv/bin/python benchmarks/chat.py [--open 200,1000] [--seconds 40] [--line]

Each open conversation holds a WebSocket, as the widget does, and writes every 20 seconds; the time is
that from sending a message to having its answer. The load generator runs on the same machine, in a
process of its own. `--line` opens the widget in Chromium on a line of 400 ms and 400 kbit/s.
"""

import asyncio
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import httpx
from websockets.asyncio.client import connect

from assistant import settings
from assistant.assembly.thinking import thinking

ROOT = Path(__file__).resolve().parent.parent
EVERY = 20.0  # seconds between two messages of one conversation
SAID = {
    "ventum": (
        "Hoe lang bewaren jullie telefoongesprekken?",
        "Met wie delen jullie mijn gegevens?",
        "Ik wil inzage in mijn gegevens",
        "klantnummer 5512345",
        "Wat doen jullie met mijn slimme meter?",
        "bedankt",
    ),
    "natur-energi": (
        "Hvor længe gemmer I mine oplysninger?",
        "Hvem deler I mine oplysninger med?",
        "Jeg vil have indsigt i mine oplysninger",
        "kundenummer 778812",
        "Hvor har I mine oplysninger fra?",
        "tak",
    ),
}


@contextmanager
def service(folder: Path) -> Iterator[tuple[str, int]]:
    """Run the pages of the service alone; give their address and the process."""
    file = folder / "settings.toml"
    file.write_text(
        f'data_dir = "{folder}"\nlog_level = "warning"\n[web]\nport = 0\nsecure_cookies = false\n'
        "chat_sessions_hour = 1000000\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "assistant", "--config", str(file), "run", "--only", "web", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        web = json.loads(process.stdout.readline())["web"]
        yield f"http://{web.removeprefix('http://')}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


class Load:
    """Open conversations and the times of their answers."""

    def __init__(self, base: str, *, until: float, counted_from: float) -> None:
        """Count what is sent between the two times of the monotonic clock."""
        self.base, self.until, self.counted_from = base, until, counted_from
        self.times: list[float] = []
        self.failed = 0

    async def converse(self, number: int, client: httpx.AsyncClient) -> None:
        """Hold one conversation until the time is over."""
        tenant = ("ventum", "natur-energi")[number % 2]
        await asyncio.sleep(random.random() * EVERY)  # spreads the load, guards nothing
        opened = (await client.post(f"{self.base}/api/chat/{tenant}/sessions")).json()
        at = f"{self.base}/api/chat/{tenant}/sessions/{opened['session']}"
        headers = {"authorization": f"Bearer {opened['secret']}"}
        async with connect(f"{at.replace('http', 'ws', 1)}/socket") as socket:
            await socket.send(json.dumps({"secret": opened["secret"], "since": 0}))
            hearing = asyncio.create_task(self._hear(socket))
            for count in range(1000):
                began = time.monotonic()
                if began >= self.until:
                    break
                body = {"client_id": f"m{count}", "text": SAID[tenant][count % len(SAID[tenant])]}
                answer = await client.post(f"{at}/messages", json=body, headers=headers)
                self._note(began, answer)
                await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - began)))
            hearing.cancel()

    async def _hear(self, socket: object) -> None:
        with suppress(Exception):
            async for _ in socket:  # type: ignore[attr-defined]
                pass

    def _note(self, began: float, answer: httpx.Response) -> None:
        if answer.status_code != 200 or len(answer.json()["messages"]) < 2:
            self.failed += 1
        elif began >= self.counted_from:
            self.times.append((time.monotonic() - began) * 1000)


async def load(base: str, conversations: int, seconds: float) -> Load:
    """Hold *conversations* at once; the first round, in which they open, is not counted."""
    start = time.monotonic()
    run = Load(base, counted_from=start + EVERY, until=start + EVERY + seconds)
    limits = httpx.Limits(max_connections=500, keepalive_expiry=2)  # the server keeps them for 5 s
    async with httpx.AsyncClient(timeout=60, limits=limits) as client:
        await asyncio.gather(*(run.converse(number, client) for number in range(conversations)))
    return run


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


def percentile(times: list[float], share: float) -> float:
    """Return the time that *share* of the answers stay within."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def worker(base: str, conversations: int, seconds: float) -> None:
    """Make the load and print what came of it."""
    run = asyncio.run(load(base, conversations, seconds))
    shown = {
        "open": conversations,
        "answers": len(run.times),
        "failed": run.failed,
        "p50_ms": round(statistics.median(run.times), 1),
        "p95_ms": round(percentile(run.times, 0.95), 1),
        "p99_ms": round(percentile(run.times, 0.99), 1),
        "max_ms": round(max(run.times), 1),
    }
    print(json.dumps(shown), flush=True)


def worked(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def option(name: str, default: str) -> str:
    """Return the value after *name* on the command line."""
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def main() -> None:
    """Print a line a load, then the seconds to the first answer."""
    if "--worker" in sys.argv:
        worker(option("--worker", ""), int(option("--open", "")), float(option("--seconds", "")))
        return
    thinking(settings.load(data_dir=ROOT / ".cache"))
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        shutil.copytree(ROOT / ".cache" / "cache", folder / "cache")
        with service(folder) as (base, process):
            urlopen(f"{base}/readyz", timeout=60).read()  # noqa: S310  # our own address
            if "--line" in sys.argv:
                print(f"first answer on a slow line: {first_answer(base):.2f} s", flush=True)
            for conversations in option("--open", "200,1000").split(","):
                more = ["--open", conversations, "--seconds", option("--seconds", "40")]
                before, began = worked(process), time.monotonic()
                subprocess.run([sys.executable, __file__, "--worker", base, *more], check=True, timeout=600)
                busy = (worked(process) - before) / (time.monotonic() - began)
                print(f"the service used {busy:.2f} of a core; load {os.getloadavg()[0]:.1f}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

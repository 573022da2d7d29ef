"""Start-up time, memory, and messages a second, on this machine.

usage: .venv/bin/python benchmarks/service.py [--mails 300]

Each figure is taken from a program of its own, as a user starts it. What was learned is taken from the
checkout's cache, so that learning is not part of any figure.
"""

import json
import os
import resource
import shutil
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from assistant import settings
from assistant.assembly.catcher import Catcher
from assistant.assembly.demo import samples
from assistant.assembly.thinking import thinking

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-m", "assistant"]
QUESTION = json.dumps(
    {"id": "1", "tenant": "ventum", "channel": "chat", "text": "Hoe lang bewaren jullie telefoongesprekken?"}
)


def seconds(command: Sequence[str], given: str = "") -> float:
    """Return the best of three runs of *command*."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, input=given, text=True, capture_output=True, check=True, timeout=300)
        best = min(best, time.perf_counter() - began)
    return best


def memory(command: Sequence[str], given: str) -> float:
    """Return the most memory that *command* used, in MiB."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # a process between, whose only child is measured
        subprocess.run(command, input=given, text=True, stdout=subprocess.DEVNULL, check=True, timeout=900)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        os.write(writer, str(peak).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reader, 32)) / 1024


def resident(process: int) -> float:
    """Return the memory of a running process, in MiB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def service(folder: Path, mails: int) -> dict[str, float]:
    """Start the service, bring it *mails* by SMTP, and wait until all are handled."""
    catcher = Catcher()
    catcher.start()
    file = folder / "settings.toml"
    file.write_text(
        f'data_dir = "{folder}"\nlog_level = "warning"\n[smtp_in]\nport = 0\n[web]\nport = 0\n'
        f'[smtp_out]\nport = {catcher.port}\nsecurity = "none"\n'
        "per_hour = 1000000\nper_domain_hour = 1000000\nper_address_hour = 1000000\n",
        encoding="utf-8",
    )
    began = time.perf_counter()
    process = subprocess.Popen(
        [*PROGRAM, "--config", str(file), "run", "--json"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    host, _, port = json.loads(process.stdout.readline())["smtp"].partition(":")
    ready = time.perf_counter() - began
    before = resident(process.pid)
    tenants = settings.load().tenants
    letters = [(tenant, raw) for tenant in tenants for raw in samples(tenant)]
    began = time.perf_counter()
    with smtplib.SMTP(host, int(port), timeout=60) as line:
        for number in range(mails):
            tenant, raw = letters[number % len(letters)]
            own = raw.replace(b"Message-ID: <", b"Message-ID: <%d." % number, 1)
            line.sendmail(f"customer{number}@example.org", [tenant.sender_address], own, ["BODY=8BITMIME"])
    taken = time.perf_counter() - began
    waiting = mails
    while waiting:
        listed = subprocess.run(
            [sys.executable, "-c", _COUNT, str(file)], capture_output=True, text=True, check=True, timeout=60
        )
        waiting = int(listed.stdout)
        time.sleep(0.5)
    handled = time.perf_counter() - began
    result = {
        "service_ready_s": ready,
        "service_memory_mib": before,
        "service_memory_after_mib": resident(process.pid),
        "mails_taken_a_second": mails / taken,
        "mails_handled_a_second": mails / handled,
    }
    began = time.perf_counter()
    process.terminate()
    process.wait(timeout=30)
    result["service_stops_s"] = time.perf_counter() - began
    catcher.stop()
    return result


_COUNT = """
import sys
from assistant import settings
from assistant.assembly import building
with building.desk(settings.load(sys.argv[1])) as desk, desk.store.read() as tx:
    print(tx.queue.counts([t.id for t in desk.settings.tenants], desk.now())["inbound_waiting"])
"""


def main() -> None:
    """Print each figure with its name."""
    mails = int(sys.argv[sys.argv.index("--mails") + 1]) if "--mails" in sys.argv else 300
    thinking(settings.load(data_dir=ROOT / ".cache"))
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        shutil.copytree(ROOT / ".cache" / "cache", folder / "cache")
        file = folder / "settings.toml"
        file.write_text(f'data_dir = "{folder}"\n', encoding="utf-8")
        ask = [*PROGRAM, "--config", str(file), "ask"]
        figures = {
            "help_s": seconds([*PROGRAM, "--help"]),
            "due_s": seconds([*PROGRAM, "due", "--tenant", "ventum", "--received", "2026-11-25"]),
            "first_answer_s": seconds(ask, QUESTION + "\n"),
            "ask_10_lines_mib": memory(ask, (QUESTION + "\n") * 10),
            "ask_2000_lines_mib": memory(ask, (QUESTION + "\n") * 2000),
        }
        figures |= service(folder, mails)
        for name, value in figures.items():
            print(f"{name:<28}{value:10.2f}")
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()

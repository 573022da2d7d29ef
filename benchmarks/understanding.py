"""How long understanding takes: cold and warm start, memory, one message on one core.

    python benchmarks/understanding.py

Each start is measured in a process of its own, as a service would.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time

LONG_MAIL = 200  # words

START = """
import json, resource, sys, time
start = time.perf_counter()
from pathlib import Path
from assistant.assembly.thinking import understander
understander(Path(sys.argv[1]))
took = time.perf_counter() - start
print(json.dumps({"seconds": took, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def started(folder: str) -> dict:
    """Return seconds and MiB of one start with its cache in *folder*."""
    run = subprocess.run([sys.executable, "-c", START, folder], capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        cold = started(folder)
        warm = min((started(folder) for _ in range(3)), key=lambda run: run["seconds"])
        print(f"cold start {cold['seconds']:.1f} s, {cold['mib']:.0f} MiB")
        print(f"start from the cache {warm['seconds']:.2f} s, {warm['mib']:.0f} MiB")
        tell(folder)


def tell(folder: str) -> None:
    """Time single messages, chats and long mails."""
    from datetime import UTC, datetime
    from pathlib import Path

    from messages import COMPANIES, messages, text_of

    from assistant.assembly.thinking import understander
    from assistant.message import Channel, Message
    from assistant.settings import load

    reader = understander(Path(folder))
    settings = load()
    for language, company in COMPANIES.items():
        entries = messages(language)
        chats = [text_of(e) for e in entries if e["channel"] == "chat"]
        story = " ".join(text_of(e).replace("\n", " ") for e in entries if e["channel"] == "email").split()
        mails = [" ".join(story[i : i + LONG_MAIL]) for i in range(0, len(story) - LONG_MAIL, LONG_MAIL)][
            :150
        ]
        for name, texts, channel in (("chat", chats, Channel.CHAT), ("mail", mails, Channel.EMAIL)):
            spent = []
            for text in texts:
                message = Message(tenant=company, channel=channel, received=datetime.now(UTC), text=text)
                start = time.perf_counter()
                reader.understand(message, settings.tenant(company))
                spent.append((time.perf_counter() - start) * 1000)
            p99 = sorted(spent)[int(0.99 * len(spent))]
            print(
                f"{language} {name}: median {statistics.median(spent):.1f} ms, p99 {p99:.1f} ms ({len(spent)})"
            )


if __name__ == "__main__":
    main()

"""From the 250 to a drafted reply: mails a second of one process, from senders never seen before.

    python -m benchmarks.handling [--mails 400] [--bytes 2048] [--profile FILE]

The mails are the development set's letters, brought to the size asked for by an ordinary quotation below
the signature. They are stored first; then one worker reads, understands, decides, opens tickets and
drafts replies until none waits. Durable as in production: each mail is one transaction, on the disk.
"""

import argparse
import cProfile
import itertools
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from assistant import settings
from assistant.assembly import building
from assistant.assembly.thinking import thinking
from assistant.desk import handle, receive
from assistant.desk.desk import Desk
from assistant.desk.views import Incoming
from benchmarks.messages import COMPANIES, ROOT, messages


def letters(size: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield company, sender and mail, each from a new sender, of about *size* bytes."""
    pool = [
        (company, entry)
        for language, company in COMPANIES.items()
        for entry in messages(language)
        if entry["channel"] == "email"
    ]
    pool.sort(key=lambda pair: str(pair[1].get("id", "")))
    for number in itertools.count(1):
        company, entry = pool[number * 7 % len(pool)]
        mail = EmailMessage(policy=SMTP)
        mail["From"] = f"Klant {number} <klant{number}@example.org>"
        mail["To"] = "privacy@example.com"
        mail["Subject"] = entry.get("subject", "")
        mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
        mail["Message-ID"] = f"<{number}.bench@example.org>"
        text = (
            str(entry["text"])
            + "\n\nOp ma 16 nov. 2026 om 10:12 schreef Klantenservice <info@example.com>:\n"
        )
        while len(text) < size - 400:
            text += "> Dit stond al in een eerder bericht en hoort niet bij de vraag.\n"
        mail.set_content(text)
        yield company, f"klant{number}@example.org", bytes(mail)


def measure(mails: int, size: int, profile: str) -> dict[str, float]:
    """Return the figures."""
    folder = Path(tempfile.mkdtemp(prefix="handling-"))
    known = settings.load(data_dir=ROOT / ".cache")
    mind = thinking(known)
    mind.rehearse(known.tenants)  # as every service does at its start
    some = list(itertools.islice(letters(size), mails + 20))
    now = datetime.now(UTC)
    try:
        with building.desk(settings.load(data_dir=folder), mind=mind) as desk:
            given = [
                Incoming(
                    raw=raw,
                    tenant_id=company,
                    envelope_from=sender,
                    recipients=(),
                    received=now,
                    source="smtp",
                )
                for company, sender, raw in some
            ]
            receive.many(desk, given)
            for _ in range(20):  # what is read once a process is read now
                handle.next(desk, "bench")
            worked = time.process_time()
            spent = _handled(desk, profile)
            worked = time.process_time() - worked
            with desk.store.read() as tx:
                rows = tx.ledger.between(list(COMPANIES.values()), now, desk.now())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    cuts = statistics.quantiles(spent, n=100)
    return {
        "mails": mails,
        "bytes a mail": statistics.mean(len(raw) for *_, raw in some),
        "mails a second": mails / sum(spent),
        "processor ms a mail": worked / mails * 1000,
        "p50 ms": cuts[49] * 1000,
        "p99 ms": cuts[98] * 1000,
    } | dict(Counter(f"{row.state}: {row.action}" for row in rows))


def _handled(desk: Desk, profile: str) -> list[float]:
    """Handle all that waits; return the seconds of each."""
    spent, more = [], True
    with cProfile.Profile() if profile else nullcontext() as recorder:
        while more:
            begun = time.perf_counter()
            more = handle.next(desk, "bench")
            spent.append(time.perf_counter() - begun)
    if recorder is not None:
        recorder.dump_stats(profile)
    return spent[:-1]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--mails", type=int, default=400)
    parser.add_argument("--bytes", type=int, default=2048)
    parser.add_argument("--profile", default="", help="write a profile (pstats) to this file")
    options = parser.parse_args()
    for name, value in measure(options.mails, options.bytes, options.profile).items():
        print(f"{name:<28}{value:10.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

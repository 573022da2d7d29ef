"""A large store: lists, searches, a request's page, a new mail, the register, retention.

usage: .venv/bin/python -m benchmarks.scale [--tickets 1000000] [--visits 300] [--keep FOLDER]
                                             [--database ADDRESS --beside ADDRESS]

Without ADDRESS the stores are SQLite; otherwise two PostgreSQL databases, empty at first. With FOLDER the stores
stay (for PostgreSQL: their keys) and serve the next run as well, which finds the oldest requests erased and some
new mails. A mail is handled in turn by the large desk and by one with 1,000 requests (`--beside`).
Statements that read a large table whole are named at the end.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from assistant import settings
from assistant.assembly import building
from assistant.assembly.thinking import Thinking, thinking
from assistant.desk import handle, retain, review
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.views import Filters
from assistant.web.register import as_csv
from benchmarks.messages import ROOT
from benchmarks.scale_copy import copy
from benchmarks.scale_plans import Plans
from benchmarks.scale_rows import COMPANY, FIRST, Known
from benchmarks.scale_store import CHANCE, LETTERS, fill, take
from benchmarks.scale_times import Spent

STAFF = Staff(id="anna", name="Anna", roles={COMPANY: "officer", "natur-energi": "officer"})
SMALL = 1000


@contextmanager
def place(keep: str) -> Iterator[Path]:
    """Return the folder of the stores: one that stays, or a temporary one."""
    if keep:
        yield Path(keep)
    else:
        with tempfile.TemporaryDirectory(prefix="scale-") as folder:
            yield Path(folder)


def opened(mind: Thinking, folder: Path, database: str = "") -> AbstractContextManager[Desk]:
    """Open a desk on the store of a folder."""
    return building.desk(settings.load(data_dir=folder, database_url=SecretStr(database)), mind=mind)


def filled(mind: Thinking, folder: Path, database: str, tickets: int) -> None:
    """Fill the SQLite store of a folder where that was not done yet, and copy it into an empty database."""
    notes = folder / "known.json"
    if not notes.exists():
        began = time.perf_counter()
        with opened(mind, folder) as desk:
            known = fill(desk, tickets)
        notes.write_text(json.dumps([asdict(one) for one in known]), encoding="utf-8")
        print(f"{tickets:,} requests, {5 * tickets:,} journal entries: {time.perf_counter() - began:.0f} s")
    if not database:
        return
    with opened(mind, folder) as desk, opened(mind, folder, database) as other:
        engine = other.store.engine  # type: ignore[attr-defined]
        with engine.connect() as connection:
            empty = not connection.exec_driver_sql("SELECT 1 FROM ticket LIMIT 1").all()
        if not empty:
            return
        began = time.perf_counter()
        copy(desk, other)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")  # as autovacuum does
        print(f"copied to PostgreSQL: {time.perf_counter() - began:.0f} s", flush=True)


def some_of(desk: Desk, folder: Path, count: int) -> list[Known]:
    """Return requests to look for; those that retention erased are passed over."""
    listed = json.loads((folder / "known.json").read_text(encoding="utf-8"))
    chosen: list[Known] = []
    with desk.store.read() as tx:
        while len(chosen) < count:
            one = Known(**CHANCE.choice(listed))
            if tx.tickets.by_reference([COMPANY], one.reference):
                chosen.append(one)
    return chosen


def timed(name: str, acts: Sequence[Callable[[], object]], spent: Spent) -> None:
    """Print what an act takes, at the database and in all; the first ten warm up."""
    inside, whole, worked, statements = [], [], [], []
    for act in acts:
        spent.reset()
        began, busy = time.perf_counter(), time.process_time()
        act()
        whole.append(time.perf_counter() - began)
        worked.append(time.process_time() - busy)
        inside.append(spent.seconds)
        statements.append(spent.statements)
    figures = []
    for found in (inside, whole):
        cuts = statistics.quantiles(found[10:], n=100)
        figures.append(f"p50 {cuts[49] * 1000:7.1f}  p99 {cuts[98] * 1000:7.1f}")
    processor = statistics.median(worked[10:]) * 1000
    print(
        f"{name:30} database {figures[0]}   whole {figures[1]}   processor {processor:7.1f} ms   "
        f"{statistics.median(statements):.0f} statements, of {len(acts)}",
        flush=True,
    )


def looked(desk: Desk, some: list[Known], spent: Spent) -> None:
    """Measure what staff look at."""
    visits = len(some)

    def search(words: str) -> Callable[[], object]:
        return lambda: review.queue(desk, STAFF, Filters(search=words, limit=50))

    two = [f"{CHANCE.choice(FIRST)} {one.name.split()[0]}" for one in some]
    for name, acts in (
        ("queue, first page of 50", [lambda: review.queue(desk, STAFF, Filters(limit=50))] * visits),
        ("search, name", [search(one.name) for one in some]),
        ("search, first name (1 in 20)", [search(CHANCE.choice(FIRST)) for _ in some]),
        ("search, two first names", [search(words) for words in two[: max(20, visits // 10)]]),
        ("search, reference", [search(one.reference) for one in some]),
        ("search, address", [search(one.address) for one in some]),
        ("opening a request", [lambda one=one: review.ticket(desk, STAFF, one.reference) for one in some]),
    ):
        timed(name, acts, spent)  # type: ignore[arg-type]
    now = datetime.now(UTC)
    year = (now - timedelta(365), now)
    first, last = (moment.date() for moment in year)

    def page() -> object:
        totals = review.register_totals(desk, STAFF, *year)
        return totals, review.register_page(desk, STAFF, *year, limit=201)

    def report() -> object:
        return review.register_figures(desk, STAFF, COMPANY, first, last)

    timed("register of a year, page", [page] * 20, spent)
    timed("register of a year, report", [report] * 20, spent)
    spent.reset()
    before, began = _memory(reset=True), time.perf_counter()
    size = sum(map(len, as_csv(review.register(desk, STAFF, *year), now)))
    print(
        f"{'register of a year, CSV':30} database {spent.seconds:.1f} s   whole {time.perf_counter() - began:.1f} s   "
        f"{size / 1e6:.1f} MB   memory above the start {(_memory() - before) / 1024:.1f} MiB",
        flush=True,
    )


def handled(large: Desk, small: Desk, mails: int) -> None:
    """Handle mails in turn by both desks."""
    spent: dict[str, list[float]] = {"small": [], "large": []}
    first = int(time.time()) * 1000  # no mail of an earlier run
    for number in range(first, first + mails):
        for name, desk in (("small", small), ("large", large)):
            take(desk, number, LETTERS[number % 5], f"Nieuw {number} <nieuw{number}@example.com>")
            began = time.perf_counter()
            handle.next(desk, "scale")
            spent[name].append(time.perf_counter() - began)
    middle = {name: statistics.median(found[10:]) for name, found in spent.items()}
    for name, found in middle.items():
        print(f"{'a new mail, ' + name:30} p50 {found * 1000:8.1f} ms")
    print(f"{'  large to small':30} {middle['large'] / middle['small']:12.2f}")


def forgotten(desk: Desk, most: int) -> None:
    """Let retention run until about *most* steps are done; print its time and memory."""
    steps = 0

    def enough() -> bool:
        nonlocal steps
        steps += 1
        return steps >= most

    before = _memory(reset=True)
    began = time.perf_counter()
    report = retain.run(desk, stop=enough)
    took, erased = time.perf_counter() - began, sum(report.erased.values())
    print(f"retention: {report.erased}, finished: {report.finished}, {took:.1f} s")
    print(f"{'  a request':30} {took / max(erased, 1) * 1000:12.1f} ms")
    print(f"{'  memory above the start':30} {(_memory() - before) / 1024:12.1f} MiB", flush=True)


def _memory(*, reset: bool = False) -> int:
    """Return the most memory used (KiB, Linux); *reset* begins anew from what is used now."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--visits", type=int, default=300)
    parser.add_argument("--mails", type=int, default=60)
    parser.add_argument("--batches", type=int, default=100, help="batches of retention, of 50 requests each")
    parser.add_argument("--database", default="", help="address of an empty PostgreSQL database")
    parser.add_argument("--beside", default="", help="address of another, for the small desk")
    parser.add_argument("--keep", default="", help="folder of stores that stay for the next run")
    options = parser.parse_args()
    mind = thinking(settings.load(data_dir=ROOT / ".cache"))
    with place(options.keep) as folder:
        ours, beside = folder / "large", folder / "small"
        filled(mind, beside, options.beside, SMALL)
        filled(mind, ours, options.database, options.tickets)
        spent = Spent()
        with (
            spent.watching(),
            opened(mind, ours, options.database) as large,
            opened(mind, beside, options.beside) as small,
        ):
            plans = Plans(large)
            with plans.watching():
                if options.visits:
                    looked(large, some_of(large, ours, options.visits), spent)
                if options.mails:
                    handled(large, small, options.mails)
                if options.batches:
                    forgotten(large, options.batches)
            plans.tell()
    return 0


if __name__ == "__main__":
    sys.exit(main())

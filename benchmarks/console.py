"""How long the console's server needs for its pages with many tickets, and how much a first visit loads.

usage: .venv/bin/python benchmarks/console.py [--tickets 100000] [--visits 200] [--database ADDRESS]

The pages are asked of the application itself, without a network between: this is the time that the
server takes. Without ADDRESS the tickets lie in SQLite. Eight of ten requests are closed, as after years.
"""

import argparse
import gzip
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant.assembly import building
from assistant.desk import accounts, review
from assistant.desk.contents import Person
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.settings import load
from assistant.web.app import create_app

TYPES = ("access", "erasure", "objection", "rectification", "marketing_optout")
NAMES = ("Jan Jansen", "Mia Visser", "Kees Bos", "Lia de Vries", "Sanne Mulder", "Tom Bakker")
CHANCE = random.Random(6)
MANY = 2000  # tickets a transaction
WARM = 10  # visits before those that are timed


def filled(desk: Desk, staff: Staff, tickets: int) -> list[str]:
    """Open *tickets* requests; return the references of those that are open."""
    now = datetime.now(UTC)
    models = [
        review.open_by_hand(
            desk,
            staff,
            tenant_id="ventum",
            type=type,
            channel="letter",
            received=now - timedelta(hours=1),
            person=Person(name="Jan Jansen", address="jan@example.org", phone="030 1234567"),
            text="Graag hoor ik wat jullie van mij hebben. " * 20,
        )
        for type in TYPES
    ]
    found = [ticket.reference for ticket in models]
    with desk.store.read() as tx:
        parts = [
            (tx.conversations.get(m.conversation_id), tx.messages.of(m.conversation_id), m) for m in models
        ]
    for begin in range(0, tickets, MANY):
        with desk.store.write() as tx:
            for number in range(begin, min(begin + MANY, tickets)):
                reference = _copy(desk, tx, parts[number // 5 % len(parts)], number, now)
                found += [reference] if reference else []
    return found


def _copy(desk: Desk, tx, parts, number: int, now: datetime) -> str:  # type: ignore[no-untyped-def]
    """Store one more request like *parts*, as old as its number says; return its reference if it is open."""
    age = timedelta(minutes=10 * number)
    closed = number % 5 != 0
    conversation, messages, model = parts
    own = replace(
        conversation, id=desk.new_id(), token=desk.new_id(), created_at=now - age, last_at=now - age
    )
    tx.conversations.add(own)
    for message in messages:
        tx.messages.add(
            replace(message, id=desk.new_id(), conversation_id=own.id, message_id_digest="", at=now - age)
        )
    name = NAMES[number % len(NAMES)]
    ticket = replace(
        model,
        id=desk.new_id(),
        conversation_id=own.id,
        reference=f"VEN-B{number:07X}"[:14],
        state="closed" if closed else ("new", "in_progress", "waiting")[number % 3],
        outcome="fulfilled" if closed else "",
        person=replace(model.person, name=name),
        received_at=now - age,
        due_at=now - age + timedelta(days=30),
        created_at=now - age,
        answered_at=now - age + timedelta(days=9) if closed else None,
        closed_at=now - age + timedelta(days=10) if closed else None,
    )
    tx.tickets.add(ticket)
    digests = [
        desk.store.vault.digest("search", word.casefold())[:32] for word in (*name.split(), ticket.reference)
    ]
    tx.tickets.index(ticket.id, ticket.tenant, digests)
    return "" if closed else ticket.reference


def timed(ask: Callable[[str], object], addresses: Sequence[str]) -> list[float]:
    """Return the seconds that each address takes, sorted; the first are asked twice, to warm up."""
    for address in addresses[:WARM]:
        ask(address)
    seconds = []
    for address in addresses:
        began = time.perf_counter()
        ask(address)
        seconds.append(time.perf_counter() - began)
    return sorted(seconds)


def first_load(browser: TestClient) -> dict[str, int]:
    """Return the bytes that a first visit of the queue brings, as they travel."""
    page = browser.get("/console")
    sizes = {"the page": len(gzip.compress(page.content)) if _packed(page) else len(page.content)}
    for part in ("console.css", "brands.css", "console.js", "mark.svg"):
        with browser.stream("GET", f"/static/{part}", headers={"accept-encoding": "gzip"}) as answer:
            sizes[part] = sum(len(chunk) for chunk in answer.iter_raw())
    return sizes


def _packed(page) -> bool:  # type: ignore[no-untyped-def]
    return page.headers.get("content-encoding") == "gzip"


def measure(desk: Desk, references: list[str], browser: TestClient, visits: int) -> None:
    """Print a line for each kind of page."""
    some = [f"/console/tickets/{reference}" for reference in CHANCE.choices(references, k=visits)]
    kinds = {
        "queue": ["/console?all=1"] * visits,
        "queue's news": ["/console/pulse"] * visits,
        "ticket": some,  # before anything is searched: its "next" follows the filter that was kept last
        "queue, one type": [f"/console?type={CHANCE.choice(TYPES)}" for _ in range(visits)],
        "queue, rare type": ["/console?type=breach_report"] * visits,
        "queue, one state": ["/console?state=waiting"] * visits,
        "search, reference": [f"/console?q={CHANCE.choice(references)}" for _ in range(visits)],
        "search, 1 in 6": [f"/console?q={CHANCE.choice(NAMES).split()[0]}" for _ in range(visits)],
        "board": ["/console/board"] * max(20, visits // 10),
        "knowledge": ["/console/knowledge"] * max(20, visits // 10),
    }
    for kind, addresses in kinds.items():
        worked = time.process_time()
        seconds = timed(lambda address: browser.get(address).raise_for_status(), addresses)
        cpu = (time.process_time() - worked) / (len(addresses) + WARM)
        p50, p99 = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99) - 1]
        print(
            f"{kind:18} p50 {p50 * 1000:6.1f} ms   p99 {p99 * 1000:6.1f} ms   cpu {cpu * 1000:6.1f} ms   of {len(seconds)}"
        )


def main() -> None:
    """Fill a desk and visit it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        settings = load(
            data_dir=Path(name), database_url=SecretStr(options.database), web={"secure_cookies": False}
        )
        with building.desk(settings) as desk:
            roles = {tenant.id: "admin" for tenant in settings.tenants}
            staff = accounts.add(desk, email="anna@example.org", name="Anna", roles=roles)
            began = time.perf_counter()
            references = filled(desk, staff, options.tickets)
            print(
                f"{options.tickets} tickets, {len(references)} open, stored in {time.perf_counter() - began:.0f} s"
            )
            browser = TestClient(create_app(desk, settings), base_url="http://desk.example")
            browser.cookies.set("session", accounts.open_session(desk, staff.id).cookie)
            measure(desk, references, browser, options.visits)
            sizes = first_load(browser)
            told = ", ".join(f"{part} {size / 1024:.1f}" for part, size in sizes.items())
            print(f"first load of the queue: {sum(sizes.values()) / 1024:.1f} KiB ({told})")


if __name__ == "__main__":
    main()

"""A store as after years: N requests with all that belongs to them, and 5 N journal entries.

A letter of each kind goes through the desk as any other; its rows are the pattern of all others. Each copy
has its own ids, seals, reference, person, search words, raw mail, reply and chain.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from assistant.desk import deliver, handle, receive
from assistant.desk.desk import Desk
from assistant.store.tables import metadata
from benchmarks.scale_rows import COMPANY, Copies, Known, Matter, matter

BATCH = 500  # requests a transaction
TO = "backoffice@ventum.nl"
CHANCE = random.Random(5)
LETTERS = (
    "Graag inzage in alle gegevens die jullie van mij bewaren. Mijn klantnummer is 40817726.",
    "Willen jullie al mijn gegevens verwijderen? Mijn klantnummer is 40817726.",
    "Ik maak bezwaar tegen het gebruik van mijn gegevens voor het incasseren van mijn schuld.",
    "Mijn adres klopt niet. Willen jullie dat wijzigen in Kerkstraat 18? Mijn klantnummer is 40817726.",
    "Ik wil geen nieuwsbrieven en aanbiedingen meer ontvangen op klant@example.org.",
)
_QUICK = ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-3000000", "wal_autocheckpoint=50000")


def letter(number: int, text: str, sender: str) -> bytes:
    """Return a mail."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, TO, "Mijn gegevens"
    mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
    mail["Message-ID"] = f"<{number}.scale@example.org>"
    mail.set_content(f"Goedemiddag,\n\n{text}\n\nMet vriendelijke groet,\n{sender.partition(' <')[0]}\n")
    return bytes(mail)


def take(desk: Desk, number: int, text: str, sender: str) -> str:
    """Take a mail; return its id in the ledger."""
    return receive.mail(
        desk,
        letter(number, text, sender),
        tenant_id=COMPANY,
        envelope_from=sender.rpartition("<")[2].rstrip(">"),
        recipients=(TO,),
        received=desk.now(),
        source="smtp",
    ).inbound_id


def fill(desk: Desk, tickets: int) -> list[Known]:
    """Store *tickets* requests and five times as many journal entries; return some that can be looked for.

    The store is SQLite's. Indexes that only find are made when all rows are there: faster, and as packed as
    after a rebuild.
    """
    matters, known = list(_handled(desk)), []
    copies = Copies(desk, matters, tickets)
    path = desk.store.engine.url.database  # type: ignore[attr-defined]
    with without_indexes(desk), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in _QUICK:
            connection.execute(f"PRAGMA {setting}")
        for begin in range(0, tickets, BATCH):
            rows, found = copies.batch(begin, min(begin + BATCH, tickets))
            known += found
            connection.execute("BEGIN")
            for name, some in rows.items():
                insert(connection, name, some)
            connection.execute("COMMIT")
            if begin % 50_000 == 0:
                print(f"  {begin:,} at {datetime.now(UTC):%H:%M:%S}", flush=True)
    return known


def insert(connection: Any, name: str, rows: list[Any]) -> None:
    """Insert whole rows into a table of SQLite."""
    if rows:
        columns = metadata.tables[name].columns
        names = ", ".join(f'"{column.name}"' for column in columns)
        places = ", ".join("?" for _ in columns)
        connection.executemany(f"INSERT INTO {name} ({names}) VALUES ({places})", rows)  # noqa: S608


def _handled(desk: Desk) -> Iterator[Matter]:
    """Handle a letter of each kind and return its rows."""
    for number, text in enumerate(LETTERS):
        sender = f"Klant {number} <klant{number}@example.org>"
        inbound_id = take(desk, -1 - number, text, sender)
        handle.next(desk, "scale")
        while (out := deliver.claim(desk, "scale")) is not None:
            deliver.sending(desk, out.id)
            deliver.sent(desk, out.id, "250")
        with desk.store.engine.connect() as connection:  # type: ignore[attr-defined]
            yield matter(desk, connection.connection.driver_connection, inbound_id, sender)


@contextmanager
def without_indexes(desk: Desk) -> Iterator[None]:
    """Drop the indexes that no key needs, and make them again at the end."""
    indexes = [each for table in metadata.sorted_tables for each in table.indexes if not each.unique]
    for index in indexes:
        with desk.store.write() as tx:
            index.drop(tx.connection)  # type: ignore[attr-defined]
    yield
    for index in indexes:
        with desk.store.write() as tx:
            index.create(tx.connection)  # type: ignore[attr-defined]

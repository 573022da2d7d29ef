"""A store as after years: N requests with all that belongs to them, and 5 N journal entries.

A letter of each kind goes through the desk as any other; its rows are the pattern of all others. Each copy
has its own ids, seals, reference, person, search words, raw mail, reply and chain.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from multiprocessing import get_context
from threading import Semaphore
from typing import Any

from assistant.assembly import building
from assistant.casework.journal import append
from assistant.desk import deliver, handle, receive, records
from assistant.desk.desk import Desk
from assistant.desk.journal import entry_of, key
from assistant.desk.opening import search_digests
from assistant.settings import Settings
from assistant.store import prepared, tables
from assistant.store.shelf import Shelf

Insert = tuple[str, list[Any]]  # a statement and the values of its rows

YEARS = 6  # over which the requests came in
OPEN_ONE_IN = 200  # requests of a desk that keeps up; the rest is closed
BATCH = 500  # requests a transaction
MAKERS = 2  # processes that make rows
COMPANY = "ventum"
TO = "backoffice@ventum.nl"
CHANCE = random.Random(5)
FIRST = (
    "Jan Mia Kees Lia Sanne Tom Fatima Joost Karin Daan Els Pim Lotte Wim Ria Mo Sara Noor Bram Eva"
).split()
LAST = [
    a + b for a in ("Bak", "Viss", "Mul", "Jans", "Post", "Hend") for b in ("er", "sen", "ma", "stra", "huis")
]
LETTERS = (
    "Graag inzage in alle gegevens die jullie van mij bewaren. Mijn klantnummer is 40817726.",
    "Willen jullie al mijn gegevens verwijderen? Mijn klantnummer is 40817726.",
    "Ik maak bezwaar tegen het gebruik van mijn gegevens voor het incasseren van mijn schuld.",
    "Mijn adres klopt niet. Willen jullie dat wijzigen in Kerkstraat 18? Mijn klantnummer is 40817726.",
    "Ik wil geen nieuwsbrieven en aanbiedingen meer ontvangen op klant@example.org.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """The rows of one handled letter."""

    inbound: records.Inbound
    raw: bytes
    conversation: records.Conversation
    messages: tuple[records.StoredMessage, ...]
    ticket: records.Ticket
    drafts: tuple[records.StoredDraft, ...]
    outbox: tuple[records.OutboxRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a request can be looked for by."""

    reference: str
    name: str
    address: str


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


def patterns(desk: Desk) -> list[Pattern]:
    """Handle a letter of each kind and return its rows."""
    found = []
    for number, text in enumerate(LETTERS):
        sender = f"Klant {number} <klant{number}@example.org>"
        inbound_id = take(desk, -1 - number, text, sender)
        handle.next(desk, "scale")
        while (out := deliver.claim(desk, "scale")) is not None:
            deliver.sending(desk, out.id)
            deliver.sent(desk, out.id, "250")
        with desk.store.read() as tx:
            inbound, message = tx.ledger.get(inbound_id), tx.messages.by_inbound(inbound_id)
            conversation = tx.conversations.get(message.conversation_id if message else "")
            assert inbound
            assert conversation
            found.append(
                Pattern(
                    inbound=inbound,
                    raw=letter(number, text, sender),
                    conversation=conversation,
                    messages=tuple(tx.messages.of(conversation.id)),
                    ticket=tx.tickets.of(conversation.id)[0],
                    drafts=tuple(tx.drafts.of(conversation.id)),
                    outbox=tuple(tx.outbox.of(conversation.id)),
                )
            )
    return found


def fill(desk: Desk, tickets: int) -> list[Known]:
    """Store *tickets* requests and five times as many journal entries; return some that can be looked for.

    The rows are made by other processes. Indexes that only find are made when all rows are there: faster,
    and as packed as after a rebuild.
    """
    known: list[Known] = []
    models = patterns(desk)
    room = Semaphore(4 * MAKERS)  # batches that wait, at most
    with (
        without_indexes(desk),
        get_context("spawn").Pool(MAKERS, _begin, (desk.settings, models)) as pool,
    ):
        for number, (rows, found) in enumerate(pool.imap(_made, _batches(tickets, room))):
            with desk.store.write(durable=False) as tx:
                connection: Any = tx.connection  # type: ignore[attr-defined]
                connection.exec_driver_sql("PRAGMA cache_size=-3000000")
                for text, values in rows:
                    connection.exec_driver_sql(text, values)
            room.release()
            known += found
            if number % 100 == 0:
                print(f"  {number * BATCH:,} at {datetime.now(UTC):%H:%M:%S}", flush=True)
    return known


@contextmanager
def without_indexes(desk: Desk) -> Iterator[None]:
    """Drop the indexes that no key needs, and make them again at the end."""
    indexes = [each for table in tables.metadata.sorted_tables for each in table.indexes if not each.unique]
    for index in indexes:
        with desk.store.write() as tx:
            index.drop(tx.connection)  # type: ignore[attr-defined]
    yield
    for index in indexes:
        with desk.store.write() as tx:
            index.create(tx.connection)  # type: ignore[attr-defined]


def _batches(tickets: int, room: Semaphore) -> Iterator[tuple[int, int, int]]:
    for begin in range(0, tickets, BATCH):
        room.acquire()
        yield begin, min(begin + BATCH, tickets), tickets


_MAKER: "list[tuple[Desk, list[Pattern]]]" = []  # of a process that makes rows


def _begin(ours: Settings, models: list[Pattern]) -> None:
    desk = building.desk(ours, migrate=False).__enter__()
    _MAKER.append((desk, models))


def _made(batch: tuple[int, int, int]) -> tuple[list[Insert], list[Known]]:
    """Return the inserts of a batch."""
    begin, end, tickets = batch
    desk, models = _MAKER[0]
    known = []
    with desk.store.read() as tx:
        rows = _Rows(desk, tx, random.Random(begin))
        for number in range(begin, end):
            one = rows.copy(models[number % len(models)], number, number / tickets)
            if number % 97 == 0:
                known.append(one)
        return rows.inserts(), known


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row as it can go to another process."""
    return tuple([bytes(each) if isinstance(each, memoryview) else each for each in row])


class _Rows:
    """The rows of a batch, stored table by table."""

    def __init__(self, desk: Desk, tx: Any, chance: random.Random) -> None:
        self._desk, self._connection, self._tx, self._chance = desk, tx.connection, tx, chance
        self._now = datetime.now(UTC)
        self._kept: dict[str, list[Any]] = {}

    def copy(self, model: Pattern, number: int, place: float) -> Known:
        """Make one more matter like *model*; *place* from 0, just now, to 1, the oldest."""
        desk, at = self._desk, self._now - timedelta(days=365.25 * YEARS * place, minutes=1)
        is_open = number % OPEN_ONE_IN == 0
        name = f"{self._chance.choice(FIRST)} {self._chance.choice(LAST)}{number % 97}"
        address = f"klant{number}@example.net"
        digest = desk.digest_of_address(address)
        conversation = replace(
            model.conversation, id=desk.new_id(), token=desk.new_id()[:40], created_at=at, last_at=at
        )
        inbound = replace(
            model.inbound,
            id=desk.new_id(),
            blob_id=self._blob(model.raw, at),
            raw_digest=desk.new_id(),
            dedupe_key=desk.new_id(),
            message_id_digest=desk.new_id(),
            received_at=at,
            not_before=at,
        )
        ticket = self._ticket(model.ticket, conversation.id, at, number=number, is_open=is_open)
        ticket = replace(
            ticket, person=replace(ticket.person, name=name, address=address), person_digest=digest
        )
        self._add("inbound", inbound)
        self._add("conversation", conversation)
        self._add(
            "participant", {"conversation_id": conversation.id, "address_digest": digest, "tenant": COMPANY}
        )
        for message in model.messages:
            incoming = message.direction == "in"
            self._add(
                "message",
                replace(
                    message,
                    id=desk.new_id(),
                    conversation_id=conversation.id,
                    inbound_id=inbound.id if incoming else None,
                    message_id_digest=desk.new_id(),
                    at=at,
                ),
            )
        self._add("ticket", ticket)
        words = search_digests(desk, [ticket.reference, name, address, *ticket.fields.values()])
        for word in words:
            term = {"ticket_id": ticket.id, "digest": word, "tenant": COMPANY, "due_at": ticket.due_at}
            self._add("search_term", term)
        self._replies(model, conversation.id, ticket.id, at)
        for row in self._chain(ticket.id, at):
            self._add("journal", row)
        return Known(reference=ticket.reference, name=name, address=address)

    def inserts(self) -> list[Insert]:
        """Return statements with the values of all rows, parents first."""
        kinds: dict[str, Any] = {
            "inbound": records.Inbound,
            "conversation": records.Conversation,
            "message": records.StoredMessage,
            "ticket": records.Ticket,
            "draft": records.StoredDraft,
            "outbox": records.OutboxRow,
            "journal": records.JournalRow,
        }
        made = []
        for table in tables.metadata.sorted_tables:
            rows = self._kept.get(table.name, [])
            if rows and table.name in kinds:
                shelf = Shelf(self._connection, self._desk.store.vault, table, kinds[table.name])  # type: ignore[arg-type]
                rows = [shelf._row(row) for row in rows]
            if rows:
                ready = prepared._prepare(prepared._insert(table), self._connection.dialect, tuple(rows[0]))
                made.append((ready.text, [_plain(ready.values(row)) for row in rows]))
        return made

    def _add(self, table: str, row: Any) -> None:
        self._kept.setdefault(table, []).append(row)

    def _blob(self, content: bytes, at: datetime) -> str:
        row = self._tx.blobs._row(COMPANY, content, self._desk.store.vault.digest("blob", content), at)
        self._add("blob", row)
        return str(row["id"])

    def _ticket(
        self, model: records.Ticket, conversation_id: str, at: datetime, *, number: int, is_open: bool
    ) -> records.Ticket:
        answered = None if is_open else at + timedelta(days=9)
        return replace(
            model,
            id=self._desk.new_id(),
            conversation_id=conversation_id,
            reference=f"VEN-{number:08X}",
            state=("new", "in_progress", "waiting")[number % 3] if is_open else "closed",
            outcome="" if is_open else "fulfilled",
            received_at=at,
            due_at=at + timedelta(days=30),
            created_at=at,
            answered_at=answered,
            delivered_at=answered,
            closed_at=None if is_open else at + timedelta(days=10),
        )

    def _replies(self, model: Pattern, conversation_id: str, ticket_id: str, at: datetime) -> None:
        for draft, row in zip(model.drafts, model.outbox, strict=True):
            id = self._desk.new_id()
            self._add(
                "draft",
                replace(
                    draft,
                    id=id,
                    conversation_id=conversation_id,
                    ticket_id=ticket_id,
                    covers=(ticket_id,),
                    created_at=at,
                    changed_at=at,
                ),
            )
            self._add(
                "outbox",
                replace(
                    row,
                    id=self._desk.new_id(),
                    draft_id=id,
                    conversation_id=conversation_id,
                    blob_id=self._blob(draft.content.text.encode() * 2, at),
                    message_id_digest=self._desk.new_id(),
                    created_at=at,
                    sent_at=at,
                    not_before=at,
                ),
            )

    def _chain(self, ticket_id: str, at: datetime) -> Iterator[records.JournalRow]:
        last, secret = None, key(self._desk)
        for day, tag in enumerate(
            ("ticket.opened", "state.in_progress", "mail.sent", "state.answered", "state.closed")
        ):
            made = append(
                secret,
                chain=ticket_id,
                last=last,
                at=at + timedelta(days=day),
                actor="assistant",
                tag=tag,
                data={"n": day},
            )
            row = records.JournalRow(
                id=self._desk.new_id(),
                tenant=COMPANY,
                chain=ticket_id,
                seq=made.seq,
                at=made.at,
                actor=made.actor,
                tag=tag,
                data=dict(made.data),
                previous=made.previous,
                hash=made.hash,
            )
            last = entry_of(row)
            yield row

"""A copy of an ID leaves the provider's mailbox with its mail: on a real Dovecot, from every folder."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.imap_client import MailboxTrouble
from assistant.channels.imap_in import MailboxReader
from assistant.desk import handle, review
from assistant.store.store import SqlStore
from tests.edges.proxy import Cut, Proxy, Rule
from tests.edges.servers import Dovecot
from tests.edges.test_imap_reader import mail, mail_client, wait_until
from tests.unit.desk.conftest import office_on
from tests.unit.desk.small import Office, person

ANNA = person("anna")
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
Maker = Callable[..., tuple[Office, MailboxReader]]


def copy_mail(text: str = "Graag inzage, klantnummer 12345.", *, id: str = "<copy@example.org>") -> bytes:
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"], letter["Subject"] = (
        "Jan <jan@example.org>",
        "backoffice@ventum.nl",
        "Inzage",
    )
    if id:
        letter["Message-ID"] = id
    letter.set_content(text)
    letter.add_attachment(PICTURE, maintype="image", subtype="png", filename="paspoort.png")
    return letter.as_bytes()


@pytest.fixture
def make(sqlite_store: SqlStore, tmp_path: Path) -> Maker:
    """Return a maker of an office whose mail lies on a server, and of the reader of its mailbox."""

    def of(port: int, **more: Any) -> tuple[Office, MailboxReader]:
        given = {"host": "localhost", "port": port, "security": "none", "username": "desk"}
        mailbox = {**given, "password": "letmein", "poll_seconds": 1, **more}
        tenants = [{"id": "ventum", "mailboxes": [mailbox]}]
        office = office_on(sqlite_store, tmp_path, tenants=tenants)
        tenant = office.desk.tenant("ventum")
        return office, MailboxReader(office.desk, tenant, tenant.mailboxes[0])

    return of


def put(server: Dovecot, *mails: bytes, folder: str = "INBOX") -> None:
    with mail_client(server) as client:
        if not client.folder_exists(folder):
            client.create_folder(folder)
        for one in mails:
            client.append(folder, one, msg_time=datetime(2026, 11, 25, 9, tzinfo=UTC))


def take(office: Office, reader: MailboxReader) -> str:
    """Take in what is new, and return the reference of the request."""
    reader.once()
    while handle.next(office.desk, "w"):
        pass
    return next(row.reference for row in review.queue(office.desk, ANNA) if row.reference)


def check(office: Office, reference: str) -> None:
    review.set_identity(office.desk, ANNA, reference, "confirmed", step="call_back")


def left(server: Dovecot) -> dict[str, int]:
    """Return how many mails lie in each folder."""
    with mail_client(server) as client:
        names = [name for _, _, name in client.list_folders()]
        return {name: client.folder_status(name, ["MESSAGES"])[b"MESSAGES"] for name in names}


def on_disk(server: Dovecot) -> bool:
    """Return whether the copy stands in any file of the server."""
    coded = copy_mail().partition(b"base64\r\n")[2][-80:-60]
    assert coded
    return any(coded in file.read_bytes() for file in (server.folder / "mail").rglob("*") if file.is_file())


def tags(office: Office, reference: str) -> list[str]:
    return [entry.tag for entry in review.ticket(office.desk, ANNA, reference).journal]


def test_it_goes_from_the_folder_it_was_moved_to_and_no_other_mail_does(
    make: Maker, dovecot: Dovecot
) -> None:
    office, reader = make(dovecot.port, handled_folder="Archief")
    other = copy_mail("Iets anders, geen verzoek.")  # another mail under the same Message-ID
    put(dovecot, other, folder="Bewaard")
    put(dovecot, copy_mail())
    reference = take(office, reader)
    assert left(dovecot) == {"INBOX": 0, "Archief": 1, "Bewaard": 1}
    reader.once()
    assert left(dovecot)["Archief"] == 1, "before the check it stays"
    check(office, reference)
    assert len(review.ticket(office.desk, ANNA, reference).clearings) == 1
    reader.once()
    assert left(dovecot) == {"INBOX": 0, "Archief": 0, "Bewaard": 1}
    assert review.ticket(office.desk, ANNA, reference).clearings == ()
    assert tags(office, reference)[-1] == "id_copy.mailbox_cleared"
    assert review.ticket(office.desk, ANNA, reference).journal[-1].data == {"found": 1}


def test_it_goes_from_wherever_people_put_it_and_from_the_servers_disk(make: Maker, dovecot: Dovecot) -> None:
    office, reader = make(dovecot.port)
    put(dovecot, copy_mail())
    reference = take(office, reader)
    put(dovecot, copy_mail(), folder="Klanten & zo")
    put(dovecot, copy_mail(), copy_mail(), folder="Trash")
    assert on_disk(dovecot)
    check(office, reference)
    reader.once()
    assert set(left(dovecot).values()) == {0}
    assert not on_disk(dovecot)
    assert review.ticket(office.desk, ANNA, reference).journal[-1].data == {"found": 4}


def test_a_mail_without_a_message_id_is_found_by_what_it_holds(make: Maker, dovecot: Dovecot) -> None:
    office, reader = make(dovecot.port)
    put(dovecot, copy_mail(id=""), mail(2))
    reference = take(office, reader)
    put(dovecot, copy_mail("Een ander zonder nummer.", id=""), folder="Bewaard")
    check(office, reference)
    reader.once()
    assert left(dovecot) == {"INBOX": 1, "Bewaard": 1}


def test_a_running_reader_takes_it_out_by_itself_and_goes_on_reading(make: Maker, dovecot: Dovecot) -> None:
    office, reader = make(dovecot.port, handled_folder="Archief")
    put(dovecot, copy_mail())
    reference = take(office, reader)
    running = make(dovecot.port, handled_folder="Archief")[1]
    running.start()
    try:
        check(office, reference)
        assert wait_until(lambda: not review.ticket(office.desk, ANNA, reference).clearings)
        assert left(dovecot)["Archief"] == 0
        put(dovecot, copy_mail("Nog een vraag.", id="<next@example.org>"))
        assert wait_until(lambda: left(dovecot) == {"INBOX": 0, "Archief": 1})
    finally:
        running.stop()


def test_while_the_server_is_away_the_ticket_says_so_and_it_is_tried_again(
    make: Maker, dovecot: Dovecot
) -> None:
    office, reader = make(dovecot.port)
    put(dovecot, copy_mail())
    reference = take(office, reader)
    check(office, reference)
    cut: list[bool] = [True]

    def before_expunge(offset: int, data: bytes) -> bytes:
        if cut[0] and b"EXPUNGE" in data:
            raise Cut
        return data

    rule: Rule = before_expunge
    with Proxy(("127.0.0.1", dovecot.port), up=rule) as proxy:
        through = reader_through(office, proxy)
        with pytest.raises(MailboxTrouble):
            through.once()
        [row] = review.ticket(office.desk, ANNA, reference).clearings
        assert row.attempts == 1
        assert row.trouble
        cut[0] = False
        through.once()
        assert len(review.ticket(office.desk, ANNA, reference).clearings) == 1, "not at once again"
        office.clock.on(minutes=2)
        through.once()
    assert review.ticket(office.desk, ANNA, reference).clearings == ()
    assert left(dovecot) == {"INBOX": 0}


def reader_through(office: Office, proxy: Proxy) -> MailboxReader:
    """Return a reader of the same mailbox (its name counts the host, not the port) by another way."""
    tenant = office.desk.tenant("ventum")
    mailbox = tenant.mailboxes[0].model_copy(update={"port": proxy.port})
    return MailboxReader(office.desk, tenant, mailbox)


def test_without_uidplus_what_others_have_marked_is_not_deleted_with_it(
    make: Maker, dovecot: Dovecot
) -> None:
    office, reader = make(dovecot.port)
    put(dovecot, copy_mail(), mail(2))
    reference = take(office, reader)
    with mail_client(dovecot) as client:
        client.add_flags([2], [rb"\Deleted"])
    check(office, reference)

    def plain(offset: int, data: bytes) -> bytes:
        return data.replace(b"UIDPLUS", b"XIDPLUS")

    with Proxy(("127.0.0.1", dovecot.port), down=plain) as proxy:
        through = reader_through(office, proxy)
        through.once()
        [row] = review.ticket(office.desk, ANNA, reference).clearings
        assert row.trouble == "others_marked_deleted"
        assert left(dovecot) == {"INBOX": 2}
        with mail_client(dovecot) as client:
            client.remove_flags([2], [rb"\Deleted"])
        office.clock.now += timedelta(hours=1)
        through.once()
    assert review.ticket(office.desk, ANNA, reference).clearings == ()
    assert left(dovecot) == {"INBOX": 1}


def test_a_matter_that_was_erased_meanwhile_leaves_its_mail_in_no_mailbox(
    make: Maker, dovecot: Dovecot
) -> None:
    from assistant.desk import person as people

    office, reader = make(dovecot.port)
    put(dovecot, copy_mail())
    reference = take(office, reader)
    check(office, reference)
    review.move(office.desk, ANNA, reference, "in_progress")
    review.move(office.desk, ANNA, reference, "answered", outcome="withdrawn", how="telefoon")
    review.close(office.desk, ANNA, reference)
    assert people.erase(office.desk, "jan@example.org").kept == {}
    reader.once()
    assert left(dovecot) == {"INBOX": 0}
    with office.desk.store.read() as tx:
        assert tx.instance.clearings() == []
        assert [entry.tag for entry in tx.journals.of("ventum")][-1] == "id_copy.mailbox_cleared"

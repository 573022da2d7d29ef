"""Mailboxes on a real Dovecot: pitfalls 1 to 7."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from imapclient import IMAPClient

from assistant.channels.imap_client import MailboxTrouble
from assistant.channels.imap_in import MailboxReader
from assistant.channels.imap_sent import SentFiler
from assistant.desk import mailboxes
from assistant.desk.desk import Desk
from assistant.errors import SettingsError
from assistant.settings import Mailbox
from tests.edges.conftest import free_port, ledger
from tests.edges.proxy import Proxy, Rule, cut_after, garble_after, stall_after, trickle, untouched
from tests.edges.servers import Dovecot, token
from tests.edges.test_smtp_sender import put

Maker = Callable[..., Desk]


def mail(number: int, size: int = 100) -> bytes:
    return (
        b"From: An <an@example.org>\r\nMessage-ID: <%d@example.org>\r\nSubject: Vraag %d\r\n\r\n"
        % (number, number)
        + b"x" * size
        + b"\r\n"
    )


@contextmanager
def mail_client(server: Dovecot, user: str = "desk") -> Iterator[IMAPClient]:
    """Another mail program that uses the same mailbox."""
    with IMAPClient("127.0.0.1", server.port, ssl=False) as client:
        client.login(user, "letmein")
        client.select_folder("INBOX")
        yield client


def fill(server: Dovecot, numbers: range, size: int = 100) -> None:
    with mail_client(server) as client:
        for number in numbers:
            client.append("INBOX", mail(number, size))


def settings(port: int, **more: Any) -> Mailbox:
    values = {"host": "localhost", "port": port, "security": "none", "username": "desk", "poll_seconds": 1}
    return Mailbox(**{**values, "password": "letmein", **more})


def reader(desk: Desk, mailbox: Mailbox, **limits: float) -> MailboxReader:
    return MailboxReader(desk, desk.settings.tenant("ventum"), mailbox, **limits)


def numbers(desk: Desk) -> list[int]:
    return sorted(int(raw.partition(b"Subject: Vraag ")[2].partition(b"\r\n")[0]) for _, raw in ledger(desk))


def wait_until(check: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if check():
            return True
        time.sleep(0.03)
    return False


def test_mail_is_taken_over_verified_tls_without_being_marked_as_read(
    make_desk: Maker, dovecot: Dovecot, certificates: tuple[Path, Path, Path]
) -> None:
    arrived = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    with mail_client(dovecot) as client:
        client.append("INBOX", mail(1), msg_time=arrived)
    desk = make_desk()
    ca = str(certificates[0])
    assert reader(desk, settings(dovecot.tls_port, security="tls", ca_file=ca)).once() == 1
    assert reader(desk, settings(dovecot.port, security="starttls", ca_file=ca)).once() == 0
    assert ledger(desk) == [("ventum", mail(1))]
    with desk.store.read() as tx:
        [row] = tx.ledger.between(["ventum"], arrived - timedelta(days=1), arrived + timedelta(days=1))
    assert row.received_at == arrived
    with mail_client(dovecot) as client:
        assert client.search("UNSEEN") == [1]


def test_a_certificate_that_is_not_trusted_is_never_accepted_nor_tls_given_up(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    for security, port in (("tls", dovecot.tls_port), ("starttls", dovecot.port)):
        with pytest.raises(MailboxTrouble, match="tls_not_verified"):
            reader(desk, settings(port, security=security)).once()
    with pytest.raises(SettingsError, match='"none" is for servers on this machine'):
        reader(desk, settings(143, host="imap.example.org")).once()


def test_what_was_read_by_others_is_taken_all_the_same(make_desk: Maker, dovecot: Dovecot) -> None:
    fill(dovecot, range(3))
    with mail_client(dovecot) as client:
        client.add_flags([1, 2, 3], [rb"\Seen", rb"\Answered"])
    desk = make_desk()
    assert reader(desk, settings(dovecot.port)).once() == 3


def test_it_goes_on_after_days_and_takes_each_mail_once(make_desk: Maker, dovecot: Dovecot) -> None:
    desk = make_desk()
    fill(dovecot, range(5))
    assert reader(desk, settings(dovecot.port)).once() == 5
    fill(dovecot, range(5, 40))
    assert reader(desk, settings(dovecot.port)).once() == 35
    assert reader(desk, settings(dovecot.port)).once() == 0
    assert numbers(desk) == list(range(40))


def test_what_others_expunge_meanwhile_stops_nothing(make_desk: Maker, dovecot: Dovecot) -> None:
    desk = make_desk()
    fill(dovecot, range(6))
    reader(desk, settings(dovecot.port)).once()
    fill(dovecot, range(6, 12))
    with mail_client(dovecot) as client:
        client.delete_messages([2, 6, 8, 12])
        client.expunge()
    assert reader(desk, settings(dovecot.port)).once() == 4
    assert numbers(desk) == [0, 1, 2, 3, 4, 5, 6, 8, 9, 10]


def test_after_a_change_of_uidvalidity_all_is_looked_at_again_and_nothing_doubled(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    fill(dovecot, range(4))
    mailbox = settings(dovecot.port, folder="Desk")
    with mail_client(dovecot) as client:
        client.create_folder("Desk")
        client.copy([1, 2, 3, 4], "Desk")
    one = reader(desk, mailbox)
    assert one.once() == 4
    before = mailboxes.cursor(desk, one.name)
    with mail_client(dovecot) as client:
        client.delete_folder("Desk")
        time.sleep(1.1)  # UIDVALIDITY is a time in seconds
        client.create_folder("Desk")
        client.append("Desk", mail(99))
        client.copy([2, 1], "Desk")
    assert reader(desk, mailbox).once() == 1
    after = mailboxes.cursor(desk, one.name)
    assert numbers(desk) == [0, 1, 2, 3, 99]
    assert before is not None
    assert after is not None
    assert before.uidvalidity != after.uidvalidity
    assert (after.last_uid, after.server_count, after.ledger_count) == (3, 3, 3)


def test_mail_moves_to_the_handled_folder_once_it_is_stored(make_desk: Maker, dovecot: Dovecot) -> None:
    desk = make_desk()
    fill(dovecot, range(3))
    assert reader(desk, settings(dovecot.port, handled_folder="Handled")).once() == 3
    with mail_client(dovecot) as client:
        assert client.search() == []
        assert client.folder_status("Handled", ["MESSAGES"])[b"MESSAGES"] == 3
    assert numbers(desk) == [0, 1, 2]


def test_a_crash_between_storing_and_moving_repeats_the_move_and_not_the_mail(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    fill(dovecot, range(2))
    plain = reader(desk, settings(dovecot.port))
    plain.once()
    mailboxes.advance(
        desk, plain.name, mailboxes.health(desk)[0].cursor.uidvalidity, 0
    )  # as if it had died before
    assert reader(desk, settings(dovecot.port, handled_folder="Handled")).once() == 0
    with mail_client(dovecot) as client:
        assert client.search() == []
    assert numbers(desk) == [0, 1]


def test_a_mail_that_is_too_large_comes_without_its_files(make_desk: Maker, dovecot: Dovecot) -> None:
    desk = make_desk(smtp_in={"port": 0, "max_bytes": 100_000})
    large = (
        b"From: An <an@example.org>\r\nSubject: Vraag 7\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed;\r\n boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nWat bewaren jullie? S=C3=B8ren\r\n--b\r\n"
        b"Content-Type: application/pdf\r\n\r\n" + b"p" * 300_000 + b"\r\n--b--\r\n"
    )
    with mail_client(dovecot) as client:
        client.append("INBOX", large)
    fill(dovecot, range(8, 9))
    reader(desk, settings(dovecot.port)).once()
    with desk.store.read() as tx:
        rows = tx.ledger.between(
            ["ventum"], datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
        )
        row = next(row for row in rows if row.size > 100_000)
        raw = tx.blobs.read(row.blob_id or "") or b""
    assert row.size == len(large)
    assert raw.endswith(b"\r\n\r\nWat bewaren jullie? S=C3=B8ren")
    assert b"Subject: Vraag 7\r\n" in raw
    assert b"content-transfer-encoding: quoted-printable\r\n" in raw.lower()
    assert b"multipart" not in raw
    assert len(raw) < 1000
    assert len(rows) == 2


def test_new_mail_comes_by_idle_within_a_moment(make_desk: Maker, dovecot: Dovecot) -> None:
    desk = make_desk()
    running = reader(desk, settings(dovecot.port, poll_seconds=60))
    running.start()
    try:
        assert wait_until(
            lambda: bool(mailboxes.health(desk)) and mailboxes.health(desk)[0].cursor.ok_at is not None
        )
        time.sleep(0.3)
        fill(dovecot, range(1))
        assert wait_until(lambda: len(ledger(desk)) == 1, 5)
    finally:
        running.stop()
    assert not running.alive


def test_where_idle_fails_it_polls(make_desk: Maker, dovecot: Dovecot) -> None:
    def no_idle(offset: int, data: bytes) -> bytes:
        return data.replace(b"+ idling", b"* GARBAG")

    desk = make_desk()
    with Proxy(("127.0.0.1", dovecot.port), down=no_idle) as proxy:
        running = reader(desk, settings(proxy.port), silence=0.5, step=3)
        running.start()
        try:
            assert wait_until(lambda: proxy.connections >= 2)
            fill(dovecot, range(2))
            assert wait_until(lambda: len(ledger(desk)) == 2)
            connections = proxy.connections
            fill(dovecot, range(2, 4))
            assert wait_until(lambda: len(ledger(desk)) == 4)
            assert proxy.connections == connections  # it polls on one line
        finally:
            running.stop()


def test_a_server_that_goes_away_is_shown_and_found_again_without_anybody(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    proxy = Proxy(("127.0.0.1", dovecot.port))
    running = reader(desk, settings(proxy.port), silence=1)
    running.start()
    try:
        assert wait_until(
            lambda: bool(mailboxes.health(desk)) and mailboxes.health(desk)[0].cursor.ok_at is not None
        )
        proxy.down = proxy.up = cut_after(0)
        assert wait_until(lambda: mailboxes.health(desk)[0].cursor.error_tag != "")
        fill(dovecot, range(3))
        proxy.down = proxy.up = lambda offset, data: data
        assert wait_until(lambda: len(ledger(desk)) == 3)
        assert wait_until(lambda: mailboxes.health(desk)[0].cursor.error_tag == "")
    finally:
        running.stop()


def test_a_server_that_sends_a_byte_now_and_then_is_cut_off(make_desk: Maker, dovecot: Dovecot) -> None:
    fill(dovecot, range(1), size=20_000)
    desk = make_desk()
    begun = time.monotonic()
    with Proxy(("127.0.0.1", dovecot.port), down=trickle(2000, 0.05)) as proxy, pytest.raises(MailboxTrouble):
        reader(desk, settings(proxy.port), silence=5, step=1.5).once()
    assert time.monotonic() - begun < 8


def rules() -> list[dict[str, Rule]]:
    """Cut, stall and garble at many places of the talk; the whole talk is about 12 KB down, 700 bytes up."""
    down = [0, 40, 300, 600, 900, 1200, 1500, 2000, 4000, 7000, 9000]
    found: list[dict[str, Rule]] = [{"down": rule(at)} for at in down for rule in (cut_after, garble_after)]
    found += [{"down": stall_after(at)} for at in (40, 900, 4000)]
    return found + [
        {"up": rule(at)} for at in (0, 60, 150, 220, 300, 400) for rule in (cut_after, garble_after)
    ]


def test_a_line_cut_stalled_or_garbled_at_every_step_loses_and_doubles_nothing(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    fill(dovecot, range(6), size=1000)
    for rule in rules():
        with Proxy(("127.0.0.1", dovecot.port), **rule) as proxy, suppress(MailboxTrouble):
            reader(desk, settings(proxy.port), silence=0.3, step=2).once()
    # What a garbled line brought is other bytes than what lies in the mailbox: it counts for nothing here.
    whole = {mail(number, 1000) for number in range(6)}
    last = reader(desk, settings(dovecot.port))
    last.once()
    raws = [raw for _, raw in ledger(desk)]
    assert whole <= set(raws)
    assert len(raws) == len(set(raws))
    health = next(row.cursor for row in mailboxes.health(desk) if row.cursor.mailbox == last.name)
    assert health.server_count == health.ledger_count == 6


def test_mail_that_the_ledger_does_not_know_is_found_by_reconciliation(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    fill(dovecot, range(5))
    one = reader(desk, settings(dovecot.port))
    with mail_client(dovecot) as client:
        uidvalidity = client.select_folder("INBOX")[b"UIDVALIDITY"]
    mailboxes.advance(desk, one.name, uidvalidity, 4)  # a cursor that ran ahead of the ledger
    one.once()
    assert numbers(desk) == [0, 1, 2, 3, 4]


def test_one_message_that_cannot_be_fetched_stops_no_other_and_is_shown(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    fill(dovecot, range(5))
    files = sorted(path for path in dovecot.folder.glob("mail/desk/[cn]*/*") if path.is_file())
    files[2].chmod(0)
    desk = make_desk()
    one = reader(desk, settings(dovecot.port))
    with suppress(MailboxTrouble):  # the server may end the session over it
        one.once()
    with suppress(MailboxTrouble):
        one.once()
    assert len(numbers(desk)) == 4
    assert mailboxes.health(desk)[0].cursor.error_tag == "not_taken 1"
    files[2].chmod(0o600)
    assert reader(desk, settings(dovecot.port)).once() == 1
    assert numbers(desk) == [0, 1, 2, 3, 4]


def test_a_mail_that_is_listed_and_not_given_is_missing_and_never_taken_for_expunged(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    def without_the_first(offset: int, data: bytes) -> bytes:
        return data.replace(b"* 1 FETCH (UID 1 RFC822.SIZE", b"* OK (nothing of UID 1 here)")

    desk = make_desk()
    fill(dovecot, range(3))
    with Proxy(("127.0.0.1", dovecot.port), down=without_the_first) as proxy:
        mailbox = settings(proxy.port)
        assert reader(desk, mailbox).once() == 2
        assert reader(desk, mailbox).once() == 0
        health = mailboxes.health(desk)[0].cursor
        assert (health.last_uid, health.server_count, health.ledger_count) == (0, 3, 2)
        assert health.error_tag == "not_taken 1"
        proxy.down = untouched
        assert reader(desk, mailbox).once() == 1
    health = mailboxes.health(desk)[0].cursor
    assert (health.last_uid, health.server_count, health.ledger_count, health.error_tag) == (3, 3, 3, "")
    assert numbers(desk) == [0, 1, 2]


def test_several_mailboxes_are_read_side_by_side_and_one_that_fails_stops_no_other(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    readers = [
        reader(desk, settings(dovecot.port)),
        reader(desk, settings(dovecot.port, password="wrong")),
        reader(desk, settings(dovecot.port, username="desk2")),
    ]
    with mail_client(dovecot, "desk2") as client:
        client.append("INBOX", mail(50))
    fill(dovecot, range(1))
    for one in readers:
        one.start()
    try:
        assert wait_until(lambda: len(ledger(desk)) == 2)
        assert len({one.name for one in readers}) == 2  # the same account has one place
        assert all("desk" not in one.name.split("/")[2] for one in readers)
    finally:
        stopping = [threading.Thread(target=one.stop) for one in readers]
        for thread in stopping:
            thread.start()
        for thread in stopping:
            thread.join()


def test_a_wrong_password_and_a_token_command_that_fails_are_told_apart(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    for more, tag in (
        ({"password": "wrong"}, "sign_in_refused"),
        ({"oauth2_token_command": "false"}, "no_token"),
        ({"oauth2_token_command": "printf not-a-token"}, "sign_in_refused"),
        ({"port": free_port()}, "unreachable"),
    ):
        with pytest.raises(MailboxTrouble, match=tag):
            reader(desk, settings(more.pop("port", dovecot.port), **more)).once()  # type: ignore[arg-type]


def test_an_oauth2_token_signs_in_where_there_is_no_password(make_desk: Maker, dovecot: Dovecot) -> None:
    fill(dovecot, range(1))
    mailbox = settings(dovecot.port, password="", oauth2_token_command=f"echo {token('desk')}")
    assert reader(make_desk(), mailbox).once() == 1


def test_a_copy_of_sent_mail_is_filed_once_and_a_failure_sends_nothing(
    make_desk: Maker, dovecot: Dovecot
) -> None:
    desk = make_desk()
    id = put(desk)
    with desk.store.write() as tx:
        tx.outbox.change(id, state="sent", sent_at=desk.now())
    tenant = desk.settings.tenant("ventum")
    with pytest.raises(MailboxTrouble):
        SentFiler(desk, tenant, settings(free_port(), sent_folder="Sent")).once()
    filer = SentFiler(desk, tenant, settings(dovecot.port, sent_folder="Sent"))
    assert [filer.once(), filer.once()] == [1, 0]
    with desk.store.write() as tx:
        tx.outbox.change(id, filed=False)  # as if it had died between the copy and its note
    filer.once()
    with desk.store.read() as tx:
        row = tx.outbox.get(id)
        assert row is not None
        assert (row.state, row.filed) == ("sent", True)
        content = tx.blobs.read(row.blob_id)
    with mail_client(dovecot) as client:
        client.select_folder("Sent")
        [uid] = client.search()
        found = client.fetch([uid], ["BODY.PEEK[]", "FLAGS"])[uid]
    assert found[b"BODY[]"] == content
    assert rb"\Seen" in found[b"FLAGS"]

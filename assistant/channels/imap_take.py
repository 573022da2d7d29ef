"""Mail out of a folder into the ledger: what is new, what is stubborn, and whether all is there.

The place is (folder, UIDVALIDITY, UID) in our own database; flags such as `\\Seen` mean nothing
here. Stored first, then moved, then the place goes on: a crash in between repeats, and what is
repeated is known by its bytes.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from assistant.channels import imap_fetch
from assistant.channels.imap_client import ImapLine, MailboxTrouble, translated
from assistant.channels.imap_fetch import Envelope, Fetched
from assistant.desk import mailboxes, receive
from assistant.desk.desk import Desk
from assistant.desk.views import Incoming
from assistant.errors import StoreError
from assistant.settings import Mailbox, Tenant

_log = logging.getLogger(__name__)

_ASKED_AT_ONCE = 200  # mails whose size is asked in one command
_BATCH_MAILS = 20  # one commit
_BATCH_BYTES = 8 * 1024 * 1024
_FIRST_RETRY, _LONGEST_RETRY = 5.0, 3600.0  # seconds between two tries of a mail that cannot be taken


@dataclass(kw_only=True)
class _Stubborn:
    """A mail that could not be fetched or stored so far. It stops no other, and is never given up."""

    pause: float = _FIRST_RETRY
    next_at: float = 0.0  # of the monotonic clock


class Taker:
    """Takes the mail of one folder."""

    def __init__(self, desk: Desk, tenant: Tenant, mailbox: Mailbox, *, stopping: Callable[[], bool]) -> None:
        """*stopping* is asked between two mails."""
        self._desk = desk
        self._tenant = tenant
        self._mailbox = mailbox
        self._stopping = stopping
        self._uidvalidity = 0
        self._stored: set[int] = set()  # UIDs known to be in the ledger, or gone
        self._stubborn: dict[int, _Stubborn] = {}
        self.name = mailboxes.name_of(desk, tenant.id, mailbox)

    def choose(self, client: IMAPClient) -> None:
        """Open the folder. Where its UIDs were given out anew, begin anew."""
        handled = self._mailbox.handled_folder
        if handled and not client.folder_exists(handled):
            client.create_folder(handled)
        uidvalidity = int(client.select_folder(self._mailbox.folder)[b"UIDVALIDITY"])
        if uidvalidity != self._uidvalidity:
            self._uidvalidity = uidvalidity
            self._stored.clear()
            self._stubborn.clear()

    def sync(self, line: ImapLine) -> int:
        """Take what is new; return how many mails were stored."""
        with translated(), line.at_most() as client:
            uids = imap_fetch.new_uids(client, self._place())
        taken = self._take_all(line, self._due(uids))
        self._go_on(uids)
        return taken

    def reconcile(self, line: ImapLine) -> int:
        """Compare the folder with the ledger; return how many mails are missing, after taking them again.

        Of what is taken again, only mail with other bytes than all in the ledger is new.
        """
        with translated(), line.at_most() as client:
            listed = imap_fetch.new_uids(client, 0)
        place = self._place()
        # What came after the last look is no difference; what could not be taken is.
        uids = [uid for uid in listed if uid <= place or uid in self._stored or uid in self._stubborn]
        known = mailboxes.known(self._desk, [self._source(uid) for uid in uids])
        unknown = [uid for uid in uids if uid not in self._stored and self._source(uid) not in known]
        found = self._take_all(line, [uid for uid in unknown if uid not in self._stubborn])
        if found:
            _log.warning("mailbox %s: %d mails were in the folder and not in the ledger", self.name, found)
        missing = sum(uid not in self._stored for uid in unknown)
        mailboxes.reconcile(self._desk, self.name, len(uids), len(uids) - missing)
        return missing

    def _place(self) -> int:
        cursor = mailboxes.cursor(self._desk, self.name)
        return cursor.last_uid if cursor is not None and cursor.uidvalidity == self._uidvalidity else 0

    def _source(self, uid: int) -> str:
        return f"imap:{self.name}/{self._uidvalidity}/{uid}"

    def _due(self, uids: Sequence[int]) -> list[int]:
        """Return what is to be taken now: new mail first, then the stubborn whose time has come."""
        now = time.monotonic()
        fresh = [uid for uid in uids if uid not in self._stored and uid not in self._stubborn]
        return fresh + [uid for uid in uids if uid in self._stubborn and self._stubborn[uid].next_at <= now]

    def _go_on(self, uids: Sequence[int]) -> None:
        """Move the place up to the first mail that is not stored."""
        place = self._place()
        for uid in uids:
            if uid not in self._stored:
                break
            place = uid
        mailboxes.advance(self._desk, self.name, self._uidvalidity, place)
        if self._stubborn:
            mailboxes.trouble(self._desk, self.name, f"not_taken {len(self._stubborn)}")

    def _take_all(self, line: ImapLine, uids: Sequence[int]) -> int:
        return sum(
            self._take(line, uids[start : start + _ASKED_AT_ONCE])
            for start in range(0, len(uids), _ASKED_AT_ONCE)
        )

    def _take(self, line: ImapLine, uids: Sequence[int]) -> int:
        with translated(), line.at_most() as client:
            envelopes = imap_fetch.envelopes(client, uids)
        self._left_out(line, set(uids) - {envelope.uid for envelope in envelopes})
        taken, size = 0, 0
        batch: list[Fetched] = []
        for envelope in envelopes:
            if self._stopping():
                break
            fetched = self._fetch(line, envelope)
            if fetched is not None:
                batch.append(fetched)
                size += len(fetched.raw)
            if len(batch) >= _BATCH_MAILS or size >= _BATCH_BYTES:
                taken += self._keep(line, batch)
                batch, size = [], 0
        return taken + self._keep(line, batch)

    def _fetch(self, line: ImapLine, envelope: Envelope) -> Fetched | None:
        """Return a mail; None where it is gone or cannot be had now. Raises MailboxTrouble with the line."""
        try:
            with translated(), line.at_most() as client:
                fetched = imap_fetch.fetch(client, envelope, max_bytes=self._desk.settings.smtp_in.max_bytes)
        except MailboxTrouble as trouble:
            self._put_off(envelope.uid)
            if isinstance(trouble.__cause__, IMAPClientError) and line.answers():
                return None
            raise
        if fetched is None:
            self._left_out(line, {envelope.uid})
        return fetched

    def _left_out(self, line: ImapLine, uids: set[int]) -> None:
        """Settle what somebody expunged; what the folder still holds is put off, and counts as missing."""
        if not uids:
            return
        with translated(), line.at_most() as client:
            held = imap_fetch.still_there(client, sorted(uids))
        self._settle(uids - held)
        for uid in held:
            self._put_off(uid)

    def _keep(self, line: ImapLine, batch: Sequence[Fetched]) -> int:
        """Store a batch, then move it; return how many mails were new to the ledger."""
        if not batch:
            return 0
        try:
            accepted = receive.many(self._desk, [self._incoming(fetched) for fetched in batch])
        except StoreError:
            raise  # the database, not the mail
        except Exception as error:
            if len(batch) > 1:  # one of them is at fault: it must not stop the others
                return sum(self._keep(line, [fetched]) for fetched in batch)
            _log.error("mailbox %s: a mail could not be stored: %s", self.name, type(error).__name__)
            self._put_off(batch[0].envelope.uid)
            return 0
        uids = {fetched.envelope.uid for fetched in batch}
        self._move(line, uids)
        self._settle(uids)
        return sum(not one.duplicate for one in accepted)

    def _incoming(self, fetched: Fetched) -> Incoming:
        return Incoming(
            tenant_id=self._tenant.id,
            raw=fetched.raw,
            recipients=(self._tenant.sender_address,),
            received=fetched.envelope.arrived,
            source=self._source(fetched.envelope.uid),
            size=fetched.envelope.size,
        )

    def _move(self, line: ImapLine, uids: set[int]) -> None:
        """Move what is stored to the handled folder; a server that refuses that keeps it, and is named."""
        handled = self._mailbox.handled_folder
        if not handled:
            return
        try:
            with translated(), line.at_most() as client:
                if line.has("MOVE"):
                    client.move(sorted(uids), handled)
                    return
                client.copy(sorted(uids), handled)
                client.add_flags(sorted(uids), [rb"\Deleted"], silent=True)
                if line.has("UIDPLUS"):  # without it, EXPUNGE would take what others have marked
                    client.uid_expunge(sorted(uids))
        except MailboxTrouble as trouble:
            if not isinstance(trouble.__cause__, IMAPClientError) or not line.answers():
                raise
            _log.warning("mailbox %s: %d mails are stored but not moved: %s", self.name, len(uids), trouble)

    def _settle(self, uids: set[int]) -> None:
        self._stored |= uids
        for uid in uids:
            self._stubborn.pop(uid, None)

    def _put_off(self, uid: int) -> None:
        before = self._stubborn.get(uid)
        pause = min(2 * before.pause, _LONGEST_RETRY) if before else _FIRST_RETRY
        self._stubborn[uid] = _Stubborn(pause=pause, next_at=time.monotonic() + pause)

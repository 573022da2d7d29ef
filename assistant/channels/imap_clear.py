"""Mail with a copy of an ID out of a mailbox: from every folder, verified, tried again until it is gone.

A mail is found by its Message-ID and known by all its parts, so that no other mail is deleted. Its UID
would not do: it was moved, by the desk to the handled folder or by a person to any other.
"""

import logging
import re

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from assistant.channels.imap_client import ImapLine, MailboxTrouble, translated
from assistant.desk import clearing
from assistant.desk.desk import Desk
from assistant.desk.people import Clearing
from assistant.settings import Mailbox

_log = logging.getLogger(__name__)

_ROUNDS = 3  # a server may put what is deleted into its bin first
_ASCII = re.compile(r"[!-~]+")
_CLOSED = frozenset({b"\\noselect", b"\\nonexistent"})


class Clearer:
    """Takes out of one account what the desk no longer keeps."""

    def __init__(self, desk: Desk, mailbox: Mailbox, name: str) -> None:
        """*name*: under which the mailbox is read."""
        self._desk, self._mailbox, self._name = desk, mailbox, name

    def clear(self, line: ImapLine) -> bool:
        """Do what is due; return whether another folder may be open now. Raises MailboxTrouble."""
        jobs = clearing.due(self._desk, self._name)
        for job in jobs:
            try:
                found = self._everywhere(line, job)
            except MailboxTrouble as trouble:
                _log.warning("mailbox %s: a mail could not be taken out: %s", self._name, trouble)
                clearing.failed(self._desk, job.id, str(trouble))
                if not line.answers():
                    raise
            else:
                clearing.done(self._desk, job.id, found)
        return bool(jobs)

    def _everywhere(self, line: ImapLine, job: Clearing) -> int:
        """Delete a mail from all folders; return how often it was there."""
        found = 0
        for _ in range(_ROUNDS):
            gone = sum(self._from_folder(line, job, folder) for folder in self._folders(line))
            if not gone:
                return found
            found += gone
        raise MailboxTrouble("still_there")

    def _folders(self, line: ImapLine) -> list[str]:
        """Return all folders that can be opened, those first that the desk itself uses."""
        with translated(), line.at_most() as client:
            listed = client.list_folders()
        others = [name for flags, _, name in listed if not {flag.lower() for flag in flags} & _CLOSED]
        own = [name for name in (self._mailbox.folder, self._mailbox.handled_folder) if name]
        return list(dict.fromkeys([*own, *others]))

    def _from_folder(self, line: ImapLine, job: Clearing, folder: str) -> int:
        try:
            with translated(), line.at_most() as client:
                if not client.folder_exists(folder):
                    return 0
                client.select_folder(folder)
                uids = _candidates(client, job.message_id)
        except MailboxTrouble as trouble:
            if folder == self._mailbox.folder or not isinstance(trouble.__cause__, IMAPClientError):
                raise
            if not line.answers():
                raise
            _log.info("mailbox %s: a folder cannot be searched: %s", self._name, trouble)
            return 0
        mine = [uid for uid in uids if self._is_it(line, job, uid)]
        if mine:
            with translated(), line.at_most() as client:
                _delete(client, mine, uidplus=line.has("UIDPLUS"))
        return len(mine)

    def _is_it(self, line: ImapLine, job: Clearing, uid: int) -> bool:
        most = self._desk.settings.smtp_in.max_bytes
        with translated(), line.at_most() as client:
            size = client.fetch([uid], [b"RFC822.SIZE"]).get(uid, {}).get(b"RFC822.SIZE", most + 1)
            if size > most:  # it was taken without its files, so no copy was found in it
                return False
            raw = client.fetch([uid], [b"BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
        return raw is not None and clearing.is_it(self._desk, job, bytes(raw))


def _candidates(client: IMAPClient, message_id: str) -> list[int]:
    """Return the mails in the open folder that bear a Message-ID, or have none where it is empty."""
    pieces = _ASCII.findall(message_id)
    if not pieces:
        return list(client.search(["NOT", "HEADER", "Message-ID", ""]))
    return list(client.search(["HEADER", "Message-ID", max(pieces, key=len)]))  # any piece of it will do


def _delete(client: IMAPClient, uids: list[int], *, uidplus: bool) -> None:
    """Delete mails of the open folder for good, and no other that somebody has marked."""
    client.add_flags(uids, [rb"\Deleted"], silent=True)
    if uidplus:
        client.uid_expunge(uids)
        return
    if set(client.search(["DELETED"])) - set(uids):
        raise MailboxTrouble("others_marked_deleted")
    client.expunge()

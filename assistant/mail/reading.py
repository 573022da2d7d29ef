"""Bytes → ParsedMail: never raises, never hangs, whatever the bytes are."""

from collections.abc import Sequence

from assistant.mail.records import ParsedMail


def read(raw: bytes, *, authserv_id: str = "", own_domains: Sequence[str] = ()) -> ParsedMail:
    """Return what can be read of one RFC 5322 message; never raises.

    *authserv_id* is the receiving host whose Authentication-Results count (RFC 8601), empty: none.
    *own_domains* are our own mail domains, or single addresses where only those send by machine.
    """
    return ParsedMail()


def attachment_bytes(raw: bytes, position: int) -> bytes | None:
    """Return the decoded bytes of the attachment at *position* in `ParsedMail.attachments`."""
    return None


def without_attachment(raw: bytes, position: int) -> bytes:
    """Return *raw* with that attachment's bytes gone; its type and place stay (art. 5(1)(e))."""
    return raw

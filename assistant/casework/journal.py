"""The journal: append-only, a chain of keyed hashes a ticket, checkpoints over all heads.

An entry holds tags, ids, counts, dates and keyed digests. Words that look like a person's
(an address, a phone, account or citizen number) are refused: they belong in the side table that
can be erased without breaking the chain.
"""

import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from assistant.privacy import find_numbers

Data = Mapping[str, "str | int | bool | list[str] | None"]
FIRST = "0" * 64
"""What the first entry of a chain carries as the hash of the one before."""

_TAG = re.compile(r"[a-z][a-z0-9_.:-]{0,39}\Z")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)\d[\d ()-]{7,}\d|(?<![\w-])0[1-9](?:[ -]?\d){8}(?![\w-])")
_DIGEST = re.compile(r"[0-9a-f]{32}\Z|[0-9a-f]{64}\Z")  # ids and digests are random and may hold any digits
_LONGEST = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a chain, as it is stored."""

    chain: str  # the ticket's id, or the tenant's own chain
    seq: int  # 1, 2, 3 …
    at: datetime  # aware
    actor: str  # a staff id, "assistant", "customer", "policy:…"
    tag: str  # what happened, for example "state.answered"
    data: Data
    previous: str  # hash of the entry before
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The last entry of a chain at some moment."""

    chain: str
    seq: int
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """Where a chain is broken first, and how."""

    chain: str
    seq: int
    reason: str  # "missing", "changed", "order" or "cut"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkpoint:
    """A signed digest over the heads of all chains of a tenant."""

    tenant: str
    at: datetime
    heads: int
    digest: str
    signature: str


def append(
    key: bytes, *, chain: str, last: Entry | Head | None, at: datetime, actor: str, tag: str, data: Data
) -> Entry:
    """Return the next entry of *chain* after *last* (None: the first).

    Raises ValueError where *data*, *actor* or *tag* holds something that looks like a person's,
    or *last* belongs to another chain.
    """
    if at.tzinfo is None:
        raise ValueError("a journal entry needs a time with a zone")
    if last is not None and last.chain != chain:
        raise ValueError("the last entry belongs to another chain")
    if not _TAG.match(tag):
        raise ValueError("a tag is a short lower-case word such as state.answered")
    _refuse_personal(actor, "actor")
    for name, value in data.items():
        _refuse_personal(name, "a name in data")
        for piece in value if isinstance(value, list) else [value]:
            _refuse_personal(piece, name)
    seq = 1 if last is None else last.seq + 1
    previous = FIRST if last is None else last.hash
    entry = Entry(
        chain=chain, seq=seq, at=at, actor=actor, tag=tag, data=dict(data), previous=previous, hash=""
    )
    return replace(entry, hash=_hash(key, entry))


def verify(key: bytes, entries: Iterable[Entry], *, head: Head | None = None) -> Broken | None:
    """Return the first broken place of one chain (entries in order), or None.

    *head*, where one is known from a checkpoint or the store, must stand in the chain: an end that
    was cut off has no broken link of its own.
    """
    previous, seq, met = FIRST, 0, head is None
    chain = head.chain if head else ""
    for entry in entries:
        chain = entry.chain
        seq += 1
        if entry.seq != seq:
            return Broken(chain=chain, seq=seq, reason="missing" if entry.seq > seq else "order")
        if entry.previous != previous:
            return Broken(chain=chain, seq=seq, reason="order")
        if not hmac.compare_digest(_hash(key, entry), entry.hash):
            return Broken(chain=chain, seq=seq, reason="changed")
        if head is not None and head.seq == seq:
            if head.hash != entry.hash or head.chain != entry.chain:
                return Broken(chain=chain, seq=seq, reason="changed")
            met = True
        previous = entry.hash
    return None if met else Broken(chain=chain, seq=seq + 1, reason="cut")


def checkpoint(key: bytes, *, tenant: str, at: datetime, heads: Iterable[Head]) -> Checkpoint:
    """Return a signed digest over *heads* (any order); it is mailed to the officer daily."""
    digest, count = sha256(), 0
    for head in sorted(heads, key=lambda each: each.chain):
        digest.update(f"{head.chain}\n{head.seq}\n{head.hash}\n".encode())
        count += 1
    found = digest.hexdigest()
    return Checkpoint(
        tenant=tenant, at=at, heads=count, digest=found, signature=_sign(key, tenant, at, count, found)
    )


def checkpoint_holds(key: bytes, made: Checkpoint, heads: Iterable[Head]) -> bool:
    """Return whether *made* is ours and *heads* (those of that moment) are what it was made over.

    Erased tickets leave their last head behind (ids and hashes, no content), so that old
    checkpoints can still be checked.
    """
    again = checkpoint(key, tenant=made.tenant, at=made.at, heads=heads)
    ours = _sign(key, made.tenant, made.at, made.heads, made.digest)
    return hmac.compare_digest(ours, made.signature) and hmac.compare_digest(again.digest, made.digest)


def keyed_digest(key: bytes, value: str) -> str:
    """Return the digest by which a person's value can be compared in the journal without being there."""
    return hmac.new(key, b"value\0" + value.strip().casefold().encode(), sha256).hexdigest()


def _hash(key: bytes, entry: Entry) -> str:
    """Return the keyed hash over everything in *entry* but its own hash."""
    when = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [entry.chain, entry.seq, when, entry.actor, entry.tag, dict(entry.data), entry.previous]
    body = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, b"entry\0" + body.encode(), sha256).hexdigest()


def _sign(key: bytes, tenant: str, at: datetime, heads: int, digest: str) -> str:
    when = at.astimezone(UTC).isoformat(timespec="microseconds")
    body = f"checkpoint\0{tenant}\0{when}\0{heads}\0{digest}"
    return hmac.new(key, body.encode(), sha256).hexdigest()


def _refuse_personal(value: object, where: str) -> None:
    """Refuse what looks like a person's; names cannot be told, so the length is bounded as well."""
    if value is None or isinstance(value, int):
        return
    if not isinstance(value, str):
        raise ValueError(f"journal data holds text, numbers and lists of text only ({where})")
    if len(value) > _LONGEST:
        raise ValueError(f"journal data holds tags, ids and digests, not prose ({where})")
    if _DIGEST.match(value):
        return
    if _ADDRESS.search(value) or _PHONE.search(value) or find_numbers(value):
        raise ValueError(f"a person's value must not stand in the journal ({where})")

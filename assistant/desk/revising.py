"""Texts in the hands of staff: written, looked at by a second person, published, taken back.

What is shipped holds until a revision of it is published; a revision is published by somebody who wrote
nothing of it. Each publication raises the edition's number, by which running workers know of it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.desk import access
from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.people import Role, Staff
from assistant.desk.ports import Transaction
from assistant.desk.texts import Revision
from assistant.desk.textviews import (
    EDITION,
    NO_TEXT,
    TextView,
    allowed,
    digest,
    edition,
    library,
    place_of,
    tenants_of,
    text,
    used,
    view,
)
from assistant.errors import ContentError, NotFound, Refused, Stale

CHANGED = "Somebody changed this text since you opened it. Yours is kept on your screen: read theirs."
OWN = "You wrote part of this: somebody else must read and publish it."
SAME = "That is the text in use already: nothing is changed."
WHY = "Say what changes, and why."
WHY_BACK = "Say why it goes back."
OTHER = "A revision of this text is open already: finish that one, or withdraw it."
NOT_OPEN = "This revision is not open any more."
USED_CHANGED = "Another revision was published since this one was begun: compare them, then save it again."


def save(
    desk: Desk,
    staff: Staff,
    path: str,
    text: str,
    *,
    reason: str,
    based_on_version: int = 0,
    beside: Mapping[str, str] | None = None,
) -> Revision:
    """Store a text that waits for a second person; *based_on_version* is 0 where none was open.

    *beside* are texts that are written with it.

    Raises ContentError naming the line that cannot be used, Stale where somebody else saved meanwhile.
    """
    text = text.replace("\r\n", "\n").rstrip() + "\n"
    if not reason.strip():
        raise Refused(WHY)
    with desk.store.read() as tx:
        allowed(desk, staff, path, access.WORK)
        over = tx.revisions.published() | {row.path: row.text for row in tx.revisions.open()}
    over |= beside or {}
    _usable(desk, path, text, over)  # the slow part: no transaction is open
    with desk.store.write() as tx:
        tx.serialise(f"text:{path}")
        found = view(desk, tx, staff, path)
        if text == found.used:
            raise Refused(SAME)
        waiting = found.open
        if (waiting.version if waiting else 0) != based_on_version:
            raise Stale(CHANGED)
        row = _begun(desk, staff, found, text, reason.strip()) if waiting is None else waiting
        if waiting is None:
            tx.revisions.add(row)
        elif not tx.revisions.change_if(
            waiting.id,
            based_on_version,
            text=text,
            version=waiting.version + 1,
            based_on=digest(found.used),
            authors=tuple(dict.fromkeys((*waiting.authors, staff.id))),
            reason=reason.strip(),
            sent_back="",
            changed_at=desk.now(),
        ):
            raise Stale(CHANGED)
        _note(desk, tx, staff, "text.written", row)
        return tx.revisions.get(row.id) or row


def publish(desk: Desk, staff: Staff, chosen: Mapping[str, int]) -> list[Revision]:
    """Put revisions into use together: the versions that were read, by id, none written by *staff*.

    Texts that need each other (a new section, and the answer that names it) are published at once.
    Raises Refused, Stale, or ContentError where one cannot be used beside what else is in use.
    """
    with desk.store.read() as tx:
        rows = [_open(desk, tx, staff, id, access.APPROVE) for id in chosen]
        over, number = tx.revisions.published(), edition(tx)
    if any(row.version != chosen[row.id] for row in rows):
        raise Stale(CHANGED)
    over |= {row.path: row.text for row in rows}
    for row in rows:
        _usable(desk, row.path, row.text, over)  # the slow part: no transaction is open
    with desk.store.write() as tx:
        tx.serialise("texts")
        if edition(tx) != number:
            raise Stale(USED_CHANGED)
        published = [_publish(desk, tx, staff, id, version) for id, version in chosen.items()]
        tx.instance.set(EDITION, number + 1)
    return published


def _publish(desk: Desk, tx: Transaction, staff: Staff, id: str, version: int) -> Revision:
    row = _open(desk, tx, staff, id, access.APPROVE)
    if staff.id in row.authors:
        raise Refused(OWN)
    found = view(desk, tx, staff, row.path)
    if digest(found.used) != row.based_on:
        raise Stale(USED_CHANGED)
    number = max((other.number for other in found.revisions), default=0) + 1
    if not tx.revisions.change_if(
        id, version, state="published", number=number, published_by=staff.id, published_at=desk.now()
    ):
        raise Stale(CHANGED)
    for other in found.revisions:
        if other.state == "published":
            tx.revisions.change(other.id, state="replaced")
    _note(desk, tx, staff, "text.published", row, number=number)
    return tx.revisions.get(id) or row


def send_back(desk: Desk, staff: Staff, revision_id: str, why: str) -> None:
    """Do not publish: the revision stays open, with *why*."""
    if not why.strip():
        raise Refused(WHY_BACK)
    with desk.store.write() as tx:
        row = _open(desk, tx, staff, revision_id, access.APPROVE)
        tx.revisions.change(row.id, sent_back=why.strip(), version=row.version + 1, changed_at=desk.now())
        _note(desk, tx, staff, "text.sent_back", row)


def withdraw(desk: Desk, staff: Staff, revision_id: str) -> None:
    """Give an open revision up; it stays to be read."""
    with desk.store.write() as tx:
        row = _open(desk, tx, staff, revision_id, access.WORK)
        tx.revisions.change(row.id, state="withdrawn", changed_at=desk.now())
        _note(desk, tx, staff, "text.withdrawn", row)


def roll_back(desk: Desk, staff: Staff, path: str, number: int, *, reason: str = "") -> Revision:
    """Write an earlier publication (0: the shipped text) again; a second person publishes it."""
    found = text(desk, staff, path)
    if found.open is not None:
        raise Refused(OTHER)
    return save(desk, staff, path, found.version(number), reason=reason or f"back to version {number}")


def take_in(desk: Desk, staff: Staff, found: Mapping[str, str], *, reason: str) -> list[Revision]:
    """Write a revision of each text in *found* that differs from the one in use.

    All are looked at before one is stored. Raises ContentError for the first that cannot be used.
    """
    now = used(desk)
    new = {path: text for path, text in found.items() if text.rstrip() != now.get(path, "").rstrip()}
    for path in new:
        allowed(desk, staff, path, access.WORK)
    for path, content in new.items():
        _usable(desk, path, content, {**now, **new})
    stored = []
    for path, content in new.items():
        waiting = text(desk, staff, path).open
        version = waiting.version if waiting else 0
        stored.append(save(desk, staff, path, content, reason=reason, based_on_version=version, beside=new))
    return stored


def _begun(desk: Desk, staff: Staff, found: TextView, text: str, reason: str) -> Revision:
    now = desk.now()
    return Revision(
        id=desk.new_id(),
        path=found.path,
        state="open",
        text=text,
        based_on=digest(found.used),
        authors=(staff.id,),
        reason=reason,
        created_at=now,
        changed_at=now,
    )


def _usable(desk: Desk, path: str, text: str, over: Mapping[str, str]) -> None:
    if problem := library(desk).problem(path, text, over):
        raise ContentError(problem)


def _open(desk: Desk, tx: Transaction, staff: Staff, id: str, roles: Iterable[Role]) -> Revision:
    row = tx.revisions.take(id)
    if row is None:
        raise NotFound(NO_TEXT)
    allowed(desk, staff, row.path, roles)
    if row.state != "open":
        raise Refused(NOT_OPEN)
    return row


def _note(desk: Desk, tx: Transaction, staff: Staff, tag: str, row: Revision, **data: int) -> None:
    """Write an entry into the own chain of each company that a text concerns."""
    about: dict[str, Any] = {"path": row.path, "id": row.id, **data}
    for tenant in tenants_of(desk, place_of(desk, row.path)):
        record(desk, tx, tenant=tenant, on=tenant, actor=staff.id, tag=tag, **about)
